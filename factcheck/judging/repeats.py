"""One conflict told in several places: findings that say again what a more certain one has said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.judging.verdict import Finding, Side, Verdict
from factcheck.judging.voices import count_voices, voices
from factcheck.matching import Matches, Pair

__all__ = ["told_once"]

_ALIKE = 0.6
"""Cosine from which two claims that do not clash say the same thing (docs/decisions/0020-one-finding-a-conflict.md)."""

_APART = ("contradiction", "possible", "superseded", "disputed")

_Place = tuple[str, str, int]  # `Sentence.place`
_Near = Mapping[_Place, set[_Place]]


@dataclass(slots=True)
class _Conflict:
    """The leading finding of a conflict, and the further places of each of its sides in the order they were met."""

    leader: Finding
    also: tuple[dict[_Place, Side], dict[_Place, Side]] = field(default_factory=lambda: ({}, {}))

    def add(self, sides: tuple[Side, Side]) -> None:
        """Keep the places of a repetition, whose sides come in the order of the leader's."""
        known = {_place(self.leader.first), _place(self.leader.second)}
        for places, side in zip(self.also, sides, strict=True):
            if _place(side) not in known:
                places.setdefault(_place(side), side)

    def told(self, voice: Mapping[str, str]) -> Finding:
        """Return the finding with all of its places; their documents stand on its sides."""
        first, second = (tuple(places.values()) for places in self.also)
        with_first = {*self.leader.agree_with_first, *map(_document, first)}
        with_second = {*self.leader.agree_with_second, *map(_document, second)} - with_first
        return replace(
            self.leader,
            also_first=first,
            also_second=second,
            agree_with_first=tuple(sorted(with_first)),
            agree_with_second=tuple(sorted(with_second)),
            voices=(count_voices(with_first, voice), count_voices(with_second, voice)),
        )


def told_once(found: Sequence[Finding], matches: Matches, verdicts: Sequence[Verdict]) -> list[Finding]:
    """Return the findings, worst first as they come, without those that repeat an earlier one.

    Their places are kept in `also_first` and `also_second` of the one that they repeat.
    """
    voice = voices(matches.claims) if found else {}
    near = _near(found, matches, verdicts)
    conflicts: list[_Conflict] = []
    touching: dict[_Place, set[int]] = defaultdict(set)  # which conflicts have a side in or near a sentence
    by_values: dict[tuple[str, ...], set[int]] = defaultdict(set)
    by_documents: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for finding in found:
        first, second = touching[_place(finding.first)], touching[_place(finding.second)]
        values, documents = _values(finding), _documents(finding)
        candidates = (first & second) | ((first | second | by_documents[documents]) & by_values[values])
        for number in sorted(candidates):
            if sides := _repeats(finding, conflicts[number].leader, near):
                conflicts[number].add(sides)
                break
        else:
            by_values[values].add(len(conflicts))
            by_documents[documents].add(len(conflicts))
            for place in (_place(finding.first), _place(finding.second)):
                for other in (place, *near.get(place, ())):
                    touching[other].add(len(conflicts))
            conflicts.append(_Conflict(finding))
    return [conflict.told(voice) for conflict in conflicts]


def _repeats(finding: Finding, leader: Finding, near: _Near) -> tuple[Side, Side] | None:
    """Return the sides of a repetition in the order of the leader's, None when it is none.

    Each of its sides stands in the sentence of a side of the leader or says the same thing; where both are told by
    values, these must be the same, and then one side is enough, or that the documents are the same.
    """
    if finding.code != leader.code and "info" in (finding.severity, leader.severity):
        return None
    for first, second in ((finding.first, finding.second), (finding.second, finding.first)):
        same = [_alike(first, leader.first, near), _alike(second, leader.second, near)]
        if _valued(finding) and _valued(leader) and finding.code == leader.code:
            values = (first.value, second.value) == (leader.first.value, leader.second.value)
            if values and (any(same) or _documents(finding) == _documents(leader)):
                return first, second
        elif all(same):
            return first, second
    return None


def _alike(ours: Side, theirs: Side, near: _Near) -> bool:
    place, other = _place(ours), _place(theirs)
    return place == other or other in near.get(place, ())


def _near(
    found: Sequence[Finding], matches: Matches, verdicts: Sequence[Verdict]
) -> dict[_Place, set[_Place]]:
    """Return, for each sentence of a finding, the others that say the same: with a near claim, and no clash known."""
    near: dict[_Place, set[_Place]] = defaultdict(set)
    if len(found) < 2:
        return near
    told = {_place(side) for finding in found for side in (finding.first, finding.second)}

    def places(pair: Pair) -> tuple[_Place, _Place]:
        return (
            matches.claims[pair.first].claim.sentence.place,
            matches.claims[pair.second].claim.sentence.place,
        )

    apart = {
        frozenset(places(v.pair))
        for v in verdicts
        if v.relation in _APART or any(c.answer == "clash" for c in v.comparisons)
    }
    for pair in matches.pairs:
        if pair.cosine < _ALIKE:
            continue
        first, second = places(pair)
        if first in told and second in told and frozenset((first, second)) not in apart:
            near[first].add(second)
            near[second].add(first)
    return near


def _place(side: Side) -> _Place:
    return side.claim.claim.sentence.place


def _document(side: Side) -> str:
    return side.claim.claim.document.id


def _documents(finding: Finding) -> tuple[str, ...]:
    return tuple(sorted((_document(finding.first), _document(finding.second))))


def _valued(finding: Finding) -> bool:
    return bool(finding.first.value and finding.second.value)


def _values(finding: Finding) -> tuple[str, ...]:
    return (finding.code, *sorted((finding.first.value, finding.second.value)))
