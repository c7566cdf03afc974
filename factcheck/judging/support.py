"""Who else says so: documents whose claims agree with one side of a finding, each counted on that side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.facts import GroundedClaim, compare
from factcheck.judging.nli import NLIModel
from factcheck.judging.verdict import Finding, Side
from factcheck.judging.voices import count_voices, voices
from factcheck.matching import Matches

__all__ = ["with_support"]

_AGREES = 0.8  # P(entailment) from which a sentence says what a side of a finding says
_OTHERWISE = 0.5  # and that of the other side, which must stay below
_ALIKE = 0.5  # cosine of claims that are worth a reading
_MOST_READ = 6  # claims that are read for one finding, the nearest first
_SAID = ("asserted", "reported")

_Met = Mapping[int, Mapping[int, float]]


def with_support(found: Sequence[Finding], matches: Matches, nli: NLIModel) -> list[Finding]:
    """Return the findings with all documents on each side, and the number of different texts that these are.

    A document stands on a side when one of its claims met that side and has the same value of the kind that clashes;
    where no value tells, when its sentence entails the claim of the side, and not that of the other one.  Notes are
    left as they are.
    """
    conflicts = [f for f in found if f.severity != "info"]
    if not conflicts:
        return list(found)
    index = {id(grounded): i for i, grounded in enumerate(matches.claims)}
    met: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in matches.pairs:
        met[pair.first][pair.second] = met[pair.second][pair.first] = pair.cosine
    voice = voices(matches.claims)
    more: dict[int, tuple[set[str], set[str]]] = {}
    unread: list[tuple[Finding, GroundedClaim]] = []
    for finding in conflicts:
        sides: tuple[set[str], set[str]] = (set(), set())
        others = _others(finding, matches, index, met)
        to_read = []
        for other, cosine in others:
            side = _by_value(other, finding)
            if side is not None:
                sides[side].add(other.claim.document.id)
            elif cosine >= _ALIKE:
                to_read.append(other)
        unread += [(finding, other) for other in to_read[:_MOST_READ]]
        more[id(finding)] = sides
    for (finding, other), side in zip(unread, _by_reading(unread, nli), strict=True):
        if side is not None:
            more[id(finding)][side].add(other.claim.document.id)
    return [_counted(f, more[id(f)], voice) if id(f) in more else f for f in found]


def _others(
    finding: Finding, matches: Matches, index: Mapping[int, int], met: _Met
) -> list[tuple[GroundedClaim, float]]:
    """Return claims of further documents that met a side of the finding with the higher cosine, the nearest first."""
    known = {*finding.agree_with_first, *finding.agree_with_second}
    near: dict[int, float] = {}
    for side in (finding.first, finding.second, *finding.also_first, *finding.also_second):
        for other, cosine in met.get(index.get(id(side.claim), -1), {}).items():
            near[other] = max(cosine, near.get(other, -1.0))
    told = [(matches.claims[i], cosine) for i, cosine in sorted(near.items(), key=lambda n: (-n[1], n[0]))]
    return [
        (g, cosine)
        for g, cosine in told
        if g.claim.document.id not in known and g.claim.modality in _SAID and not g.derived
    ]


def _by_value(other: GroundedClaim, finding: Finding) -> int | None:
    """Return the side (0, 1) that has the value of another claim, None where it has neither's or both."""
    if not (finding.first.value and finding.second.value):
        return None
    with_first, with_second = (_same_value(other, side, finding) for side in (finding.first, finding.second))
    if with_first == with_second:
        return None
    return 0 if with_first else 1


def _same_value(other: GroundedClaim, side: Side, finding: Finding) -> bool:
    return any(
        c.type == finding.type and c.answer == "compatible" and c.first == c.second == side.value
        for c in compare(other, side.claim)
    )


def _by_reading(pairs: Sequence[tuple[Finding, GroundedClaim]], nli: NLIModel) -> list[int | None]:
    """Return the side (0, 1) that the sentence of each further claim entails, None for neither or both."""
    if not pairs:
        return []
    readings = [
        (other.claim.sentence.text, side.claim.claim.text)
        for finding, other in pairs
        for side in (finding.first, finding.second)
    ]
    entailed = [float(row[1]) for row in nli.predict(readings)]
    found: list[int | None] = []
    for first, second in zip(entailed[::2], entailed[1::2], strict=True):
        sure, other = max(first, second), min(first, second)
        stands = sure >= _AGREES and other < _OTHERWISE
        found.append((0 if first > second else 1) if stands else None)
    return found


def _counted(finding: Finding, more: tuple[set[str], set[str]], voice: Mapping[str, str]) -> Finding:
    """Add documents to the sides; one that says both stands on neither."""
    both = more[0] & more[1]
    first = {*finding.agree_with_first, *(more[0] - both)}
    second = {*finding.agree_with_second, *(more[1] - both)}
    return replace(
        finding,
        agree_with_first=tuple(sorted(first)),
        agree_with_second=tuple(sorted(second)),
        voices=(count_voices(first, voice), count_voices(second, voice)),
    )
