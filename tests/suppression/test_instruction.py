"""What a comment says, and what the writer is told when it says nothing that could be done."""

from __future__ import annotations

import pytest

from factcheck.documents import Comment, Position
from factcheck.suppression.instruction import EVERY_CODE, Instruction, understand


def said(words: str, *, closed: bool = True) -> tuple[Instruction | None, list[str]]:
    return understand(Comment(words, Position(1, 1), Position(1, 2), closed))


@pytest.mark.parametrize(
    ("words", "kind", "codes", "reason"),
    [
        ("ignore", "ignore", (), ""),
        ("Ignore FC101", "ignore", ("FC101",), ""),
        ("ignore-next fc101, FC302,FC101", "ignore-next", ("FC101", "FC302"), ""),
        ("off -- an old story", "off", (), "an old story"),
        ("on FC108 — the rest is checked", "on", ("FC108",), "the rest is checked"),
        ("ignore FC101 -- see FC102 -- really", "ignore", ("FC101",), "see FC102 -- really"),
        ("ignore --", "ignore", (), ""),
    ],
)
def test_kind_codes_and_reason(words: str, kind: str, codes: tuple[str, ...], reason: str) -> None:
    found, wrong = said(words)
    assert found
    assert (found.kind, found.codes, found.reason, wrong) == (kind, codes, reason, [])


def test_without_codes_it_is_about_every_finding_and_no_problem() -> None:
    found, _ = said("ignore")
    assert found
    assert found.concerns == EVERY_CODE
    assert {"FC101", "FC199", "FC302"} <= set(EVERY_CODE)
    assert not [code for code in EVERY_CODE if code.startswith("FC9")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "the comment says nothing: write ignore, ignore-next, off or on"),
        ("-- why", "the comment says nothing: write ignore, ignore-next, off or on"),
        ("ignroe FC101", "'ignroe' is no instruction: did you mean 'ignore'?"),
        ("silence", "'silence' is no instruction: write ignore, ignore-next, off or on"),
        ("ignore FC110x", "no rule has the code 'FC110x'; the nearest is FC110 (cause)"),
        ("ignore because it is right", "no rule has the code 'because'"),
        ("ignore FC901", "FC901 (unreadable) cannot be silenced by a comment"),
        ("off FC900", "FC900 (idle comment) cannot be silenced by a comment"),
    ],
)
def test_what_cannot_be_done_is_told_once_and_silences_nothing(words: str, told: str) -> None:
    found, (message,) = said(words)
    assert found is None
    assert message.startswith(told)


def test_of_several_codes_the_good_ones_count() -> None:
    found, (message,) = said("ignore FC101 FC1020 FC103")
    assert found
    assert found.codes == ("FC101",)
    assert "FC1020" in message


def test_a_comment_that_is_not_closed_still_counts_and_is_told() -> None:
    found, wrong = said("ignore FC101", closed=False)
    assert found
    assert wrong == ["the comment is not closed"]


def test_a_long_word_is_cut() -> None:
    _, (message,) = said("x" * 5000)
    assert len(message) < 120
