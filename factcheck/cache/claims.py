"""The claims of one document as bytes, and back: each sentence once, each claim with the number of its sentence."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from factcheck.cache.codec import row_decoder, row_encoder
from factcheck.claims import Claim, Sentence
from factcheck.documents import Document
from factcheck.facts import Facts, GroundedClaim

__all__ = ["pack", "unpack"]

_LEVEL = 1  # a third of the size; more would take longer and save a twentieth
_WRONG = (ValueError, TypeError, IndexError, AttributeError, zlib.error)
"""What happens when bytes are read that are not claims."""


def pack(claims: Sequence[GroundedClaim]) -> bytes:
    """Return the claims of one document as bytes, with their facts and the parses of their sentences."""
    sentence, claim = row_encoder(Sentence, without="document"), row_encoder(Claim, without="sentence")
    facts = row_encoder(Facts)
    numbers: dict[int, int] = {}
    sentences: list[Any] = []
    rows = []
    for grounded in claims:
        own = grounded.claim.sentence
        if id(own) not in numbers:
            numbers[id(own)] = len(numbers)
            sentences.append(sentence(own))
        rows.append([numbers[id(own)], claim(grounded.claim), facts(grounded.facts), grounded.derived])
    return zlib.compress(json.dumps([sentences, rows], separators=(",", ":")).encode(), _LEVEL)


def unpack(data: bytes, document: Document) -> list[GroundedClaim] | None:
    """Return the claims that were packed, as claims of `document`; None when these bytes are no claims."""
    sentence, claim = row_decoder(Sentence, without="document"), row_decoder(Claim, without="sentence")
    facts = row_decoder(Facts)
    try:
        sentences, rows = json.loads(zlib.decompress(data))
        own = [sentence(row, document) for row in sentences]
        return [
            GroundedClaim(claim(stated, own[number]), facts(found), derived)
            for number, stated, found, derived in rows
        ]
    except _WRONG:
        return None
