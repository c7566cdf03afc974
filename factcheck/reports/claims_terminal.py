"""`factcheck claims` for a person: each sentence, and under it the claims that were read out of it with their facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from factcheck.documents import Document
from factcheck.facts import GroundedClaim
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.safe import one_line
from factcheck.reports.wording import attitude, entity_words, event_words, quantity_words, time_words

__all__ = ["print_claims"]

_INDENT = 2
_LABEL_WIDTH = 10
_ROWS_INDENT = 2 * _INDENT


def print_claims(
    documents: Sequence[Document], claims: Sequence[GroundedClaim], stream: TextIO, layout: Layout
) -> None:
    """Print the claims of every document, sentence by sentence; a document without claims is named too."""
    page = Page(stream, layout)
    by_document: dict[str, list[GroundedClaim]] = {d.id: [] for d in documents}
    for grounded in claims:
        by_document[grounded.claim.document.id].append(grounded)
    for document in documents:
        _print_document(page, document, by_document[document.id])


def _print_document(page: Page, document: Document, claims: Sequence[GroundedClaim]) -> None:
    page.unbroken(
        phrase((document.path, "bold underline"), (f"  {plural(len(claims), 'claim')}", Style.QUIET))
    )
    if document.title:
        page.paragraph(phrase((one_line(document.title), Style.STRONG)))
    about = [document.source, document.published.isoformat() if document.published else "no date"]
    page.paragraph(phrase((" · ".join(one_line(a) for a in about if a), Style.QUIET)))
    page.blank()
    for _, group in groupby(claims, key=lambda g: (g.claim.field, g.claim.sentence.start)):
        in_sentence = list(group)
        _print_sentence(page, in_sentence)
        page.blank()


def _print_sentence(page: Page, claims: Sequence[GroundedClaim]) -> None:
    claim = claims[0].claim
    line, column = claim.document.locate(claim.field, claim.sentence.start)
    found = claim.document.place(claim.field, claim.sentence.start)
    where = one_line(found.words) if found else f"{line}:{column}"
    at = f"{where} " + ("headline " if claim.field == "title" else "")
    page.paragraph(phrase((at, Style.QUIET)) + phrase((one_line(claim.sentence.text), Style.QUIET)))
    for grounded in claims:
        page.paragraph(phrase("- ", one_line(grounded.claim.text)), _INDENT, hanging=len("- "))
        for label, words in _rows(grounded):
            page.paragraph(
                phrase((label.ljust(_LABEL_WIDTH), Style.QUIET)) + phrase(one_line(words)),
                _ROWS_INDENT,
                hanging=_LABEL_WIDTH,
            )


def _rows(grounded: GroundedClaim) -> list[tuple[str, str]]:
    """Return what was understood of a claim, as (label, words); a label is given once for several rows."""
    claim, facts = grounded.claim, grounded.facts
    told = attitude(grounded)
    groups = [
        ("how", [told] if told != "asserted" else []),
        ("when", [time_words(t) for t in facts.times]),
        ("how many", [quantity_words(q) for q in facts.quantities]),
        (
            "who",
            ["; ".join(dict.fromkeys(entity_words(e) for e in facts.entities))] if facts.entities else [],
        ),
        ("event", [event_words(e) for e in facts.events]),
        ("reads", [f"{r.original} = {r.antecedent}" for r in claim.resolutions]),
    ]
    return [(label if i == 0 else "", row) for label, rows in groups for i, row in enumerate(rows)]
