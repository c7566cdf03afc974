"""Read what the command line names: drafts, and the references to check them against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.cli.streams import tell
from factcheck.documents import Document, Limits, read
from factcheck.errors import InputError, UsageError
from factcheck.inputs import separate

__all__ = ["Inputs", "read_inputs"]

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Drafts and references with distinct ids, and what could not be read."""

    drafts: tuple[Document, ...]
    references: tuple[Document, ...]
    problems: tuple[InputError, ...]


def read_inputs(
    paths: Sequence[str], against: Sequence[str] = (), *, encoding: str, limits: Limits
) -> Inputs:
    """Read the documents; each problem is told on standard error, once where a draft and a reference share it.

    A document that is named as both is what it is named as more closely (see `separate`).

    Raises `UsageError` when standard input is named twice or the encoding is unknown.
    """
    if [*paths, *against].count(_STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    drafts = read(paths, encoding=encoding, limits=limits)
    references = read(against, encoding=encoding, limits=limits) if against else None
    problems = {str(p): p for p in (*drafts.problems, *(references.problems if references else ()))}
    for problem in problems:
        tell(problem)
    checked, checked_against = separate(
        drafts.documents, references.documents if references else (), paths=paths, against=against
    )
    return Inputs(checked, checked_against, tuple(problems.values()))
