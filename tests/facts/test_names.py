from __future__ import annotations

import pytest

from factcheck.names import same_name, strip_title
from factcheck.places import place_relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Soleimani", "Qassem Soleimani"), ("Gen. Qassem Soleimani", "Qassem Soleimani"), ("Abu Taqwa", "Abu Takwa"),
        ("Mohammed Shia al-Sudani", "Muhammad Shia' al-Sudani"), ("al-Sudani", "Al Sudani"), ("WHO", "World Health Organization"),
        ("Labour", "Labour Party"), ("the Greens", "Green Party"), ("Mayor Ramos", "Tiago Ramos"),
    ],
)  # fmt: skip
def test_one_bearer_may_be_called_both(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Smith", "John Smith"), ("Islamic State", "United States"), ("Iran", "Iraq"), ("North Korea", "South Korea"),
        ("Bank of England", "England"), ("Treaty of Velsk", "Treaty of Tarnow"), ("Maria Lopez", "Mario Lopez"), ("Carlos", "Carlos Mendes"), ("Abbas I", "Abbas II"),
    ],
)  # fmt: skip
def test_two_bearers_are_kept_apart(a: str, b: str) -> None:
    assert not same_name(a, b)


def test_titles_are_stripped() -> None:
    assert strip_title("Gen. Qassem Soleimani") == "Qassem Soleimani"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Baghdad", "Iraq", "inside"), ("U.S.", "Texas", "inside"), ("Houston", "Texas", "inside"), ("England", "Britain", "same"),
        ("Paris", "London", "apart"), ("Houston", "California", "apart"), ("Chad", "Niger", "apart"), ("Dora", "Iraq", "unknown"),
    ],
)  # fmt: skip
def test_places_lie_in_one_another_or_apart(a: str, b: str, relation: str) -> None:
    assert place_relation(a, b) == relation
    assert place_relation(b, a) == relation
