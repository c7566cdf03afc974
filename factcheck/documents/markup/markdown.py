"""Markdown: front matter, then the blocks that CommonMark sees, and their words without the markup inside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.documents.document import BlockKind, Document
from factcheck.documents.markup.frontmatter import front_matter
from factcheck.documents.markup.manuscript import manuscript
from factcheck.documents.markup.prose import Prose
from factcheck.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_BREAK = re.compile(r"\r\n|\r|\n")
# What ends a link after its text, closing emphasis aside: "](address "title")", "][label]", "]".
_LINK_END = re.compile(
    r"\]\(\s{0,9}(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,9})"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)|\]\[[^\[\]]{0,500}\]|\]"
)
_IMAGE = re.compile(r"!\[[^\]]{0,500}")
# Footnotes and formulas are no part of CommonMark, but most dialects have them.  "$5 to $6" and "3$" are no formula.
_NO_WORDS = re.compile(
    r"\[\^[^\]\s]{1,80}\]:?"
    r"|\$(?=\S)(?P<formula>[^$\n]{0,200}[\\=^_{}<>][^$\n]{0,200}|[A-Za-z]|[0-9.,]{1,20})(?<=\S)\$(?!\d)"
)
_FIGURE = re.compile(r"[0-9.,]{1,20}")
_DISPLAYED = "$$"


def read_markdown(text: str, path: str) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a decoded Markdown file holds, its id still empty, and what is wrong with its head."""
    from markdown_it import MarkdownIt

    head, start = front_matter(text, path)
    # Escapes and entities stay tokens of their own, so that each is found in the file.
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    starts = [start, *(found.end() for found in _BREAK.finditer(text, start)), len(text)]
    prose = Prose()
    opened: list[Token] = []
    for token in parser.parse(text[start:]):
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline" and token.map:
            kind = _kind(opened)
            if kind is not None and not _is_formula(token.content):
                last = min(token.map[1], len(starts) - 1)
                _Inline(prose, text, starts[token.map[0]], starts[last]).write(token.children or [])
                prose.finish(kind)
    return manuscript(text, path, prose, head)


def _joined(tokens: list[Token]) -> list[Token]:
    """Join stretches of text that a backslash without effect has parted: a formula is one piece."""
    out: list[Token] = []
    for token in tokens:
        plain = token.type == "text" or (token.type == "text_special" and token.content == token.markup)
        if plain and out and out[-1].type == "text":
            out[-1].content += token.content
        else:
            out.append(token)
    return out


def _is_formula(content: str) -> bool:
    return content.startswith(_DISPLAYED) and content.rstrip().endswith(_DISPLAYED)


def _kind(opened: list[Token]) -> BlockKind | None:
    """Return the kind of a block inside the open tokens, None when it makes no claims."""
    kind: BlockKind = "paragraph"
    for token in opened:
        if token.type == "heading_open":
            return "headline" if token.tag == "h1" else None
        if token.type in ("th_open", "td_open"):
            return None
        if token.type == "blockquote_open":
            kind = "quote"
        elif token.type == "list_item_open" and kind != "quote":
            kind = "list_item"
    return kind


class _Inline:
    """Writes the words of one block, following the parser through its source."""

    def __init__(self, prose: Prose, text: str, start: int, end: int) -> None:
        self._prose = prose
        self._text = text
        self._at = start
        self._end = end

    def write(self, tokens: list[Token]) -> None:
        """Write the words of the tokens, in their order."""
        address = False
        for token in _joined(tokens):
            if token.type == "text":
                if not address:
                    self._words(token.content)
            elif token.type == "text_special":
                start = self._skip(token.markup)
                self._prose.put(token.content, start, self._at)
            elif token.type == "code_inline":
                self._skip(token.markup)
                self._words(token.content)
                self._skip(token.markup)
            elif token.type in ("softbreak", "hardbreak"):
                self._line_break()
            elif token.type == "html_inline":
                self._skip(token.content)
            elif token.type == "image":
                self._match(_IMAGE)
                self._match(_LINK_END)
            elif token.type == "link_open":
                address = token.info == "auto"
                if not address:
                    self._skip("[")
            elif token.type == "link_close":
                if address:
                    self._skip(">")
                else:
                    self._match(_LINK_END)
                address = False
            elif token.markup:  # emphasis
                self._skip(token.markup)

    def _words(self, words: str) -> None:
        start = self._text.find(words, self._at, self._end)
        if start < 0:  # code over two lines: its break is a blank
            self._prose.put(words, self._at, min(self._at + len(words), self._end))
            return
        self._at = start + len(words)
        rest = 0
        for found in _NO_WORDS.finditer(words):
            self._prose.write(words[rest : found.start()], start + rest)
            rest = found.end()
            if found["formula"] and _FIGURE.fullmatch(found["formula"]):
                self._prose.write(found["formula"], start + found.start("formula"))
        self._prose.write(words[rest:], start + rest)

    def _line_break(self) -> None:
        found = _BREAK.search(self._text, self._at, self._end)
        if found:
            self._prose.put(" ", found.start(), found.end())
            self._at = found.end()

    def _skip(self, markup: str) -> int:
        """Go behind the next `markup`, and return where it starts."""
        start = self._text.find(markup, self._at, self._end)
        if start < 0:
            return self._at
        self._at = start + len(markup)
        return start

    def _match(self, pattern: re.Pattern[str]) -> None:
        """Go behind the next match of a pattern."""
        found = pattern.search(self._text, self._at, self._end)
        if found:
            self._at = found.end()
