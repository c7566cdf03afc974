"""The order in which documents are compared: by what they are, and not by the order in which they were named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factcheck.documents.document import Document

__all__ = ["in_canonical_order"]


def in_canonical_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents sorted by path; those of one path (lines of a feed) by day, title, source and text.

    A document without a day comes after those that have one.  Ids, which may be numbered as documents come in, decide
    only between documents that are alike in everything else.
    """
    return sorted(
        documents,
        key=lambda d: (d.path, d.published or date.max, d.title, d.source, d.url, d.text, d.id),
    )
