"""`factcheck check` and its configuration: what a file, a variable and an option change, and which of them wins."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from factcheck.cli import main
from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES, NEGATION, NOTE

EVERYTHING = ("check", "aurora.txt", "--show", "info", "--format", "json", "--exit-zero")


def configure(text: str, name: str = "factcheck.toml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def found(run: Run, pipeline: FakePipeline, article: str) -> Run:
    """Run the command where there is a finding of each severity."""
    pipeline.findings = (DATES, NEGATION, NOTE)
    return run


def severities(out: str) -> dict[str, str]:
    return {f["code"]: f["severity"] for f in json.loads(out)["findings"]}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), {"FC101": "error", "FC108": "warning", "FC302": "info"}),
        (("--select", "FC101"), {"FC101": "error"}),
        (("--select", "fc108,FC3"), {"FC108": "warning", "FC302": "info"}),
        (("--select", "FC101", "--select", "FC108"), {"FC101": "error", "FC108": "warning"}),
        (("--ignore", "FC1"), {"FC302": "info"}),
        (("--ignore", "FC1", "--extend-select", "FC108"), {"FC108": "warning", "FC302": "info"}),
        (("--ignore=ALL",), {}),
        (("--severity", "FC101=info", "--severity", "FC3=warning"), {"FC101": "info", "FC108": "warning", "FC302": "warning"}),
        (("--severity", "ALL=error,FC108=info"), {"FC101": "error", "FC108": "info", "FC302": "error"}),
        (("--min-confidence", "0.97"), {"FC101": "error", "FC302": "info"}),
        (("--min-confidence", "1"), {"FC302": "info"}),
    ],
)  # fmt: skip
def test_options_choose_and_grade_the_findings(
    found: Run, options: tuple[str, ...], left: dict[str, str]
) -> None:
    assert severities(found(*EVERYTHING, *options).out) == left


def test_the_exit_code_follows_the_severity_that_is_set(found: Run) -> None:
    assert found("check", "aurora.txt").code == 1
    assert found("check", "aurora.txt", "--severity", "FC101=warning").code == 0
    assert found("check", "aurora.txt", "--severity", "FC101=warning", "--fail-on", "warning").code == 1
    assert found("check", "aurora.txt", "--ignore", "FC101").code == 0
    assert found("check", "aurora.txt", "--ignore", "FC101", "--severity", "FC302=error").code == 1


def test_what_the_settings_leave_out_is_not_counted_as_suppressed(found: Run) -> None:
    assert json.loads(found(*EVERYTHING, "--ignore", "FC101").out)["suppressed"] == 0


def test_a_file_says_what_options_say(found: Run, pipeline: FakePipeline) -> None:
    configure("""
        select = ["FC1"]
        severity = {FC108 = "error"}
        format = "concise"
        show = ["info"]
        against = ["sources"]
        timings = false
        fail-on = "never"
        output = {json = "report.json"}
    """)
    configure("The ferry Aurora sank in February 2018.\n", "sources/coast.txt")
    outcome = found("check", "aurora.txt")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count("FC108 error") == 1
    assert "FC302" not in outcome.out
    assert [(d.id, d.path) for d in pipeline.references] == [("coast", str(Path("sources/coast.txt")))]
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert severities(json.dumps(report)) == {"FC101": "error", "FC108": "error"}
    assert "seconds" not in report["summary"]


def test_options_beat_variables_which_beat_the_file(found: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    configure('format = "markdown"\nfail-on = "never"\ntimings = false')
    assert found("check", "aurora.txt").out.startswith("## factcheck")
    monkeypatch.setenv("FACTCHECK_FORMAT", "jsonl")
    assert found("check", "aurora.txt").out.startswith('{"fingerprint"')
    outcome = found("check", "aurora.txt", "--format", "json", "--timings", "--fail-on", "error")
    assert outcome.code == 1
    assert json.loads(outcome.out)["summary"]["seconds"] == 0.5


def test_the_configuration_is_that_of_what_is_checked_not_of_the_working_directory(found: Run) -> None:
    configure('fail-on = "never"')
    configure('fail-on = "warning"\nagainst = ["../sources"]', "desk/factcheck.toml")
    configure("The ferry Aurora sank on 3 March 2019.", "desk/a.txt")
    configure("The ferry Aurora sank in February 2018.", "sources/coast.txt")
    assert found("check", "desk/a.txt").code == 1
    assert found("check", "desk/a.txt", "aurora.txt").code == 0


def test_references_of_a_file_are_named_as_seen_from_the_working_directory(
    found: Run, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure('against = ["sources"]')
    configure("The ferry Aurora sank in February 2018.", "sources/coast.txt")
    configure("The ferry Aurora sank on 3 March 2019.", "desk/a.txt")
    monkeypatch.chdir("desk")
    found("check", "a.txt")
    assert [d.path for d in pipeline.references] == ["../sources/coast.txt"]


def test_a_missing_reference_of_a_file_is_a_problem_with_the_input(found: Run) -> None:
    configure('against = ["sources"]')
    outcome = found("check", "aurora.txt")
    assert (outcome.code, outcome.err) == (2, "sources: FC901 no such file or directory\n")


def test_a_broken_file_further_down_is_told_before_anything_is_checked(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.fails = AssertionError("nothing is checked")
    configure("The ferry Aurora sank in February 2018.\n", "archive/coast.txt")
    configure("ignor = []", "archive/factcheck.toml")
    outcome = run("check", ".")
    assert outcome.code == 2
    assert outcome.err == "factcheck: archive/factcheck.toml: ignor: not a setting; did you mean ignore?\n"


def test_isolated_reads_no_configuration(found: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    configure("nonsense")
    monkeypatch.setenv("FACTCHECK_FORMAT", "nonsense")
    assert found("check", "aurora.txt", "--isolated").out.startswith("error FC101")


def test_a_named_file_is_read_instead_of_the_nearest(found: Run) -> None:
    configure("nonsense")
    configure('ignore = ["FC101"]', "ci/gate.toml")
    assert found("check", "aurora.txt", "--config", "ci/gate.toml").code == 0


def test_limits_of_what_is_read(found: Run) -> None:
    outcome = found("check", "aurora.txt", "--max-file-size", "20")
    assert outcome.code == 2
    assert outcome.err.startswith("aurora.txt: FC904 ")
    configure('{"text": "The ferry Aurora sank."}\n', "lines.jsonl")
    configure("max-line-size = 10")
    assert "lines.jsonl:1: FC904 " in found("check", "lines.jsonl").err
    assert "aurora.txt" not in found("claims", "aurora.txt").err
    assert "FC904" in found("claims", "aurora.txt", "--max-file-size", "20").err


def test_two_files_of_findings_keep_their_own_rules(run: Run, pipeline: FakePipeline, article: str) -> None:
    """The note is about both papers, the clash of dates, too: it stays as long as one of them wants it."""
    pipeline.findings = (DATES, NOTE)
    configure('[[overrides]]\npaths = ["harbour.txt"]\nignore = ["FC101"]\nseverity = {FC302 = "error"}')
    assert severities(run(*EVERYTHING).out) == {"FC101": "error", "FC302": "error"}
    configure('[[overrides]]\npaths = ["harbour.txt", "coast.txt"]\nignore = ["FC101"]')
    assert severities(run(*EVERYTHING).out) == {"FC302": "info"}


@pytest.mark.parametrize(
    "command", [("check", "aurora.txt"), ("claims", "aurora.txt"), ("compare", "A.", "B.")]
)
def test_every_command_refuses_a_broken_configuration_in_one_line_each(
    found: Run, command: tuple[str, ...]
) -> None:
    configure('ignor = []\ncolor = "blue"')
    outcome = found(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "factcheck: factcheck.toml: ignor: not a setting; did you mean ignore?",
        'factcheck: factcheck.toml: color: "blue" is not one of auto, always, never',
    ]
    assert found(*command, "--isolated").code in (0, 1)


def test_a_configuration_cannot_steer_the_terminal(found: Run) -> None:
    configure('"\\u001b[2J" = 1\nformat = "\\u001b[2J\\n\\u202e"')
    outcome = found("check", "aurora.txt")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 2
    assert not {"\x1b", "\u202e"} & set(outcome.err)
    configure('against = ["\\u001b[2J"]')
    assert "\x1b" not in found("check", "--show-settings").out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--select", "FC1O1"), "--select: no rule has the code 'FC1O1'; did you mean FC101 (date)?"),
        (("--select", ""), "--select: name a rule, or ALL"),
        (("--extend-select", "date"), "--extend-select: no rule has the code 'date'; did you mean FC101 (date)?"),
        (("--ignore", "FC901"), "--ignore: FC901 tells what could not be read, and no setting changes that"),
        (("--severity", "FC101"), "--severity: expected a severity for each code"),
        (("--severity", "FC101=off"), '--severity: FC101: "off" is not one of error, warning, info; to silence a code, ignore it'),
        (("--severity", "XX=info"), "--severity: no rule has the code 'XX'"),
        (("--min-confidence", "1.1"), "--min-confidence: expected a number from 0 to 1, not 1.1"),
        (("--min-confidence", "high"), '--min-confidence: expected a number from 0 to 1, not "high"'),
        (("--max-file-size", "-1"), '--max-file-size: expected a size like "20 MB", or a number of bytes, not "-1"'),
        (("--max-line-size", "1 TB"), "--max-line-size: expected a size"),
        (("--config", "gone.toml"), "gone.toml: no such file or directory"),
        (("--config", "."), ".: that is a directory, and a configuration is a file"),
        (("--config", ""), "--config: name a file"),
        (("--config", "x.toml", "--isolated"), "--config names a file, and --isolated says to read none: give one of them"),
        (("--output", "json=a", "--output", "json=b"), "--output json=b: json goes to a already"),
        (("--against", ""), "--against: expected a list of paths"),
        (("--show-setting",), "--show-settings"),
    ],
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_one_line(found: Run, options: tuple[str, ...], told: str) -> None:
    outcome = found("check", "aurora.txt", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: ")
    assert outcome.err.count("\n") == 1
    assert told in outcome.err


def test_a_report_that_a_file_asks_for_is_refused_like_one_on_the_command_line(found: Run) -> None:
    configure('output = {json = "gone/report.json"}')
    outcome = found("check", "aurora.txt")
    assert outcome.err == "factcheck: factcheck.toml: output gone/report.json: there is no directory gone\n"
    configure('output = {json = "aurora.txt"}')
    assert "the report would overwrite an article that is checked" in found("check", "aurora.txt").err


def test_show_settings_prints_each_value_and_where_it_comes_from(
    found: Run, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.fails = AssertionError("nothing is checked")
    configure(
        'ignore = ["FC106"]\nseverity = {FC302 = "warning"}\n[[overrides]]\npaths = ["old/**"]\nignore = ["FC1"]'
    )
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "warning")
    outcome = found("check", "--show-settings", "--ignore", "FC102")
    assert outcome.code == 0
    told = {
        line.split(" = ")[0]: line.rpartition(" # ")[2] for line in outcome.out.splitlines() if " # " in line
    }
    assert told["ignore"] == "factcheck.toml, --ignore"
    assert told["fail-on"] == "FACTCHECK_FAIL_ON"
    assert told["select"] == "default"
    again = tomllib.loads(outcome.out)
    assert again["ignore"] == ["FC106", "FC102"]
    assert again["overrides"] == [{"paths": ["old/**"], "ignore": ["FC1"]}]


def test_the_settings_that_are_shown_are_a_configuration(found: Run) -> None:
    configure(
        'select = ["FC1"]\nembedder = "org/model"\n[[overrides]]\npaths = ["old/**"]\nmin-confidence = 0.5'
    )
    shown = found("check", "--show-settings").out
    configure(shown, "again.toml")
    again = found("check", "--show-settings", "--config", "again.toml").out
    assert tomllib.loads(again) == tomllib.loads(shown)


def test_show_settings_as_json_with_the_rules_of_a_path(found: Run) -> None:
    configure('[[overrides]]\npaths = ["old/**"]\nignore = ["FC1"]')
    shown = json.loads(found("check", "old/a.txt", "aurora.txt", "--show-settings", "--format", "json").out)
    assert (shown["version"], shown["file"]) == (1, "factcheck.toml")
    assert shown["settings"]["format"] == {"value": "json", "from": ["--format"]}
    assert shown["settings"]["select"] == {"value": ["ALL"], "from": ["default"]}
    assert list(shown["documents"]) == ["old/a.txt"]
    assert shown["documents"]["old/a.txt"]["ignore"] == ["FC1"]


def test_other_models_of_a_file_are_used_but_never_fetched(
    article: str, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def with_models(**options: object) -> FakePipeline:
        asked.append({name: options[name] for name in ("nli", "embedder", "download")})
        return pipeline

    monkeypatch.setattr("factcheck.pipeline.Pipeline.with_models", with_models)
    configure('nli-model = "org/nli"')
    assert main(["check", article]) == 0
    assert main(["compare", "It sank.", "It did not."]) == 0
    assert asked == [{"nli": "org/nli", "embedder": None, "download": False}] * 2
