"""The pairs of a source from which a model has most to learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.judging.nli import NLIModel
from nli_examples import TARGETS, Example

CHUNK = 4096
"""Pairs that the model reads at a time."""


def hardest(examples: Sequence[Example], model: NLIModel, count: int) -> list[Example]:
    """Return the `count` examples whose labels `model` finds least likely, the hardest first.

    A case has two hundred pairs that merely share its story for each conflict, most of which a model has long learned
    to tell: a random few of them teach it little (Shrivastava et al. 2016).  So it is with a story's conflicts, too,
    once a model has read many: training on a pair costs ten times what it costs to see that it is known already.
    """
    likelihood: list[float] = []
    for start in range(0, len(examples), CHUNK):
        chunk = examples[start : start + CHUNK]
        rows = model.predict([(e.premise, e.hypothesis) for e in chunk])
        likelihood += [float(row[list(TARGETS[e.label])].sum()) for e, row in zip(chunk, rows, strict=True)]
    order = np.argsort(likelihood, kind="stable")
    return [examples[i] for i in order[:count]]
