"""Ask git what changed.

Git is run as a program: it alone knows the user's configuration (line endings, filters, worktrees, safe directories),
and a library would be one more dependency for six questions.  Only plumbing commands are used, whose output no
configuration changes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from factcheck.changes.changes import EVERYTHING, Changes, Lines
from factcheck.changes.patch import added_lines
from factcheck.errors import UsageError

__all__ = ["changes_since"]

_QUIET = {
    "LC_ALL": "C",  # messages that can be told apart
    "GIT_OPTIONAL_LOCKS": "0",  # the index is only read
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone stays offline
    "GIT_TERMINAL_PROMPT": "0",
}
_DIFF = (
    "diff-index", "--find-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules",
)  # fmt: skip
_PATCH = ("-p", "--unified=0", "--inter-hunk-context=0", "--no-color", "--src-prefix=a/", "--dst-prefix=b/")
_BINARY = b"-"


def changes_since(base: str, directory: Path) -> Changes:
    """Return what differs between the files of the repository around `directory` and the revision `base`.

    What counts is the point where the current branch left `base`, so that later commits there change nothing; what is
    not committed yet counts too, and a file that git does not know yet is new in all of its lines.

    Raises `UsageError` without git, outside a repository, and when `base` is no revision or has nothing in common with
    the current one.
    """
    git = _Git(base, directory)
    top = Path(os.fsdecode(git.line("rev-parse", "--show-toplevel"))).resolve()
    commit = (
        git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
        if base
        else b""
    )
    if not commit:
        raise git.wrong("git knows no such revision; name a branch, a tag or a commit")
    fork = git.line("merge-base", "HEAD", os.fsdecode(commit))
    if not fork:
        raise git.wrong("it has no commit in common with HEAD (a shallow clone? fetch its whole history)")
    revision = os.fsdecode(fork)
    lines = {
        name: Lines(tuple(stretches))
        for name, stretches in added_lines(git.output(*_DIFF, *_PATCH, revision, "--")).items()
    }
    binary = _binary(git.output(*_DIFF, "--numstat", "-z", revision, "--"))
    new = git.names("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/")
    changed = lines | dict.fromkeys([*binary, *new], EVERYTHING)
    known = git.names("ls-files", "-z", "--full-name", "--", ":/")
    return Changes(
        base,
        {top / os.fsdecode(name): stretches for name, stretches in changed.items()},
        frozenset(top / os.fsdecode(name) for name in known),
    )


def _binary(numstat: bytes) -> Iterator[bytes]:
    """Yield the files that git counts no lines of: for a renamed one, the old and the new name follow its counts."""
    fields = iter(numstat.split(b"\0"))
    for field in fields:
        if not field:
            continue
        added, _, name = field.split(b"\t", 2)
        if not name:
            next(fields)
            name = next(fields)
        if added == _BINARY:
            yield name


class _Git:
    """Runs git in a directory, and turns what goes wrong into one line."""

    def __init__(self, base: str, directory: Path) -> None:
        self._base = base
        self._directory = directory

    def wrong(self, what: str) -> UsageError:
        return UsageError(f"--diff {self._base!r}: {what}")

    def line(self, *arguments: str) -> bytes:
        """Return the one line that a command prints, b"" when it says no."""
        done = self._run(*arguments)
        if done.returncode and done.stderr:
            raise self._failed(done)
        return done.stdout.rstrip(b"\r\n") if done.returncode == 0 else b""

    def output(self, *arguments: str) -> bytes:
        done = self._run(*arguments)
        if done.returncode:
            raise self._failed(done)
        return done.stdout

    def names(self, *arguments: str) -> list[bytes]:
        return [name for name in self.output(*arguments).split(b"\0") if name]

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *arguments],
                cwd=self._directory,
                env=os.environ | _QUIET,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise self.wrong("it needs git, which is not installed or not on the PATH") from None
        except (OSError, ValueError) as error:
            raise self.wrong(f"git cannot be run: {getattr(error, 'strerror', None) or error}") from None

    def _failed(self, done: subprocess.CompletedProcess[bytes]) -> UsageError:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or [
            f"git failed ({done.returncode})"
        ]
        if "not a git repository" in words[0]:
            return self.wrong(f"{self._directory} is in no git repository")
        return self.wrong(f"git says: {words[0].removeprefix('fatal: ')}")
