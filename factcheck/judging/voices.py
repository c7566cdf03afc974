"""Copies of one text count as one voice: a wire story that ten papers print is still one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product

from factcheck.facts import GroundedClaim

__all__ = ["voices"]

_COPY = 0.8  # share of the sentences of the shorter text that the other one repeats word for word
_LEAST = 3  # sentences that two texts must share: a headline alone makes no copy
_COMMON = (
    30  # documents that one sentence lets meet one another; beyond it, each meets the first of them only
)


def voices(claims: Iterable[GroundedClaim]) -> Mapping[str, str]:
    """Return, for the id of each document with a copy, the id of the first document that has its text.

    Two documents are copies when one repeats most sentences of the other; copies of copies are of one voice.
    """
    sentences: dict[str, set[str]] = defaultdict(set)
    for grounded in claims:
        claim = grounded.claim
        if claim.field == "text":
            sentences[claim.document.id].add(" ".join(claim.sentence.text.casefold().split()))
    order = {document: i for i, document in enumerate(sentences)}
    leader: dict[str, str] = {}

    def find(document: str) -> str:
        while (above := leader.get(document, document)) != document:
            document = above
        return document

    for (one, other), count in _shared(sentences).items():
        if count >= max(_LEAST, _COPY * min(len(sentences[one]), len(sentences[other]))):
            first, second = sorted((find(one), find(other)), key=order.__getitem__)
            leader[first], leader[second] = first, first
    return {document: find(document) for document in leader}


def _shared(sentences: Mapping[str, set[str]]) -> dict[tuple[str, str], int]:
    """Count the sentences that documents have in common."""
    holders: dict[str, list[str]] = defaultdict(list)
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
