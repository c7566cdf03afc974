"""`factcheck check`: read, check, print, and say with the exit code how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TextIO

from factcheck import __version__
from factcheck.cli.exits import ExitCode
from factcheck.cli.models import SHIPPED, ModelChoice, open_pipeline, shipped_models
from factcheck.cli.options import FailOn, Format
from factcheck.cli.progress import ProgressBar
from factcheck.cli.reading import Inputs, read_inputs
from factcheck.cli.streams import Color, colored, columns, printing
from factcheck.inference import Graph
from factcheck.reports import Layout, Report, print_terminal, render_json

__all__ = ["CheckOptions", "run_check"]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What `factcheck check` was asked to do.

    `encoding` is that of files that do not tell theirs, `graphs` are those of the models that are already being loaded.
    """

    format: Format
    fail_on: FailOn
    show_info: bool
    encoding: str
    color: Color
    timings: bool
    models: ModelChoice = SHIPPED
    graphs: Mapping[str, Graph] = field(default_factory=dict)


def run_check(paths: Sequence[str], against: Sequence[str], options: CheckOptions) -> ExitCode:
    """Check `paths` and return the exit code; what cannot be read does not keep the rest from being checked."""
    inputs = read_inputs(paths, against, encoding=options.encoding)
    if inputs.drafts:
        report = _checked(inputs, options.models, options.graphs)
    elif options.format is Format.json:
        report = _nothing_read(inputs, options.models)
    else:
        return ExitCode.WRONG
    with printing() as stdout:
        _print(report, options, stdout)
    if inputs.problems or not inputs.drafts:
        return ExitCode.WRONG
    return ExitCode.FINDINGS if _fails(report, options.fail_on) else ExitCode.CLEAN


def _checked(inputs: Inputs, models: ModelChoice, graphs: Mapping[str, Graph]) -> Report:
    pipeline = open_pipeline(models, graphs)
    with ProgressBar() as progress:
        return pipeline.check(inputs.drafts, inputs.references, inputs.problems, progress)


def _nothing_read(inputs: Inputs, models: ModelChoice) -> Report:
    """Return the report on no documents, without waiting for the models, let alone fetching them."""
    if models.nli is None and models.embedder is None:
        names = shipped_models()
    else:
        names = open_pipeline(replace(models, download=False)).models()
    return Report(__version__, names, (), (), inputs.problems, 0, 0, 0, 0, None)


def _print(report: Report, options: CheckOptions, stdout: TextIO) -> None:
    if options.format is Format.json:
        stdout.write(render_json(report, timings=options.timings) + "\n")
        return
    layout = Layout(
        width=columns(),
        color=colored(options.color, stdout),
        show_info=options.show_info,
        timings=options.timings,
    )
    print_terminal(report, stdout, layout)


def _fails(report: Report, fail_on: FailOn) -> bool:
    severities = {finding.severity for finding in report.findings}
    match fail_on:
        case FailOn.error:
            return "error" in severities
        case FailOn.warning:
            return not severities.isdisjoint({"error", "warning"})
        case FailOn.never:
            return False
