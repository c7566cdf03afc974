"""`Report`: everything that one run has to say, before it is put into a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.documents import Document
from factcheck.errors import InputError
from factcheck.judging import Backing, Dispute, Finding
from factcheck.suppression import Notice

__all__ = ["By", "DocumentSummary", "Report", "SetAside"]

By = Literal["comment", "baseline", "diff"]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document of the run, the number of claims it makes, and whether it is checked or checked against."""

    document: Document
    claims: int
    role: Literal["draft", "reference"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that is known and not to be told: it fails no run.

    `by` is a comment in a document, a baseline that holds it, or a diff that it does not touch; `where` is the place of
    the comment as `path:line:column`, the file of the baseline, or the revision; `reason` is what the comment gives, ""
    for none.
    """

    finding: Finding
    by: By
    where: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check.

    version     of factcheck
    models      name of each part ("nli", "embedder", "parser") to the name and hash of its weights
    documents   drafts, then references, in the order they were read
    findings    worst first
    problems    inputs that could not be read, or not wholly
    suppressed  number of findings that a comment in a text silences
    claims, pairs, clusters   how much there was to compare
    seconds     what the check took, None when it was not measured
    set_aside   findings that are not among `findings`, those that a comment silences included
    disputed    what opposing speakers say and no text asserts, most certain clash first; it is never a finding
    backing     what the references have for each claim of the drafts, () unless that was asked for
    notices     comments that silence nothing or cannot be understood, by place
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
    set_aside: tuple[SetAside, ...] = ()
    notices: tuple[Notice, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    backing: tuple[Backing, ...] = ()
