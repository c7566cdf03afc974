"""`factcheck claims` and `factcheck compare`: look at what the program understood, and why it judges as it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TextIO

from factcheck import __version__
from factcheck.cli.exits import ExitCode
from factcheck.cli.models import ModelChoice, open_pipeline
from factcheck.cli.options import Format
from factcheck.cli.progress import ProgressBar
from factcheck.cli.reading import read_inputs
from factcheck.cli.streams import colored, columns, printing
from factcheck.reports import (
    Layout,
    print_claims,
    print_comparison,
    render_claims_json,
    render_comparison_json,
)
from factcheck.settings import Color, Settings

__all__ = ["run_claims", "run_compare"]


def run_claims(paths: Sequence[str], format: Format, settings: Settings, stdin_filename: str) -> ExitCode:
    """Print the claims of the documents and return the exit code."""
    inputs = read_inputs(paths, settings=settings, stdin_filename=stdin_filename)
    if not inputs.drafts and format is Format.terminal:
        return ExitCode.WRONG
    from factcheck.pipeline import Pipeline

    pipeline = Pipeline.embedded()
    with ProgressBar() as progress:
        claims = pipeline.claims(inputs.drafts, progress)
    with printing(format) as stdout:
        if format is Format.json:
            stdout.write(render_claims_json(__version__, pipeline.models(), inputs.drafts, claims) + "\n")
        else:
            print_claims(inputs.drafts, claims, stdout, _layout(settings, stdout))
    return ExitCode.WRONG if inputs.problems or not inputs.drafts else ExitCode.CLEAN


def run_compare(
    first: str,
    second: str,
    first_date: date | None,
    second_date: date | None,
    format: Format,
    settings: Settings,
    models: ModelChoice,
) -> ExitCode:
    """Print the verdict on two statements and return 0, whatever it is."""
    pipeline = open_pipeline(models)
    verdict, matches = pipeline.compare(first, second, first_date=first_date, second_date=second_date)
    weighed = pipeline.fusion.contributions(verdict.inputs)
    with printing(format) as stdout:
        if format is Format.json:
            models_used = pipeline.models()
            stdout.write(render_comparison_json(__version__, models_used, verdict, matches, weighed) + "\n")
        else:
            print_comparison(verdict, matches, stdout, _layout(settings, stdout), weighed)
    return ExitCode.CLEAN


def _layout(settings: Settings, stdout: TextIO) -> Layout:
    return Layout(width=columns(), color=colored(Color(settings.color), stdout))
