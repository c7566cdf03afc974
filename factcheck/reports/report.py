"""`Report`: everything that one run has to say, before it is put into a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.documents import Document
from factcheck.errors import InputError
from factcheck.judging import Finding

__all__ = ["DocumentSummary", "Report"]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document of the run, the number of claims it makes, and whether it is checked or checked against."""

    document: Document
    claims: int
    role: Literal["draft", "reference"]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    version     of factcheck
    models      name of each part ("nli", "embedder", "parser") to the name and hash of its weights
    documents   drafts, then references, in the order they were read
    findings    worst first
    problems    inputs that could not be read, or not wholly
    suppressed  number of findings that the user silenced
    claims, pairs, clusters   how much there was to compare
    seconds     what the check took, None when it was not measured
    """

    version: str
    models: Mapping[str, str]
    documents: tuple[DocumentSummary, ...]
    findings: tuple[Finding, ...]
    problems: tuple[InputError, ...]
    suppressed: int
    claims: int
    pairs: int
    clusters: int
    seconds: float | None
