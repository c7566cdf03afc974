"""What only the reading finds is explained by the words that it hangs on, and by the kind that the model tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.claims import Claim, extract, load_parser
from factcheck.documents import from_text
from factcheck.facts import ground
from factcheck.judging import Fusion, judge
from factcheck.judging.features import FEATURES
from factcheck.judging.occlusion import telling_spans
from factcheck.matching import Matches, Pair

FIRST = "The mayor opened the bridge with a short speech."
SECOND = "The mayor closed the bridge for repairs."


class OpenedAgainstClosed:
    """A model that sees a contradiction where one text says "opened" and the other "closed", an antonym."""

    name = "stub"
    conflict_types = ("antonym", "number")

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        rows = [
            (0.95, 0.02, 0.03) if {"opened", "closed"} <= set(f"{a} {b}".split()) else (0.05, 0.05, 0.9)
            for a, b in pairs
        ]
        return np.array(rows, dtype=np.float32).reshape(len(pairs), 3)

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.array([(0.8, 0.2)] * len(pairs), dtype=np.float32).reshape(len(pairs), 2)


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, Claim]:
    parser = load_parser()
    first, second = (
        extract([from_text(text, id=name, path=name)], parser)[0]
        for name, text in (("a", FIRST), ("b", SECOND))
    )
    return first, second


def words(claim: Claim, span: tuple[int, int] | None) -> str:
    assert span is not None
    return claim.document.field_text(claim.field)[slice(*span)]


def test_the_telling_words_are_those_whose_removal_changes_the_verdict(claims: tuple[Claim, Claim]) -> None:
    ((ours, theirs),) = telling_spans(OpenedAgainstClosed(), [claims])
    assert "opened" in words(claims[0], ours)
    assert "closed" in words(claims[1], theirs)


def test_where_nothing_changes_the_verdict_no_word_is_blamed(claims: tuple[Claim, Claim]) -> None:
    class Stubborn(OpenedAgainstClosed):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            return np.array([(0.9, 0.05, 0.05)] * len(pairs), dtype=np.float32)

    assert telling_spans(Stubborn(), [claims]) == [(None, None)]


def test_words_that_both_sides_say_are_not_blamed() -> None:
    class Dated(OpenedAgainstClosed):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            rows = [
                (0.95, 0.02, 0.03) if "3 March" in a and "3 March" in b else (0.05, 0.05, 0.9)
                for a, b in pairs
            ]
            return np.array(rows, dtype=np.float32).reshape(len(pairs), 3)

    parser = load_parser()
    first, second = (
        extract([from_text(text, id=name, path=name)], parser)[0]
        for name, text in (
            ("a", "The bridge opened on 3 March 2019."),
            ("b", "The bridge was closed on 3 March 2019."),
        )
    )
    assert telling_spans(Dated(), [(first, second)]) == [(None, None)]


def test_a_finding_of_the_reading_has_the_kind_and_the_words_of_the_model(
    claims: tuple[Claim, Claim],
) -> None:
    grounded = tuple(ground(list(claims)))
    matches = Matches(grounded, (), (Pair(0, 1, 0.9, (), 0),))
    sure = Fusion(5.0, (0.0,) * len(FEATURES), error=0.85, warning=0.3, stranger=0.6)
    (verdict,) = judge(matches, OpenedAgainstClosed(), sure)
    assert (verdict.relation, verdict.type) == ("contradiction", "antonym")
    assert "opened" in verdict.explanation
    assert "closed" in verdict.explanation


def test_where_nothing_clashes_nothing_is_asked(claims: tuple[Claim, Claim]) -> None:
    grounded = tuple(ground(list(claims)))
    matches = Matches(grounded, (), (Pair(0, 1, 0.9, (), 0),))
    never = Fusion(-5.0, (0.0,) * len(FEATURES), error=0.85, warning=0.3, stranger=0.6)
    (verdict,) = judge(matches, OpenedAgainstClosed(), never)
    assert verdict.relation != "contradiction"
