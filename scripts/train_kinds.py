"""Fit how the surface of two claims corrects the kind of contradiction that the NLI model thinks of.

    python scripts/train_kinds.py --cases ../shared/cases/train --evaluate ../shared/cases/dev --out models/judge

Every planned conflict that the program meets is an example, whose pairs of claims share a weight of one; only cases
that the NLI model was not trained on count, as in train_judge.py.  What is fitted is a bias and a weight of each input
for each kind, added to the model's log probabilities: a multinomial logistic regression with an offset, held back by
`SHRINKAGE`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax
from sklearn.model_selection import GroupKFold

from case_documents import case_documents
from factcheck.claims import Parser, extract, load_parser
from factcheck.facts import ground
from factcheck.judging import OnnxNLI
from factcheck.judging.kinds import LEAST, KindWeights
from factcheck.judging.surface import SURFACE, surface_row
from factcheck.matching import OnnxEmbedder, match
from factcheck.weights import shipped
from train_judge import FOLDS, find_quote, joins

SHRINKAGE = 6.0
"""Half the penalty on the squared weights: best of 1, 3, 6, 10, 20 when cross-validated by case."""


@dataclass(frozen=True)
class Example:
    """A pair of claims that touch the quotes of a planned conflict."""

    case: str
    conflict: int
    type: str
    likely: list[float]
    surface: list[float]


def read_case(path: Path, nli: OnnxNLI, embedder: OnnxEmbedder, parser: Parser) -> list[Example]:
    """Return the pairs of claims of a case that meet and touch the two quotes of a conflict."""
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    documents = case_documents(case)
    by_id = {d.id: d for d in documents}
    references = frozenset(by_id) - {"draft"} if case["kind"] == "draft" else frozenset()
    claims = ground([c for d in documents for c in extract([d], parser)])
    pairs = [(claims[p.first], claims[p.second]) for p in match(claims, embedder, references).pairs]
    found = []
    for n, conflict in enumerate(case["conflicts"]):
        sides = tuple(list(find_quote(by_id[s["doc"]], s["quote"])) for s in (conflict["a"], conflict["b"]))
        for first, second in pairs:
            if not joins(first, second, (sides[0], sides[1])):
                continue
            a, b = first.claim, second.claim
            readings = [(a.text, b.text), (b.text, a.text)]
            readings += [(a.sentence.text, b.sentence.text), (b.sentence.text, a.sentence.text)]
            likely = nli.predict_types(readings).mean(axis=0)
            found.append(
                Example(case["id"], n, conflict["type"], likely.tolist(), surface_row(first, second))
            )
    return found


def shares(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return the weight of each example: each conflict counts once."""
    times = Counter((e.case, e.conflict) for e in examples)
    return np.array([1 / times[e.case, e.conflict] for e in examples])


def fit(examples: Sequence[Example], kinds: Sequence[str]) -> KindWeights:
    """Return the weights under which the examples' types are likeliest, less the penalty."""
    inputs = np.array([[1.0, *e.surface] for e in examples])
    offset = np.log(np.array([e.likely for e in examples]) + LEAST)
    right = np.array([[float(e.type == kind) for kind in kinds] for e in examples])
    weight = shares(examples)[:, None]
    shape = inputs.shape[1], len(kinds)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = offset + inputs @ flat.reshape(shape)
        gradient = inputs.T @ (weight * (softmax(scores, axis=1) - right)) + SHRINKAGE * flat.reshape(shape)
        value = -(weight * right * log_softmax(scores, axis=1)).sum() + SHRINKAGE / 2 * (flat @ flat)
        return float(value), gradient.ravel()

    fitted = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B").x.reshape(shape)
    rounded = np.round(fitted, 4)
    return KindWeights({kind: tuple(map(float, rounded[:, k])) for k, kind in enumerate(kinds)})


def accuracy(examples: Sequence[Example], chosen: Sequence[str]) -> float:
    """Return the share of conflicts whose type was chosen."""
    right = np.array([e.type == kind for e, kind in zip(examples, chosen, strict=True)])
    return float(np.average(right, weights=shares(examples)))


def main() -> None:
    """Read the cases, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument(
        "--pattern", default="train4-*.json", help="the cases that the NLI model was not trained on"
    )
    parser.add_argument("--evaluate", type=Path, help="measure on these cases, without fitting on them")
    parser.add_argument("--out", type=Path)
    a = parser.parse_args()
    nli, embedder, reader = OnnxNLI(shipped("nli-large")), OnnxEmbedder(), load_parser()
    kinds = list(nli.conflict_types)

    def read(paths: Sequence[Path]) -> list[Example]:
        return [e for path in paths for e in read_case(path, nli, embedder, reader)]

    def choose(weights: KindWeights, examples: Sequence[Example]) -> list[str]:
        return [weights.choose(kinds, e.likely, e.surface) for e in examples]

    examples = read(sorted(a.cases.glob(a.pattern)))
    unseen = [""] * len(examples)
    for train, test in GroupKFold(FOLDS).split(examples, groups=[e.case for e in examples]):
        chosen = choose(fit([examples[i] for i in train], kinds), [examples[i] for i in test])
        for i, kind in zip(test, chosen, strict=True):
            unseen[i] = kind
    alone = accuracy(examples, choose(KindWeights(), examples))
    print(
        f"{shares(examples).sum():.0f} conflicts: model alone {alone:.3f}, "
        f"with the surface, cross-validated by case, {accuracy(examples, unseen):.3f}"
    )
    weights = fit(examples, kinds)
    if a.evaluate:
        other = read(sorted(a.evaluate.glob("*.json")))
        alone, both = (accuracy(other, choose(w, other)) for w in (KindWeights(), weights))
        print(
            f"{shares(other).sum():.0f} conflicts of {a.evaluate.name}: "
            f"model alone {alone:.3f}, with the surface {both:.3f}"
        )
    if a.out:
        rows = ",\n".join(f"  {json.dumps(kind)}: {json.dumps(row)}" for kind, row in weights.weights.items())
        inputs = json.dumps(["bias", *SURFACE])
        a.out.mkdir(parents=True, exist_ok=True)
        (a.out / "kinds.json").write_text(
            f'{{\n "inputs": {inputs},\n "weights": {{\n{rows}\n }}\n}}\n', encoding="utf-8"
        )


if __name__ == "__main__":
    main()
