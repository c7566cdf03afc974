"""Plain text becomes passages: paragraphs and list items, whether it has one a line or is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.documents.document import BlockKind

__all__ = ["Passage", "ends_sentence", "passages", "trimmed"]


class Passage(NamedTuple):
    """A stretch of a text, [start, end) in code points, before anybody asked whether it is boilerplate."""

    start: int
    end: int
    kind: BlockKind


_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
_MARKER = re.compile(r"(?:[-*+•▪◦‣·–—▸►✓✔⚡]|[0-9]{1,3}[.)]|\([0-9]{1,3}\))[ \t\u00a0]{1,8}(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]{0,4}$")

# A hard-wrapped text breaks a line because the next word would not have fit.  People wrap between 60 and 80 columns;
# beyond this width a line is a paragraph.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
# Editors differ by a word or so in where they break, hence the tolerance (share of the width) and the majority; and
# in English most lines of a wrapped text start in mid-sentence, with a small letter.
_FULL_SHARE = 0.85
_FULL_MAJORITY = 0.7
_BROKEN_OFF_MAJORITY = 0.5


def passages(text: str) -> list[Passage]:
    """Return the paragraphs and list items of a plain text, in order."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    out: list[Passage] = []
    previous: _Line | None = None
    for line in lines:
        marker = _MARKER.match(text, line.start, line.end)
        if marker is None and previous is not None and _continues(text, previous, line, width):
            out[-1] = out[-1]._replace(end=line.end)
        elif marker:
            out.append(Passage(marker.end(), line.end, "list_item"))
        else:
            out.append(Passage(line.start, line.end, "paragraph"))
        previous = line
    return out


def ends_sentence(words: str) -> bool:
    """Return whether `words` end as a sentence does, closing quotes and brackets aside."""
    return _SENTENCE_END.search(words.rstrip()[-6:]) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the white space at both sides."""
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


class _Line(NamedTuple):
    start: int
    end: int
    follows: bool  # the line before it is not blank
    first_word: int  # its length


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank, without the white space around them."""
    out: list[_Line] = []
    breaks = 0
    for start, end in _spans(text):
        if start == end:
            breaks += 1
            continue
        word = text.find(" ", start, end)
        out.append(_Line(start, end, bool(out) and breaks == 0, (word if word >= 0 else end) - start))
        breaks = 0
    return out


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line, trimmed; start == end for a blank one."""
    after_break = True
    for found in _LINE.finditer(text):
        if found.group() in ("\r\n", "\r", "\n"):
            if after_break:
                yield found.start(), found.start()
            after_break = True
            continue
        after_break = False
        start, end = trimmed(text, found.start(), found.end())
        yield (start, end) if start < end else (found.start(), found.start())


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """Return the column at which the text is hard-wrapped, 0 when it is not."""
    width = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if b.follows and not _MARKER.match(text, b.start, b.end)]
    if not inner:
        return 0
    broken = [_breaks_off(text, a, b) for a, b in inner]
    full = sum(off or _is_full(a, b, width) for off, (a, b) in zip(broken, inner, strict=True))
    wrapped = full >= _FULL_MAJORITY * len(inner) and sum(broken) >= _BROKEN_OFF_MAJORITY * len(inner)
    return width if wrapped else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return line.end - line.start + 1 + following.first_word > _FULL_SHARE * width


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    if not following.follows:
        return False
    if width:
        return _is_full(line, following, width) or _breaks_off(text, line, following)
    # Outside wrapped text too, a long line that stops in mid-sentence goes on with a small letter.  Not so the first
    # line, which may be a headline.
    long = line.start > 0 and line.end - line.start >= _NARROWEST_WRAP
    return long and _breaks_off(text, line, following)


def _breaks_off(text: str, line: _Line, following: _Line) -> bool:
    return text[following.start].islower() and not ends_sentence(text[line.start : line.end])
