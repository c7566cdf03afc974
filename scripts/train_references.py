"""Fit the weights of `models/references` on GUM's gold coreference.

    python scripts/train_references.py --shared ../shared

Each pronoun and each description that the rules leave open is a row, each of its candidates a set of signs; a softmax
over the candidates is fitted so that what is meant has the most weight.  While the rows are gathered, what is left open
is resolved as the treebank has it.  The documents of tests/data/speech.jsonl are left out.  Prints, for a range of bars
and held out by document, how many answers there would be and how many of them right, over all genres and for news.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from factcheck.claims import Parser, load_parser
from factcheck.claims.claim import Sentence
from factcheck.claims.likely import Candidate, Question
from factcheck.claims.references import ReferenceResolver
from factcheck.claims.referents import Referent
from factcheck.claims.sentences import sentences
from gum_coreference import read_entities

_GENRES = ("news", "bio", "interview", "voyage", "academic", "speech", "textbook", "court")
"""Those that were available and speak of third persons and things."""
_QUESTIONS: tuple[Question, ...] = ("person", "thing", "several", "description")
_REGULARISATION = 0.3
"""C, the inverse weight of the squared weights."""
_FOLDS = 4
_BARS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_SMALLEST = 0.01
"""Weights below are left out."""


@dataclass(frozen=True)
class Row:
    """A question with its candidates, and which of them are right."""

    document: str
    genre: str
    question: Question
    found: Sequence[Candidate]
    right: tuple[bool, ...]

    def signs(self, candidate: Candidate) -> Iterator[str]:
        """Yield the signs of a candidate; those that say how news differ count in news only."""
        return (s for s in candidate.signs if self.genre == "news" or not s.startswith("news"))


class Taught(ReferenceResolver):
    """A resolver that is told what the rules leave open, and keeps the rows."""

    def __init__(self, document: str, genre: str, gold: dict[int, list[str]]) -> None:
        super().__init__()
        self._document, self._genre, self._gold = document, genre, gold
        self._means: dict[int, tuple[Referent, set[str]]] = {}
        self.rows: list[Row] = []

    def _note(self, sentence: Sentence, i: int, meant: Referent | None, *, quoted: bool) -> None:
        super()._note(sentence, i, meant, quoted=quoted)
        entities = self._gold.get(sentence.tokens[i].start)
        if meant is not None and entities:
            self._means.setdefault(id(meant), (meant, set()))[1].add(entities[-1 if meant.plural else 0])

    def _weigh(
        self, sentence: Sentence, i: int, question: Question, found: Sequence[Candidate]
    ) -> Referent | None:
        entities = self._gold.get(sentence.tokens[i].start)
        if not found or (not entities and question != "thing"):
            return None
        entity = entities[0] if entities else ""
        right = [self._is(candidate.referent, entity) for candidate in found[:-1]]
        right.append(not any(right))
        self.rows.append(Row(self._document, self._genre, question, found, tuple(right)))
        return next((c.referent for c, r in zip(found, right, strict=True) if r and c.referent), None)

    def _is(self, referent: Referent | None, entity: str) -> bool:
        if referent is not None:
            return entity in self._means.get(id(referent), (referent, set()))[1]
        open_ones = (m for m in self._mentions if m.referent is None)
        return any(entity in self._gold.get(m.source.tokens[m.position].start, ())[:1] for m in open_ones)


def gather(folder: Path, labelled: set[str], parser: Parser) -> list[Row]:
    """Return the rows of all genres."""
    rows: list[Row] = []
    for genre in _GENRES:
        for _, document, gold in read_entities(folder, genre):
            if document.id not in labelled:
                resolver = Taught(document.id, genre, gold)
                for sentence in sentences([document], parser):
                    resolver.resolve(sentence)
                rows += resolver.rows
    return rows


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of the signs."""
    names = sorted({sign for row in rows for candidate in row.found for sign in candidate.signs})
    column = {name: k for k, name in enumerate(names)}
    columns: list[int] = []
    edges, group = [0], []
    for k, row in enumerate(rows):
        for candidate in row.found:
            columns += sorted(column[sign] for sign in row.signs(candidate))
            edges.append(len(columns))
            group.append(k)
    inputs = csr_matrix((np.ones(len(columns)), columns, edges), shape=(len(group), len(names)))
    groups = np.array(group)
    right = np.array([r for row in rows for r in row.right], dtype=float)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = np.exp(np.clip(inputs @ weights, -30, 30))
        total = np.bincount(groups, odds, len(rows))
        good = np.bincount(groups, odds * right, len(rows))
        slope = odds / total[groups] - odds * right / good[groups]
        penalty = weights @ weights / (2 * _REGULARISATION)
        return float(penalty - np.log(good / total).sum()), inputs.T @ slope + weights / _REGULARISATION

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, found.tolist(), strict=True))


def held_out(rows: Sequence[Row]) -> list[tuple[float, bool, Row]]:
    """Return for each row that has an answer how likely that is and whether it is right, from weights without it."""
    documents = sorted({row.document for row in rows})
    answers = []
    for fold in range(_FOLDS):
        out = set(documents[fold::_FOLDS])
        weights = fit([row for row in rows if row.document not in out])
        for row in rows:
            if row.document in out:
                odds = np.exp([sum(weights.get(s, 0.0) for s in row.signs(c)) for c in row.found])
                best = int(odds.argmax())
                if row.found[best].referent is not None:
                    answers.append((float(odds[best] / odds.sum()), row.right[best], row))
    return answers


def main() -> None:
    """Print what the weights are worth, and write them."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--labels", type=Path, default=Path("tests/data/speech.jsonl"))
    options.add_argument("--out", type=Path, default=Path("models/references/weights.json"))
    chosen = options.parse_args()
    lines = chosen.labels.read_text(encoding="utf-8").splitlines()
    labelled = {json.loads(line).get("document", "") for line in lines}
    rows = gather(chosen.shared / "data" / "ud", labelled, load_parser())
    weights = {}
    for question in _QUESTIONS:
        own = [row for row in rows if row.question == question]
        reachable = sum(not row.right[-1] for row in own)
        print(f"\n{question}: {len(own)} rows, {reachable} with what is meant among the candidates")
        answers = held_out(own)
        for bar in _BARS:
            given = [(right, row.genre) for likely, right, row in answers if likely >= bar]
            news = [right for right, genre in given if genre == "news"]
            right = sum(r for r, _ in given)
            print(f"  {bar}: {right} of {len(given)} right; news {sum(news)} of {len(news)}")
        weights[question] = {s: round(w, 2) for s, w in fit(own).items() if abs(w) >= _SMALLEST}
    chosen.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
