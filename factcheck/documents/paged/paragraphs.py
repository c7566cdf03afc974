"""Files without lines: their text is written one paragraph a line, and each paragraph keeps its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from factcheck.documents.article import compose
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document, FieldName, Place
from factcheck.documents.lines import TextLocator
from factcheck.documents.markup.prose import without_addresses
from factcheck.documents.paragraphs import Passage, ends_sentence

__all__ = ["Paragraphs"]

# Soft hyphens and zero-width characters say where a line may break; they are no part of a word.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe]")


class Paragraphs:
    """Collects the paragraphs of a file in reading order, and numbers them on their page and in their part."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._passages: list[Passage] = []
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._length = 0
        self._where: tuple[int | None, str] = (None, "")
        self._number = 0
        self._ran = False

    @property
    def in_head(self) -> bool:
        """Whether no sentence has come yet, so that the next heading may be the headline."""
        return not self._ran

    def add(self, words: str, kind: BlockKind | None, *, page: int | None = None, part: str = "") -> None:
        """Add a paragraph; `kind` is None where it makes no claims, but is counted, as a heading is."""
        clean = printable(_INVISIBLE.sub("", words))
        if not clean.strip():
            return
        if (page, part) != self._where:
            self._where, self._number = (page, part), 0
        self._number += 1
        line = without_addresses(clean)
        if kind is None or not line:
            return
        self._starts.append(self._length)
        self._places.append(Place(self._number, page, part))
        self._passages.append(Passage(self._length, self._length + len(line), kind))
        self._lines.append(line)
        self._ran = self._ran or ends_sentence(line)
        self._length += len(line) + 1

    def document(
        self, path: str, *, title: str = "", published: date | None = None, source: str = "", hints: str = ""
    ) -> Document:
        """Return the document that the paragraphs make, its id still empty; `title`, … are what metadata tell."""
        text = "\n".join(self._lines)
        article = compose(text, self._passages, title=title, published=published, hints=hints)
        headline = None if title else article.headline_start

        def place(field: FieldName, offset: int) -> Place | None:
            if field == "title":
                if headline is None:
                    return Place(1, None, "title")
                offset += headline
            index = bisect_right(self._starts, offset) - 1
            return self._places[max(0, index)] if self._places else None

        return Document(
            id="",
            path=path,
            text=text,
            title=title or article.headline,
            published=article.published,
            source=source,
            blocks=article.blocks,
            dateline=article.dateline,
            locate=TextLocator(text, headline or 0),
            place=place,
        )
