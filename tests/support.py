"""Claims built by hand, for tests of the rooms behind the parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from factcheck.claims import Claim, Modality, Sentence, Token
from factcheck.documents import Document
from factcheck.facts import Entity, Event, Facts, GroundedClaim, Quantity, TimeSpan

__all__ = ["day_span", "grounded"]


def grounded(
    text: str,
    document: str = "a",
    *,
    at: int = 0,
    published: date | None = None,
    names: Sequence[tuple[str, str]] = (),
    times: Sequence[TimeSpan] = (),
    quantities: Sequence[Quantity] = (),
    events: Sequence[Event] = (),
    modality: Modality = "asserted",
    negated: bool = False,
    speaker: str = "",
) -> GroundedClaim:
    """Make a claim whose sentence starts at code point `at` of its document; `names` are (name, label)."""
    body = " " * at + text
    doc = Document(id=document, path=f"{document}.txt", text=body, published=published)
    tokens = tuple(
        Token(
            i,
            m.group(),
            m.group().casefold(),
            _pos(m.group()),
            "",
            "dep" if i else "root",
            0,
            at + m.start(),
            at + m.end(),
        )
        for i, m in enumerate(re.finditer(r"\w+(?:-\w+)*|[^\w\s]", text))
    )
    sentence = Sentence(doc, "text", at, at + len(text), tokens)
    claim = Claim(
        text, sentence, at, at + len(text), tuple(range(len(tokens))), 0,
        modality=modality, negated=negated, speaker=speaker,
    )  # fmt: skip
    entities = tuple(Entity(at, at + len(name), name, name, label) for name, label in names)
    return GroundedClaim(claim, Facts(tuple(times), tuple(quantities), entities, tuple(events)))


def _pos(word: str) -> str:
    if word[0].isdigit():
        return "NUM"
    return "NOUN" if word[0].isalpha() else "PUNCT"


def day_span(day: date, text: str = "") -> TimeSpan:
    """A time span of one day."""
    return TimeSpan(0, 0, text or day.isoformat(), day, day, "day")
