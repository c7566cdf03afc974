"""Average the weights of models of one architecture: most of what each knows is kept, in the size of one.

    python scripts/average_nli.py MODEL MODEL [MODEL ...] --shares 0.7 0.3 --out FOLDER

Wortsman et al. 2022, "Robust fine-tuning of zero-shot models" and "Model soups". Models are folders with float weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def average(folders: list[Path], shares: list[float], out: Path) -> None:
    """Write the weighted mean of the models in `folders` to `out`, with the tokenizer of the first."""
    if len(folders) != len(shares) or abs(sum(shares) - 1) > 1e-6:
        raise SystemExit("give one share for each model; they must add up to 1")
    models = [AutoModelForSequenceClassification.from_pretrained(f, dtype=torch.float32) for f in folders]
    states = [model.state_dict() for model in models]
    mean = {
        name: sum(share * state[name].float() for share, state in zip(shares, states, strict=True))
        for name in states[0]
    }
    models[0].load_state_dict(mean)
    models[0].save_pretrained(out)
    AutoTokenizer.from_pretrained(folders[0]).save_pretrained(out)


def main() -> None:
    """Parse the arguments and average."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    average(args.models, args.shares, args.out)


if __name__ == "__main__":
    main()
