"""Claims of whole sentences, read by the shipped parser."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import from_text


@cache
def parser() -> Parser:
    return load_parser()


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Mrs Moira Blair, whose husband brewed beer in Glasgow and bought the island in 1969, lives in Perth.",
            ["Mrs Moira Blair lives in Perth.", "Mrs Moira Blair’s husband brewed beer in Glasgow."],
        ),
        ("Vos died in May.", ["Vos died in May."]),
        ("The attack wounded 56 soldiers.", ["The attack wounded 56 soldiers."]),
        (
            "The depot was targeted and destroyed on Monday.",
            ["The depot was targeted.", "The depot was destroyed on Monday."],
        ),
    ],
)
def test_a_claim_says_one_thing_that_stands_by_itself(sentence: str, claims: list[str]) -> None:
    assert [c.text for c in extract([from_text(sentence, id="a", path="a")], parser())] == claims
