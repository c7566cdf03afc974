"""The Markdown report: what a reader sees is what the document says, and nothing in it is taken for markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.reports import Layout
from tests.reports.samples import (
    COAST_WEEKLY,
    DATES,
    MISSING,
    NEGATION,
    SUNK_IN_2018,
    document,
    finding,
    report,
    side,
)
from tests.reports.test_formats import printed

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
SIGNS = "\\`*_{}[]<>()#+-.!|~$&;:=@/ \"'’1aZ%"


def test_a_finding() -> None:
    assert printed("markdown", report(DATES, references=(COAST_WEEKLY,))) == (
        """\
## factcheck: 1 error in 2 documents against 1 reference

### Error FC101 date · 97% sure

2019-03-03 against 2018-02

**Ferry sinks off Lysekil** · Harbour Post · 2019-03-04 · `harbour.txt:1:1`

> The ferry Aurora sank off Lysekil on **3 March 2019**, and 14 of her crew were rescued.

**Back to the wreck** · Coast Weekly · 2020-06-01 · reference · `coast.txt:1:42`

> Divers returned this week to the Aurora, which went down in **February 2018**.

1 document says 2019-03-03 · 2 say 2018-02 (coast, inquiry)

*6 claims, 9 pairs compared, 0.9 s*
"""
    )


def test_problems_are_listed_first() -> None:
    out = printed("markdown", report(problems=(MISSING,)))
    assert "### Problems with the input\n\n- gone.txt: FC901 no such file\n" in out


def test_nothing_found() -> None:
    assert printed("markdown", report(), Layout(timings=False)) == (
        "## factcheck: no contradictions in 3 documents\n\n*6 claims, 9 pairs compared*\n"
    )


@pytest.mark.parametrize("words", ["Ask @crew about #12", "mail crew@example.org"])
def test_nobody_is_called_and_no_issue_is_named(words: str) -> None:
    out = printed("markdown", report(finding(DATES.first, DATES.second, explanation=words)))
    assert not re.search(r"[@#]\w", out)
    assert words in out.replace("\u2060", "")


def test_a_report_fits_into_a_comment_and_counts_what_does_not() -> None:
    out = printed("markdown", report(*[DATES] * 90, *[NEGATION] * 90))
    assert len(out) < 65_536
    shown = out.count("\n### ")
    assert 100 < shown < 180
    assert f"**{180 - shown} findings more did not fit here.**" in out


def test_backticks_in_a_path_stay_within_the_code() -> None:
    odd = document("odd", "The ferry Aurora sank.", path="a`b``c.txt")
    out = printed("markdown", report(finding(side(odd, odd.text), SUNK_IN_2018)))
    assert "a`b``c.txt:1:1" in [t.content for t in inline(out) if t.type == "code_inline"]


@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=60))
def test_what_is_quoted_reads_as_it_was_written(words: str) -> None:
    text = f"a {words} b"
    wreck = document("wreck", text)
    out = printed("markdown", report(finding(side(wreck, text, words), SUNK_IN_2018, explanation=words)))
    tokens = inline(out)
    assert {t.type for t in tokens} <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close",
                                        "code_inline"}  # fmt: skip
    seen = "".join(t.content for t in tokens).replace("\u2060", "")
    assert " ".join(text.split()) in seen
    assert " ".join(words.split()) in seen


def inline(markdown: str) -> list[Token]:
    """The pieces of running text, as GitHub's Markdown reads them."""
    return [child for token in GITHUB.parse(markdown) for child in token.children or ()]
