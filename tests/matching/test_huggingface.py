"""Other embedders: unit vectors whatever the batch, and nothing run or unpickled that comes with a model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.matching import OnnxEmbedder, open_embedder
from factcheck.weights import shipped
from tests.tiny_models import tiny_embedder

TEXTS = ["The ferry sank in March.", "Two men were arrested.", "Nobody.", "The ferry sank in March."]
TRANSFORMER = {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"}
POOLING = {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"}


def written(directory: Path, *parts: object, **settings: object) -> str:
    """Write the lists of a sentence-transformers model without its weights."""
    directory.mkdir(exist_ok=True)
    (directory / "modules.json").write_text(json.dumps(parts), encoding="utf-8")
    (directory / "config_sentence_transformers.json").write_text(json.dumps(settings), encoding="utf-8")
    return str(directory)


# What needs no torch.


def test_a_directory_of_the_shipped_layout_runs_without_torch(tmp_path: Path) -> None:
    model = open_embedder(str(shutil.copytree(shipped("embedder"), tmp_path / "mine")))
    assert isinstance(model, OnnxEmbedder)
    assert model.name.startswith("mine@")
    assert np.array_equal(model.encode(TEXTS), OnnxEmbedder().encode(TEXTS))


def test_a_directory_without_a_list_of_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"not a sentence-transformers model \(modules\.json is missing\)"):
        open_embedder(str(tmp_path))


def test_a_cross_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="a CrossEncoder, which embeds no sentences"):
        open_embedder(written(tmp_path, TRANSFORMER, model_type="CrossEncoder"))


@pytest.mark.parametrize("parts", [[], [{"type": 3}], ["Transformer"]])
def test_a_list_without_parts_is_refused(tmp_path: Path, parts: list[object]) -> None:
    with pytest.raises(ModelError, match=r"lists no parts|code of its own \(unknown\)"):
        open_embedder(written(tmp_path, *parts))


def test_a_part_that_needs_code_of_its_own_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"needs code of its own \(evil\.Pooling\), which is never run"):
        open_embedder(written(tmp_path, TRANSFORMER, POOLING | {"type": "evil.Pooling"}))


def test_a_part_with_pickled_weights_is_refused(tmp_path: Path) -> None:
    dense = {"idx": 2, "name": "2", "path": "2_Dense", "type": "sentence_transformers.models.Dense"}
    name = written(tmp_path, TRANSFORMER, POOLING, dense)
    (tmp_path / "model.safetensors").touch()
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "pytorch_model.bin").touch()
    with pytest.raises(
        ModelError, match=r"no weights in safetensors in .*2_Dense.*pickled ones are never loaded"
    ):
        open_embedder(name)


def test_a_model_without_any_safetensors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pickled ones are never loaded"):
        open_embedder(written(tmp_path, POOLING))


# The model itself.


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("sentence_transformers")
    return tiny_embedder(tmp_path_factory.mktemp("models") / "tiny")


def test_vectors_have_unit_length_whatever_the_batch(tiny: Path) -> None:
    model = open_embedder(str(tiny))
    together = model.encode(TEXTS)
    assert together.shape == (4, 16)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-6)
    assert np.array_equal(together[0], together[3])
    assert np.abs(together[0] - together[1]).max() > 1e-2
    assert np.abs(together - np.concatenate([model.encode([t]) for t in TEXTS])).max() < 1e-5
    assert model.encode([]).shape[0] == 0


def test_the_name_changes_with_the_settings_of_a_part(tiny: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tiny, tmp_path / "tiny"))
    pooling = copy / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    names = [open_embedder(str(d)).name for d in (tiny, copy)]
    assert [name.partition("@")[0] for name in names] == ["tiny", "tiny"]
    assert names[0] != names[1]


def test_nothing_is_printed(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_embedder(str(tiny)).encode(TEXTS)
    assert capfd.readouterr() == ("", "")
