"""Write the folder of an NLI model: fp16 safetensors, tokenizer, and the int8 ONNX file that is run.

    python scripts/export_nli.py CHECKPOINT models/nli [--temperature 1.3]

`CHECKPOINT` is any folder with a BERT sequence classifier of three labels. The target loads with
`sentence_transformers.CrossEncoder` and, without torch, with ONNX Runtime and `tokenizers`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from onnx_int8 import INPUTS, export_fp32, quantise

LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}
"""The order of the NLI cross-encoders of sentence-transformers."""

MAX_TOKENS = 256
"""Longest pair the tokenizer lets through: two claims need 60 to 100, a claim and a paragraph up to this."""


class Logits(torch.nn.Module):
    """A classifier that takes its inputs by position and returns float32[n, 3] logits alone."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Return logits for input_ids, attention_mask, token_type_ids, each int64[n, tokens]."""
        logits: torch.Tensor = self.model(**dict(zip(INPUTS, inputs, strict=True))).logits
        return logits


def export(checkpoint: Path, target: Path, temperature: float | None = None) -> None:
    """Write `target`: config.json, tokenizer files, model.safetensors (fp16), onnx/model_qint8.onnx."""
    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    model = AutoModelForSequenceClassification.from_pretrained(
        checkpoint, dtype=torch.float32, attn_implementation="eager"
    ).eval()
    found = {int(i): str(label).lower() for i, label in model.config.id2label.items()}
    if found != LABELS:
        raise SystemExit(f"{checkpoint}: labels {found}, expected {LABELS}")

    encoded = tokenizer(
        [("A man sleeps.", "Nobody sleeps."), ("Yes.", "No.")], padding=True, return_tensors="pt"
    )
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder) / "model.onnx"
        export_fp32(Logits(model), fp32, "logits", encoded)
        quantise(fp32, target / "onnx" / "model_qint8.onnx")

    model.half().save_pretrained(target)
    if temperature is not None:
        _add_temperature(target / "config.json", temperature)
    tokenizer.model_max_length = MAX_TOKENS
    tokenizer.save_pretrained(target)
    _clear_runtime_settings(target / "tokenizer.json")


def _add_temperature(path: Path, temperature: float) -> None:
    """Write it to the file itself: transformers takes the name for a setting of text generation and drops it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["temperature"] = round(temperature, 4)
    path.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _clear_runtime_settings(path: Path) -> None:
    """Take truncation and padding out of tokenizer.json: the runtime sets its own."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["truncation"] = data["padding"] = None
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Parse the arguments and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--temperature", type=float, help="divide the logits by this; kept in config.json")
    args = parser.parse_args()
    export(args.checkpoint, args.target, args.temperature)


if __name__ == "__main__":
    main()
