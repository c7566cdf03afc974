"""`Document`: one article as the program sees it, with the way back to the user's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

__all__ = ["Block", "BlockKind", "Comment", "Dateline", "Document", "FieldName", "Place", "Position"]

FieldName = Literal["title", "text"]
BlockKind = Literal["title", "headline", "paragraph", "list_item", "quote"]


class Position(NamedTuple):
    """A place in the user's file: 1-based line, 1-based column in code points."""

    line: int
    column: int


class Place(NamedTuple):
    """A place in a file that has pages and paragraphs rather than lines (PDF, DOCX, ODT, EPUB), for a person.

    `page` is None where the file does not tell its pages; `part` names the chapter, the table or the note where there
    is one.  Both numbers are 1-based; paragraphs are counted from the beginning of the page or of the part.
    """

    paragraph: int
    page: int | None = None
    part: str = ""

    @property
    def words(self) -> str:
        """The place in words: "page 3, paragraph 2"."""
        page = "" if self.page is None else f"page {self.page}"
        return ", ".join(word for word in (self.part, page, f"paragraph {self.paragraph}") if word)


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


def _as_it_stands(_field: FieldName, start: int, end: int) -> tuple[int, int]:
    return start, end


def _in_lines(_field: FieldName, _offset: int) -> Place | None:
    return None


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    id         unique within a run
    path       the file as the user named it, `-` for standard input
    title      headline, "" when there is none
    published  publication date, None when nothing in the document tells it
    source     the outlet, "" when unknown
    url        where it was scraped from, "" when unknown
    text       the field that most claims point into: the whole file for plain text, the string of a line of JSON;
               for every other format its running text, without markup
    blocks     the parts of `title` and `text` that may make claims, in reading order
    dateline   the first dateline of the text, None when it has none
    comments   what the writer tells factcheck in comments of the file, in its order; blanks in `text` and `raw`
    raw        the decoded file where `text` leads back into it (plain text, Markdown, reST, AsciiDoc, LaTeX), else ""
    locate     maps (field, offset) to a `Position` in the file; offsets are code points into the field.  In a file
               without lines (`place` says which) it counts in `text`, one paragraph a line
    span       maps (field, start, end) to code points into `raw`; in a title, and without `raw`, they stay as they are
    place      maps (field, offset) to a `Place` in a file that has pages or paragraphs, to None in a file with lines
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
    raw: str = field(default="", compare=False, repr=False)
    locate: Callable[[FieldName, int], Position] = field(default=_start_of_file, compare=False, repr=False)
    span: Callable[[FieldName, int, int], tuple[int, int]] = field(
        default=_as_it_stands, compare=False, repr=False
    )
    place: Callable[[FieldName, int], Place | None] = field(default=_in_lines, compare=False, repr=False)

    def field_text(self, name: FieldName) -> str:
        """Return the field that claims of this document point into."""
        return self.title if name == "title" else self.text
