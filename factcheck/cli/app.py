"""The commands with their options.  What they need is imported when one runs, so that `--help` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.options import (
    ColorOption,
    DownloadOption,
    EmbedderOption,
    EncodingOption,
    FailOn,
    Format,
    FormatOption,
    NLIModelOption,
    PathsArgument,
    ReportFormat,
    Show,
    day,
)
from factcheck.cli.streams import Color

__all__ = ["app"]

app = typer.Typer(
    name="factcheck",
    help="Find claims that cannot both be true, within a text and across texts. Works offline.",
    epilog="Exit codes: 0 nothing found, 1 findings, 2 the command or its input was wrong.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from factcheck.cli.models import shipped_models

        typer.echo(
            "\n".join([f"factcheck {__version__}", *(f"  {n}: {m}" for n, m in shipped_models().items())])
        )
        raise typer.Exit


@app.callback()
def _factcheck(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and the models."),
    ] = False,
) -> None: ...


@app.command()
def check(
    paths: PathsArgument,
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH...",
            show_default=False,
            help="References to check the articles against; they are not checked against one another.",
        ),
    ] = None,
    format: Annotated[
        list[ReportFormat] | None,
        typer.Option(
            "--format",
            "--output-format",
            metavar="FORMAT",
            show_default=False,
            help="How to print: terminal (the default), concise, json, jsonl, sarif, github, gitlab, junit "
            "or markdown.",
        ),
    ] = None,
    output_file: Annotated[
        str | None,
        typer.Option(
            "--output-file",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Write this report to a file rather than to standard output.",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT=FILE",
            show_default=False,
            help="Write another report, too, like sarif=report.sarif; may be repeated.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(metavar="error|warning|never", help="Exit with 1 from this severity on.")
    ] = FailOn.error,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 where it would be 1.")] = False,
    show: Annotated[
        list[Show] | None,
        typer.Option(
            metavar="info", show_default=False, help="Show people notes too: updates, possible conflicts."
        ),
    ] = None,
    encoding: EncodingOption = "utf-8",
    color: ColorOption = Color.auto,
    no_timings: Annotated[
        bool, typer.Option("--no-timings", help="Leave the seconds out: equal runs print equal reports.")
    ] = False,
    nli_model: NLIModelOption = None,
    embedder: EmbedderOption = None,
    allow_download: DownloadOption = False,
) -> int:
    """Check articles for claims that cannot all be true."""
    from factcheck.cli.models import SHIPPED, ModelChoice
    from factcheck.cli.outputs import planned
    from factcheck.preload import preload

    outputs = planned(format or [], output_file, output or [])

    models = ModelChoice(nli_model, embedder, allow_download)
    graphs = preload() if models == SHIPPED else {}  # before the imports below, which take as long

    from factcheck.cli.check import CheckOptions, run_check

    options = CheckOptions(
        outputs=outputs,
        fail_on=fail_on,
        exit_zero=exit_zero,
        show_info=bool(show),
        encoding=encoding,
        color=color,
        timings=not no_timings,
        models=models,
        graphs=graphs,
    )
    return run_check(paths, against or [], options)


@app.command()
def claims(
    paths: PathsArgument,
    format: FormatOption = Format.terminal,
    encoding: EncodingOption = "utf-8",
    color: ColorOption = Color.auto,
) -> int:
    """Print the claims that articles make, with their facts."""
    from factcheck.cli.inspect import run_claims

    return run_claims(paths, format, encoding, color)


@app.command()
def compare(
    first: Annotated[str, typer.Argument(metavar="A", show_default=False, help="A statement.")],
    second: Annotated[str, typer.Argument(metavar="B", show_default=False, help="Another one.")],
    date_a: Annotated[
        str | None, typer.Option("--date-a", metavar="DATE", help="When A was published, like 2024-01-31.")
    ] = None,
    date_b: Annotated[
        str | None, typer.Option("--date-b", metavar="DATE", help="When B was published.")
    ] = None,
    format: FormatOption = Format.terminal,
    color: ColorOption = Color.auto,
    nli_model: NLIModelOption = None,
    embedder: EmbedderOption = None,
    allow_download: DownloadOption = False,
) -> int:
    """Compare two statements and print every reason for the verdict."""
    from factcheck.cli.inspect import run_compare
    from factcheck.cli.models import ModelChoice

    return run_compare(
        first,
        second,
        day("--date-a", date_a),
        day("--date-b", date_b),
        format,
        color,
        ModelChoice(nli_model, embedder, allow_download),
    )


@app.command()
def rule(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE...", show_default=False, help="Codes of rules, like FC101."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain every rule.")] = False,
    format: FormatOption = Format.terminal,
) -> int:
    """Explain rules: what they find and what not, with examples."""
    from factcheck.cli.rule import run_rule

    return run_rule(codes or [], every, format)


@app.command()
def lsp(
    stdio: Annotated[
        bool,
        typer.Option("--stdio", help="Speak on standard input and output, which is what happens anyway."),
    ] = False,
) -> int:
    """Run the language server: findings in an editor, as somebody writes."""
    from factcheck.cli.lsp import run_lsp

    return run_lsp()
