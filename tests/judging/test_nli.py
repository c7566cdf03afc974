"""The NLI seam: labels are read, never assumed; answers do not depend on the batch."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.judging import LABELS, OnnxNLI
from factcheck.judging.nli import label_order

CONTRADICTED = ("Two men were arrested after the robbery.", "Nobody was arrested after the robbery.")
ENTAILED = ("Two men were arrested in Leeds after the robbery.", "Two men were arrested.")
OPEN = ("Two men were arrested after the robbery.", "The jeweller has run the shop since 1998.")


def test_labels_are_read_from_the_model():
    assert label_order({"0": "ENTAILMENT", "1": "neutral", "2": "contradiction"}) == (2, 0, 1)


@pytest.mark.parametrize(
    "labels", [{}, {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}, {"0": "positive", "1": "negative"}]
)
def test_a_model_without_nli_labels_is_refused(labels):
    with pytest.raises(ModelError, match="not an NLI model"):
        label_order(labels)


def test_the_shipped_model_tells_the_three_relations_apart():
    probabilities = OnnxNLI().predict([CONTRADICTED, ENTAILED, OPEN])
    assert [LABELS[i] for i in probabilities.argmax(axis=1)] == ["contradiction", "entailment", "neutral"]
    assert probabilities.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_answer_does_not_depend_on_the_batch():
    model = OnnxNLI()
    together = model.predict([OPEN, CONTRADICTED, ENTAILED, CONTRADICTED])
    alone = model.predict([CONTRADICTED])
    assert np.array_equal(together[1], alone[0])
    assert np.array_equal(together[1], together[3])


def test_no_pairs_no_answers():
    assert OnnxNLI().predict([]).shape == (0, 3)
