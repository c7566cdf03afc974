"""The pairs that a model finds hardest, of the many that merely share a story."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.judging.nli import NLIModel
from nli_examples import Example

CHUNK = 4096
"""Pairs that the model reads at a time."""


def hardest(examples: Sequence[Example], model: NLIModel, count: int) -> list[Example]:
    """Return the `count` examples that `model` takes most for contradictions, the hardest first.

    Meant for pairs that are no contradiction: a case has two hundred of them for each conflict, most of which a model
    has long learned to tell, and a random few of them teach it little (Shrivastava et al. 2016).
    """
    alarm = [
        float(row[0])
        for start in range(0, len(examples), CHUNK)
        for row in model.predict([(e.premise, e.hypothesis) for e in examples[start : start + CHUNK]])
    ]
    order = np.argsort([-p for p in alarm], kind="stable")
    return [examples[i] for i in order[:count]]
