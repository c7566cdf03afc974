"""Measure the judge: whether its probability is what it says, and what each group of inputs brings.

    python scripts/eval_judge.py --cases ../shared/cases/train --evaluate ../shared/cases/dev --plot docs/judge.svg

Calibration is that of the shipped `models/judge` on the cases of `--evaluate`, which neither it nor the NLI model saw.
For the ablation the judge is fitted again without each group, cross-validated by case on the held-out cases of
`--cases`, and scored on those of `--evaluate` as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from factcheck.claims import load_parser
from factcheck.judging import Fusion
from factcheck.judging.features import FEATURES
from factcheck.matching import OnnxEmbedder
from train_judge import BARS, FOLDS, REGULARISATION, CaseRows, Row, fused, read_case, remembered_nli, score

BINS = 10
"""Bins of equal width of the expected calibration error (Guo et al. 2017)."""

GROUPS: Mapping[str, frozenset[str]] = {
    "reading of sentences": frozenset({"nli_sentence_max", "nli_sentence_min"}),
    "reading of claims alone": frozenset({"nli_claim_max", "nli_claim_min"}),
}
"""What is taken away together; every other input is a group of its own."""


def calibration(
    probabilities: Sequence[float], labels: Sequence[int]
) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error, and of each bin in use mean probability, share right, and count."""
    p, y = np.array(probabilities), np.array(labels)
    which = np.minimum((p * BINS).astype(int), BINS - 1)
    bins = [
        (float(p[which == b].mean()), float(y[which == b].mean()), int((which == b).sum()))
        for b in range(BINS)
        if (which == b).any()
    ]
    return sum(n * abs(mean - share) for mean, share, n in bins) / len(p), bins


def plot(bins: Sequence[tuple[float, float, int]], error: float, path: Path) -> None:
    """Draw the share of conflicts over the probability that the judge gave them."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "factcheck"  # equal plots are equal files
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 4))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot([b[0] for b in bins], [b[1] for b in bins], marker="o")
    for mean, share, count in bins:
        axes.annotate(str(count), (mean, share), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set(xlabel="probability of a conflict", ylabel="share of conflicts", xlim=(0, 1), ylim=(0, 1.02))
    axes.set_title(f"pairs that were judged; expected calibration error {error:.3f}", fontsize=9)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def ablation(cases: Sequence[CaseRows], others: Sequence[CaseRows]) -> None:
    """Print average precision, and recall and precision at the bar of a warning, without each group of inputs."""
    loose = set(FEATURES) - {name for group in GROUPS.values() for name in group}
    groups = {**GROUPS, **{name: frozenset({name}) for name in sorted(loose)}}
    rows, unseen = _rows(cases), _rows(others)
    print(f"{'without':<24}{'AP held out':>12}{'AP dev':>8}   at {BARS['warning']} on dev: recall, precision")
    for name, left_out in {
        "nothing": frozenset[str](),
        **groups,
        "the comparators": frozenset[str](),
    }.items():
        columns = [i for i, feature in enumerate(FEATURES) if feature not in left_out]
        clashes = name != "the comparators"
        held = np.zeros(len(rows))
        x, y = _matrix(rows, columns), np.array([r.label for r in rows])
        for train, test in GroupKFold(FOLDS).split(x, groups=[r.case for r in rows]):
            held[test] = _model().fit(x[train], y[train]).predict_proba(x[test])[:, 1]
        fitted = _model().fit(x, y).predict_proba(_matrix(unseen, columns))[:, 1]
        mine = [fused(float(p), r) if clashes else float(p) for p, r in zip(held, rows, strict=True)]
        theirs = [fused(float(p), r) if clashes else float(p) for p, r in zip(fitted, unseen, strict=True)]
        by_row = {id(r): p for r, p in zip(unseen, theirs, strict=True)}
        recall, precision, *_ = score(others, lambda row, known=by_row: known[id(row)], BARS["warning"])  # type: ignore[misc]
        print(
            f"{name:<24}{average_precision_score(y, mine):>12.3f}"
            f"{average_precision_score([r.label for r in unseen], theirs):>8.3f}   {recall:.3f}, {precision:.3f}"
        )


def _model() -> LogisticRegression:
    return LogisticRegression(C=REGULARISATION, max_iter=2000)


def _rows(cases: Sequence[CaseRows]) -> list[Row]:
    return [row for case in cases for row in case.rows]


def _matrix(rows: Sequence[Row], columns: Sequence[int]) -> np.ndarray:
    return np.array([[r.inputs[i] for i in columns] for r in rows])


def main() -> None:
    """Read the cases and print what is asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument(
        "--pattern", default="train4-*.json", help="cases that the NLI model was not trained on"
    )
    options.add_argument("--evaluate", type=Path, required=True)
    options.add_argument("--memory", type=Path, default=Path("runs/nli-answers.sqlite"))
    options.add_argument("--plot", type=Path, help="draw the calibration into this SVG file")
    a = options.parse_args()
    nli, embedder, parser = remembered_nli(a.memory), OnnxEmbedder(), load_parser()
    cases = [read_case(p, nli, embedder, parser) for p in sorted(a.cases.glob(a.pattern))]
    others = [read_case(p, nli, embedder, parser) for p in sorted(a.evaluate.glob("*.json"))]
    fusion = Fusion.from_directory(Path("models/judge"))
    judged = _rows(others)
    error, bins = calibration([fused(fusion.reading(r.inputs), r) for r in judged], [r.label for r in judged])
    print(f"{a.evaluate.name}: {len(judged)} pairs judged, expected calibration error {error:.4f}")
    print(f"{'probability':>12}{'share':>8}{'pairs':>7}")
    for mean, share, count in bins:
        print(f"{mean:>12.3f}{share:>8.3f}{count:>7}")
    if a.plot:
        plot(bins, error, a.plot)
    ablation(cases, others)


if __name__ == "__main__":
    main()
