"""What changed since a revision, in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.changes import Changes, changes_since
from factcheck.errors import UsageError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

NAMES = ['a "b" ö.txt', "färjan\t1.txt", "plain.txt", "-dash.txt", "sub dir/in.txt"]
Git = Callable[..., None]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the working directory, on the branch main; user and system configuration play no part."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    nowhere = str(tmp_path / "no-such-config")
    for name, value in {"GIT_CONFIG_GLOBAL": nowhere, "GIT_CONFIG_SYSTEM": nowhere}.items():
        monkeypatch.setenv(name, value)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.org")

    def run(*arguments: str) -> None:
        subprocess.run(["git", *arguments], check=True, capture_output=True)

    run("init", "--quiet")
    run("checkout", "-q", "-b", "main")
    return run


def write(name: str, *lines: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def commit(git: Git) -> None:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "text")


def changed(changes: Changes, name: str, lines: int = 5) -> list[int]:
    return [line for line in range(1, lines + 1) if changes.line(name, line)]


@pytest.mark.parametrize("name", NAMES)
def test_the_changed_lines_of_a_file_committed_or_not(git: Git, name: str) -> None:
    write(name, "one", "two", "three", "four")
    commit(git)
    git("checkout", "-q", "-b", "feature")
    write(name, "one", "TWO", "three", "four")
    commit(git)
    write(name, "one", "TWO", "four", "five")
    assert changed(changes_since("main", Path()), name) == [2, 4]
    assert changed(changes_since("HEAD", Path()), name) == [4]
    git("add", "-A")
    assert changed(changes_since("HEAD", Path()), name) == [4]


def test_what_others_changed_on_the_base_since_plays_no_part(git: Git) -> None:
    write("a.txt", "one", "two", "three")
    commit(git)
    git("checkout", "-q", "-b", "feature")
    write("b.txt", "new")
    commit(git)
    git("checkout", "-q", "main")
    write("a.txt", "one", "TWO", "three")
    commit(git)
    git("checkout", "-q", "feature")
    changes = changes_since("main", Path())
    assert (changed(changes, "a.txt"), changed(changes, "b.txt", 1)) == ([], [1])


def test_new_ignored_renamed_binary_and_unchanged_files(git: Git) -> None:
    body = [f"line {i} of a text that is long enough to be known again" for i in range(20)]
    write("old.txt", *body)
    write("same.txt", "one")
    write(".gitignore", "ignored.txt")
    Path("pages.pdf").write_bytes(b"%PDF-\0\1\2" * 20)
    commit(git)
    git("mv", "old.txt", "new name.txt")
    write("new name.txt", *body[:3], "changed", *body[4:])
    write("untracked/ö.txt", "one", "two")
    write("ignored.txt", "one")
    Path("pages.pdf").write_bytes(b"%PDF-\0\1\3" * 20)
    changes = changes_since("main", Path())
    assert changed(changes, "new name.txt", 20) == [4]
    assert changed(changes, "untracked/ö.txt", 2) == [1, 2]
    assert changed(changes, "pages.pdf", 2) == [1, 2]
    assert changed(changes, "same.txt") == []
    # Without a past, a text that is checked is new.
    assert changed(changes, "ignored.txt", 1) == changed(changes, "-", 1) == [1]
    assert changed(changes, "../outside.txt", 1) == [1]


def test_the_configuration_of_git_does_not_change_the_answer(git: Git) -> None:
    write("a.txt", "one", "two", "three", "four", "five")
    commit(git)
    for name, value in {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.external": "false", "color.ui": "always",
        "diff.context": "9", "diff.interHunkContext": "9", "core.quotePath": "false", "diff.renames": "false",
        "diff.relative": "true", "diff.algorithm": "patience",
    }.items():  # fmt: skip
        git("config", name, value)
    write("a.txt", "ONE", "two", "three", "four", "FIVE")
    assert changed(changes_since("main", Path()), "a.txt") == [1, 5]


def test_a_folder_inside_the_repository_sees_all_of_it(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "one")
    write("sub/b.txt", "one")
    commit(git)
    write("a.txt", "ONE")
    monkeypatch.chdir("sub")
    changes = changes_since("main", Path.cwd())
    assert (changed(changes, "../a.txt"), changed(changes, "b.txt")) == ([1], [])


@pytest.mark.parametrize("base", ["nope", "", "--help", "main:a.txt", "HEAD~5", "-p", "a\nb"])
def test_what_is_no_revision_is_one_line(git: Git, base: str) -> None:
    write("a.txt", "one")
    commit(git)
    with pytest.raises(UsageError, match="no such revision; name a branch") as caught:
        changes_since(base, Path())
    assert "\n" not in str(caught.value)


def test_two_histories_without_a_common_commit(git: Git) -> None:
    write("a.txt", "one")
    commit(git)
    git("checkout", "-q", "--orphan", "other")
    write("a.txt", "two")
    commit(git)
    with pytest.raises(UsageError, match=r"no commit in common with HEAD \(a shallow clone\?"):
        changes_since("main", Path())


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="is in no git repository"):
        changes_since("main", tmp_path)


def test_a_machine_without_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="needs git, which is not installed"):
        changes_since("main", Path())
