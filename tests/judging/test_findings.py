"""From verdicts to findings: once each, worst first, with the documents on each side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from factcheck.facts import Comparison, ConflictType
from factcheck.judging import Finding, Fusion, Verdict, candidates, distinct, told_once
from factcheck.matching import Cluster, Matches, Pair
from tests.support import grounded

NEUTRAL = (0.1, 0.1, 0.8)
FUSION = Fusion(0.0, (), error=0.8, warning=0.5)


def findings(
    matches: Matches,
    verdicts: list[Verdict],
    fusion: Fusion,
    revise: Callable[[Finding], Finding | None] = lambda finding: finding,
) -> list[Finding]:
    """Do what the pipeline does; `revise` stands for what settings and comments make of a finding."""
    revised = map(revise, candidates(matches, verdicts, fusion))
    return told_once(distinct(f for f in revised if f), matches, verdicts)


def verdict(first: int, second: int, probability: float, relation="contradiction", comparisons=()) -> Verdict:
    explanation = comparisons[0].explanation if comparisons else "the two do not go together"
    kind: ConflictType = comparisons[0].type if comparisons else "outcome"
    reason = comparisons[0] if comparisons else None
    pair = Pair(first, second, 0.7, (), 0)
    return Verdict(pair, relation, kind, probability, NEUTRAL, NEUTRAL, comparisons, explanation, reason)


def dates(first: str, second: str, answer="clash", same_event=1.0) -> tuple[Comparison, ...]:
    return (
        Comparison("date", answer, first, second, (0, 3), (4, 9), f"{first} against {second}", same_event),
    )


def matches_of(*claims) -> Matches:
    return Matches(claims, (Cluster(0, tuple(range(len(claims)))),), ())


DIED_2019 = grounded("The general was killed in 2019.", "a", published=date(2021, 1, 1))
DIED_2020 = grounded("The general was killed in 2020.", "b", published=date(2024, 1, 1))
DIED_2020_TOO = grounded("In 2020 a drone killed the general.", "c", published=date(2024, 1, 2))


@pytest.mark.parametrize(("probability", "severity"), [(0.9, "error"), (0.6, "warning")])
def test_severity_follows_the_probability(probability: float, severity: str):
    clash = verdict(0, 1, probability, comparisons=dates("2019", "2020"))
    (found,) = findings(matches_of(DIED_2019, DIED_2020), [clash], FUSION)
    assert (found.severity, found.confidence) == (severity, probability)


def test_the_documents_on_each_side_are_counted():
    found = findings(
        matches_of(DIED_2019, DIED_2020, DIED_2020_TOO),
        [
            verdict(0, 1, 0.95, comparisons=dates("2019", "2020")),
            verdict(0, 2, 0.9, comparisons=dates("2019", "2020")),
        ],
        FUSION,
    )
    assert found[0].agree_with_first == ("a",)
    assert found[0].agree_with_second == ("b", "c")
    assert (found[0].first.value, found[0].second.value) == ("2019", "2020")


def test_a_document_stands_on_the_side_of_its_claim_whatever_else_it_says():
    aside = grounded("A strike killed the general in 2019.", "b", at=90)
    found = findings(
        matches_of(DIED_2019, DIED_2020, aside),
        [verdict(0, 1, 0.95, comparisons=dates("2019", "2020")), verdict(0, 2, 0.1, "agrees")],
        FUSION,
    )
    assert (found[0].agree_with_first, found[0].agree_with_second) == (("a",), ("b",))


def test_the_same_values_in_the_same_documents_are_one_finding():
    again = grounded("His death in 2019 shook the army.", "a", at=80)
    both = [
        verdict(0, 1, 0.9, comparisons=dates("2019", "2020")),
        verdict(1, 2, 0.85, comparisons=dates("2020", "2019")),
    ]
    assert len(findings(matches_of(DIED_2019, DIED_2020, again), both, FUSION)) == 1


def test_updates_and_possibly_different_events_are_notes():
    claims = matches_of(DIED_2019, DIED_2020)
    update = findings(claims, [verdict(0, 1, 0.2, "superseded", dates("2019", "2020", "superseded"))], FUSION)
    assert [(f.code, f.severity) for f in update] == [("FC301", "info")]
    maybe = findings(claims, [verdict(0, 1, 0.2, "possible", dates("2019", "2020", same_event=0.2))], FUSION)
    assert [(f.code, f.severity) for f in maybe] == [("FC302", "info")]
    assert "different events" in maybe[0].explanation


def test_agreement_and_unrelated_claims_are_no_findings():
    both = [verdict(0, 1, 0.1, "agrees"), verdict(0, 2, 0.1, "unrelated")]
    assert findings(matches_of(DIED_2019, DIED_2020, DIED_2020_TOO), both, FUSION) == []


def test_the_fingerprint_survives_a_move_in_the_file():
    moved = grounded("The general was killed in 2019.", "a", at=500)
    before = findings(matches_of(DIED_2019, DIED_2020), [verdict(0, 1, 0.9)], FUSION)
    after = findings(matches_of(moved, DIED_2020), [verdict(0, 1, 0.9)], FUSION)
    assert before[0].fingerprint == after[0].fingerprint
    other = findings(matches_of(DIED_2019, DIED_2020_TOO), [verdict(0, 1, 0.9)], FUSION)
    assert before[0].fingerprint != other[0].fingerprint


def test_a_finding_that_nobody_wants_is_not_in_the_way_of_another():
    both = [verdict(0, 1, 0.9), verdict(0, 1, 0.6, comparisons=dates("2019", "2020"))]
    claims = matches_of(DIED_2019, DIED_2020)
    assert [f.code for f in findings(claims, both, FUSION)] == ["FC107"]
    left = findings(claims, both, FUSION, lambda f: f if f.code == "FC101" else None)
    assert [f.code for f in left] == ["FC101"]


def test_findings_are_ordered_by_the_severity_that_they_are_given():
    both = [verdict(0, 1, 0.9), verdict(0, 2, 0.6)]
    claims = matches_of(DIED_2019, DIED_2020, DIED_2020_TOO)
    found = findings(claims, both, FUSION, lambda f: replace(f, severity="info") if f.confidence > 0.8 else f)
    assert [(f.severity, f.confidence) for f in found] == [("warning", 0.6), ("info", 0.9)]
