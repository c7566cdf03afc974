"""Pairs that the program itself asks the NLI model about: what is learned from a teacher's answers, not from labels.

The small model reads every pair that meets.  What it is asked of a story, of a feed of several, and of one document by
itself is told apart by nothing but asking: the program is run over such documents up to its reading, and listened to.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from case_documents import case_documents, case_paths
from eval_alarms import GENRES, documents_of
from factcheck.claims import Parser, extract
from factcheck.documents import Document
from factcheck.facts import ground
from factcheck.judging.evidence import gather
from factcheck.judging.nli import NLIModel
from factcheck.matching import Embedder, match
from nli_examples import Example

FEED = 5
"""Stories in one feed, which are dated as they are."""


class Listener:
    """An `NLIModel` that notes what it is asked, and lets another one answer."""

    def __init__(self, model: NLIModel) -> None:
        self._model = model
        self.asked: dict[tuple[str, str], None] = {}

    @property
    def name(self) -> str:
        """The name of the model that answers."""
        return self._model.name

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return what the other model says, float32[n, 3]."""
        self.asked.update(dict.fromkeys(pairs))
        return self._model.predict(pairs)


def met_pairs(
    sources: Mapping[str, Sequence[Sequence[Document]]], parser: Parser, embedder: Embedder, model: NLIModel
) -> Iterator[Example]:
    """Yield each pair that `model` is asked about when each run of documents of each source is checked.

    A feed asks much of what its stories ask: each pair comes once, of the first source that asks it.
    """
    listener = Listener(model)
    for source, runs in sources.items():
        before = len(listener.asked)
        for documents in runs:
            gather(match(ground(list(extract(documents, parser))), embedder), listener)
        for premise, hypothesis in islice(listener.asked, before, None):
            yield Example(premise, hypothesis, "any", source)


def stories_of(folder: Path, held_out: str) -> list[list[Document]]:
    """Return the documents of each case whose name does not begin with `held_out`."""
    return [
        _told_apart(json.loads(p.read_text(encoding="utf-8")), p.stem) for p in case_paths(folder, held_out)
    ]


def _told_apart(case: dict[str, object], name: str) -> list[Document]:
    return [replace(d, id=f"{name}/{d.id}", path=f"{name}/{d.path}") for d in case_documents(case)]


def feeds_of(stories: Sequence[Sequence[Document]], rng: random.Random) -> list[list[Document]]:
    """Return feeds of `FEED` stories each, in which every story is once."""
    order = rng.sample(range(len(stories)), len(stories))
    return [[d for k in order[i : i + FEED] for d in stories[k]] for i in range(0, len(order), FEED)]


def published(treebanks: Path) -> list[list[Document]]:
    """Return the documents of GUM whose findings may be read (`eval_alarms.py`), each alone."""
    return [[document] for document in documents_of(treebanks, GENRES, "a")]
