"""`factcheck check … --explain FINGERPRINT`: one finding with every reason for it, in place of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.choices import ReportFormat
from factcheck.cli.exits import ExitCode
from factcheck.cli.progress import ProgressBar
from factcheck.cli.reading import Inputs
from factcheck.cli.streams import colored, columns, printing
from factcheck.errors import UsageError
from factcheck.reports import Layout, print_comparison, render_comparison_json
from factcheck.settings import Color, Settings

if TYPE_CHECKING:
    from factcheck.pipeline import Pipeline

__all__ = ["explain"]


def explain(pipeline: Pipeline, inputs: Inputs, fingerprint: str, settings: Settings) -> ExitCode:
    """Print the reasons for the finding whose fingerprint begins so; return 0, or 2 where an input was wrong.

    Raises `UsageError` when there is no such finding, or for a format that knows no reasons.
    """
    if settings.format not in (ReportFormat.terminal, ReportFormat.json):
        raise UsageError(f"--explain prints terminal or json, not {settings.format}")
    with ProgressBar() as progress:
        finding, verdict, matches = pipeline.explain(inputs.drafts, inputs.references, fingerprint, progress)
    weighed = pipeline.fusion.contributions(verdict.inputs)
    with printing(settings.format) as stdout:
        if settings.format == ReportFormat.json:
            told = render_comparison_json(__version__, pipeline.models(), verdict, matches, weighed)
            stdout.write(told + "\n")
        else:
            layout = Layout(width=columns(), color=colored(Color(settings.color), stdout))
            stdout.write(f"{finding.fingerprint} {finding.severity} {finding.code}\n")
            print_comparison(verdict, matches, stdout, layout, weighed)
    return ExitCode.WRONG if inputs.problems else ExitCode.CLEAN
