"""`factcheck check`: read, check, print, and say with the exit code how it went."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TextIO

from factcheck import __version__
from factcheck.cli.configuring import as_named
from factcheck.cli.exits import ExitCode
from factcheck.cli.explaining import explain
from factcheck.cli.models import SHIPPED, ModelChoice, open_pipeline, shipped_models
from factcheck.cli.narrowing import NO_NARROWING, Narrowing, NarrowingOptions
from factcheck.cli.outputs import FOR_PEOPLE, Output, refuse_what_cannot_work, write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.reading import Inputs, read_inputs
from factcheck.cli.streams import COLUMNS_IN_A_PIPE, colored, columns, complain, printing, tell
from factcheck.errors import OutputError
from factcheck.inference import Graph
from factcheck.reports import Layout, Report, print_report
from factcheck.settings import Color, Configuration, FailOn
from factcheck.store import Store

if TYPE_CHECKING:
    from factcheck.pipeline import Pipeline

__all__ = ["CheckOptions", "Checked", "check_once", "references", "run_check"]

_Severities = frozenset[Literal["error", "warning"]]
_ERRORS: _Severities = frozenset({"error"})
_FAILING: Mapping[FailOn, _Severities] = {
    FailOn.error: _ERRORS,
    FailOn.warning: _ERRORS | {"warning"},
    FailOn.never: _ERRORS,  # the run passes, and a report still tells what would fail it
}
"""Severities that a document fails on."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What `factcheck check` was asked to do.

    `configuration` has the settings of the run and the rules of its documents; `outputs` are the reports to print;
    `exit_zero` turns the exit code 1 into 0 and changes no report; `graphs` are those of the models that are already
    being loaded, `stdin_filename` is what standard input is read as, `store` is where what was read is kept,
    `narrowing` says which findings are not told, `explain` names the one that is told with all its reasons.
    """

    configuration: Configuration
    outputs: tuple[Output, ...]
    exit_zero: bool
    models: ModelChoice = SHIPPED
    graphs: Mapping[str, Graph] = field(default_factory=dict)
    stdin_filename: str = ""
    store: Store | None = None
    narrowing: NarrowingOptions = NO_NARROWING
    explain: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How a check went, and its report, None where nothing could be read and nobody asked for a report on that."""

    code: ExitCode
    report: Report | None = None


def run_check(paths: Sequence[str], options: CheckOptions) -> ExitCode:
    """Check `paths` and return the exit code; what cannot be read does not keep the rest from being checked."""
    return check_once(paths, options, _pipeline).code


def references(options: CheckOptions) -> list[str]:
    """Return the paths of the references, as their user knows them."""
    run = options.configuration.run
    return [as_named(run, "against", path) for path in run.settings.against]


def check_once(
    paths: Sequence[str], options: CheckOptions, pipeline: Callable[[CheckOptions], Pipeline]
) -> Checked:
    """Check `paths` and print the reports; `pipeline` is asked for the models when there is something to check."""
    settings = options.configuration.run.settings
    against = references(options)
    inputs = read_inputs(paths, against, settings=settings, stdin_filename=options.stdin_filename)
    for path in {d.path: None for d in inputs.drafts}:
        options.configuration.rules_for(path)  # a broken file is told now, and not after the work
    read = {d.path for d in (*inputs.drafts, *inputs.references)}
    refuse_what_cannot_work(options.outputs, read.union(paths, against))
    narrowing = Narrowing(options.narrowing, options.configuration, inputs, read.union(paths, against))
    outputs = options.outputs
    if options.explain and inputs.drafts:
        return Checked(explain(pipeline(options), inputs, options.explain, settings))
    if inputs.drafts:
        report = narrowing.notices(_checked(inputs, options, narrowing, pipeline(options)))
        for notice in report.notices:
            tell(str(notice))
    else:
        outputs = tuple(o for o in outputs if o.path is not None or o.format not in FOR_PEOPLE)
        if not outputs:
            return Checked(ExitCode.WRONG)
        report = _nothing_read(inputs, options.models)
    written = _print(report, outputs, options)
    if inputs.problems or not inputs.drafts or not written or narrowing.failed:
        return Checked(ExitCode.WRONG, report)
    failed = _fails(report, FailOn(settings.fail_on)) and not options.exit_zero
    return Checked(ExitCode.FINDINGS if failed else ExitCode.CLEAN, report)


def _pipeline(options: CheckOptions) -> Pipeline:
    return open_pipeline(options.models, options.graphs, options.store)


def _checked(inputs: Inputs, options: CheckOptions, narrowing: Narrowing, pipeline: Pipeline) -> Report:
    rules_for = options.configuration.rules_for
    backed = "unsupported" in options.configuration.run.settings.show
    if backed and not inputs.references:
        complain("--show unsupported: nothing to look claims up in; name references with --against")
    with ProgressBar() as progress:
        return pipeline.check(
            inputs.drafts,
            inputs.references,
            inputs.problems,
            progress,
            rules_for,
            narrowing.divide,
            backed=backed,
        )


def _nothing_read(inputs: Inputs, models: ModelChoice) -> Report:
    """Return the report on no documents, without waiting for the models, let alone fetching them."""
    if models.nli is None and models.embedder is None:
        names = shipped_models()
    else:
        names = open_pipeline(replace(models, download=False)).models()
    return Report(__version__, names, (), (), inputs.problems, 0, 0, 0, 0, None)


def _print(report: Report, outputs: Sequence[Output], options: CheckOptions) -> bool:
    """Print the report in each format, files first: they are written even if nobody reads standard output to its end.

    Return whether all could be written; each that could not is told on standard error.
    """
    written = True
    for output in outputs:
        if output.path is not None:
            text = io.StringIO()
            _print_to(text, report, output, options, COLUMNS_IN_A_PIPE)
            try:
                write(text.getvalue(), output.path)
            except OutputError as error:
                complain(str(error))
                written = False
    for output in outputs:
        if output.path is None:
            with printing(output.format) as stdout:
                _print_to(stdout, report, output, options, columns())
    return written


def _print_to(stream: TextIO, report: Report, output: Output, options: CheckOptions, width: int) -> None:
    settings = options.configuration.run.settings
    layout = Layout(
        width=width,
        color=colored(Color(settings.color), stream),
        show_info="info" in settings.show,
        timings=settings.timings,
        show_set_aside="suppressed" in settings.show,
        show_disputed="disputed" in settings.show,
        show_unsupported="unsupported" in settings.show,
        failing=_FAILING[FailOn(settings.fail_on)],
    )
    print_report(output.format, report, stream, layout)


def _fails(report: Report, fail_on: FailOn) -> bool:
    if fail_on is FailOn.never:
        return False
    idle = bool(report.notices) and "warning" in _FAILING[fail_on]
    return idle or any(f.severity in _FAILING[fail_on] for f in report.findings)
