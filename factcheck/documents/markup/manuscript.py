"""From what a reader of a markup language found in a text file to the `Document`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.documents.article import compose
from factcheck.documents.dates import complete_date
from factcheck.documents.document import Document
from factcheck.documents.markup.prose import Prose, ProseLocator
from factcheck.documents.problems import BAD_DATE_OR_FRONT_MATTER
from factcheck.errors import InputError

__all__ = ["Head", "line_of", "manuscript", "shown"]

_BREAK = re.compile(r"\r\n|\r|\n")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What a file states about its text: front matter, docinfo, the header of a document.

    `title_start` is where the title stands in the file (None where it is no part of the head), `date` what is stated as
    the date of publication and `date_line` the line of the file where, `problems` what could not be understood.
    """

    title: str = ""
    title_start: int | None = None
    date: str = ""
    date_line: int | None = None
    source: str = ""
    url: str = ""
    problems: tuple[InputError, ...] = ()


def manuscript(raw: str, path: str, prose: Prose, head: Head) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a file with the text `prose` holds, its id still empty, and what is wrong with it."""
    problems = head.problems
    published = complete_date(head.date)
    if head.date and published is None:
        message = f"the date '{shown(head.date)}' is not a complete date: write 2024-03-05"
        problems += (InputError(message, path=path, code=BAD_DATE_OR_FRONT_MATTER, line=head.date_line),)
    text = prose.text
    article = compose(
        text, prose.passages, title=head.title, published=published, hints=f"{head.url} {head.date}"
    )
    title_start = head.title_start if head.title else None
    locator = ProseLocator(raw, prose, title_start, article.headline_start)
    document = Document(
        id="",
        path=path,
        text=text,
        title=head.title or article.headline,
        published=article.published,
        source=head.source,
        url=head.url,
        blocks=article.blocks,
        dateline=article.dateline,
        raw=raw,
        locate=locator,
        span=locator.span,
    )
    return document, problems


def line_of(raw: str, offset: int) -> int:
    """Return the 1-based line of a file that the code point at `offset` stands on."""
    return len(_BREAK.findall(raw[:offset])) + 1


def shown(value: str) -> str:
    """Return a value for a message, on one line and not too long."""
    words = " ".join(value.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
