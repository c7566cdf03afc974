from __future__ import annotations

import math

import pytest

from factcheck.facts.amount import Amount
from factcheck.facts.amounts import find_amounts


def one(text: str) -> Amount:
    (amount,) = find_amounts(text)
    return amount


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 40 people", 40, math.inf),
        ("more than 41 attacks", 42, math.inf),
        ("up to 30 ships", -math.inf, 30),
        ("fewer than ten pupils", -math.inf, 9),
        ("between 40 and 50 people", 40, 50),
        ("two or three boats", 2, 3),
        ("nearly 50 boats", 45, 50),
        ("30 boats or more", 30, 30),
        ("exactly 12 boats", 12, 12),
        ("10 to 12 million people", 10_000_000, 12_000_000),
        ("hundreds of villagers", 150, 2000),
        ("dozens of boats", 18, 240),
        ("4½ million voters", 4_500_000, 4_500_000),
        ("sales of 4m units", 4_000_000, 4_000_000),
        ("aged between 66 and 88", 66, 88),
    ],
)
def test_comparison_words_make_an_interval(text: str, low: float, high: float) -> None:
    assert (one(text).low, one(text).high) == (low, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The motion was thrown out by 18 votes to 15.", 18.015),
        ("The assembly refused the project by 88 to 81.", 88.081),
        ("The committee voted eight to five for the plans.", 8.005),
        ("The committee voted 8-5 for the plans.", 8.005),
        ("The vote was 11 to 4.", 11.004),
    ],
)
def test_a_vote_is_a_score_however_it_is_told(text: str, value: float) -> None:
    assert one(text).unit == "score"
    assert one(text).low == pytest.approx(value)


@pytest.mark.parametrize("text", ["It rose by 3 to 12.", "The council cut the fee by 5 to 20 euros."])
def test_a_change_is_no_score(text: str) -> None:
    assert all(amount.unit != "score" for amount in find_amounts(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 metres", 12, "m"), ("60 feet", 18.288, "m"), ("75 miles", 120_700.8, "m"), ("12,000 acres", 48_562_276, "m2"),
        ("12,000 hectares", 120_000_000, "m2"), ("47 thousand metric tons", 47_000_000, "kg"), ("340 kilograms", 340, "kg"),
        ("0 degrees Celsius", 0, "degC"), ("212 degrees Fahrenheit", 100, "degC"), ("minus 5 degrees Celsius", -5, "degC"),
        ("63%", 63, "percent"), ("25 per cent", 25, "percent"), ("one in four", 25, "percent"), ("half of the voters", 50, "percent"),
        ("fifty basis points", 0.5, "points"), ("a quarter of a percentage point", 0.25, "points"),
        ("$48.2 million", 48_200_000, "USD"), ("€2,000", 2000, "EUR"), ("£410,000", 410_000, "GBP"), ("3.6 trillion shillings", 3.6e12, "shilling"),
        ("a 1/4 mile", 402.336, "m"), ("2½ metres", 2.5, "m"), ("USD115", 115, "USD"), ("100t of cocaine", 100_000, "kg"),
        ("75 USD million", 75e6, "USD"), ("20 MUSD", 20e6, "USD"), ("3 lakh crore rupees", 3e12, "INR"),
        ("50 cents", 0.5, "USD"), ("three weeks", 21, "day"), ("5 to 7 percent", 5, "percent"),
        ("one and a half tonnes of rice", 1500, "kg"), ("by three and a half metres", 3.5, "m"),
        ("2 hours 4 minutes", 124 / 1440, "day"),
    ],
)  # fmt: skip
def test_units_are_converted_to_one_of_a_kind(text: str, value: float, unit: str) -> None:
    assert one(text).unit == unit
    assert one(text).low == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    "text",
    [
        "the 34-year-old",
        "Anna Lund, 34, said",
        "a man aged 34",
        "He was 34 years old.",
        "A nurse of 34 was hurt.",
    ],
)
def test_ages_are_told_apart_from_other_years(text: str) -> None:
    assert (one(text).counted, one(text).low) == ("age", 34)


@pytest.mark.parametrize(
    "text",
    ["an F-16", "COVID-19", "a Level 4 warning", "at 14:30", "at 4.30 p.m.", "the 3rd floor", "one of them", "5G", "192.168.0.1", "call 555 123 4567"],
)  # fmt: skip
def test_names_and_clock_times_count_nothing(text: str) -> None:
    assert find_amounts(text) == []


def test_decades_of_a_life_are_ages() -> None:
    assert (one("He is in his mid-fifties.").low, one("He is in his mid-fifties.").high) == (53, 57)
    assert one("She is in her 30s.").counted == "age"


def test_numbers_can_be_negative_and_in_thousands() -> None:
    assert one("It stood at minus five").low == -5
    assert one("100k people").low == 100_000
    assert find_amounts("a 10k race") == []


def test_of_a_change_the_end_is_kept() -> None:
    assert one("Turnout rose from 40 to 50 percent").low == 50


def test_the_whole_of_a_part_is_marked() -> None:
    part, whole = find_amounts("16 of the 20 passengers")
    assert (part.total, whole.total) == (False, True)


def test_scores_are_no_ranges() -> None:
    assert one("They won 3-1 on Sunday").unit == "score"


def test_rounding_follows_the_digits_that_were_stated() -> None:
    assert one("1.2 million people").rounding == 50_000
    assert one("56 soldiers").rounding == 0
    assert one("2,500 soldiers").rounding == 50


def test_every_third_household_is_a_share_and_every_third_day_is_none() -> None:
    share = one("Every third household has no water.")
    assert (round(share.low), share.unit) == (33, "percent")
    assert find_amounts("The bus runs every third day.") == []


def test_who_died_at_73_was_so_old() -> None:
    assert (one("He died at 73 in Bern.").low, one("He died at 73 in Bern.").counted) == (73, "age")
    assert all(amount.counted != "age" for amount in find_amounts("She died at 40 Main Street."))


def test_barrels_of_oil_are_a_volume() -> None:
    assert one("4,000 barrels of crude went into the river").unit == "L"
    assert one("the field yields 4,000 barrels a day").unit == "L"
    assert one("4,000 barrels of wine").unit == ""
