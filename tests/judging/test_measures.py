"""What a reader who cannot convert is given: measures that agree in the same words, those that differ in one unit."""

from __future__ import annotations

import pytest

from factcheck.claims import extract, load_parser
from factcheck.documents import from_text
from factcheck.facts import ground
from factcheck.judging.measures import in_one_unit


def _in_one_unit(a: str, b: str) -> tuple[str, str]:
    first, second = (
        ground(extract([from_text(text, id=text, path="a")], load_parser()))[0] for text in (a, b)
    )
    return in_one_unit(first, second, (a, b))


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (
            "Lorries have to go round by Tarn, a detour of ten miles.", "The detour is 16 kilometres long.",
            "The detour is ten miles long.",
        ),
        (
            "In the boiler room on the lower deck it was 30 degrees Celsius.", "It was 86 degrees Fahrenheit.",
            "It was 30 degrees Celsius.",
        ),
        (
            "A quarter of all voters in the town stayed at home.", "25 percent of the voters stayed at home.",
            "A quarter of the voters stayed at home.",
        ),
    ],
)  # fmt: skip
def test_measures_that_agree_are_told_in_the_words_of_the_longer_text(a: str, b: str, told: str) -> None:
    assert _in_one_unit(a, b) == (a, told)
    assert _in_one_unit(b, a) == (told, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The lorries have to go round by Tarn, a detour of ten miles.", "The detour is 40 miles long."),
        (
            "The lorries have to go round by Tarn, a detour of 400 metres.",
            "The detour is 40 kilometres long.",
        ),
        (
            "The yard in the harbour of Tarn sold nine boats for 1,100 pounds.",
            "It sold nine boats for 5,000 euros.",
        ),
        ("The quake struck ten miles below the town of Lorne.", "Ten people were hurt."),
        ("Sixteen lorries waited at the gate of the yard.", "16 lorries waited at the gate."),
    ],
)
def test_what_differs_or_has_no_unit_stays(a: str, b: str) -> None:
    assert _in_one_unit(a, b) == (a, b)


@pytest.mark.parametrize(
    ("metric", "other", "told"),
    [
        ("By noon the fire had spread over 12,000 hectares.", "At midday it covered some 12,000 acres.",
         "At midday it covered about 4,860 hectares."),
        ("From snout to tail the animal measured about 12 metres.", "It stretched 60 feet.", "It stretched 18.3 metres."),
        ("The probe carries 340 kilograms of instruments to the moon.", "The payload is 1,100 pounds.",
         "The payload is 499 kilograms."),
        ("The water in the bay was 30 degrees Celsius at noon.", "It was 95 degrees Fahrenheit.", "It was 35 degrees Celsius."),
        ("The storm came ashore with gusts of 190 kph.", "Gusts reached 90 mph.", "Gusts reached 145 kph."),
    ],
)  # fmt: skip
def test_measures_that_differ_are_told_in_metric_units_where_one_is(
    metric: str, other: str, told: str
) -> None:
    assert _in_one_unit(metric, other) == (metric, told)
    assert _in_one_unit(other, metric) == (told, metric)
