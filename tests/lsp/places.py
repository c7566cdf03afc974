"""Sides of findings at given places."""

from __future__ import annotations

from factcheck.claims import Claim, Sentence
from factcheck.documents import Document
from factcheck.facts import Facts, GroundedClaim
from factcheck.judging import Side

__all__ = ["side_at"]


def side_at(document: Document, start: int, end: int) -> Side:
    """Return a side whose clashing words are `document.text[start:end]`."""
    sentence = Sentence(document, "text", 0, len(document.text), ())
    claim = Claim(document.text, sentence, 0, len(document.text), (), 0)
    return Side(GroundedClaim(claim, Facts()), span=(start, end))
