"""Whether two claims speak of one thing: their predicates and arguments laid over each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Protocol, TypeVar

from factcheck.facts.fact import Entity, Frame, GroundedClaim, Phrase, TimeSpan
from factcheck.facts.instants import clocks_apart
from factcheck.facts.senses import is_nation, nation_of
from factcheck.facts.syntax import children
from factcheck.facts.timex.words import MONTHS
from factcheck.names import name_words, same_name, same_word
from factcheck.places import is_country

__all__ = [
    "GENERIC",
    "Alignment",
    "Coverage",
    "align",
    "arguments_agree",
    "cover",
    "earlier_one",
    "match_phrases",
    "names_of",
    "others_apart",
    "pairs_of",
    "phrase_words",
    "places_of",
    "strange",
    "times_apart",
    "times_differ",
]

_NAME_LABELS = frozenset(["PERSON", "ORG", "LOC", "EVENT", "GPE", "FAC", "PLACE", ""])


def names_of(claim: GroundedClaim) -> list[Entity]:
    """Return the claim's named mentions that can tell one matter from another."""
    return [e for e in claim.facts.entities if e.label in _NAME_LABELS]


def places_of(claim: GroundedClaim) -> list[Entity]:
    """Return the places in which the claim says that something is or happens."""
    return [e for e in claim.facts.entities if e.role == "place"]


def _names_in_common(a: GroundedClaim, b: GroundedClaim) -> tuple[int, bool]:
    """Count the names that two claims share; and tell whether each also bears one that the other lacks."""
    ours, theirs = {e.name for e in names_of(a)}, {e.name for e in names_of(b)}
    left = {n for n in ours if any(same_name(n, t) for t in theirs)}
    right = {t for t in theirs if any(same_name(n, t) for n in ours)}
    if _numbered_apart(a, b) or _kin_apart(a, b):
        return len(left), True
    mentioned = b.facts.frame.words, a.facts.frame.words
    lone = [n for n in ours - left if not set(name_words(n)) <= mentioned[0]]
    others = [t for t in theirs - right if not set(name_words(t)) <= mentioned[1]]
    return len(left), bool(lone) and bool(others)


_NUMBERED = re.compile(r"\b([A-Z][\w’'-]{2,30}) (\d{1,3})\b(?![.,:]?\d| ?%)")
_KIN = frozenset(
    ["brother", "sister", "son", "daughter", "wife", "husband", "father", "mother", "uncle", "aunt", "nephew", "niece",
     "cousin", "grandson", "granddaughter", "grandfather", "grandmother", "widow", "lawyer", "deputy", "predecessor",
     "successor"]
)  # fmt: skip
"""Who is somebody else than the one whose they are."""


