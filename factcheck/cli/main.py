"""The entry point: run a command, and turn whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from typer import Abort, TyperException

from factcheck.cli.app import app
from factcheck.cli.arguments import one_value_each
from factcheck.cli.exits import ExitCode
from factcheck.cli.streams import complain, prepare, silence_stdout
from factcheck.errors import ConfigurationError, FactcheckError

__all__ = ["main", "run"]


def run() -> NoReturn:
    """Run `factcheck` as a process of its own.

    The process ends without taking apart what it loaded: with a parser and two models in memory that takes a tenth of
    a second, and nothing is left to save.
    """
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (
        OSError,
        ValueError,
    ):  # full, gone or closed: whoever wrote has told, or nobody is there to be told
        code = code or ExitCode.BROKEN_PIPE
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `factcheck` with `arguments` (those of the process by default) and return its exit code.

    An error that is not a bug in factcheck never shows a traceback.
    """
    prepare()
    try:
        typed = sys.argv[1:] if arguments is None else arguments
        return app(args=one_value_each(typed), prog_name="factcheck", standalone_mode=False) or ExitCode.CLEAN
    except TyperException as error:
        return _usage(error)
    except ConfigurationError as error:
        for line in error.lines:
            complain(line)
    except FactcheckError as error:
        complain(str(error))
    except OSError as error:
        silence_stdout()
        complain(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
    except (KeyboardInterrupt, Abort):
        return ExitCode.INTERRUPTED
    return ExitCode.WRONG


def _usage(error: TyperException) -> int:
    """Report a wrong command line: all of the help when nothing was asked, else one line."""
    message = error.format_message().replace("Value error, ", "")  # pydantic's words, not ours
    if message.startswith("Usage:"):
        sys.stderr.write(message + "\n")
    else:
        context = getattr(error, "ctx", None)  # of the command that was asked for
        complain(message.removesuffix(".") + (f" (see {context.command_path} --help)" if context else ""))
    return ExitCode.WRONG
