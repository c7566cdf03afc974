"""Options that several commands share, and how their values are understood."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli.streams import Color
from factcheck.errors import UsageError

__all__ = [
    "ColorOption",
    "DownloadOption",
    "EmbedderOption",
    "EncodingOption",
    "ExcludeOption",
    "FailOn",
    "Format",
    "FormatOption",
    "IncludeOption",
    "NLIModelOption",
    "NoGitignoreOption",
    "PathsArgument",
    "ReportFormat",
    "Show",
    "StdinFilenameOption",
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


PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Articles (text, Markdown, HTML, Word, PDF and others), directories of them, or - for standard input.",
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
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="GLOB",
        show_default=False,
        help="Read these files of a directory, whatever their suffix, and no others; may be repeated.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        show_default=False,
        help="Pass these files and directories of a directory over; may be repeated.",
    ),
]
NoGitignoreOption = Annotated[
    bool, typer.Option("--no-gitignore", help="Read what .gitignore excludes from a directory, too.")
]
StdinFilenameOption = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        show_default=False,
        help="The file that standard input is an unsaved state of: it is read and reported as that file.",
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
