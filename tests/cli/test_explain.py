"""`factcheck check --explain`: one finding with every reason for it."""

from __future__ import annotations

import json

from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES


def test_the_reasons_for_a_finding_replace_the_report(run: Run, pipeline: FakePipeline, article: str) -> None:
    pipeline.findings = (DATES,)
    outcome = run("check", article, "--explain", "f00")
    assert outcome.code == 0
    assert outcome.out.startswith("f00d error FC101\nThey contradict each other: date")
    assert "+0.40  the two claims alone, read the way round that contradicts more" in outcome.out


def test_the_reasons_as_json(run: Run, pipeline: FakePipeline, article: str) -> None:
    pipeline.findings = (DATES,)
    told = json.loads(run("check", article, "--explain", "f00d", "--format", "json").out)
    assert told["weighed"] == {"nli_claim_max": 0.4}


def test_a_fingerprint_that_no_finding_has(run: Run, pipeline: FakePipeline, article: str) -> None:
    outcome = run("check", article, "--explain", "abcd")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no finding in these articles has the fingerprint 'abcd'" in outcome.err


def test_a_format_without_reasons(run: Run, pipeline: FakePipeline, article: str) -> None:
    pipeline.findings = (DATES,)
    outcome = run("check", article, "--explain", "f00d", "--format", "sarif")
    assert outcome.code == 2
    assert "--explain prints terminal or json" in outcome.err


def test_one_finding_is_not_watched(run: Run, article: str) -> None:
    outcome = run("check", article, "--explain", "f00d", "--watch")
    assert outcome.code == 2
    assert "--watch goes on: choose one of them" in outcome.err
