"""Write models/embedder: all-MiniLM-L6-v2 as one int8 ONNX file with pooling and normalisation inside.

    python scripts/export_embedder.py SENTENCE_TRANSFORMERS_FOLDER models/embedder [--check pairs.jsonl.gz]

With `--check`, print how near the int8 vectors are to those of sentence-transformers in fp32, and how fast.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from transformers import AutoModel, AutoTokenizer

from onnx_int8 import INPUTS, export_fp32, quantise

Vectors = npt.NDArray[np.float32]

MAX_TOKENS = 256
"""Where sentence-transformers cuts this model's input; it was trained on 128, claims have 20 to 60."""


ROUNDS = 3
"""Timings are the best of so many."""


class SentenceEmbedding(torch.nn.Module):
    """BERT, the mean over the real tokens, and unit length: float32[n, 384]."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Return unit vectors for input_ids, attention_mask, token_type_ids, each int64[n, tokens]."""
        hidden = self.model(**dict(zip(INPUTS, inputs, strict=True))).last_hidden_state
        mask = inputs[1].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(mean, p=2.0, dim=1)


def export(source: Path, target: Path) -> None:
    """Write `target`: config.json, tokenizer files, onnx/model_qint8.onnx."""
    tokenizer = AutoTokenizer.from_pretrained(source)
    model = AutoModel.from_pretrained(source, dtype=torch.float32, attn_implementation="eager").eval()
    encoded = tokenizer(["A man sleeps on the grass.", "No."], padding=True, return_tensors="pt")
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder) / "model.onnx"
        example = {name: encoded[name] for name in INPUTS}
        export_fp32(SentenceEmbedding(model), fp32, "sentence_embedding", example)
        quantise(fp32, target / "onnx" / "model_qint8.onnx")
    model.config.name_or_path = ""
    model.config.save_pretrained(target)
    tokenizer.model_max_length = MAX_TOKENS
    tokenizer.save_pretrained(target)
    path = target / "tokenizer.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["truncation"] = data["padding"] = None
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def onnx_encoder(folder: Path, batch_size: int = 32) -> Callable[[list[str]], Vectors]:
    """Return a function from texts to float32[n, 384] that runs the exported file, shortest texts first."""
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_qint8.onnx"), providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding()

    def encode(texts: list[str]) -> Vectors:
        out = np.zeros((len(texts), 384), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            encoded = tokenizer.encode_batch([texts[i] for i in rows])
            feeds = {
                "input_ids": np.array([e.ids for e in encoded], np.int64),
                "attention_mask": np.array([e.attention_mask for e in encoded], np.int64),
                "token_type_ids": np.array([e.type_ids for e in encoded], np.int64),
            }
            out[rows] = session.run(None, feeds)[0]
        return out

    return encode


def check(source: Path, folder: Path, pairs: list[tuple[str, str]]) -> None:
    """Print parity and speed of `folder` against sentence-transformers in fp32 on `pairs`."""
    from scipy.stats import spearmanr
    from sentence_transformers import SentenceTransformer

    texts = [text for pair in pairs for text in pair]
    reference: Any = SentenceTransformer(str(source), device="cpu")
    encode = onnx_encoder(folder)
    best_torch = best_onnx = float("inf")
    # In turn, and the best of each: other work on the machine then hits both alike.
    for _ in range(ROUNDS):
        start = time.perf_counter()
        wanted = np.asarray(reference.encode(texts, batch_size=32, normalize_embeddings=True), np.float32)
        middle = time.perf_counter()
        got = encode(texts)
        best_torch = min(best_torch, middle - start)
        best_onnx = min(best_onnx, time.perf_counter() - middle)
    single = np.concatenate([encode([text]) for text in texts[:100]])
    cosines = (wanted * got).sum(1)
    pair_wanted, pair_got = (wanted[::2] * wanted[1::2]).sum(1), (got[::2] * got[1::2]).sum(1)
    print(f"texts {len(texts)}, size {(folder / 'onnx' / 'model_qint8.onnx').stat().st_size / 1e6:.1f} MB")
    print(f"cosine to fp32: mean {cosines.mean():.4f}, lowest {cosines.min():.4f}")
    print(f"cosines of the pairs: Spearman {spearmanr(pair_wanted, pair_got).statistic:.4f},")
    print(f"  largest difference {np.abs(pair_wanted - pair_got).max():.4f}")
    print(f"alone against in a batch: largest difference {np.abs(single - got[:100]).max():.1e}")
    print(f"texts/s: fp32 torch {len(texts) / best_torch:.0f}, int8 {len(texts) / best_onnx:.0f}")


def main() -> None:
    """Parse the arguments, export, and check if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="files of premise-hypothesis pairs")
    parser.add_argument("--limit", type=int, default=400, help="pairs of each file")
    args = parser.parse_args()
    export(args.source, args.target)
    pairs: list[tuple[str, str]] = []
    for path in args.check:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for _, line in zip(range(args.limit), lines, strict=False)]
        pairs += [(row["premise"], row["hypothesis"]) for row in rows]
    if pairs:
        check(args.source, args.target, pairs)


if __name__ == "__main__":
    main()
