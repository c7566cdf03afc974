from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from factcheck.facts import Comparison, compare
from tests.facts.conftest import Read


def clashes(read: Read, text: str, published: date | None = None) -> list[Comparison]:
    claims = read(text, published)
    return [c for a, b in combinations(claims, 2) for c in compare(a, b) if c.answer == "clash"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the bridge on Monday. The mayor opened the bridge on Tuesday.",
        "The frigate Arno sank on Thursday. On Friday the frigate Arno sank.",
    ],
)
def test_one_event_on_two_weekdays_of_an_undated_text_clashes(read: Read, text: str) -> None:
    (found,) = clashes(read, text)
    assert found.type == "date"
    assert found.explanation == f"{found.first} against {found.second}"
    assert found.first_span is not None
    assert text[slice(*found.first_span)] == found.first


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the bridge on Monday. The mayor opened the bridge on Monday.",
        "The mayor opened the bridge on Monday. The mayor opened the market on Tuesday.",
        "The council met on Monday. The council met on Tuesday again.",
        "Police arrested a man on Monday. Police arrested a man on Friday.",
        "Shares fell 2 percent on Monday. Shares fell 3 percent on Tuesday.",
        "The mayor opened the bridge on Monday. The mayor did not open the bridge on Tuesday.",
    ],
)
def test_what_can_happen_on_two_weekdays_does_not(read: Read, text: str) -> None:
    assert clashes(read, text) == []


def test_a_dated_text_is_compared_by_its_dates(read: Read) -> None:
    text = "The mayor opened the bridge on Monday. The mayor opened the bridge on Tuesday."
    (found,) = clashes(read, text, date(2024, 1, 5))
    assert found.first.startswith("2024-01-0")


def test_two_undated_texts_may_speak_of_two_weeks(read: Read) -> None:
    (first,) = read("The mayor opened the bridge on Monday.", None)
    (second,) = read("The mayor opened the bridge on Tuesday.", None)
    assert [c.answer for c in compare(first, second)].count("clash") == 0
