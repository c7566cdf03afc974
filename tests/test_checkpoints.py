"""Where a named model is looked for: a directory, the cache of this machine, and the hub only when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import checkpoints
from factcheck.checkpoints import Checkpoint, find
from factcheck.errors import ModelError

COMMIT = "0123456789abcdef0123456789abcdef01234567"
OLDER = "89abcdef0123456789abcdef0123456789abcdef"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Hugging Face cache with two commits of org/model, and an installation with torch."""
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    # Its modules are imported when they are asked for, and some of them copy the constant.
    download = pytest.importorskip("huggingface_hub.file_download")
    monkeypatch.setattr(download.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(checkpoints, "_EXTRA", ())
    monkeypatch.chdir(tmp_path)
    repository = tmp_path / "hub" / "models--org--model"
    for commit in (COMMIT, OLDER):
        snapshot = repository / "snapshots" / commit
        snapshot.mkdir(parents=True)
        (snapshot / "config.json").write_text("{}", encoding="utf-8")
        (snapshot / "model.safetensors").touch()
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    return repository / "snapshots"


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, object]]:
    """What would be fetched from the hub."""
    asked: list[dict[str, object]] = []

    def snapshot_download(repository: str, **options: object) -> str:
        asked.append({"repository": repository, **options})
        return str(tmp_path / COMMIT)

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    return asked


def test_a_directory_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org" / "model").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    expected = Checkpoint(tmp_path / "org" / "model", "model")
    for name in ("org/model", "./org/model/", str(tmp_path / "org" / "model")):
        assert find(name, marker="config.json", download=False) == expected
    monkeypatch.chdir(tmp_path / "org")
    assert find(".", marker="config.json", download=False).name == "org"


def test_a_name_is_found_in_the_cache(cache: Path) -> None:
    found = find("org/model", marker="config.json", download=False)
    assert found == Checkpoint(cache / COMMIT, "org/model", COMMIT)
    assert found.label() == f"org/model@{COMMIT}"


def test_the_label_of_a_report_names_the_model_again(cache: Path) -> None:
    label = find(f"org/model@{OLDER}", marker="config.json", download=False).label()
    assert label == f"org/model@{OLDER}"
    assert find(label, marker="config.json", download=False).directory == cache / OLDER


def test_a_name_without_an_organisation_gets_the_usual_one(cache: Path) -> None:
    assert find("model", marker="config.json", download=False, organisation="org").name == "org/model"


def test_what_is_not_there_is_fetched_on_request_only(cache: Path, fetched: list[dict[str, object]]) -> None:
    with pytest.raises(ModelError, match="not in the local Hugging Face cache; --allow-download fetches it"):
        find("org/other", marker="config.json", download=False)
    assert fetched == []
    found = find("org/other@v2", marker="config.json", download=True)
    assert (found.name, found.commit) == ("org/other", COMMIT)
    assert (fetched[0]["repository"], fetched[0]["revision"]) == ("org/other", "v2")


def test_only_configuration_vocabulary_and_safetensors_are_fetched(
    cache: Path, fetched: list[dict[str, object]]
) -> None:
    find("org/other", marker="config.json", download=True)
    patterns = fetched[0]["allow_patterns"]
    assert isinstance(patterns, list)
    assert {Path(pattern).suffix for pattern in patterns} == {".json", ".txt", ".model", ".safetensors"}


def test_what_is_complete_in_the_cache_is_not_fetched_again(
    cache: Path, fetched: list[dict[str, object]]
) -> None:
    assert find("org/model", marker="config.json", download=True).directory == cache / COMMIT
    assert fetched == []
    (cache / COMMIT / "model.safetensors").unlink()
    find("org/model", marker="config.json", download=True)
    assert len(fetched) == 1


def test_weights_in_shards_are_complete_when_all_of_them_are_there(cache: Path) -> None:
    snapshot = cache / COMMIT
    (snapshot / "model.safetensors").unlink()
    index = (
        '{"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}'
    )
    (snapshot / "model.safetensors.index.json").write_text(index, encoding="utf-8")
    (snapshot / "model-00001-of-00002.safetensors").touch()
    found = find("org/model", marker="config.json", download=False)
    with pytest.raises(ModelError, match="or not all; if the hub has them, --allow-download"):
        found.require_safetensors()
    (snapshot / "model-00002-of-00002.safetensors").touch()
    found.require_safetensors()


def test_a_hub_that_cannot_be_reached_is_one_line(cache: Path) -> None:
    with pytest.raises(ModelError, match="org/other: cannot be fetched") as refused:
        find("org/other", marker="config.json", download=True)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["", "a/b/c", "../gone", "/gone", "org/", "C:\\gone", "org/a model", "@main"]
)
def test_what_is_neither_a_directory_nor_a_name_is_told(name: str) -> None:
    with pytest.raises(ModelError, match="neither a directory nor a name like organisation/model"):
        find(name, marker="config.json", download=True)


def test_a_file_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("model").touch()
    with pytest.raises(ModelError, match="model: neither a directory"):
        find("model", marker="config.json", download=True)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "_EXTRA", ("torch_that_nobody_has",))
    with pytest.raises(ModelError, match=r"torch_that_nobody_has; pip install 'factcheck\[torch\]'"):
        find("org/model", marker="config.json", download=True)


@pytest.mark.parametrize("content", ["{", "[]", "\udcff"])
def test_a_broken_configuration_is_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "config.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ModelError, match=r"config\.json"):
        _ = Checkpoint(tmp_path, "mine").config


def test_a_missing_configuration_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"mine: config\.json is missing"):
        _ = Checkpoint(tmp_path, "mine").config
