"""Whether this processor adds up int8 products without overflow, found out by letting it do so.

The fast kernels of ONNX Runtime multiply unsigned by signed bytes.  Processors without VNNI add two such products up in
16 bits, which 2 x 255 x 127 exceeds; there the slower kernels with unsigned weights must be asked for, which never
overflow (docs/decisions/0025-int8-the-same-everywhere.md).  A processor that does not overflow answers the same to the
bit with both, and the fast ones take less than half of the time.
"""

from __future__ import annotations

from functools import cache

import numpy as np

__all__ = ["int8_products_overflow"]

_PRODUCT = (
    b'\x08\x05:b\n\x18\n\x01a\n\x01b\x12\x01y"\rMatMulInteger\x12\x01gZ\x15\n\x01a\x12\x10\n\x0e\x08\x02\x12\n'
    b"\n\x03\x12\x01m\n\x03\x12\x01kZ\x15\n\x01b\x12\x10\n\x0e\x08\x03\x12\n\n\x03\x12\x01k\n\x03\x12\x01n"
    b"b\x15\n\x01y\x12\x10\n\x0e\x08\x06\x12\n\n\x03\x12\x01m\n\x03\x12\x01nB\x04\n\x00\x10\n"
)
"""An ONNX model of one node, `y = MatMulInteger(a, b)`: uint8[m, k] times int8[k, n] gives int32[m, n]."""
_ROWS, _DEPTH, _COLUMNS = 4, 64, 16  # any size will do: there is one kernel


@cache
def int8_products_overflow() -> bool:
    """Tell whether a sum of the largest products comes out too small on this processor (20 ms, once a process)."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(_PRODUCT, options, providers=["CPUExecutionProvider"])
    largest, weight = np.iinfo(np.uint8).max, np.iinfo(np.int8).max
    a = np.full((_ROWS, _DEPTH), largest, dtype=np.uint8)
    b = np.full((_DEPTH, _COLUMNS), weight, dtype=np.int8)
    (sums,) = session.run(None, {"a": a, "b": b})
    return bool((sums != _DEPTH * int(largest) * int(weight)).any())
