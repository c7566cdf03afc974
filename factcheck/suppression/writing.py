"""The comment that silences a rule, as each type of file writes it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.documents import comment_marks
from factcheck.errors import UsageError
from factcheck.rules import find

__all__ = ["ignore_comment"]


def ignore_comment(suffix: str, codes: Sequence[str]) -> str:
    """Return the comment that silences `codes` (none: every rule) in the paragraph that it stands in or after.

    `suffix` is that of the file, like ".md", in any case.  It goes on a line of its own below the paragraph; where a
    comment has an end (.md, .html, .txt) the end of the paragraph's last line does as well.  reStructuredText wants a
    blank line on either side.

    Raises `UsageError` for a type of file that has no comments, and for a code that no rule has.
    """
    marks = comment_marks(suffix)
    if marks is None:
        raise UsageError(f"a {suffix} file holds no comments; keep known findings in a baseline")
    words = " ".join(["factcheck: ignore", *(find(code).code for code in codes)])
    return f"{marks.opening}{words}{marks.closing}"
