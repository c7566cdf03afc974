"""Write the folder of an NLI model: fp16 safetensors, tokenizer, and the int8 ONNX file that is run.

    python scripts/export_nli.py CHECKPOINT models/nli [--temperature 1.3]

`CHECKPOINT` is any folder with a BERT or MPNet sequence classifier of three labels. The target loads with
`sentence_transformers.CrossEncoder` and, without torch, with ONNX Runtime and `tokenizers`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from nli_heads import inputs_of, logits_of, pooled_state
from onnx_int8 import export_fp32, quantise

LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}
"""The order of the NLI cross-encoders of sentence-transformers."""

MAX_TOKENS = 256
"""Longest pair the tokenizer lets through: two claims need 60 to 100, a claim and a paragraph up to this."""


class Logits(torch.nn.Module):
    """A classifier that takes its inputs by position and returns float32[n, 3] logits.

    With `types` (what `train_types.py` writes) the logits of the kinds of contradiction come second.
    """

    def __init__(self, model: Any, types: dict[str, Any] | None) -> None:
        super().__init__()
        self.model = model
        self.types = None
        if types is not None:
            self.types = torch.nn.Linear(model.config.hidden_size, len(types["labels"]))
            self.types.weight.data = torch.tensor(types["weight"])
            self.types.bias.data = torch.tensor(types["bias"])

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
        """Return logits for the model's inputs in their order, each int64[n, tokens]."""
        pooled = pooled_state(self.model, dict(zip(inputs_of(self.model), inputs, strict=True)))
        logits = logits_of(self.model, pooled)
        return logits if self.types is None else (logits, self.types(pooled))


def export(checkpoint: Path, target: Path, temperature: float | None = None) -> None:
    """Write `target`: config.json, tokenizer files, model.safetensors (fp16), onnx/model_qint8.onnx."""
    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    model = AutoModelForSequenceClassification.from_pretrained(
        checkpoint, dtype=torch.float32, attn_implementation="eager"
    ).eval()
    found = {int(i): str(label).lower() for i, label in model.config.id2label.items()}
    if found != LABELS:
        raise SystemExit(f"{checkpoint}: labels {found}, expected {LABELS}")

    pairs = [("A man sleeps.", "Nobody sleeps."), ("Yes.", "No.")]
    encoded = tokenizer(pairs, padding=True, return_tensors="pt", return_token_type_ids=True)
    path = checkpoint / "types.json"
    types = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder) / "model.onnx"
        names = ("logits",) if types is None else ("logits", "types")
        export_fp32(Logits(model, types), fp32, names, {k: encoded[k] for k in inputs_of(model)})
        quantise(fp32, target / "onnx" / "model_qint8.onnx")

    model.half().save_pretrained(target)
    if types is not None:
        _add(target / "config.json", "conflict_types", types["labels"])
    if temperature is not None:
        _add(target / "config.json", "temperature", round(temperature, 4))
    tokenizer.model_max_length = MAX_TOKENS
    tokenizer.save_pretrained(target)
    _clear_runtime_settings(target / "tokenizer.json")


def _add(path: Path, name: str, value: object) -> None:
    """Write it to the file itself: transformers takes some names for settings of text generation and drops them."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data[name] = value
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
