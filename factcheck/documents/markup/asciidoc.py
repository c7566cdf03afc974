"""AsciiDoc: its blocks, line by line.

Only the structure that tells prose from the rest is read: headers, paragraphs, lists, quotations, what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.documents.dates import dates_in
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document
from factcheck.documents.markup.asciidoc_inline import write_inline
from factcheck.documents.markup.frontmatter import front_matter
from factcheck.documents.markup.manuscript import Head, line_of, manuscript
from factcheck.documents.markup.prose import Prose
from factcheck.errors import InputError

__all__ = ["read_asciidoc"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_ATTRIBUTE = re.compile(r":(?P<name>!?[\w-]{1,80}!?):(?:[ \t]+(?P<value>.*))?$")
_HEADING = re.compile(r"(?P<level>={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"([=\-~^+])\1{2,}[ \t]*$")
_COMMENT = re.compile(r"//(?!/)")
# Blocks between two equal lines whose inside is no prose: comments, listings, literals, pass-through, tables.
_SEALED = re.compile(r"(?:/{4,}|-{4,}|\.{4,}|\+{4,}|[|,:!]={3,}|```.*)[ \t]*$")
_QUOTE = re.compile(r"_{4,}[ \t]*$")
_OPEN = re.compile(r"(?:={4,}|\*{4,}|--)[ \t]*$")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*)[ \t]*$")
_STYLE = re.compile(r"\[(?P<style>[^\]]*)\]{1,2}[ \t]*$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_MACRO = re.compile(r"[A-Za-z][\w-]{0,40}::\S{0,2000}\[.*\][ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<[\d.]{1,3}>)[ \t]+(?=\S)")
_CHECKBOX = re.compile(r"\[[ *x]\][ \t]+")
_TERM = re.compile(r"[ \t]*(?=\S)[^\r\n]{0,300}?(?:::{1,3}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CONTINUATION = re.compile(r"\+[ \t]*$")
_NO_PROSE_STYLES = frozenset(
    "source listing literal verse stem latexmath asciimath pass comment horizontal".split()
)
_DATES = ("revdate", "date", "docdate")


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read_asciidoc(text: str, path: str) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a decoded AsciiDoc file holds, its id still empty, and what is wrong with its head."""
    head, start = front_matter(text, path)
    reader = _Reader([_Line(m.start(), m.group().rstrip("\r\n")) for m in _LINE.finditer(text, start)])
    reader.read()
    stated = reader.attributes
    if head == Head():
        date, at = reader.date
        head = Head(
            date=date,
            date_line=line_of(text, at) if date else None,
            source=stated.get("source", ""),
            url=stated.get("url", ""),
        )
    return manuscript(text, path, reader.prose, head)


