"""Passages of references, and how much of a draft's claim each of them holds: its words, names, numbers and times."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.claims import Sentence
from factcheck.facts import Entity, Facts, GroundedClaim, Quantity, TimeSpan, same_name

__all__ = ["Held", "Passage", "Rarity", "held", "passages"]

_LONGEST = 3  # sentences of a passage
_NAME_LABELS = frozenset({"PERSON", "ORG", "LOC", "EVENT", "GPE", "FAC", "PLACE"})
_STEM = 5  # letters that words of one root share at least: "economy", "economic"
_ROUNDED = 0.06  # share by which "about thirty" may miss what a reference says
_VAGUE = frozenset({"season", "decade", "century"})
"""Times that nobody repeats word for word."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of sentences of one document; `claims` are theirs, `words` their content words."""

    claims: tuple[GroundedClaim, ...]
    words: frozenset[str]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in the order of the document."""
        return tuple({g.claim.sentence.place: g.claim.sentence for g in self.claims}.values())

    @property
    def text(self) -> str:
        """The sentences as they stand in the document, with blanks between them."""
        return " ".join(sentence.text for sentence in self.sentences)

    def nearest_to(self, grounded: GroundedClaim) -> GroundedClaim:
        """Return the claim of the passage with the most words of another claim."""
        wanted = grounded.facts.frame.words
        return max(self.claims, key=lambda g: len(wanted & (g.facts.context | g.facts.frame.words)))

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.claims[0].claim.document.id


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a claim a passage holds.

    `words` is the share of the claim's content words, rare ones weighing more; `names`, `numbers` and `times` are the
    shares of its mentions of each kind that the passage has, 1 where it makes none.  `common` are the words, in their
    normal form; `kept` the mentions that the passage has and `missing` those that it lacks, as the claim writes them.
    """

    words: float
    names: float
    numbers: float
    times: float
    common: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Rarity:
    """Weighs words by the number of sentences of a run that have them (inverse document frequency)."""

    def __init__(self, claims: Iterable[GroundedClaim]) -> None:
        sentences = {g.claim.sentence.place: g.facts.context | g.facts.frame.words for g in claims}
        self._count = Counter(word for words in sentences.values() for word in words)
        self._sentences = len(sentences)

    def weight(self, word: str) -> float:
        """Return log(1 + n / df), the weight of a word that no sentence has being the greatest."""
        return math.log(1.0 + self._sentences / max(1, self._count[word]))


def passages(claims: Sequence[GroundedClaim]) -> list[Passage]:
    """Return every run of one to three sentences of each document that follow one another, shorter ones first."""
    by_sentence: dict[tuple[str, str, int], list[GroundedClaim]] = defaultdict(list)
    for grounded in claims:
        by_sentence[grounded.claim.sentence.place].append(grounded)
    runs: dict[tuple[str, str], list[list[GroundedClaim]]] = defaultdict(list)
    for (document, field, _), held_by in sorted(by_sentence.items()):
        runs[document, field].append(held_by)
    found = []
    for length in range(1, _LONGEST + 1):
        for sentences in runs.values():
            for begin in range(len(sentences) - length + 1):
                run = tuple(g for sentence in sentences[begin : begin + length] for g in sentence)
                found.append(
                    Passage(
                        run, frozenset[str]().union(*(g.facts.context | g.facts.frame.words for g in run))
                    )
                )
    return found


def held(grounded: GroundedClaim, passage: Passage, rarity: Rarity) -> Held:
    """Return how much of a claim a passage holds."""
    facts = grounded.facts
    values = _value_words(grounded)
    wanted = facts.frame.words - values
    common = {w for w in wanted if w in passage.words or any(_alike(w, x) for x in passage.words)}
    total = sum(map(rarity.weight, wanted))
    others = [g.facts for g in passage.claims]
    names = {e.name: e for e in facts.entities if e.label in _NAME_LABELS}
    lost_names = [e for e in names.values() if not _named(e, passage)]
    lost_numbers = [q for q in facts.quantities if not any(_counted(q, f) for f in others)]
    exact = [t for t in facts.times if t.granularity not in _VAGUE and (t.earliest or t.latest)]
    lost_times = [t for t in exact if not _timed(t, passage)]
    said: list[Entity | Quantity | TimeSpan] = [*names.values(), *facts.quantities, *exact]
    mentions = sorted(said, key=lambda m: m.start)
    lost = {id(m) for m in (*lost_names, *lost_numbers, *lost_times)}
    return Held(
        words=sum(map(rarity.weight, common)) / total if total else 1.0,
        names=1.0 - len(lost_names) / len(names) if names else 1.0,
        numbers=1.0 - len(lost_numbers) / len(facts.quantities) if facts.quantities else 1.0,
        times=1.0 - len(lost_times) / len(exact) if exact else 1.0,
        common=tuple(sorted(common)),
        kept=tuple(m.text for m in mentions if id(m) not in lost),
        missing=tuple(m.text for m in mentions if id(m) in lost),
    )


def _value_words(grounded: GroundedClaim) -> frozenset[str]:
    """Return the words of a claim's numbers and times, which are compared by value."""
    facts = grounded.facts
    spans = [(q.start, q.end) for q in facts.quantities] + [(t.start, t.end) for t in facts.times]
    tokens = grounded.claim.sentence.tokens
    inside = [
        t
        for t in tokens
        if any(s <= t.start < e for s, e in spans) and t.pos in ("NUM", "SYM", "PROPN", "NOUN", "ADJ", "ADV")
    ]
    counted = {q.counted for q in facts.quantities}
    return frozenset(w for t in inside for w in (t.text.casefold(), t.lemma.casefold()) if w not in counted)


def _alike(a: str, b: str) -> bool:
    return (
        len(a) >= _STEM and len(b) >= _STEM and a[:_STEM] == b[:_STEM] and abs(len(a) - len(b)) <= _STEM - 1
    )


def _named(entity: Entity, passage: Passage) -> bool:
    """Tell whether a passage names somebody, or its document does in its title."""
    for grounded in passage.claims:
        if any(same_name(entity.name, e.name) for e in grounded.facts.entities):
            return True
    words = {w for w in entity.name.casefold().replace("-", " ").split() if w[0].isalnum()}
    return bool(words) and words <= passage.words


def _counted(quantity: Quantity, facts: Facts) -> bool:
    """Tell whether a sentence has a number, in the same unit where both have one."""
    slack = _ROUNDED * abs(quantity.high) if quantity.approximate and math.isfinite(quantity.high) else 0.0
    for other in (*facts.beside, *facts.quantities):
        near = max(quantity.low - slack, other.low) <= min(quantity.high + slack, other.high)
        if near and (quantity.unit == other.unit or not (quantity.unit and other.unit)):
            return True
    return any(quantity.low - slack <= value <= quantity.high + slack for value, _ in facts.figures)


def _timed(time: TimeSpan, passage: Passage) -> bool:
    """Tell whether a time stands in a passage, or is that of its document's news."""
    published = passage.claims[0].claim.document.published
    for grounded in passage.claims:
        if any(_meet(time, other) for other in grounded.facts.times):
            return True
    return (
        published is not None
        and bool(
            (time.earliest is None or time.earliest <= published)
            and (time.latest is None or published <= time.latest)
        )
        and time.granularity == "day"
    )


def _meet(a: TimeSpan, b: TimeSpan) -> bool:
    """Tell whether two times are of one stretch; one that is open on a side meets whatever lies there."""
    starts = [t.earliest for t in (a, b) if t.earliest]
    ends = [t.latest for t in (a, b) if t.latest]
    return not starts or not ends or max(starts) <= min(ends)
