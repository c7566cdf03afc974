"""`--show`: what is told on request only, and never changes the exit code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.judging import Backing, Dispute
from factcheck.reports import Report
from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES


class Telling(FakePipeline):
    """A pipeline that finds nothing but what is told on request."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []

    def check(self, *documents: object, backed: bool = False, **how: object) -> Report:
        self.asked.append(backed)
        report = super().check(*documents, **how)  # type: ignore[arg-type]
        dispute = Dispute("date", 0.2, "said by A, said by B: two dates", DATES.first, DATES.second)
        missing = Backing(DATES.first, "not found", 0.1, "not found in the references", DATES.second)
        return replace(report, disputed=(dispute,), backing=(missing,) if backed and self.references else ())


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Telling:
    fake = Telling()
    monkeypatch.setattr("factcheck.pipeline.Pipeline.embedded", lambda graphs=None, store=None: fake)
    monkeypatch.setattr("factcheck.preload.preload", dict)
    return fake


@pytest.fixture
def source(article: str) -> str:
    Path("source.txt").write_text("The board met in May.\n", encoding="utf-8")
    return "source.txt"


def test_disputes_are_told_on_request_and_fail_nothing(run: Run, article: str) -> None:
    assert "said by A" not in run("check", article).out
    told = run("check", article, "--show", "disputed", "--fail-on", "warning")
    assert "Disputed: said by opposing speakers" in told.out
    assert told.code == 0


def test_what_is_not_found_is_told_on_request_and_fails_nothing(
    run: Run, pipeline: Telling, article: str, source: str
) -> None:
    plain = run("check", article, "--against", source)
    assert pipeline.asked == [False]
    assert "FC201" not in plain.out
    told = run("check", article, "--against", source, "--show", "unsupported", "--fail-on", "warning")
    assert pipeline.asked == [False, True]
    assert "FC201" in told.out
    assert told.code == 0


def test_without_references_there_is_nothing_to_look_up(run: Run, article: str) -> None:
    told = run("check", article, "--show", "unsupported")
    assert "--show unsupported: nothing to look claims up in; name references with --against" in told.err
    assert told.code == 0


def test_both_may_be_asked_for_in_a_configuration(run: Run, article: str, source: str) -> None:
    Path("factcheck.toml").write_text(
        'against = ["source.txt"]\nshow = ["disputed", "unsupported"]\n', encoding="utf-8"
    )
    out = run("check", article).out
    assert "said by A" in out
    assert "FC201" in out


@pytest.mark.parametrize("word", ["unsuported", "", "FC201", "disputed,info"])
def test_another_word_is_refused(run: Run, article: str, word: str) -> None:
    told = run("check", article, "--show", word)
    assert told.code == 2
    assert "--show" in told.err
