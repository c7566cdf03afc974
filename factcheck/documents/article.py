"""From the passages of a text to what the article says: blocks, headline, dateline, publication date.

All formats meet here: a reader finds the passages of its format, this module drops what makes no claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.documents.boilerplate import (
    is_boilerplate,
    is_furniture,
    is_label,
    is_lead_in,
    is_stamp,
    repeats,
)
from factcheck.documents.datelines import match_dateline
from factcheck.documents.dates import dates_in, year_in
from factcheck.documents.document import Block, Dateline
from factcheck.documents.paragraphs import Passage, ends_sentence, trimmed

__all__ = ["Article", "compose"]

# The head of an article (headline, date, author, section) ends with the first paragraph that runs.
_RUNNING_WORDS = 9
_RUNNING_CHARACTERS = 120
_PASSAGES_IN_HEAD = 5
_LONGEST_HEADLINE = 160
_NO_HEADLINE_END = re.compile(r"[.:,;…][\"”’')]?$")
# Where fewer passages end as sentences do, a missing full stop says nothing (notes, headlines one a line); a few long
# sentences are enough, because a scraped page may hold more menu than text.
_PUNCTUATED_SHARE = 0.5
_PUNCTUATED_PARAGRAPHS = 2

_SCRAPED_DATE = re.compile(r"date[ :]{1,2}(?=[0-9]{4}-[0-9]{2}-[0-9]{2}\b)", re.IGNORECASE)
_ISO_DATE_LENGTH = len("2024-01-04")
_HEADLINE_LABEL = re.compile(r"(?:headline|title)\s?:\s{0,3}(?=\S)", re.IGNORECASE)
# Two or more menu entries that run into the headline ("HomeTop NewsTargeting …"); with a space they are its words.
_MENU_WORD = (
    r"(?:Home|(?:Top|Latest|Breaking) News|News|World|Politics|Business|Sports?|Opinion|Menu|Search|Login)"
)
_GLUED_MENU = re.compile(rf"{_MENU_WORD}(?: ?{_MENU_WORD}){{1,8}}(?:(?=[A-Z])| [-–—|»>] )")
_PUBLISHED = re.compile(r"\b(?:published|posted|date|created)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """What a text says about itself; `headline` is the text of the block of that kind, "" when there is none."""

    blocks: tuple[Block, ...]
    headline: str
    headline_start: int
    published: date | None
    dateline: Dateline | None


def compose(
    text: str, passages: Sequence[Passage], *, title: str = "", published: date | None = None, hints: str = ""
) -> Article:
    """Return the article that the passages of `text` make.

    `title` and `published` come from metadata and win over what the text says; `hints` is other metadata (a URL, a
    partial date) that may name the year that a dateline lacks.
    """
    return _Composer(text, passages, title, published, hints).compose()


class _Composer:
    def __init__(
        self, text: str, passages: Sequence[Passage], title: str, published: date | None, hints: str
    ) -> None:
        self._text = text
        self._passages = passages
        self._title = title
        self._metadata_date = published
        self._hints = hints
        self._seen = [title] if title else []
        self._headline: Passage | None = None
        self._stamps: list[tuple[int, date]] = []
        paragraphs = [p for p in passages if p.kind == "paragraph"]
        ended = [p for p in paragraphs if ends_sentence(text[p.start : p.end])]
        self._punctuated = (
            len(ended) >= _PUNCTUATED_SHARE * len(paragraphs)
            or sum(map(self._runs, ended)) >= _PUNCTUATED_PARAGRAPHS
        )

    def compose(self) -> Article:
        blocks: list[Block] = []
        if self._title:
            blocks.append(Block("title", *trimmed(self._title, 0, len(self._title)), "title"))
        body: list[Passage] = []
        in_head = True
        for index, passage in enumerate(self._passages):
            in_head = in_head and len(body) < _PASSAGES_IN_HEAD
            kept = self._in_head(index, passage) if in_head else self._in_body(passage)
            if kept is None:
                continue
            body.append(kept)
            if kept.kind == "paragraph" and self._runs(kept):
                in_head = False
        published = self._published()
        year = year_in(self._hints)
        dateline: Dateline | None = None
        first_paragraph = True
        for passage in body:
            if passage.kind == "paragraph" and self._runs(passage):
                span = (passage.start, passage.end)
                found = match_dateline(
                    self._text, span, published=published, year=year, leading=first_paragraph
                )
                first_paragraph = False
                if found:
                    dateline = dateline or found
                    passage = passage._replace(start=trimmed(self._text, found.end, passage.end)[0])
            if passage.start < passage.end:
                blocks.append(Block("text", passage.start, passage.end, passage.kind))
        if published is None and dateline is not None:
            published = dateline.day
        headline = self._words(self._headline) if self._headline else ""
        return Article(
            tuple(blocks), headline, self._headline.start if self._headline else 0, published, dateline
        )

    def _in_body(self, passage: Passage) -> Passage | None:
        words = self._words(passage)
        if is_boilerplate(words):
            return None
        if passage.kind == "paragraph" and len(self._passages) > 1:
            is_no_claim = is_label if self._punctuated else is_lead_in
            if is_no_claim(words):
                return None
        return passage

    def _in_head(self, index: int, passage: Passage) -> Passage | None:
        stripped = self._without_prefix(passage)
        if stripped is None:
            return None
        words = self._words(stripped)
        labelled = _HEADLINE_LABEL.match(words)
        if labelled:
            stripped = stripped._replace(start=stripped.start + labelled.end(), kind="headline")
            words = self._words(stripped)
        if any(repeats(words, seen) for seen in self._seen) or self._is_glued_headline(index, words):
            self._note_dates(words)
            return None
        below_headline = bool(self._seen) and stripped.kind == "paragraph"
        if is_boilerplate(words) or is_stamp(words) or (below_headline and is_furniture(words)):
            self._note_dates(words)
            return None
        if stripped.kind == "headline" or self._looks_like_headline(index, stripped, words):
            self._seen.append(words)
            stripped = stripped._replace(kind="headline")
            if self._headline is None and not self._title:
                self._headline = stripped
            return stripped
        return self._in_body(stripped)

    def _without_prefix(self, passage: Passage) -> Passage | None:
        """Return the passage without "date 2024-01-04" or a glued menu before it, None when nothing remains."""
        start = passage.start
        stamp = _SCRAPED_DATE.match(self._text, start, passage.end)
        if stamp:
            day = next(dates_in(self._text[stamp.end() : stamp.end() + _ISO_DATE_LENGTH]), None)
            if day:
                self._stamps.append((0, day[1]))
                start = stamp.end() + _ISO_DATE_LENGTH
        menu = _GLUED_MENU.match(self._text, start, passage.end)
        if menu:
            start = menu.end()
        start, end = trimmed(self._text, start, passage.end)
        return passage._replace(start=start) if start < end else None

    def _is_glued_headline(self, index: int, words: str) -> bool:
        """Return whether this line is the next one with a menu glued to it: the next one is the better headline."""
        if ends_sentence(words) or self._title:
            return False
        following = (self._words(p) for p in self._passages[index + 1 : index + 3])
        return any(len(after) < len(words) and repeats(words, after) for after in following)

    def _looks_like_headline(self, index: int, passage: Passage, words: str) -> bool:
        if self._seen or passage.kind != "paragraph" or index + 1 >= len(self._passages):
            return False
        return len(words) <= _LONGEST_HEADLINE and "\n" not in words and not _NO_HEADLINE_END.search(words)

    def _note_dates(self, words: str) -> None:
        """Remember the dates of a dropped line; "published" counts before a bare date, that before "updated"."""
        for start, day in dates_in(words):
            before = words[:start]
            published = max((m.start() for m in _PUBLISHED.finditer(before)), default=-1)
            updated = max((m.start() for m in _UPDATED.finditer(before)), default=-1)
            self._stamps.append((2 if updated > published else 0 if published >= 0 else 1, day))

    def _published(self) -> date | None:
        if self._metadata_date:
            return self._metadata_date
        return min(self._stamps, key=lambda stamp: stamp[0])[1] if self._stamps else None

    def _runs(self, passage: Passage) -> bool:
        words = self._words(passage)
        return len(words) >= _RUNNING_CHARACTERS or (
            ends_sentence(words) and len(words.split()) >= _RUNNING_WORDS
        )

    def _words(self, passage: Passage) -> str:
        return self._text[passage.start : passage.end]
