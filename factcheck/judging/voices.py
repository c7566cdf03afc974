"""Copies of one text count as one voice: a wire story that ten papers print is still one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from factcheck.facts import GroundedClaim

__all__ = ["count_voices", "voices"]

_COPY = 0.8  # share of the sentences of the shorter text that the other one repeats word for word
_LEAST = 3  # sentences that two texts must share: a headline alone makes no copy
_COMMON = (
    30  # documents that one sentence lets meet one another; beyond it, each meets the first of them only
)
_SHINGLE = 4  # words
_EDITED = 0.6
"""Share of the shingles of the shorter text that the other one has, from which it is an edited copy (Broder 1997, "On
the resemblance and containment of documents"; here runs of 4 words)."""
_LEAST_WORDS = 40  # of the shorter text: short ones have runs of words in common by chance
_WORD = re.compile(r"\w+")

_Words = tuple[str, ...]


def voices(claims: Iterable[GroundedClaim]) -> Mapping[str, str]:
    """Return, for the id of each document with a copy, the id of the first document that has its text.

    Two documents are copies when one repeats most sentences of the other, or has one of them and most of its runs of
    words: a desk may have changed a word in each sentence.  Punctuation and case do not count.  Copies of copies are of
    one voice.
    """
    sentences: dict[str, dict[int, _Words]] = defaultdict(dict)
    for grounded in claims:
        claim = grounded.claim
        if claim.field == "text" and claim.sentence.start not in sentences[claim.document.id]:
            words = tuple(_WORD.findall(claim.sentence.text.casefold()))
            sentences[claim.document.id][claim.sentence.start] = words
    texts = {
        document: [words for _, words in sorted(by_place.items()) if words]
        for document, by_place in sentences.items()
    }
    order = {document: i for i, document in enumerate(texts)}
    leader: dict[str, str] = {}

    def find(document: str) -> str:
        while (above := leader.get(document, document)) != document:
            document = above
        return document

    distinct = {document: set(text) for document, text in texts.items()}
    for (one, other), count in _shared(distinct).items():
        fewer = min(len(distinct[one]), len(distinct[other]))
        if count >= max(_LEAST, _COPY * fewer) or _edited(texts[one], texts[other]):
            first, second = sorted((find(one), find(other)), key=order.__getitem__)
            leader[first], leader[second] = first, first
    return {document: find(document) for document in leader}


def count_voices(documents: Iterable[str], voice: Mapping[str, str]) -> int:
    """Return how many different texts some documents (ids) are; `voice` is what `voices` returns."""
    return len({voice.get(document, document) for document in documents})


def _edited(one: Sequence[_Words], other: Sequence[_Words]) -> bool:
    """Tell whether most runs of words of the shorter text stand in the longer one."""
    shorter, longer = sorted((one, other), key=lambda text: sum(map(len, text)))
    if sum(map(len, shorter)) < _LEAST_WORDS:
        return False
    ours, theirs = _shingles(shorter), _shingles(longer)
    return len(ours & theirs) >= _EDITED * len(ours)


def _shingles(text: Sequence[_Words]) -> set[_Words]:
    words = [word for sentence in text for word in sentence]
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _shared(sentences: Mapping[str, set[_Words]]) -> dict[tuple[str, str], int]:
    """Count the sentences that documents have in common."""
    holders: dict[_Words, list[str]] = defaultdict(list)
    for document, own in sentences.items():
        for sentence in own:
            holders[sentence].append(document)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for documents in holders.values():
        pairs = (
            combinations(documents, 2) if len(documents) <= _COMMON else product(documents[:1], documents[1:])
        )
        for pair in pairs:
            shared[pair] += 1
    return shared
