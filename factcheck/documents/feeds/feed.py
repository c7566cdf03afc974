"""RSS and Atom: feedparser reads the feed, and each of its entries is a document."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.sax import SAXException

from factcheck.documents.article import compose
from factcheck.documents.dates import complete_date
from factcheck.documents.decoding import printable
from factcheck.documents.document import Document
from factcheck.documents.elements import fragment, paragraphs_of
from factcheck.documents.feeds.tracing import WordLocator
from factcheck.documents.lines import LineIndex
from factcheck.documents.markup.manuscript import line_of, shown
from factcheck.documents.markup.prose import without_addresses
from factcheck.documents.paragraphs import Passage
from factcheck.documents.problems import BAD_DATE_OR_FRONT_MATTER, NO_TEXT, NOT_TEXT
from factcheck.errors import InputError

__all__ = ["read_feed"]

_ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_Documents = tuple[tuple[Document, ...], tuple[InputError, ...]]


def read_feed(data: bytes, path: str) -> _Documents:
    """Return a document for each entry of a feed, with the id that the entry has, and what is wrong with the feed.

    Raises `InputError`: FC902 when there is no entry, FC903 when it is no feed.
    """
    import feedparser

    try:
        found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # hopeless markup can break it in more ways than it documents
        message = f"not a feed that can be read: {type(error).__name__}"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    broken = found.get("bozo_exception")
    if not found.entries:
        if broken or not found.get("version"):
            raise InputError("not an RSS or Atom feed that can be read", path=path, code=NOT_TEXT)
        raise InputError("the feed has no entries", path=path, code=NO_TEXT)
    problems: list[InputError] = []
    if isinstance(broken, SAXException):
        line = getattr(broken, "getLineNumber", lambda: None)()
        message = "the feed is damaged, entries may be missing: it is no well-formed XML"
        problems.append(InputError(message, path=path, code=NOT_TEXT, line=line))
    raw = printable(data.decode(found.get("encoding") or "utf-8", errors="replace"))
    starts = [match.start() for match in _ENTRY.finditer(raw)]
    if len(starts) != len(found.entries):  # one of the words stands in a text
        starts = [0] * len(found.entries)
    ends = [*starts[1:], len(raw)]
    lines = LineIndex(raw)
    outlet = _plain(found.feed.get("title", ""))
    documents = []
    for entry, start, end in zip(found.entries, starts, ends, strict=True):
        # `dict.get`: feedparser's own warns of dates that it takes for one another.
        stated, parsed = (
            dict.get(entry, f"published{kind}") or dict.get(entry, f"updated{kind}")
            for kind in ("", "_parsed")
        )
        stated = stated or ""
        day = complete_date(stated) or _day(parsed)
        if stated and day is None:
            message = f"the date '{shown(printable(stated))}' is not a complete date: write 2024-03-05"
            problems.append(
                InputError(message, path=path, code=BAD_DATE_OR_FRONT_MATTER, line=line_of(raw, start))
            )
        documents.append(
            _document(entry, path, day, outlet, raw, lines, (start, end if end > start else len(raw)))
        )
    return tuple(documents), tuple(problems)


def _document(
    entry: Any, path: str, day: date | None, outlet: str, raw: str, lines: LineIndex, span: tuple[int, int]
) -> Document:
    contents = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    title = _plain(entry.get("title", ""))
    paragraphs: list[str] = []
    passages: list[Passage] = []
    length = 0
    for html in contents:
        root = fragment(html) if html.strip() else None
        for words in paragraphs_of(root) if root is not None else ():
            line = without_addresses(printable(words.text))
            if line and words.kind is not None:
                passages.append(Passage(length, length + len(line), words.kind))
                paragraphs.append(line)
                length += len(line) + 1
    text = "\n".join(paragraphs)
    url = printable(entry.get("link", ""))
    article = compose(text, passages, title=title, published=day, hints=url)
    return Document(
        id=printable(str(entry.get("id", ""))).strip(),
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=outlet,
        url=url,
        blocks=article.blocks,
        dateline=article.dateline,
        locate=WordLocator(raw, lines, span, title=title or article.headline, text=text),
    )


def _plain(html: str) -> str:
    """Return the words of a title, which may hold markup."""
    if "<" in html or "&" in html:
        root = fragment(html)
        html = root.text_content() if root is not None else ""
    return printable(" ".join(html.split()))


def _day(parsed: Any) -> date | None:
    try:
        return date(*parsed[:3]) if parsed else None
    except (TypeError, ValueError):
        return None
