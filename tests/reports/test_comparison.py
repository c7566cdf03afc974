"""`factcheck compare` shows one verdict with every reason for it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest

from factcheck.facts import EVENT_PARTS, Comparison
from factcheck.judging import FEATURES, Verdict
from factcheck.matching import Matches, Pair
from factcheck.reports import Layout, print_comparison, render_comparison_json
from factcheck.reports.comparison import INPUTS_IN_WORDS
from tests.reports.samples import SUNK_IN_2018, SUNK_IN_2019
from tests.support import day_span

PAIR = Pair(0, 1, 0.7123, ("Aurora",), 0)
MATCHES = Matches((SUNK_IN_2019.claim, SUNK_IN_2018.claim), (), (PAIR,))
VERDICT = Verdict(
    pair=PAIR,
    relation="contradiction",
    type="date",
    probability=0.9712,
    nli=(0.91, 0.02, 0.07),
    nli_reverse=(0.88, 0.04, 0.08),
    comparisons=(
        Comparison("date", "clash", "2019-03-03", "2018-02", explanation="a ship sinks once", same_event=1.0),
        Comparison("number", "unknown"),
    ),
    explanation="2019-03-03 against 2018-02",
)


def printed(verdict: Verdict = VERDICT, matches: Matches = MATCHES, width: int = 80) -> str:
    out = io.StringIO()
    print_comparison(verdict, matches, out, Layout(width=width))
    return out.getvalue()


def test_every_reason_is_given() -> None:
    assert (
        printed()
        == """\
They contradict each other: date · P(contradiction) 0.97
  2019-03-03 against 2018-02

A  The ferry Aurora sank off Lysekil on 3 March 2019
   asserted
B  which went down in February 2018
   asserted

NLI model      contradiction  entailment     neutral
B given A      0.91           0.02           0.07
A given B      0.88           0.04           0.08

date: clash  2019-03-03 / 2018-02
  a ship sinks once (same event: 1.00)
number: unknown

One event or two? 0.95 for one
  +4.39  wording (cosine of the embeddings)
  +1.34  rare things in common

They met at cosine 0.71, and both speak of Aurora.
"""
    )


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(len, printed(width=width).splitlines())) <= width


def test_the_other_pairs_are_counted() -> None:
    more = replace(MATCHES, pairs=(PAIR, Pair(0, 1, 0.1, (), 0)))
    assert "1 other pair of their claims" in printed(matches=more)


def test_statements_that_nothing_holds_together() -> None:
    apart = replace(VERDICT, relation="unrelated", comparisons=(), explanation="", probability=0.02)
    out = printed(apart)
    assert out.startswith("Nothing holds them against each other · P(contradiction) 0.02\n")
    assert "No comparator had facts of both to compare." in out


def test_json_holds_every_reason() -> None:
    out = json.loads(render_comparison_json("1.2.3", {"nli": "nli@00"}, VERDICT, MATCHES))
    assert (out["relation"], out["type"], out["probability"]) == ("contradiction", "date", 0.9712)
    assert out["nli"]["first_to_second"] == {"contradiction": 0.91, "entailment": 0.02, "neutral": 0.07}
    assert [c["answer"] for c in out["comparisons"]] == ["clash", "unknown"]
    assert [c["text"] for c in out["claims"]][1] == "which went down in February 2018"
    assert out["pair"] == {"cosine": 0.7123, "anchors": ["Aurora"]}


def test_what_tells_two_events_apart_is_told() -> None:
    times = [day_span(date(2019, 3, 3), "3 March 2019"), day_span(date(2018, 2, 1), "1 February 2018")]
    claims = tuple(
        replace(claim, facts=replace(claim.facts, times=(time,)))
        for claim, time in zip(MATCHES.claims, times, strict=True)
    )
    apart = replace(MATCHES, claims=claims)
    assert "told apart: 2019-03-03 against 2018-02-01" in printed(matches=apart)
    same = json.loads(render_comparison_json("1.2.3", {"nli": "nli@00"}, VERDICT, apart))["same_event"]
    assert same["apart"] == ["2019-03-03 against 2018-02-01"]
    assert same["parts"]["time"]["value"] == -1.0
    assert same["parts"]["time"]["weighed"] < 0.0 < same["score"] < 1.0
    assert list(same["parts"]) == list(EVENT_PARTS)


def test_every_input_of_the_judge_can_be_told() -> None:
    assert tuple(INPUTS_IN_WORDS) == FEATURES
