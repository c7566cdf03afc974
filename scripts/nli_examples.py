"""A training example of the NLI model: its form, its labels, how sets are read, and how texts are compared by words."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

CLASSES = ("contradiction", "entailment", "neutral")

TARGETS: dict[str, tuple[int, ...]] = {
    "contradiction": (0,),
    "entailment": (1,),
    "neutral": (2,),
    "not_contradiction": (1, 2),
    "not_entailment": (0, 2),
    "any": (0, 1, 2),
}
"""Which classes a label allows; the loss is the log of their summed probability.  "any" teaches what a teacher says."""

Embed = Callable[[list[str]], npt.NDArray[np.float32]]
"""From n texts to float32[n, d] vectors of unit length."""


@dataclass(frozen=True)
class Example:
    """A premise, a hypothesis and a label of `TARGETS`; `source` names where it comes from.

    `taught` is what a teacher gives each of `CLASSES`, where there is one.
    """

    premise: str
    hypothesis: str
    label: str
    source: str
    taught: tuple[float, ...] = ()


def read_lines(path: Path) -> Iterator[Any]:
    """Yield the objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_pairs(path: Path) -> list[Example]:
    """Read a set of premise, hypothesis, label."""
    name = path.name.removesuffix(".jsonl.gz")
    return [Example(row["premise"], row["hypothesis"], row["label"], name) for row in read_lines(path)]


STOP_WORDS = frozenset(
    # "not" and "no" are here on purpose: two texts that differ only in them overlap fully.
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "as",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "has",
            "have",
            "had",
            "will",
            "would",
            "not",
            "no",
        ),
        *(
            "it",
            "its",
            "he",
            "she",
            "they",
            "his",
            "her",
            "their",
            "that",
            "this",
            "these",
            "those",
            "who",
            "which",
        ),
        *("than", "then", "said", "says", "after", "before"),
    }
)


def content_words(text: str) -> frozenset[str]:
    """Lower-case words and numbers of `text` that are not function words."""
    return frozenset(re.findall(r"[\w']+", text.lower())) - STOP_WORDS


def overlap(a: str, b: str) -> float:
    """Jaccard index of the content words of two texts, 0 to 1."""
    first, second = content_words(a), content_words(b)
    return len(first & second) / max(1, len(first | second))
