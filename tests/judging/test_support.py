"""How many documents stand on each side of a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.documents import Document, from_text
from factcheck.judging import with_support
from factcheck.matching import Pair
from factcheck.pipeline import Pipeline
from factcheck.reports import Report
from factcheck.reports.wording import stand
from tests.judging.test_findings import FUSION, findings, matches_of, verdict
from tests.support import grounded

FIVE = grounded("The blast in the Harlow pit killed five miners.", "gazette")
SEVEN = grounded("Seven miners died in the explosion at Harlow.", "courier")
SEVEN_TOO = grounded("The Harlow explosion cost seven lives.", "herald")
RAIN = grounded("It rained all night in Harlow.", "echo")


class Reader:
    """Says that a sentence entails a claim when both have the same count in them."""

    name = "reader"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        counts = ("five", "seven")
        rows = [
            (0.05, 0.9, 0.05)
            if any(n in p.casefold() and n in h.casefold() for n in counts)
            else (0.1, 0.1, 0.8)
            for p, h in pairs
        ]
        return np.array(rows, dtype=np.float32)


def near(*pairs: tuple[int, int, float]) -> tuple[Pair, ...]:
    return tuple(Pair(i, j, cosine, (), 0) for i, j, cosine in pairs)


def test_a_document_that_entails_one_side_stands_on_it() -> None:
    pairs = near((0, 1, 0.9), (0, 2, 0.8), (0, 3, 0.6), (1, 2, 0.9))
    matches = replace(matches_of(FIVE, SEVEN, SEVEN_TOO, RAIN), pairs=pairs)
    found = findings(matches, [verdict(0, 1, 0.9)], FUSION)
    assert (found[0].agree_with_first, found[0].agree_with_second) == (("gazette",), ("courier",))
    (told,) = with_support(found, matches, Reader())
    assert (told.agree_with_first, told.agree_with_second) == (("gazette",), ("courier", "herald"))
    assert told.voices == (1, 2)


def test_far_claims_and_plans_are_not_even_read() -> None:
    plan = grounded("The Harlow explosion will cost seven lives.", "herald", modality="planned")
    matches = replace(matches_of(FIVE, SEVEN, plan, RAIN), pairs=near((0, 1, 0.9), (1, 2, 0.9), (1, 3, 0.2)))
    reader = Reader()
    found = findings(matches, [verdict(0, 1, 0.9)], FUSION)
    assert with_support(found, matches, reader) == found
    assert reader.asked == []


def test_a_document_that_says_both_stands_on_neither_side() -> None:
    both = grounded("Five, not seven, miners died at Harlow.", "herald")
    matches = replace(matches_of(FIVE, SEVEN, both), pairs=near((0, 1, 0.9), (0, 2, 0.9)))
    (told,) = with_support(findings(matches, [verdict(0, 1, 0.9)], FUSION), matches, Reader())
    assert (told.agree_with_first, told.agree_with_second) == (("gazette",), ("courier",))


def test_notes_are_left_as_they_are() -> None:
    matches = replace(matches_of(FIVE, SEVEN, SEVEN_TOO), pairs=near((0, 1, 0.9), (1, 2, 0.9)))
    reader = Reader()
    found = findings(matches, [verdict(0, 1, 0.2, "superseded")], FUSION)
    assert with_support(found, matches, reader) == found
    assert reader.asked == []


def article(name: str, text: str) -> Document:
    return from_text(text, id=name, path=f"{name}.txt", published=date(2024, 5, 1))


WIRE = """The Harbour Museum in Antwerp reopened yesterday after a long renovation, with a new hall for its model ships.
Pieter Vos, the shipowner who founded the museum, died in 2012 in Antwerp. His daughter Lotte now runs the house. The
council paid for the new roof. The mayor cut a ribbon at noon."""
OTHERS = [
    article("bust", "A bust of Pieter Vos stands in the hall. Pieter Vos died in Antwerp in 2012."),
    article("coast", WIRE),
    article(
        "herald", WIRE.replace("yesterday", "on Tuesday").replace("now runs", "runs").replace("noon", "one")
    ),
    article(
        "street", "A street will be named after Pieter Vos, who died in Antwerp in 2014. The docks are old."
    ),
]


@pytest.fixture(scope="module")
def report() -> Report:
    return Pipeline.embedded().check(OTHERS)


def test_three_documents_say_2012_and_one_says_2014(report: Report) -> None:
    finding = report.findings[0]
    assert finding.code == "FC101"
    by_value = {
        finding.first.value: (finding.agree_with_first, finding.voices[0]),
        finding.second.value: (finding.agree_with_second, finding.voices[1]),
    }
    # "coast" and "herald" print one story of an agency.
    assert by_value == {"2012": (("bust", "coast", "herald"), 2), "2014": (("street",), 1)}
    assert "3 documents say 2012 (bust, coast, herald; 2 different texts) · 1 says 2014" in stand(finding)
