"""Gathering evidence: what the NLI model and the comparators say of each pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.facts import Comparison, GroundedClaim, compare
from factcheck.judging.features import Evidence
from factcheck.judging.measures import in_one_unit
from factcheck.judging.nli import NLIModel, glance
from factcheck.judging.occasions import possibly_different_events
from factcheck.judging.strangers import are_parts_of_a_copy, is_worth_reading, must_be_sure
from factcheck.matching import Matches, Pair, cosine_of

__all__ = ["SUSPICION", "gather", "gather_all"]

Triple = tuple[float, float, float]
_Suspicious = tuple[Pair, Triple, Triple, tuple[Comparison, ...]]
"""A pair whose claims are read, what its sentences gave, each way, and what the comparators say."""
_Reader = Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]


class _Open(NamedTuple):
    """A pair that may be read, what the comparators say, and whether that must be heard in any case."""

    pair: Pair
    comparisons: tuple[Comparison, ...]
    spoken: bool


SUSPICION = 0.15
"""P(contradiction) of two sentences, the mean of both ways round, from which their claims are read.  No finding of the
training cases had less than 0.3; what lies between shows the judge what is none (docs/decisions/0029-a-student.md)."""

GLANCE = 0.2
"""P(contradiction) that a quick look at two sentences of strangers, or at a headline and its text, must give.  Only a
sure reading makes a finding of those (docs/decisions/0026-a-glance-first.md)."""

_CERTAIN = 0.7
"""Mean P(contradiction) of two sentences from which all of their claims meet (docs/decisions/0008-judge.md)."""


def gather(
    matches: Matches,
    nli: NLIModel,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Evidence]:
    """Return the evidence of every suspicious pair, in the order of its claims.

    Pairs that are not worth reading, and on which no comparator speaks, are left out from the start.  So are two parts
    of a sentence that stands in both documents, and pairs of strangers, or of a headline and its text, that do not look
    like a contradiction at a glance (`GLANCE`).
    The NLI model reads the two sentences first, the longer one as the premise, so that it does not matter which claim
    of a pair comes first: there are fewer of them than of claims, and they say more.  Where that gives a contradiction
    at least the probability `SUSPICION`, they are read the other way, too.  A pair is suspicious when the mean of both
    is as high, when a comparator answers *clash* or *superseded*, or when the two may tell of different events; only
    then are its claims read with each other.  Of two sentences that surely contradict each other all claims meet, also
    those that did not before (`_beside`).  `advance(done, total)` reports progress: the first reading, the other way
    round, and the claims count for a third each; the share that is done never falls.
    """
    claims = matches.claims
    open_pairs: list[_Open] = []
    for pair in matches.pairs:
        first, second = claims[pair.first], claims[pair.second]
        if are_parts_of_a_copy(first.claim, second.claim):
            continue
        comparisons = compare(first, second)
        spoken = any(c.answer in ("clash", "superseded") for c in comparisons)
        spoken = spoken or possibly_different_events(first, second, pair.cosine) is not None
        if spoken or is_worth_reading(first, second):
            open_pairs.append(_Open(pair, comparisons, spoken))

    def part(number: int) -> Callable[[int, int], None]:
        return lambda done, total: advance(number * total + done, _PARTS * total)

    first_reading = part(0)
    looks = _glances(open_pairs, claims, nli, first_reading)
    open_pairs = [row for row in open_pairs if row.pair not in looks or looks[row.pair][0] >= GLANCE]
    read = _Reading(nli.predict)
    once = read(
        [_longer_first(*_sentences(claims, row.pair)) for row in open_pairs],
        lambda done, total: first_reading(len(looks) + done, len(looks) + total),
    )
    met = [
        (row, triple)
        for row, triple in zip(open_pairs, once, strict=True)
        if row.spoken or triple[0] >= SUSPICION
    ]
    again = read([_longer_first(*_sentences(claims, row.pair))[::-1] for row, _ in met], part(1))
    suspicious: list[_Suspicious] = [
        (row.pair, *_in_order(*_sentences(claims, row.pair), triple, back), row.comparisons)
        for (row, triple), back in zip(met, again, strict=True)
        if row.spoken or (triple[0] + back[0]) / 2 >= SUSPICION
    ]
    beside = _beside([p for p, forth, back, _ in suspicious if (forth[0] + back[0]) / 2 >= _CERTAIN], matches)
    suspicious += _both_ways(beside, claims, read)
    return _in_full(sorted(suspicious, key=lambda row: (row[0].first, row[0].second)), claims, read, part(2))


def gather_all(matches: Matches, nli: NLIModel) -> list[Evidence]:
    """Return the evidence of every pair, in their order: whoever asks for two texts gets their reading."""
    read = _Reading(nli.predict)
    return _in_full(_both_ways(matches.pairs, matches.claims, read), matches.claims, read)


def _beside(certain: Sequence[Pair], matches: Matches) -> list[Pair]:
    """Return the other pairs of claims of the sentences of pairs that surely contradict each other.

    What clashes may be in claims that are no near neighbours: "he worked for an oil company for 34 years" in the one
    sentence and "he spent his life as an inspector of schools" in the other, where "they owe it to him" was nearer.
    """
    claims, vectors = matches.claims, matches.vectors
    if vectors is None or not certain:
        return []
    met = {(pair.first, pair.second) for pair in matches.pairs}
    of_sentence: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for i, grounded in enumerate(claims):
        of_sentence[grounded.claim.sentence.place].append(i)
    found: list[Pair] = []
    for pair in certain:
        first, second = claims[pair.first].claim, claims[pair.second].claim
        if must_be_sure(first, second):
            continue
        ways = product(of_sentence[first.sentence.place], of_sentence[second.sentence.place])
        new = [way for way in ways if way not in met]
        met.update(new)
        found += [Pair(i, j, cosine_of(vectors, i, j), (), pair.cluster) for i, j in new]
    return found


def _both_ways(pairs: Sequence[Pair], claims: Sequence[GroundedClaim], read: _Reading) -> list[_Suspicious]:
    """Return what the sentences of pairs give, each way, and what the comparators say."""
    texts = [_sentences(claims, p) for p in pairs]
    forth, back = read(texts), read([pair[::-1] for pair in texts])
    said = [compare(claims[p.first], claims[p.second]) for p in pairs]
    return list(zip(pairs, forth, back, said, strict=True))


def _in_full(
    suspicious: Sequence[_Suspicious],
    claims: Sequence[GroundedClaim],
    read: _Reading,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Evidence]:
    """Return the evidence of suspicious pairs, whose claims are read with each other."""
    texts = [_texts(claims, pair) for pair, *_ in suspicious]
    both = read([*texts, *(pair[::-1] for pair in texts)], advance)
    forth, back = both[: len(texts)], both[len(texts) :]
    return [
        Evidence(pair, forward, backward, alone, reverse, comparisons)
        for (pair, forward, backward, comparisons), alone, reverse in zip(
            suspicious, forth, back, strict=True
        )
    ]


_PARTS = 3  # of the work, as progress is told
_CHUNK = 64  # pairs between two reports of progress


def _glances(
    open_pairs: Sequence[_Open],
    claims: Sequence[GroundedClaim],
    nli: NLIModel,
    advance: Callable[[int, int], None],
) -> dict[Pair, Triple]:
    """Return the quick opinion on each pair whose real reading would have to be sure."""
    asked = {
        row.pair: _longer_first(*_sentences(claims, row.pair))
        for row in open_pairs
        if not row.spoken and must_be_sure(claims[row.pair.first].claim, claims[row.pair.second].claim)
    }
    seen = _Reading(partial(glance, nli))(
        list(asked.values()), lambda done, total: advance(done, total + len(open_pairs))
    )
    return dict(zip(asked, seen, strict=True))


class _Reading:
    """A model that reads the same two texts, of which several pairs of claims are made, only once."""

    def __init__(self, read_pairs: _Reader) -> None:
        self._read_pairs = read_pairs
        self._known: dict[tuple[str, str], Triple] = {}

    def __call__(
        self,
        pairs: Sequence[tuple[str, str]],
        advance: Callable[[int, int], None] = lambda done, total: None,
    ) -> list[Triple]:
        """Return (contradiction, entailment, neutral) of each pair, in their order."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        for begin in range(0, len(new), _CHUNK):
            chunk = new[begin : begin + _CHUNK]
            rows = self._read_pairs(chunk)
            self._known |= {
                pair: (float(c), float(e), float(n)) for pair, (c, e, n) in zip(chunk, rows, strict=True)
            }
            advance(len(pairs) * (begin + len(chunk)) // len(new), len(pairs))
        if not new:
            advance(1, 1)
        return [self._known[pair] for pair in pairs]


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
