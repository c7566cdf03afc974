"""Read what the command line names: drafts, and the references to check them against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from factcheck.cli.streams import tell
from factcheck.documents import Document, Limits, read
from factcheck.errors import InputError, UsageError

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

    A document that is both a draft and a reference (`draft.md --against .`) is a draft only.  A reference whose id a
    draft has already gets another one.

    Raises `UsageError` when standard input is named twice or the encoding is unknown.
    """
    if [*paths, *against].count(_STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    drafts = read(paths, encoding=encoding, limits=limits)
    references = read(against, encoding=encoding, limits=limits) if against else None
    problems = {str(p): p for p in (*drafts.problems, *(references.problems if references else ()))}
    for problem in problems:
        tell(problem)
    return Inputs(
        tuple(drafts.documents),
        _apart(references.documents, drafts.documents) if references else (),
        tuple(problems.values()),
    )


def _apart(references: Sequence[Document], drafts: Sequence[Document]) -> tuple[Document, ...]:
    """Drop references that are drafts, and give the others ids that no draft has."""
    known = {_identity(d) for d in drafts}
    taken = {d.id for d in drafts}
    free = {r.id for r in references} - taken
    out: list[Document] = []
    for reference in references:
        if _identity(reference) in known:
            continue
        name = reference.id
        if name in taken:
            name = next(n for i in count(2) if (n := f"{reference.id}-{i}") not in taken | free)
            taken.add(name)
        out.append(replace(reference, id=name))
    return tuple(out)


def _identity(document: Document) -> tuple[Path, str, str]:
    """Return what two readings of one article share, however its path was written."""
    return Path(document.path).resolve(), document.title, document.text
