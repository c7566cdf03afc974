"""Lists, examples and adjuncts, read by the shipped parser: what is said of each, and what stays whole."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import from_text


@cache
def parser() -> Parser:
    return load_parser()


def _texts(sentence: str) -> list[str]:
    return [c.text for c in extract([from_text(sentence, id="a", path="a")], parser())]


@pytest.mark.parametrize(
    "sentence",
    [
        "The strikes on Taiz and Hodeidah killed 14 people.",  # perhaps together
        "Chad and Niger signed an agreement on water.",  # one agreement
        "She starred in Pride and Prejudice.",  # one title
        "He was the governor of Bosnia and Herzegovina.",  # one place
        "The blast killed 12 men and women.",  # twelve in all
        "He is a former actor and model.",  # perhaps a former model, too
        "The army did not shell Homs and Hama.",  # perhaps one of them
        "Only Anna Berg and Jonas Weber were arrested.",
        "The court heard both Anna Berg and Jonas Weber.",
    ],
)
def test_what_need_not_be_true_of_each_stays_whole(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The blast killed at least 12 people, including three children, on Monday.",
            ["The blast killed at least 12 people on Monday.", "The blast killed three children on Monday."],
        ),
        (
            "He has won many awards, such as the Nobel Prize.",
            ["He has won many awards.", "He has won the Nobel Prize."],
        ),
        (
            "Several ministers, including Lena Brandt, were arrested in Oslo.",
            ["Several ministers were arrested in Oslo.", "Lena Brandt was arrested in Oslo."],
        ),
        (
            "He was a painter, engraver and lithographer.",
            ["He was a painter.", "He was an engraver.", "He was a lithographer."],
        ),
    ],
)
def test_each_of_a_list_has_a_claim_with_the_article_and_verb_that_fit(
    sentence: str, claims: list[str]
) -> None:
    assert _texts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry wants a law that bans fireworks.",  # there is none yet
        "Owners who do nothing must pay a fine of 25,000 rupees.",  # there may be none
        "It is a group that has carried out 100 attacks.",  # which group is not said
    ],
)
def test_a_relative_clause_of_something_indefinite_stays_where_it_is(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


def test_a_relative_clause_does_not_make_a_person_a_band() -> None:
    assert "He joined the metal band in 1987." in _texts(
        "He is best known as the lead guitarist for the metal band Sepultura, which he joined in 1987."
    )


def test_verbs_side_by_side_may_share_their_object() -> None:
    assert _texts("The pilot did not see or hear the drone.") == ["The pilot did not see or hear the drone."]
    assert _texts("He was shot and died.") == ["He was shot.", "He died."]
