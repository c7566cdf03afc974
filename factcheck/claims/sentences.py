"""From documents to parsed sentences, with offsets into the field that the words come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.irregular import ONLY_PARTICIPLES
from factcheck.claims.mistaken import with_verbs
from factcheck.claims.repair import repaired
from factcheck.documents import Block, Document

if TYPE_CHECKING:
    from factcheck.claims.parsing import Parser
    from factcheck.claims.parsing.parsed import ReadText
    from factcheck.claims.parsing.parsed import ReadToken as Word

__all__ = ["LONGEST_SENTENCE", "LONGEST_UNIT", "sentences"]

LONGEST_SENTENCE = 300
"""Words; a longer sentence is no sentence but a list or a table, and is cut."""

LONGEST_UNIT = 4000
"""Code points that the parser gets at once; what it learned from are paragraphs."""

_SHORTEST_UNIT = LONGEST_UNIT // 2
_CUTS = (re.compile(r"[.!?][\"”’)]? "), re.compile(r"[;\n]"), re.compile(r"\s"))
"""Where a long text is cut, best first."""

_BLANKS = dict.fromkeys(map(ord, "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u200b\u202f\ufeff"), " ")
"""White space that the parser sees as a plain space; each stays one code point, so that offsets hold."""
_SURROGATES = re.compile("[\ud800-\udfff]")


class _Unit(NamedTuple):
    """A stretch of a block that is parsed at once."""

    document: Document
    block: Block
    start: int
    text: str


def sentences(documents: Iterable[Document], parser: Parser) -> Iterator[Sentence]:
    """Parse the blocks of the documents; yield their sentences in reading order, numbered within each document."""
    units = [unit for document in documents for block in document.blocks for unit in _units(document, block)]
    document: Document | None = None
    index = 0
    for unit, doc in zip(units, parser.pipe(unit.text for unit in units), strict=True):
        if unit.document is not document:
            document, index = unit.document, 0
        for tokens in _sentence_tokens(unit, doc):
            yield Sentence(
                unit.document,
                unit.block.field,
                tokens[0].start,
                tokens[-1].end,
                tokens,
                unit.block.kind,
                index,
            )
            index += 1


def _units(document: Document, block: Block) -> Iterator[_Unit]:
    text = _SURROGATES.sub(
        "\ufffd", document.field_text(block.field)[block.start : block.end].translate(_BLANKS)
    )
    start = 0
    while start < len(text):
        end = _cut(text, start)
        part = text[start:end]
        stripped = part.lstrip(" ")
        if stripped:
            yield _Unit(document, block, block.start + start + len(part) - len(stripped), stripped)
        start = end


def _cut(text: str, start: int) -> int:
    """Return where the unit that begins at `start` ends."""
    if len(text) - start <= LONGEST_UNIT:
        return len(text)
    window = text[start + _SHORTEST_UNIT : start + LONGEST_UNIT]
    for cut in _CUTS:
        last = None
        for last in cut.finditer(window):  # noqa: B007
            pass
        if last is not None:
            return start + _SHORTEST_UNIT + last.end()
    return start + LONGEST_UNIT


def _sentence_tokens(unit: _Unit, doc: ReadText) -> Iterator[tuple[Token, ...]]:
    field = unit.document.field_text(unit.block.field)
    # A headline is one sentence, whatever its commas and colons look like to the parser.
    spans: Iterable[Iterable[Word]] = [doc] if unit.block.kind in ("title", "headline") else doc.sents
    for span in spans:
        words = [token for token in span if not token.is_space]
        for i in range(0, len(words), LONGEST_SENTENCE):
            tokens = _plain(words[i : i + LONGEST_SENTENCE], unit.start, field)
            if tokens:
                yield tokens


def _plain(words: Sequence[Word], offset: int, field: str) -> tuple[Token, ...]:
    """Copy the parser's tokens; where a governor is left out, the nearest one that stays takes its place."""
    places = {word.i: i for i, word in enumerate(words)}
    governors = [places.get(_governor(word).i, i) for i, word in enumerate(words)]
    tops = [i for i, governor in enumerate(governors) if governor == i]
    root = next((i for i in tops if words[i].dep_ == "ROOT"), tops[0] if tops else 0)
    tokens = []
    for i, word in enumerate(words):
        dep, governor = word.dep_, governors[i]
        if i == root:
            dep, governor = "root", i
        elif governor == i:
            dep, governor = "parataxis", root
        start = offset + word.idx
        end = start + len(word)
        tokens.append(
            Token(
                i, field[start:end], word.lemma_, word.pos_, _tag(word), dep, governor, start, end,
                str(word.morph), word.ent_type_, word.ent_iob_ == "B",
            )
        )  # fmt: skip
    return repaired(with_verbs(tokens))


def _tag(word: Word) -> str:
    """Return the tag of a word; "flown" is a participle even where it was taken for a past tense."""
    return "VBN" if word.tag_ == "VBD" and word.text.casefold() in ONLY_PARTICIPLES else word.tag_


def _governor(word: Word) -> Word:
    head = word.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return head
