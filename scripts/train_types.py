"""Teach a finished NLI model to name the kind of a contradiction: one linear layer over its pooled state.

    python scripts/train_types.py CHECKPOINT --data ../shared/data/nli --cases ../shared/cases/train

The model itself does not change. Pairs are the contradictions of the news families, of the newsroom cases and of the
stories, both ways round; cases whose names begin with `held_out` of nli.toml are only measured on. Writes
CHECKPOINT/types.json, which `export_nli.py` puts into the graph.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from nli_examples import read_lines
from nli_heads import pooled_state
from nli_stories import read_written

BATCH = 64
MAX_TOKENS = 192
STRENGTHS = (0.3, 1.0)
"""Values of C that are tried; the best on the families' dev part is kept."""
CASE_WEIGHT = 4.0
"""Weight of a conflict of a case against one of a family: they are fewer, and what the program meets."""
STORY_WEIGHT = 2.0
"""Weight of a contradiction of a hand-written story, which is written like a case."""

Typed = tuple[str, str, str]
"""Premise, hypothesis, type of their conflict."""


def family_conflicts(path: Path) -> Iterator[Typed]:
    """Yield base and contradiction of each family."""
    for family in read_lines(path):
        for item in family["con"]:
            yield family["base"], item["h"], item["t"]


def case_conflicts(paths: Sequence[Path]) -> Iterator[Typed]:
    """Yield the two quotes of each conflict."""
    for path in paths:
        for item in json.loads(path.read_text(encoding="utf-8"))["conflicts"]:
            yield item["a"]["quote"], item["b"]["quote"], item["type"]


def story_conflicts(folder: Path) -> Iterator[Typed]:
    """Yield the contradictions of the hand-written stories, each with the sentences that it contradicts."""
    for story in read_written(folder, held_out=False):
        for line in story.lines:
            if line.type:
                yield from ((story.sentences[target], line.text, line.type) for target in line.targets)


@torch.inference_mode()
def states(model: Any, tokenizer: Any, pairs: Sequence[Typed]) -> npt.NDArray[np.float32]:
    """Return the pooled states float32[2n, width] of the pairs and, behind them, of the pairs turned round."""
    texts = [(a, b) for a, b, _ in pairs] + [(b, a) for a, b, _ in pairs]
    order = sorted(range(len(texts)), key=lambda i: len(texts[i][0]) + len(texts[i][1]))
    found = np.zeros((len(texts), model.config.hidden_size), np.float32)
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        encoded = tokenizer(
            [texts[i] for i in rows],
            padding=True,
            truncation=True,
            max_length=MAX_TOKENS,
            return_tensors="pt",
            return_token_type_ids=True,
        )
        found[rows] = pooled_state(model, encoded).numpy()
    return found


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--stories", type=Path, help="hand-written stories (scripts/nli_stories.py)")
    parser.add_argument(
        "--limit", type=int, default=0, help="families and stories: so many conflicts at most, drawn"
    )
    args = parser.parse_args()
    config = tomllib.loads(Path(__file__).with_name("nli.toml").read_text(encoding="utf-8"))
    held_out = config["defaults"]["held_out"]
    model = AutoModelForSequenceClassification.from_pretrained(
        args.checkpoint, dtype=torch.float32, attn_implementation="eager"
    ).eval()
    tokenizer = AutoTokenizer.from_pretrained(args.checkpoint)

    paths = sorted(args.cases.glob("*.json"))
    families = list(family_conflicts(args.data / "families" / "train.jsonl.gz"))
    cases = list(case_conflicts([p for p in paths if not p.name.startswith(held_out)]))
    stories = list(story_conflicts(args.stories)) if args.stories else []
    if args.limit:
        rng = random.Random(0)
        families, stories = (
            rng.sample(pool, min(len(pool), args.limit // 2)) for pool in (families, stories)
        )
    parts = {
        "families dev": list(family_conflicts(args.data / "families" / "dev.jsonl.gz")),
        f"cases {held_out}*": list(case_conflicts([p for p in paths if p.name.startswith(held_out)])),
    }
    train = [*families, *cases, *stories]
    once = [1.0] * len(families) + [CASE_WEIGHT] * len(cases) + [STORY_WEIGHT] * len(stories)
    weights = np.array(once * 2)
    inputs, targets = states(model, tokenizer, train), np.array([t for _, _, t in train] * 2)
    measured = {name: states(model, tokenizer, pairs) for name, pairs in parts.items()}

    def accuracy(fitted: LogisticRegression, name: str) -> float:
        n = len(parts[name])
        p = fitted.predict_proba(measured[name])
        best = fitted.classes_[(p[:n] + p[n:]).argmax(1)]
        return float(np.mean(best == np.array([t for _, _, t in parts[name]])))

    tried = []
    for strength in STRENGTHS:
        fitted = LogisticRegression(C=strength, max_iter=400).fit(inputs, targets, sample_weight=weights)
        tried.append((accuracy(fitted, "families dev"), fitted))
        print(
            f"C {strength}: " + "  ".join(f"{name} {accuracy(fitted, name):.3f}" for name in parts),
            flush=True,
        )
    best = max(tried, key=lambda item: item[0])[1]
    stored = {
        "labels": [str(label) for label in best.classes_],
        "weight": [[round(float(w), 5) for w in row] for row in best.coef_],
        "bias": [round(float(b), 5) for b in best.intercept_],
    }
    (args.checkpoint / "types.json").write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
