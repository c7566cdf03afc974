"""What the server knows of the program: an open text goes in, findings come out.  Nothing here speaks the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.baseline import load
from factcheck.documents import Document, read_buffer
from factcheck.errors import InputError
from factcheck.inputs import limits, read_as_set
from factcheck.judging import Finding
from factcheck.lsp.worker import Ticket
from factcheck.reports import SetAside
from factcheck.settings import Configuration, RuleSettings, Settings, Show
from factcheck.suppression import Notice

if TYPE_CHECKING:
    from factcheck.pipeline import Pipeline

__all__ = ["Buffer", "Checker", "MakePipeline", "Outcome", "Progress"]

MakePipeline = Callable[[str | None, str | None], "Pipeline"]
"""Makes a pipeline with an NLI model and an embedder, None standing for the shipped ones; raises `ModelError`."""

Narrow = Callable[[Sequence[Finding]], tuple[list[Finding], list[SetAside]]]
"""Divides findings into those to tell and those that are known."""

_STDIN = "-"

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); a total of 0 is not known."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text that is open in the editor.

    `name` is its path as a person is shown it, with the suffix that tells the format; `file` where it lies, None for a
    text that was never saved; `version` counts the editor's changes.
    """

    uri: str
    name: str
    file: Path | None
    text: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check of `buffer` found.

    `references` are the ids of the documents that it was checked against; `files` tells where the documents lie that
    the findings name by `Document.path`.
    """

    buffer: Buffer
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    problems: tuple[InputError, ...] = ()
    references: frozenset[str] = frozenset()
    files: Mapping[str, Path] = field(default_factory=dict)


class Checker:
    """Checks one text at a time with models that stay loaded."""

    def __init__(self, make: MakePipeline, root: Path | None) -> None:
        """Take what makes the pipeline, called again for other models only; paths in `root` are shown from there."""
        self._make = make
        self._root = root
        self._models: tuple[str | None, str | None] = (None, None)
        self._pipeline: Pipeline | None = None

    def warm_up(self, settings: Settings) -> Pipeline:
        """Return the pipeline for the models that are set, made unless it is there; raises `ModelError`."""
        models = (settings.nli_model, settings.embedder)
        if self._pipeline is None or models != self._models:
            self._pipeline, self._models = self._make(*models), models
        return self._pipeline

    def check(
        self,
        buffer: Buffer,
        configuration: Configuration,
        others: Iterable[Buffer],
        ticket: Ticket,
        progress: Progress,
    ) -> Outcome:
        """Check a text against itself and its references; raises `SupersededError` when the ticket is void.

        `others` are open, too: a reference among them is read as it stands in the editor.
        """
        settings = configuration.run.settings
        drafts = read_buffer(buffer.text, buffer.name, limits=limits(settings))
        references, problems, files = self._references(buffer, settings, others)
        if buffer.file:
            files[buffer.name] = buffer.file
        outcome = Outcome(buffer, problems=(*drafts.problems, *problems), files=files)
        if not drafts.documents:
            return outcome
        taken = {d.id for d in references}
        documents = [d if d.id not in taken else replace(d, id=f"{d.id} (draft)") for d in drafts.documents]

        def rules_for(_name: str) -> RuleSettings:
            return configuration.rules_for(str(buffer.file)) if buffer.file else settings

        def step(stage: str, done: int, total: int) -> None:
            ticket.check()
            progress(stage, done, total)

        narrow = _new_ones(settings.baseline)
        ticket.check()
        pipeline = self.warm_up(settings)
        report = pipeline.check(documents, references, outcome.problems, step, rules_for, narrow)
        ticket.check()
        found = tuple(f for f in report.findings if f.severity != "info" or Show.info in settings.show)
        ids = frozenset(d.id for d in references)
        return replace(outcome, findings=found, notices=report.notices, references=ids)

    def shown(self, file: Path) -> str:
        """Return the path of a file as a person is shown it."""
        if self._root and file.is_relative_to(self._root):
            return str(file.relative_to(self._root))
        return str(file)

    def _references(
        self, buffer: Buffer, settings: Settings, others: Iterable[Buffer]
    ) -> tuple[list[Document], tuple[InputError, ...], dict[str, Path]]:
        """Read the references, apart from the text itself: documents, problems, and where each path lies."""
        against = [path for path in settings.against if path != _STDIN]  # the client speaks there
        found = read_as_set(against, settings)
        open_texts = {b.file.resolve(): b for b in others if b.file}
        own = buffer.file.resolve() if buffer.file else None
        documents: list[Document] = []
        files: dict[str, Path] = {}
        for document in found.documents:
            file = Path(document.path)
            place = file.resolve()
            if place == own:
                continue
            name = self.shown(file)
            files[name] = file
            other = open_texts.get(place)
            now = _as_it_stands(document, other.text) if other else document
            if now:
                documents.append(replace(now, path=name))
        problems = tuple(
            InputError(p.message, path=self.shown(Path(p.path)), code=p.code, line=p.line)
            for p in found.problems
        )
        return documents, problems, files


def _new_ones(baseline: str | None) -> Narrow:
    """Return what sets the findings aside that a baseline knows; raises `UsageError` when it cannot be read."""
    known = load(baseline) if baseline else None

    def narrow(found: Sequence[Finding]) -> tuple[list[Finding], list[SetAside]]:
        if not (baseline and known):
            return list(found), []
        aside = [SetAside(f, "baseline", baseline) for f in found if known.knows(f)]
        return [f for f in found if not known.knows(f)], aside

    return narrow


def _as_it_stands(document: Document, text: str) -> Document | None:
    """Return a document as the editor shows it, None when it is no longer there."""
    if (document.raw or document.text) == text:
        return document
    now = read_buffer(text, document.path).documents
    # A file of many documents is read again as a whole; the one of this id is the one that was.
    same = [d for d in now if d.id == document.id]
    return replace((same or now)[0], id=document.id) if now else None
