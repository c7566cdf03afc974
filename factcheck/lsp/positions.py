"""Places as editors count them: lines from 0, columns in the units that the client asked for (UTF-16 by default)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lsprotocol.types import Position, Range

from factcheck.documents import Position as Place
from factcheck.judging import Side

__all__ = ["Units", "line_after_edit", "lines_of", "range_of", "rest_of_line"]

Units = Callable[[str], int]
"""Counts the units of a text in the encoding of positions that client and server agreed on."""

# What ends a line for editors, and for `Document.locate`; `str.splitlines` knows others (U+2028, form feed).
_BREAK = re.compile(r"\r\n|\r|\n")


def lines_of(text: str) -> Sequence[str]:
    """Return the lines of a text without what ends them; a text that ends in a line break has an empty last one."""
    return _BREAK.split(text)


def range_of(side: Side, lines: Sequence[str], units: Units) -> Range:
    """Return where the clashing words of a side stand in its file, the whole clause where no words clash alone.

    `lines` are those of the file.  The end is that of the last character, and not the beginning of the next one, before
    which a reader may have stripped markup.
    """
    claim = side.claim.claim
    start, end = side.span or (claim.start, claim.end)
    if claim.document.place(claim.field, start) is not None:
        return Range(Position(0, 0), Position(0, 0))  # a file of pages has no lines to point at
    first = claim.document.locate(claim.field, start)
    last = max(first, claim.document.locate(claim.field, max(start, end - 1)))
    return Range(_position(first, lines, units), _position(Place(last.line, last.column + 1), lines, units))


def rest_of_line(place: Place, lines: Sequence[str], units: Units) -> Range:
    """Return the range from a place to the end of its line; a line beyond the end of the text is the last one."""
    row = min(max(place.line, 1), max(len(lines), 1)) - 1
    line = lines[row] if lines else ""
    return Range(Position(row, units(line[: place.column - 1])), Position(row, units(line)))


def line_after_edit(row: int, before: Sequence[str], after: Sequence[str]) -> int | None:
    """Return where a row of the text `before` stands in the text `after` an edit, None when it was edited itself.

    What lies between the lines that both begin with and those that both end with counts as edited.
    """
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    if row < head:
        return row
    room = shorter - head
    tail = next((i for i in range(room) if before[-1 - i] != after[-1 - i]), room)
    return row + len(after) - len(before) if row >= len(before) - tail else None


def _position(place: Place, lines: Sequence[str], units: Units) -> Position:
    row = place.line - 1
    line = lines[row] if row < len(lines) else ""
    column = place.column - 1
    # A column beyond the line (its file was changed meanwhile) stays what it is: clients take it for the line's end.
    return Position(row, units(line[:column]) + max(0, column - len(line)))
