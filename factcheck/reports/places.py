"""Where a claim stands, in the words of the report: title, source, date, `path:line:column`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.claims import Claim
from factcheck.documents import Document, Place, Position
from factcheck.reports.page import Page, Style, phrase
from factcheck.reports.safe import one_line, shortened

__all__ = ["Masthead", "Region", "place", "region", "spot"]

_LONGEST_TITLE = 160  # code points
_DOT = " · "


def place(claim: Claim) -> str:
    """Return `path:line:column` of the clause, as editors and terminals understand it.

    In a file without lines, of a word processor say, it is `path: page 3, paragraph 2`.
    """
    found = spot(claim)
    if found:
        return f"{claim.document.path}: {one_line(found.words)}"
    position = claim.document.locate(claim.field, claim.start)
    return f"{claim.document.path}:{position.line}:{position.column}"


def spot(claim: Claim) -> Place | None:
    """Return page and paragraph of the clause, None in a file with lines."""
    return claim.document.place(claim.field, claim.start)


class Region(NamedTuple):
    """Where a clause stands in the user's file: 1-based lines and columns in code points, `end` exclusive.

    In a file without lines (`spot`) they count in its text, one paragraph a line.
    """

    start: Position
    end: Position


def region(claim: Claim) -> Region:
    """Return the region of the clause.

    Its end is that of the last character and not the beginning of the next one, before which the reader may have
    stripped markup.
    """
    start = claim.document.locate(claim.field, claim.start)
    last = claim.document.locate(claim.field, max(claim.start, claim.end - 1))
    last = max(start, last)  # never backwards, whatever a page's order is
    return Region(start, Position(last.line, last.column + 1))


class Masthead:
    """Prints what a reader needs to know about the document of a claim: who says this, when, and where to find it."""

    def __init__(self, documents: Iterable[Document], references: frozenset[str] = frozenset()) -> None:
        """Take the documents of the run, and the ids of those that are references."""
        self._files = Counter(d.path for d in documents)
        self._references = references

    def print(self, page: Page, claim: Claim, indent: int) -> None:
        """Print title, source, date and place of `claim`; the place gets its own line where they do not fit on one."""
        document = claim.document
        in_title = claim.field == "title"
        if document.title and not in_title:
            page.paragraph(phrase((shortened(document.title, _LONGEST_TITLE), Style.STRONG)), indent)
        about = [
            document.id if self._files[document.path] > 1 else "",
            document.source,
            document.published.isoformat() if document.published else "",
            "reference" if document.id in self._references else "",
            "headline" if in_title else "",
        ]
        told = phrase((_DOT.join(one_line(a) for a in about if a), Style.QUIET))
        where = phrase(place(claim))
        together = told + phrase((_DOT, Style.QUIET)) + where if told.plain else where
        if page.fits(together, indent):
            page.unbroken(together, indent)
            return
        if told.plain:
            page.paragraph(told, indent)
        page.unbroken(where, indent)
