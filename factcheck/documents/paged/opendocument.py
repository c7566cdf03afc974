"""ODT: the text of a word processor in the OpenDocument format, as it stands when all changes are accepted."""

from __future__ import annotations

from typing import Any

from factcheck.documents.document import BlockKind, Document
from factcheck.documents.limits import Limits
from factcheck.documents.paged.package import ENCRYPTED, open_package
from factcheck.documents.paged.paragraphs import Paragraphs

__all__ = ["read_opendocument"]

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ENCRYPTED = b"manifest:encryption-data"
_AROUND_BLOCKS = frozenset(
    {f"{_T}section", f"{_T}list", f"{_T}list-item", f"{_T}list-header", f"{_T}numbered-paragraph"}
)
_AROUND_WORDS = frozenset(
    f"{_T}{name}"
    for name in "span a meta meta-field ruby ruby-base bookmark-ref reference-ref sequence".split()
)
_PAGE = f"{_T}soft-page-break"
_NO_PROSE_STYLES = ("heading", "subtitle", "contents", "caption", "preformatted", "index", "header", "footer")


def read_opendocument(data: bytes, path: str, limits: Limits) -> Document:
    """Return the document that an .odt holds, its id still empty.

    Its properties are not asked, as with .docx.  Raises `InputError`: FC903 when it is damaged, encrypted or no text,
    FC904 when it unpacks to more than the limit.
    """
    package = open_package(data, path, limits)
    if "META-INF/manifest.xml" in package and _ENCRYPTED in package.read("META-INF/manifest.xml"):
        raise package.refused(ENCRYPTED)
    root = package.xml("content.xml")
    text = root.find(f"{_O}body/{_O}text")
    if text is None:
        raise package.damaged("it holds no text document")
    reader = _Reader(root)
    reader.read(text)
    reader.read_notes()
    return reader.paragraphs.document(path)


class _Reader:
    def __init__(self, root: Any) -> None:
        self.paragraphs = Paragraphs()
        self._parents = {
            style.get(f"{_S}name"): style.get(f"{_S}parent-style-name") or ""
            for style in root.iter(f"{_S}style")
        }
        self._page = 1 if next(root.iter(_PAGE), None) is not None else None
        self._notes: list[Any] = []

    def read(self, block: Any, *, in_list: bool = False) -> None:
        """Add the paragraphs of the body."""
        for child in block:
            if child.tag == _PAGE:
                self._turn()
            elif child.tag in (f"{_T}p", f"{_T}h"):
                page = self._page
                words = self._words(child)
                self.paragraphs.add(words, self._kind(child, in_list=in_list), page=page)
            elif child.tag in _AROUND_BLOCKS:
                self.read(child, in_list=in_list or child.tag == f"{_T}list")

    def read_notes(self) -> None:
        """Add the footnotes and endnotes that were met."""
        for number, note in enumerate(self._notes, start=1):
            body = note.find(f"{_T}note-body")
            for paragraph in body if body is not None else ():
                self.paragraphs.add(self._words(paragraph), "paragraph", part=f"note {number}")

    def _words(self, element: Any) -> str:
        pieces = [element.text or ""]
        for child in element:
            if child.tag in _AROUND_WORDS:
                pieces.append(self._words(child))
            elif child.tag in (f"{_T}s", f"{_T}tab", f"{_T}line-break"):
                pieces.append(" ")
            elif child.tag == _PAGE:
                self._turn()
            elif child.tag == f"{_T}note":
                self._notes.append(child)
            pieces.append(child.tail or "")
        return "".join(pieces)

    def _turn(self) -> None:
        if self._page is not None:
            self._page += 1

    def _kind(self, paragraph: Any, *, in_list: bool) -> BlockKind | None:
        style = (paragraph.get(f"{_T}style-name") or "").lower()
        names = (style, (self._parents.get(paragraph.get(f"{_T}style-name")) or "").lower())
        first_level = paragraph.tag == f"{_T}h" and paragraph.get(f"{_T}outline-level", "1") == "1"
        if self.paragraphs.in_head and (first_level or "title" in names):
            return "headline"
        if paragraph.tag == f"{_T}h" or any(n == "title" or n.startswith(_NO_PROSE_STYLES) for n in names):
            return None
        if any(name.startswith("quotation") for name in names):
            return "quote"
        return "list_item" if in_list else "paragraph"
