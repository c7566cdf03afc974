"""How sure the judge must be: of two articles on one story less than of strangers, or of a text and its headline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.claims import extract, load_parser
from factcheck.documents import Document, from_text
from factcheck.facts import ground
from factcheck.judging import Fusion, candidates, judge, judge_all
from factcheck.judging.features import FEATURES
from factcheck.matching import Matches, Pair

PLEASED = "Lord Hale was pleased with the bridge at Tamar."
SAD = "The bridge at Tamar made Lord Hale sad."


class Certain:
    """Takes every pair for a contradiction."""

    name = "stub"

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.array([(0.9, 0.05, 0.05)] * len(pairs), np.float32).reshape(-1, 3)


def _article(text: str, name: str, day: date | None, title: str = "") -> Document:
    return from_text(text, id=name, path=name, published=day, title=title)


def _relation(documents: Sequence[Document], probability: float) -> str:
    """Return what the judge makes of the first and the last claim, the reading of which gives `probability`."""
    claims = tuple(ground(list(extract(documents, load_parser()))))
    matches = Matches(claims, (), (Pair(0, len(claims) - 1, 0.9, (), 0),))
    bias = math.log(probability / (1 - probability))
    weights = (0.0,) * len(FEATURES)
    fusion = Fusion(bias, weights, error=0.85, warning=0.3, stranger=0.6, headline=0.75)
    (verdict,) = judge(matches, Certain(), fusion)
    return verdict.relation


DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("documents", "bar"),
    [
        ([_article(PLEASED, "a", DAY), _article(SAD, "b", DAY)], 0.3),
        ([_article(PLEASED, "a", DAY), _article(SAD, "b", date(2024, 9, 3))], 0.6),
        ([_article(PLEASED, "a", DAY), _article(SAD, "b", None)], 0.6),
        ([_article(SAD, "a", DAY, title=PLEASED)], 0.75),
    ],
    ids=["one story", "months apart", "a day is missing", "headline"],
)
def test_a_reading_must_be_surer_of_strangers_and_of_a_text_and_its_headline(
    documents: list[Document], bar: float
) -> None:
    assert _relation(documents, bar - 0.05) != "contradiction"
    assert _relation(documents, bar + 0.05) == "contradiction"


def test_no_reading_sets_the_sentences_of_one_text_against_each_other() -> None:
    claims = tuple(ground(list(extract([_article(f"{PLEASED} {SAD}", "a", DAY)], load_parser()))))
    fusion = Fusion(5.0, (0.0,) * len(FEATURES), error=0.85, warning=0.3, stranger=0.6, headline=0.75)
    matches = Matches(claims, (), (Pair(0, 1, 0.9, (), 0),))
    assert judge(matches, Certain(), fusion) == []
    (verdict,) = judge_all(matches, Certain(), fusion)
    assert verdict.relation != "contradiction"


def test_an_opinion_is_a_warning_however_sure_it_is() -> None:
    documents = [_article(PLEASED, "a", DAY), _article(SAD, "b", DAY)]
    claims = tuple(ground(list(extract(documents, load_parser()))))
    fusion = Fusion(5.0, (0.0,) * len(FEATURES), error=0.85, warning=0.3)
    matches = Matches(claims, (), (Pair(0, 1, 0.9, (), 0),))
    (finding,) = candidates(matches, judge(matches, Certain(), fusion), fusion)
    assert finding.confidence > 0.85
    assert finding.severity == "warning"


def test_what_a_comparator_finds_in_one_text_needs_no_sure_reading() -> None:
    text = "The Tamar bridge is 335 metres long. The Tamar bridge is 420 metres long."
    claims = tuple(ground(list(extract([_article(text, "a", DAY)], load_parser()))))
    fusion = Fusion(-5.0, (0.0,) * len(FEATURES), 0.85, warning=0.3, clash_precision=0.5, stranger=0.6)
    (verdict,) = judge(Matches(claims, (), (Pair(0, 1, 0.9, (), 0),)), Certain(), fusion)
    assert verdict.relation == "contradiction"
    assert verdict.probability < 0.6
