"""GUM's gold coreference: which names each pronoun of a document stands for, and what is spoken of at each word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.documents import Document
from speech_labels import GUM_PARTS, gum_blocks, gum_document

__all__ = ["Pronoun", "read_chains", "read_entities"]

_EDGE = re.compile(r"\((\d+)-[^()]*\)|\((\d+)-[^()]*|(\d+)\)")
"""In a word's `Entity=`: a mention of one word, the beginning of a mention, the end of one."""
_THIRD_PERSON = frozenset("he him his she her hers it its they them their theirs".split())


@dataclass(frozen=True)
class Pronoun:
    """A pronoun of the third person at code points `[start, end)`, and how the text named before what it means."""

    start: int
    end: int
    names: tuple[str, ...]


def read_chains(folder: Path, genre: str) -> Iterator[tuple[Document, list[Pronoun]]]:
    """Yield the documents of a genre with their pronouns."""
    for part in GUM_PARTS:
        for name, lines in gum_blocks(folder / f"gum-{part}.conllu.gz"):
            if name.startswith(f"GUM_{genre}_"):
                document, starts = gum_document(name, lines)
                yield document, _pronouns(document.text, lines, {s: p.start for s, p in starts.items()})


def _pronouns(text: str, lines: list[str], starts: dict[str, int]) -> list[Pronoun]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    opened: defaultdict[str, list[int]] = defaultdict(list)
    found = []
    at = 0
    for line in lines:
        if line.startswith("# sent_id = "):
            at = starts[line.split(" = ")[1]]
        row = line.split("\t")
        if len(row) != 10 or not row[0].isdigit():
            continue
        start = text.index(row[1], at)
        at = end = start + len(row[1])
        entity = dict(f.split("=", 1) for f in row[9].split("|") if "=" in f).get("Entity", "")
        for alone, begins, ends in _EDGE.findall(entity):
            if alone:
                if row[1].casefold() in _THIRD_PERSON:
                    found.append(Pronoun(start, end, tuple(dict.fromkeys(names[alone]))))
                elif row[3] != "PRON":
                    names[alone].append(row[1])
            elif begins:
                opened[begins].append(start)
            elif opened[ends]:
                names[ends].append(text[opened[ends].pop() : end])
    return found


def read_entities(folder: Path, genre: str) -> Iterator[tuple[str, Document, dict[int, list[str]]]]:
    """Yield part and document, and for the heads of its phrases what these stand for, by where the head begins.

    Of phrases with one head, as "Lund" and "Lund and Berg", the shortest comes first.
    """
    for part in GUM_PARTS:
        for name, lines in gum_blocks(folder / f"gum-{part}.conllu.gz"):
            if name.startswith(f"GUM_{genre}_"):
                document, starts = gum_document(name, lines)
                yield part, document, _entities(document.text, lines, {s: p.start for s, p in starts.items()})


def _entities(text: str, lines: list[str], starts: dict[str, int]) -> dict[int, list[str]]:
    words: list[tuple[int, int]] = []  # where each begins, and which governs it
    spans: list[tuple[int, int, str]] = []
    opened: defaultdict[str, list[int]] = defaultdict(list)
    at = first = 0
    for line in lines:
        if line.startswith("# sent_id = "):
            at, first = starts[line.split(" = ")[1]], len(words)
        row = line.split("\t")
        if len(row) != 10 or not row[0].isdigit():
            continue
        start = text.index(row[1], at)
        at = start + len(row[1])
        k = len(words)
        words.append((start, first + int(row[6]) - 1 if row[6] != "0" else -1))
        entity = dict(f.split("=", 1) for f in row[9].split("|") if "=" in f).get("Entity", "")
        for alone, begins, ends in _EDGE.findall(entity):
            if alone:
                spans.append((k, k, alone))
            elif begins:
                opened[begins].append(k)
            elif opened[ends]:
                spans.append((opened[ends].pop(), k, ends))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for begin, end, entity in sorted(spans, key=lambda s: s[1] - s[0]):
        head = next((k for k in range(begin, end + 1) if not begin <= words[k][1] <= end), begin)
        found[words[head][0]].append(entity)
    return dict(found)
