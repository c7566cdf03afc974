"""Roles: who did it to whom, who is whose, from where to where; the same two the other way round are a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.facts.comparators.alignment import (
    GENERIC,
    align,
    match_phrases,
    pairs_of,
    times_apart,
    times_differ,
)
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Act, Frame, GroundedClaim, Phrase
from factcheck.facts.senses import sense_of
from factcheck.facts.story import TOLD_APART, one_story
from factcheck.names import name_words, same_name

__all__ = ["compare"]

_MUTUAL = frozenset(
    ["meet", "marry", "fight", "face", "join", "know", "love", "contact", "border", "neighbour", "trade",
    "talk", "play", "telephone", "call",
     "see", "hug", "kiss", "follow", "affect", "criticize", "criticise", "blame", "accuse", "attack", "hit",
     "strike", "bomb", "shell", "threaten",
     "praise", "thank", "congratulate", "help", "support", "visit", "be", "include", "mean", "become", "have"]
)  # fmt: skip
"""What both can do to each other at once, or in turn."""
_MUTUAL_SENSES = frozenset(sense_of(verb) for verb in _MUTUAL)
_MUTUAL_NOUNS = frozenset(
    ["friend", "brother", "sister", "sibling", "twin", "cousin", "neighbour", "neighbor", "rival", "partner", "spouse",
     "husband", "wife", "colleague", "ally", "enemy", "member", "part", "relative", "opponent", "successor",
     "predecessor", "fan", "critic", "supporter", "victim", "one"]
)  # fmt: skip
"""What two can be to each other, or of what there is more than one at a time."""
_SWAPS = (("from", "to"), ("from", "into"))
_HELD = 0.8  # share of the shorter claim that the longer must hold where no names cross


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where two that are named in both claims have changed places."""
    return _of_frames(a, b) or _of_acts(a, b)


