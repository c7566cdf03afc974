"""Cut a sentence into what a reader needs: the clause, the words that clash, and as much around them as fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from factcheck.claims import Claim
from factcheck.judging import Side
from factcheck.reports.safe import shortened, visible

__all__ = ["Excerpt", "Piece", "excerpt"]

PieceKind = Literal["context", "clause", "clash", "note"]

_LONGEST = 320  # code points; about four lines of an 80-column terminal
_MARGIN = 40  # code points kept between the words that clash and a cut, where the sentence has them


class Piece(NamedTuple):
    """A stretch of an excerpt: the rest of the sentence, the claim's clause, the clashing words, or our own note."""

    text: str
    kind: PieceKind


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The pieces of a sentence in reading order, ready to be styled; their texts hold single spaces only.

    `reading` is the claim in its own words where the clause alone does not tell it ("the supreme leader" of an
    apposition), else "".
    """

    pieces: tuple[Piece, ...]
    reading: str = ""

    @property
    def text(self) -> str:
        """The excerpt without its marks."""
        return "".join(piece.text for piece in self.pieces)


class _Range(NamedTuple):
    start: int
    end: int

    def clip(self, outer: _Range) -> _Range | None:
        start, end = max(self.start, outer.start), min(self.end, outer.end)
        return _Range(start, end) if start < end else None

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def excerpt(side: Side, longest: int = _LONGEST) -> Excerpt:
    """Return the sentence of a claim, at most about `longest` code points, around its clashing words.

    Without a `side.span` no words clash in particular: the clause as a whole does.  A word that was resolved ("he") is
    followed by a note in brackets that says to what.
    """
    claim = side.claim.claim
    field = visible(claim.document.field_text(claim.field))
    sentence = _trim(field, _Range(claim.sentence.start, claim.sentence.end))
    clause = _Range(claim.start, claim.end).clip(sentence) or sentence
    clash = _Range(*side.span).clip(sentence) if side.span else None
    window = _window(field, sentence, clause, clash or clause, longest)
    pieces = _cut(field, window, clause, clash, _notes(claim, window))
    if window.start > sentence.start:
        pieces.insert(0, Piece("… ", "context"))
    if window.end < sentence.end:
        pieces.append(Piece(" …", "context"))
    return Excerpt(tuple(_single_spaces(pieces)), _reading(claim, longest))


def _reading(claim: Claim, longest: int) -> str:
    """Return the wording of a claim unless all of its words stand in the clause or in the notes on it."""
    told = _words(" ".join([claim.source_text, *(r.antecedent for r in claim.resolutions)]))
    return "" if _words(claim.text) <= told else shortened(claim.text, longest)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _trim(field: str, part: _Range) -> _Range:
    """Drop blanks at both ends of a range."""
    text = field[part.start : part.end]
    return _Range(part.start + len(text) - len(text.lstrip()), part.start + len(text.rstrip()))


def _window(field: str, sentence: _Range, clause: _Range, clash: _Range, longest: int) -> _Range:
    """Return the part of the sentence to show: all of it, else what fits around the clause, else around the clash."""
    if sentence.end - sentence.start <= longest:
        return sentence
    core = clause if clause.end - clause.start <= longest else clash
    core = _Range(min(core.start, clash.start), max(core.end, clash.end))
    room = max(longest - (core.end - core.start), 2 * _MARGIN)
    before = min(room // 2, core.start - sentence.start)
    after = min(room - before, sentence.end - core.end)
    before = min(room - after, core.start - sentence.start)
    start, end = core.start - before, core.end + after
    # Cut between words; a text without blanks is cut where it is.
    if start > sentence.start:
        blank = field.find(" ", start, core.start)
        start = blank + 1 if blank >= 0 else start
    if end < sentence.end:
        blank = field.rfind(" ", core.end, end)
        end = blank if blank >= 0 else end
    return _Range(start, end)


def _notes(claim: Claim, window: _Range) -> dict[int, str]:
    """Return the notes that say what a word of the clause stands for, by the offset that they follow.

    A short name is not explained by the full one: who reads the article knows whom it means.
    """
    return {
        r.end: f" [{visible(r.antecedent)}]"
        for r in claim.resolutions
        if window.start <= r.start < r.end <= window.end and not _is_short_name(r.original, r.antecedent)
    }


def _is_short_name(words: str, antecedent: str) -> bool:
    """Tell whether `words` are a name, or what they stand for itself, and the antecedent says them again."""
    bare = re.sub(r"^(?:the|this|that|these|those)\s", "", words, flags=re.IGNORECASE)
    named = words.casefold() == antecedent.casefold() or any(c.isupper() for c in bare)
    return named and _words(words) <= _words(antecedent)


def _cut(
    field: str, window: _Range, clause: _Range, clash: _Range | None, notes: dict[int, str]
) -> list[Piece]:
    """Cut the window wherever the kind of text changes or a note goes in."""
    borders = {*window, *clause, *(clash or ()), *notes}
    cuts = sorted(b for b in borders if window.start <= b <= window.end)
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        kind: PieceKind = "clause" if clause.holds(start) else "context"
        if clash and clash.holds(start):
            kind = "clash"
        pieces.append(Piece(field[start:end], kind))
        if end in notes:
            pieces.append(Piece(notes[end], "note"))
    return pieces


def _single_spaces(pieces: list[Piece]) -> list[Piece]:
    """Collapse runs of blanks within pieces and across their borders."""
    out: list[Piece] = []
    after_blank = True
    for text, kind in pieces:
        words = text.split()
        body = " ".join(words)
        lead = " " if text[:1].isspace() and not after_blank else ""
        tail = " " if body and text[-1:].isspace() else ""
        body = lead + body + tail
        if body:
            out.append(Piece(body, kind))
            after_blank = body.endswith(" ")
    return out
