"""Fit and measure the same-event score (`factcheck/facts/same_event.py`) on newsroom cases.

    python scripts/eval_same_event.py --cases ../shared/cases/train

Two claims that touch the two quotes of a planned conflict, or of a pair that agrees, speak of one event; any other pair
that met is taken to be of two, which is mostly right, and so is every pair of two stories (the claims of a case also
meet those of the case before it).  What a planned conflict is about is left out of its row: that two claims of one
event differ in their doer is the conflict.  Traps are left out of the fit and told apart: they look like one event and
are often two.  A part whose weight comes out with the wrong sign is left out, and the rest fitted again.  Both kinds
weigh the same, so that 0.5 is what one knows before looking.  Figures are of folds by case.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from case_documents import case_documents
from factcheck.claims import extract, load_parser
from factcheck.facts import GroundedClaim, ground
from factcheck.facts.same_event import EVENT_PARTS, parts_of, same_event
from factcheck.matching import Embedder, OnnxEmbedder, Pair, match
from train_judge import Span, find_quote, joins

FOLDS = 5
AGAINST = frozenset({"strangers", "series", "worlds", "document"})
"""Parts that can only speak against one event; all others can only speak for it."""
ABOUT: Mapping[str, frozenset[str]] = {
    "date": frozenset({"time"}),
    "sequence": frozenset({"time"}),
    "location": frozenset({"place", "strangers"}),
    "entity": frozenset({"roles", "strangers"}),
    "role": frozenset({"roles"}),
    "identity": frozenset({"roles", "strangers"}),
    "attribution": frozenset({"roles", "strangers"}),
    "modality": frozenset({"worlds"}),
    "outcome": frozenset({"predicate"}),
}
"""What a conflict of each type is about."""
REGULARISATION = 0.3
GOLD, OTHER, TRAP = 1, 0, -1


@dataclass(frozen=True)
class Pairs:
    """The pairs of a case: a row of parts, what each is, and the score of the module."""

    rows: list[list[float]] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    shipped: list[float] = field(default_factory=list)

    def add(self, a: GroundedClaim, b: GroundedClaim, pair: Pair, kind: int, about: str = "") -> None:
        """Keep a pair without what its conflict is `about`."""
        parts = parts_of(a, b, pair.cosine, pair.anchors)
        left_out = ABOUT.get(about, frozenset())
        self.rows.append([0.0 if name in left_out else value for name, value in parts.items()])
        self.kinds.append(kind)
        self.shipped.append(same_event(a, b, pair.cosine, pair.anchors).score)


def read_case(case: dict[str, Any], claims: Sequence[GroundedClaim], embedder: Embedder) -> Pairs:
    """Return the pairs that met in a case."""
    by_id = {g.claim.document.id: g.claim.document for g in claims}
    references = frozenset(by_id) - {"draft"} if case["kind"] == "draft" else frozenset[str]()

    def sides(entry: dict[str, Any]) -> tuple[list[Span], list[Span]]:
        first, second = (
            list(find_quote(by_id[entry[k]["doc"]], entry[k]["quote"])) if entry[k]["doc"] in by_id else []
            for k in ("a", "b")
        )
        return first, second

    one = [(sides(e), g["type"]) for g in case["conflicts"] for e in (g, *g.get("alternatives", ()))]
    one += [(sides(e), "") for e in case["supported"]]
    traps = [sides(e) for e in case["traps"]]
    found = Pairs()
    for pair in match(claims, embedder, references).pairs:
        a, b = claims[pair.first], claims[pair.second]
        about = next((kind for s, kind in one if joins(a, b, s)), None)
        trap = about is None and any(joins(a, b, s) for s in traps)
        found.add(a, b, pair, OTHER if about is None and not trap else TRAP if trap else GOLD, about or "")
    return found


def strangers(ours: Sequence[GroundedClaim], theirs: Sequence[GroundedClaim], embedder: Embedder) -> Pairs:
    """Return pairs of claims of two stories, the nearest of each."""
    claims = [*ours, *theirs]
    found = Pairs()
    for pair in match(claims, embedder).pairs:
        if pair.first < len(ours) <= pair.second:
            found.add(claims[pair.first], claims[pair.second], pair, OTHER)
    return found


def fitted(x: NDArray[np.float64], y: NDArray[np.int64]) -> tuple[LogisticRegression, list[int]]:
    """Return a model over the columns whose weights have the sign that they must have, and these columns."""
    columns = list(range(len(EVENT_PARTS)))
    signs = [-1.0 if name in AGAINST else 1.0 for name in EVENT_PARTS]
    while True:
        model = LogisticRegression(C=REGULARISATION, max_iter=2000, class_weight="balanced").fit(
            x[:, columns], y
        )
        right = [c for c, weight in zip(columns, model.coef_[0], strict=True) if weight * signs[c] > 0]
        if len(right) == len(columns):
            return model, columns
        columns = right


def area(kinds: NDArray[np.int64], scores: NDArray[np.float64], positive: int, negative: int) -> float:
    """Return the area under the ROC curve of one kind of pair against another."""
    among = np.isin(kinds, (positive, negative))
    return float(roc_auc_score(kinds[among] == positive, scores[among]))


def main() -> None:
    """Read the cases, fit, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--pattern", default="*.json")
    options.add_argument("--limit", type=int)
    a = options.parse_args()
    embedder, parser = OnnxEmbedder(), load_parser()

    def claims_of(case: dict[str, Any]) -> list[GroundedClaim]:
        return ground([c for d in case_documents(case) for c in extract([d], parser)])

    paths = sorted(a.cases.glob(a.pattern))[: a.limit]
    measure([json.loads(path.read_text(encoding="utf-8")) for path in paths], claims_of, embedder)


def measure(
    cases: Sequence[dict[str, Any]],
    claims_of: Callable[[dict[str, Any]], Sequence[GroundedClaim]],
    embedder: Embedder,
) -> None:
    """Fit on cases and print weights and figures."""
    rows: list[list[float]] = []
    kinds: list[int] = []
    shipped: list[float] = []
    groups: list[int] = []
    before: Sequence[GroundedClaim] = []
    for number, case in enumerate(cases):
        claims = claims_of(case)
        others = strangers(claims, before, embedder) if before else Pairs()
        for found in (read_case(case, claims, embedder), others):
            rows += found.rows
            kinds += found.kinds
            shipped += found.shipped
            groups += [number] * len(found.rows)
        before = claims
    x, y, of_case, known_score = np.array(rows), np.array(kinds), np.array(groups), np.array(shipped)
    print(f"{len(y)} pairs: {(y == GOLD).sum()} of one event, {(y == TRAP).sum()} traps")
    known = y != TRAP
    held_out = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(x, groups=of_case):
        learnt = train[known[train]]
        model, columns = fitted(x[learnt], y[learnt])
        held_out[test] = model.predict_proba(x[test][:, columns])[:, 1]
    cosine = x[:, list(EVENT_PARTS).index("cosine")]
    print(f"{'area under the curve':<24}{'others':>8}{'traps':>8}")
    for name, scores in (("held out", held_out), ("shipped", known_score), ("cosine alone", cosine)):
        print(f"{name:<24}{area(y, scores, GOLD, OTHER):>8.3f}{area(y, scores, GOLD, TRAP):>8.3f}")
    model, columns = fitted(x[known], y[known])
    weights = dict(zip(columns, model.coef_[0], strict=True))
    print(f"bias {model.intercept_[0]:.2f}")
    for column, name in enumerate(EVENT_PARTS):
        print(f"  {name:<12}{weights.get(column, 0.0):+.2f}")


if __name__ == "__main__":
    main()
