"""The error hierarchy: what can go wrong, drawn as a tree.

FactcheckError
├── InputError        a document that cannot be read (FC9xx); the others are still checked
├── UsageError        an option or a configuration value that makes no sense
│   └── ConfigurationError   what is wrong with a configuration file or with the environment, a line for each thing
├── OutputError       a report that cannot be written
└── ModelError        a model directory that is missing, incomplete, or not what it should be

Every message is one line for a person: what is wrong, where, and what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["ConfigurationError", "FactcheckError", "InputError", "ModelError", "OutputError", "UsageError"]


class FactcheckError(Exception):
    """Base of every error that factcheck raises on purpose."""


class InputError(FactcheckError):
    """A document that cannot be read.

    `code` is one of the FC9xx rule codes, `path` the input as the user named it, `line` the 1-based line where
    the problem lies (None when it concerns the whole file).
    """

    def __init__(self, message: str, *, path: str, code: str = "FC901", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.code = code
        self.line = line

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.code} {self.message}"


class UsageError(FactcheckError):
    """An option, an argument or a configuration value that makes no sense."""


class ConfigurationError(UsageError):
    """What is wrong with a configuration file or with the environment.

    `lines` has a line for each thing, at least one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = tuple(lines)


class OutputError(FactcheckError):
    """A report that cannot be written where it was asked for."""


class ModelError(FactcheckError):
    """A model directory that is missing, incomplete or not what it should be."""
