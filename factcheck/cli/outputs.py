"""Where reports go: one to standard output or a file, and others to files beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from factcheck.cli.configuring import as_named
from factcheck.errors import OutputError, UsageError
from factcheck.settings import ReportFormat, Resolved

__all__ = [
    "FOR_PEOPLE",
    "Output",
    "by_format",
    "one_format",
    "planned",
    "refuse_what_cannot_work",
    "write",
]

FOR_PEOPLE = frozenset({ReportFormat.terminal, ReportFormat.concise})
"""Formats that have nothing to say where nothing could be read: the problems are on standard error already."""

_STDOUT = "-"
_HOW = "write it like sarif=report.sarif"


@dataclass(frozen=True, slots=True)
class Output:
    """A report in one format, for a file or (None) for standard output; `option` is the one that asked for it."""

    format: ReportFormat
    path: str | None
    option: str = "--output-file"


def planned(run: Resolved, file: str | None) -> tuple[Output, ...]:
    """Return the report that the settings ask for, printed or (`--output-file`) in a `file`, then others beside it.

    Raises `UsageError` when two reports would go into one file.
    """
    main = Output(ReportFormat(run.settings.format), None if file == _STDOUT else file)
    origin = run.origins["output"][-1]
    label = f"{origin}: output" if run.is_from_file("output") else origin
    beside = [
        Output(ReportFormat(name), as_named(run, "output", path), label)
        for name, path in run.settings.output.items()
    ]
    outputs = (main, *beside)
    taken: set[Path] = set()
    for output in outputs:
        if output.path is not None:
            place = Path(output.path).resolve()
            if place in taken:
                raise UsageError(f"two reports would go into one file: {output.path}")
            taken.add(place)
    return outputs


def one_format(formats: Sequence[ReportFormat]) -> ReportFormat | None:
    """Return what `--format` says, None when it was not given; raises `UsageError` when it was given twice."""
    if len(formats) > 1:
        raise UsageError(
            f"--format is given {len(formats)} times; add --output {formats[-1]}=FILE for another report"
        )
    return formats[0] if formats else None


def by_format(values: Sequence[str]) -> dict[ReportFormat, str] | None:
    """Return the file for each format that `--output` names, None when it was not given.

    Raises `UsageError` when a value is not FORMAT=FILE, or two are for one format.
    """
    files: dict[ReportFormat, str] = {}
    for value in values:
        name, separator, path = value.partition("=")
        if not separator:
            raise UsageError(f"--output {value}: {_HOW}")
        if name not in list(ReportFormat):
            near = get_close_matches(name, list(ReportFormat), n=1)
            hint = f"did you mean {near[0]}?" if near else f"the formats are {', '.join(ReportFormat)}"
            raise UsageError(f"--output {value}: there is no format {name!r}; {hint}")
        if path in ("", _STDOUT):
            raise UsageError(
                f"--output {value}: it takes a file, {_HOW}; what --format says goes to standard output"
            )
        if name in files:
            raise UsageError(f"--output {value}: {name} goes to {files[ReportFormat(name)]} already")
        files[ReportFormat(name)] = path
    return files or None


def refuse_what_cannot_work(outputs: Iterable[Output], inputs: Iterable[str]) -> None:
    """Raise `UsageError` before any work is done when a file cannot be written, or is one of the `inputs`."""
    read = {Path(i).resolve() for i in inputs}
    for output in outputs:
        if output.path is None:
            continue
        path = Path(output.path)
        if path.resolve() in read:
            raise UsageError(f"{output.option} {path}: the report would overwrite an article that is checked")
        if not output.path or path.is_dir():
            raise UsageError(f"{output.option} {output.path}: that is a directory, and a report is a file")
        if not path.resolve().parent.is_dir():
            raise UsageError(f"{output.option} {path}: there is no directory {path.parent}")


def write(text: str, path: str) -> None:
    """Write a file as a whole or not at all: readers see the old one until the new one is complete.

    A device or a pipe (`/dev/null`) is written to.  Raises `OutputError` when that fails.
    """
    target = Path(path).resolve()  # a link stays a link
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        else:
            _replace(target, text)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
        if target.exists():
            shutil.copymode(target, new)
        else:
            new.chmod(0o666 & ~_umask())
        new.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _umask() -> int:
    """Return the permissions that new files do not get; asking for them is setting them, so they are set back."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
