"""Read what the command line names: drafts, and the references to check them against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.cli.streams import tell
from factcheck.documents import Document
from factcheck.errors import InputError, UsageError
from factcheck.inputs import read_as_set, separate
from factcheck.settings import Settings

__all__ = ["Inputs", "read_inputs"]

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Drafts and references with distinct ids, and what could not be read."""

    drafts: tuple[Document, ...]
    references: tuple[Document, ...]
    problems: tuple[InputError, ...]


def read_inputs(
    paths: Sequence[str], against: Sequence[str] = (), *, settings: Settings, stdin_filename: str = ""
) -> Inputs:
    """Read the documents; each problem is told on standard error, once where a draft and a reference share it.

    A document that is named as both is what it is named as more closely (see `separate`).  `stdin_filename` is the
    file that standard input is read as, and for.

    Raises `UsageError` when standard input is named twice or has a name and is not read, when the encoding is unknown
    or a pattern of the settings is none.
    """
    if stdin_filename and _STDIN not in [*paths, *against]:
        raise UsageError("--stdin-filename names what is read from standard input: add - to the paths")
    if [*paths, *against].count(_STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    drafts = read_as_set(paths, settings, stdin_path=stdin_filename)
    references = read_as_set(against, settings, stdin_path=stdin_filename)
    problems = {str(p): p for p in (*drafts.problems, *references.problems)}
    for problem in problems:
        tell(problem)
    checked, checked_against = separate(
        drafts.documents, references.documents, paths=paths, against=against, unsaved=stdin_filename
    )
    return Inputs(checked, checked_against, tuple(problems.values()))
