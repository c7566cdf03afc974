"""`ignore_comment`: what an editor inserts is what the reader understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.documents import read
from factcheck.documents.comments import set_comments_aside
from factcheck.errors import UsageError
from factcheck.suppression import ignore_comment


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".md", "<!-- factcheck: ignore FC101 -->"),
        (".HTML", "<!-- factcheck: ignore FC101 -->"),
        (".rst", ".. factcheck: ignore FC101"),
        (".adoc", "// factcheck: ignore FC101"),
        (".tex", "% factcheck: ignore FC101"),
        (".txt", "[factcheck: ignore FC101]"),
        ("", "[factcheck: ignore FC101]"),
    ],
)
def test_each_type_of_file_has_its_comment_and_reads_it(suffix: str, written: str) -> None:
    assert ignore_comment(suffix, ["FC101"]) == written
    text, (comment,) = set_comments_aside(f"She sank.\n\n{written}\n", suffix)
    assert (comment.words, comment.start, comment.closed) == ("ignore FC101", (3, 1), True)
    assert text.split() == ["She", "sank."]


def test_several_codes_in_any_case_and_none() -> None:
    assert ignore_comment(".md", ["fc101", "FC302"]) == "<!-- factcheck: ignore FC101 FC302 -->"
    assert ignore_comment(".md", []) == "<!-- factcheck: ignore -->"


def test_a_file_without_comments_is_refused() -> None:
    with pytest.raises(UsageError, match="baseline"):
        ignore_comment(".docx", ["FC101"])


def test_a_code_that_no_rule_has_is_refused() -> None:
    with pytest.raises(UsageError, match="FC101"):
        ignore_comment(".md", ["FC1010"])


def test_the_page_shows_what_is_written(root: Path) -> None:
    page = (root / "docs" / "suppression.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`\.[^|]+) \| `([^`]+)`", page, re.MULTILINE)
    shown = {suffix: comment for files, comment in rows for suffix in re.findall(r"`(\.\w+)`", files)}
    assert shown == {
        s: ignore_comment(s, ["FC101"]) for s in (".md", ".html", ".txt", ".rst", ".adoc", ".tex")
    }


def test_the_comments_on_the_page_are_examples(root: Path) -> None:
    (page,) = read([str(root / "docs" / "suppression.md")]).documents
    assert page.comments == ()
