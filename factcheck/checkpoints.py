"""Models that a user names instead of the shipped ones: where their files are, and what is never done with them.

A path is read where it lies.  A name is looked up in the Hugging Face cache of this machine, and fetched only on
request.  Either way a model is loaded from a local directory, weights are read from safetensors alone, and no code that
comes with a model is run (docs/decisions/0009-other-models.md).
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import ModelError
from factcheck.inference import has_onnx_layout
from factcheck.weights import fingerprint, fingerprint_of

__all__ = ["Checkpoint", "find", "one_line_errors", "quiet", "require_extra"]

_EXTRA = ("torch", "transformers", "sentence_transformers")
"""What the extra `torch` brings and the base install lacks."""

_NAME = re.compile(r"(?P<repository>\w[\w.-]*(?:/\w[\w.-]*)?)(?:@(?P<revision>\w[\w./-]*))?", re.ASCII)
"""A repository of the hub (`organisation/model`), and after an @ a branch, a tag or a commit of it."""

_WEIGHTS, _SHARDS = "model.safetensors", "model.safetensors.index.json"
_READ = ("*.json", "*.txt", "*.model", _WEIGHTS, "model-*-of-*.safetensors")
"""What is read of a model: configuration, vocabulary, weights.  No pickles, and no Python."""
_FETCHED = (*_READ, *(f"*/{file}" for file in _READ))
_NOT_FETCHED = ("onnx/*", "openvino/*")  # the same weights again, for other programs


@dataclass(frozen=True)
class Checkpoint:
    """A model on this machine.

    `directory` holds its files, `name` is what to call it, and `commit` the one of the hub that it comes from ("" for a
    path).
    """

    directory: Path
    name: str
    commit: str = ""

    @property
    def has_onnx_layout(self) -> bool:
        """Whether it is a directory of the user, laid out like the shipped models, which run without torch.

        On the hub, a file of the same name may be any graph.
        """
        return not self.commit and has_onnx_layout(self.directory)

    def label(self, folders: Iterable[str] = ("",)) -> str:
        """Return name and version for the report: the commit, or a hash of what is read in these `folders` of it."""
        if self.commit:
            return f"{self.name}@{self.commit}"
        if self.has_onnx_layout:
            return f"{self.name}@{fingerprint(self.directory)}"
        found = {
            p for folder in folders for pattern in _READ for p in (self.directory / folder).glob(pattern)
        }
        return f"{self.name}@{fingerprint_of(self.directory, frozenset(p for p in found if p.is_file()))}"

    @cached_property
    def config(self) -> dict[str, Any]:
        """The model's `config.json`; raises `ModelError` when it cannot be read."""
        found = self.json("config.json")
        if not isinstance(found, dict):
            raise ModelError(f"{self.name}: config.json holds no JSON object")
        return found

    def json(self, file: str) -> Any:
        """Return what a JSON file of the model holds; raises `ModelError` when it cannot be read."""
        try:
            return json.loads((self.directory / file).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ModelError(f"{self.name}: {file} is missing in {self.directory}") from None
        except (OSError, ValueError) as error:
            raise ModelError(f"{self.name}: {file} cannot be read ({error})") from error

    def require_safetensors(self, folder: str = "") -> None:
        """Raise `ModelError` unless one folder of the model has all its weights in safetensors."""
        if not _complete(self.directory / folder):
            where = self.directory / folder
            fetch = "; if the hub has them, --allow-download fetches them" if self.commit else ""
            raise ModelError(
                f"{self.name}: no weights in safetensors in {where}, or not all{fetch}; pickled ones are never loaded"
            )


def _complete(folder: Path) -> bool:
    """Tell whether a folder holds its weights in safetensors, in one file or in all the shards that it lists."""
    try:
        shards = json.loads((folder / _SHARDS).read_text(encoding="utf-8"))["weight_map"].values()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return (folder / _WEIGHTS).is_file()
    return all((folder / str(shard)).is_file() for shard in shards)


def find(name: str, *, marker: str, download: bool, organisation: str = "") -> Checkpoint:
    """Return the model that a user named by path or by name.

    `marker` is a file that models of the kind have at the top ("config.json"), `organisation` where on the hub a name
    without a slash is looked up.  Only `download` opens a connection, and
    only when the cache lacks the model.  Raises `ModelError`, in one line that says what would help.
    """
    path = Path(name).expanduser()
    if name and path.is_dir():
        directory = path.resolve()
        return Checkpoint(directory, directory.name or str(directory))
    named = _NAME.fullmatch(name)
    if path.exists() or not named:
        raise ModelError(f"{name or '(empty)'}: neither a directory nor a name like organisation/model")
    require_extra(name)
    repository, revision = named["repository"], named["revision"]
    if organisation and "/" not in repository:
        repository = f"{organisation}/{repository}"
    found = _cached(repository, revision, marker)
    if found and (not download or _complete(found.directory)):
        return found
    if not download:
        raise ModelError(
            f"{name}: no such directory, and not in the local Hugging Face cache; --allow-download fetches it"
        )
    return _fetched(name, repository, revision)


def require_extra(name: str) -> None:
    """Raise `ModelError` unless what a model needs besides the base install is there."""
    missing = [package for package in _EXTRA if find_spec(package) is None]
    if missing:
        raise ModelError(f"{name}: needs {', '.join(missing)}; pip install 'factcheck[torch]'")


def _cached(repository: str, revision: str | None, marker: str) -> Checkpoint | None:
    """Return what the cache of this machine holds of a repository, perhaps not all of it."""
    from huggingface_hub import try_to_load_from_cache

    try:
        path = try_to_load_from_cache(repository, marker, revision=revision)
    except ValueError as error:
        raise ModelError(f"{repository}: not a name on the hub ({_first_line(error)})") from error
    if not isinstance(path, str):
        return None
    directory = Path(path).parent
    return Checkpoint(directory, repository, directory.name)


def _fetched(name: str, repository: str, revision: str | None) -> Checkpoint:
    """Fetch a repository into the cache: configuration, vocabulary and safetensors."""
    from huggingface_hub import snapshot_download

    with one_line_errors(name, "cannot be fetched"):
        directory = Path(
            snapshot_download(
                repository,
                revision=revision,
                allow_patterns=list(_FETCHED),
                ignore_patterns=list(_NOT_FETCHED),
            )
        )
    return Checkpoint(directory, repository, directory.name)


@contextlib.contextmanager
def one_line_errors(name: str, what: str = "does not load") -> Iterator[None]:
    """Turn whatever goes wrong in other people's code into a `ModelError` of one line.

    There is no shorter list than "every exception": what a broken file raises depends on the architecture.
    """
    try:
        yield
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(f"{name}: {what} ({type(error).__name__}: {_first_line(error)})") from error


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), "no more is known")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers and its kin from writing to the terminal: bars, advice, warnings.  Not for several threads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging as untyped

        theirs: Any = untyped
        others = [logging.getLogger(name) for name in ("sentence_transformers", "huggingface_hub")]
        before = theirs.get_verbosity(), theirs.is_progress_bar_enabled(), [o.level for o in others]
        theirs.set_verbosity_error()
        theirs.disable_progress_bar()
        for other in others:
            other.setLevel(logging.ERROR)
        try:
            yield
        finally:
            theirs.set_verbosity(before[0])
            if before[1]:
                theirs.enable_progress_bar()
            for other, level in zip(others, before[2], strict=True):
                other.setLevel(level)
