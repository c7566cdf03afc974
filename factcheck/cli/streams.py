"""Standard output and standard error: encoding, colour, width, and what to do when nobody reads them."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO, cast

import typer

from factcheck.choices import Color
from factcheck.cli.exits import ExitCode
from factcheck.cli.servicelog import LogStream, harmless, is_read_by_a_service

__all__ = [
    "COLUMNS_IN_A_PIPE",
    "colored",
    "columns",
    "complain",
    "prepare",
    "printing",
    "silence_stdout",
    "tell",
]

COLUMNS_IN_A_PIPE = 80
_MOST_COLUMNS = 100  # longer lines are hard to read


def prepare() -> None:
    """Make standard output UTF-8 whatever the locale says; what UTF-8 cannot hold (lone surrogates) is escaped."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def complain(message: str) -> None:
    """Write one line to standard error in the name of the program."""
    tell(f"factcheck: {message}")


def tell(message: str) -> None:
    """Write one line to standard error, without anything in it that could steer a terminal or a CI service."""
    line = " ".join(message.split())
    safe = "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Cf") else "\ufffd" for c in line)
    print(harmless(safe) if is_read_by_a_service() else safe, file=sys.stderr)


def colored(choice: Color, stream: TextIO) -> bool:
    """Tell whether to write colours to `stream`: asked for, or a terminal and neither NO_COLOR nor TERM=dumb set."""
    if choice is not Color.auto:
        return choice is Color.always
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Return the width to print at: that of the terminal or of $COLUMNS up to a readable one, 80 in a pipe."""
    return min(shutil.get_terminal_size((COLUMNS_IN_A_PIPE, 0)).columns, _MOST_COLUMNS)


@contextlib.contextmanager
def printing(format: str = "terminal") -> Iterator[TextIO]:
    """Lend standard output, and flush it in the end; a reader that leaves early (`| head`) ends the run silently.

    In the log of a CI service, what articles say is no command; `format` is the one that is printed.
    """
    stdout = cast(TextIO, LogStream(sys.stdout, format)) if is_read_by_a_service() else sys.stdout
    try:
        yield stdout
        stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        raise typer.Exit(ExitCode.BROKEN_PIPE) from None


def silence_stdout() -> None:
    """Send what is left in the buffer of standard output nowhere, so that nothing complains when Python exits."""
    with contextlib.suppress(OSError, ValueError):  # not a file, or closed: then nothing is left to write
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
