"""HTML: trafilatura finds the article, and each of its characters is traced back to the file.

`Document.text` is the extracted article, one paragraph a line.  Extraction loses the places, so the visible text of
the file is collected with its offsets and the paragraphs are found in it again, white space aside.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any

from factcheck.documents.article import compose
from factcheck.documents.dates import complete_date, dates_in
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document, FieldName, Position
from factcheck.documents.lines import LineIndex
from factcheck.documents.paragraphs import Passage
from factcheck.documents.problems import NO_TEXT
from factcheck.errors import InputError

__all__ = ["declared_encoding", "read_html"]

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DECLARATION_BYTES = 4096
# Soft hyphens and zero-width characters say where a browser may break a word; they are no part of it.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NO_SPACE = re.compile(r"\S")
_NOT_SHOWN = frozenset({"script", "style", "noscript", "template"})
# A paragraph that the extractor has normalised inside is anchored by its first characters.
_ANCHOR_CHARACTERS = 24
# Archives hold older articles than the web; the extractor's own bound is 1995.
_EARLIEST = "1800-01-01"
# The tags of an extracted article (TEI, as trafilatura names them).
_CONTAINERS = frozenset({"list", "quote", "div", "item"})
_BLOCKS = frozenset({"p", "list", "item", "quote"})
_INLINE = frozenset({"ab", "hi", "ref"})
_KINDS: dict[str, BlockKind] = {"list": "list_item", "item": "list_item", "quote": "quote"}


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML file declares in a <meta>, None when it declares none."""
    found = _DECLARED.search(data[:_DECLARATION_BYTES])
    return found[1].decode("ascii") if found else None


def read_html(html: str, path: str) -> Document:
    """Return the document that a decoded HTML file holds, its id still empty.

    Raises `InputError` (FC902) when no article is found in it.
    """
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "min_date": _EARLIEST},
        )
    except Exception:  # a page can break lxml or the extractor in more ways than either documents
        found = None
    pieces = list(_pieces(found.body)) if found is not None and found.body is not None else []
    text = "\n".join(words for words, _ in pieces)
    if not text.strip():
        raise InputError("no article text was found in this HTML", path=path, code=NO_TEXT)
    passages: list[Passage] = []
    start = 0
    for words, kind in pieces:
        if kind is not None:
            passages.append(Passage(start, start + len(words), kind))
        start += len(words) + 1
    title = printable(" ".join((found.title or "").split()))
    url = found.url or ""
    published = _confirmed(complete_date(found.date or ""), html)
    article = compose(text, passages, title=title, published=published, hints=url)
    return Document(
        id="",
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=printable(found.sitename or found.hostname or ""),
        url=printable(url),
        blocks=article.blocks,
        dateline=article.dateline,
        locate=HtmlLocator(html, text, title or article.headline),
    )


def _confirmed(day: date | None, html: str) -> date | None:
    """Return `day` if the page names it in full: the extractor completes "2024-03" from today and guesses 3/4/2024."""
    if day is None:
        return None
    forms = (f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}")
    named = any(form in html for form in forms) or any(day == other for _, other in dates_in(html))
    return day if named else None


