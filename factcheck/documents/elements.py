"""XHTML and HTML without a page around them (EPUB, feeds, mail): the paragraphs of a tree of elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from factcheck.documents.document import BlockKind

__all__ = ["Words", "fragment", "paragraphs_of", "tag"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT = frozenset(
    "table pre nav figure script style svg math head aside form template iframe noscript title".split()
)
_BLOCKS = HEADINGS | frozenset(
    "p div li ul ol dl dd dt blockquote section article main header footer body html center".split()
)
_KINDS: dict[str, BlockKind] = {"blockquote": "quote", "li": "list_item"}
_TYPE = "{http://www.idpf.org/2007/ops}type"
_DEEPEST = 200  # elements inside one another; what is deeper is no text


class Words(NamedTuple):
    """The words of a paragraph as they stand in the file, white space and all, and its kind, None for a heading."""

    text: str
    kind: BlockKind | None


def fragment(html: str) -> Any:
    """Return the tree of a piece of HTML, None where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(
            html, parser=HTMLParser(no_network=True, recover=True, remove_comments=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def paragraphs_of(element: Any, kind: BlockKind = "paragraph", depth: int = 0) -> Iterator[Words]:
    """Yield what stands in a block: the blocks inside it, and the words between them as paragraphs of their own."""
    if depth > _DEEPEST or tag(element) in _LEFT_OUT:
        return
    inside = kind if kind == "quote" else _KINDS.get(tag(element), kind)
    shown = None if tag(element) in HEADINGS else inside
    words = [element.text or ""]
    for child in element:
        if tag(child) in _BLOCKS:
            yield from _paragraph(words, shown)
            words = []
            yield from paragraphs_of(child, inside, depth + 1)
        else:
            words += _inline(child, depth + 1)
        words.append(child.tail or "")
    yield from _paragraph(words, shown)


def _paragraph(words: list[str], kind: BlockKind | None) -> Iterator[Words]:
    text = "".join(words)
    if text.strip():
        yield Words(text, kind)


def _inline(element: Any, depth: int) -> list[str]:
    """Return the words of what stands inside a line; marks of notes are left out."""
    name = tag(element)
    if depth > _DEEPEST or not name or name in _LEFT_OUT or element.get(_TYPE) == "noteref":
        return []
    if name == "br":
        return [" "]
    words = [element.text or ""]
    for child in element:
        words += [*_inline(child, depth + 1), child.tail or ""]
    return words


def tag(element: Any) -> str:
    """Return the name of an element without its namespace, "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
