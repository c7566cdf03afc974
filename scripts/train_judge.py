"""Fit the judge: a logistic regression over the evidence of each pair, on the training cases.

    python scripts/train_judge.py --cases ../shared/cases/train --out models/judge

Every pair of claims of two documents that the program would judge becomes a row; it is positive when its two claims
touch the two quotes of a planned conflict.  Only cases that the NLI model was not trained on count (`held_out` in
nli.toml): on the others it looks better than it is.  `--evaluate DIR` scores the fitted judge on other cases without
fitting on them.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from case_documents import case_documents
from factcheck.claims import extract, load_parser
from factcheck.documents import Document
from factcheck.facts import ConflictType, GroundedClaim, ground
from factcheck.judging import CascadeNLI, NLIModel, OnnxNLI
from factcheck.judging.evidence import gather
from factcheck.judging.features import FEATURES, feature_row
from factcheck.matching import OnnxEmbedder, match
from factcheck.weights import shipped

Span = tuple[str, str, int, int]  # document id, field, start, end

REGULARISATION = (
    1.0  # C of the logistic regression, by cross-validated average precision among 0.3, 1, 3, 10, 100
)
FOLDS = 6
BARS = {"error": 0.85, "warning": 0.3, "stranger": 0.6, "headline": 0.75}
"""Probabilities from which a finding has a severity.  They are calibrated, so a bar is what it says: what lies above
0.85 is right nine times in ten on average.  For a warning, F1 on the held-out training cases (six folds, drawn eight
times) is 0.332 at 0.28 and 0.326 at 0.3, with a precision of 0.560 and 0.574.  Of 26 headlines that contradict their
text a reading of 0.65 finds four with two false alarms in 428 articles, one of 0.75 two and no false alarm
(docs/decisions/0030-a-text-against-itself.md)."""
CLASH_PRECISION = 0.94
"""Precision of the comparators' *clash*: 64 of 65 right on the hand-written families (scripts/eval_facts.py), 6 of 8 on
newsroom cases that they were not made on (scripts/eval_comparators.py: dev, and the held-out part of the training
cases); 70 of 73 together.  Attribution is not counted, as it has its own, lower trust (7 of 11)."""


def fused(reading: float, row: Row) -> float:
    """Return the probability of `factcheck.judging.Fusion` from that of the reading alone."""
    return 1.0 - (1.0 - reading) * (1.0 - CLASH_PRECISION * row.clash)


class RememberedNLI:
    """A model whose answers are kept in a file, so that a second run over the same cases takes seconds."""

    def __init__(self, model: OnnxNLI, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.model = model
        self.store = sqlite3.connect(path)
        self.store.execute(
            "create table if not exists answers (key text primary key, c real, e real, n real)"
        )

    @property
    def name(self) -> str:
        """The name of the model behind."""
        return self.model.name

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """The kinds of contradiction that the model behind tells apart."""
        return self.model.conflict_types

    def warm_up(self) -> None:
        """Load nothing: most answers are known."""

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, kinds] from the model behind; these answers are not kept."""
        return self.model.predict_types(pairs)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, 3], asking the model only for pairs it has not answered."""
        keys = [json.dumps([self.name, *pair]) for pair in pairs]
        known = {
            k: self.store.execute("select c, e, n from answers where key = ?", (k,)).fetchone()
            for k in set(keys)
        }
        missing = [(k, p) for k, p in dict(zip(keys, pairs, strict=True)).items() if known[k] is None]
        if missing:
            rows = self.model.predict([p for _, p in missing])
            for (key, _), row in zip(missing, rows, strict=True):
                known[key] = tuple(float(x) for x in row)
                self.store.execute("insert or replace into answers values (?, ?, ?, ?)", (key, *known[key]))
            self.store.commit()
        return np.array([known[k] for k in keys], dtype=np.float32).reshape(len(keys), 3)


def remembered_nli(path: Path) -> CascadeNLI:
    """Return the shipped models, what each of them answers kept in a file: one of the two may change."""
    screen, reader = (RememberedNLI(OnnxNLI(shipped(name)), path) for name in ("nli", "nli-large"))
    return CascadeNLI(screen, reader)


@dataclass(frozen=True)
class Row:
    """One judged pair of a case: inputs, label (1 a conflict, 0 none), which gold conflict, which trap."""

    case: str
    inputs: list[float]
    clash: float
    label: int
    gold: int
    trap: bool
    sentences: tuple[object, ...]
    texts: tuple[str, str]
    compared: tuple[tuple[ConflictType, str, str, str], ...]


@dataclass(frozen=True)
class CaseRows:
    """All judged pairs of a case, and how many conflicts were planned in it."""

    name: str
    rows: list[Row]
    gold: int
    met: int
    pairs: int


def read_case(path: Path, nli: NLIModel, embedder: OnnxEmbedder, parser: Any) -> CaseRows:
    """Run the program up to the judge over one case and label its pairs."""
    case = json.loads(path.read_text(encoding="utf-8"))
    documents = case_documents(case)
    by_id = {d.id: d for d in documents}
    references = frozenset(by_id) - {"draft"} if case["kind"] == "draft" else frozenset()
    claims = ground([c for d in documents for c in extract([d], parser)])
    matches = match(claims, embedder, references)

    def spans(side: dict[str, str]) -> list[Span]:
        return list(find_quote(by_id[side["doc"]], side["quote"]))

    gold = [
        [(spans(e["a"]), spans(e["b"])) for e in (g, *g.get("alternatives", ()))] for g in case["conflicts"]
    ]
    ignored = [(spans(e["a"]), spans(e["b"])) for e in case.get("optional", ())]
    traps = [(spans(e["a"]), spans(e["b"])) for e in case["traps"]]
    values = [(g["a"]["value"], g["b"]["value"]) for g in case["conflicts"]]

    def which(a: GroundedClaim, b: GroundedClaim) -> int:
        return next((i for i, ways in enumerate(gold) if any(joins(a, b, w) for w in ways)), -1)

    met = {which(claims[p.first], claims[p.second]) for p in matches.pairs} - {-1}
    rows = []
    for evidence in gather(matches, nli):
        a, b = claims[evidence.pair.first], claims[evidence.pair.second]
        if a.claim.document.id == b.claim.document.id:
            continue  # two sentences of one text are not read, and a headline has a bar of its own
        found = which(a, b)
        texts = (a.claim.sentence.text, b.claim.sentence.text)
        if found < 0 and (
            any(joins(a, b, w) for w in ignored)
            or any((v in texts[0] and w in texts[1]) or (w in texts[0] and v in texts[1]) for v, w in values)
        ):
            continue
        rows.append(
            Row(
                case["id"], feature_row(evidence, a, b),
                max((c.same_event for c in evidence.comparisons if c.answer == "clash"), default=0.0),
                int(found >= 0), found,
                found < 0 and any(joins(a, b, w) for w in traps),
                tuple(sorted((c.claim.document.id, c.claim.field, c.claim.sentence.start) for c in (a, b))),
                (a.claim.text, b.claim.text),
                tuple((c.type, c.answer, c.first, c.second) for c in evidence.comparisons),
            )
        )  # fmt: skip
    return CaseRows(case["id"], rows, len(gold), len(met), len(matches.pairs))


def find_quote(document: Document, quote: str) -> Iterable[Span]:
    """Yield every place of a document that has the words of a quote."""
    for field in ("title", "text"):
        body = document.title if field == "title" else document.text
        at = body.find(quote)
        while at >= 0:
            yield document.id, field, at, at + len(quote)
            at = body.find(quote, at + 1)


def _touches(grounded: GroundedClaim, spans: Sequence[Span]) -> bool:
    c = grounded.claim
    return any(c.document.id == d and c.field == f and c.start < e and s < c.end for d, f, s, e in spans)


def joins(a: GroundedClaim, b: GroundedClaim, sides: tuple[Sequence[Span], Sequence[Span]]) -> bool:
    """Tell whether two claims touch the places of two sides, whichever way round."""
    return (_touches(a, sides[0]) and _touches(b, sides[1])) or (
        _touches(a, sides[1]) and _touches(b, sides[0])
    )


def score(
    cases: Sequence[CaseRows], probability: Callable[[Row], float], bar: float
) -> tuple[float, float, float, int]:
    """Return recall, precision, F1 and alarmed traps of findings at `bar`, one finding a pair of sentences."""
    hits = alarms = gold = traps = 0
    for case in cases:
        found: set[int] = set()
        flagged: dict[tuple[object, ...], Row] = {}
        for row in case.rows:
            if probability(row) >= bar:
                best = flagged.get(row.sentences)
                if best is None or row.gold > best.gold:
                    flagged[row.sentences] = row
        for row in flagged.values():
            if row.gold >= 0:
                found.add(row.gold)
            else:
                alarms += 1
                traps += row.trap
        hits += len(found)
        gold += case.gold
    recall, precision = hits / max(1, gold), hits / max(1, hits + alarms)
    return recall, precision, 2 * recall * precision / max(1e-9, recall + precision), traps


def fit(rows: Sequence[Row]) -> LogisticRegression:
    """Fit on rows; conflicts weigh as they occur, so that the probabilities stay calibrated."""
    return LogisticRegression(C=REGULARISATION, max_iter=2000).fit(
        np.array([r.inputs for r in rows]), np.array([r.label for r in rows])
    )


def held_out(cases: Sequence[CaseRows]) -> dict[int, float]:
    """Return P(contradiction) of every row (by id) from folds that did not see its case."""
    rows = [r for c in cases for r in c.rows]
    groups = [r.case for r in rows]
    found: dict[int, float] = {}
    for train, test in GroupKFold(FOLDS).split(rows, groups=groups):
        model = fit([rows[i] for i in train])
        for i, p in zip(
            test, model.predict_proba(np.array([rows[i].inputs for i in test]))[:, 1], strict=True
        ):
            found[id(rows[i])] = fused(float(p), rows[i])
    return found


def average(cases: Sequence[CaseRows], probability: Mapping[int, float]) -> float:
    """Return the average precision over all judged pairs, by the id of their rows."""
    rows = [r for c in cases for r in c.rows]
    return float(average_precision_score([r.label for r in rows], [probability[id(r)] for r in rows]))


def table(cases: Sequence[CaseRows], probability: Callable[[Row], float]) -> None:
    """Print recall, precision and F1 over the bars."""
    gold = sum(c.gold for c in cases)
    suspicious = len({(c.name, r.gold) for c in cases for r in c.rows if r.gold >= 0})
    print(
        f"cases {len(cases)}  conflicts {gold}  met {sum(c.met for c in cases)}  suspicious {suspicious}  "
        f"pairs a case {np.mean([c.pairs for c in cases]):.0f}  judged {np.mean([len(c.rows) for c in cases]):.0f}"
    )
    for bar in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        recall, precision, f1, traps = score(cases, probability, bar)
        print(f"  bar {bar:.1f}  recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}  traps {traps}")


def main() -> None:
    """Read the cases, fit, print, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument(
        "--pattern", default="train4-*.json", help="the cases that the NLI model was not trained on"
    )
    options.add_argument("--out", type=Path)
    options.add_argument("--evaluate", type=Path)
    options.add_argument("--nli", type=Path, help="directory of one NLI model instead of the shipped two")
    options.add_argument("--parser", type=Path, help="another parser directory than the shipped one")
    options.add_argument("--memory", type=Path, default=Path("runs/nli-answers.sqlite"))
    options.add_argument("--limit", type=int)
    options.add_argument("--alarms", action="store_true", help="print the false alarms of --evaluate")
    a = options.parse_args()
    nli = RememberedNLI(OnnxNLI(a.nli), a.memory) if a.nli else remembered_nli(a.memory)
    embedder, parser = OnnxEmbedder(), load_parser(a.parser)

    def read(folder: Path, pattern: str) -> list[CaseRows]:
        return [read_case(p, nli, embedder, parser) for p in sorted(folder.glob(pattern))[: a.limit]]

    cases = read(a.cases, a.pattern)
    unseen = held_out(cases)
    print(f"training cases, cross-validated by case, {average(cases, unseen):.3f} average precision")
    table(cases, lambda row: unseen[id(row)])
    model = fit([r for c in cases for r in c.rows])
    weights = dict(zip(FEATURES, (round(float(w), 4) for w in model.coef_[0]), strict=True))
    print(json.dumps(weights))
    if a.evaluate:
        other = read(a.evaluate, "*.json")
        print(f"{a.evaluate.name} cases, not fitted on")

        def fitted(row: Row) -> float:
            return fused(float(model.predict_proba(np.array([row.inputs]))[0, 1]), row)

        print(f"{average(other, {id(r): fitted(r) for c in other for r in c.rows}):.3f} average precision")
        table(other, fitted)
        if a.alarms:
            for case in other:
                for row in sorted(case.rows, key=fitted, reverse=True):
                    if fitted(row) >= BARS["warning"] and row.gold < 0:
                        print("alarm", case.name, round(fitted(row), 2), row.texts, row.compared)
    if a.out:
        a.out.mkdir(parents=True, exist_ok=True)
        stored = {
            "bias": round(float(model.intercept_[0]), 4),
            "bars": BARS,
            "weights": weights,
            "clash_precision": CLASH_PRECISION,
        }
        (a.out / "judge.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
