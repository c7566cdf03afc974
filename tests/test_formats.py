"""Every format on the articles of fixtures/: one run of the program writes them all."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from factcheck.documents import read
from factcheck.pipeline import Pipeline
from factcheck.reports import FORMATS
from factcheck.reports.places import region
from tests.reports.schemas import junit_errors, sarif_errors

ARTICLES = 10


@dataclass(frozen=True)
class Run:
    """Exit code, standard error, and the report in each format."""

    code: int
    errors: str
    reports: dict[str, str]

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What the JSON report found, which is what the others have to tell."""
        found: list[dict[str, Any]] = json.loads(self.reports["json"])["findings"]
        return found

    def json(self, name: str) -> Any:
        return json.loads(self.reports[name])


@pytest.fixture(scope="session")
def run(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Check fixtures/ and a file that is not there, with notes, and write the report in every format at once."""
    folder = tmp_path_factory.mktemp("reports")
    program = Path(sys.executable).with_name("factcheck")
    beside = [f"--output={name}={folder / name}" for name in FORMATS if name != "terminal"]
    command = [str(program), "check", "fixtures", "gone.txt", "--show", "info", "--no-timings", *beside]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return Run(done.returncode, done.stderr, {"terminal": done.stdout, **files})


def test_all_formats_come_from_one_run_and_the_exit_code_stays_that_of_the_problem(run: Run) -> None:
    assert sorted(run.reports) == sorted(FORMATS)
    assert run.code == 2
    assert run.errors == "gone.txt: FC901 no such file or directory\n"
    assert {f["code"] for f in run.findings} == {"FC101", "FC302"}


def test_the_region_of_every_claim_holds_its_words(root: Path) -> None:
    claims = [g.claim for g in Pipeline.embedded().claims(read([str(root / "fixtures")]).documents)]
    assert {Path(c.document.path).suffix for c in claims} == {".txt", ".md", ".html", ".jsonl"}
    for claim in claims:
        start, end = region(claim)
        lines = Path(claim.document.path).read_text(encoding="utf-8").splitlines()[start.line - 1 : end.line]
        lines[-1] = lines[-1][: end.column - 1]
        lines[0] = lines[0][start.column - 1 :]
        # A web page breaks lines where its reader sees a blank, and Markdown has its marks.
        there = " ".join(lines).replace("*", "")
        assert " ".join(there.split()) == " ".join(claim.source_text.split())


def test_concise_names_place_and_code_of_each_finding(run: Run) -> None:
    *lines, summary = run.reports["concise"].splitlines()
    found = [re.fullmatch(r"(\S+):(\d+):(\d+): (FC\d{3}) (\w+): .+", line) for line in lines]
    told = {(m[1], int(m[2]), int(m[3]), m[4], m[5]) for m in found if m}
    ours = [(f["claims"][0], f) for f in run.findings]
    assert told == {(c["path"], c["line"], c["column"], f["code"], f["severity"]) for c, f in ours}
    assert summary == "1 error, 1 note in 10 documents"


def test_jsonl_holds_the_findings_of_the_json_report(run: Run) -> None:
    assert [json.loads(line) for line in run.reports["jsonl"].splitlines()] == run.findings


def test_sarif_is_valid(run: Run) -> None:
    assert sarif_errors(run.reports["sarif"]) == []


def test_the_schema_of_sarif_refuses_what_is_wrong(run: Run) -> None:
    wrong = run.reports["sarif"].replace('"level": "error"', '"level": "fatal"')
    assert sarif_errors(wrong)


def test_sarif_regions_hold_the_words_of_the_claims(run: Run, root: Path) -> None:
    for result in run.json("sarif")["runs"][0]["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            physical = location["physicalLocation"]
            region = physical["region"]
            lines = (root / physical["artifactLocation"]["uri"]).read_text(encoding="utf-8").splitlines()
            assert region["startLine"] == region["endLine"]
            there = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            assert there == region["snippet"]["text"]


def test_a_sarif_message_links_to_the_other_side(run: Run) -> None:
    for result, finding in zip(run.json("sarif")["runs"][0]["results"], run.findings, strict=True):
        ours, theirs = finding["claims"]
        (location,), (related,) = result["locations"], result["relatedLocations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == ours["path"]
        assert related["physicalLocation"]["artifactLocation"]["uri"] == theirs["path"]
        place = f"{theirs['path']}:{theirs['line']}:{theirs['column']}"
        assert f"[{place}]({related['id']})" in result["message"]["text"]


def test_sarif_rules_explain_themselves(run: Run) -> None:
    log = run.json("sarif")["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    for result in log["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert "How to silence it" in rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")


def test_sarif_tells_what_could_not_be_read(run: Run) -> None:
    log = run.json("sarif")["runs"][0]
    (invocation,) = log["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert told["descriptor"]["id"] == "FC901"
    assert log["tool"]["driver"]["notifications"][told["descriptor"]["index"]]["id"] == "FC901"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.txt"


def test_junit_is_valid_and_has_a_test_case_for_each_document(run: Run) -> None:
    assert junit_errors(run.reports["junit"]) == []
    suites = JUnitXml.fromstring(run.reports["junit"].encode())
    (suite,) = suites
    documents = run.json("json")["documents"]
    assert len(documents) == ARTICLES
    assert (suite.tests, suite.failures, suite.errors) == (ARTICLES + 1, 1, 1)
    outcomes = {case.name: [type(r).__name__ for r in case.result] for case in suite}
    assert outcomes["gone.txt: FC901 no such file or directory"] == ["Error"]
    assert [name for name, results in outcomes.items() if results == ["Failure"]] == [
        "fixtures/airstrike.txt"
    ]
    assert {d["path"] for d in documents} == {
        name.partition("#")[0] for name in outcomes if "FC901" not in name
    }


def test_github_annotates_the_draft_s_side(run: Run) -> None:
    problem, *annotations, summary = run.reports["github"].splitlines()
    assert problem == "::error file=gone.txt,title=FC901::gone.txt: no such file or directory"
    for line, finding in zip(annotations, run.findings, strict=True):
        ours, theirs = finding["claims"]
        level = {"error": "error", "info": "notice"}[finding["severity"]]
        assert line.startswith(f"::{level} file={ours['path']},line={ours['line']},endLine={ours['line']},")
        assert f",col={ours['column']}," in line
        assert f",title={finding['code']} {finding['type']}::" in line
        assert f"against {theirs['path']}:{theirs['line']}:{theirs['column']}%0A" in line
    assert summary == "1 error, 1 note in 10 documents"


def test_gitlab_gets_what_its_code_quality_report_needs(run: Run) -> None:
    problem, *entries = run.json("gitlab")
    assert (problem["check_name"], problem["severity"]) == ("FC901", "blocker")
    for entry, finding in zip(entries, run.findings, strict=True):
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        ours = finding["claims"][0]
        assert (entry["check_name"], entry["fingerprint"]) == (finding["code"], finding["fingerprint"])
        assert entry["severity"] == {"error": "major", "info": "info"}[finding["severity"]]
        assert entry["location"] == {
            "path": ours["path"],
            "lines": {"begin": ours["line"], "end": ours["line"]},
        }


def test_markdown_quotes_both_passages_under_a_heading(run: Run) -> None:
    tokens = MarkdownIt("commonmark").parse(run.reports["markdown"])
    titles = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    headings = [re.sub(r" · \d\d% sure$", "", title) for title in titles]  # how sure changes with each model
    assert headings == [
        "factcheck: 1 error, 1 note in 10 documents",
        "Problems with the input",
        "Error FC101 date",
        "Note FC302 date",
    ]
    assert sum(t.type == "blockquote_open" for t in tokens) == 2 * len(run.findings)
    assert "**the fourth anniversary**" in run.reports["markdown"]
