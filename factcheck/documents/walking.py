"""The articles in a directory: which files are read, which are passed over, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from factcheck.documents.formats import JSON_LINES, READERS
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Found", "Selection", "articles_in"]

_SUFFIXES = READERS.keys() | {JSON_LINES}
_IGNORE_FILE = ".gitignore"
_MOST_SUFFIXES = 5  # that a message names


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a directory are read; a file that is named itself always is.

    `include` and `exclude` are patterns as in a .gitignore, counted from the directory that is named.  With `include`,
    the files that match are read, whatever their suffix; without, those that have a suffix of a known format.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True


@dataclass(slots=True)
class Found:
    """The articles of a directory, sorted by path, and how many files and directories were passed over, by reason."""

    paths: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    suffixes: Counter[str] = field(default_factory=Counter)

    def reasons(self) -> str:
        """Return in words what was passed over, "" when nothing was."""
        words = [f"{count} {reason}" for reason, count in sorted(self.skipped.items())]
        others = self.suffixes.total()
        if others:
            by_count = sorted(self.suffixes, key=lambda name: (-self.suffixes[name], name or "~"))
            names = [name or "none" for name in by_count[:_MOST_SUFFIXES]]
            more = ", …" if len(self.suffixes) > _MOST_SUFFIXES else ""
            words.append(f"{others} of another kind ({', '.join(names)}{more})")
        return ", ".join(words)


def articles_in(root: str, selection: Selection, on_error: Callable[[OSError], None]) -> Found:
    """Return the articles under a directory.

    Hidden files and directories are passed over, and links to directories, so that no loop is walked.  Raises
    `UsageError` for a pattern that is none.
    """
    wanted = _patterns("--include", selection.include)
    unwanted = _patterns("--exclude", selection.exclude)
    ignored = _Ignored(root) if selection.gitignore else None
    found = Found()

    def passed_over(path: Path, *, directory: bool) -> bool:
        relative = path.relative_to(root).as_posix() + ("/" if directory else "")
        if path.name.startswith("."):
            reason = "hidden"
        elif unwanted and unwanted.match_file(relative):
            reason = "excluded"
        elif ignored and ignored.match(path, directory=directory):
            reason = "ignored by git"
        else:
            return False
        found.skipped[reason] += 1
        return True

    for folder, directories, names in os.walk(root, onerror=on_error):
        here = Path(folder)
        directories[:] = sorted(n for n in directories if not passed_over(here / n, directory=True))
        for name in names:
            path = here / name
            if passed_over(path, directory=False):
                continue
            if wanted:
                if not wanted.match_file(path.relative_to(root).as_posix()):
                    found.skipped["not included"] += 1
                    continue
            elif PurePath(name).suffix.lower() not in _SUFFIXES:
                found.suffixes[PurePath(name).suffix.lower()] += 1
                continue
            found.paths.append(str(path))
    found.paths.sort()
    return found


def _patterns(option: str, patterns: Sequence[str]) -> GitIgnoreSpec | None:
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    for pattern in patterns:
        try:
            spec = GitIgnoreSpec.from_lines([pattern])
            useless = all(p.include is None for p in spec.patterns)
        except ValueError:
            useless = True
        if useless:
            raise UsageError(f"{option}: {pattern!r} is no pattern; write one like 'archive/**' or '*.md'")
    return GitIgnoreSpec.from_lines(patterns)


class _Ignored:
    """The .gitignore files from the top of the repository, or of the walk, down to a file; the nearest decides."""

    def __init__(self, root: str) -> None:
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        start = Path(root).resolve()
        self._root, self._start = Path(root), start
        top = next((p for p in (start, *start.parents) if (p / ".git").exists()), start)
        self._above = [p for p in (start, *start.parents) if p.is_relative_to(top)]
        self._excluded = _spec(top / ".git" / "info" / "exclude")
        self._top = top

    def match(self, path: Path, *, directory: bool) -> bool:
        """Return whether git ignores a path; what lies in an ignored directory is never asked about."""
        real = self._start / path.relative_to(self._root)
        inside = (p for p in real.parents if p != self._start and p.is_relative_to(self._start))
        for folder in (*inside, *self._above):
            if folder not in self._specs:
                self._specs[folder] = _spec(folder / _IGNORE_FILE)
            decided = _decision(self._specs[folder], real.relative_to(folder).as_posix(), directory=directory)
            if decided is not None:
                return decided
        return bool(_decision(self._excluded, real.relative_to(self._top).as_posix(), directory=directory))


def _decision(spec: GitIgnoreSpec | None, relative: str, *, directory: bool) -> bool | None:
    if spec is None:
        return None
    return spec.check_file(relative + ("/" if directory else "")).include


def _spec(path: Path) -> GitIgnoreSpec | None:
    """Return the patterns of a file, those that git would pass over left out; None when there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(_valid(lines))


def _valid(lines: Iterable[str]) -> list[str]:
    from pathspec import GitIgnoreSpec

    out = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        out.append(line)
    return out
