"""Measure NLI models: all dev sets, the families by type, and the sentence pairs of the dev cases.

    python scripts/eval_nli.py MODEL [MODEL ...] [--limit 700] [--blind] [--calibrate] [--parity] [--speed]

A MODEL is a folder (run by torch in fp32), or an .onnx file in a folder's `onnx/` (run by ONNX Runtime). All
models see the same pairs with the same tokens. `--limit` takes the first N pairs of each set.

What the columns mean: `acc` accuracy, three-way, or contradiction against the rest (P > 0.5) where a set
knows only two labels; `auc` area under the ROC curve of P(contradiction); `f1` of contradiction. On the
cases: average precision of the mean P(contradiction) of both directions, conflicts against all other
sentence pairs of the same story.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from tokenizers import Encoding, Tokenizer

from export_embedder import onnx_encoder
from factcheck.judging import OnnxNLI
from nli_cases import Case, conflict_neighbourhood, read_cases
from nli_examples import CLASSES, Example, read_lines, read_pairs
from nli_heads import inputs_of
from nli_stories import read_written, story_pairs

Array = npt.NDArray[np.float32]

MAX_TOKENS = 256
BATCH_TOKENS = 1000
"""Padded tokens of a batch: on two cores torch and ONNX Runtime are both at their fastest from 1,000 to 2,000."""
WARM_UP = 16
ECE_BINS = 15
"""Bins of equal width for the expected calibration error (Guo et al. 2017, "On Calibration of Modern Neural
Networks"), of the confidence in the predicted class."""


# --- running a model --------------------------------------------------------------------------------------

Forward = Callable[[dict[str, npt.NDArray[np.int64]]], Array]


@dataclass(frozen=True)
class Model:
    """A model to measure: `forward` maps the three int64[n, tokens] inputs to float32[n, 3] logits."""

    name: str
    tokenizer: Tokenizer
    forward: Forward
    temperature: float

    def logits(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Return float32[n, 3] logits, in the order of the pairs."""
        encoded = self.tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(pairs)), key=lambda i: len(encoded[i].ids))
        out = np.zeros((len(pairs), len(CLASSES)), np.float32)
        batch: list[int] = []
        for i in order:
            if batch and (len(batch) + 1) * len(encoded[i].ids) > BATCH_TOKENS:
                out[batch] = self.forward(_pad([encoded[j] for j in batch]))
                batch = []
            batch.append(i)
        if batch:
            out[batch] = self.forward(_pad([encoded[j] for j in batch]))
        return out

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Array:
        """Return float32[n, 3] probabilities at the model's own temperature."""
        return softmax(self.logits(pairs) / self.temperature)


def _pad(encoded: Sequence[Encoding]) -> dict[str, npt.NDArray[np.int64]]:
    width = max(len(e.ids) for e in encoded)
    out = {
        k: np.zeros((len(encoded), width), np.int64)
        for k in ("input_ids", "attention_mask", "token_type_ids")
    }
    for row, e in enumerate(encoded):
        length = len(e.ids)
        out["input_ids"][row, :length] = e.ids
        out["attention_mask"][row, :length] = 1
        out["token_type_ids"][row, :length] = e.type_ids
    return out


def load(spec: Path, threads: int) -> Model:
    """Load a folder with torch or an .onnx file with ONNX Runtime."""
    folder = spec.parent.parent if spec.suffix == ".onnx" else spec
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    forward = _onnx_forward(spec, threads) if spec.suffix == ".onnx" else _torch_forward(spec, threads)
    name = f"{folder.name}/int8" if spec.suffix == ".onnx" else folder.name
    return Model(name, tokenizer, forward, float(config.get("temperature", 1.0)))


def _onnx_forward(path: Path, threads: int) -> Forward:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    names = [i.name for i in session.get_inputs()]

    def forward(inputs: dict[str, npt.NDArray[np.int64]]) -> Array:
        return np.asarray(session.run(None, {name: inputs[name] for name in names})[0], np.float32)

    return forward


def _torch_forward(folder: Path, threads: int) -> Forward:
    import torch
    from transformers import AutoModelForSequenceClassification

    if threads:
        torch.set_num_threads(threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).to(device).eval()

    def forward(inputs: dict[str, npt.NDArray[np.int64]]) -> Array:
        with torch.inference_mode():
            logits = model(**{k: torch.from_numpy(inputs[k]).to(device) for k in inputs_of(model)}).logits
        return np.asarray(logits.float().cpu(), np.float32)

    return forward


def softmax(logits: npt.NDArray[np.floating[Any]]) -> Array:
    """Return the probabilities of [n, 3] logits."""
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(shifted / shifted.sum(1, keepdims=True), np.float32)


# --- the sets ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Labelled:
    """A set of pairs with gold classes (positions in `CLASSES`) and a kind for each pair (may be empty)."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    gold: npt.NDArray[np.int64]
    kinds: tuple[str, ...] = ()

    @property
    def two_way(self) -> bool:
        """Whether the set knows contradiction and one other label only."""
        return len(set(self.gold.tolist())) == 2

    def hits(self, p: Array) -> npt.NDArray[np.bool_]:
        """For each pair, whether the prediction is right."""
        if self.two_way:
            return np.asarray((p[:, 0] > 0.5) == (self.gold == 0))
        return np.asarray(p.argmax(1) == self.gold)


def load_sets(data: Path, limit: int, stories: Path | None = None) -> list[Labelled]:
    """Read the families, the held-out `stories` and all dev sets, the first `limit` pairs of each (0: all)."""
    families: list[Example] = []
    kinds: list[str] = []
    for family in read_lines(data / "families" / "dev.jsonl.gz"):
        for label, texts in (("entailment", family["ent"]), ("neutral", family["neu"])):
            families += [Example(family["base"], h, label, "families") for h in texts]
            kinds += [label] * len(texts)
        families += [
            Example(family["base"], item["h"], "contradiction", "families") for item in family["con"]
        ]
        kinds += [item["t"] for item in family["con"]]
    paths = sorted((data / "dev").glob("*.jsonl.gz"))
    public = [_labelled(path.name.removesuffix(".jsonl.gz"), read_pairs(path), limit) for path in paths]
    written: list[Labelled] = []
    if stories is not None:
        rng = random.Random(0)
        pairs = [e for story in read_written(stories, held_out=True) for e in story_pairs(story, rng)]
        # Whatever is no contradiction counts as one class: most lines do not tell which of the other two it is.
        two_way = [replace(e, label=e.label if e.label == CLASSES[0] else CLASSES[2]) for e in pairs]
        written = [_labelled("stories", two_way, limit, [e.source for e in pairs])]
    return [_labelled("families", families, limit, kinds), *written, *public]


def _labelled(name: str, examples: Sequence[Example], limit: int, kinds: Sequence[str] = ()) -> Labelled:
    chosen = list(examples)[: limit or None]
    gold = np.array([CLASSES.index(e.label) for e in chosen], np.int64)
    return Labelled(name, tuple((e.premise, e.hypothesis) for e in chosen), gold, tuple(kinds[: len(chosen)]))


@dataclass(frozen=True)
class StoryPairs:
    """Sentence pairs of the cases: `groups` of positions in `pairs`, one group an item to be ranked.

    A conflict whose quote touches several sentences is one item with several pairs; its score is the highest.
    `weights` undo the sampling: a pair drawn with probability p counts 1/p times.
    """

    pairs: tuple[tuple[str, str], ...]
    groups: tuple[tuple[int, ...], ...]
    gold: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]


def load_stories(folder: Path, near: int, sample: int, embedder: Path) -> StoryPairs:
    """Take all conflicts of each case, its `near` closest other pairs and a random `sample` of the rest."""
    cases = read_cases(folder)
    vectors = onnx_encoder(embedder)([unit.text for case in cases for unit in case.units])
    pairs: list[tuple[str, str]] = []
    groups: list[tuple[int, ...]] = []
    gold: list[int] = []
    weights: list[float] = []
    rng = random.Random(0)
    start = 0

    def add(case: Case, items: Sequence[tuple[int, int]], label: int, weight: float) -> None:
        groups.append(tuple(range(len(pairs), len(pairs) + len(items))))
        pairs.extend((case.units[i].text, case.units[j].text) for i, j in items)
        gold.append(label)
        weights.append(weight)

    for case in cases:
        cosine = vectors[start : start + len(case.units)] @ vectors[start : start + len(case.units)].T
        start += len(case.units)
        for a, b in case.conflicts:
            # A conflict inside one sentence is no pair of sentences: nothing to rank.
            if items := [(i, j) for i in a for j in b if i != j]:
                add(case, items, 1, 1.0)
        blocked = conflict_neighbourhood(case, np.zeros_like(cosine))
        rest = [
            (i, j)
            for i in range(len(case.units))
            for j in range(i + 1, len(case.units))
            if (i, j) not in blocked
        ]
        rest.sort(key=lambda pair: -float(cosine[pair]))
        far = rng.sample(rest[near:], min(sample, len(rest[near:])))
        for pair in rest[:near]:
            add(case, [pair], 0, 1.0)
        for pair in far:
            add(case, [pair], 0, len(rest[near:]) / len(far))
    return StoryPairs(tuple(pairs), tuple(groups), np.array(gold), np.array(weights))


def story_scores(model: Model, stories: StoryPairs) -> Array:
    """Mean P(contradiction) of both directions of each pair, the highest of a group: float32[groups]."""
    forth = model.predict(stories.pairs)[:, 0]
    back = model.predict([(b, a) for a, b in stories.pairs])[:, 0]
    both = (forth + back) / 2
    return np.array([max(both[list(group)]) for group in stories.groups], np.float32)


# --- reports ----------------------------------------------------------------------------------------------


def metrics(gold: Labelled, p: Array) -> tuple[float, float, float]:
    """Return accuracy, contradiction AUC, contradiction F1."""
    is_con = gold.gold == 0
    guess = p[:, 0] > 0.5 if gold.two_way else p.argmax(1) == 0
    return (
        float(gold.hits(p).mean()),
        float(roc_auc_score(is_con, p[:, 0])),
        float(f1_score(is_con, guess)),
    )


def table(models: Sequence[Model], sets: Sequence[Labelled], *, blind: bool) -> dict[tuple[str, str], Array]:
    """Print the table over all sets, then the families by kind; return the probabilities by set and model."""
    found: dict[tuple[str, str], Array] = {}
    print(
        "| set | pairs |"
        + "".join(f" {m.name} acc | auc | f1 |" for m in models)
        + (" blind acc |" if blind else "")
    )
    print("|---|---:|" + "---:|---:|---:|" * len(models) + ("---:|" if blind else ""))
    for gold in sets:
        cells = f"| {gold.name} | {len(gold.pairs)} |"
        for model in models:
            p = found[gold.name, model.name] = model.predict(gold.pairs)
            cells += "".join(f" {value:.3f} |" for value in metrics(gold, p))
        if blind:
            p = models[-1].predict([("", hypothesis) for _, hypothesis in gold.pairs])
            cells += f" {gold.hits(p).mean():.3f} |"
        print(cells, flush=True)
    families = sets[0]
    print("\n| families, by kind | pairs |" + "".join(f" {m.name} acc |" for m in models))
    print("|---|---:|" + "---:|" * len(models))
    for kind in sorted(set(families.kinds)):
        rows = np.array([k == kind for k in families.kinds])
        hits = [families.hits(found[families.name, m.name])[rows].mean() for m in models]
        print(f"| {kind} | {rows.sum()} |" + "".join(f" {h:.3f} |" for h in hits))
    return found


def parity(
    reference: Model, other: Model, sets: Sequence[Labelled], found: dict[tuple[str, str], Array]
) -> None:
    """Print what accuracy and AUC lose from `reference` to `other`, and the share of flipped decisions."""
    print(f"\n| {reference.name} -> {other.name} | acc | auc | flips |\n|---|---:|---:|---:|")
    rows: list[tuple[float, float, float, int]] = []
    for gold in sets:
        a, b = found[gold.name, reference.name], found[gold.name, other.name]
        (acc_a, auc_a, _), (acc_b, auc_b, _) = metrics(gold, a), metrics(gold, b)
        rows.append(
            (acc_b - acc_a, auc_b - auc_a, float((a.argmax(1) != b.argmax(1)).mean()), len(gold.pairs))
        )
        print(f"| {gold.name} | {rows[-1][0]:+.4f} | {rows[-1][1]:+.4f} | {rows[-1][2]:.4f} |")
    weights = [row[3] for row in rows]
    means = [float(np.average([row[k] for row in rows], weights=weights)) for k in range(3)]
    print(f"| all pairs | {means[0]:+.4f} | {means[1]:+.4f} | {means[2]:.4f} |")


def calibration_error(p: Array, gold: npt.NDArray[np.int64]) -> float:
    """Return the expected calibration error of the predicted class, 0 to 1."""
    confidence, right = p.max(1), p.argmax(1) == gold
    bins = np.minimum((confidence * ECE_BINS).astype(int), ECE_BINS - 1)
    gaps = [
        abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean()
        for b in np.unique(bins)
    ]
    return float(np.sum(gaps))


def calibrate(model: Model, sets: Sequence[Labelled]) -> float:
    """Fit one temperature on half of families and MultiNLI dev, print the error on the other half."""
    chosen = [s for s in sets if s.name in ("families", "mnli")]
    logits = np.concatenate([model.logits(s.pairs) for s in chosen])
    gold = np.concatenate([s.gold for s in chosen])

    def loss(temperature: float) -> float:
        p = softmax(logits[::2] / np.float32(temperature))
        return float(-np.log(p[np.arange(len(p)), gold[::2]] + 1e-9).mean())

    fitted = float(minimize_scalar(loss, bounds=(0.3, 4.0), method="bounded").x)
    before = calibration_error(softmax(logits[1::2]), gold[1::2])
    after = calibration_error(softmax(logits[1::2] / np.float32(fitted)), gold[1::2])
    print(f"\n{model.name}: temperature {fitted:.3f}, fitted on one half of families and mnli;")
    print(f"  expected calibration error on the other half {before:.4f} -> {after:.4f}")
    return fitted


def speed(specs: Sequence[Path], models: Sequence[Model], pairs: Sequence[tuple[str, str]]) -> None:
    """Print pairs a second of each model in batches, and of an .onnx file as the program runs it, the best of three."""
    runs: dict[str, Callable[[Sequence[tuple[str, str]]], object]] = {m.name: m.logits for m in models}
    for spec, model in zip(specs, models, strict=True):
        if spec.suffix == ".onnx":
            runs[f"{model.name} in the program"] = OnnxNLI(spec.parent.parent).predict
    best = dict.fromkeys(runs, 0.0)
    for run in runs.values():
        run(pairs[:WARM_UP])
    for _ in range(3):
        for name, run in runs.items():
            start = time.perf_counter()
            run(pairs)
            best[name] = max(best[name], len(pairs) / (time.perf_counter() - start))
    print("\n" + ", ".join(f"{name}: {rate:.0f} pairs/s" for name, rate in best.items()))


def main() -> None:
    """Parse the arguments and print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/nli"))
    parser.add_argument("--stories", type=Path, help="hand-written stories; those held out are measured")
    parser.add_argument("--cases", type=Path, default=Path("../shared/cases/dev"))
    parser.add_argument("--embedder", type=Path, default=Path("models/embedder"))
    parser.add_argument("--limit", type=int, default=0, help="first N pairs of each set (0: all)")
    parser.add_argument(
        "--near", type=int, default=150, help="closest unannotated pairs of each case (0: no cases)"
    )
    parser.add_argument("--far", type=int, default=50, help="sampled unannotated pairs of each case")
    parser.add_argument("--blind", action="store_true", help="hypothesis-only accuracy of the last model")
    parser.add_argument("--calibrate", action="store_true", help="fit a temperature for each model")
    parser.add_argument("--parity", action="store_true", help="compare the last model to the first")
    parser.add_argument(
        "--speed", type=int, default=0, metavar="N", help="time the models on N pairs of the families"
    )
    parser.add_argument("--no-sets", action="store_true", help="skip the table over the dev sets")
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    models = [load(spec, args.threads) for spec in args.models]
    sets = load_sets(args.data, args.limit, args.stories)
    found: dict[tuple[str, str], Any] = {}
    if not args.no_sets:
        found = table(models, sets, blind=args.blind)
    if args.near:
        stories = load_stories(args.cases, args.near, args.far, args.embedder)
        print(f"\ncases: {int(stories.gold.sum())} conflicts, {stories.weights.sum():.0f} pairs,", end=" ")
        print(f"{len(stories.groups)} of them scored")
        for model in models:
            score = average_precision_score(
                stories.gold, story_scores(model, stories), sample_weight=stories.weights
            )
            print(f"  average precision, {model.name}: {score:.4f}", flush=True)
    if args.parity and found:
        parity(models[0], models[-1], sets, found)
    if args.calibrate:
        for model in models:
            calibrate(model, sets)
    if args.speed:
        speed(args.models, models, sets[0].pairs[: args.speed])


if __name__ == "__main__":
    main()
