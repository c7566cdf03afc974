"""The progress bar shows itself to people who wait, and to nobody else."""

from __future__ import annotations

import io

import pytest

from factcheck.cli.progress import ProgressBar


class Stream(io.StringIO):
    """A stream that is a terminal, or says so."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> str:
    monkeypatch.setenv("TERM", "xterm")
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stderr", stream)
    with ProgressBar(patience) as progress:
        progress("read", 0, 2)
        progress("match", 0, 0)
        progress("judge", 1, 2)
    return stream.getvalue()


def test_work_that_takes_long_is_shown_on_a_terminal_and_wiped_out_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = shown(monkeypatch, terminal=True, patience=0)
    assert "Reading" in out
    assert "Judging" in out
    assert out.rstrip().endswith("\x1b[2K")  # the last thing that happens is that the line is erased


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=True, patience=60) == ""


def test_a_log_file_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False, patience=0) == ""
