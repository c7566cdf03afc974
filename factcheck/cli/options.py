"""Options that several commands share, and how their values are understood."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.choices import Color, FailOn, ReportFormat, Show
from factcheck.cli.completing import codes, selectors, severities
from factcheck.errors import UsageError

__all__ = [
    "AgainstOption",
    "BaselineOption",
    "CacheDirOption",
    "CacheOption",
    "CheckedPathsArgument",
    "CodesArgument",
    "ColorOption",
    "ConfigOption",
    "DiffOption",
    "DownloadOption",
    "EmbedderOption",
    "EncodingOption",
    "ExcludeOption",
    "ExplainOption",
    "ExtendSelectOption",
    "FailOnOption",
    "Format",
    "FormatOption",
    "GitignoreOption",
    "IgnoreOption",
    "IncludeOption",
    "IsolatedOption",
    "MaxFileSizeOption",
    "MaxLineSizeOption",
    "MinConfidenceOption",
    "NLIModelOption",
    "OutputFileOption",
    "OutputOption",
    "PathsArgument",
    "PruneOption",
    "ReportFormatOption",
    "SelectOption",
    "SeverityOption",
    "ShowOption",
    "StdinFilenameOption",
    "TimingsOption",
    "WriteBaselineOption",
    "day",
]


class Format(StrEnum):
    """How to print."""

    terminal = "terminal"
    json = "json"


_ARTICLES = (
    "Articles (text, Markdown, HTML, Word, PDF and others), directories of them, or - for standard input."
)
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", show_default=False, help=_ARTICLES)]
CheckedPathsArgument = Annotated[  # none for --show-settings
    list[str],
    typer.Argument(metavar="PATH", show_default=False, help=_ARTICLES, default_factory=list),
]
AgainstOption = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="PATH...",
        show_default=False,
        help="References to check the articles against; they are not checked against one another.",
    ),
]
CodesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CODE...", show_default=False, autocompletion=codes, help="Codes of rules, like FC101."
    ),
]
ReportFormatOption = Annotated[
    list[ReportFormat] | None,
    typer.Option(
        "--format",
        "--output-format",
        metavar="FORMAT",
        show_default=False,
        help="How to print: terminal (the default), concise, json, jsonl, sarif, github, gitlab, junit or markdown.",
    ),
]
OutputFileOption = Annotated[
    str | None,
    typer.Option(
        "--output-file",
        "-o",
        metavar="FILE",
        show_default=False,
        help="Write this report to a file rather than to standard output.",
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT=FILE",
        show_default=False,
        help="Write another report, too, like sarif=report.sarif; may be repeated.",
    ),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODE,...",
        show_default=False,
        autocompletion=selectors,
        help="Report these rules only: codes like FC101, beginnings like FC1, or ALL.",
    ),
]
ExtendSelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-select",
        metavar="CODE,...",
        show_default=False,
        autocompletion=selectors,
        help="Report these rules, too, whatever the configuration ignores.",
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CODE,...",
        show_default=False,
        autocompletion=selectors,
        help="Do not report these rules.",
    ),
]
SeverityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="CODE=SEVERITY",
        show_default=False,
        autocompletion=severities,
        help="Report all findings of a rule as error, warning or info, like FC106=info; may be repeated.",
    ),
]
MinConfidenceOption = Annotated[
    str | None,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        show_default=False,
        help="Leave out findings that are less certain than this.",
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        metavar="error|warning|never",
        show_default=False,
        help="Exit with 1 from this severity on (error by default).",
    ),
]
ShowOption = Annotated[
    list[Show] | None,
    typer.Option(
        "--show",
        metavar="info|suppressed|disputed|unsupported",
        show_default=False,
        help="Show notes, too (updates, possible conflicts); list what is suppressed, disputed, or in no reference.",
    ),
]
TimingsOption = Annotated[
    bool | None,
    typer.Option(
        "--timings/--no-timings",
        show_default=False,
        help="Tell the seconds, or leave them out: then equal runs print equal reports.",
    ),
]
MaxFileSizeOption = Annotated[
    str | None,
    typer.Option(
        "--max-file-size",
        metavar="SIZE",
        show_default=False,
        help="Read files up to this size (20 MB by default); a .jsonl may have any.",
    ),
]
MaxLineSizeOption = Annotated[
    str | None,
    typer.Option(
        "--max-line-size",
        metavar="SIZE",
        show_default=False,
        help="Read lines of a .jsonl up to this size (20 MB by default).",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        show_default=False,
        help="Read this configuration file, instead of the nearest factcheck.toml or pyproject.toml.",
    ),
]
IsolatedOption = Annotated[
    bool,
    typer.Option("--isolated", help="Read no configuration file and no variable FACTCHECK_*."),
]
FormatOption = Annotated[Format, typer.Option("--format", metavar="terminal|json", help="How to print.")]
ColorOption = Annotated[
    Color | None,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        show_default=False,
        help="Colours: auto (the default) is for terminals only, and heeds $NO_COLOR.",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        show_default=False,
        help="Encoding of the files that do not tell theirs (utf-8 by default).",
    ),
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
GitignoreOption = Annotated[
    bool | None,
    typer.Option(
        "--gitignore/--no-gitignore",
        show_default=False,
        help="Whether what .gitignore excludes from a directory is passed over (it is by default).",
    ),
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
ExplainOption = Annotated[
    str,
    typer.Option(
        metavar="FINGERPRINT",
        show_default=False,
        help="Print every reason for one finding, named by the beginning of its fingerprint, and no report.",
    ),
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
CacheDirOption = Annotated[
    str | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        show_default=False,
        help="Where to keep what was read, rather than in $FACTCHECK_CACHE_DIR or what `factcheck cache dir` prints.",
    ),
]
CacheOption = Annotated[
    bool | None,
    typer.Option(
        "--cache/--no-cache",
        show_default=False,
        help="Whether to keep what was read, and find it there again.",
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
