from __future__ import annotations

import pytest

from factcheck.facts.numerals import cardinal, find_numbers, ordinal


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("41 attacks and 56 wounded", [41, 56]),
        ("1.2 million hectares", [1_200_000]),
        ("the toll of 12,345", [12_345]),
        ("two hundred and fifty-six ships", [256]),
        ("three hundred thousand", [300_000]),
        ("half a million people", [500_000]),
        ("a quarter of a million", [250_000]),
        ("two dozen eggs", [24]),
        ("a hundred years", [100]),
        ("twelve and thirteen", [12, 13]),
        ("one and a half million", [1_500_000]),
        ("2½ years, 3/4 of them", [2.5, 0.75]),
        ("1 414 021 100 people", [1_414_021_100]),
        ("3 lakh crore rupees", [3_000_000_000_000]),
        ("24/7, on 9/11, 7/7", [24, 7, 9, 11, 7, 7]),
        ("dozens of people", []),
        ("hundreds were hurt", []),
        ("nobody came", []),
    ],
)
def test_digits_words_and_both_together_are_numbers(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(text)] == values


def test_a_number_knows_how_finely_it_was_stated() -> None:
    places = {
        text: next(iter(find_numbers(text))).place
        for text in ("2,500", "41", "3.14", "1.2 million", "three hundred")
    }
    assert places == {"2,500": 100, "41": 1, "3.14": 0.01, "1.2 million": 100_000, "three hundred": 100}


def test_the_span_covers_the_numeral_only() -> None:
    text = "more than twenty-one boats"
    number = next(iter(find_numbers(text)))
    assert text[number.start : number.end] == "twenty-one"


@pytest.mark.parametrize(
    ("words", "value"),
    [("a", 1), ("three", 3), ("a couple of", 2), ("a dozen", 12), ("21", 21), ("ninety-nine", 99)],
)
def test_small_cardinals_count_units_of_time(words: str, value: float) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("fourth", 4), ("21st", 21), ("twenty-first", 21), ("hundredth", 100), ("Twelfth", 12)],
)
def test_ordinals_are_read_spelled_out_or_not(words: str, value: int) -> None:
    assert ordinal(words) == value


def test_what_is_no_ordinal_is_none() -> None:
    assert ordinal("many") is None
