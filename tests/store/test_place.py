"""The cache lies where the user says, and hides nothing that is his."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from factcheck.errors import OutputError, UsageError
from factcheck.store import SQLiteStore, clear, contents, database, default_directory, named_directory


def fill(directory: Path) -> None:
    store = SQLiteStore(directory)
    store.put("readings", {b"k": b"v"})
    store.flush()


def test_the_option_beats_the_environment_beats_the_custom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "a"))
    assert named_directory(str(tmp_path / "b")) == tmp_path / "b"
    assert named_directory(None) == tmp_path / "a"
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", "")
    assert named_directory(None) == default_directory()


def test_a_directory_may_be_in_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert named_directory("~/cache") == tmp_path / "cache"


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_file_is_no_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("")
    if how == "environment":
        monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(file))
    with pytest.raises(UsageError, match="that is a file, and a cache is a directory"):
        named_directory(str(file) if how == "option" else None)


@pytest.mark.parametrize("name", ["", " ", "a\0b", "~nobody-of-this-name/cache"])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(UsageError, match="--cache-dir"):
        named_directory(name)


def test_a_new_directory_is_marked_and_goes_away_again(tmp_path: Path) -> None:
    directory = tmp_path / "deep" / "cache"
    fill(directory)
    assert (directory / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert (
        (directory / "CACHEDIR.TAG")
        .read_text(encoding="utf-8")
        .startswith("Signature: 8a477f597d28d172789f0688")
    )
    assert clear(directory) > 0
    assert not directory.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_what_drafts_say_is_for_their_writer_only(tmp_path: Path) -> None:
    fill(tmp_path / "cache")
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE(database.file_in(tmp_path / "cache").stat().st_mode) == 0o600


def test_a_directory_with_something_in_it_is_not_hidden_and_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("# Draft\n", encoding="utf-8")
    fill(tmp_path)
    assert not (tmp_path / ".gitignore").exists()
    clear(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["draft.md"]


def test_a_damaged_cache_can_be_cleared(tmp_path: Path) -> None:
    database.file_in(tmp_path).write_bytes(b"no database" * 100)
    with pytest.raises(OutputError, match="`factcheck cache clear` deletes it"):
        contents(tmp_path)
    assert clear(tmp_path) == 1100
    assert contents(tmp_path).bytes == 0
