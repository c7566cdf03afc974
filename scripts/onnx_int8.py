"""Turn a small BERT into one int8 ONNX file that ONNX Runtime runs fast on a CPU, and the same in any batch.

Weights of matrix products are signed 8 bit, one scale a column. Activations are quantised at run time with
one scale a token. ONNX Runtime's own dynamic quantisation takes one scale for the whole batch: a pair's
probabilities then move by up to 0.28 with the company it is judged in, and the token with the largest value
rounds all others away. One scale a token costs a few element-wise operations and removes both faults
(docs/decisions/0003-nli.md has the figures).

The word embeddings, half of the weights of a MiniLM, are stored in 8 bit with one scale a row, for the same
reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import NodeProto, TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

OPSET = 17
"""First opset with LayerNormalization; every ONNX Runtime since 1.13 reads it."""

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
"""Of a BERT, in the order of its `forward`."""

LARGE_TABLE = 1_000_000
"""Look-up tables with more elements than this are stored in 8 bit; the small ones stay exact."""

WEIGHT_MAX = 127
ZERO_POINT = 128
"""Activations are symmetric in unsigned 8 bit around this: the kernels want unsigned times signed."""

FILE_LIMIT = 95_000_000
"""Bytes of a file at most; weights that go beyond lie beside the graph in files of their own. Many a service that keeps
repositories refuses a file of more than 100 MB."""

ALIGNMENT = 4096
"""Where a tensor may begin in such a file: a page, so that it can be mapped into memory."""

MICROSOFT = "com.microsoft"


def export_fp32(
    model: torch.nn.Module,
    path: Path,
    outputs: str | Sequence[str],
    example: Mapping[str, torch.Tensor],
) -> None:
    """Trace `model(*example.values())` into an fp32 ONNX file.

    All inputs are int64[batch, tokens] with both axes dynamic, named as in `example`. `outputs` names the only output,
    [batch, d], or several ones whose shapes may depend on the number of tokens.
    """
    model.eval()
    names = [outputs] if isinstance(outputs, str) else list(outputs)
    axes = {name: {0: "batch", 1: "tokens"} for name in example}
    torch.onnx.export(
        model,
        tuple(example.values()),
        str(path),
        input_names=list(example),
        output_names=names,
        dynamic_axes={**axes, **{name: {0: "batch"} for name in names}},
        opset_version=OPSET,
        do_constant_folding=True,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write the int8 version of the fp32 file `source` to `target`."""
    model = onnx.load(str(source))
    _Quantiser(model.graph).rewrite()
    model.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    onnx.checker.check_model(model)
    target.parent.mkdir(parents=True, exist_ok=True)
    if model.ByteSize() > FILE_LIMIT:
        _move_weights(model, target)
    onnx.save(model, str(target))


def _move_weights(model: onnx.ModelProto, target: Path) -> None:
    """Put the large tensors of a graph into files beside `target`, named like it with a number behind."""
    files: list[bytearray] = [bytearray()]
    for tensor in model.graph.initializer:
        size = len(tensor.raw_data)
        if size < ALIGNMENT:
            continue
        if len(files[-1]) + size > FILE_LIMIT:
            files.append(bytearray())
        data = files[-1]
        data += b"\0" * (-len(data) % ALIGNMENT)
        set_external_data(tensor, f"{target.name}.{len(files)}", offset=len(data), length=size)
        data += tensor.raw_data
        tensor.ClearField("raw_data")
    for number, data in enumerate(files, start=1):
        target.with_name(f"{target.name}.{number}").write_bytes(data)


