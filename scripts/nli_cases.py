"""Training pairs from newsroom cases: sentence pairs of one story, annotated and not."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nli_examples import Example
from nli_swaps import agreeing_swaps

HARD_COSINE = 0.55
"""Same-story sentences nearer than this may say the same thing, so the label leaves entailment open. It is
also the bar over which a sentence may repeat one side of a conflict and is left out of the negatives."""

LOOSE_COSINE = 0.2
"""Below this two sentences of a story share nothing that a model could mistake for a conflict."""

_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Gov|Sen|Rep|Rev|St|Jr|Sr|No|vs|ret|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|[A-Z])\.$"
)
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")


SWAP_COSINE = 0.6
"""Sentences of two documents nearer than this that name the same value tell of the same thing."""


@dataclass(frozen=True)
class Unit:
    """A sentence or a title of a document; `start` and `end` are offsets into the field (title or text)."""

    document: str
    field: str
    start: int
    end: int
    text: str


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of `text`; abbreviations do not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text[start : match.start()]):
            continue
        end = match.end() if "\n" not in match.group() else match.start()
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        piece = text[begin:end]
        if piece.strip():
            out.append((begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())))
    return out


@dataclass(frozen=True)
class Case:
    """The units of one story; annotated pairs are pairs of unit positions, one group of units a side."""

    name: str
    units: tuple[Unit, ...]
    conflicts: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    traps: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    supported: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    quotes: tuple[tuple[str, str], ...]
    """The quoted passages of the conflicts, shorter than their sentences as claims are."""

    def side(self, positions: Sequence[int]) -> str:
        """Text of the sentences that one quote touches."""
        return " ".join(self.units[i].text for i in positions)


def read_case(path: Path) -> Case:
    """Read one case file and place its quotes on its sentences."""
    data = json.loads(path.read_text(encoding="utf-8"))
    units: list[Unit] = []
    for document in data["documents"]:
        fields = (("title", document.get("title") or ""), ("text", document["text"]))
        for field, text in fields:
            spans = [(0, len(text))] if field == "title" and text else split_sentences(text)
            units += [Unit(document["id"], field, a, b, text[a:b]) for a, b in spans]
    texts = {d["id"]: {"title": d.get("title") or "", "text": d["text"]} for d in data["documents"]}

    def place(passage: dict[str, Any]) -> tuple[int, ...]:
        for field in ("text", "title"):
            start = texts[passage["doc"]][field].find(passage["quote"])
            if start >= 0:
                end = start + len(passage["quote"])
                return tuple(
                    i
                    for i, u in enumerate(units)
                    if u.document == passage["doc"] and u.field == field and u.start < end and start < u.end
                )
        return ()

    def pairs(kind: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
        placed = [(place(item["a"]), place(item["b"])) for item in data[kind]]
        return tuple((a, b) for a, b in placed if a and b)

    quotes = tuple((item["a"]["quote"], item["b"]["quote"]) for item in data["conflicts"])
    return Case(path.stem, tuple(units), pairs("conflicts"), pairs("traps"), pairs("supported"), quotes)


def read_cases(folder: Path) -> list[Case]:
    """Read all cases of a folder, in the order of their names."""
    return [read_case(path) for path in sorted(folder.glob("*.json"))]


def case_pairs(
    case: Case, vectors: npt.NDArray[np.float32], hard: int, loose: int, rng: random.Random
) -> list[Example]:
    """Sentence pairs of one story: conflicts, traps, agreements, and pairs that merely share the story.

    `vectors` holds one unit vector for each unit. Of the unannotated pairs, the `hard` nearest by cosine and
    `loose` others are taken. A pair is left out when it may repeat an annotated conflict in other words.
    """
    out: list[Example] = []
    for a, b in case.conflicts:
        one, two = case.side(a), case.side(b)
        out += [
            Example(one, two, "contradiction", "cases_conflict"),
            Example(two, one, "contradiction", "cases_conflict"),
        ]
    for one, two in case.quotes:
        out += [
            Example(one, two, "contradiction", "cases_quote"),
            Example(two, one, "contradiction", "cases_quote"),
        ]
    for source, pairs in (("cases_trap", case.traps), ("cases_supported", case.supported)):
        for a, b in pairs:
            one, two = case.side(a), case.side(b)
            out += [
                Example(one, two, "not_contradiction", source),
                Example(two, one, "not_contradiction", source),
            ]

    cosine = vectors @ vectors.T
    blocked = conflict_neighbourhood(case, cosine)
    candidates = [
        (float(cosine[i, j]), i, j)
        for i in range(len(case.units))
        for j in range(i + 1, len(case.units))
        if (i, j) not in blocked and cosine[i, j] >= LOOSE_COSINE and case.units[i].text != case.units[j].text
    ]
    candidates.sort(reverse=True)
    rest = candidates[hard:]
    for value, i, j in candidates[:hard] + rng.sample(rest, min(loose, len(rest))):
        pair = [case.units[i].text, case.units[j].text]
        rng.shuffle(pair)
        label = "not_contradiction" if value >= HARD_COSINE else "neutral"
        out.append(Example(pair[0], pair[1], label, "cases_other"))
    return out


def swapped_pairs(
    case: Case, vectors: npt.NDArray[np.float32], limit: int, rng: random.Random
) -> list[Example]:
    """Return conflicts made from near sentences of two documents that name the same number, weekday, month or year.

    One of the two is given another value; what else differs between them stays as real writers left it.  At most
    `limit` pairs of sentences a case, the nearest first; the annotated pairs are left alone.
    """
    cosine = vectors @ vectors.T
    taken = {frozenset((i, j)) for a, b in (*case.conflicts, *case.traps) for i in a for j in b}
    near = [
        (float(cosine[i, j]), i, j)
        for i in range(len(case.units))
        for j in range(i + 1, len(case.units))
        if cosine[i, j] >= SWAP_COSINE
        and case.units[i].document != case.units[j].document
        and frozenset((i, j)) not in taken
        and case.units[i].text != case.units[j].text
    ]
    out: list[Example] = []
    for _, i, j in sorted(near, reverse=True):
        one, two = (case.units[k].text for k in rng.sample((i, j), 2))
        changed = list(agreeing_swaps(one, two, rng))
        if changed:
            text = rng.choice(changed)
            out.append(Example(one, text, "contradiction", "cases_swap"))
            out.append(Example(text, one, "contradiction", "cases_swap"))
        if len(out) >= 2 * limit:
            break
    return out


def conflict_neighbourhood(case: Case, cosine: npt.NDArray[np.float32]) -> set[tuple[int, int]]:
    """Pairs (i < j) that are an annotated conflict or may carry the same one from another passage."""
    blocked: set[tuple[int, int]] = set()
    for a, b in case.conflicts:
        for own, other in ((a, b), (b, a)):
            near = {j for j in range(len(case.units)) for k in other if j == k or cosine[j, k] >= HARD_COSINE}
            blocked |= {(min(i, j), max(i, j)) for i in own for j in near if i != j}
    return blocked
