"""Kinds of single values: how each is written in a file and in the environment, and what is wrong with another one.

`convert` takes what TOML holds (or what is converted already) and raises `ValueError` with words for a person.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

__all__ = [
    "Choice",
    "Encoding",
    "Flag",
    "Fraction",
    "Kind",
    "Model",
    "Size",
    "close",
    "shown",
]

_TRUTH = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}
_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}
_SIZE = re.compile(r"(\d{1,15})\s?([A-Z]{0,2})", re.ASCII)
_SHOWN = 40  # characters of a wrong value that a message repeats


class Kind(ABC):
    """What values a setting takes."""

    expects: str
    """In words: "a list of codes"."""

    @abstractmethod
    def convert(self, value: object, folder: Path | None) -> Any:
        """Return the value in its final form; paths are relative to `folder`, None leaves them as they are."""

    def parse(self, text: str) -> object:
        """Return what a file would hold for this text, in which the environment or an option writes a value."""
        return text

    def wrong(self, value: object) -> ValueError:
        """Return the error for a value of another type."""
        return ValueError(f"expected {self.expects}, not {shown(value)}")


class Encoding(Kind):
    """A text encoding that this Python knows."""

    expects = "an encoding like utf-8 or latin-1"

    def convert(self, value: object, folder: Path | None) -> str:
        """Return the name as it was given."""
        if not isinstance(value, str):
            raise self.wrong(value)
        try:
            "a".encode(value).decode(value)
        except (LookupError, UnicodeError, ValueError):
            raise self.wrong(value) from None
        return value


class Flag(Kind):
    """True or false."""

    expects = "true or false"

    def convert(self, value: object, folder: Path | None) -> bool:
        """Return the truth value."""
        if not isinstance(value, bool):
            raise self.wrong(value)
        return value

    def parse(self, text: str) -> object:
        """Take 1, yes, on, and their contraries, too."""
        return _TRUTH.get(text.strip().lower(), text)


class Fraction(Kind):
    """A number from 0 to 1."""

    expects = "a number from 0 to 1"

    def convert(self, value: object, folder: Path | None) -> float:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(value)
        return float(value)

    def parse(self, text: str) -> object:
        """Read the number."""
        try:
            return float(text)
        except ValueError:
            return text


class Size(Kind):
    """A number of bytes, at least 1."""

    expects = 'a size like "20 MB", or a number of bytes'

    def convert(self, value: object, folder: Path | None) -> int:
        """Return the number of bytes."""
        size = value
        if isinstance(value, str) and (found := _SIZE.fullmatch(value.strip().upper())):
            size = int(found[1]) * _UNITS.get(found[2], 0)
        if isinstance(size, bool) or not isinstance(size, int) or size < 1:
            raise self.wrong(value)
        return size


class Choice(Kind):
    """One of a few words."""

    def __init__(self, words: type[StrEnum]) -> None:
        self._words = words
        self.expects = f"one of {', '.join(words)}"

    def convert(self, value: object, folder: Path | None) -> StrEnum:
        """Return the member of the enumeration."""
        if not isinstance(value, str):
            raise self.wrong(value)
        if value not in list(self._words):
            raise ValueError(f"{shown(value)} is not {self.expects}{close(value, self._words)}")
        return self._words(value)


class Model(Kind):
    """A model: the path of a directory, or a name on the Hugging Face hub."""

    expects = "the path of a directory, or a name like organisation/model"

    def convert(self, value: object, folder: Path | None) -> str:
        """Return the path, absolute where it is relative to a folder, or the name."""
        if not isinstance(value, str) or not value:
            raise self.wrong(value)
        if folder is None:
            return value
        path = folder / Path(value).expanduser()
        return str(path) if value.startswith((".", "~")) or path.is_dir() else value


def close(word: str, known: type[StrEnum] | Sequence[str]) -> str:
    """Return "; did you mean …?" for the nearest of the known words, "" when none is near."""
    found = get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""


def shown(value: object) -> str:
    """Return a wrong value as a person would write it, cut to a few words."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list" if value else "an empty list"
    text = str(value)
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f'"{cut}"' if isinstance(value, str) else cut
