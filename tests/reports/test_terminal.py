"""The terminal report says what clashes, where, and why, at any width and without colour."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from factcheck.reports import Layout, Report, print_terminal
from tests.reports.samples import (
    BOARD,
    COAST_WEEKLY,
    DATES,
    HARBOUR_POST,
    MISSING,
    NEGATION,
    NOTE,
    RESCUED,
    SUNK_IN_2018,
    SUNK_IN_2019,
    document,
    finding,
    report,
    side,
)


def printed(report: Report, layout: Layout | None = None) -> str:
    out = io.StringIO()
    print_terminal(report, out, layout or Layout(width=80))
    return out.getvalue()


def test_a_finding_at_80_columns() -> None:
    assert (
        printed(report(DATES))
        == """\
error FC101 date · 97% sure
  2019-03-03 against 2018-02

  Ferry sinks off Lysekil
  Harbour Post · 2019-03-04 · harbour.txt:1:1
    The ferry Aurora sank off Lysekil on «3 March 2019», and 14 of her crew were
    rescued.

  Back to the wreck
  Coast Weekly · 2020-06-01 · coast.txt:1:42
    Divers returned this week to the Aurora, which went down in «February 2018».

  1 document says 2019-03-03 · 2 say 2018-02 (coast, inquiry)

1 error in 3 documents (6 claims, 9 pairs compared, 0.9 s)
"""
    )


def test_a_finding_at_40_columns_and_without_values() -> None:
    assert (
        printed(report(NEGATION), Layout(width=40))
        == """\
warning FC108 negation · 71% sure
  one side denies what the other states

  Ferry sinks off Lysekil
  Harbour Post · 2019-03-04
  harbour.txt:1:56
    The ferry Aurora sank off Lysekil on
    3 March 2019, and «14 of her crew
    were rescued».

  Report of the inquiry
  inquiry.txt:1:22
    The board found that «nobody was
    rescued from the Aurora» after she
    sank in February 2018.

  1 document on each side

