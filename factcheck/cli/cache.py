"""The cache from the command line: `factcheck cache …`, and the store that `factcheck check` keeps its work in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.exits import ExitCode
from factcheck.cli.options import CacheDirOption
from factcheck.cli.streams import complain, printing

if TYPE_CHECKING:
    from factcheck.store import Store

__all__ = ["app", "open_store"]

app = typer.Typer(
    help="Look after the cache: what was read of articles, so that it is read only once.",
    no_args_is_help=True,
)

_UNUSED_DAYS = 30
_MEGABYTE = 1_000_000


def open_store(directory: str | None) -> Store:
    """Return the store in the directory that the user named, or in the usual one; nothing is made or read yet.

    Raises `UsageError` when the name is that of a file.
    """
    from factcheck.store import SQLiteStore, named_directory

    return SQLiteStore(named_directory(directory), lambda message: complain(f"warning: {message}"))


@app.command(name="dir")
def show_directory(cache_dir: CacheDirOption = None) -> int:
    """Print where the cache is."""
    from factcheck.store import named_directory

    directory = named_directory(cache_dir)
    with printing() as stdout:
        stdout.write(f"{directory}\n")
    return ExitCode.CLEAN


@app.command(name="size")
def show_size(cache_dir: CacheDirOption = None) -> int:
    """Print how large the cache is, and what is in it."""
    from factcheck.store import contents, named_directory

    directory = named_directory(cache_dir)
    found = contents(directory)
    with printing() as stdout:
        for kind, (count, size) in sorted(found.kinds.items()):
            stdout.write(f"{kind:<10}{count:>10,}{_megabytes(size):>12}\n")
        stdout.write(
            f"{_megabytes(found.bytes)} in {directory}\n" if found.bytes else f"no cache in {directory}\n"
        )
    return ExitCode.CLEAN


@app.command()
def clear(cache_dir: CacheDirOption = None) -> int:
    """Delete the cache."""
    from factcheck.store import clear as delete
    from factcheck.store import named_directory

    directory = named_directory(cache_dir)
    size = delete(directory)
    with printing() as stdout:
        stdout.write(f"{_megabytes(size)} deleted in {directory}\n" if size else f"no cache in {directory}\n")
    return ExitCode.CLEAN


@app.command()
def prune(
    older_than: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS",
            min=0,
            show_default=False,
            help=f"Delete what was not used for so many days ({_UNUSED_DAYS} unless --max-size is given).",
        ),
    ] = None,
    max_size: Annotated[
        int | None,
        typer.Option(
            metavar="MB",
            min=0,
            show_default=False,
            help="Delete what was not used for longest, down to this size.",
        ),
    ] = None,
    cache_dir: CacheDirOption = None,
) -> int:
    """Delete from the cache what is not used."""
    from factcheck.store import named_directory
    from factcheck.store import prune as delete

    directory = named_directory(cache_dir)
    days = _UNUSED_DAYS if older_than is None and max_size is None else older_than
    count, size = delete(directory, days=days, limit=None if max_size is None else max_size * _MEGABYTE)
    with printing() as stdout:
        stdout.write(f"{count:,} entries deleted, {_megabytes(size)} freed in {directory}\n")
    return ExitCode.CLEAN


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"