class _Quantiser:
    """Rewrites a graph node by node: matrix products with constant weights, and large look-up tables."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.graph = graph
        self.constants = {t.name: t for t in graph.initializer}
        self.nodes: list[NodeProto] = []
        self.quantised: set[str] = set()

    def rewrite(self) -> None:
        """Replace the nodes of the graph, then drop the weights that nothing reads any more."""
        self._constant("int8_zero", np.array(ZERO_POINT, np.uint8))
        self._constant("int8_one", np.array(1, np.float32))
        self._constant("int8_step", np.array(1 / WEIGHT_MAX, np.float32))
        self._constant("int8_tiny", np.array(1e-12, np.float32))
        for node in list(self.graph.node):
            if node.op_type == "MatMul" and self._is_constant(node.input[1], dimensions=2):
                self._matmul(node)
            elif node.op_type == "Gather" and self._is_large(node.input[0]):
                self._gather(node)
            else:
                self.nodes.append(node)
        del self.graph.node[:]
        self.graph.node.extend(self.nodes)
        read = {name for node in self.nodes for name in node.input}
        kept = [t for name, t in self.constants.items() if name in read]
        del self.graph.initializer[:]
        self.graph.initializer.extend(kept)

    def _matmul(self, node: NodeProto) -> None:
        """Compute y = x W as float(int8(x / s) int8(W)) * s, with s = max|x| / 127 of each token.

        x is [batch, tokens, K]; s is [batch, tokens, 1], shared by all products that read the same x.
        int8(W) has a scale of its own for each column.
        """
        x, name, (y,) = node.input[0], node.input[1], node.output
        weights, scales = _int8_columns(numpy_helper.to_array(self.constants[name]))
        self._constant(f"{name}_int8", weights)
        self._constant(f"{name}_scale", scales)
        self._constant(f"{name}_zero", np.zeros(len(scales), np.int8))
        if x not in self.quantised:
            self._activations(x)
        inputs = [f"{x}_int8", f"{name}_int8", "int8_one", f"{name}_scale", "int8_zero", f"{name}_zero"]
        self.nodes.append(helper.make_node("MatMulIntegerToFloat", inputs, [f"{y}_unit"], domain=MICROSOFT))
        self._add("Mul", [f"{y}_unit", f"{x}_scale"], y)

    def _activations(self, x: str) -> None:
        """Compute the scale of each token of `x` and its 8 bit values."""
        self.quantised.add(x)
        self._add("ReduceMax", [x], f"{x}_high", axes=[-1], keepdims=1)
        self._add("ReduceMin", [x], f"{x}_low", axes=[-1], keepdims=1)
        self._add("Neg", [f"{x}_low"], f"{x}_minus")
        self._add("Max", [f"{x}_high", f"{x}_minus", "int8_tiny"], f"{x}_largest")
        self._add("Mul", [f"{x}_largest", "int8_step"], f"{x}_scale")
        self._add("Div", ["int8_one", f"{x}_scale"], f"{x}_inverse")
        self._add("Mul", [x, f"{x}_inverse"], f"{x}_units")
        self._add("QuantizeLinear", [f"{x}_units", "int8_one", "int8_zero"], f"{x}_int8")

    def _gather(self, node: NodeProto) -> None:
        """Look up int8 rows and their scales instead of fp32 rows."""
        name, ids, (y,) = node.input[0], node.input[1], node.output
        rows, scales = _int8_columns(numpy_helper.to_array(self.constants[name]).T)
        self._constant(f"{name}_int8", np.ascontiguousarray(rows.T))
        self._constant(f"{name}_scale", scales[:, None])
        self._add("Gather", [f"{name}_int8", ids], f"{y}_int8")
        self._add("Cast", [f"{y}_int8"], f"{y}_units", to=TensorProto.FLOAT)
        self._add("Gather", [f"{name}_scale", ids], f"{y}_scale")
        self._add("Mul", [f"{y}_units", f"{y}_scale"], y)

    def _add(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> None:
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))

    def _constant(self, name: str, value: npt.NDArray[np.generic]) -> None:
        self.constants[name] = numpy_helper.from_array(value, name)

    def _is_constant(self, name: str, dimensions: int) -> bool:
        return name in self.constants and len(self.constants[name].dims) == dimensions

    def _is_large(self, name: str) -> bool:
        return name in self.constants and int(np.prod(self.constants[name].dims)) > LARGE_TABLE


def _int8_columns(
    matrix: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return int8[k, n] and float32[n] whose product, column by column, is nearest to float32[k, n]."""
    scales = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / WEIGHT_MAX
    return np.round(matrix / scales).astype(np.int8), scales.astype(np.float32)
