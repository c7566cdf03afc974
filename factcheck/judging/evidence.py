"""Gathering evidence: what the NLI model and the comparators say of each pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Claim
from factcheck.facts import Comparison, GroundedClaim, compare
from factcheck.judging.features import Evidence, is_worth_reading, one_story
from factcheck.judging.measures import in_one_unit
from factcheck.judging.nli import NLIModel, glance
from factcheck.judging.occasions import possibly_different_events
from factcheck.matching import Matches, Pair

__all__ = ["SUSPICION", "gather"]

Triple = tuple[float, float, float]
_Open = tuple[Pair, tuple[Comparison, ...], bool]
"""A pair that may be read, what the comparators say, and whether that must be heard in any case."""
_Reader = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]

SUSPICION = 0.1
"""P(contradiction) of two sentences from which their claims are read (docs/decisions/0008-judge.md)."""

GLANCE = 0.2
"""P(contradiction) that a quick look at two sentences of one document, or of strangers, must give.  Only a sure reading
makes a finding of those: 54 of 59 that would are kept (docs/decisions/0026-a-glance-first.md)."""


def gather(
    matches: Matches,
    nli: NLIModel,
    advance: Callable[[int, int], None] = lambda done, total: None,
    suspicion: float = SUSPICION,
) -> list[Evidence]:
    """Return the evidence of every suspicious pair, in the order of `matches.pairs`.

    Pairs that are not worth reading, and on which no comparator speaks, are left out from the start, and so are those
    of one document or of strangers that do not look like a contradiction at a glance (`GLANCE`).
    The NLI model reads the two sentences first, the longer one as the premise, so that it does not matter which claim
    of a pair comes first: there are fewer of them than of claims, and they say more.  Where that gives a contradiction
    at least the probability `suspicion`, they are read the other way, too.  A pair is suspicious
    when the mean of both is as high, when a comparator answers *clash* or *superseded*, or when the two may tell of
    different events; only then is each claim read with the other's sentence.
    `advance(done, total)` reports progress in readings; the share that is done never falls.
    """
    claims = matches.claims
    open_pairs: list[_Open] = []
    for pair in matches.pairs:
        first, second = claims[pair.first], claims[pair.second]
        comparisons = compare(first, second)
        spoken = any(c.answer in ("clash", "superseded") for c in comparisons)
        spoken = spoken or possibly_different_events(first, second, pair.cosine) is not None
        if spoken or is_worth_reading(first, second):
            open_pairs.append((pair, comparisons, spoken))
    looks = _glances(open_pairs, claims, nli, advance) if suspicion else {}
    open_pairs = [row for row in open_pairs if row[0] not in looks or looks[row[0]][0] >= GLANCE]
    once = _predict(
        nli.predict,
        [_longer_first(*_sentences(claims, pair)) for pair, *_ in open_pairs],
        lambda done, total: advance(len(looks) + done, len(looks) + total),
    )
    met = [
        (pair, triple, comparisons, spoken)
        for (pair, comparisons, spoken), triple in zip(open_pairs, once, strict=True)
        if spoken or triple[0] >= suspicion
    ]
    again = _predict(nli.predict, [_longer_first(*_sentences(claims, p))[::-1] for p, *_ in met])
    suspicious = [
        (pair, *_in_order(*_sentences(claims, pair), triple, back), comparisons)
        for (pair, triple, comparisons, spoken), back in zip(met, again, strict=True)
        if spoken or (triple[0] + back[0]) / 2 >= suspicion
    ]
    pairs = [pair for pair, *_ in suspicious]
    mixed = _predict(nli.predict, [(_sentences(claims, p)[0], _texts(claims, p)[1]) for p in pairs])
    mixed_backward = _predict(nli.predict, [(_sentences(claims, p)[1], _texts(claims, p)[0]) for p in pairs])
    readings = zip(suspicious, mixed, mixed_backward, strict=True)
    return [
        Evidence(pair, triple, back, forth, forth_back, comparisons)
        for (pair, triple, back, comparisons), forth, forth_back in readings
    ]


_CHUNK = 256  # pairs between two reports of progress


def _glances(
    open_pairs: Sequence[_Open],
    claims: Sequence[GroundedClaim],
    nli: NLIModel,
    advance: Callable[[int, int], None],
) -> dict[Pair, Triple]:
    """Return the quick opinion on each pair whose real reading would have to be sure."""
    asked = {
        pair: _longer_first(*_sentences(claims, pair))
        for pair, _, spoken in open_pairs
        if not spoken and _must_be_sure(claims[pair.first].claim, claims[pair.second].claim)
    }
    read = _predict(
        partial(glance, nli), list(asked.values()), lambda done, total: advance(done, total + len(open_pairs))
    )
    return dict(zip(asked, read, strict=True))


def _must_be_sure(a: Claim, b: Claim) -> bool:
    """Tell whether the judge asks much: a text hardly contradicts itself, and strangers tell of other things."""
    return a.document.id == b.document.id or not one_story(a, b)


def _predict(
    read_pairs: _Reader,
    pairs: Sequence[tuple[str, str]],
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Triple]:
    """Return the reading of each pair; the same two texts, of which several pairs of claims are made, are read once."""
    distinct = list(dict.fromkeys(pairs))
    read: dict[tuple[str, str], Triple] = {}
    for begin in range(0, len(distinct), _CHUNK):
        chunk = distinct[begin : begin + _CHUNK]
        rows = read_pairs(chunk)
        read |= {pair: (float(c), float(e), float(n)) for pair, (c, e, n) in zip(chunk, rows, strict=True)}
        advance(len(pairs) * len(read) // len(distinct), len(pairs))
    return [read[pair] for pair in pairs]


def _texts(claims: Sequence[GroundedClaim], pair: Pair) -> tuple[str, str]:
    first, second = claims[pair.first], claims[pair.second]
    return in_one_unit(first, second, (first.claim.text, second.claim.text))


def _sentences(claims: Sequence[GroundedClaim], pair: Pair) -> tuple[str, str]:
    first, second = claims[pair.first], claims[pair.second]
    return in_one_unit(first, second, (first.claim.sentence.text, second.claim.sentence.text))


def _longer_first(first: str, second: str) -> tuple[str, str]:
    """Return two sentences in the order in which they are read first, whichever way round they come."""
    return (first, second) if (len(first), first) >= (len(second), second) else (second, first)


def _in_order(first: str, second: str, once: Triple, again: Triple) -> tuple[Triple, Triple]:
    """Return the readings with the first sentence as the premise, and the second one."""
    return (once, again) if _longer_first(first, second) == (first, second) else (again, once)
