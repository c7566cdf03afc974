"""Options that several commands share, and how their values are understood."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.streams import Color
from factcheck.errors import UsageError

__all__ = [
    "BaselineOption",
    "ColorOption",
    "DiffOption",
    "DownloadOption",
    "EmbedderOption",
    "EncodingOption",
    "FailOn",
    "Format",
    "FormatOption",
    "NLIModelOption",
    "PathsArgument",
    "PruneOption",
    "ReportFormat",
    "Show",
    "WriteBaselineOption",
    "day",
]  # fmt: skip


class Format(StrEnum):
    """How to print."""

    terminal = "terminal"
    json = "json"


class ReportFormat(StrEnum):
    """How to print a report on findings; `factcheck.reports.FORMATS` has a printer for each."""

    terminal = "terminal"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    markdown = "markdown"


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Show(StrEnum):
    """Findings that are printed only on request."""

    info = "info"
    suppressed = "suppressed"


PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Articles: .txt, .md, .html, .jsonl (one a line), directories of them, or - for standard input.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", metavar="terminal|json", help="How to print.")]
ColorOption = Annotated[
    Color,
    typer.Option(
        metavar="auto|always|never", help="Colours: auto is for terminals only, and heeds $NO_COLOR."
    ),
]
EncodingOption = Annotated[
    str, typer.Option(metavar="NAME", help="Encoding of the files that do not tell theirs.")
]
BaselineOption = Annotated[
    str | None,
    typer.Option(
        "--baseline", metavar="FILE", show_default=False, help="Do not tell findings that are in this file."
    ),
]
WriteBaselineOption = Annotated[
    str | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        show_default=False,
        help="Put what is found now into a baseline, and tell none of it.",
    ),
]
PruneOption = Annotated[
    bool, typer.Option("--prune-baseline", help="Take entries that nothing answers to out of the baseline.")
]
DiffOption = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="REVISION",
        show_default=False,
        help="Tell only findings that touch a line changed since this branch, tag or commit of git.",
    ),
]
NLIModelOption = Annotated[
    str | None,
    typer.Option(
        "--nli-model",
        metavar="PATH|NAME",
        show_default=False,
        help="Another NLI model: a directory, or a Hugging Face name. Needs factcheck[torch].",
    ),
]
EmbedderOption = Annotated[
    str | None,
    typer.Option(
        "--embedder",
        metavar="PATH|NAME",
        show_default=False,
        help="Another embedder: a directory, or the name of a sentence-transformers model.",
    ),
]
DownloadOption = Annotated[
    bool,
    typer.Option(
        "--allow-download", help="Fetch a model that is named and not on this machine; nothing else is."
    ),
]


def day(option: str, value: str | None) -> date | None:
    """Return the day that an option names, None when it was not given.

    Raises `UsageError` unless it is an ISO date.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{option}: {value!r} is no date; write it like 2024-01-31") from None
