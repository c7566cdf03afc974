"""`Document`: one article as the program sees it, with the way back to the user's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

__all__ = ["Block", "BlockKind", "Comment", "Dateline", "Document", "FieldName", "Position"]

FieldName = Literal["title", "text"]
BlockKind = Literal["title", "headline", "paragraph", "list_item", "quote"]


class Position(NamedTuple):
    """A place in the user's file: 1-based line, 1-based column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a field that may make claims; what lies between blocks was stripped (boilerplate, markup).

    `start` and `end` are code points into `Document.field_text(field)`; a block never spans a paragraph break.
    """

    field: FieldName
    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """The "LONDON, March 3 (Wire) —" before a paragraph: where the report was written, and when.

    `day` has its year from the dateline itself or from the publication date, and is None when neither tells it.
    `start` and `end` are code points into `Document.text`, the dash included.
    """

    place: str
    day: date | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a file that speaks to factcheck, and is no part of the article.

    `words` are what it says after "factcheck:", on one line; `start` and `end` (exclusive) are its places in the file;
    `closed` is False where the mark that ends such a comment is missing.
    """

    words: str
    start: Position
    end: Position
    closed: bool = True


def _start_of_file(_field: FieldName, _offset: int) -> Position:
    return Position(1, 1)


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    id         unique within a run
    path       the file as the user named it, `-` for standard input
    title      headline, "" when there is none
    published  publication date, None when nothing in the document tells it
    source     the outlet, "" when unknown
    url        where it was scraped from, "" when unknown
    text       the field that most claims point into; for plain text and Markdown the whole file, decoded
    blocks     the parts of `title` and `text` that may make claims, in reading order
    dateline   the first dateline of the text, None when it has none
    comments   what the writer tells factcheck in comments of the file, in its order; blanks in `text`
    locate     maps (field, offset) to a `Position` in the file; offsets are code points into the field
    """

    id: str
    path: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    url: str = ""
    blocks: tuple[Block, ...] = ()
    dateline: Dateline | None = None
    comments: tuple[Comment, ...] = ()
    locate: Callable[[FieldName, int], Position] = field(default=_start_of_file, compare=False, repr=False)

    def field_text(self, name: FieldName) -> str:
        """Return the field that claims of this document point into."""
        return self.title if name == "title" else self.text
