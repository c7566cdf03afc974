"""`Prose`: the running text of a file without its markup, and the way from each of its characters back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.documents.document import BlockKind, FieldName, Position
from factcheck.documents.lines import LineIndex
from factcheck.documents.paragraphs import Passage

__all__ = ["Prose", "ProseLocator", "without_addresses"]

# An address makes no claims, and the figures in it are no dates.
_ADDRESS = r"(?:https?://|ftp://|www\.)[^\s<>\[\]\"“”]{1,2000}"
_PIECE = re.compile(rf"\({_ADDRESS}(?<=\))|{_ADDRESS}(?<![.,;:!?)’'])|\s+|[^\s]+?(?=\(?{_ADDRESS})|\S+")
_GAP = "\0"  # stands in no text, see `decoding`
_GAP_BEFORE_POINT = re.compile(rf"\s?{_GAP}(?=[.,;:])")


class Prose:
    """Running text, written piece by piece, one passage after another.

    Each piece says where it stands in the file.  White space is written as one blank, and none at either side of a
    passage; passages stand on lines of their own.  `passages` are those finished so far.
    """

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._pieces: list[str] = []
        self._length = 0
        self._passage_start = 0
        self._pending: tuple[int, int] | None = None  # the white space that the next word will want before it
        # Runs, in order: where each starts in the text, where in the file, where it ends there, and whether it stands
        # there letter by letter.
        self._starts: list[int] = []
        self._runs: list[tuple[int, int, bool]] = []

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._pieces)

    def write(self, words: str, start: int) -> None:
        """Write what stands at `start` of the file letter by letter, web addresses left out."""
        for found in _PIECE.finditer(words):
            piece = found.group()
            at = start + found.start()
            if piece.isspace():
                self._pending = self._pending or (at, at + len(piece))
            elif not _is_address(piece):
                self._append(piece, at, at + len(piece), verbatim=True)

    def put(self, words: str, start: int, end: int) -> None:
        """Write `words` for what stands at [start, end) of the file: "&" for "&amp;", a blank for a line break."""
        if words.isspace():
            self._pending = self._pending or (start, end)
        elif words:
            self._append(words, start, end, verbatim=False)

    def finish(self, kind: BlockKind | None) -> None:
        """End the passage; `kind` is None when it makes no claims, and it is then forgotten."""
        self._pending = None
        if self._length > self._passage_start:
            if kind is None:
                self._forget()
                return
            self.passages.append(Passage(self._passage_start, self._length, kind))
            self._pieces.append("\n")
            self._length += 1
            self._passage_start = self._length

    def origin(self, offset: int) -> int:
        """Return the place in the file of the code point at `offset` of the text; outside of it, the nearest one."""
        if not self._starts:
            return 0
        run = max(0, bisect_right(self._starts, offset) - 1)
        start, end, _ = self._runs[run]
        return min(start + max(0, offset - self._starts[run]), max(start, end - 1))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the text stands in the file; markup inside it is part of that."""
        first = self.origin(start)
        if end <= start or not self._starts:
            return first, first
        run = max(0, bisect_right(self._starts, end - 1) - 1)
        _, stop, verbatim = self._runs[run]
        last = self.origin(end - 1) + 1 if verbatim else stop
        return first, max(first, last)

    def _append(self, words: str, start: int, end: int, *, verbatim: bool) -> None:
        # "know [3], that": where a mark was left out before punctuation, so is the blank before it.
        dangling = self._pending and self._pending[1] < start and words[0] in ",.;:"
        if self._pending and not dangling and self._length > self._passage_start:
            self._add(" ", *self._pending, verbatim=self._pending[1] - self._pending[0] == 1)
        self._pending = None
        self._add(words, start, end, verbatim=verbatim)

    def _add(self, words: str, start: int, end: int, *, verbatim: bool) -> None:
        self._pieces.append(words)
        if verbatim and self._runs and self._starts[-1] >= self._passage_start:
            before, stop, letters = self._runs[-1]
            if letters and stop == start:
                self._runs[-1] = (before, end, True)
                self._length += len(words)
                return
        self._starts.append(self._length)
        self._runs.append((start, end, verbatim))
        self._length += len(words)

    def _forget(self) -> None:
        while self._length > self._passage_start:
            self._length -= len(self._pieces.pop())
        while self._starts and self._starts[-1] >= self._passage_start:
            self._starts.pop()
            self._runs.pop()


def without_addresses(words: str) -> str:
    """Return `words` without the web addresses in them, with single blanks and none around them."""
    gaps = _PIECE.sub(lambda found: _GAP if _is_address(found.group()) else found.group(), words)
    return " ".join(_GAP_BEFORE_POINT.sub("", gaps).replace(_GAP, "").split())


def _is_address(piece: str) -> bool:
    return piece.lstrip("(").startswith(("http://", "https://", "ftp://", "www."))


class ProseLocator:
    """Places in a text file of the characters of its prose.

    `title_start` is where the title stands: an offset in the file when it is stated there, for the eyes of machines,
    else None, and `headline_start` is where it stands in the prose.
    """

    __slots__ = ("_headline_start", "_lines", "_prose", "_title_start")

    def __init__(self, raw: str, prose: Prose, title_start: int | None, headline_start: int) -> None:
        self._prose = prose
        self._lines = LineIndex(raw)
        self._title_start = title_start
        self._headline_start = headline_start

    def __call__(self, field: FieldName, offset: int) -> Position:
        """Return the line and column of the code point at `offset` of `field`."""
        if field == "title" and self._title_start is not None:
            return self._lines.position(self._title_start + offset)
        shift = self._headline_start if field == "title" else 0
        return self._lines.position(self._prose.origin(offset + shift))

    def span(self, field: FieldName, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the text stands in the file; in a title it stays what it is."""
        return (start, end) if field == "title" else self._prose.span(start, end)
