"""`Page`: a column of wrapped lines on a stream, with or without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

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
    """How to print for a person.

    width     columns of the page
    color     whether ANSI escapes may be written
    show_info whether findings of severity info are printed
    timings   whether to say how long the run took
    """

    width: int = 80
    color: bool = False
    show_info: bool = False
    timings: bool = True


class Page:
    """Writes paragraphs to `stream`: wrapped at `layout.width`, with no blanks at line ends."""

    def __init__(self, stream: TextIO, layout: Layout) -> None:
        self.layout = layout
        self._console = Console(
            file=stream,
            width=max(layout.width, _NARROWEST),
            force_terminal=layout.color,
            color_system="standard" if layout.color else None,
            no_color=not layout.color,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
            legacy_windows=False,
        )

    def blank(self) -> None:
        """Write an empty line."""
        self._console.print()

    def paragraph(self, text: Text, indent: int = 0, hanging: int = 0) -> None:
        """Write `text` wrapped and `indent` columns from the edge, lines after the first `hanging` columns more.

        A word longer than a line is broken.
        """
        width = self._console.width
        first = max(width - indent, _NARROWEST // 2)
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
        return indent + text.cell_len <= self._console.width

    def _write(self, line: Text, indent: int) -> None:
        line.rstrip()
        self._console.print(Text(" " * indent) + line if line.plain else Text())


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
