"""`factcheck lsp`: the language server, as an editor starts it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factcheck.cli.cache import open_store
from factcheck.cli.exits import ExitCode
from factcheck.cli.models import SHIPPED, ModelChoice, open_pipeline
from factcheck.cli.streams import tell
from factcheck.lsp import serve
from factcheck.preload import preload

if TYPE_CHECKING:
    from factcheck.pipeline import Pipeline

__all__ = ["run_lsp"]


def run_lsp() -> ExitCode:
    """Serve until the client leaves; return 0 if it took leave, as the protocol asks for, else 1."""
    if sys.stdin.isatty():
        tell("factcheck lsp is for editors and speaks the Language Server Protocol here; Ctrl-C ends it")
    return ExitCode.CLEAN if serve(_pipeline) else ExitCode.FINDINGS


def _pipeline(nli: str | None, embedder: str | None) -> Pipeline:
    """Return the pipeline; the shipped models begin to load at once, and not when the first text is checked."""
    choice = ModelChoice(nli, embedder)
    return open_pipeline(choice, preload() if choice == SHIPPED else None, open_store(None))
