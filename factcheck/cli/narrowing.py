"""Which findings are told: not those of a baseline, and with `--diff` only those that touch a changed line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.baseline import Baseline, load, render, stale
from factcheck.changes import Changes, changes_since
from factcheck.cli.configuring import as_named
from factcheck.cli.outputs import write
from factcheck.cli.reading import Inputs
from factcheck.cli.streams import complain
from factcheck.errors import OutputError, UsageError
from factcheck.judging import Finding
from factcheck.reports import Report, SetAside
from factcheck.settings import Configuration

__all__ = ["NO_NARROWING", "Narrowing", "NarrowingOptions"]


@dataclass(frozen=True, slots=True)
class NarrowingOptions:
    """What `--write-baseline`, `--prune-baseline` and `--diff` say; `--baseline` is a setting."""

    write_baseline: str | None = None
    prune: bool = False
    diff: str | None = None


NO_NARROWING = NarrowingOptions()


class Narrowing:
    """Sets findings aside that a baseline knows or that touch no changed line."""

    def __init__(
        self,
        options: NarrowingOptions,
        configuration: Configuration,
        inputs: Inputs,
        read: Collection[str],
    ) -> None:
        """Read the baseline and ask git, before any text is checked; `read` are paths that must not be overwritten.

        Raises `UsageError` for a baseline that cannot be read or written, and a revision that git does not know.
        """
        run = configuration.run
        file = run.settings.baseline
        if options.prune and (file is None or options.write_baseline is not None):
            raise UsageError("--prune-baseline needs --baseline FILE, and no --write-baseline")
        if options.write_baseline is not None:
            _refuse_what_cannot_be_written(options.write_baseline, read)
        self.failed = False
        """Whether a baseline could not be written."""
        self._options = options
        self._rules_for = configuration.rules_for
        self._inputs = inputs
        self._file = options.write_baseline
        self._baseline: Baseline | None = None
        if file is not None and options.write_baseline is None:
            self._file = as_named(run, "baseline", file)
            self._baseline = load(self._file)
        self._changes: Changes | None = None
        if options.diff is not None:
            self._changes = changes_since(options.diff, Path.cwd())

    def divide(self, found: Sequence[Finding]) -> tuple[list[Finding], list[SetAside]]:
        """Return the findings to tell, and those that are known or touch no changed line.

        Writes or prunes the baseline when that is asked for; when it cannot be written, nothing in it counts as known.
        """
        baseline, file = self._baseline, self._file
        if file is not None and self._options.write_baseline is not None:
            made = Baseline.from_findings(found, Path(file).parent)
            if self._write(made, file):
                complain(f"{file}: {_counted(len(made.entries))} written")
                baseline = made
        elif baseline is not None and file is not None:
            self._tell_stale(found, baseline, file)
        told: list[Finding] = []
        aside: list[SetAside] = []
        references = {d.id for d in self._inputs.references}
        for finding in found:
            if baseline is not None and file is not None and baseline.knows(finding):
                aside.append(SetAside(finding, "baseline", file))
            elif self._changes is not None and not self._changes.touch(finding, references):
                aside.append(SetAside(finding, "diff", self._changes.since))
            else:
                told.append(finding)
        return told, aside

    def notices(self, report: Report) -> Report:
        """Return the report without notices of comments on lines that did not change."""
        if self._changes is None:
            return report
        changes = self._changes
        return replace(report, notices=tuple(n for n in report.notices if changes.line(n.path, n.line)))

    def _tell_stale(self, found: Sequence[Finding], baseline: Baseline, file: str) -> None:
        drafts = {d.path for d in self._inputs.drafts}
        gone = stale(
            baseline,
            found,
            checked=drafts,
            read=drafts.union(d.path for d in self._inputs.references),
            directory=Path(file).parent,
            told=self._is_told,
        )
        if not gone:
            return
        told = _counted(len(gone))
        if not self._options.prune:
            complain(f"{file}: nothing answers to {told} any more; --prune-baseline takes them out")
        elif self._inputs.problems:
            complain(f"{file}: not pruned, because not everything could be read")
        elif self._write(baseline.without(gone), file):
            complain(f"{file}: {told} taken out that nothing answers to any more")

    def _is_told(self, path: str, code: str) -> bool:
        """Tell whether this run would tell all findings under a code of the document at `path`."""
        rules = self._rules_for(path)
        return rules.reports(code) and not rules.min_confidence

    def _write(self, baseline: Baseline, file: str) -> bool:
        try:
            write(render(baseline), file)
        except OutputError as error:
            complain(str(error))
            self.failed = True
        return not self.failed


def _counted(entries: int) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}"


def _refuse_what_cannot_be_written(file: str, inputs: Collection[str]) -> None:
    path = Path(file)
    if not file or path.is_dir():
        raise UsageError(f"--write-baseline {file}: that is a directory, and a baseline is a file")
    if not path.resolve().parent.is_dir():
        raise UsageError(f"--write-baseline {file}: there is no directory {path.parent}")
    if path.resolve() in {Path(i).resolve() for i in inputs}:
        raise UsageError(f"--write-baseline {file}: it would overwrite an article that is checked")
