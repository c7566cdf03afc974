"""Make float weights from the int8 graph of the shipped NLI model, to train on from it.

    python scripts/restore_nli.py models/nli --like ../shared/models/nli-bootstrap --out runs/nli-news/final
    python scripts/restore_nli.py models/nli-large --like all-mpnet-base-v2 --out runs/nli-teacher/final

`--like` is any float model of the same architecture, with or without a classifier; its tokenizer comes along.  Every
weight is off by half a step of its int8 scale at most, which a few hundred steps of training make good.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from nli_examples import CLASSES

EMBEDDINGS = "embeddings.word_embeddings.weight"


def float_weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights in a graph written by `onnx_int8.quantise`, by the names of transformers."""
    graph = onnx.load(str(path)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {
        name.removeprefix("model."): torch.tensor(array)
        for name, array in stored.items()
        if name.startswith("model.") and not name.endswith(("_int8", "_scale"))
    }
    words = next(name for name in stored if name.endswith(f"{EMBEDDINGS}_int8")).removesuffix("_int8")
    rows = stored[f"{words}_int8"].astype(np.float32) * stored[f"{words}_scale"]
    found[words.removeprefix("model.")] = torch.tensor(rows)
    for node in graph.node:
        if node.op_type != "MatMulIntegerToFloat":
            continue
        # The node has no name; its output is named after the layer: /bert/encoder/layer.0/…/query/MatMul_output_0_unit
        layer = node.output[0].split("/MatMul")[0].strip("/").replace("/", ".")
        matrix = next(name for name in node.input if f"{name.removesuffix('_int8')}_zero" in stored)
        units = stored[matrix].astype(np.float32) - stored[matrix.replace("_int8", "_zero")]
        found[f"{layer}.weight"] = torch.tensor((units * stored[matrix.replace("_int8", "_scale")]).T.copy())
    return found


def main() -> None:
    """Parse the arguments and write the float model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("--like", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = AutoModelForSequenceClassification.from_pretrained(
        args.like,
        dtype=torch.float32,
        id2label=dict(enumerate(CLASSES)),
        label2id={name: i for i, name in enumerate(CLASSES)},
    )
    weights = float_weights(args.model / "onnx" / "model_qint8.onnx")
    model.load_state_dict({name: weights[name] for name in model.state_dict()})
    model.save_pretrained(args.out)
    AutoTokenizer.from_pretrained(args.like).save_pretrained(args.out)


if __name__ == "__main__":
    main()
