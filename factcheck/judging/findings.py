"""From verdicts to findings: what is worth showing, once each."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.facts import Comparison, GroundedClaim
from factcheck.judging.codes import CODES, POSSIBLY_DIFFERENT, SUPERSEDED
from factcheck.judging.fusion import Fusion
from factcheck.judging.verdict import Finding, Severity, Side, Verdict
from factcheck.matching import Matches

__all__ = ["candidates", "distinct", "traced"]

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def candidates(matches: Matches, verdicts: Sequence[Verdict], fusion: Fusion) -> Iterator[Finding]:
    """Yield a finding for each verdict that is no agreement, dispute or nothing, worst and most certain first."""
    return (finding for finding, _ in traced(matches, verdicts, fusion))


def traced(
    matches: Matches, verdicts: Sequence[Verdict], fusion: Fusion
) -> Iterator[tuple[Finding, Verdict]]:
    """Yield `candidates`, each with the verdict that it comes from."""
    about: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        about[verdict.pair.first].append(verdict)
        about[verdict.pair.second].append(verdict)
    for verdict in sorted(verdicts, key=lambda v: _rank(v, fusion)):
        if verdict.relation not in ("agrees", "disputed", "unrelated"):
            yield _finding(matches, verdict, about, fusion), verdict


def distinct(found: Iterable[Finding]) -> list[Finding]:
    """Return the first finding over each pair of sentences, worst first.

    That two documents tell of different events is said once.
    """
    out: list[Finding] = []
    taken: set[tuple[object, ...]] = set()
    for finding in found:
        keys = _keys(finding)
        if taken.isdisjoint(keys):
            out.append(finding)
        taken |= keys
    # Stable: within a severity, the order in which they came.
    return sorted(out, key=lambda f: _RANK[f.severity])


def _rank(verdict: Verdict, fusion: Fusion) -> tuple[int, float, int, int]:
    """Worst and most certain first; of notes, those whose claims are nearest to each other."""
    severity = _severity(verdict, fusion)
    certainty = verdict.pair.cosine if severity == "info" else verdict.probability
    return _RANK[severity], -certainty, verdict.pair.first, verdict.pair.second


def _severity(verdict: Verdict, fusion: Fusion) -> Severity:
    """Return how bad it is; an error is nothing that only a model's opinion speaks for."""
    if verdict.relation != "contradiction":
        return "info"
    sure = verdict.reason is not None and verdict.probability >= fusion.error
    return "error" if sure else "warning"


def _finding(
    matches: Matches, verdict: Verdict, about: Mapping[int, Sequence[Verdict]], fusion: Fusion
) -> Finding:
    first, second = matches.claims[verdict.pair.first], matches.claims[verdict.pair.second]
    why = verdict.reason
    code = {"superseded": SUPERSEDED, "possible": POSSIBLY_DIFFERENT}.get(
        verdict.relation, CODES[verdict.type]
    )
    explanation = verdict.explanation
    if verdict.relation == "possible":
        explanation = f"these may be different events: {explanation}"
    agree_first, agree_second = _sides(matches, verdict, why, about)
    return Finding(
        fingerprint=_fingerprint(code, first, second),
        code=code,
        type=verdict.type,
        severity=_severity(verdict, fusion),
        confidence=round(verdict.probability, 2),
        explanation=explanation,
        first=Side(first, why.first if why else "", verdict.first_span),
        second=Side(second, why.second if why else "", verdict.second_span),
        cluster=verdict.pair.cluster,
        agree_with_first=agree_first,
        agree_with_second=agree_second,
    )


def _keys(finding: Finding) -> set[tuple[object, ...]]:
    """Return what makes another verdict the same finding: its sentences; of notes on two events, its documents."""
    places = [s.claim.claim.sentence.place for s in _both(finding)]
    keys: set[tuple[object, ...]] = {("sentences", *sorted(places))}
    if finding.code == POSSIBLY_DIFFERENT:
        keys.add((finding.code, *sorted(s.claim.claim.document.id for s in _both(finding))))
    return keys


def _both(finding: Finding) -> tuple[Side, Side]:
    return finding.first, finding.second


def _fingerprint(code: str, first: GroundedClaim, second: GroundedClaim) -> str:
    """Hash code and wordings, not places: a finding keeps its fingerprint when lines move."""
    texts = sorted(" ".join(c.claim.text.casefold().split()) for c in (first, second))
    return hashlib.sha256("\x00".join([code, *texts]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sides(
    matches: Matches, verdict: Verdict, why: Comparison | None, about: Mapping[int, Sequence[Verdict]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the documents on each side: those that agree with one claim or clash with the other alike.

    The two documents of the finding stand on their own side, whatever else they say.
    """
    mine, theirs = verdict.pair.first, verdict.pair.second
    first, second = matches.claims[mine].claim.document.id, matches.claims[theirs].claim.document.id
    with_first, with_second = {first}, {second}
    for other in (*about[mine], *about[theirs]):
        for near, far, value in _oriented(other, why):
            document = matches.claims[far].claim.document.id
            agrees = other.relation == "agrees"
            if (agrees and near == mine) or (why and value == why.first and near == theirs):
                with_first.add(document)
            if (agrees and near == theirs) or (why and value == why.second and near == mine):
                with_second.add(document)
    with_first -= {second} - {first}
    return tuple(sorted(with_first)), tuple(sorted(with_second - with_first))


def _oriented(verdict: Verdict, why: Comparison | None) -> Iterator[tuple[int, int, str | None]]:
    """Yield both ways to look at a pair: (claim, the other claim, the other's value in a clash like `why`)."""
    first, second = verdict.pair.first, verdict.pair.second
    clash = next((c for c in verdict.comparisons if why and c.answer == "clash" and c.type == why.type), None)
    yield first, second, clash.second if clash else None
    yield second, first, clash.first if clash else None