class _Reader:
    def __init__(self, lines: list[_Line]) -> None:
        self.prose = Prose()
        self.attributes: dict[str, str] = {}
        self.date = ("", 0)  # as it is stated, and where
        self._lines = lines
        self._at = 0
        self._quoted = False
        self._style = ""

    def read(self) -> None:
        """Write the passages of all lines."""
        self._header()
        while self._at < len(self._lines):
            self._block()

    def _header(self) -> None:
        """Read the title, the author, the revision and the attributes, which end with the first blank line."""
        below = 0  # lines under the title that are no attributes
        titled = False
        while self._at < len(self._lines):
            line = self._lines[self._at]
            attribute = _ATTRIBUTE.match(line.text)
            if _SEALED.match(line.text) and line.text.startswith("////"):
                self._sealed()
                continue
            if attribute:
                self._attribute(attribute, line)
            elif line.blank and titled:
                return
            elif not titled and line.text.startswith("= "):
                titled = True
                write_inline(self.prose, [(line.start + 2, line.text[2:])], self.attributes)
                self.prose.finish("headline")
            elif titled and not _COMMENT.match(line.text):
                below += 1
                found = next(dates_in(line.text), None) if below == 2 else None
                if found:
                    self._dated(found[1].isoformat(), line)
            elif not line.blank and not _COMMENT.match(line.text):
                return
            self._at += 1

    def _attribute(self, found: re.Match[str], line: _Line) -> None:
        name, value = found["name"].lower(), printable((found["value"] or "").strip())
        self.attributes[name] = value
        if name in _DATES and value:
            self._dated(value, line)

    def _dated(self, value: str, line: _Line) -> None:
        if not self.date[0]:
            self.date = (value, line.start)

    def _block(self) -> None:
        line = self._lines[self._at]
        words = line.text
        attribute = _ATTRIBUTE.match(words)
        if line.blank or _COMMENT.match(words) or _BREAK.match(words) or _CONTINUATION.match(words):
            self._at += 1
        elif attribute:
            self._attribute(attribute, line)
            self._at += 1
        elif _SEALED.match(words):
            self._sealed()
        elif _QUOTE.match(words):
            if self._style_name() == "verse":
                self._sealed()
            else:
                self._quoted = not self._quoted
                self._at += 1
            self._style = ""
        elif _OPEN.match(words):
            if self._style_name() in _NO_PROSE_STYLES:
                self._sealed()
            self._style = ""
            self._at += 1
        elif style := _STYLE.match(words):
            self._style = style["style"]
            self._at += 1
        elif _BLOCK_TITLE.match(words) or _MACRO.match(words):
            self._at += 1
        elif heading := _HEADING.match(words):
            write_inline(self.prose, [(line.start + heading.end(), words[heading.end() :])], self.attributes)
            self.prose.finish("headline" if len(heading["level"]) == 1 else None)
            self._at += 1
        else:
            self._paragraph()

    def _style_name(self) -> str:
        return re.split(r"[,%.#]", self._style, maxsplit=1)[0].strip().lower()

    def _sealed(self) -> None:
        """Go behind a block up to the line that closes it; one that nothing closes reaches to the end of the file."""
        closing = self._lines[self._at].text.rstrip()
        closing = "```" if closing.startswith("```") else closing
        self._at += 1
        while self._at < len(self._lines) and self._lines[self._at].text.rstrip() != closing:
            self._at += 1
        self._at += 1
        self._style = ""

    def _paragraph(self) -> None:
        first = self._lines[self._at]
        style, self._style = self._style_name(), ""
        item = _ITEM.match(first.text)
        term = None if item else _TERM.match(first.text)
        literal = first.text[0].isspace() and not item and not term
        below = self._lines[self._at + 1].text if self._at + 1 < len(self._lines) else ""
        if _UNDERLINE.match(below) and abs(len(below.rstrip()) - len(first.text.rstrip())) <= 1:
            write_inline(self.prose, [(first.start, first.text)], self.attributes)
            self.prose.finish("headline" if below.startswith("=") else None)
            self._at += 2
            return
        begin = item.end() if item else term.end() if term else 0
        for skipped in (_CHECKBOX if item else _ADMONITION,):
            more = skipped.match(first.text, begin)
            begin = more.end() if more else begin
        lines = [(first.start + begin, first.text[begin:]), *self._rest()]
        if literal or style in _NO_PROSE_STYLES or style.startswith("stem"):
            return
        kind: BlockKind = (
            "quote" if self._quoted or style == "quote" else "list_item" if item else "paragraph"
        )
        notes = write_inline(self.prose, lines, self.attributes)
        self.prose.finish(kind)
        for note in notes:
            write_inline(self.prose, [note], self.attributes)
            self.prose.finish("paragraph")

    def _rest(self) -> Iterator[tuple[int, str]]:
        """Yield the other lines of the paragraph that begins here, and go behind it."""
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            words = line.text
            if line.blank or _ITEM.match(words) or _TERM.match(words) or _CONTINUATION.match(words):
                return
            if _SEALED.match(words) or _QUOTE.match(words) or _OPEN.match(words) or _STYLE.match(words):
                return
            if not _COMMENT.match(words):
                yield line.start, words
            self._at += 1
