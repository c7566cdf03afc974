"""Other NLI models: what is accepted, what is refused in one line, and that answers do not depend on the batch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from factcheck.checkpoints import Checkpoint
from factcheck.errors import ModelError
from factcheck.judging import LABELS, OnnxNLI, open_nli
from factcheck.judging.huggingface import HuggingFaceNLI, batches
from factcheck.judging.nli import label_order, temperature
from factcheck.weights import shipped
from tests.tiny_models import tiny_nli, with_config

SHORT = ("The ferry sank in March.", "The ferry sank in April.")
OTHER = ("Two men were arrested on Monday.", "Nobody was arrested.")
LONG = ("The ferry sank in the harbour on Monday. " * 20, "Two men were arrested.")
PAIRS = [SHORT, LONG, OTHER, ("Not a ferry.", "A ferry."), SHORT, (SHORT[1], SHORT[0])]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("transformers")
    pytest.importorskip("torch")
    return tiny_nli(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the model to change."""
    return Path(shutil.copytree(tiny, tmp_path / "copy"))


# What needs no torch.


@pytest.mark.parametrize(
    "labels", [("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), ("Entailment", "contradiction ", "Neutral")]
)
def test_labels_are_read_whatever_their_case(labels: tuple[str, ...]) -> None:
    order = label_order({str(i): label for i, label in enumerate(labels)})
    assert [labels[i].strip().lower() for i in order] == list(LABELS)


@pytest.mark.parametrize(
    "labels",
    [
        {"0": "entailment", "1": "not_entailment"},
        {"0": "contradictory", "1": "entailment", "2": "neutral"},
        {"0": "contradiction", "1": "entailment", "2": "neutral", "3": "Neutral"},
        {"0": "contradiction", "1": "entailment", "5": "neutral"},
        ["contradiction", "entailment", "neutral"],
        None,
    ],
)
def test_near_misses_are_refused_by_name(labels: object) -> None:
    with pytest.raises(
        ModelError, match=r"deberta is not an NLI model: its labels are .*, not contradiction"
    ):
        label_order(labels, "deberta")


def test_the_refusal_lists_the_labels() -> None:
    with pytest.raises(ModelError, match="its labels are POSITIVE, NEGATIVE, not"):
        label_order({"0": "POSITIVE", "1": "NEGATIVE"})


def test_of_many_labels_the_first_are_listed() -> None:
    with pytest.raises(ModelError, match="its labels are 0, 1, 2, 3, 4, 5, …, not"):
        label_order({str(i): str(i) for i in range(1000)})


@pytest.mark.parametrize("stored", [0, -1, "1", None, float("inf"), float("nan")])
def test_a_temperature_is_a_positive_number(stored: object) -> None:
    with pytest.raises(ModelError, match=r"temperature in its config\.json"):
        temperature({"temperature": stored})


def test_batches_hold_inputs_of_about_one_length() -> None:
    assert batches([3, 9, 4, 10, 3], budget=20) == [[3, 1], [2, 0, 4]]


def test_an_input_beyond_the_budget_goes_alone() -> None:
    assert batches([50, 2, 60], budget=20) == [[2], [0], [1]]
    assert batches([2, 2, 2], budget=1) == [[0], [1], [2]]
    assert batches([], budget=20) == []


def test_a_directory_of_the_shipped_layout_runs_without_torch(tmp_path: Path) -> None:
    directory = Path(shutil.copytree(shipped("nli"), tmp_path / "mine"))
    with_config(directory, id2label={"0": "Neutral", "1": "ENTAILMENT", "2": "contradiction"})
    model = open_nli(str(directory))
    assert isinstance(model, OnnxNLI)
    assert model.name.startswith("mine@")
    # The labels of the first and the last column have changed places.
    assert np.array_equal(model.predict([OTHER]), OnnxNLI().predict([OTHER])[:, [2, 1, 0]])


def test_a_model_without_safetensors_is_refused(tmp_path: Path) -> None:
    labels = {"0": "contradiction", "1": "entailment", "2": "neutral"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="pickled ones are never loaded"):
        open_nli(str(tmp_path))


# The model itself.


def test_columns_come_in_the_order_of_the_labels(tiny: Path) -> None:
    import torch
    import transformers

    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(tiny).eval()
    with torch.inference_mode():
        expected = model(**tokenizer(*OTHER, return_tensors="pt")).logits.softmax(-1)[0].numpy()
    found = open_nli(str(tiny)).predict([OTHER])
    assert found.dtype == np.float32
    assert found[0] == pytest.approx(expected[[2, 0, 1]], abs=1e-5)  # entailment, neutral, contradiction


def test_an_answer_does_not_depend_on_the_batch(tiny: Path) -> None:
    model = open_nli(str(tiny))
    together = model.predict(PAIRS)
    alone = np.concatenate([model.predict([pair]) for pair in PAIRS])
    assert np.abs(together - alone).max() < 1e-4
    assert np.abs(together[0] - together[2]).max() > 1e-2, "the random model answers everything alike"
    assert together.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert model.predict([]).shape == (0, 3)


def test_the_longer_text_is_cut_first(tiny: Path) -> None:
    cut = (LONG[0][: len(LONG[0]) // 2], LONG[1])
    model = open_nli(str(tiny))
    assert np.array_equal(model.predict([LONG]), model.predict([cut]))
    assert not np.array_equal(model.predict([LONG]), model.predict([(LONG[0], "Nobody.")]))


def test_half_precision_is_run_in_float32(copy: Path) -> None:
    import transformers

    model = transformers.AutoModelForSequenceClassification.from_pretrained(copy)
    model.half().save_pretrained(copy)
    nli = open_nli(str(copy))
    assert isinstance(nli, HuggingFaceNLI)
    assert {str(p.dtype) for p in nli._loaded.model.parameters()} == {"torch.float32"}
    assert nli.predict(PAIRS).dtype == np.float32


def test_the_temperature_of_the_config_is_heeded(copy: Path) -> None:
    sharp = open_nli(str(copy)).predict([SHORT])
    soft = open_nli(str(with_config(copy, temperature=2.0))).predict([SHORT])
    assert np.log(soft) - np.log(soft).mean() == pytest.approx(
        (np.log(sharp) - np.log(sharp).mean()) / 2, abs=1e-4
    )


def test_the_name_changes_with_the_weights(tiny: Path, copy: Path) -> None:
    import torch
    import transformers

    before = open_nli(str(tiny)).name
    model = transformers.AutoModelForSequenceClassification.from_pretrained(copy)
    with torch.no_grad():
        model.classifier.bias += 1
    model.save_pretrained(copy)
    after = open_nli(str(copy)).name
    assert (before[:5], after[:5]) == ("tiny@", "copy@")
    assert before[5:] != after[5:]
    assert HuggingFaceNLI(Checkpoint(copy, "org/model", "f00d")).name == "org/model@f00d"


def test_a_classifier_that_was_never_trained_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    model = open_nli(str(tiny_nli(tmp_path / "body", headless=True)))
    with pytest.raises(ModelError, match=r"the weights lack classifier\.bias, classifier\.weight; was"):
        model.predict([SHORT])


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    with pytest.raises(ModelError, match="pickled ones are never loaded"):
        open_nli(str(tiny_nli(tmp_path / "pickled", safe=False)))


def test_code_that_comes_with_a_model_is_not_run(copy: Path) -> None:
    (copy / "evil.py").write_text("raise SystemExit('ran')\n", encoding="utf-8")
    auto_map = {
        "AutoConfig": "evil.Config",
        "AutoModelForSequenceClassification": "evil.Model",
    }
    model = open_nli(str(with_config(copy, auto_map=auto_map, model_type="evil")))
    with pytest.raises(ModelError, match="copy: does not load") as refused:
        model.predict([SHORT])
    assert "\n" not in str(refused.value)


def test_broken_weights_are_one_line(copy: Path) -> None:
    (copy / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(ModelError, match="copy: does not load") as refused:
        open_nli(str(copy)).predict([SHORT])
    assert "\n" not in str(refused.value)


def test_nothing_is_printed(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_nli(str(tiny)).predict(PAIRS)
    assert capfd.readouterr() == ("", "")
