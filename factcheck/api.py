"""The program as a library: `factcheck.check`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from factcheck.documents import DistinctIds, Document, from_text
from factcheck.errors import InputError, UsageError
from factcheck.inputs import read_as_set, separate
from factcheck.pipeline import Pipeline
from factcheck.reports import Report
from factcheck.settings import Settings

__all__ = ["Checker", "Source", "check"]

Source = str | os.PathLike[str] | Document
"""An article: its text, the path of a file or a directory of articles, or a document made before."""

_LONGEST_NAME = 255  # of a file, in most file systems
_SHOWN = 60  # characters of a text that a message repeats


class Checker:
    """Checks one lot of articles after another with models that stay loaded.

    One thread at a time may use it.
    """

    def __init__(self, settings: Settings | None = None, *, allow_download: bool = False) -> None:
        """Take the settings, by default those of a command without a configuration; no file is looked for.

        Only `allow_download` permits to fetch a model that the settings name.  Raises `ModelError` when a model is not
        to be had.
        """
        self.settings = settings or Settings()
        nli, embedder = self.settings.nli_model, self.settings.embedder
        if nli is None and embedder is None:
            self._pipeline = Pipeline.embedded()
        else:
            self._pipeline = Pipeline.with_models(nli=nli, embedder=embedder, download=allow_download)

    def check(
        self, documents: Source | Iterable[Source], against: Source | Iterable[Source] | None = None
    ) -> Report:
        """Find claims that cannot both be true: within `documents`, and between them and the references `against`.

        A string is a text, a `Path` a file or a directory.  References are not checked against one another; None stands
        for those of the settings.  What cannot be read is in `Report.problems`, and the rest is still checked.  Raises
        `UsageError` for a string that is the name of a file.
        """
        drafts = _listed(documents)
        references = _listed([Path(p) for p in self.settings.against] if against is None else against)
        own, problems = self._documents(drafts)
        others, more = self._documents(references)
        checked, checked_against = separate(own, others, paths=_paths(drafts), against=_paths(references))
        found = {str(problem): problem for problem in (*problems, *more)}
        return self._pipeline.check(
            checked,
            checked_against,
            tuple(found.values()),
            rules_for=self.settings.rules_for,
            backed="unsupported" in self.settings.show,
        )

    def _documents(self, sources: Iterable[Source]) -> tuple[list[Document], list[InputError]]:
        documents: list[Document] = []
        problems: list[InputError] = []
        for source in sources:
            if isinstance(source, Document):
                documents.append(source)
            elif isinstance(source, str):
                documents.append(from_text(_text(source), path="text"))
            else:
                result = read_as_set([os.fspath(source)], self.settings)
                documents += result.documents
                problems += result.problems
        ids = DistinctIds()
        return [replace(d, id=ids.take(d.id)) for d in documents], problems


def check(
    documents: Source | Iterable[Source],
    against: Source | Iterable[Source] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check articles once: `Checker(settings).check(documents, against)`.  For a second lot, keep the `Checker`."""
    return Checker(settings).check(documents, against)


def _listed(sources: Source | Iterable[Source]) -> list[Source]:
    return [sources] if isinstance(sources, str | os.PathLike | Document) else list(sources)


def _paths(sources: Iterable[Source]) -> list[str]:
    return [os.fspath(source) for source in sources if isinstance(source, os.PathLike)]


def _text(text: str) -> str:
    """Return a text as it is; raises `UsageError` for a path, which would be checked as a very short text."""
    alone = len(text.split()) < 2
    if alone or (len(text) <= _LONGEST_NAME and "\n" not in text and os.path.exists(text)):  # noqa: PTH110 - no error
        hint = f"; for a file say Path({text!r})" if text.strip() else ""
        raise UsageError(f"a string is the text of an article, and {text[:_SHOWN]!r} is none{hint}")
    return text
