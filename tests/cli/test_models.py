"""`--nli-model` and `--embedder`: other models than the shipped ones."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import checkpoints
from factcheck.cli import main
from factcheck.weights import shipped
from tests.cli.conftest import FakePipeline, Run
from tests.tiny_models import tiny_embedder, tiny_nli

COMMANDS = pytest.mark.parametrize(
    "command", [("check", "aurora.txt"), ("compare", "It sank.", "It did not.")]
)


@pytest.fixture
def asked(pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What models the commands ask for."""
    seen: list[dict[str, object]] = []

    def with_models(*, store: object = None, **options: object) -> FakePipeline:
        seen.append(options)
        return pipeline

    monkeypatch.setattr("factcheck.pipeline.Pipeline.with_models", with_models)
    return seen


@COMMANDS
def test_the_models_are_handed_on(
    run: Run, asked: list[dict[str, object]], article: str, command: tuple[str, ...]
) -> None:
    assert run(*command, "--nli-model", "org/nli", "--embedder", "./mine", "--allow-download").code == 0
    assert run(*command, "--nli-model", "org/nli").code == 0
    assert run(*command, "--allow-download").code == 0
    assert asked == [
        {"nli": "org/nli", "embedder": "./mine", "download": True},
        {"nli": "org/nli", "embedder": None, "download": False},
    ]


def test_the_report_on_nothing_fetches_nothing(
    run: Run, asked: list[dict[str, object]], article: str
) -> None:
    outcome = run("check", "gone.txt", "--nli-model", "org/nli", "--allow-download", "--format", "json")
    assert outcome.code == 2
    assert json.loads(outcome.out)["tool"]["models"]["nli"] == "nli@00"
    assert asked == [{"nli": "org/nli", "embedder": None, "download": False}]


@COMMANDS
@pytest.mark.parametrize("option", ["--nli-model", "--embedder"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("./gone", "./gone: neither a directory nor a name like organisation/model"),
        ("org/model", "org/model: needs no_such_package; pip install 'factcheck[torch]'"),
    ],
)
def test_a_model_that_is_not_to_be_had_is_one_line(
    article: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    option: str,
    name: str,
    told: str,
) -> None:
    monkeypatch.setattr(checkpoints, "_EXTRA", ("no_such_package",))
    assert main([*command, option, name]) == 2
    assert capsys.readouterr() == ("", f"factcheck: {told}\n")


def test_a_copy_of_a_shipped_model_gives_the_same_report(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(shipped("embedder"), tmp_path / "embedder")
    statements = ("compare", "The ferry Aurora sank in March 2019.", "The ferry Aurora sank in May 2019.")
    reports = []
    for options in ([], ["--embedder", str(copy)]):
        assert main([*statements, "--format", "json", *options]) == 0
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1]


def test_one_of_the_shipped_models_can_be_had_alone(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The small model by its path is no longer the small one with the large one behind it."""
    options = ["--nli-model", str(shipped("nli")), "--format", "json", "--exit-zero"]
    assert main(["check", article, *options]) == 0
    assert "+" not in json.loads(capsys.readouterr().out)["tool"]["models"]["nli"]


def test_models_on_torch_work_from_end_to_end_and_offline(article: str, tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    pytest.importorskip("torch")
    nli, embedder = tiny_nli(tmp_path / "mine"), tiny_embedder(tmp_path / "vectors")
    options = ["--nli-model", str(nli), "--embedder", str(embedder), "--format", "json", "--exit-zero"]
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", article, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    models = json.loads(done.stdout)["tool"]["models"]
    assert models["nli"].startswith("mine@")
    assert models["embedder"].startswith("vectors@")