def _numbered_apart(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell Windows 10 from Windows 7."""
    ours, theirs = (
        {m[1]: m[2] for m in _NUMBERED.finditer(g.claim.text) if m[1].casefold() not in MONTHS}
        for g in (a, b)
    )
    return any(name in theirs and theirs[name] != number for name, number in ours.items())


def _kin_apart(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell Kalve's release from that of Kalve's brother."""
    ours, theirs = ({w for p in g.facts.frame.patients for w in (p.head, *p.words)} & _KIN for g in (a, b))
    return bool(ours ^ theirs) and not (ours & b.facts.context or theirs & a.facts.context)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def pairs_of(left: Iterable[P], right: Iterable[P]) -> list[tuple[P, P]]:
    """Return every pair of two claims' facts, the earliest first, in one order whichever claim comes first."""
    return sorted(
        product(left, right), key=lambda pair: (pair[0].start + pair[1].start, min(p.start for p in pair))
    )


def others_apart(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether a preposition of the predicate leads to different things: mines cleared from roads, from rails."""
    for case, phrase in _plain_others(a):
        rivals = [q for other, q in _plain_others(b) if other == case]
        if case in _TELLING and rivals and match_phrases([phrase], rivals) == 0.0:
            return True
    return False


def _plain_others(claim: GroundedClaim) -> list[tuple[str, Phrase]]:
    """Return the obliques of a claim that are no time and no quantity."""
    values = [(t.start, t.end) for t in claim.facts.times] + [
        (q.start, q.end) for q in claim.facts.quantities
    ]
    return [
        (c, p) for c, p in claim.facts.frame.others if not any(s < p.end and p.start < e for s, e in values)
    ]


_TELLING = frozenset(["from", "to", "for", "against", "with", "of", "on", "into", "over", "between", "about"])


def times_apart(a: TimeSpan | None, b: TimeSpan | None) -> bool:
    """Tell whether two times exclude each other, whatever slack there is."""
    if a is None or b is None:
        return False
    by_clock = clocks_apart(a, b)
    if by_clock is not None:
        return by_clock
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return True
    return b.latest is not None and a.earliest is not None and b.latest < a.earliest


def times_differ(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether the claims date what they say apart, or one of them alone limits it to a period."""
    first, second = a.facts.when, b.facts.when
    if first is None and second is None:
        return False
    if first is None or second is None:
        alone = first or second
        return alone is not None and alone.granularity not in ("time", "day", "week")
    return times_apart(first, second) or first.relation != second.relation


def match_phrases(left: Iterable[Phrase], right: Iterable[Phrase]) -> float | None:
    """Return 1.0 where two arguments are the same, 0.0 where they differ, None where that cannot be told."""
    left, right = tuple(left), tuple(right)
    if not left or not right:
        return None
    best = None
    for p in left:
        for q in right:
            value = _match(p, q)
            if value == 1.0:
                return 1.0
            if value is None or best is None:
                best = value if best != 0.0 else best
    return best


def _match(p: Phrase, q: Phrase) -> float | None:
    if (p.pronoun and not p.name) or (q.pronoun and not q.name):
        return None
    ours, theirs = {w for w in p.words if is_nation(w)}, {w for w in q.words if is_nation(w)}
    if ours and theirs and not ours & theirs:
        return 0.0
    if p.name and q.name:
        return 1.0 if same_name(p.name, q.name) else 0.0
    if p.name or q.name:
        # "Parliament" and "the parliament"; but "Mayor Lund" and "the mayor" may be two
        return 1.0 if p.head == q.head and (p.words & q.words or not (p.words or q.words)) else None
    if p.head == q.head:
        # the road tunnel and the railway tunnel
        return None if p.words - q.words and q.words - p.words else 1.0
    if p.kind and p.kind == q.kind:
        return 1.0
    return None if p.head in q.words or q.head in p.words else 0.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two claims lie over each other.

    `predicate` tells whether both say the same kind of thing; `agents` and `patients` are 1.0 same, 0.0 different,
    None not told; `held` is the share of the shorter claim's content words that the longer one has too, `overlap` that
    of all their words, in [0, 1]; `shared` counts them; `names` counts the names that they share; `series` tells that
    one of them speaks of another in a series ("the second outage"), `worlds` that one speaks of what is not asserted,
    `strangers` that each bears a name that the other lacks.
    """

    predicate: bool
    agents: float | None
    patients: float | None
    held: float
    overlap: float
    shared: int
    names: int
    series: bool
    worlds: bool
    strangers: bool

    @property
    def apart(self) -> bool:
        """Whether anything says that the claims are of two matters."""
        return self.series or self.worlds or self.strangers

    @property
    def same(self) -> float:
        """The evidence that both speak of one matter, in [0, 1]."""
        if self.agents == 0.0 or self.patients == 0.0 or self.apart or self.shared < _FEWEST:
            return 0.0
        score = 0.4 * self.held + 0.2 * self.overlap
        score += 0.15 * self.predicate + 0.1 * (self.agents == 1.0) + 0.1 * (self.patients == 1.0)
        return min(1.0, score + 0.05 * min(self.names, 2))


_FEWEST = 2  # content words in common, below which nothing says that two claims meet


def align(
    a: GroundedClaim,
    b: GroundedClaim,
    drop_first: frozenset[str] = frozenset(),
    drop_second: frozenset[str] = frozenset(),
) -> Alignment:
    """Lay two claims over each other; words of `drop_first` and `drop_second`, which are what differs, are left out."""
    first, second = a.facts.frame, b.facts.frame
    same = bool(first.predicate) and (
        first.predicate == second.predicate or (bool(first.kind) and first.kind == second.kind)
    )
    left, right = first.words - drop_first, second.words - drop_second
    shared = _shared(left, right)
    shorter = min(len(left), len(right))
    union = len(left) + len(right) - shared
    names, strangers = _names_in_common(a, b)
    return Alignment(
        predicate=same,
        agents=match_phrases(first.agents, second.agents),
        patients=match_phrases(first.patients, second.patients),
        held=shared / shorter if shorter else 0.0,
        overlap=shared / union if union else 0.0,
        shared=shared,
        names=names,
        series=_series(first, second) or _series(second, first),
        worlds=_world(a) != _world(b),
        strangers=strangers,
    )


def arguments_agree(alignment: Alignment, a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether every argument that both claims fill is filled alike, and at least one is."""
    first, second = a.facts.frame, b.facts.frame
    checks = [
        alignment.agents if first.agents and second.agents else None,
        alignment.patients if first.patients and second.patients else None,
    ]
    filled = [(first.agents, second.agents), (first.patients, second.patients)]
    present = [value for value, (x, y) in zip(checks, filled, strict=True) if x and y]
    return bool(present) and all(value == 1.0 for value in present)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the shorter claim the other one speaks of, its whole sentence included.

    `share` is in [0, 1]; `words` are the words in common, `missing` those that the other side lacks.
    """

    share: float
    words: frozenset[str]
    missing: frozenset[str]


GENERIC = frozenset(
    ["company", "firm", "group", "bank", "country", "city", "town", "village", "man", "woman", "person", "team", "club",
    "party", "body", "state", "nation", "region", "area", "place", "figure", "number", "total", "case", "thing",
    "way", "part", "amount", "level", "rate", "use", "do", "make", "become", "see", "put", "set", "bring", "try"]
)  # fmt: skip
"""Words that stand for another one: that they are missing on one side says nothing."""


def cover(a: GroundedClaim, b: GroundedClaim, drop: frozenset[str] = frozenset()) -> Coverage:
    """Return how far the claim with fewer words, `drop` aside, is covered by the other and its sentence."""
    first, second = a.facts.frame.words - drop, b.facts.frame.words - drop
    if len(second) < len(first):
        first, a, b = second, b, a
    there = b.facts.frame.words | b.facts.context
    found = frozenset(w for w in first if w in there or any(_alike(w, x) for x in there))
    missing = first - found - GENERIC
    known = len(found) + len(missing)
    return Coverage(len(found) / known if known else 1.0, found, missing)


def earlier_one(claim: GroundedClaim) -> bool:
    """Tell whether a claim looks back from another past: "they had ended an earlier strike in April"."""
    sentence = claim.claim.sentence
    return any(t.text.casefold() == "had" for t in children(sentence, claim.claim.head, "aux"))


def strange(covered: Coverage, a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether the claims speak of two nations: each has one that the other, or its sentence, lacks."""
    ours, theirs = _nations(a.facts.frame.words), _nations(b.facts.frame.words)
    if ours - theirs - covered.words and theirs - ours - covered.words:
        return True
    # "the country's last tiger", in a sentence about Kazakhstan, is not that of Turkmenistan
    here, there = _nations(a.facts.context), _nations(b.facts.context)
    return bool(here and there) and not here & there


def _nations(words: Iterable[str]) -> set[str]:
    return {w for w in words if _is_nation(w)}


@lru_cache(maxsize=10_000)
def _is_nation(word: str) -> bool:
    return is_nation(word) or is_country(word)


_STEM = 5  # letters that words of one root share at least


def _alike(a: str, b: str) -> bool:
    """Tell whether two words are spellings of one name, or of one root: "economy" and "economic"."""
    if len(a) <= 3 or len(b) <= 3:
        return False
    if a[:_STEM] == b[:_STEM] and len(a) >= _STEM and len(b) >= _STEM and abs(len(a) - len(b)) <= 4:
        return True
    return same_word(a, b)


def phrase_words(phrases: Iterable[Phrase]) -> frozenset[str]:
    """Return the words by which a claim's content words name these phrases."""
    found: set[str] = set()
    for phrase in phrases:
        spelled = {*name_words(phrase.text), *name_words(phrase.name), phrase.head}
        found.update(phrase.words, spelled, map(nation_of, spelled))
    return frozenset(found)


def _shared(first: frozenset[str], second: frozenset[str]) -> int:
    exact = first & second
    rest, others = first - exact, second - exact
    # "Taqwa" and "Takwa", "Greens" and "Green"
    return len(exact) + sum(
        any(same_word(x, y) for y in others) for x in rest if len(x) > 3 and rest and others
    )


def _series(first: Frame, second: Frame) -> bool:
    """Tell whether the first claim marks as one of a series what the second speaks of without that mark."""
    return any(
        not above or above in second.words or above == second.kind
        for _, above in first.markers - second.markers
    )


def _world(claim: GroundedClaim) -> str:
    modality = claim.claim.modality
    world = "actual" if modality in ("asserted", "reported") else modality
    return f"no longer {world}" if _NO_LONGER.search(claim.claim.text) else world


_NO_LONGER = re.compile(r"\bno longer\b|\bany (?:longer|more)\b", re.IGNORECASE)