def _of_frames(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    first, second = a.facts.frame, b.facts.frame
    if first.negated != second.negated or not first.kind or first.kind != second.kind:
        return None
    alignment = align(a, b)
    if alignment.worlds or alignment.series or times_differ(a, b) or numbers_differ(a, b):
        return None
    for crossed in (_acting, _being, _comparing, _moving):
        if (pairs := crossed(first, second)) is not None:
            (p, q), (r, s), what = pairs
            if crossed is not _acting and alignment.held < _HELD:
                return None
            left, right = f"{_show(p)} → {_show(q)}", f"{_show(r)} → {_show(s)}"
            what = a.claim.sentence.tokens[a.claim.head].text if what == first.predicate else what
            return Comparison(
                type="role",
                answer="clash",
                first=left,
                second=right,
                first_span=(min(p.start, q.start), max(p.end, q.end)),
                second_span=(min(r.start, s.start), max(r.end, s.end)),
                explanation=f"“{what}” with the roles exchanged: {left} against {right}",
                same_event=0.7,
            )
    return None


def _of_acts(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Compare what verbs say anywhere in two claims of one story: there the parties are known by any of their words."""
    for p, q in pairs_of(a.facts.acts, b.facts.acts):
        if p.negated or q.negated or p.sense != q.sense or not _exchanged_parties(p, q, a, b):
            continue
        if {a.claim.modality, b.claim.modality} & {"hypothetical", "denied"} or numbers_differ(a, b):
            return None
        if times_apart(a.facts.when, b.facts.when):
            return None
        return _of_two(a, b, p, q)
    return None


def _exchanged_parties(p: Act, q: Act, a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether each one's doers are the other's sufferers, or givers the other's takers.

    A party that bears no name ("the army") is the same only within one story.
    """
    for left, right in ((p.patients, q.patients), (p.recipients, q.recipients)):
        forth, back = (p.agents & right) - GENERIC, (left & q.agents) - GENERIC
        if not forth or not back or p.agents & q.agents or (left & right) & (forth | back):
            continue
        named = [bool(words & p.names & q.names) for words in (forth, back)]
        if all(named) or (any(named) and one_story(a.claim.document, b.claim.document)):
            return True
    return False


def _of_two(a: GroundedClaim, b: GroundedClaim, p: Act, q: Act) -> Comparison:
    text, other = a.claim.sentence.text, b.claim.sentence.text
    said = text[p.start - a.claim.sentence.start : p.end - a.claim.sentence.start]
    says = other[q.start - b.claim.sentence.start : q.end - b.claim.sentence.start]
    return Comparison(
        type="role",
        answer="clash",
        first=said,
        second=says,
        first_span=(p.start, p.end),
        second_span=(q.start, q.end),
        explanation=f"“{said}” against “{says}”: the same two with the roles exchanged",
        same_event=TOLD_APART,
    )


_Crossing = tuple[tuple[Phrase, Phrase], tuple[Phrase, Phrase], str]


def _acting(first: Frame, second: Frame) -> _Crossing | None:
    """Read "Lindqvist bought Ørsbæk" against "Ørsbæk took over Lindqvist"."""
    if (
        first.copular
        or second.copular
        or not (first.agents and first.patients and second.agents and second.patients)
    ):
        return None
    if first.predicate in _MUTUAL or second.predicate in _MUTUAL or first.kind in _MUTUAL_SENSES:
        return None
    crossed = _named_match(first.agents, second.patients) and _named_match(first.patients, second.agents)
    if not crossed or match_phrases(first.agents, second.agents) == 1.0:
        return None
    if match_phrases(first.patients, second.patients) == 1.0:
        return None
    return (first.agents[0], first.patients[0]), (second.agents[0], second.patients[0]), first.predicate


def _being(first: Frame, second: Frame) -> _Crossing | None:
    """Read "Ardashir is the sultan's grandson" against "the sultan is Ardashir's grandson"."""
    left, right = first.attribute, second.attribute
    if not (first.copular and second.copular) or left is None or right is None or left.head != right.head:
        return None
    if left.head in _MUTUAL_NOUNS or not first.agents or not second.agents:
        return None
    p, q = first.agents[0], second.agents[0]
    if not (p.name and q.name) or same_name(p.name, q.name):
        return None
    if _holds(right, p) and _holds(left, q) and not _holds(left, p) and not _holds(right, q):
        return (p, q), (q, p), left.head
    return None


def _holds(phrase: Phrase, other: Phrase) -> bool:
    words = [w for w in name_words(other.name) if len(w) > 1]
    return bool(words) and words[-1] in {*phrase.words, *name_words(phrase.text)}


def _comparing(first: Frame, second: Frame) -> _Crossing | None:
    """Read "the cathedral is older than the castle" against "the castle is older than the cathedral"."""
    return _exchanged(
        first, second, _subjects(first), _with("than", first), _subjects(second), _with("than", second)
    )


def _moving(first: Frame, second: Frame) -> _Crossing | None:
    """Read "moved from the square to the museum" against "from the museum to the square"."""
    for source, goal in _SWAPS:
        found = _exchanged(
            first,
            second,
            _with(source, first),
            _with(goal, first),
            _with(source, second),
            _with(goal, second),
        )
        if found is not None:
            return found
    return None


def _exchanged(
    first: Frame,
    second: Frame,
    p: Sequence[Phrase],
    q: Sequence[Phrase],
    r: Sequence[Phrase],
    s: Sequence[Phrase],
) -> _Crossing | None:
    if not (p and q and r and s) or first.predicate != second.predicate:
        return None
    if match_phrases(p, s) == 1.0 and match_phrases(q, r) == 1.0 and match_phrases(p, r) == 0.0:
        return (p[0], q[0]), (r[0], s[0]), first.predicate
    return None


def _subjects(frame: Frame) -> tuple[Phrase, ...]:
    return frame.agents or frame.patients


def _with(case: str, frame: Frame) -> list[Phrase]:
    return list(_of_case(case, frame))


def _of_case(case: str, frame: Frame) -> Iterator[Phrase]:
    return (phrase for preposition, phrase in frame.others if preposition == case and not phrase.pronoun)


def _show(phrase: Phrase) -> str:
    return phrase.name or phrase.text


def _named_match(left: tuple[Phrase, ...], right: tuple[Phrase, ...]) -> bool:
    return (
        match_phrases([p for p in left if p.name or p.definite], [q for q in right if q.name or q.definite])
        == 1.0
    )