def _pieces(body: Any) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield (paragraph, kind) of an extracted article; the kind is None where it makes no claims."""
    for element in body:
        yield from _of_element(element, "paragraph")


def _of_element(element: Any, kind: BlockKind) -> Iterator[tuple[str, BlockKind | None]]:
    tag = element.tag
    if tag in _CONTAINERS and any(child.tag in _BLOCKS for child in element):
        inner = _KINDS.get(tag, kind)
        yield from _lines(_flat(element.text), inner)
        for child in element:
            yield from _of_element(child, inner)
            yield from _lines(_flat(child.tail), inner)
        return
    words = _inner_text(element)
    if tag == "head":
        yield from _lines(words, "headline" if element.get("rend") == "h1" else None)
    elif tag in _BLOCKS or tag in _CONTAINERS or tag in _INLINE:
        yield from _lines(words, _KINDS.get(tag, kind))


def _inner_text(element: Any) -> str:
    """Return the text of an element; only a <br> of the page ends a line in it."""
    parts: list[str] = [_flat(element.text)]
    for child in element.iterdescendants():
        parts.append("\n" if child.tag == "lb" else _flat(child.text))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(words: str | None) -> str:
    return (words or "").replace("\n", " ")


def _lines(words: str, kind: BlockKind | None) -> Iterator[tuple[str, BlockKind | None]]:
    for line in words.split("\n"):
        clean = printable(" ".join(_INVISIBLE.sub("", line).split()))
        if clean:
            yield clean, kind


class HtmlLocator:
    """Places in an HTML file of the characters of its extracted text; the file is aligned on the first question.

    A paragraph that cannot be found in the file points to the nearest place before it that can.
    """

    __slots__ = ("_aligned", "_html", "_lines", "_text", "_title")

    def __init__(self, html: str, text: str, title: str) -> None:
        self._html = html
        self._text = text
        self._title = title
        self._lines = LineIndex(html)
        self._aligned: _Alignment | None = None

    def __call__(self, field: FieldName, offset: int) -> Position:
        """Return the place of the code point at `offset` of `field`."""
        if self._aligned is None:
            self._aligned = _Alignment(self._html, self._text, self._title)
        return self._lines.position(self._aligned.place(field, offset))


class _Alignment:
    def __init__(self, html: str, text: str, title: str) -> None:
        collected = _collect(html)
        self._visible, self._places = "".join(collected.text), collected.places
        self._title = title
        self._text = text
        self._starts: list[int] = []
        self._anchors: list[
            tuple[int, bool]
        ] = []  # index in the visible text, and whether the whole line stands there
        # The headline on the page, where there is one; else the <title>.
        self._title_at, self._title_whole = self._find(title, collected.after_title, 0)
        cursor = 0
        start = 0
        for line in text.split("\n"):
            at, whole = self._find(line, cursor, max(0, cursor - 1))
            self._starts.append(start)
            self._anchors.append((at, whole))
            cursor = at + len(_compact(line)) if whole else cursor
            start += len(line) + 1

    def place(self, field: FieldName, offset: int) -> int:
        """Return the offset in the file."""
        if field == "title":
            return self._place(self._title, (self._title_at, self._title_whole), offset)
        line = bisect_right(self._starts, max(0, offset)) - 1
        start = self._starts[line]
        end = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self._text)
        return self._place(self._text[start:end], self._anchors[line], max(0, offset) - start)

    def _place(self, words: str, anchor: tuple[int, bool], offset: int) -> int:
        if not self._places:
            return 0
        at, whole = anchor
        before = len(_compact(words[:offset])) if whole else 0
        return self._places[min(at + before, len(self._places) - 1)]

    def _find(self, words: str, cursor: int, fallback: int) -> tuple[int, bool]:
        compact = _compact(words)
        for sought in (compact, compact[:_ANCHOR_CHARACTERS]):
            if not sought:
                continue
            at = self._visible.find(sought, cursor)
            if at < 0:
                at = self._visible.find(sought)
            if at >= 0:
                return at, True
        return fallback, False


def _compact(words: str) -> str:
    return "".join(_INVISIBLE.sub("", words).split())


def _collect(html: str) -> _Collector:
    """Return the visible text of a page without white space, and the offset in the file of each of its characters."""
    collector = _Collector(html)
    # Tags that nothing closes cost the parser quadratic time, and none can follow the last ">".
    closed = html.rfind(">") + 1
    try:
        collector.feed(html[:closed])
        collector.close()
    except (AssertionError, ValueError):  # what the parser raises on hopeless markup: keep what came before
        pass
    collector.add(html[closed:].split("<", 1)[0], closed)
    return collector


class _Collector(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text: list[str] = []
        self.places: array[int] = array("L")
        # The parser counts lines by "\n" alone.
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", html))]
        self._hidden = 0
        self.after_title = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _NOT_SHOWN

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN and self._hidden:
            self._hidden -= 1
        if tag == "title":
            self.after_title = len(self.places)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.add(data, self._offset())

    def add(self, data: str, start: int) -> None:
        """Take in the visible text `data`, which stands at `start` in the file."""
        for found in _NO_SPACE.finditer(data):
            if not _INVISIBLE.match(found.group()):
                self.text.append(found.group())
                self.places.append(start + found.start())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, reference: str) -> None:
        if self._hidden:
            return
        for character in _compact(unescape(reference)):
            self.text.append(character)
            self.places.append(self._offset())

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
