"""Exit codes: what a script or a CI job learns from a run."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """0, 1 and 2 are part of the contract; the others follow what shells do (128 + the number of the signal)."""

    CLEAN = 0
    FINDINGS = 1
    WRONG = 2  # the command, the configuration or the input
    INTERRUPTED = 130
    BROKEN_PIPE = 141
