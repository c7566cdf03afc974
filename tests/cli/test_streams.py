"""When colours are written, and how wide a page is."""

from __future__ import annotations

import io

import pytest

from factcheck.cli.streams import colored, columns, tell
from factcheck.settings import Color


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        (Color.auto, {"TERM": "xterm"}, True),
        (Color.auto, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Color.auto, {"TERM": "xterm", "NO_COLOR": ""}, True),  # https://no-color.org: only when not empty
        (Color.auto, {"TERM": "dumb"}, False),
        (Color.always, {"TERM": "dumb"}, True),
        (Color.never, {"TERM": "xterm"}, False),
    ],
)
def test_a_terminal_gets_colours_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, choice: Color, environment: dict[str, str], expected: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colored(choice, Terminal()) is expected


def test_a_pipe_gets_colours_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert not colored(Color.auto, io.StringIO())
    assert colored(Color.always, io.StringIO())


@pytest.mark.parametrize(("set_to", "width"), [("40", 40), ("80", 80), ("300", 100)])
def test_a_page_is_as_wide_as_the_terminal_up_to_what_can_be_read(
    monkeypatch: pytest.MonkeyPatch, set_to: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", set_to)
    assert columns() == width


def test_a_message_is_one_line_without_controls(capsys: pytest.CaptureFixture[str]) -> None:
    tell("gone\x1b[2J.txt:\n FC901 \u202eno such file")
    assert capsys.readouterr().err == "gone\ufffd[2J.txt: FC901 \ufffdno such file\n"
