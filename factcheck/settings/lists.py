"""Kinds of values that hold several: lists and tables."""

from __future__ import annotations

import os
import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from factcheck.choices import ReportFormat, Severity, Show
from factcheck.settings.kinds import Choice, Kind, shown
from factcheck.settings.selectors import selector

__all__ = ["File", "Notes", "Outputs", "Paths", "Patterns", "Selectors", "Severities"]


class _List(Kind):
    """Several values of one sort; the environment separates them by `separator`."""

    separator: ClassVar[str] = ","

    def convert(self, value: object, folder: Path | None) -> tuple[Any, ...]:
        """Return each element in its final form."""
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.wrong(value)
        return tuple(self._element(element, folder) for element in value)

    def parse(self, text: str) -> object:
        """Split the text."""
        return [part.strip() for part in text.split(self.separator) if part.strip()]

    @abstractmethod
    def _element(self, value: object, folder: Path | None) -> Any: ...


class Selectors(_List):
    """Codes of rules, or their beginnings."""

    expects = 'a list of codes like ["FC101", "FC3"]'

    def _element(self, value: object, folder: Path | None) -> str:
        if not isinstance(value, str):
            raise self.wrong(value)
        return selector(value)


class Notes(_List):
    """What is shown on request."""

    expects = 'a list of "info", "suppressed", "disputed" and "unsupported"'

    def _element(self, value: object, folder: Path | None) -> Show:
        if value not in list(Show):
            raise self.wrong(value)
        return Show(str(value))


class Paths(_List):
    """Files and directories."""

    expects = "a list of paths"
    separator = os.pathsep

    def _element(self, value: object, folder: Path | None) -> str:
        return _path(self, value, folder)


class File(Kind):
    """One file; it is named here because it is read like the files of a list."""

    expects = "the path of a file"

    def convert(self, value: object, folder: Path | None) -> str:
        """Return the path."""
        return _path(self, value, folder)


class Patterns(_List):
    """Patterns as in .gitignore, at least so many."""

    expects = 'a list of patterns like ["archive/**"]'

    def __init__(self, least: int = 0) -> None:
        self._least = least

    def convert(self, value: object, folder: Path | None) -> tuple[str, ...]:
        """Return the patterns as they were given."""
        found = super().convert(value, folder)
        if len(found) < self._least:
            raise self.wrong(value)
        return found

    def _element(self, value: object, folder: Path | None) -> str:
        from pathspec import GitIgnoreSpec

        if not isinstance(value, str) or not value:
            raise self.wrong(value)
        try:
            GitIgnoreSpec.from_lines([value])
        except (ValueError, re.error):
            raise ValueError(f"{shown(value)} is not a pattern as in .gitignore") from None
        return value


class _Table(Kind):
    """Values by name; the environment writes name=value, separated by commas."""

    def convert(self, value: object, folder: Path | None) -> Mapping[Any, Any]:
        """Return each entry in its final form."""
        if not isinstance(value, Mapping):
            raise self.wrong(value)
        return MappingProxyType(dict(self._entry(name, entry, folder) for name, entry in value.items()))

    def parse(self, text: str) -> object:
        """Split the text; entries without a "=" are left for `convert` to refuse."""
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not all("=" in part for part in parts):
            return text
        return {name.strip(): value.strip() for name, _, value in (part.partition("=") for part in parts)}

    @abstractmethod
    def _entry(self, name: str, value: object, folder: Path | None) -> tuple[Any, Any]: ...


class Severities(_Table):
    """A severity by code."""

    expects = 'a severity for each code, like FC106 = "info"'

    def _entry(self, name: str, value: object, folder: Path | None) -> tuple[str, Severity]:
        code = selector(name)
        if not isinstance(value, str) or value not in list(Severity):
            silence = "; to silence a code, ignore it" if value in ("off", "ignore", "none", False) else ""
            raise ValueError(f"{code}: {shown(value)} is not one of {', '.join(Severity)}{silence}")
        return code, Severity(value)


class Outputs(_Table):
    """A file by format."""

    expects = 'a file for each format, like sarif = "report.sarif"'

    def _entry(self, name: str, value: object, folder: Path | None) -> tuple[ReportFormat, str]:
        return Choice(ReportFormat).convert(name, folder), _path(self, value, folder)  # type: ignore[return-value]


def _path(kind: Kind, value: object, folder: Path | None) -> str:
    if not isinstance(value, str | os.PathLike) or not str(value) or "\0" in str(value):
        raise kind.wrong(value)
    if folder is None:
        return os.fspath(value)
    return os.path.normpath(folder / Path(value).expanduser())
