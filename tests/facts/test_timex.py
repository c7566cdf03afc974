from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import TimeSpan
from factcheck.facts.timex import Reference, find_times
from factcheck.facts.timex.calendar import Interval

FRIDAY = date(2024, 1, 5)


def times(text: str, published: date | None = FRIDAY, outlook: str = "") -> list[TimeSpan]:
    return list(find_times(text, Reference(published), lambda _offset: outlook).times)  # type: ignore[arg-type, return-value]


def one(text: str, published: date | None = FRIDAY, outlook: str = "") -> tuple[str, str]:
    (time,) = times(text, published, outlook)
    return str(time.earliest), str(time.latest)


@pytest.mark.parametrize(
    "text",
    [
        "May 27, 2021",
        "27 May 2021",
        "on Thursday, May 27, 2021",
        "2021-05-27",
        "27/05/2021",
        "the 27th of May, 2021",
        "27 May, 2021",
    ],
)
def test_a_full_date_is_one_day_however_it_is_written(text: str) -> None:
    assert one(f"The house burned down {text}.") == ("2021-05-27", "2021-05-27")


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 the bridge was closed.",
        "In 2019, when it was closed, nobody spoke.",
        "A barge, built 2019, sank.",
    ],
)
def test_a_year_is_one_wherever_it_stands(text: str) -> None:
    assert one(text) == ("2019-01-01", "2019-12-31")


@pytest.mark.parametrize(
    ("text", "outlook", "day"),
    [
        ("She was abandoned, on the 2nd, near the coast.", "past", "2024-01-02"),
        ("She was abandoned on the 16th.", "past", "2023-12-16"),
        ("He was born on the 31st.", "past", "2023-12-31"),
        ("The court will hear him on the 20th.", "future", "2024-01-20"),
        ("It began on 3 July 2023 and ended on the 16th.", "past", "2023-07-16"),
    ],
)
def test_a_day_without_its_month_is_the_nearest(text: str, outlook: str, day: str) -> None:
    assert str(times(text, outlook=outlook)[-1].earliest) == day


def test_a_floor_is_no_day() -> None:
    assert times("He lives on the 16th floor, and she on the 3rd street.") == []


def test_a_date_of_two_readings_is_not_read() -> None:
    assert times("It was signed on 03/04/2021.") == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May 2021", "2021-05-01", "2021-05-31"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the 17th century", "1601-01-01", "1700-12-31"),
        ("in the second quarter of 2024", "2024-04-01", "2024-06-30"),
        ("in Q2 2024", "2024-04-01", "2024-06-30"),
        ("in the first half of 2022", "2022-01-01", "2022-06-30"),
        ("in the summer of 2022", "2022-06-01", "2022-08-31"),
        ("between 2014 and 2020", "2014-01-01", "2020-12-31"),
        ("from 5 to 7 May 2023", "2023-05-05", "2023-05-07"),
        ("on May 5-7, 2023", "2023-05-05", "2023-05-07"),
        ("from March to May 2019", "2019-03-01", "2019-05-31"),
        ("on the last day of September 2023", "2023-09-30", "2023-09-30"),
        ("at the end of June 2021", "2021-06-20", "2021-06-30"),
        ("in the first three months of 2023", "2023-01-01", "2023-03-31"),
        ("in the last ten days of May 2021", "2021-05-22", "2021-05-31"),
        ("in the third week of November 2016", "2016-11-14", "2016-11-20"),
        ("from 2014-2018", "2014-01-01", "2018-12-31"),
        ("from the ninth to the seventeenth of April 2016", "2016-04-09", "2016-04-17"),
        ("on the weekend of 31 October 2021", "2021-10-30", "2021-10-31"),
        ("over Labor Day weekend 2021", "2021-09-04", "2021-09-06"),
        ("in early 2021", "2021-01-01", "2021-06-30"),
        ("at the end of 2021", "2021-09-01", "2021-12-31"),
        ("in the 15th\u00a0century", "1401-01-01", "1500-12-31"),
        ("in the quarter ended June 30, 2021", "2021-04-01", "2021-06-30"),
        ("in the year to March 2023", "2022-04-01", "2023-03-31"),
        ("in the fiscal year ending June 2022", "2021-07-01", "2022-06-30"),
        ("in fiscal year 2021-22", "2021-04-01", "2022-09-30"),
        ("in the late sixties", "1966-09-01", "1969-12-31"),
        ("in mid-2022", "2022-05-01", "2022-08-31"),
        ("in May ’68", "1968-05-01", "1968-05-31"),
        ("after a fire dating from the 17th century", "1601-01-01", "1700-12-31"),
    ],
)
def test_periods_reach_from_their_first_day_to_their_last(text: str, first: str, last: str) -> None:
    assert one(f"The works went on {text}.") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", "2024-01-04", "2024-01-04"),
        ("on Thursday", "2024-01-04", "2024-01-04"),
        ("on Friday", "2024-01-05", "2024-01-05"),
        ("last Friday", "2023-12-29", "2023-12-29"),
        ("on Tuesday of last week", "2023-12-26", "2023-12-26"),
        ("two days ago", "2024-01-03", "2024-01-03"),
        ("four years ago", "2020-01-01", "2020-12-31"),
        ("last month", "2023-12-01", "2023-12-31"),
        ("last March", "2023-03-01", "2023-03-31"),
        ("this week", "2024-01-01", "2024-01-07"),
        ("over the past three weeks", "2023-12-15", "2024-01-05"),
        ("on 14 December", "2023-12-14", "2023-12-14"),
        ("on Christmas Eve", "2023-12-24", "2023-12-24"),
        ("a year and two months ago", "2022-11-05", "2022-11-05"),
        ("in the second week of last year", "2023-01-09", "2023-01-15"),
        ("for the rest of the week", "2024-01-05", "2024-01-07"),
        ("in the 10 previous weeks", "2023-10-27", "2024-01-05"),
        ("from March to date", "2023-03-01", "2024-01-05"),
        ("more than two weeks before yesterday", "None", "2023-12-20"),
        ("less than three days before yesterday", "2024-01-01", "2024-01-04"),
        ("half a year ago", "2023-01-03", "2024-01-04"),
        ("ten years ago this month", "2014-01-01", "2014-01-31"),
        ("a week ago last Sunday", "2023-12-24", "2023-12-24"),
        ("for three months from yesterday", "2024-01-04", "2024-04-03"),
        ("overnight into Tuesday", "2024-01-01", "2024-01-02"),
    ],
)
def test_relative_times_count_from_the_day_of_publication(text: str, first: str, last: str) -> None:
    assert one(f"The ferry ran aground {text}.") == (first, last)


