"""What a marked-up text shows as it is, like code blocks and listings.  A comment in there is an example of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

__all__ = ["Format", "Stretches", "verbatim"]

Format = Literal["plain", "markdown", "html", "rst", "asciidoc", "latex"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
_TICKS_OR_COMMENT = re.compile(r"`+|<!--")
_LATEX = re.compile(r"\\(?P<what>begin|end)[ \t]*\{(?:verbatim|lstlisting|minted|Verbatim)\*?\}")
_ASCIIDOC_FENCE = re.compile(r"(?P<fence>-{4,}|\.{4,}|\+{4,}|/{4,}|```)[^\r\n`]{0,100}\s*\Z")
_RST_CODE = re.compile(r"[ \t]*\.\.[ \t]+(?:code|code-block|sourcecode|literalinclude|parsed-literal)::")
_RST_DIRECTIVE = re.compile(r"[ \t]*\.\.[ \t]+\S")


class Stretches:
    """Stretches [start, end) of a text, in order and apart."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def holds(self, offset: int) -> bool:
        """Tell whether a code point lies in one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def verbatim(text: str, kind: Format) -> Stretches:
    """Return where `text` shows something as it is."""
    found = {"markdown": _markdown, "rst": _rst, "asciidoc": _asciidoc, "latex": _latex}.get(kind)
    return Stretches(sorted(found(text)) if found else [])


def _markdown(text: str) -> Iterator[tuple[int, int]]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["inline", "text_join"], ignoreInvalid=True)
    starts = [0, *(found.end() for found in _BREAK.finditer(text)), len(text)]
    for token in parser.parse(text):
        if not token.map:
            continue
        start, end = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
        if token.type in ("fence", "code_block"):
            yield start, end
        elif token.type == "inline":
            yield from _code_spans(text, start, end)


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between equal runs of backticks; a comment that begins before them wins."""
    runs = [(m.start(), m.end(), m.group()) for m in _TICKS_OR_COMMENT.finditer(text, start, end)]
    of_length: dict[int, list[int]] = defaultdict(list)
    for at, stop, what in runs:
        if what != "<!--":
            of_length[stop - at].append(at)
    done = start
    for at, stop, what in runs:
        if at < done:
            continue
        if what == "<!--":
            closing = text.find("-->", stop, end)
            done = closing + len("-->") if closing >= 0 else done
            continue
        same = of_length[stop - at]
        following = bisect_right(same, at)
        if following < len(same):
            yield at, same[following]
            done = same[following] + (stop - at)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _LINE.finditer(text):
        if found.group():
            yield found.start(), found.end(), found.group()


def _rst(text: str) -> Iterator[tuple[int, int]]:
    """Yield the indented lines after a paragraph that ends in "::", and those of code directives."""
    begun: tuple[int, int] | None = None  # where the literal text starts, and how far its opener is indented
    for start, end, line in _lines(text):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if begun is not None:
            if not words or indent > begun[1]:
                continue
            yield begun[0], start
            begun = None
        if _RST_CODE.match(line) or (words.endswith("::") and not _RST_DIRECTIVE.match(line)):
            begun = (end, indent)
    if begun is not None:
        yield begun[0], len(text)


def _asciidoc(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between the fences of listings, literal blocks, pass-throughs and comment blocks."""
    fence, begun = "", 0
    for start, end, line in _lines(text):
        found = _ASCIIDOC_FENCE.match(line)
        if not found:
            continue
        if not fence:
            fence, begun = found["fence"], start
        elif found["fence"] == fence:
            yield begun, end
            fence = ""
    if fence:
        yield begun, len(text)


def _latex(text: str) -> Iterator[tuple[int, int]]:
    places = [(m.start(), m.end(), m["what"]) for m in _LATEX.finditer(text)]
    for (_, start, opened), (end, _, closed) in pairwise(places):
        if (opened, closed) == ("begin", "end"):
            yield start, end
