"""The order of the files, the size of a batch and the number of threads change nothing in any report."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.documents import read
from factcheck.judging import evidence
from factcheck.matching import neighbours
from factcheck.pipeline import Pipeline
from factcheck.reports import FORMATS, Report, render_json

FILES = ("airstrike.txt", "sadrists.txt", "targeted-strike.txt", "clean/ferry.jsonl")
TWICE = """{"date": "2024-03-02", "text": "The ferry Aurora sank off Lysekil on 3 March 2019. Nobody was hurt."}
{"date": "2024-03-01", "text": "The ferry Aurora sank off Lysekil on 5 March 2019, the owner said."}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, fixtures: Path) -> Path:
    folder = tmp_path_factory.mktemp("order")
    for file in FILES:
        shutil.copy(fixtures / file, folder)
    (folder / "aurora.jsonl").write_text(TWICE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def paths(folder: Path) -> list[str]:
    return [Path(file).name for file in FILES] + ["aurora.jsonl", "missing.txt"]


def reports(
    folder: Path, into: str, paths: Sequence[str], *options: str, **environment: str
) -> dict[str, str]:
    """Run the command in a process of its own and return its reports, one in each format."""
    outputs = [f"--output={name}={into}.{name}" for name in FORMATS if name != "terminal"]
    arguments = [*paths, *outputs, "--no-timings", "--show=info", "--show=suppressed", *options]
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", *arguments],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr  # one of the files is missing
    written = {name: (folder / f"{into}.{name}").read_text("utf-8") for name in FORMATS if name != "terminal"}
    return {"terminal": done.stdout, "stderr": done.stderr} | written


def test_the_order_of_the_files_changes_no_byte_of_any_report(
    folder: Path, paths: list[str], tmp_path: Path
) -> None:
    cache = str(tmp_path / "cache")
    there = reports(folder, "there", paths, "--no-cache", PYTHONHASHSEED="1")
    back = reports(folder, "back", paths[::-1], "--cache-dir", cache, PYTHONHASHSEED="2")
    # What was kept in one order is found in another.
    warm = reports(folder, "warm", paths, "--cache-dir", cache, PYTHONHASHSEED="3")
    assert '"FC101"' in there["json"]
    assert there == back == warm


def test_the_order_of_drafts_and_references_changes_nothing(folder: Path, paths: list[str]) -> None:
    drafts, references = (
        ["targeted-strike.txt", "aurora.jsonl"],
        ["sadrists.txt", "airstrike.txt", "missing.txt"],
    )

    def against(files: Sequence[str]) -> list[str]:
        return [f"--against={file}" for file in files]

    more = ("--show=disputed", "--show=unsupported")
    there = reports(folder, "there", [*drafts, *against(references)], *more)
    back = reports(folder, "back", [*against(references[::-1]), *drafts[::-1]], *more)
    assert '"FC101"' in there["json"]
    assert '"FC201"' in there["json"]
    assert there == back


def checked(paths: Sequence[str]) -> Report:
    return Pipeline.embedded().check(read(paths).documents)


def test_batches_and_threads_change_nothing(
    folder: Path, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(folder / path) for path in paths[:-1]]
    there = render_json(checked(files), timings=False)
    monkeypatch.setattr(evidence, "_CHUNK", 3)
    monkeypatch.setattr(neighbours, "_BLOCK", 5)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert render_json(checked(files[::-1]), timings=False) == there


def sides(report: Report) -> dict[str, tuple[str, float]]:
    return {f.fingerprint: (f.severity, f.confidence) for f in report.findings}


def test_a_finding_is_the_same_whichever_file_comes_first(folder: Path, tmp_path: Path) -> None:
    names = ["airstrike.txt", "sadrists.txt", "targeted-strike.txt"]
    for name, other in zip(names, names[::-1], strict=True):
        shutil.copy(folder / name, tmp_path / f"{names.index(other)}.txt")
    renamed = checked([str(tmp_path)])
    original = checked([str(folder / name) for name in names])
    assert sides(original)
    assert sides(renamed) == sides(original)


def test_standard_input_has_a_place_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*paths: str) -> str:
        with (folder / "airstrike.txt").open("rb") as stream:
            monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": stream})())
            main(["check", *paths, "--no-timings", "--format", "json"])
        return capsys.readouterr().out

    monkeypatch.chdir(folder)
    assert run("targeted-strike.txt", "-") == run("-", "targeted-strike.txt")
