"""The seam to parsers: what one is, and how the shipped one or a spaCy pipeline is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from factcheck.claims.parsing.parsed import ReadText
from factcheck.claims.parsing.reader import EncoderParser
from factcheck.errors import ModelError
from factcheck.inference import Graph
from factcheck.weights import shipped

__all__ = ["Parser", "load_parser"]


class Parser(Protocol):
    """Whatever reads texts, as a spaCy pipeline does: words with tags, Universal Dependencies and names."""

    def pipe(self, texts: Iterable[str]) -> Iterable[ReadText]:
        """Parse the texts, in their order."""


def load_parser(path: Path | None = None, graph: Graph | None = None) -> Parser:
    """Load the parser in the directory `path`, the shipped one by default; it may also be a spaCy pipeline.

    `graph` is the parser's graph where it is already being loaded.  Raises `ModelError` when there is no parser in the
    directory, or a pipeline that does not parse, or one that asks for spaCy where it is not installed.
    """
    directory = shipped("parser") if path is None else path
    if (directory / "labels.json").is_file():
        return EncoderParser(directory, graph)
    if (directory / "config.cfg").is_file():
        return _spacy_pipeline(directory)
    raise ModelError(f"no parser in {directory}: neither labels.json nor config.cfg is there")


def _spacy_pipeline(directory: Path) -> Parser:
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise ModelError(
            f"the pipeline in {directory} needs spaCy: pip install 'factcheck[spacy]'"
        ) from error

    from factcheck.claims.boundaries import add_boundaries

    try:
        nlp = spacy.load(directory, exclude=["senter", "textcat"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the pipeline in {directory} does not load: {error}") from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the pipeline in {directory} does not parse: it has {', '.join(nlp.pipe_names)}")
    add_boundaries(nlp)
    return nlp
