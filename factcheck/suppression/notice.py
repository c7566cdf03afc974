"""`Notice`: what is worth telling about a comment that does not do what its writer hopes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COMMENT", "Notice"]

COMMENT = "FC900"


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """A comment that silences nothing or cannot be understood; never more than a warning.

    `path` is the file as the user named it, `line` and `column` are 1-based and those of the comment.
    """

    path: str
    line: int
    column: int
    message: str
    code: str = COMMENT

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
