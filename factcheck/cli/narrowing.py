"""Which findings are told: not those of a baseline, and with `--diff` only those that touch a changed line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.baseline import Baseline, load, render, stale
from factcheck.changes import Changes, changes_since
from factcheck.cli.outputs import write
from factcheck.cli.streams import complain
from factcheck.errors import OutputError, UsageError
from factcheck.reports import Report, SetAside

__all__ = ["NO_NARROWING", "Narrowing", "NarrowingOptions"]


@dataclass(frozen=True, slots=True)
class NarrowingOptions:
    """What `--baseline`, `--write-baseline`, `--prune-baseline` and `--diff` say."""

    baseline: str | None = None
    write_baseline: str | None = None
    prune: bool = False
    diff: str | None = None


NO_NARROWING = NarrowingOptions()


class Narrowing:
    """Takes findings out of a report that a baseline knows or that touch no changed line."""

    def __init__(self, options: NarrowingOptions, inputs: Collection[str]) -> None:
        """Read the baseline and ask git, before any text is checked; `inputs` are paths that must not be overwritten.

        Raises `UsageError` for a baseline that cannot be read or written, and a revision that git does not know.
        """
        if options.prune and (options.baseline is None or options.write_baseline is not None):
            raise UsageError("--prune-baseline needs --baseline FILE, and no --write-baseline")
        if options.write_baseline is not None:
            _refuse_what_cannot_be_written(options.write_baseline, inputs)
        self.failed = False
        """Whether a baseline could not be written."""
        self._options = options
        self._baseline: Baseline | None = None
        if options.baseline is not None and options.write_baseline is None:
            self._baseline = load(options.baseline)
        self._changes: Changes | None = None
        if options.diff is not None:
            self._changes = changes_since(options.diff, Path.cwd())

    def apply(self, report: Report) -> Report:
        """Return the report without these findings, which are set aside in it.

        Writes or prunes the baseline when that is asked for; when it cannot be written, nothing in it counts as known.
        """
        file = self._options.write_baseline
        if file is not None:
            made = Baseline.from_findings(report.findings, Path(file).parent)
            if self._write(made, file):
                complain(
                    f"{file}: {_counted(len(made.entries), 'finding', 'findings')} put into the baseline"
                )
                report = _without_known(report, made, file)
        elif self._baseline is not None and self._options.baseline is not None:
            self._tell_stale(report, self._baseline, self._options.baseline)
            report = _without_known(report, self._baseline, self._options.baseline)
        return report if self._changes is None else _touched(report, self._changes)

    def _tell_stale(self, report: Report, baseline: Baseline, file: str) -> None:
        gone = stale(
            baseline,
            [*report.findings, *(s.finding for s in report.set_aside)],
            checked={d.document.path for d in report.documents if d.role == "draft"},
            read={d.document.path for d in report.documents},
            directory=Path(file).parent,
        )
        if not gone:
            return
        told = _counted(len(gone), "entry", "entries")
        if not self._options.prune:
            complain(f"{file}: nothing answers to {told} any more; --prune-baseline takes them out")
        elif report.problems:
            complain(f"{file}: not pruned, because not everything could be read")
        elif self._write(baseline.without(gone), file):
            complain(f"{file}: {told} taken out that nothing answers to any more")

    def _write(self, baseline: Baseline, file: str) -> bool:
        try:
            write(render(baseline), file)
        except OutputError as error:
            complain(str(error))
            self.failed = True
        return not self.failed


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _without_known(report: Report, baseline: Baseline, file: str) -> Report:
    known = tuple(SetAside(f, "baseline", file) for f in report.findings if baseline.knows(f))
    return replace(
        report,
        findings=tuple(f for f in report.findings if not baseline.knows(f)),
        set_aside=(*report.set_aside, *known),
    )


def _touched(report: Report, changes: Changes) -> Report:
    references = {d.document.id for d in report.documents if d.role == "reference"}
    touched = [changes.touch(f, references) for f in report.findings]
    both = list(zip(report.findings, touched, strict=True))
    return replace(
        report,
        findings=tuple(f for f, told in both if told),
        set_aside=(*report.set_aside, *(SetAside(f, "diff", changes.since) for f, told in both if not told)),
        notices=tuple(n for n in report.notices if changes.line(n.path, n.line)),
    )


def _refuse_what_cannot_be_written(file: str, inputs: Collection[str]) -> None:
    path = Path(file)
    if not file or path.is_dir():
        raise UsageError(f"--write-baseline {file}: that is a directory, and a baseline is a file")
    if not path.resolve().parent.is_dir():
        raise UsageError(f"--write-baseline {file}: there is no directory {path.parent}")
    if path.resolve() in {Path(i).resolve() for i in inputs}:
        raise UsageError(f"--write-baseline {file}: it would overwrite an article that is checked")
