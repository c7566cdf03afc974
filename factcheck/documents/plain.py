"""Plain text: the whole file is the text, its first short line may be the headline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.documents.decoding import printable
from factcheck.documents.document import Document
from factcheck.documents.lines import TextLocator

if TYPE_CHECKING:
    from factcheck.documents.article import Article

__all__ = ["from_text", "plain_article", "read_plain"]


def plain_article(text: str, *, title: str = "", published: date | None = None, hints: str = "") -> Article:
    """Return the article in a plain text; `title` and `published` are what is known from elsewhere."""
    # The patterns behind these take some 20 ms to compile: `factcheck --help` does not wait for them.
    from factcheck.documents.article import compose
    from factcheck.documents.paragraphs import passages

    return compose(text, passages(text), title=title, published=published, hints=hints)


def read_plain(text: str, path: str) -> Document:
    """Return the document that a decoded text file holds, its id still empty."""
    article = plain_article(text)
    return Document(
        id="",
        path=path,
        text=text,
        title=article.headline,
        published=article.published,
        blocks=article.blocks,
        dateline=article.dateline,
        raw=text,
        locate=TextLocator(text, article.headline_start),
    )


def from_text(
    text: str,
    *,
    id: str = "text",
    title: str = "",
    published: date | None = None,
    source: str = "",
    url: str = "",
    path: str = "-",
) -> Document:
    """Return a document made of a string, for callers that have no file.

    Without a `title` the first short line is the headline, without `published` the text itself is asked for its date.
    Positions are lines and columns of `text`; code points that no file can hold become U+FFFD.
    """
    text, title = printable(text), printable(title).strip()
    article = plain_article(text, title=title, published=published, hints=url)
    return Document(
        id=id,
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=source,
        url=url,
        blocks=article.blocks,
        dateline=article.dateline,
        raw=text,
        locate=TextLocator(text, article.headline_start),
    )
