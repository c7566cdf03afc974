"""The whole way with the shipped models: what a caller of the pipeline can rely on."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import Document, from_text
from factcheck.errors import UsageError
from factcheck.pipeline import Pipeline
from factcheck.reports import Report, render_json

FOUNDED_1998 = """The Harbour Museum was founded by the shipowner Pieter Vos in 1998.

It shows 340 model ships in a former granary. Pieter Vos died on 3 March 2012 in Antwerp, where he had lived since 1990."""
DIED_2013 = """Visitors to the Harbour Museum pass a bust of its founder in the hall.

Pieter Vos died on 11 May 2013 in Antwerp. His daughter Lotte now runs the house."""
DIED_2014 = """A street in the old docks will be named after the shipowner Pieter Vos, who died on 2 June 2014.

The council approved the name unanimously."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.embedded()


def documents(**texts: str) -> list[Document]:
    return [
        from_text(text, id=name, path=f"{name}.txt", published=date(2024, 5, 1))
        for name, text in texts.items()
    ]


def deaths(report: Report) -> list[set[str]]:
    """The pairs of documents that clash over a date."""
    return [
        {side.claim.claim.document.id for side in (f.first, f.second)}
        for f in report.findings
        if f.code == "FC101"
    ]


def test_a_man_dies_once(pipeline: Pipeline) -> None:
    report = pipeline.check(documents(museum=FOUNDED_1998, bust=DIED_2013))
    finding = report.findings[0]
    assert (finding.code, finding.severity) == ("FC101", "error")
    assert {finding.first.value, finding.second.value} == {"2012-03-03", "2013-05-11"}


def test_the_words_that_clash_are_those_of_the_document(pipeline: Pipeline) -> None:
    finding = pipeline.check(documents(museum=FOUNDED_1998, bust=DIED_2013)).findings[0]
    for side, words in (
        (finding.first, "11 May 2013"),
        (finding.second, "3 March 2012"),
    ):  # in the order of names
        assert side.span is not None
        assert words in side.claim.claim.document.field_text(side.claim.claim.field)[slice(*side.span)]


def test_references_are_checked_against_the_draft_only(pipeline: Pipeline) -> None:
    draft, *references = documents(draft=FOUNDED_1998, one=DIED_2013, two=DIED_2014)
    report = pipeline.check([draft], references)
    assert report.findings
    for finding in report.findings:
        assert "draft" in {side.claim.claim.document.id for side in (finding.first, finding.second)}
    assert {"one", "two"} in deaths(pipeline.check([draft, *references]))


def test_equal_runs_print_equal_bytes(pipeline: Pipeline) -> None:
    texts = documents(museum=FOUNDED_1998, bust=DIED_2013, street=DIED_2014)
    first, second = (render_json(p.check(texts), timings=False) for p in (pipeline, Pipeline.embedded()))
    assert first == second


def test_the_order_of_files_changes_no_finding(pipeline: Pipeline) -> None:
    texts = documents(museum=FOUNDED_1998, bust=DIED_2013, street=DIED_2014)
    there, back = (pipeline.check(d) for d in (texts, texts[::-1]))
    assert {f.fingerprint for f in there.findings} == {f.fingerprint for f in back.findings}


def test_one_text_without_a_clash_has_no_error(pipeline: Pipeline) -> None:
    report = pipeline.check(documents(museum=FOUNDED_1998))
    assert [f for f in report.findings if f.severity == "error"] == []


def test_nothing_to_check_is_no_error(pipeline: Pipeline) -> None:
    report = pipeline.check([])
    assert (report.claims, report.pairs, report.findings) == (0, 0, ())


def test_two_statements_are_compared_with_all_reasons(pipeline: Pipeline) -> None:
    verdict, matches = pipeline.compare(
        "Pieter Vos died on 3 March 2012.", "The shipowner Pieter Vos died in Antwerp on 11 May 2013."
    )
    assert verdict.relation == "contradiction"
    assert verdict.type == "date"
    assert len(matches.claims) >= 2


def test_a_text_without_a_claim_cannot_be_compared(pipeline: Pipeline) -> None:
    with pytest.raises(UsageError, match="text B makes no claim"):
        pipeline.compare("Pieter Vos died on 3 March 2012.", "Is that so?")
