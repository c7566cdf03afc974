"""EPUB: the chapters of a book in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from factcheck.documents.dates import complete_date
from factcheck.documents.decoding import printable
from factcheck.documents.document import Document
from factcheck.documents.elements import paragraphs_of
from factcheck.documents.limits import Limits
from factcheck.documents.paged.package import open_package
from factcheck.documents.paged.paragraphs import Paragraphs

__all__ = ["read_epub"]

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_OBFUSCATION = b"obfuscation"
_LONGEST_TITLE = 60  # code points of a chapter's title in a place
_EVENT = "{http://www.idpf.org/2007/opf}event"


def read_epub(data: bytes, path: str, limits: Limits) -> Document:
    """Return the document that an .epub holds, its id still empty.

    Raises `InputError`: FC903 when it is damaged or protected, FC904 when it unpacks to more than the limit.
    """
    package = open_package(data, path, limits)
    if _ENCRYPTION in package and _FONT_OBFUSCATION not in package.read(_ENCRYPTION):
        raise package.refused("the book is protected against copying (DRM)")
    root_file = next((e.get("full-path") for e in _named(package.xml(_CONTAINER), "rootfile")), None)
    if not root_file:
        raise package.damaged("it names no contents")
    book = package.xml(root_file)
    paragraphs = Paragraphs()
    for number, name in enumerate(_spine(book, posixpath.dirname(root_file)), start=1):
        if name in package:
            _read_chapter(paragraphs, package.xml(name), number)
    stated = [e.text or "" for e in _named(book, "date") if e.get(_EVENT) in (None, "publication")]
    return paragraphs.document(
        path,
        title=_metadata(book, "title"),
        published=complete_date(stated[0]) if stated else None,
        source=_metadata(book, "publisher"),
        hints=" ".join(stated[:1]),
    )


def _named(root: Any, name: str) -> Iterator[Any]:
    return root.iter(f"{{*}}{name}")  # type: ignore[no-any-return]


def _metadata(book: Any, name: str) -> str:
    return next((printable(" ".join(e.text.split())) for e in _named(book, name) if e.text), "")


def _spine(book: Any, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order."""
    items = {item.get("id"): item.get("href") or "" for item in _named(book, "item")}
    for reference in _named(book, "itemref"):
        href = items.get(reference.get("idref"), "")
        if href:
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _read_chapter(paragraphs: Paragraphs, root: Any, number: int) -> None:
    """Add the paragraphs of one file of the book, whose first heading names it."""
    found = list(paragraphs_of(root))
    heading = next((" ".join(words.text.split()) for words in found if words.kind is None), "")
    title = heading if len(heading) <= _LONGEST_TITLE else heading[: _LONGEST_TITLE - 1] + "…"
    part = f"chapter “{printable(title)}”" if title else f"part {number}"
    for words in found:
        paragraphs.add(words.text, words.kind, part=part)
