"""`Page`: a column of wrapped lines on a stream, with or without colour."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TextIO

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from factcheck.judging import Severity
from factcheck.reports.safe import visible

__all__ = ["Layout", "Page", "Style", "phrase", "plural"]

_NARROWEST = 20  # columns; below this, text runs over the edge rather than one letter a line


class Style:
    """Names for what the styles mean; all of them are of the 16 colours that a terminal's theme decides."""

    ERROR = "bold red"
    WARNING = "bold yellow"
    INFO = "bold cyan"
    STRONG = "bold"
    QUIET = "dim"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How to print.

    width     columns of the page
    color     whether ANSI escapes may be written
    show_info whether a person is shown findings of severity info
    timings   whether to say how long the run took
    show_set_aside   whether to list findings that are set aside, too, where a format has a place for them
    show_disputed    whether to list what opposing speakers say, where a format has a place for it
    show_unsupported whether to list what the references do not have, where a format has a place for it
    failing   severities of the findings that a document fails on, where a format knows passed and failed
    """

    width: int = 80
    color: bool = False
    show_info: bool = False
    timings: bool = True
    show_set_aside: bool = False
    show_disputed: bool = False
    show_unsupported: bool = False
    failing: frozenset[Severity] = frozenset({"error"})


class Page:
    """Writes paragraphs to `stream`: wrapped at `layout.width`, with no blanks at line ends."""

    def __init__(self, stream: TextIO, layout: Layout) -> None:
        self.layout = layout
        self._stream = stream
        self._width = max(layout.width, _NARROWEST)
        # Wraps text and knows styles.  It does not print: a console asks the environment what to do, a page is told.
        self._console = Console(file=io.StringIO(), width=self._width, legacy_windows=False)

    def blank(self) -> None:
        """Write an empty line."""
        self._stream.write("\n")

    def paragraph(self, text: Text, indent: int = 0, hanging: int = 0) -> None:
        """Write `text` wrapped and `indent` columns from the edge, lines after the first `hanging` columns more.

        A word longer than a line is broken.
        """
        first = max(self._width - indent, _NARROWEST // 2)
        rest = max(first - hanging, _NARROWEST // 2)
        lines = list(text.wrap(self._console, first, overflow="fold"))
        if hanging and len(lines) > 1:
            head = lines[0]
            tail = text[len(head.plain) :]
            tail = tail[len(tail.plain) - len(tail.plain.lstrip()) :]
            lines = [head, *tail.wrap(self._console, rest, overflow="fold")]
        for number, line in enumerate(lines):
            self._write(line, indent + (hanging if number else 0))

    def unbroken(self, text: Text, indent: int = 0) -> None:
        """Write `text` on one line however long it is: a place in a file stays whole, to be clicked or copied."""
        self._write(text, indent)

    def fits(self, text: Text, indent: int = 0) -> bool:
        """Tell whether `text` goes on one line."""
        return indent + text.cell_len <= self._width

    def _write(self, line: Text, indent: int) -> None:
        line.rstrip()
        body = self._colored(line) if self.layout.color else line.plain
        self._stream.write(" " * indent + body + "\n" if body else "\n")

    def _colored(self, line: Text) -> str:
        parts = line.render(self._console)
        return "".join(
            style.render(words, color_system=ColorSystem.STANDARD) if style else words
            for words, style, _ in parts
        )


def phrase(*parts: str | tuple[str, str]) -> Text:
    """Join words, each plain or with a style, into a text without control characters."""
    text = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, Style.PLAIN)
        text.append(visible(words), style)
    return text


def plural(count: int, noun: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
