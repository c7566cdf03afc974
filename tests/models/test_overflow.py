"""Int8 sums that overflow on older processors: asked of the processor, and avoided there."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck import inference
from factcheck.inference import Graph
from factcheck.judging import OnnxNLI
from factcheck.weights import shipped

_SAFE_KERNELS = "session.x64quantprecision"
_PAIRS = [
    ("Two men were arrested after the robbery.", "Nobody was arrested after the robbery."),
    ("The jeweller has run the shop since 1998.", "The shop, he said, was 26 years old."),
]


def _asks_for_safe_kernels(graph: Graph) -> bool:
    try:
        entry = graph.session.get_session_options().get_session_config_entry(_SAFE_KERNELS)
    except RuntimeError:  # an option that was never set
        return False
    return bool(entry == "1")


@pytest.mark.parametrize("overflow", [True, False])
def test_slow_kernels_are_asked_for_where_sums_of_products_overflow(overflow, monkeypatch):
    monkeypatch.setattr(inference, "int8_products_overflow", lambda: overflow)
    assert _asks_for_safe_kernels(Graph(shipped("nli"))) == overflow


def test_whichever_kernels_are_chosen_no_sum_overflows(monkeypatch):
    chosen = OnnxNLI().predict(_PAIRS)
    monkeypatch.setattr(inference, "int8_products_overflow", lambda: True)
    assert np.array_equal(OnnxNLI().predict(_PAIRS), chosen)
