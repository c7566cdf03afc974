"""DOCX: python-docx opens it and knows its styles; the text is that which stands when all changes are accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from factcheck.documents.document import BlockKind, Document
from factcheck.documents.limits import Limits
from factcheck.documents.paged.package import open_package
from factcheck.documents.paged.paragraphs import Paragraphs
from factcheck.documents.problems import NOT_TEXT
from factcheck.errors import InputError

__all__ = ["read_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What holds runs or paragraphs and is looked into.  Not so deleted and moved text (w:del, w:moveFrom), tables, text
# boxes, formulas, the codes of fields.
_AROUND_BLOCKS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"})
_AROUND_RUNS = frozenset(
    f"{_W}{name}"
    for name in "hyperlink ins moveTo smartTag sdt sdtContent fldSimple bdo dir customXml".split()
)
_BLANKS = frozenset(f"{_W}{name}" for name in ("tab", "br", "cr", "ptab"))
_RENDERED_BREAK = f"{_W}lastRenderedPageBreak"
_NO_PROSE_STYLES = (
    "heading", "toc", "caption", "code", "html preformatted", "plain text code", "subtitle", "header", "footer",
    "bibliography", "index", "table of",
)  # fmt: skip


def read_word(data: bytes, path: str, limits: Limits) -> Document:
    """Return the document that a .docx holds, its id still empty.

    Its properties are not asked: they tell who made the template and when the file was copied.  Raises `InputError`:
    FC903 when it is damaged, encrypted or no Word document, FC904 when it unpacks to more than the limit.
    """
    open_package(data, path, limits)
    import docx

    try:
        found = docx.Document(io.BytesIO(data))
        reader = _Reader(found)
        reader.read(found.element.body)
        reader.read_notes()
    except Exception as error:  # a broken package can fail in more ways than python-docx documents
        message = f"not a Word document that can be read: {type(error).__name__}"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    return reader.paragraphs.document(path)


class _Reader:
    def __init__(self, found: Any) -> None:
        self.paragraphs = Paragraphs()
        self._found = found
        self._styles = {style.style_id: style for style in found.styles}
        body = found.element.body
        # Word notes where a page broke when it last showed the file, after page breaks that were typed as well.
        self._rendered = next(body.iter(_RENDERED_BREAK), None) is not None
        typed = (b.get(f"{_W}type") == "page" for b in body.iter(f"{_W}br"))
        self._page = 1 if self._rendered or any(typed) else None

    def read(self, block: Any, part: str = "") -> None:
        """Add the paragraphs of the body, or of a note."""
        for child in block:
            if child.tag == f"{_W}p":
                page = self._page
                pieces: list[str] = []
                for piece, after in self._pieces(child):
                    # A break before the first word moves the paragraph itself.
                    page = page if pieces else after
                    pieces.append(piece)
                words = "".join(pieces)
                self.paragraphs.add(words, self._kind(child), page=None if part else page, part=part)
            elif child.tag in _AROUND_BLOCKS and not _is_table_of_contents(child):
                self.read(child, part)

    def read_notes(self) -> None:
        """Add the footnotes and endnotes."""
        from lxml import etree

        for kind in ("footnote", "endnote"):
            for relation in self._found.part.rels.values():
                if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
                    continue
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                notes = etree.fromstring(relation.target_part.blob, parser).findall(f"{_W}{kind}")
                own = [note for note in notes if note.get(f"{_W}type") in (None, "normal")]
                for number, note in enumerate(own, start=1):
                    self.read(note, part=f"{kind} {number}")

    def _pieces(self, element: Any) -> Iterator[tuple[str, int | None]]:
        """Yield the words of a paragraph, each with the page that it stands on."""
        for child in element:
            if child.tag in _AROUND_RUNS:
                yield from self._pieces(child)
            elif child.tag == f"{_W}r" and not _is_hidden(child):
                for part in child:
                    self._turn(part)
                    if part.tag == f"{_W}t":
                        yield part.text or "", self._page
                    elif part.tag == f"{_W}noBreakHyphen":
                        yield "-", self._page
                    elif part.tag in _BLANKS and part.get(f"{_W}type") != "page":
                        yield " ", self._page

    def _turn(self, part: Any) -> None:
        """Count a page where one begins."""
        typed = part.tag == f"{_W}br" and part.get(f"{_W}type") == "page"
        if self._page is not None and (part.tag == _RENDERED_BREAK if self._rendered else typed):
            self._page += 1

    def _kind(self, paragraph: Any) -> BlockKind | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        names = list(self._names(style.get(f"{_W}val") if style is not None else ""))
        if self.paragraphs.in_head and any(name in ("title", "heading 1") for name in names):
            return "headline"
        if any(name == "title" or name.startswith(_NO_PROSE_STYLES) for name in names):
            return None
        if any("quote" in name for name in names):
            return "quote"
        if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or any(n.startswith("list ") for n in names):
            return "list_item"
        return "paragraph"

    def _names(self, style: str) -> Iterator[str]:
        """Yield the name of a style and of those that it is based on, in small letters."""
        seen: set[str] = set()
        found = self._styles.get(style)
        while found is not None and found.style_id not in seen:
            seen.add(found.style_id)
            yield (found.name or "").lower()
            found = getattr(found, "base_style", None)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _is_table_of_contents(block: Any) -> bool:
    gallery = block.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"
