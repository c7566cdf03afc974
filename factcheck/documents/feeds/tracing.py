"""Finding words again in the file that they were taken from by a library that does not tell where they stood."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from factcheck.documents.document import FieldName, Position
from factcheck.documents.lines import LineIndex

__all__ = ["WordLocator"]

_WORD = re.compile(r"\w+")
_NEAR = (
    2_000  # code points ahead in which the next word is sought: markup, an address, a style may lie between
)


class WordLocator:
    """Places in a file of the words of a text that was taken from raw[start:end], in its order.

    `lines` are those of `raw`, which many documents share.  A word that is encoded in the file (an entity, base64) has
    the place of the one before it.
    """

    def __init__(self, raw: str, lines: LineIndex, span: tuple[int, int], *, title: str, text: str) -> None:
        start, end = span
        self._lines = lines
        self._title = _Trace(raw, start, end, title)
        self._text = _Trace(raw, start, end, text)

    @property
    def share_found(self) -> float:
        """The share of the words of the text that were found."""
        return self._text.found / max(1, len(self._text.words))

    def __call__(self, field: FieldName, offset: int) -> Position:
        """Return the line and column of the code point at `offset` of `field`."""
        trace = self._title if field == "title" else self._text
        return self._lines.position(trace.place(offset))


class _Trace:
    def __init__(self, raw: str, start: int, end: int, text: str) -> None:
        self.words = array("L")  # where each word starts in the text
        self._places = array("L")  # and where in the file
        self.found = 0
        self._start = at = start
        for word in _WORD.finditer(text):
            place = raw.find(word.group(), at, min(end, at + _NEAR))
            if place >= 0:
                self.found += 1
                at = place + len(word.group())
            self.words.append(word.start())
            self._places.append(place if place >= 0 else at)

    def place(self, offset: int) -> int:
        index = bisect_right(self.words, max(0, offset)) - 1
        if index < 0:
            return self._places[0] if self._places else self._start
        return self._places[index] + offset - self.words[index]
