"""Sentences from CoNLL-U: trees corrected by hand, so that most tests need no parser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.claims import Sentence, Token
from factcheck.documents import Block, BlockKind, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


class StoredParser:
    """A parser that knows the sentences of `trees.conllu`, and nothing else."""

    def __init__(self, stored: list[tuple[str, list[list[str]]]]) -> None:
        from spacy.vocab import Vocab

        self._stored = stored
        self._vocab = Vocab()

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Answer texts that are stored sentences, one after another with a space between."""
        return map(self._doc, texts)

    def _doc(self, text: str) -> Doc:
        from spacy.tokens import Doc

        rows: list[list[str]] = []
        heads: list[int] = []
        while text:
            sentence, found = max(
                (s for s in self._stored if text.startswith(s[0])), key=lambda stored: len(stored[0])
            )
            heads += [len(rows) + (i if row[6] == "0" else int(row[6]) - 1) for i, row in enumerate(found)]
            rows += [*found[:-1], [*found[-1][:9], found[-1][9].replace("SpaceAfter=No", "_")]]
            text = text[len(sentence) :].lstrip()
        return Doc(
            self._vocab,
            words=[row[1] for row in rows],
            spaces=["SpaceAfter=No" not in row[9] for row in rows],
            lemmas=[row[2] for row in rows],
            pos=[row[3] for row in rows],
            tags=[row[4] for row in rows],
            morphs=["" if row[5] == "_" else row[5] for row in rows],
            heads=heads,
            deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
            ents=[_misc(row).get("NER", "O") for row in rows],
        )


@pytest.fixture(scope="session")
def stored_parser() -> StoredParser:
    """A parser for documents made of sentences of `trees.conllu`."""
    return StoredParser(_read(_TREES.read_text(encoding="utf-8")))


def _misc(row: list[str]) -> dict[str, str]:
    return dict(item.split("=") for item in row[9].split("|") if "=" in item)


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
        place, _, label = _misc(row).get("NER", "").partition("-")
        head = i if row[6] == "0" else int(row[6]) - 1
        morph = "" if row[5] == "_" else row[5]
        tokens.append(
            Token(i, row[1], row[2], row[3], row[4], row[7], head, start, end, morph, label, place == "B")
        )
    document = Document("a", "a.txt", text, blocks=(Block("text", 0, len(text), kind),))
    return Sentence(document, "text", 0, len(text), tuple(tokens), kind)
