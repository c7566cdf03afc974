"""A draft against its references: supported by which words, contradicted, or not found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import Document, from_text, read
from factcheck.judging import Backing
from factcheck.judging.backing import SUPPORTED, inputs_of, score
from factcheck.judging.passages import Held, Rarity, held, passages
from factcheck.pipeline import Pipeline
from factcheck.reports import Report
from factcheck.settings import RuleSettings

DRAFT = """The ferry Aurora sank off Lysekil on 3 March 2019. All 14 people on board were rescued by a fishing boat.

The owner, Ragnar Holm, had sold the ship twice before. Ragnar Holm died on 9 May 2021 in Oslo."""
NEWS = """On 3 March 2019 the Aurora sank off Lysekil. The fourteen people on board were all rescued by a fishing boat.

The ship was built in Gdansk. Its owner, Ragnar Holm, died on 2 May 2021 in Oslo."""


def document(name: str, text: str) -> Document:
    return from_text(text, id=name, path=f"{name}.txt", published=date(2021, 6, 1))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.embedded()


@pytest.fixture(scope="module")
def report(pipeline: Pipeline) -> Report:
    return pipeline.check([document("draft", DRAFT)], [document("news", NEWS)], backed=True)


def about(report: Report, words: str) -> Backing:
    (found,) = [b for b in report.backing if words in b.claim.claim.claim.text]
    return found


def test_a_claim_in_other_words_is_supported_by_words_numbers_and_names(report: Report) -> None:
    sank = about(report, "sank off Lysekil")
    assert sank.status == "supported"
    for words in ("“3 March 2019”", "“Lysekil”"):
        assert words in sank.explanation
    assert sank.passage is not None
    assert sank.passage.claim.claim.document.id == "news"
    rescued = about(report, "rescued")
    assert (rescued.status, "“14" in rescued.explanation) == ("supported", True)


def test_what_no_reference_says_is_not_found_and_never_called_false(report: Report) -> None:
    sold = about(report, "sold")
    assert sold.status == "not found"
    assert sold.score < SUPPORTED
    assert sold.explanation.startswith("not found in the references; the nearest passage lacks ")
    assert "“twice”" in sold.explanation
    assert not any(word in b.explanation for b in report.backing for word in ("false", "wrong", "untrue"))


def test_what_a_reference_contradicts_is_told_with_the_reason_of_the_finding(report: Report) -> None:
    (finding,) = [f for f in report.findings if f.code == "FC101"]
    died = about(report, "died on 9 May")
    assert died.status == "contradicted"
    assert died.explanation == finding.explanation
    assert died.passage is not None
    assert "2 May 2021" in died.passage.claim.claim.source_text


def test_only_drafts_are_looked_up_and_only_on_request(pipeline: Pipeline, report: Report) -> None:
    assert {b.claim.claim.claim.document.id for b in report.backing} == {"draft"}
    draft, news = document("draft", DRAFT), document("news", NEWS)
    assert pipeline.check([draft], [news]).backing == ()
    assert pipeline.check([draft, news], backed=True).backing == ()


def test_looking_up_changes_no_finding(pipeline: Pipeline, report: Report) -> None:
    plain = pipeline.check([document("draft", DRAFT)], [document("news", NEWS)])
    assert plain.findings == report.findings


def test_references_without_a_claim_support_nothing(pipeline: Pipeline) -> None:
    report = pipeline.check([document("draft", DRAFT)], [document("poll", "Is that so? Why?")], backed=True)
    assert {b.status for b in report.backing} == {"not found"}
    assert {b.passage for b in report.backing} == {None}


def test_the_order_of_the_references_changes_nothing(pipeline: Pipeline) -> None:
    other = document("other", "Ragnar Holm sold ships in Bergen. He had two brothers.")
    references = [document("news", NEWS), other]
    there, back = (
        pipeline.check([document("draft", DRAFT)], r, backed=True) for r in (references, references[::-1])
    )
    assert there.backing == back.backing


def test_a_rule_that_is_switched_off_and_a_comment_silence_it(pipeline: Pipeline, tmp_path: Path) -> None:
    news = document("news", NEWS)
    off = pipeline.check(
        [document("draft", DRAFT)], [news], backed=True, rules_for=lambda path: RuleSettings(ignore=["FC201"])
    )
    assert {b.status for b in off.backing} == {"supported", "contradicted"}
    silenced = tmp_path / "draft.txt"
    silenced.write_text(
        DRAFT.replace("The owner,", "[factcheck: ignore-next FC201]\n\nThe owner,"), encoding="utf-8"
    )
    report = pipeline.check(read([str(silenced)]).documents, [news], backed=True)
    assert [b for b in report.backing if "sank" in b.claim.claim.claim.text]
    assert not [b for b in report.backing if "sold" in b.claim.claim.claim.text]
    assert report.notices == ()


def test_a_passage_holds_numbers_by_value_and_names_by_bearer(pipeline: Pipeline) -> None:
    claims = pipeline.claims([document("draft", DRAFT), document("news", NEWS)])
    sank = next(c for c in claims if "sank" in c.claim.text)
    runs = passages([c for c in claims if c.claim.document.id == "news"])
    two = next(r for r in runs if len(r.sentences) == 2 and "fourteen" in r.text)
    what = held(sank, two, Rarity(claims))
    assert (what.times, what.names, what.missing) == (1.0, 1.0, ())
    rescued = next(c for c in claims if "14" in c.claim.text)
    assert held(rescued, two, Rarity(claims)).numbers == 1.0
    built = next(r for r in runs if len(r.sentences) == 1 and "Gdansk" in r.text)
    assert "3 March 2019" in held(sank, built, Rarity(claims)).missing


def test_the_score_rises_with_what_is_there_and_falls_with_what_clashes() -> None:
    everything = Held(1.0, 1.0, 1.0, 1.0, ("ferry",), ("Aurora", "14"))
    nothing = Held(0.0, 0.0, 1.0, 1.0, (), (), ("Aurora",))
    high = score(inputs_of(everything, 0.8, 0.9, 0.02, clash=False))
    assert high > SUPPORTED > score(inputs_of(nothing, 0.2, 0.05, 0.1, clash=False))
    assert score(inputs_of(everything, 0.8, 0.9, 0.02, clash=True)) < high
    assert score(inputs_of(everything, 0.8, 0.1, 0.9, clash=False)) < high