def test_without_a_day_of_publication_nothing_relative_is_resolved() -> None:
    found = find_times("It burned yesterday, and again on Tuesday and on 5 May.", Reference(None))
    assert found.times == ()
    assert len(found.unread) == 3


def test_tense_tells_the_next_weekday_from_the_last() -> None:
    assert one("Parliament will vote on Monday.", outlook="future") == ("2024-01-08", "2024-01-08")
    assert one("Parliament voted on Monday.", outlook="past") == ("2024-01-01", "2024-01-01")


def test_a_month_and_day_belong_to_the_year_nearest_to_publication() -> None:
    assert one("on 20 December") == ("2023-12-20", "2023-12-20")
    assert one("on 20 January") == ("2024-01-20", "2024-01-20")
    assert one("on 20 June") == ("2023-06-20", "2023-06-20")
    assert one("on 20 June", outlook="future") == ("2024-06-20", "2024-06-20")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Easter Monday 2025", "2025-04-21"),
        ("Good Friday 2024", "2024-03-29"),
        ("Pentecost 2024", "2024-05-19"),
        ("Thanksgiving 2023", "2023-11-23"),
        ("Canada Day 2023", "2023-07-01"),
        ("New Year's Eve 2019", "2019-12-31"),
        ("Orthodox Christmas 2023", "2023-01-07"),
        ("Orthodox Easter 2024", "2024-05-05"),
        ("Yom Kippur 1973", "1973-10-06"),
    ],
)
def test_holidays_are_computed(text: str, day: str) -> None:
    assert one(f"The bridge reopened on {text}.") == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("Eid al-Fitr 2024", date(2024, 4, 10)), ("Ramadan 2022", date(2022, 4, 20)), ("Passover 2025", date(2025, 4, 15)),
     ("Rosh Hashanah 2023", date(2023, 9, 16)), ("Eid al-Adha 2021", date(2021, 7, 20))],
)  # fmt: skip
def test_feasts_that_follow_the_moon_hold_their_day(text: str, day: date) -> None:
    (time,) = times(f"The bridge reopened during {text}.")
    assert time.earliest is not None
    assert time.latest is not None
    assert time.earliest <= day <= time.latest


def test_a_season_belongs_to_the_year_that_the_tense_tells() -> None:
    assert one("The dam burst in the spring.", outlook="past") == ("2023-03-01", "2023-05-31")
    assert one("The dam will be mended in the spring.", outlook="future") == ("2024-03-01", "2024-05-31")
    assert times("The river floods in the spring.") == []


