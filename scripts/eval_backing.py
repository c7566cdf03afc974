"""Fit and measure what tells whether references support a claim of a draft (`factcheck/judging/backing.py`).

    python scripts/eval_backing.py --cases ../shared/cases/train

A claim that touches the draft's quote of a pair that agrees is supported by the passages that hold the other quote.  It
is not found once the sentences of that quote are taken out of the references (unless they say it twice: that is an
upper bound).  The draft's side of a planned conflict is contradicted, and supported by nothing, the other side being
there or taken out.  Printed are the share of each that reaches a score, held out by case, that of the shipped weights,
and the weights to put into the module.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from case_documents import case_documents
from factcheck.claims import extract, load_parser
from factcheck.facts import GroundedClaim, compare, ground
from factcheck.judging import NLIModel
from factcheck.judging.backing import WEIGHTS, candidates_for, inputs_of, score
from factcheck.judging.passages import Passage, Rarity, passages
from factcheck.matching import Embedder, OnnxEmbedder
from train_judge import Span, find_quote, remembered_nli

FOLDS = 6
NAMES = tuple(name for name in WEIGHTS if name != "bias")

Kind = Literal["supported", "taken out", "contradicted", "contradiction taken out"]
KINDS: tuple[Kind, ...] = ("supported", "taken out", "contradicted", "contradiction taken out")


@dataclass(frozen=True)
class Item:
    """A claim with the passages that may back it: the inputs of each, and whether it holds the other quote."""

    case: str
    kind: Kind
    rows: list[dict[str, float]]
    right: list[bool]


def read_case(
    case: dict[str, Any], claims: Sequence[GroundedClaim], embedder: Embedder, nli: NLIModel
) -> list[Item]:
    """Return the claims of a draft that are known to be supported or contradicted, each with and without its source."""
    by_id = {g.claim.document.id: g.claim.document for g in claims}
    drafts = [g for g in claims if g.claim.document.id == "draft"]
    runs, rarity = passages([g for g in claims if g.claim.document.id != "draft"]), Rarity(claims)
    vectors = {
        id(g): row for g, row in zip(claims, embedder.encode([g.claim.text for g in claims]), strict=True)
    }
    found: list[Item] = []
    kinds: tuple[tuple[str, Kind, Kind], ...] = (
        ("supported", "supported", "taken out"),
        ("conflicts", "contradicted", "contradiction taken out"),
    )
    for key, there, out in kinds:
        for entry in case[key]:
            ours, theirs = entry["a"], entry["b"]
            if ours["doc"] != "draft":
                ours, theirs = theirs, ours
            if ours["doc"] != "draft" or theirs["doc"] == "draft":
                continue
            quote, other = (
                list(find_quote(by_id[s["doc"]], s["quote"])) for s in (ours, theirs) if s["doc"] in by_id
            )
            claim = max(drafts, key=lambda g: (_shared(g, quote), g.claim.start - g.claim.end))
            if not _shared(claim, quote):
                continue
            without = [run for run in runs if not _holds(run, other)]
            for kind, pool in ((there, runs), (out, without)):
                near = candidates_for(claim, pool, rarity, vectors)
                readings = nli.predict([(run.text, claim.claim.text) for run, *_ in near])
                rows = [
                    inputs_of(what, cosine, float(row[1]), float(row[0]), clash=_clashes(claim, run))
                    for (run, what, cosine), row in zip(near, readings, strict=True)
                ]
                found.append(Item(case["id"], kind, rows, [_holds(run, other) for run, *_ in near]))
    return found


def _shared(grounded: GroundedClaim, spans: Sequence[Span]) -> float:
    """Return which share of the shorter of a claim and a quote they have in common."""
    c = grounded.claim
    shares = [
        max(0, min(c.end, e) - max(c.start, s)) / max(1, min(c.end - c.start, e - s))
        for d, f, s, e in spans
        if (d, f) == (c.document.id, c.field)
    ]
    return max(shares, default=0.0)


def _holds(run: Passage, spans: Sequence[Span]) -> bool:
    return any(
        d == s.document.id and f == s.field and s.start < end and start < s.end
        for s in run.sentences
        for d, f, start, end in spans
    )


def _clashes(grounded: GroundedClaim, run: Passage) -> bool:
    return any(c.answer == "clash" for other in run.claims for c in compare(grounded, other))


def _matrix(items: Sequence[Item]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return inputs and labels of the passages; other passages for a supported claim may support it, too: left out."""
    rows, labels = [], []
    for item in items:
        for row, right in zip(item.rows, item.right, strict=True):
            if right or item.kind != "supported":
                rows.append([row[name] for name in NAMES])
                labels.append(int(item.kind == "supported"))
    return np.array(rows), np.array(labels)


