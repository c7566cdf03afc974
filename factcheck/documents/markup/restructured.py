"""reStructuredText: docutils reads it, and the words of its paragraphs are followed through the source."""

from __future__ import annotations

import re
from typing import Any

from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document
from factcheck.documents.markup.manuscript import Head, line_of, manuscript
from factcheck.documents.markup.prose import Prose
from factcheck.documents.problems import NOT_TEXT, TOO_LARGE
from factcheck.errors import InputError

__all__ = ["read_restructured"]

_SETTINGS = {
    "_disable_config": True,  # no docutils.conf of the directory or the user
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,  # what docutils finds wrong is the business of other tools
    "halt_level": 5,
    "input_encoding": "unicode",
    "line_length_limit": 1_000_000,
    "syntax_highlight": "none",
}
# Nodes whose words are no assertion of the text.  (Docutils has a class for each; their names are the tags.)
_LEFT_OUT = frozenset(
    "table comment literal_block doctest_block math_block raw substitution_definition target topic system_message"
    " citation meta decoration attribution image math footnote_reference citation_reference label option_list"
    " line_block docinfo subtitle rubric caption generated field_name".split()
)
# What stands behind the words of a link: " <address>`_", "`_", "`__".
_LINK_END = re.compile(r"(?:\s{0,9}<[^<>]{0,2000}>)?`__?")
# A role that docutils does not know, as in Sphinx: :doc:`words <target>`.
_ROLE = re.compile(r":[\w:.+-]{1,80}:`(?P<words>[^`<]{1,500}?)(?:\s{0,9}<[^<>`]{0,500}>)?`")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MOST_WORK = 500_000_000  # marks times characters of a paragraph: some eight seconds
_NEAR = 2_000  # how far ahead the next words of a paragraph are sought, in code points


def read_restructured(text: str, path: str) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a decoded .rst file holds, its id still empty, and what is wrong with its head.

    Raises `InputError` (FC903) when docutils cannot read it, or (FC904) would take all day.
    """
    from docutils.core import publish_doctree

    _check_marks(text, path)
    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
    except Exception as error:  # a directive can break docutils in more ways than it documents
        message = f"not reStructuredText that docutils can read: {type(error).__name__}"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    reader = _Reader(text)
    reader.read(tree)
    return manuscript(text, path, reader.prose, _head(tree, text))


def _check_marks(text: str, path: str) -> None:
    """Refuse a paragraph full of marks: docutils looks for the end of each that nothing closes, to the last line."""
    start = 0
    for gap in (*_BLANK_LINE.finditer(text), None):
        end = gap.start() if gap else len(text)
        marks = sum(text.count(mark, start, end) for mark in "`*|_")
        if marks * (end - start) > _MOST_WORK:
            message = f"a paragraph of {end - start:,} characters with {marks:,} marks is too long to read"
            raise InputError(message, path=path, code=TOO_LARGE, line=line_of(text, start))
        start = gap.end() if gap else end


def _head(tree: Any, text: str) -> Head:
    """Return what the field list at the beginning states: the date; and the source, where a site's generator has it."""
    stated: dict[str, str] = {}
    for info in tree.children:
        if info.tagname == "docinfo":
            for item in info.children:
                name, value = item.tagname, item.astext()
                if name == "field":
                    name, value = (child.astext() for child in item.children)
                stated.setdefault(name.lower(), printable(" ".join(value.split())))
    date_at = re.search(r"^:date:", text, re.MULTILINE | re.IGNORECASE)
    return Head(
        date=stated.get("date", ""),
        date_line=line_of(text, date_at.start()) if date_at else None,
        source=stated.get("source", ""),
        url=stated.get("url", ""),
    )


class _Reader:
    """Writes the passages of a tree, in the order of the file."""

    def __init__(self, text: str) -> None:
        self.prose = Prose()
        self._text = text
        self._at = 0

    def read(self, node: Any, kind: BlockKind = "paragraph") -> None:
        """Write the paragraphs inside a node; `kind` is that of what is around it."""
        for child in node.children:
            name = child.tagname
            if name == "title":
                self._passage(child, "headline" if node.tagname == "document" else None)
            elif name in ("paragraph", "term"):
                self._passage(child, kind if name == "paragraph" else None)
            elif name in _LEFT_OUT:
                self._pass_over(child)
            else:
                inside: BlockKind = (
                    "quote"
                    if name == "block_quote" or kind == "quote"
                    else "list_item"
                    if name == "list_item"
                    else kind
                )
                self.read(child, inside)

    def _passage(self, node: Any, kind: BlockKind | None) -> None:
        first = (node.rawsource or node.astext()).split("\n", 1)[0].strip()
        start = self._text.find(first, self._at) if first else -1
        if start >= 0:
            self._at = start
        self._inline(node)
        self.prose.finish(kind)

    def _pass_over(self, node: Any) -> None:
        """Go behind what is left out, where its source is known: its words may return in the text."""
        source = node.rawsource
        start = self._text.find(source, self._at) if source else -1
        if start >= 0:
            self._at = start + len(source)

    def _inline(self, node: Any) -> None:
        for child in node.children:
            if child.tagname == "#text":
                self._words(child.astext())
            elif child.tagname == "problematic":
                role = _ROLE.fullmatch(child.astext())
                if role:
                    self._words(role["words"])
                    self._behind("`")
            elif child.tagname in _LEFT_OUT and child.tagname != "target":  # a target inside a line has words
                self._behind(child.rawsource)
            else:
                self._inline(child)
                if child.tagname == "reference":
                    found = _LINK_END.match(self._text, self._at)
                    self._at = found.end() if found else self._at

    def _words(self, words: str) -> None:
        """Write words where they stand; docutils has taken escapes out of them and indents from their lines."""
        for line in words.splitlines(keepends=True):
            whole = line.strip()
            if line[:1].isspace():
                self._blank()
            if whole:
                self._line(whole)
            if line[-1:].isspace():
                self._blank()

    def _line(self, words: str) -> None:
        start = self._text.find(words, self._at, self._at + _NEAR + len(words))
        if start >= 0:
            self.prose.write(words, start)
            self._at = start + len(words)
            return
        for i, word in enumerate(words.split()):
            if i:
                self._blank()
            start = self._text.find(word, self._at, self._at + _NEAR)
            if start >= 0:
                self.prose.write(word, start)
                self._at = start + len(word)
            else:  # an escape inside, or a substitution: it stands where we are
                self.prose.put(word, self._at, min(self._at + 1, len(self._text)))

    def _blank(self) -> None:
        self.prose.put(" ", self._at, min(self._at + 1, len(self._text)))

    def _behind(self, source: str) -> None:
        start = self._text.find(source, self._at, self._at + _NEAR) if source else -1
        if start >= 0:
            self._at = start + len(source)