def test_a_fiscal_quarter_is_no_quarter_of_the_calendar() -> None:
    (time,) = times("Sales fell in its fiscal second quarter of 2023.")
    assert time.earliest is not None
    assert time.latest is not None
    assert time.earliest <= date(2022, 10, 1)
    assert time.latest >= date(2023, 9, 30)


def test_weekdays_count_from_the_story_where_the_words_say_so() -> None:
    told = Interval(date(2019, 6, 12), date(2019, 6, 12), "day")
    days = [
        find_times(f"She was found on the {which} Friday.", Reference(FRIDAY, told)).times[0].earliest
        for which in ("following", "previous")
    ]
    assert days == [date(2019, 6, 14), date(2019, 6, 7)]
    assert times("She was found the following Friday.") == []
    assert one("They vote on the Monday after next.") == ("2024-01-15", "2024-01-15")


def test_a_year_that_stands_once_is_that_of_both_days() -> None:
    first, second = times("Shots were fired on May 3 and May 7, 2021.")
    assert (first.earliest, second.earliest) == (date(2021, 5, 3), date(2021, 5, 7))


def test_later_and_earlier_count_from_the_day_last_spoken_of() -> None:
    _, second = times("The fire broke out on 3 March 2020. Two days later it was under control.")
    assert str(second.earliest) == "2020-03-05"
    assert second.derivation == "Two days after 2020-03-03"
    told = Interval(date(2019, 6, 10), date(2019, 6, 10), "day")
    (found,) = find_times("Six days afterwards she stood on the summit.", Reference(FRIDAY, told)).times
    assert str(found.earliest) == "2019-06-16"


def test_a_count_before_a_date_moves_it() -> None:
    assert one("three days before Christmas 1921") == ("1921-12-22", "1921-12-22")


@pytest.mark.parametrize(
    ("text", "first", "last", "relation"),
    [
        ("since October", "2023-10-01", "None", "since"),
        ("until 14 December", "None", "2023-12-14", "until"),
        ("before 2020", "None", "2019-12-31", "before"),
        ("by the end of 1921", "None", "1921-12-31", "before"),
        ("after 2020", "2021-01-01", "None", "after"),
        ("later than 2020", "2021-01-01", "None", "after"),
        ("in 2020 or later", "2020-01-01", "None", "since"),
    ],
)
def test_prepositions_open_one_side(text: str, first: str, last: str, relation: str) -> None:
    (time,) = times(f"It has been closed {text}.")
    assert (str(time.earliest), str(time.latest), time.relation) == (first, last, relation)


@pytest.mark.parametrize(
    "text",
    [
        "He may leave.", "Citizens of 18 may vote.", "They killed 2000 soldiers.", "It measures 1850 metres.",
        "He drives an F-16 over Level 4.", "The Sun reported it.", "She trains every Friday.", "It cost $1999.",
        "It reopens on the first Sunday.", "They met on 30 February.", "It fell in the seventh century BC.",
        "The wall fell in 1200 BC.",
    ],
)  # fmt: skip
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert times(text) == []


def test_a_postponement_is_no_period() -> None:
    assert [t.latest for t in times("The start was moved from 5 May 2023 to 12 May 2023.")] == [
        None,
        date(2023, 5, 12),
    ]


def test_the_words_and_the_way_are_kept() -> None:
    (time,) = times("An officer was shot on Thursday.")
    assert (time.text, time.derivation) == ("Thursday", "Thursday before 2024-01-05")


@pytest.mark.parametrize(
    ("text", "outlook", "day"),
    [
        ("He was arrested the Thursday before last.", "past", "2023-12-28"),
        ("He was arrested a week last Sunday.", "past", "2023-12-24"),
        ("He will be sentenced a week on Tuesday.", "future", "2024-01-16"),
        ("The court will close for a week on Tuesday.", "future", "2024-01-09"),
        ("He will be sentenced three weeks from today.", "future", "2024-01-26"),
        ("He will be sentenced two weeks from tomorrow.", "future", "2024-01-20"),
    ],
)
def test_weeks_are_counted_from_a_day_that_is_named(text: str, outlook: str, day: str) -> None:
    assert one(text, outlook=outlook) == (day, day)


def test_what_lasts_so_long_from_a_day_is_no_past() -> None:
    assert one("The ban will last three months from Monday.", outlook="future") == (
        "2024-01-08",
        "2024-04-07",
    )


@pytest.mark.parametrize("text", ["She is in her late thirties.", "It was moved at the turn of the year."])
def test_the_decades_of_a_life_and_the_turn_of_a_year_are_no_dates(text: str) -> None:
    assert times(text) == []
