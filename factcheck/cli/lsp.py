"""`factcheck lsp`: the language server, as an editor starts it."""

from __future__ import annotations

import sys

from factcheck.cli.exits import ExitCode
from factcheck.cli.models import ModelChoice, open_pipeline
from factcheck.cli.streams import tell
from factcheck.lsp import serve

__all__ = ["run_lsp"]


def run_lsp() -> ExitCode:
    """Serve until the client leaves; return 0 if it took leave, as the protocol asks for, else 1."""
    if sys.stdin.isatty():
        tell("factcheck lsp is for editors and speaks the Language Server Protocol here; Ctrl-C ends it")
    took_leave = serve(lambda nli, embedder: open_pipeline(ModelChoice(nli, embedder)))
    return ExitCode.CLEAN if took_leave else ExitCode.FINDINGS
