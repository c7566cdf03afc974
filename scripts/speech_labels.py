"""The hand-made labels of speech and reference, and the documents that they point into."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.documents import Block, Document, from_text, read

__all__ = [
    "GUM_PARTS",
    "Label",
    "Place",
    "Reference",
    "Statement",
    "documents_of",
    "gum_blocks",
    "gum_document",
    "read_labels",
]

GUM_PARTS = ("train", "dev", "test")


@dataclass(frozen=True)
class Place:
    """Code points `[start, end)` of a field of a document."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """What a predicate is said to be; `claimless` where no claim should be made of it (questions, instructions)."""

    predicate: Place
    speaker: tuple[Place, ...]
    act: str
    modality: str
    negated: bool
    claimless: bool


@dataclass(frozen=True)
class Reference:
    """A word or phrase that means something named elsewhere; no antecedents where a reader cannot tell."""

    mention: Place
    antecedents: tuple[Place, ...]


@dataclass(frozen=True)
class Label:
    """The labels of one sentence."""

    file: str
    document: str
    half: str
    sentence: Place
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]

    @property
    def key(self) -> str:
        """Tell documents of all files apart."""
        return f"{self.file}#{self.document}"


def read_labels(path: Path, shared: Path) -> tuple[list[Label], dict[str, Document]]:
    """Return the labels, in the offsets of documents, and these documents by `Label.key`.

    Raises `FileNotFoundError` where the labelled texts are not below `shared`.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents: dict[str, Document] = {}
    starts: dict[str, Place] = {}
    for file in dict.fromkeys(row["file"] for row in rows):
        wanted = {row.get("document", "") for row in rows if row["file"] == file}
        for document, places in documents_of(shared / file, wanted):
            documents[f"{file}#{document.id}"] = document
            starts |= places
    return [_label(row, starts) for row in rows], documents


def documents_of(path: Path, wanted: Iterable[str]) -> Iterator[tuple[Document, dict[str, Place]]]:
    """Yield the wanted documents of a file, each with the places of those sentences that have names of their own."""
    if path.suffix == ".json":
        for row in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            if row["id"] in wanted:
                yield from_text(row["text"], id=row["id"], title=row["title"] or "", path=row["id"]), {}
    elif path.suffix == ".gz":
        for name, block in gum_blocks(path):
            if name in wanted:
                yield gum_document(name, block)
    else:
        (document,) = read([str(path)]).documents
        yield Document("", document.path, document.text, document.title, blocks=document.blocks), {}


def gum_blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the documents of a CoNLL-U file: name and lines."""
    name, lines = "", list[str]()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                if name:
                    yield name, lines
                name, lines = line.split(" = ")[1].strip(), []
            lines.append(line.rstrip("\n"))
    if name:
        yield name, lines


def gum_document(name: str, lines: list[str]) -> tuple[Document, dict[str, Place]]:
    """Put a document together again, paragraph after paragraph; return it with the places of its sentences."""
    paragraphs: list[list[tuple[str, str]]] = [[]]
    sentence = ""
    for line in lines:
        if line == "# newpar":
            paragraphs.append([])
        elif line.startswith("# sent_id = "):
            sentence = line.split(" = ")[1]
        elif line.startswith("# text = "):
            paragraphs[-1].append((sentence, line.removeprefix("# text = ")))
    text, blocks, places = "", [], {}
    for paragraph in filter(None, paragraphs):
        first = len(text)
        for sentence, words in paragraph:
            places[sentence] = Place("text", len(text), len(text) + len(words))
            text += words + " "
        blocks.append(Block("text", first, len(text) - 1, "paragraph"))
        text += "\n"
    return Document(name, name, text, blocks=tuple(blocks)), places


def _label(row: dict[str, Any], starts: dict[str, Place]) -> Label:
    own = starts.get(row.get("sentence", ""))

    def place(span: list[Any]) -> Place:
        """Read `[start, end]`, or `[start, end, name of another sentence or of a field]`."""
        start, end, *other = span
        if own is None:
            return Place(other[0] if other else row["field"], start, end)
        base = starts[other[0]] if other else own
        return Place("text", base.start + start, base.start + end)

    statements = tuple(
        Statement(
            place(claim["predicate"]),
            tuple(place(span) for span in claim.get("speaker", ())),
            claim.get("act", ""),
            claim.get("modality", "asserted"),
            claim.get("negated", False),
            claim.get("none", False),
        )
        for claim in row["claims"]
    )
    references = tuple(
        Reference(place(r["mention"]), tuple(place(span) for span in r["antecedents"]))
        for r in row["references"]
    )
    sentence = own or Place(row["field"], row["start"], row["end"])
    return Label(row["file"], row.get("document", ""), row["half"], sentence, statements, references)
