"""Gathering evidence: what the NLI model and the comparators say of each pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.facts import Comparison, GroundedClaim, compare
from factcheck.judging.features import Evidence, is_worth_reading
from factcheck.judging.nli import NLIModel
from factcheck.judging.occasions import possibly_different_events
from factcheck.matching import Matches, Pair

__all__ = ["SUSPICION", "gather"]

Triple = tuple[float, float, float]

SUSPICION = 0.1
"""P(contradiction) of two sentences from which their claims are read (docs/decisions/0008-judge.md)."""


def gather(
    matches: Matches,
    nli: NLIModel,
    advance: Callable[[int, int], None] = lambda done, total: None,
    suspicion: float = SUSPICION,
) -> list[Evidence]:
    """Return the evidence of every suspicious pair, in the order of `matches.pairs`.

    Pairs that are not worth reading, and on which no comparator speaks, are left out from the start.
    The NLI model reads the two sentences first, the longer one as the premise, so that it does not matter which claim
    of a pair comes first: there are fewer of them than of claims, and they say more.  Where that gives a contradiction
    at least the probability `suspicion`, they are read the other way, too.  A pair is suspicious
    when the mean of both is as high, when a comparator answers *clash* or *superseded*, or when the two may tell of
    different events; only then is each claim read with the other's sentence.
    `advance(done, total)` reports progress in pairs.
    """
    claims = matches.claims
    open_pairs: list[tuple[Pair, tuple[Comparison, ...], bool]] = []
    for pair in matches.pairs:
        first, second = claims[pair.first], claims[pair.second]
        comparisons = compare(first, second)
        spoken = any(c.answer in ("clash", "superseded") for c in comparisons)
        spoken = spoken or possibly_different_events(first, second, pair.cosine) is not None
        if spoken or is_worth_reading(first, second):
            open_pairs.append((pair, comparisons, spoken))
    once = _predict(nli, [_longer_first(*_sentences(claims, pair)) for pair, *_ in open_pairs], advance)
    met = [
        (pair, triple, comparisons, spoken)
        for (pair, comparisons, spoken), triple in zip(open_pairs, once, strict=True)
        if spoken or triple[0] >= suspicion
    ]
    again = _predict(nli, [_longer_first(*_sentences(claims, p))[::-1] for p, *_ in met])
    suspicious = [
        (pair, *_in_order(*_sentences(claims, pair), triple, back), comparisons)
        for (pair, triple, comparisons, spoken), back in zip(met, again, strict=True)
        if spoken or (triple[0] + back[0]) / 2 >= suspicion
    ]
    pairs = [pair for pair, *_ in suspicious]
    mixed = _predict(nli, [(_sentences(claims, p)[0], _texts(claims, p)[1]) for p in pairs])
    mixed_backward = _predict(nli, [(_sentences(claims, p)[1], _texts(claims, p)[0]) for p in pairs])
    readings = zip(suspicious, mixed, mixed_backward, strict=True)
    return [
        Evidence(pair, triple, back, forth, forth_back, comparisons)
        for (pair, triple, back, comparisons), forth, forth_back in readings
    ]


_CHUNK = 256  # pairs between two reports of progress


def _predict(
    nli: NLIModel,
    pairs: Sequence[tuple[str, str]],
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Triple]:
    """Return the reading of each pair; the same two texts, of which several pairs of claims are made, are read once."""
    distinct = list(dict.fromkeys(pairs))
    read: dict[tuple[str, str], Triple] = {}
    for begin in range(0, len(distinct), _CHUNK):
        chunk = distinct[begin : begin + _CHUNK]
        rows = nli.predict(chunk)
        read |= {pair: (float(c), float(e), float(n)) for pair, (c, e, n) in zip(chunk, rows, strict=True)}
        advance(len(pairs) * len(read) // len(distinct), len(pairs))
    return [read[pair] for pair in pairs]


def _texts(claims: Sequence[GroundedClaim], pair: Pair) -> tuple[str, str]:
    return claims[pair.first].claim.text, claims[pair.second].claim.text


def _sentences(claims: Sequence[GroundedClaim], pair: Pair) -> tuple[str, str]:
    return claims[pair.first].claim.sentence.text, claims[pair.second].claim.sentence.text


def _longer_first(first: str, second: str) -> tuple[str, str]:
    """Return two sentences in the order in which they are read first, whichever way round they come."""
    return (first, second) if (len(first), first) >= (len(second), second) else (second, first)


def _in_order(first: str, second: str, once: Triple, again: Triple) -> tuple[Triple, Triple]:
    """Return the readings with the first sentence as the premise, and the second one."""
    return (once, again) if _longer_first(first, second) == (first, second) else (again, once)
