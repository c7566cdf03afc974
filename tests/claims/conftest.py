"""Sentences from CoNLL-U: trees corrected by hand, so that most tests need no parser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.claims import Sentence, Token
from factcheck.documents import Block, BlockKind, Document

_TREES = Path(__file__).with_name("trees.conllu")

Tree = Callable[..., Sentence]


@pytest.fixture(scope="session")
def tree() -> Tree:
    """Return the sentence of `trees.conllu` that begins with some words."""
    stored = _read(_TREES.read_text(encoding="utf-8"))

    def find(start: str, *, kind: BlockKind = "paragraph") -> Sentence:
        found = [rows for text, rows in stored if text.startswith(start)]
        assert len(found) == 1, f"{len(found)} sentences begin with {start!r}"
        return sentence_of(found[0], kind)

    return find


def _read(conllu: str) -> list[tuple[str, list[list[str]]]]:
    found = []
    for block in conllu.strip().split("\n\n"):
        comment, *lines = block.splitlines()
        found.append((comment.removeprefix("# text = "), [line.split("\t") for line in lines]))
    return found


def sentence_of(rows: list[list[str]], kind: BlockKind = "paragraph") -> Sentence:
    """Make a sentence, alone in its document, of the ten columns of its words."""
    text = ""
    spans = []
    for row in rows:
        spans.append((len(text), len(text) + len(row[1])))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    text = text.rstrip()
    tokens = []
    for i, (row, (start, end)) in enumerate(zip(rows, spans, strict=True)):
        misc = dict(item.split("=") for item in row[9].split("|") if "=" in item)
        place, _, label = misc.get("NER", "").partition("-")
        head = i if row[6] == "0" else int(row[6]) - 1
        morph = "" if row[5] == "_" else row[5]
        tokens.append(
            Token(i, row[1], row[2], row[3], row[4], row[7], head, start, end, morph, label, place == "B")
        )
    document = Document("a", "a.txt", text, blocks=(Block("text", 0, len(text), kind),))
    return Sentence(document, "text", 0, len(text), tuple(tokens), kind)
