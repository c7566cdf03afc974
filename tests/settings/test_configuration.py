"""Which file holds for a run and for a document, and what beats it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.documents import Limits
from factcheck.errors import ConfigurationError
from factcheck.reports import FORMATS
from factcheck.settings import Configuration, Layer, ReportFormat, Settings, settings_for
from tests.settings.conftest import Write


def test_without_a_configuration_the_defaults_hold(folder: Path) -> None:
    assert settings_for("draft.md") == Settings()
    assert Limits() == Limits(Settings().max_file_size, Settings().max_line_size)
    assert list(ReportFormat) == list(FORMATS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factcheck.toml", 'ignore = ["FC106"]'),
        ("pyproject.toml", '[tool.factcheck]\nignore = ["FC106"]\n[tool.other]\nignored = 1'),
    ],
)
def test_a_file_is_found_in_a_directory_above(write: Write, name: str, text: str) -> None:
    write(name, text)
    write("drafts/today/a.md")
    assert settings_for("drafts/today/a.md").ignore == ("FC106",)
    assert settings_for("drafts/today").ignore == ("FC106",)


def test_in_one_directory_the_file_of_its_own_wins(write: Write) -> None:
    write("factcheck.toml", 'ignore = ["FC106"]')
    write("pyproject.toml", '[tool.factcheck]\nignore = ["FC101"]')
    assert settings_for("a.md").ignore == ("FC106",)


def test_a_pyproject_without_a_table_for_factcheck_is_passed_over(write: Write) -> None:
    write("factcheck.toml", 'ignore = ["FC106"]')
    write("drafts/pyproject.toml", "[tool.other]\nx = 1")
    assert settings_for("drafts/a.md").ignore == ("FC106",)


def test_the_nearest_file_wins_and_does_not_inherit(write: Write) -> None:
    write("factcheck.toml", 'ignore = ["FC106"]\nfail-on = "warning"')
    write("drafts/factcheck.toml", 'ignore = ["FC101"]')
    assert settings_for("drafts/a.md") == Settings(ignore=["FC101"])


def test_a_run_over_two_directories_takes_the_file_above_both_and_the_rules_of_each(write: Write) -> None:
    write("factcheck.toml", 'ignore = ["FC106"]\nfail-on = "warning"')
    write("drafts/factcheck.toml", 'ignore = ["FC101"]\nfail-on = "never"')
    write("notes/a.md")
    found = Configuration(["drafts/a.md", "notes/a.md"])
    assert found.run.settings.fail_on == "warning"
    assert found.rules_for("drafts/a.md").ignore == ("FC101",)
    assert found.rules_for("notes/a.md").ignore == ("FC106",)
    assert found.rules_for("-").ignore == ("FC106",)


def test_a_document_without_a_file_above_it_takes_that_of_the_working_directory(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("desk/factcheck.toml", 'ignore = ["FC106"]')
    write("elsewhere/a.md")
    monkeypatch.chdir(folder / "desk")
    assert settings_for("../elsewhere/a.md").ignore == ("FC106",)


def test_paths_in_a_file_are_relative_to_it(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        "factcheck.toml",
        'against = ["sources", "/wire"]\noutput = {json = "out/report.json"}\nnli-model = "./nli"',
    )
    (folder / "models" / "mine").mkdir(parents=True)
    write("pyproject.toml")
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    found = settings_for(".")
    assert found.against == (str(folder / "sources"), "/wire")
    assert found.output["json"] == str(folder / "out" / "report.json")
    assert found.nli_model == str(folder / "nli")


@pytest.mark.parametrize(
    ("name", "meant"), [("models/mine", "{}/models/mine"), ("org/model", "org/model"), ("../x", "{}/../x")]
)
def test_a_model_is_a_path_where_it_looks_like_one(write: Write, folder: Path, name: str, meant: str) -> None:
    (folder / "models" / "mine").mkdir(parents=True)
    write("factcheck.toml", f'embedder = "{name}"')
    assert settings_for("a.md").embedder == meant.format(folder)


def test_the_environment_beats_the_file_and_options_beat_both(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("factcheck.toml", 'fail-on = "warning"\nshow = ["info"]\ncolor = "never"\nignore = ["FC106"]')
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "never")
    monkeypatch.setenv("FACTCHECK_COLOR", "always")
    monkeypatch.setenv("FACTCHECK_IGNORE", "FC101, FC102")
    monkeypatch.setenv("FACTCHECK_SHOW", "")
    options = Layer({"color": "auto"}, {"color": "--color"})
    run = Configuration(["a.md"], options).run
    assert (run.settings.fail_on, run.settings.show, run.settings.color) == ("never", ("info",), "auto")
    assert run.settings.ignore == ("FC106", "FC101", "FC102")
    assert {key: run.origins[key] for key in ("fail-on", "show", "color", "ignore", "against")} == {
        "fail-on": ("FACTCHECK_FAIL_ON",),
        "show": ("factcheck.toml",),
        "color": ("--color",),
        "ignore": ("factcheck.toml", "FACTCHECK_IGNORE"),
        "against": ("default",),
    }


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("SELECT", "FC1,FC302", "select", ("FC1", "FC302")),
        ("SEVERITY", "FC106=info, FC1=warning", "severity", {"FC106": "info", "FC1": "warning"}),
        ("MIN_CONFIDENCE", "0.8", "min_confidence", 0.8),
        ("AGAINST", os.pathsep.join(["a b", "c,d"]), "against", ("a b", "c,d")),
        ("OUTPUT", "sarif=a.sarif,junit=b.xml", "output", {"sarif": "a.sarif", "junit": "b.xml"}),
        ("TIMINGS", "No", "timings", False),
        ("MAX_FILE_SIZE", "1 mb", "max_file_size", 1_000_000),
        ("MAX_LINE_SIZE", "500", "max_line_size", 500),
        ("EMBEDDER", "models/mine", "embedder", "models/mine"),
    ],
)
def test_every_kind_of_value_can_be_written_in_the_environment(
    folder: Path, name: str, text: str, field: str, value: object
) -> None:
    run = Configuration(environment={f"FACTCHECK_{name}": text}).run
    assert getattr(run.settings, field) == value


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("IGNOER", "FC101", "FACTCHECK_IGNOER: no variable of factcheck; did you mean FACTCHECK_IGNORE?"),
        ("IGNORE", "FC1O1", "FACTCHECK_IGNORE: no rule has the code 'FC1O1'; did you mean FC101 (date)?"),
        ("SEVERITY", "FC101", 'FACTCHECK_SEVERITY: expected a severity for each code'),
        ("TIMINGS", "maybe", 'FACTCHECK_TIMINGS: expected true or false, not "maybe"'),
        ("FAIL_ON", "warn", 'FACTCHECK_FAIL_ON: "warn" is not one of error, warning, never; did you mean warning?'),
        ("MAX_FILE_SIZE", "big", 'expected a size like "20 MB", or a number of bytes, not "big"'),
        ("MAX_FILE_SIZE", "20 XB", 'not "20 XB"'),
        ("MAX_FILE_SIZE", "0", 'not "0"'),
        ("ALLOW_DOWNLOAD", "1", "FACTCHECK_ALLOW_DOWNLOAD: no variable of factcheck"),
        ("CONFIG", "gone.toml", "gone.toml: no such file or directory"),
        ("CONFIG", ".", ".: that is a directory, and a configuration is a file"),
    ],
)  # fmt: skip
def test_a_variable_that_makes_no_sense_is_one_line(folder: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Configuration(environment={f"FACTCHECK_{name}": text})
    (line,) = caught.value.lines
    assert told in line


def test_one_file_can_be_named_and_then_no_other_is_read(write: Write) -> None:
    write("factcheck.toml", "no TOML")
    write("drafts/factcheck.toml", "no TOML")
    write("ci/strict.toml", 'fail-on = "warning"\nagainst = ["wire"]')
    found = Configuration(["drafts/a.md"], file="ci/strict.toml")
    assert found.run.settings.fail_on == "warning"
    assert found.run.settings.against == (str(Path("ci/wire").absolute()),)
    assert found.for_document("drafts/a.md") is found.run.settings
    assert Configuration(environment={"FACTCHECK_CONFIG": "ci/strict.toml"}).run == found.run


def test_a_pyproject_that_is_named_must_have_the_table(write: Write) -> None:
    write("pyproject.toml", "[tool.other]")
    with pytest.raises(ConfigurationError) as caught:
        Configuration(file="pyproject.toml")
    assert caught.value.lines == ("pyproject.toml: there is no table [tool.factcheck]",)


def test_isolated_reads_neither_files_nor_variables(write: Write) -> None:
    write("factcheck.toml", "no TOML")
    found = Configuration(["a.md"], environment={"FACTCHECK_IGNORE": "nonsense"}, isolated=True)
    assert found.run.settings == Settings()
    assert found.for_document("a.md") == Settings()


OVERRIDES = """
ignore = ["FC106"]
min-confidence = 0.5
[[overrides]]
paths = ["archive/**", "*.wire.txt"]
ignore = ["FC101"]
severity = {FC102 = "info"}
[[overrides]]
paths = ["archive/2019/"]
extend-select = ["FC106"]
min-confidence = 0.9
"""


@pytest.mark.parametrize(
    ("path", "ignored", "least"),
    [
        ("draft.md", ("FC106",), 0.5),
        ("archive/2020/a.md", ("FC106", "FC101"), 0.5),
        ("archive/2019/a.md", ("FC101",), 0.9),
        ("desk/agency.wire.txt", ("FC106", "FC101"), 0.5),
        ("../archive/a.md", ("FC106",), 0.5),
        ("archived/a.md", ("FC106",), 0.5),
    ],
)
def test_overrides_hold_for_the_paths_that_they_name(
    write: Write, path: str, ignored: tuple[str, ...], least: float
) -> None:
    write("factcheck.toml", OVERRIDES)
    rules = settings_for(".").rules_for(path)
    assert (rules.ignore, rules.min_confidence) == (ignored, least)
    assert rules.severity_of("FC102") == ("info" if "FC101" in ignored else None)


def test_overrides_are_relative_to_their_file_wherever_the_command_runs(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("factcheck.toml", OVERRIDES)
    (folder / "archive").mkdir()
    monkeypatch.chdir(folder / "archive")
    assert settings_for("a.md").rules_for("a.md").ignore == ("FC106", "FC101")


def test_the_command_line_beats_overrides(write: Write) -> None:
    write("factcheck.toml", OVERRIDES)
    options = Layer(
        {"extend_select": ("FC101",), "min_confidence": 0.1},
        dict.fromkeys(["extend_select", "min_confidence"], ""),
    )
    rules = Configuration(["archive/2019/a.md"], options).rules_for("archive/2019/a.md")
    assert rules.reports("FC101")
    assert rules.min_confidence == 0.1
    options = Layer(
        {"select": ("FC102",), "severity": {"FC1": "error"}}, dict.fromkeys(["select", "severity"], "")
    )
    rules = Configuration(["archive/2019/a.md"], options).rules_for("archive/2019/a.md")
    assert [c for c in ("FC101", "FC102", "FC106") if rules.reports(c)] == ["FC102"]
    assert rules.severity_of("FC102") == "error"


def test_links_stay_links(write: Write, folder: Path) -> None:
    write("real/factcheck.toml", 'ignore = ["FC101"]')
    write("real/a.md")
    write("desk/factcheck.toml", 'ignore = ["FC106"]')
    (folder / "desk" / "a.md").symlink_to(folder / "real" / "a.md")
    assert settings_for("desk/a.md").ignore == ("FC106",)