1 warning in 3 documents (6 claims, 9
pairs compared, 0.9 s)
"""
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_page_and_none_ends_in_a_blank(width: int) -> None:
    asian = document("asia", "東京の船は沈没した。" * 30, title="長い見出し" * 12, source="朝日")
    out = printed(report(DATES, NEGATION, NOTE, finding(side(asian, asian.text, "沈没"), SUNK_IN_2018)),
                  Layout(width=width, show_info=True))  # fmt: skip
    assert max(map(cell_len, out.splitlines())) <= width
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_a_place_stays_whole_however_narrow_the_page() -> None:
    deep = replace(HARBOUR_POST, path="news room/2019/march/ferries/harbour post/aurora-sinks.txt")
    out = printed(report(finding(side(deep, "The ferry Aurora sank"), SUNK_IN_2018)), Layout(width=40))
    assert "  news room/2019/march/ferries/harbour post/aurora-sinks.txt:1:1\n" in out


def test_findings_are_grouped_by_draft_worst_first() -> None:
    later = finding(
        side(COAST_WEEKLY, "Divers returned this week to the Aurora"), SUNK_IN_2019, confidence=0.99
    )
    out = printed(report(NEGATION, DATES, later))
    heads = re.findall(r"^(?:\S+\.txt  .*|(?:error|warning) .*)$", out, re.MULTILINE)
    assert heads == [
        "coast.txt  1 error",
        "error FC101 date · 99% sure",
        "harbour.txt  1 error, 1 warning",
        "error FC101 date · 97% sure",
        "warning FC108 negation · 71% sure",
    ]


def test_the_draft_decides_the_group_also_when_it_is_the_second_side() -> None:
    against = finding(SUNK_IN_2018, SUNK_IN_2019)
    other = finding(side(BOARD, "nobody was rescued from the Aurora"), RESCUED)
    out = printed(report(against, other, references=(COAST_WEEKLY, BOARD)))
    assert "coast.txt  " not in out
    assert "Coast Weekly · 2020-06-01 · reference · coast.txt:1:42" in out
    assert "2 errors in 1 document against 2 references" in out


def test_notes_are_counted_and_hidden_until_asked_for() -> None:
    hidden, shown = printed(report(NOTE)), printed(report(NOTE), Layout(show_info=True))
    assert "FC302" not in hidden
    assert "No contradictions in 3 documents" in hidden
    assert "1 note not shown: add --show info to read them" in hidden
    assert "info FC302 date\n" in shown
    assert "1 note in 3 documents" in shown
    assert "not shown" not in shown


def test_a_clean_run_is_one_friendly_line() -> None:
    assert printed(report()) == "No contradictions in 3 documents (6 claims, 9 pairs compared, 0.9 s)\n"


def test_timings_can_be_left_out() -> None:
    assert "0.9 s" not in printed(report(), Layout(timings=False))
    assert "compared)" in printed(report(seconds=None))


def test_suppressed_findings_and_input_problems_are_counted() -> None:
    out = printed(report(problems=(MISSING,), suppressed=2))
    assert "2 findings suppressed" in out
    assert "1 problem with the input" in out


def test_two_places_of_one_document() -> None:
    out = printed(report(finding(SUNK_IN_2019, RESCUED, agree_with_second=())))
    assert out.count("Ferry sinks off Lysekil") == 1
    assert "\n\n  harbour.txt:1:56\n" in out
    assert "Both stand in the same document." in out


def test_a_claim_in_other_words_than_the_article_is_told() -> None:
    grounded = SUNK_IN_2018.claim
    reworded = replace(grounded, claim=replace(grounded.claim, text="The Aurora went down in February 2018"))
    out = printed(report(finding(SUNK_IN_2019, replace(SUNK_IN_2018, claim=reworded))))
    assert "«February 2018».\n    read as: The Aurora went down in February 2018\n" in out


def test_a_clause_that_is_the_sentence_is_not_marked() -> None:
    whole = document("a", "The ferry sank.")
    out = printed(report(finding(side(whole, "The ferry sank"), SUNK_IN_2018)))
    assert "    The ferry sank.\n" in out


def test_articles_of_one_file_are_told_apart_by_their_ids() -> None:
    first, second = (replace(d, path="feed.jsonl") for d in (HARBOUR_POST, COAST_WEEKLY))
    between = finding(side(first, "The ferry Aurora sank"), side(second, "which went down"))
    base = report(between)
    both = tuple(replace(d, document=x) for d, x in zip(base.documents, (first, second), strict=False))
    out = printed(replace(base, documents=both))
    assert "harbour · Harbour Post · 2019-03-04 · feed.jsonl:1:1" in out


def test_a_headline_is_shown_once() -> None:
    out = printed(report(finding(side(HARBOUR_POST, "Ferry sinks off Lysekil", field="title"), SUNK_IN_2018)))
    assert out.count("Ferry sinks off Lysekil") == 1
    assert "headline · harbour.txt:1:1" in out


EVIL = "\x1b[2J\x1b]0;owned\x07 [bold red]sank\u202e \x9b5m :ship: on 3 March\r\nerror FC999 fake"


@pytest.mark.parametrize("color", [False, True])
def test_nothing_in_a_document_steers_the_terminal(color: bool) -> None:
    evil = document("evil", EVIL, title=EVIL, source=EVIL, path="evil\x1b[31m\n.txt")
    bad = finding(
        side(evil, EVIL, "3 March", EVIL, sentence=EVIL),
        SUNK_IN_2018,
        explanation=EVIL,
        agree_with_second=(EVIL, "b\x1b"),
    )
    out = printed(report(bad), Layout(color=color))
    ours = re.sub(r"\x1b\[[0-9;]*m", "", out) if color else out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours)
    assert "[bold red]sank" in ours
    assert ":ship:" in ours
    assert "\nerror FC999" not in ours


def test_without_colour_there_is_no_escape_and_with_it_no_guillemet() -> None:
    plain, colored = printed(report(DATES)), printed(report(DATES), Layout(color=True))
    assert "\x1b" not in plain
    assert "«" not in colored
    assert "\x1b[1;4;31m3 March 2019\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored).split() == plain.replace("«", "").replace("»", "").split()


def test_no_color_in_the_environment_does_not_undo_a_layout_with_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31merror" in printed(report(DATES), Layout(color=True))


def test_further_places_of_a_conflict_are_named_below_it() -> None:
    again = replace(DATES, also_first=(RESCUED,), also_second=(side(BOARD, "she sank in February 2018"),))
    lines = printed(report(again)).splitlines()
    at = lines.index("  1 document says 2019-03-03 · 2 say 2018-02 (coast, inquiry)")
    assert lines[at + 1] == "  the first also at harbour.txt:1:56 · the second also at inquiry.txt:1:63"
    many = replace(DATES, also_first=(RESCUED,) * 6)
    assert "and 2 more" in printed(report(many))


def test_copies_of_one_text_are_told() -> None:
    wire = replace(DATES, voices=(1, 1))
    assert "2 say 2018-02 (coast, inquiry; copies of one text)" in " ".join(printed(report(wire)).split())
