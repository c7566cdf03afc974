"""Lines and columns: from an offset in a text to the place that an editor shows."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.documents.document import FieldName, Position

__all__ = ["LineIndex", "TextLocator"]

# The breaks that editors count.  Others that Unicode knows (U+2028, form feed, …) do not start a line there.
_BREAK = re.compile(r"\r\n|\r|\n")


class LineIndex:
    """Line starts of a text, found when the first position is asked for."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def position(self, offset: int) -> Position:
        """Return the place of the code point at `offset`; an offset outside the text counts as its nearest end."""
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self._text))]
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


class TextLocator:
    """Places in a file whose whole text is the field `text`; the title stands at `title_start` in it."""

    __slots__ = ("_lines", "_title_start")

    def __init__(self, text: str, title_start: int = 0) -> None:
        self._lines = LineIndex(text)
        self._title_start = title_start

    def __call__(self, field: FieldName, offset: int) -> Position:
        """Return the place of the code point at `offset` of `field`."""
        return self._lines.position(offset + self._title_start if field == "title" else offset)
