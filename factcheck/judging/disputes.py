"""Claims that clash and that no document makes its own: each is only reported, by opposing speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from factcheck.facts import Comparison, GroundedClaim, same_name
from factcheck.judging.verdict import Dispute, Side, Verdict
from factcheck.matching import Matches, name_key

__all__ = ["contested", "disputes", "opposing", "sentences_of"]

_CONTESTED = 0.1
"""P(contradiction) from which two reported claims clash enough to be shown to somebody who asks for disputes; what
reaches the bar of a warning is a finding (docs/decisions/0022-relations.md)."""

_OWN = 0.8  # share of the words of a reported claim with which a claim of the document itself says the same
_PRONOUNS = frozenset(
    "i we you he she it they one who somebody someone others him her them this that".split()
)
_ACTS: Mapping[str, str] = {
    "denies": "denied by",
    "promises": "promised by",
    "threatens": "threatened by",
    "asks": "asked for by",
}


def opposing(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether two claims are reported of two speakers who are known to be two."""
    ours, theirs = first.claim.speaker, second.claim.speaker
    if not ours or not theirs or {ours.casefold(), theirs.casefold()} & _PRONOUNS:
        return False
    return name_key(ours) != name_key(theirs) and not same_name(ours, theirs)


def contested(
    first: GroundedClaim, second: GroundedClaim, probability: float, comparisons: Sequence[Comparison]
) -> bool:
    """Tell whether two claims of opposing speakers clash, as a comparator or the judge's `probability` has it."""
    clash = probability >= _CONTESTED or any(c.answer == "clash" for c in comparisons)
    return clash and opposing(first, second)


def disputes(
    matches: Matches, verdicts: Sequence[Verdict], told: Collection[tuple[object, ...]] = ()
) -> list[Dispute]:
    """Return the disputes among `verdicts`, the most certain clash first, one for each pair of sentences.

    A claim that its document also makes in its own name is no mere report.  `told` are the pairs of sentences
    (`sentences_of`) about which there is a finding already.
    """
    own: dict[str, list[frozenset[str]]] = defaultdict(list)
    for grounded in matches.claims:
        if grounded.claim.modality == "asserted" and not grounded.claim.speaker:
            own[grounded.claim.document.id].append(grounded.facts.frame.words)
    found: list[Dispute] = []
    taken = set(told)
    ranked = sorted(verdicts, key=lambda v: (-v.probability, v.pair.first, v.pair.second))
    for verdict in ranked:
        if verdict.relation != "disputed":
            continue
        first, second = (matches.claims[i] for i in (verdict.pair.first, verdict.pair.second))
        place = sentences_of(first, second)
        if place in taken or any(_asserted(g, own[g.claim.document.id]) for g in (first, second)):
            continue
        taken.add(place)
        why = verdict.reason
        found.append(
            Dispute(
                type=verdict.type,
                confidence=round(verdict.probability, 2),
                explanation=f"{_attributed(first)}, {_attributed(second)}: {verdict.explanation}",
                first=Side(first, why.first if why else "", verdict.first_span),
                second=Side(second, why.second if why else "", verdict.second_span),
            )
        )
    return found


def sentences_of(first: GroundedClaim, second: GroundedClaim) -> tuple[object, ...]:
    """Return what names the two sentences of a pair, whichever claim comes first."""
    return tuple(sorted(g.claim.sentence.place for g in (first, second)))


def _asserted(reported: GroundedClaim, own: Sequence[frozenset[str]]) -> bool:
    words = reported.facts.frame.words
    return bool(words) and any(len(words & others) >= _OWN * len(words) for others in own)


def _attributed(grounded: GroundedClaim) -> str:
    return f"{_ACTS.get(grounded.claim.speech_act, 'said by')} {grounded.claim.speaker}"
