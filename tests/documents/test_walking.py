"""What of a directory is read: formats, patterns, .gitignore; and what a user is told when it is nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.documents import ReadResult, Selection, read
from factcheck.errors import UsageError

STORY = "The harbour of Karlow was closed on Monday after a crane fell into the water.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with articles of some kinds in it."""
    root = tmp_path / "desk"
    for name in ("a.md", "b.txt", "notes.py", "drafts/c.md", "drafts/old/d.md", "build/e.md", ".hidden/f.md"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    return root


def names(result: ReadResult, root: Path) -> list[str]:
    return [Path(d.path).relative_to(root).as_posix() for d in result.documents]


def chosen(root: Path, **selection: object) -> list[str]:
    """Return the names of what is read of a directory."""
    result = read([str(root)], selection=Selection(**selection))  # type: ignore[arg-type]
    assert result.problems == ()
    return names(result, root)


def test_articles_are_read_in_the_order_of_their_paths(folder: Path) -> None:
    assert chosen(folder) == ["a.md", "b.txt", "build/e.md", "drafts/c.md", "drafts/old/d.md"]


@pytest.mark.parametrize(
    ("include", "exclude", "read_"),
    [
        (("*.md",), (), ["a.md", "build/e.md", "drafts/c.md", "drafts/old/d.md"]),
        (("drafts/",), (), ["drafts/c.md", "drafts/old/d.md"]),
        (("/*.md",), (), ["a.md"]),
        (("*.py",), (), ["notes.py"]),
        ((), ("drafts", "build"), ["a.md", "b.txt"]),
        ((), ("drafts/**/d.md",), ["a.md", "b.txt", "build/e.md", "drafts/c.md"]),
        (("*.md",), ("old/",), ["a.md", "build/e.md", "drafts/c.md"]),
        ((), ("*", "!*.txt"), ["b.txt"]),
    ],
)
def test_patterns_choose(
    folder: Path, include: tuple[str, ...], exclude: tuple[str, ...], read_: list[str]
) -> None:
    assert chosen(folder, include=include, exclude=exclude) == read_


def test_gitignore_is_followed_the_nearest_first(folder: Path) -> None:
    (folder / ".gitignore").write_text("build/\n*.txt\nold/*\n# no pattern: !\n!\n", encoding="utf-8")
    (folder / "drafts" / ".gitignore").write_text("!d.md\n/c.md\n", encoding="utf-8")
    assert chosen(folder) == ["a.md", "drafts/old/d.md"]
    assert len(chosen(folder, gitignore=False)) == 5


def test_the_ignore_files_above_count_up_to_the_top_of_the_repository(folder: Path) -> None:
    (folder / ".git" / "info").mkdir(parents=True)
    (folder / ".git" / "info" / "exclude").write_text("c.md\n", encoding="utf-8")
    (folder / ".gitignore").write_text("/drafts/old\n", encoding="utf-8")
    (folder.parent / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (folder / "drafts" / "g.md").write_text(STORY, encoding="utf-8")
    assert chosen(folder / "drafts") == ["g.md"]


def test_a_file_that_is_named_is_read_whatever_is_ignored(folder: Path) -> None:
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    result = read([str(folder / "a.md")], selection=Selection(exclude=("a.md",)))
    assert names(result, folder) == ["a.md"]


def test_links_to_directories_are_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "drafts" / "up").symlink_to("..")
    assert len(chosen(folder)) == 5


def test_what_was_passed_over_is_told_when_nothing_is_left(folder: Path) -> None:
    (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
    result = read([str(folder)], selection=Selection(include=("*.adoc",), exclude=("drafts",)))
    assert [p.message for p in result.problems] == [
        "no article in this directory: 1 excluded, 2 hidden, 1 ignored by git, 3 not included"
    ]


def test_kinds_that_are_not_read_are_named(tmp_path: Path) -> None:
    for name in ("a.py", "b.py", "c.png", "Makefile"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (problem,) = read([str(tmp_path)]).problems
    assert problem.message == "no article in this directory: 4 of another kind (.py, .png, none)"


def test_an_empty_directory_holds_no_article(tmp_path: Path) -> None:
    (problem,) = read([str(tmp_path)]).problems
    assert (problem.code, problem.message) == ("FC902", "no article in this directory")


@pytest.mark.parametrize("pattern", ["", "#x", "!"])
@pytest.mark.parametrize("option", ["include", "exclude"])
def test_a_pattern_that_chooses_nothing_is_refused(folder: Path, option: str, pattern: str) -> None:
    with pytest.raises(UsageError, match=f"--{option}: '{pattern}' is no pattern"):
        read([str(folder)], selection=Selection(**{option: (pattern,)}))  # type: ignore[arg-type]


def test_standard_input_stands_for_a_file_that_is_not_saved(folder: Path) -> None:
    path = str(folder / "a.md")
    unsaved = io.BytesIO(b"# Harbour opens\n\nThe **harbour** was opened again on Friday.\n")
    result = read([str(folder), "-"], stdin=unsaved, stdin_path=path)
    (document,) = (d for d in result.documents if d.path == path)
    assert document.title == "Harbour opens"
    assert document.text.endswith("The harbour was opened again on Friday.\n")
    assert len(result.documents) == 5


def test_a_name_for_standard_input_need_not_exist(tmp_path: Path) -> None:
    name = str(tmp_path / "new.rst")
    (document,) = read(["-"], stdin=io.BytesIO(b"The *harbour* was closed.\n"), stdin_path=name).documents
    assert (document.path, document.id, document.text) == (name, "new", "The harbour was closed.\n")
