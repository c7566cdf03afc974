"""Nothing in a document steers the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports import one_line, visible
from factcheck.reports.safe import shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31malert\x1b[0m", "red \ufffd[31malert\ufffd[0m"),
        ("C1 \x9b31m", "C1 \ufffd31m"),
        ("bell\x07 and delete\x7f", "bell\ufffd and delete\ufffd"),
        ("invoice\u202efdp.exe", "invoice\ufffdfdp.exe"),
        ("two\nlines\r\nand a\ttab", "two lines  and a tab"),
        ("half a \udcff letter", "half a \ufffd letter"),
        ("Zoë in 東京, नमस्ते 👩‍🚒", "Zoë in 東京, नमस्ते 👩‍🚒"),
    ],
)
def test_controls_become_visible_and_letters_stay(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_offsets_hold_and_no_control_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs")]


def test_one_line_has_single_spaces() -> None:
    assert one_line("  Ferry sinks\n\n\toff Lysekil ") == "Ferry sinks off Lysekil"


def test_a_text_is_shortened_between_words() -> None:
    assert shortened("Ferry sinks off Lysekil", 18) == "Ferry sinks off …"
    assert shortened("Ferry sinks", 18) == "Ferry sinks"
