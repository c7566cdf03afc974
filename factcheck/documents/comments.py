"""Comments that speak to factcheck: found in a file of any format, and set aside before it is read as an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from factcheck.documents.document import Comment
from factcheck.documents.lines import LineIndex
from factcheck.documents.verbatim import Format, verbatim

__all__ = ["Marks", "comment_marks", "set_comments_aside"]


class Marks(NamedTuple):
    """What stands before and after the words of a comment that is written on a line of its own."""

    opening: str
    closing: str


_MARKS: Mapping[Format, Marks] = MappingProxyType(
    {
        "markdown": Marks("<!-- ", " -->"),
        "html": Marks("<!-- ", " -->"),
        "rst": Marks(".. ", ""),
        "asciidoc": Marks("// ", ""),
        "latex": Marks("% ", ""),
        # Plain text knows no comments; editors put a note to one another in square brackets.
        "plain": Marks("[", "]"),
    }
)
_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".md": "markdown", ".markdown": "markdown",
        ".html": "html", ".htm": "html", ".xhtml": "html",
        ".rst": "rst", ".rest": "rst",
        ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".asc": "asciidoc",
        ".tex": "latex", ".latex": "latex",
    }
)  # fmt: skip
_WITHOUT = frozenset(
    {".jsonl", ".json", ".docx", ".odt", ".pdf", ".epub", ".eml", ".mbox", ".rss", ".atom", ".xml"}
)
"""Types of files that a writer cannot put a note into which readers do not see, or that no writer writes."""

_NAME = r"factcheck[ \t]?:"
_LINE_START = r"(?<![^\r\n])"
_HTML_OPENING = re.compile(rf"<!--\s{{0,80}}{_NAME}", re.IGNORECASE)
_HTML_CLOSING = re.compile(r"-->|<!--")
_PATTERNS: Mapping[Format, re.Pattern[str]] = MappingProxyType(
    {
        "plain": re.compile(
            rf"\[[ \t]?{_NAME}(?P<words>[^\]\r\n]{{0,2000}})(?P<end>\]|(?=[\r\n])|\Z)", re.IGNORECASE
        ),
        # Lines that are indented further belong to the comment.
        "rst": re.compile(
            rf"{_LINE_START}(?P<indent>[ \t]*)\.\.[ \t]+{_NAME}"
            r"(?P<words>[^\r\n]*(?:(?:\r\n|\r|\n)(?P=indent)[ \t]+[^ \t\r\n][^\r\n]*)*)",
            re.IGNORECASE,
        ),
        "asciidoc": re.compile(rf"{_LINE_START}//[ \t]*{_NAME}(?P<words>[^\r\n]*)", re.IGNORECASE),
        "latex": re.compile(rf"(?P<escapes>\\*)%+[ \t]*{_NAME}(?P<words>[^\r\n]*)", re.IGNORECASE),
    }
)


class _Found(NamedTuple):
    start: int
    end: int
    words: str
    closed: bool


def comment_marks(suffix: str) -> Marks | None:
    """Return how a file with this suffix writes comments; None where it cannot, and readers are not asked to look."""
    lowered = suffix.lower()
    return None if lowered in _WITHOUT else _MARKS[_FORMATS.get(lowered, "plain")]


def set_comments_aside(text: str, suffix: str) -> tuple[str, tuple[Comment, ...]]:
    """Return the decoded text of a file with blanks for the comments that speak to factcheck, and these comments.

    Line breaks stay and so does every offset.  What is shown as code is no comment.
    """
    if comment_marks(suffix) is None or "factcheck" not in text.lower():
        return text, ()
    kind = _FORMATS.get(suffix.lower(), "plain")
    found = list(_html(text) if kind in ("markdown", "html") else _by_pattern(text, kind))
    if not found:
        return text, ()
    code = verbatim(text, kind)
    lines = LineIndex(text)
    pieces: list[str] = []
    comments: list[Comment] = []
    done = 0
    for start, end, words, closed in found:
        if code.holds(start):
            continue
        comments.append(
            Comment(" ".join(words.split()), lines.position(start), lines.position(end), closed=closed)
        )
        pieces += [text[done:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]]), tuple(comments)


def _html(text: str) -> Iterator[_Found]:
    """Yield the comments of Markdown and HTML; one that is never closed ends with its line."""
    for opening in _HTML_OPENING.finditer(text):
        closing = _HTML_CLOSING.search(text, opening.end())
        if closing and closing.group() == "-->":
            words = text[opening.end() : closing.start()]
            yield _Found(opening.start(), closing.end(), words, closed=True)
            continue
        line = re.compile(r"[^\r\n]*").match(text, opening.end())
        end = line.end() if line else len(text)
        yield _Found(opening.start(), end, text[opening.end() : end], closed=False)


def _by_pattern(text: str, kind: Format) -> Iterator[_Found]:
    for found in _PATTERNS[kind].finditer(text):
        escapes = found["escapes"] if kind == "latex" else ""
        if len(escapes) % 2 == 0:  # an odd backslash makes the percent sign a letter
            closed = kind != "plain" or found["end"] == "]"
            yield _Found(found.start() + len(escapes), found.end(), found["words"], closed)