def _fit(items: Sequence[Item]) -> LogisticRegression:
    x, y = _matrix(items)
    return LogisticRegression(max_iter=2000, class_weight="balanced").fit(x, y)


def held_out(items: Sequence[Item]) -> list[float]:
    """Return the best score of each claim from a fit that did not see its case."""
    scores = [0.0] * len(items)
    for train, test in GroupKFold(FOLDS).split(items, groups=[item.case for item in items]):
        model = _fit([items[i] for i in train])
        for i in test:
            rows = [[row[name] for name in NAMES] for row in items[i].rows]
            scores[i] = float(model.predict_proba(np.array(rows))[:, 1].max()) if rows else 0.0
    return scores


def table(items: Sequence[Item], scores: Sequence[float]) -> None:
    """Print the share of each kind that reaches a score, and the areas under the curve against supported ones."""
    by_kind = {k: np.array([s for s, i in zip(scores, items, strict=True) if i.kind == k]) for k in KINDS}
    print("".join(f"{k:>26}" for k in ("score", *KINDS)))
    for bar in (0.5, 0.6, 0.65, 0.7, 0.8, 0.9):
        print(f"{bar:>26}" + "".join(f"{(by_kind[k] >= bar).mean():>26.2f}" for k in KINDS))
    areas = [
        roc_auc_score(
            [1] * len(by_kind["supported"]) + [0] * len(by_kind[k]),
            np.concatenate([by_kind["supported"], by_kind[k]]),
        )
        for k in KINDS[1:]
    ]
    print(f"{'area under the curve':>26}{'':>26}" + "".join(f"{a:>26.3f}" for a in areas))


def measure(
    cases: Sequence[dict[str, Any]],
    claims_of: Callable[[dict[str, Any]], Sequence[GroundedClaim]],
    embedder: Embedder,
    nli: NLIModel,
) -> None:
    """Print the figures and the weights."""
    items = [item for case in cases for item in read_case(case, claims_of(case), embedder, nli)]
    print({kind: sum(item.kind == kind for item in items) for kind in KINDS})
    known = sum(any(item.right) for item in items if item.kind == "supported")
    print(f"the source is among the candidates of {known} supported claims")
    print("held out by case")
    table(items, held_out(items))
    print("the shipped weights")
    table(items, [max(map(score, item.rows), default=0.0) for item in items])
    print("the probability of entailment alone")
    table(items, [max((row["entailment"] for row in item.rows), default=0.0) for item in items])
    model = _fit(items)
    print(
        f"bias {model.intercept_[0]:.2f}",
        {n: round(float(w), 2) for n, w in zip(NAMES, model.coef_[0], strict=True)},
    )


def main() -> None:
    """Read the drafts of the cases and measure."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--memory", type=Path, default=Path("runs/nli-answers.sqlite"))
    options.add_argument("--limit", type=int)
    a = options.parse_args()
    parser = load_parser()
    read = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(a.cases.glob("*.json"))]

    def claims_of(case: dict[str, Any]) -> list[GroundedClaim]:
        return ground([c for d in case_documents(case) for c in extract([d], parser)])

    drafts = [case for case in read if case["kind"] == "draft"][: a.limit]
    measure(drafts, claims_of, OnnxEmbedder(), remembered_nli(a.memory))


if __name__ == "__main__":
    main()
