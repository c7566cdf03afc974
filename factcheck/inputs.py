"""What a run reads, as its settings say; and which document is a draft or a reference where it was named as both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from factcheck.documents import Document, Limits, ReadResult, Selection, read
from factcheck.settings import Settings

__all__ = ["limits", "read_as_set", "separate"]


def limits(settings: Settings) -> Limits:
    """Return how large what is read may be."""
    return Limits(settings.max_file_size, settings.max_line_size)


def read_as_set(paths: Sequence[str], settings: Settings, *, stdin_path: str = "") -> ReadResult:
    """Read `paths` with the encoding, the limits and the choice of files that are set (see `documents.read`)."""
    return read(
        paths,
        encoding=settings.encoding,
        limits=limits(settings),
        selection=Selection(tuple(settings.include), tuple(settings.exclude), gitignore=settings.gitignore),
        stdin_path=stdin_path,
    )


def separate(
    drafts: Sequence[Document],
    references: Sequence[Document],
    *,
    paths: Sequence[str] = (),
    against: Sequence[str] = (),
    unsaved: str = "",
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return drafts and references without a document that is both, and give a reference an id that no draft has.

    What is both is what it was named as more closely: with `draft.md --against .` the draft is a draft, with
    `. --against sources` what lies in sources is a reference; else it is a draft.  `paths` and `against` are what the
    user named.  A reference at the path `unsaved` is an earlier state of the draft of that path.
    """
    if not references:
        return tuple(drafts), ()
    both = set(map(_identity, drafts)).intersection(map(_identity, references))
    closer = {i for i in both if _closeness(i[0], against) > _closeness(i[0], paths)}
    checked = [d for d in drafts if _identity(d) not in closer]
    dropped = both - closer
    saved = Path(unsaved).resolve() if any(d.path == unsaved for d in drafts) else None
    taken = {d.id for d in checked}
    free = {r.id for r in references} - taken
    out: list[Document] = []
    for reference in references:
        if _identity(reference) in dropped or Path(reference.path).resolve() == saved:
            continue
        name = reference.id
        if name in taken:
            name = next(n for i in count(2) if (n := f"{reference.id}-{i}") not in taken | free)
            taken.add(name)
        out.append(replace(reference, id=name))
    return tuple(checked), tuple(out)


def _closeness(path: Path, named: Sequence[str]) -> int:
    """Return the length, in parts, of the longest of the named paths that is this one or leads to it; 0 for none."""
    places = [Path(name).resolve() for name in named]
    return max((len(place.parts) for place in places if path.is_relative_to(place)), default=0)


def _identity(document: Document) -> tuple[Path, str, str]:
    """Return what two readings of one article share, however its path was written."""
    return Path(document.path).resolve(), document.title, document.text
