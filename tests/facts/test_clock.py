"""Times of day: read with their zone, laid over each other across midnight."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import TimeSpan
from factcheck.facts.comparators.dates import disjoint
from factcheck.facts.timex import Reference, find_times

FRIDAY = date(2024, 1, 5)


def one(text: str) -> TimeSpan:
    (time,) = find_times(text, Reference(FRIDAY), lambda _offset: "past").times
    return time


@pytest.mark.parametrize(
    ("text", "minutes", "ahead"),
    [
        ("The tram derailed at 3 p.m. on 4 May 2021.", (900, 900), None),
        ("The tram derailed at 14:30 GMT on Monday.", (870, 870), 0),
        ("On Monday, the tram derailed outside the depot at 9.15 p.m.", (1275, 1275), None),
        ("The tram derailed at 5:30 p.m. (1430 GMT) on Tuesday.", (1050, 1050), 180),
        ("The tram derailed at half past three in the afternoon on Tuesday.", (930, 930), None),
        ("The tram derailed around 10 pm Thursday.", (1290, 1350), None),
        ("The tram derailed shortly after midnight on Sunday.", (0, 60), None),
        ("The tram derailed before 6 a.m. on Sunday.", (0, 360), None),
        ("2021-05-27T23:30:00+02:00", (1410, 1410), 120),
        ("The tram derailed on Tuesday morning.", (0, 720), None),
    ],
)
def test_a_day_gets_its_time_of_day(text: str, minutes: tuple[int, int], ahead: int | None) -> None:
    time = one(text)
    assert time.granularity == "day"
    assert time.clock is not None
    assert ((time.clock.first, time.clock.last), time.clock.ahead_least) == (minutes, ahead)


def test_a_time_of_day_can_stand_alone() -> None:
    time = one("He spoke at 0630 GMT.")
    assert (time.granularity, time.earliest, time.text) == ("time", None, "0630 GMT")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("The general gave up at five in the morning.", (300, 300)),
        ("They met at ten to seven in the evening.", (1130, 1130)),
        ("The alarm sounded at seventeen minutes past three in the morning.", (197, 197)),
        ("The siren stopped at five past eleven at night.", (1385, 1385)),
        ("Windows stay closed until nine in the evening.", (0, 1260)),
        ("The tug came at 05.45.", (345, 345)),
        ("Lift-off was at 15.40.", (940, 940)),
    ],
)
def test_a_time_of_day_in_words_or_with_a_full_stop(text: str, minutes: tuple[int, int]) -> None:
    clock = one(text).clock
    assert clock is not None
    assert (clock.first, clock.last) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "It closed at 9:15.", "They won 14:30.", "Psalm 14:30 says so.", "She ran it in 2:04:11.",
        "The shares ended at 15.40.", "It went from 15.40 to 16.20.", "She scored two in the afternoon.",
    ],
)  # fmt: skip
def test_what_is_no_time_of_day_or_one_of_two_is_left_alone(text: str) -> None:
    assert find_times(text, Reference(FRIDAY)).times == ()


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("at 9:15 p.m. EST on Tuesday", "at 02:15 GMT on Wednesday", False),
        ("at 9:15 p.m. EST on Tuesday", "at 05:15 GMT on Wednesday", True),
        ("at 9:15 p.m. ET on Tuesday", "at 01:15 GMT on Wednesday", False),
        ("at 9:15 p.m. on Tuesday", "at 11:40 p.m. on Tuesday", True),
        ("at 9:15 p.m. on Tuesday", "at 9:20 p.m. on Tuesday", False),
        ("at 9:15 p.m. on Tuesday", "on Tuesday evening", False),
        ("on Tuesday morning", "on Tuesday night", True),
        ("at 9:15 p.m. on Tuesday", "at 11:40 GMT on Tuesday", False),
        ("at 9:15 p.m. on Tuesday", "on Wednesday", True),
    ],
)
def test_moments_are_compared_by_the_clock(first: str, second: str, apart: bool) -> None:
    p, q = one(f"It sank {first}."), one(f"It sank {second}.")
    assert disjoint(p, q) == disjoint(q, p) == apart
