"""What opposing speakers say of one thing is no finding, and is told on request."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.documents import from_text
from factcheck.facts import Frame
from factcheck.judging import disputes, sentences_of
from factcheck.judging.disputes import contested, opposing
from factcheck.pipeline import Pipeline
from factcheck.reports import Report
from tests.judging.test_findings import FUSION, dates, findings, matches_of, verdict
from tests.support import grounded

UNION = grounded("The plant closed on Monday.", "a", modality="reported", speaker="Ana Holt")
OWNER = grounded("The plant never closed.", "b", modality="reported", negated=True, speaker="Luis Reyes")


def test_two_speakers_are_opposing_and_one_is_not() -> None:
    assert opposing(UNION, OWNER)
    again = replace(OWNER, claim=replace(OWNER.claim, speaker="Holt"))
    assert not opposing(UNION, again)
    for nobody in ("", "he", "They"):
        assert not opposing(UNION, replace(OWNER, claim=replace(OWNER.claim, speaker=nobody)))


def test_a_clash_is_what_a_comparator_or_the_judge_finds() -> None:
    assert contested(UNION, OWNER, 0.2, ())
    assert contested(UNION, OWNER, 0.01, dates("2019", "2020"))
    assert not contested(UNION, OWNER, 0.01, dates("2019", "2019", "compatible"))


def test_a_dispute_is_no_finding_and_names_who_says_what() -> None:
    matches = matches_of(UNION, OWNER)
    verdicts = [verdict(0, 1, 0.2, "disputed")]
    assert findings(matches, verdicts, FUSION) == []
    (dispute,) = disputes(matches, verdicts)
    assert dispute.explanation == "said by Ana Holt, said by Luis Reyes: the two do not go together"
    assert (dispute.first.claim, dispute.second.claim, dispute.confidence) == (UNION, OWNER, 0.2)
    denial = replace(OWNER, claim=replace(OWNER.claim, speech_act="denies"))
    assert "denied by Luis Reyes" in disputes(matches_of(UNION, denial), verdicts)[0].explanation


def test_a_dispute_is_told_once_for_two_sentences_and_the_most_certain_first() -> None:
    other = grounded("It had been shut since May.", "b", at=90, modality="reported", speaker="Luis Reyes")
    matches = matches_of(UNION, OWNER, other)
    verdicts = [
        verdict(0, 1, 0.12, "disputed"), verdict(0, 1, 0.2, "disputed"), verdict(0, 2, 0.25, "disputed"),
    ]  # fmt: skip
    assert [d.confidence for d in disputes(matches, verdicts)] == [0.25, 0.2]
    known = {sentences_of(OWNER, UNION)}
    assert [d.confidence for d in disputes(matches, verdicts, known)] == [0.25]


def test_what_a_document_asserts_itself_is_no_mere_report() -> None:
    words = frozenset({"plant", "close", "monday"})
    reported = replace(UNION, facts=replace(UNION.facts, frame=Frame(words=words)))
    headline = grounded("Plant closes Monday.", "a", at=50)
    headline = replace(headline, facts=replace(headline.facts, frame=Frame(words=words | {"strike"})))
    verdicts = [verdict(0, 1, 0.2, "disputed")]
    assert disputes(matches_of(reported, OWNER), verdicts)
    assert disputes(matches_of(reported, OWNER, headline), verdicts) == []


@pytest.fixture(scope="module")
def report() -> Report:
    text = """The two sides told different stories on Friday.

Ana Holt, the head of the union, said that the guards had opened fire on the strikers. Luis Reyes, the owner of the plant,
said that the guards had not opened fire on the strikers.

The strike began in May."""
    return Pipeline.embedded().check([from_text(text, id="strike", path="strike.txt")])


def test_the_whole_way(report: Report) -> None:
    found = {
        frozenset((d.first.claim.claim.speaker, d.second.claim.claim.speaker)) for d in report.disputed
    } | {frozenset((f.first.claim.claim.speaker, f.second.claim.claim.speaker)) for f in report.findings}
    assert frozenset(("Ana Holt", "Luis Reyes")) in found
    told = {sentences_of(f.first.claim, f.second.claim) for f in report.findings}
    assert told.isdisjoint(sentences_of(d.first.claim, d.second.claim) for d in report.disputed)
