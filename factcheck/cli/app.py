"""The commands with their options.  What they need is imported when one runs, so that `--help` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.choices import ReportFormat
from factcheck.cli.cache import app as cache_app
from factcheck.cli.options import (
    AgainstOption,
    BaselineOption,
    CacheDirOption,
    CacheOption,
    CheckedPathsArgument,
    CodesArgument,
    ColorOption,
    ConfigOption,
    DiffOption,
    DownloadOption,
    EmbedderOption,
    EncodingOption,
    ExcludeOption,
    ExplainOption,
    ExtendSelectOption,
    FailOnOption,
    Format,
    FormatOption,
    GitignoreOption,
    IgnoreOption,
    IncludeOption,
    IsolatedOption,
    MaxFileSizeOption,
    MaxLineSizeOption,
    MinConfidenceOption,
    NLIModelOption,
    OutputFileOption,
    OutputOption,
    PathsArgument,
    PruneOption,
    ReportFormatOption,
    SelectOption,
    SeverityOption,
    ShowOption,
    StdinFilenameOption,
    TimingsOption,
    WriteBaselineOption,
    day,
)
from factcheck.errors import UsageError

__all__ = ["app"]

app = typer.Typer(
    name="factcheck",
    help="Find claims that cannot both be true, within a text and across texts. Works offline.",
    epilog="Exit codes: 0 nothing found, 1 findings, 2 the command or its input was wrong.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.add_typer(cache_app, name="cache")


def _version(asked: bool) -> None:
    if asked:
        from factcheck.cli.models import shipped_parts

        typer.echo(
            "\n".join([f"factcheck {__version__}", *(f"  {n}: {m}" for n, m in shipped_parts().items())])
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
    paths: CheckedPathsArgument,
    against: AgainstOption = None,
    format: ReportFormatOption = None,
    output_file: OutputFileOption = None,
    output: OutputOption = None,
    select: SelectOption = None,
    extend_select: ExtendSelectOption = None,
    ignore: IgnoreOption = None,
    severity: SeverityOption = None,
    min_confidence: MinConfidenceOption = None,
    fail_on: FailOnOption = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 where it would be 1.")] = False,
    show: ShowOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    prune_baseline: PruneOption = False,
    diff: DiffOption = None,
    explain: ExplainOption = "",
    encoding: EncodingOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    gitignore: GitignoreOption = None,
    stdin_filename: StdinFilenameOption = "",
    max_file_size: MaxFileSizeOption = None,
    max_line_size: MaxLineSizeOption = None,
    color: ColorOption = None,
    timings: TimingsOption = None,
    nli_model: NLIModelOption = None,
    embedder: EmbedderOption = None,
    allow_download: DownloadOption = False,
    cache_dir: CacheDirOption = None,
    cache: CacheOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again whenever a file changes, until Ctrl-C.")
    ] = False,
    show_settings: Annotated[
        bool,
        typer.Option(
            "--show-settings", help="Print each setting and where it comes from, and check nothing."
        ),
    ] = False,
) -> int:
    """Check articles for claims that cannot all be true."""
    given = dict(locals())  # options are named like the fields of `Settings`
    from factcheck.cli.cache import open_store
    from factcheck.cli.configuring import configured, models_of, read_as
    from factcheck.cli.models import SHIPPED
    from factcheck.cli.outputs import by_format, one_format, planned
    from factcheck.preload import preload

    given |= {"format": one_format(format or []), "output": by_format(output or [])}
    configuration = configured(read_as(paths, stdin_filename), given, file=config, isolated=isolated)
    run = configuration.run
    if show_settings:
        from factcheck.cli.show_settings import print_settings

        return print_settings(configuration, paths, ReportFormat(run.settings.format))
    if not paths:
        raise UsageError(
            "missing argument PATH: name an article, a directory, or - for standard input (see factcheck check --help)"
        )
    if watch and explain:
        raise UsageError("--explain tells one finding and ends; --watch goes on: choose one of them")
    outputs = planned(run, output_file)

    models = models_of(run.settings, download=allow_download)
    graphs = preload() if models == SHIPPED else {}  # before the imports below, which take as long

    from factcheck.cli.check import CheckOptions, run_check
    from factcheck.cli.narrowing import NarrowingOptions

    store = open_store(cache_dir) if run.settings.cache else None
    narrowing = NarrowingOptions(write_baseline, prune_baseline, diff)
    if watch:
        from factcheck.cli.watch import run_watch
        from factcheck.cli.watching import Watcher

        def anew() -> CheckOptions:
            now = configured(read_as(paths, stdin_filename), given, file=config, isolated=isolated)
            named = models_of(now.run.settings, download=allow_download)
            return CheckOptions(
                now, planned(now.run, output_file), exit_zero, named, graphs, stdin_filename, store, narrowing
            )

        return run_watch(paths, anew, Watcher())
    options = CheckOptions(
        configuration, outputs, exit_zero, models, graphs, stdin_filename, store, narrowing, explain
    )
    return run_check(paths, options)


@app.command()
def claims(
    paths: PathsArgument,
    format: FormatOption = Format.terminal,
    encoding: EncodingOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    gitignore: GitignoreOption = None,
    stdin_filename: StdinFilenameOption = "",
    max_file_size: MaxFileSizeOption = None,
    max_line_size: MaxLineSizeOption = None,
    color: ColorOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> int:
    """Print the claims that articles make, with their facts."""
    given = {
        "encoding": encoding,
        "include": include,
        "exclude": exclude,
        "gitignore": gitignore,
        "max_file_size": max_file_size,
        "max_line_size": max_line_size,
        "color": color,
    }
    from factcheck.cli.configuring import configured, read_as
    from factcheck.cli.inspect import run_claims

    named = read_as(paths, stdin_filename)

    settings = configured(named, given, file=config, isolated=isolated).run.settings
    return run_claims(paths, format, settings, stdin_filename)


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
    color: ColorOption = None,
    nli_model: NLIModelOption = None,
    embedder: EmbedderOption = None,
    allow_download: DownloadOption = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> int:
    """Compare two statements and print every reason for the verdict."""
    from factcheck.cli.configuring import configured, models_of
    from factcheck.cli.inspect import run_compare

    given = {"color": color, "nli_model": nli_model, "embedder": embedder}
    settings = configured([], given, file=config, isolated=isolated).run.settings
    return run_compare(
        first,
        second,
        day("--date-a", date_a),
        day("--date-b", date_b),
        format,
        settings,
        models_of(settings, download=allow_download),
    )


@app.command()
def rule(
    codes: CodesArgument = None,
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
