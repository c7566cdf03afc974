"""`factcheck cache …`, and what `factcheck check` tells of its cache."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factcheck.reports import Report
from factcheck.store import SQLiteStore, Store, database
from tests.cli.conftest import FakePipeline, Run


def fill(directory: Path) -> None:
    store = SQLiteStore(directory)
    store.put("documents", {b"1": bytes(3_000_000)})
    store.put("vectors", {b"2": bytes(1000), b"3": bytes(1000)})
    store.flush()


class KeepingPipeline(FakePipeline):
    """Keeps something in the store that it is given, as a real one would."""

    store: Store | None = None

    def check(self, *arguments: Any, **options: Any) -> Report:
        if self.store is not None:
            self.store.get([b"key"])
            self.store.put("readings", {b"key": b"value"})
            self.store.flush()
        return super().check(*arguments, **options)


@pytest.fixture
def keeping(pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch) -> KeepingPipeline:
    fake = KeepingPipeline()

    def embedded(graphs: object = None, store: Store | None = None) -> KeepingPipeline:
        fake.store = store
        return fake

    monkeypatch.setattr("factcheck.pipeline.Pipeline.embedded", embedded)
    return fake


def test_a_check_keeps_its_work_where_the_user_says(
    run: Run, keeping: KeepingPipeline, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "variable"))
    assert run("check", article, "--cache-dir", "option").code == 0
    assert run("check", article).code == 0
    for directory in ("option", "variable"):
        assert SQLiteStore(tmp_path / directory).get([b"key"]) == {b"key": b"value"}


def test_a_check_without_a_cache_makes_none(
    run: Run, keeping: KeepingPipeline, article: str, tmp_path: Path
) -> None:
    assert run("check", "--no-cache", article, "--cache-dir", "here").code == 0
    assert keeping.store is None
    assert not (tmp_path / "here").exists()


def test_a_cache_in_the_place_of_a_file_is_refused_before_any_work(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    outcome = run("check", article, "--cache-dir", article)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"factcheck: --cache-dir {article}: that is a file, and a cache is a directory\n"
    assert pipeline.drafts == []


def test_a_variable_that_names_a_file(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", article)
    outcome = run("cache", "size")
    assert (outcome.code, outcome.err) == (
        2, f"factcheck: FACTCHECK_CACHE_DIR {article}: that is a file, and a cache is a directory\n",
    )  # fmt: skip


def test_a_cache_that_cannot_be_written_is_a_warning(
    run: Run, keeping: KeepingPipeline, article: str
) -> None:
    outcome = run("check", article, "--cache-dir", f"{article}/cache")
    assert outcome.code == 0
    assert outcome.err.splitlines() == [
        f"factcheck: warning: the cache cannot be written, and this run goes on without: {article}/cache: not a directory"
    ]
    assert outcome.out.startswith("No contradictions")


def test_a_damaged_cache_is_a_warning_once(
    run: Run, keeping: KeepingPipeline, article: str, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    database.file_in(tmp_path / "cache").write_bytes(b"garbage" * 1000)
    first, second = (run("check", article, "--cache-dir", "cache") for _ in range(2))
    assert first.err.count("\n") == 1
    assert first.err.startswith(
        "factcheck: warning: the cache was damaged and is begun anew: cache/factcheck"
    )
    assert (first.code, second.code, second.err) == (0, 0, "")


def test_where_it_is_and_how_large(run: Run, tmp_path: Path) -> None:
    directory = tmp_path / "cache"
    assert run("cache", "dir", "--cache-dir", directory).out == f"{directory}\n"
    assert run("cache", "size", "--cache-dir", directory).out == f"no cache in {directory}\n"
    fill(directory)
    lines = run("cache", "size", "--cache-dir", directory).out.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["documents", "1"], ["vectors", "2"]]
    assert re.fullmatch(rf"3\.\d MB in {re.escape(str(directory))}", lines[2])


def test_it_is_deleted_with_all_that_was_made_for_it(run: Run, tmp_path: Path) -> None:
    directory = tmp_path / "cache"
    fill(directory)
    outcome = run("cache", "clear", "--cache-dir", directory)
    assert re.fullmatch(rf"3\.\d MB deleted in {re.escape(str(directory))}\n", outcome.out)
    assert not directory.exists()
    assert run("cache", "clear", "--cache-dir", directory).out == f"no cache in {directory}\n"


def test_what_is_not_used_is_deleted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = database.today()
    fill(tmp_path)
    assert run("cache", "prune", "--cache-dir", tmp_path).out.startswith("0 entries deleted")
    outcome = run("cache", "prune", "--max-size", "1", "--cache-dir", tmp_path)
    assert outcome.out.startswith("1 entries deleted, 3.0 MB freed")
    monkeypatch.setattr(database, "today", lambda: today + 31)
    assert run("cache", "prune", "--older-than", "60", "--cache-dir", tmp_path).out.startswith("0 entries")
    assert run("cache", "prune", "--cache-dir", tmp_path).out.startswith("2 entries deleted")


@pytest.mark.parametrize("command", ["size", "prune"])
def test_a_damaged_cache_is_an_error_where_it_is_looked_after(run: Run, tmp_path: Path, command: str) -> None:
    file = database.file_in(tmp_path)
    file.write_bytes(b"garbage" * 1000)
    outcome = run("cache", command, "--cache-dir", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"factcheck: {file}: file is not a database; `factcheck cache clear` deletes it\n"
    assert run("cache", "clear", "--cache-dir", tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("cache", "purge"), ("purge", "factcheck cache --help")),
        (("cache", "prune", "--older-than", "-1"), ("--older-than", "0")),
        (("cache", "prune", "--older-than", "a week"), ("--older-than", "integer")),
        (("cache", "prune", "--max-size", "1G"), ("--max-size", "integer")),
        (("cache", "prune", "--max-size", "-5"), ("--max-size", "0")),
        (("cache", "dir", "--cache-dir", " "), ("--cache-dir", "no directory")),
        (("cache", "size", "draft.md"), ("draft.md",)),
    ],
)
def test_one_line_says_what_is_wrong(run: Run, arguments: tuple[str, ...], told: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert [words for words in told if words not in outcome.err] == []


def test_cache_alone_prints_its_help(run: Run) -> None:
    outcome = run("cache")
    assert (outcome.code, outcome.out) == (2, "")
    assert [c for c in ("dir", "size", "clear", "prune") if f"  {c} " not in outcome.err] == []
