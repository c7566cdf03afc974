"""The shipped NLI model: it is small and well-formed, the same in any batch, and right about plain news pairs."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import pytest

from factcheck.judging.nli import LABELS, OnnxNLI
from factcheck.weights import shipped
from tests.tiny_models import with_config

MAX_BYTES = {"nli": 26_000_000, "nli-large": 115_000_000}
"""What the int8 graph and the weights beside it may weigh in the wheel."""

MAX_FILE = 100_000_000
"""Bytes beyond which services that keep repositories refuse a file."""

CONTRADICTIONS = [
    ("The mayor of Lodz resigned on Monday.", "The mayor of Lodz refused to resign."),
    ("Fourteen miners were killed in the explosion.", "The explosion killed three miners."),
    ("The ferry sank on its way from Bari to Durres.", "The ferry reached Durres safely."),
    (
        "Unemployment in Spain fell in the second quarter.",
        "Unemployment in Spain rose in the second quarter.",
    ),
    ("The court acquitted the former minister of fraud.", "The former minister was convicted of fraud."),
    ("The bridge was opened to traffic in 2011.", "The bridge was opened to traffic in 2019."),
    ("Nobody was hurt in the fire at the warehouse.", "Four people were injured in the warehouse fire."),
    ("Parliament approved the budget by a wide margin.", "Parliament rejected the budget."),
]

COMPATIBLE = [
    ("The mayor of Lodz resigned on Monday.", "The mayor of Lodz has stepped down."),
    ("Fourteen miners were killed in the explosion.", "More than ten miners died."),
    ("The ferry sank on its way from Bari to Durres.", "A ferry went down in the Adriatic."),
    ("The court acquitted the former minister of fraud.", "The trial lasted eight months."),
    ("The bridge was opened to traffic in 2011.", "The bridge cost 40 million euros."),
    ("Nobody was hurt in the fire at the warehouse.", "The warehouse belonged to a furniture maker."),
    ("Rescuers searched the river for a second day.", "The river burst its banks on Thursday."),
    ("The union called for higher wages.", "The company offered a raise of 3 percent."),
]

LEAST_RIGHT = 0.75
"""Share of the pairs above on the right side of P(contradiction) 0.5; what ships gets them all or misses one or two."""


@pytest.fixture(scope="module", params=sorted(MAX_BYTES))
def folder(request: pytest.FixtureRequest) -> Path:
    return shipped(request.param)


@pytest.fixture(scope="module")
def model(folder: Path) -> OnnxNLI:
    return OnnxNLI(folder)


def test_it_names_its_labels_in_the_expected_order(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert [config["id2label"][str(i)] for i in range(3)] == list(LABELS)
    assert config["temperature"] > 0


def test_it_fits_in_a_wheel_and_in_a_repository(folder: Path) -> None:
    sizes = [file.stat().st_size for file in (folder / "onnx").iterdir()]
    assert sum(sizes) < MAX_BYTES[folder.name]
    assert max(sizes) < MAX_FILE


def test_it_tells_contradictions_from_compatible_pairs(model: OnnxNLI) -> None:
    against = model.predict(CONTRADICTIONS)[:, 0]
    for_ = model.predict(COMPATIBLE)[:, 0]
    right = np.concatenate([against > 0.5, for_ < 0.5])
    assert right.mean() >= LEAST_RIGHT


def test_probabilities_sum_to_one(model: OnnxNLI) -> None:
    assert np.allclose(model.predict(COMPATIBLE).sum(axis=1), 1, atol=1e-5)


def test_a_pair_gets_the_same_answer_in_any_company(folder: Path) -> None:
    import onnxruntime
    import tokenizers

    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer.enable_padding(pad_id=config["pad_token_id"])
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_qint8.onnx"), providers=["CPUExecutionProvider"]
    )

    def logits(pairs: list[tuple[str, str]]) -> np.ndarray:
        encoded = tokenizer.encode_batch(pairs)
        feed = {
            "input_ids": np.array([e.ids for e in encoded], np.int64),
            "attention_mask": np.array([e.attention_mask for e in encoded], np.int64),
            "token_type_ids": np.array([e.type_ids for e in encoded], np.int64),
        }
        return np.asarray(session.run(None, {i.name: feed[i.name] for i in session.get_inputs()})[0])

    together = logits(CONTRADICTIONS + COMPATIBLE)
    alone = np.concatenate([logits([pair]) for pair in CONTRADICTIONS + COMPATIBLE])
    assert np.abs(together - alone).max() < 1e-4


def test_its_folder_is_one_that_a_cross_encoder_loads(tmp_path: Path) -> None:
    """With float weights beside the graph (random ones of one layer here), other programs can use the model."""
    transformers = pytest.importorskip("transformers")
    pytest.importorskip("sentence_transformers")
    folder = Path(shutil.copytree(shipped("nli"), tmp_path / "nli"))
    config = transformers.AutoConfig.from_pretrained(with_config(folder, num_hidden_layers=1))
    transformers.BertForSequenceClassification(config).half().save_pretrained(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library thinks of its own older names
        from sentence_transformers import CrossEncoder

        model = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    assert [model.config.id2label[i] for i in range(3)] == list(LABELS)
    assert model.predict(COMPATIBLE[:2], show_progress_bar=False).shape == (2, 3)
