"""The seam to spaCy: what a parser is, and how one loads quickly and without torch."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from factcheck.errors import ModelError
from factcheck.weights import shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Parser", "load_parser"]

_FRAMEWORKS = ("torch", "tensorflow", "mxnet", "jax", "cupy", "h5py")
"""What thinc tries to import, to be able to wrap it; the pipelines that we run are made of thinc's own layers."""

_COMMAND_LINE = "spacy.cli"
"""spaCy imports its command line (downloads, projects: requests, httpx, weasel) for one function, `spacy.info`."""


class Parser(Protocol):
    """Whatever answers with spaCy's documents, as a spaCy pipeline does: tags, Universal Dependencies, entities."""

    def pipe(self, texts: Iterable[str]) -> Iterable[Doc]:
        """Parse the texts, in their order."""


def load_parser(path: Path | None = None) -> Parser:
    """Load the parser in the directory `path`, the shipped one by default; it may also be a spaCy pipeline.

    Raises `ModelError` when there is no parser in it, or a pipeline that does not parse.
    """
    directory = shipped("parser") if path is None else path
    ours = (directory / "labels.json").is_file()
    if not ours and not (directory / "config.cfg").is_file():
        raise ModelError(f"no parser in {directory}: neither labels.json nor config.cfg is there")
    with _quick_import():
        import spacy  # noqa: F401
    if ours:
        from factcheck.claims.parsing.reader import EncoderParser

        return EncoderParser(directory)
    return _spacy_pipeline(directory)


def _spacy_pipeline(directory: Path) -> Parser:
    import spacy

    from factcheck.claims.boundaries import add_boundaries

    try:
        nlp = spacy.load(directory, exclude=["senter", "textcat"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the pipeline in {directory} does not load: {error}") from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the pipeline in {directory} does not parse: it has {', '.join(nlp.pipe_names)}")
    add_boundaries(nlp)
    return nlp


@contextmanager
def _quick_import() -> Iterator[None]:
    """Hide from `import spacy` what it does not need here: other frameworks, and its own command line.

    A module that is already imported stays visible, and everything can be imported afterwards as usual.
    """
    if "spacy" in sys.modules:
        yield
        return
    hidden = [name for name in _FRAMEWORKS if name not in sys.modules]
    command_line, info = ModuleType(_COMMAND_LINE), ModuleType(f"{_COMMAND_LINE}.info")
    command_line.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    try:
        # None in sys.modules makes an import raise ImportError, which thinc takes for "not installed".
        sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
        sys.modules[_COMMAND_LINE], sys.modules[f"{_COMMAND_LINE}.info"] = command_line, info
        yield
    finally:
        for name in (*hidden, _COMMAND_LINE, f"{_COMMAND_LINE}.info"):
            sys.modules.pop(name, None)
        spacy = sys.modules.get("spacy")
        if spacy is not None and getattr(spacy, "cli", None) is command_line:
            del spacy.cli


def _info(*arguments: object, **options: object) -> object:
    """Answer `spacy.info` as spaCy would have."""
    from spacy.cli.info import info

    return info(*arguments, **options)  # type: ignore[arg-type]
