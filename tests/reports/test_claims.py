"""`factcheck claims` shows what was understood of an article."""

from __future__ import annotations

import io
import json
import math
from datetime import date

import pytest

from factcheck.claims import Resolution
from factcheck.facts import Entity, Event, Facts, GroundedClaim, Quantity, TimeSpan
from factcheck.reports import Layout, print_claims, render_claims_json
from factcheck.reports.wording import quantity_words, span_words
from tests.reports.samples import BOARD, HARBOUR, HARBOUR_POST, claim

SUNK = claim(
    HARBOUR_POST,
    "The ferry Aurora sank off Lysekil on 3 March 2019",
    facts=Facts(
        times=(TimeSpan(37, 49, "3 March 2019", date(2019, 3, 3), date(2019, 3, 3), "day"),),
        entities=(
            Entity(10, 16, "Aurora", "Aurora", "PRODUCT", "agent"),
            Entity(26, 33, "Lysekil", "Lysekil", "LOC", "place"),
        ),
        events=(Event("sinking", ("Aurora",), None, 17, 21, "sank"),),
        predicate="sink",
    ),
)
RESCUED = claim(
    HARBOUR_POST,
    "14 of her crew were rescued",
    facts=Facts(quantities=(Quantity(55, 57, "14", 14, 14, counted="crew"),)),
)
SLEPT = claim(
    HARBOUR_POST,
    "he had slept for two hours",
    modality="reported",
    speaker="Her captain",
    speech_act="says",
    negated=True,
    facts=Facts(quantities=(Quantity(0, 9, "two hours", 2, math.inf, "hour"),)),
    resolutions=(Resolution(HARBOUR.index("he had"), HARBOUR.index("he had") + 2, "he", "The captain"),),
)
ALL = [SUNK, RESCUED, SLEPT]


def printed(width: int = 80) -> str:
    out = io.StringIO()
    print_claims([HARBOUR_POST, BOARD], ALL, out, Layout(width=width))
    return out.getvalue()


def test_claims_stand_under_their_sentence_with_their_facts() -> None:
    assert printed().startswith("""\
harbour.txt  3 claims
Ferry sinks off Lysekil
Harbour Post · 2019-03-04

1:1 The ferry Aurora sank off Lysekil on 3 March 2019, and 14 of her crew were
rescued.
  - The ferry Aurora sank off Lysekil on 3 March 2019
    when      2019-03-03 “3 March 2019”
    who       Aurora (PRODUCT, agent); Lysekil (LOC, place)
    event     sinking: Aurora
  - 14 of her crew were rescued
    how many  14 crew “14”

2:1 Her captain told the inquiry that he had slept for two hours.
  - he had slept for two hours
    how       reported · Her captain says · negated
    how many  at least 2 hour “two hours”
    reads     he = The captain
""")


def test_a_document_without_claims_is_named() -> None:
    assert "inquiry.txt  0 claims\nReport of the inquiry\nno date\n" in printed()


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(len, printed(width).splitlines())) <= width


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2019, 3, 3), date(2019, 3, 3), "2019-03-03"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2019, 3, 1), date(2019, 3, 14), "2019-03-01 to 2019-03-14"),
        (date(2019, 3, 3), None, "2019-03-03 or later"),
        (None, date(2019, 3, 3), "2019-03-03 or earlier"),
    ],
)
def test_a_span_is_told_as_short_as_it_can_be(first: date | None, last: date | None, words: str) -> None:
    assert span_words(TimeSpan(0, 1, "x", first, last, "period")) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(1200, 1200, "1,200"), (-math.inf, 7.5, "at most 7.5"), (3, math.inf, "at least 3"), (3, 5, "3 to 5")],
)
def test_a_quantity_is_told_as_an_interval(low: float, high: float, words: str) -> None:
    assert quantity_words(Quantity(0, 1, "x", low, high, "kg", "cod")) == f"{words} kg cod “x”"


def test_json_holds_every_fact() -> None:
    out = json.loads(render_claims_json("1.2.3", {"parser": "parser@00"}, [HARBOUR_POST, BOARD], ALL))
    harbour, board = out["documents"]
    assert board["sentences"] == []
    sunk, rescued = harbour["sentences"][0]["claims"]
    assert sunk["times"][0]["earliest"] == "2019-03-03"
    assert [e["name"] for e in sunk["entities"]] == ["Aurora", "Lysekil"]
    assert rescued["quantities"][0]["counted"] == "crew"
    slept = harbour["sentences"][1]["claims"][0]
    assert (slept["modality"], slept["speaker"], slept["negated"]) == ("reported", "Her captain", True)
    assert slept["quantities"][0]["high"] is None
    assert slept["resolved"][0]["antecedent"] == "The captain"


def test_a_control_character_in_a_claim_does_not_reach_the_terminal() -> None:
    evil = claim(HARBOUR_POST, "The ferry", speaker="\x1b[31mMallory\x07")
    out = io.StringIO()
    print_claims([HARBOUR_POST], [GroundedClaim(evil.claim, Facts())], out, Layout())
    assert "\x1b" not in out.getvalue()
    assert "Mallory" in out.getvalue()
