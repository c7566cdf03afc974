"""What is wrong with a configuration file is told in a line for each thing: file, key, and what would be right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.errors import ConfigurationError
from factcheck.settings import settings_for
from tests.settings.conftest import Write


def complaints(path: str = "a.md") -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        settings_for(path)
    return caught.value.lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignor = ["FC101"]', "ignor: not a setting; did you mean ignore?"),
        ("min_confidence = 0.5", "min_confidence: not a setting; did you mean min-confidence?"),
        ("colour = 1", "colour: not a setting; did you mean color?"),
        ("zzz = 1", "zzz: not a setting; the settings are select, extend-select, ignore, "),
        ('output-format = "json"', "output-format: not a setting; did you mean format?"),
        ("allow-download = true", "allow-download: not a setting; only --allow-download opens a connection, and no file can"),
        ("exit-zero = true", 'exit-zero: not a setting; say fail-on = "never", or --exit-zero on the command line'),
        ('per-file-ignores = {"a.md" = ["FC101"]}', "per-file-ignores: not a setting; write [[overrides]]"),
        ('ignore = "FC101"', 'ignore: expected a list of codes like ["FC101", "FC3"], not "FC101"'),
        ('ignore = ["FC999"]', "ignore: no rule has the code 'FC999'; did you mean FC199 (other)?"),
        ('severity = {FC101 = "bad"}', 'severity: FC101: "bad" is not one of error, warning, info'),
        ('format = "xml"', 'format: "xml" is not one of terminal, concise, json,'),
        ('format = "jsom"', "; did you mean json?"),
        ("against = [1]", "against: expected a list of paths, not 1"),
        ('against = [""]', 'against: expected a list of paths, not ""'),
        ('against = "sources"', 'against: expected a list of paths, not "sources"'),
        ("encoding = 8", "encoding: expected an encoding like utf-8 or latin-1, not 8"),
        ('encoding = "klingon"', 'encoding: expected an encoding like utf-8 or latin-1, not "klingon"'),
        ('timings = "no"', 'timings: expected true or false, not "no"'),
        ('exclude = ["!"]', 'exclude: "!" is not a pattern as in .gitignore'),
        ('cache-dir = "x"', "cache-dir: not a setting; say --cache-dir or FACTCHECK_CACHE_DIR"),
        ('show = ["warning"]', 'show: expected a list of "info", "suppressed", "disputed" and "unsupported", not "warning"'),
        ("max-file-size = 1.5", 'max-file-size: expected a size like "20 MB", or a number of bytes, not 1.5'),
        ("max-file-size = 2024-01-05", "max-file-size: expected a size"),
        ('nli-model = ""', "nli-model: expected the path of a directory, or a name like organisation/model"),
        ('output = "a.json"', 'output: expected a file for each format, like sarif = "report.sarif", not "a.json"'),
        ('output = {xml = "a.xml"}', 'output: "xml" is not one of terminal'),
        ('output-file = "a.json"', 'output-file: not a setting; write output = {json = "report.json"}, or say --output-file'),
        ('output = {json = "../a.json"}', "output: a file cannot have reports written outside of its directory"),
        ('output = {json = "/elsewhere/a.json"}', "output: a file cannot have reports written outside of its directory (/elsewhere/a.json)"),
        ('overrides = "x"', "overrides: expected tables, each below its own line [[overrides]]"),
        ('[[overrides]]\nignore = ["FC101"]', "overrides 1: paths: expected a list of patterns"),
        ('[[overrides]]\npaths = "archive"', "overrides 1: paths: expected a list of patterns"),
        ("[[overrides]]\npaths = [1]", "overrides 1: paths: expected a list of patterns"),
        ("[[overrides]]\npaths = 1", "overrides 1: paths: expected a list of patterns"),
        ('[[overrides]]\npaths = ["a", "!"]', 'overrides 1: paths: "!" is not a pattern as in .gitignore'),
        ('[[overrides]]\npaths = ["[z-a]"]', 'overrides 1: paths: "[z-a]" is not a pattern as in .gitignore'),
        ('[[overrides]]\npaths = ["a"]\npath = 1', "overrides 1: path: not a setting; did you mean paths?"),
        ('[[overrides]]\npaths = ["a"]\nformat = "json"', "overrides 1: format: not a setting of an override, which changes rules only"),
        ("x = [", "not TOML: invalid value (at end of document)"),
        ("x = 1\nx = 2\n", "not TOML: cannot overwrite a value (at line 2, column 6)"),
        ("x = " + "[" * 5000, "not TOML: nested too deeply"),
    ],
)  # fmt: skip
def test_one_line_names_the_file_and_the_key(write: Write, text: str, told: str) -> None:
    write("factcheck.toml", text)
    (line,) = complaints()
    assert line.startswith("factcheck.toml: ")
    assert told in line


def test_everything_that_is_wrong_is_told_at_once(write: Write) -> None:
    write("factcheck.toml", 'ignor = []\nformat = "xml"\n[[overrides]]\npaths = []\nselekt = []')
    assert [line.split(": ")[1] for line in complaints()] == ["overrides 1", "overrides 1", "ignor", "format"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[tool.factcheck]\nignor = []", "pyproject.toml: ignor: not a setting; did you mean ignore?"),
        ("[tool]\nfactcheck = 1", "pyproject.toml: tool.factcheck: expected a table"),
        ("[tool", "pyproject.toml: not TOML"),
    ],
)
def test_a_pyproject_is_read_like_that(write: Write, text: str, told: str) -> None:
    write("pyproject.toml", text)
    (line,) = complaints()
    assert line.startswith(told)


def test_a_file_that_is_not_utf_8(folder: Path) -> None:
    (folder / "factcheck.toml").write_bytes('encoding = "é"'.encode("latin-1"))
    assert complaints() == ("factcheck.toml: not UTF-8, which TOML is",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_nobody_may_read(write: Write, folder: Path) -> None:
    write("factcheck.toml")
    (folder / "factcheck.toml").chmod(0)
    assert complaints() == ("factcheck.toml: permission denied",)


def test_a_file_that_is_too_large(write: Write) -> None:
    write("factcheck.toml", "# " + "x" * 1_000_000)
    assert complaints() == ("factcheck.toml: larger than 1 MB, which no configuration is",)


def test_a_file_with_the_line_ends_of_windows(folder: Path) -> None:
    (folder / "factcheck.toml").write_bytes(
        b'\xef\xbb\xbfignore = [\r\n  "FC101",\r\n]\r\nfail-on = "never"\r\n'
    )
    assert settings_for("a.md").ignore == ("FC101",)


def test_a_file_far_away_is_named_in_full(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("factcheck.toml", "ignor = []")
    (folder / "a/b/c/d").mkdir(parents=True)
    monkeypatch.chdir(folder / "a/b/c/d")
    (line,) = complaints()
    assert line.startswith(f"{folder}/factcheck.toml: ignor: ")
    monkeypatch.chdir(folder / "a")
    (line,) = complaints()
    assert line.startswith("../factcheck.toml: ignor: ")
