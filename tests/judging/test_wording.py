"""What is quoted of a claim breaks no phrase: read by the shipped parser."""

from __future__ import annotations

import pytest

from factcheck.claims import Claim, extract, load_parser
from factcheck.documents import from_text
from factcheck.judging.wording import core, rounded, with_denial


def _claim(text: str) -> Claim:
    return extract([from_text(text, id="a", path="a")], load_parser())[0]


@pytest.mark.parametrize(
    ("text", "telling", "quoted"),
    [
        ("No one was hurt in the fire.", "one was hurt", "No one was hurt"),
        ("The siren was set off by a cook.", "siren was set", "The siren was set off"),
        ("The rate of deaths at the hospital climbed in May.", "hospital climbed", "climbed"),
        ("An avalanche killed a Nepali guide.", "killed a Nepali", "killed a Nepali guide"),
        ("The vote was lost by a single vote.", "single vote", "a single vote"),
        ("Five people were wounded, a doctor said.", "Five people were wounded", "Five people were wounded"),
    ],
)
def test_a_quotation_is_rounded_to_whole_phrases(text: str, telling: str, quoted: str) -> None:
    at = text.index(telling)
    assert text[slice(*rounded(_claim(text), (at, at + len(telling))))] == quoted


def test_a_predicate_is_quoted_up_to_the_end_of_a_phrase() -> None:
    text = "The slide came down on the steep and narrow route above the second camp."
    assert text[slice(*core(_claim(text)))] == "came down on the steep and narrow route"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Everybody is on strike,” union leader Anna Kova said.", "is on strike"),
        ("The trial was open to the public.", "was open to the public"),
    ],
)
def test_what_somebody_is_said_to_be_is_quoted_with_its_verb(text: str, quoted: str) -> None:
    assert text[slice(*core(_claim(text)))] == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("No one was on strike.", "No one was on strike"),
        ("The council has not met since May.", "has not met since May"),
        ("Everybody was on strike.", "was on strike"),
    ],
)
def test_what_is_denied_is_quoted_with_its_denial(text: str, quoted: str) -> None:
    claim = _claim(text)
    assert text[slice(*with_denial(claim, core(claim)))] == quoted


def test_what_is_no_word_of_the_claim_is_left_as_it_is() -> None:
    text = "The slide came down."
    assert rounded(_claim(text), (5, 6)) == (5, 6)
