"""Front matter: YAML between two lines of `---`, or TOML between two of `+++`, before the text of a file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from factcheck.documents.decoding import printable
from factcheck.documents.markup.manuscript import Head, line_of
from factcheck.documents.problems import BAD_DATE_OR_FRONT_MATTER
from factcheck.errors import InputError

__all__ = ["front_matter"]

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z]{1,20})[ \t]*[:=][ \t]*", re.MULTILINE)
_FIELDS = ("title", "date", "source", "url")
_TOML_LINE = re.compile(r"at line (\d+)")


class _UnreadableError(Exception):
    """The front matter is not in its language; `line` counts from its first line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def front_matter(text: str, path: str) -> tuple[Head, int]:
    """Return what the front matter of a file states, and where the body starts; an empty head where it has none."""
    opening = _OPENING.match(text)
    # ^ and $ know no bare CR; as a break it is as long as LF, so offsets stay.
    lines = re.sub(r"\r(?!\n)", "\n", text) if opening else text
    closing = _CLOSING[opening[1]].search(lines.replace("\r\n", " \n"), opening.end()) if opening else None
    if opening is None or closing is None:
        return Head(), 0
    content = lines[opening.end() : closing.start()]
    language = "YAML" if opening[1] == "---" else "TOML"
    try:
        found = _yaml(content) if language == "YAML" else _toml(content)
    except _UnreadableError as error:
        message = f"the front matter is no {language}: {error}"
        problem = InputError(message, path=path, code=BAD_DATE_OR_FRONT_MATTER, line=1 + error.line)
        return Head(problems=(problem,)), closing.end()
    if not found:
        return Head(), closing.end()
    if not isinstance(found, Mapping):
        return Head(), 0  # prose between two thematic breaks
    fields = {
        key.lower(): printable(" ".join(value.split()))
        for key, value in found.items()
        if isinstance(key, str) and isinstance(value, str) and key.lower() in _FIELDS
    }
    places = {
        found["key"].lower(): found for found in _KEY_LINE.finditer(lines, opening.end(), closing.start())
    }
    title, title_key, date_key = fields.get("title", ""), places.get("title"), places.get("date")
    title_start = opening.end()
    if title_key:
        at = lines.find(title, title_key.start(), closing.start())
        title_start = at if at >= 0 else title_key.end()
    head = Head(
        title=title,
        title_start=title_start,
        date=fields.get("date", ""),
        date_line=line_of(text, date_key.start()) if date_key else None,
        source=fields.get("source", ""),
        url=fields.get("url", ""),
    )
    return head, closing.end()


def _yaml(content: str) -> Any:
    import yaml

    try:
        # The base loader makes strings only: "2024-13-45" stays what the user wrote, and no object is ever built.
        return yaml.load(content, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or "cannot be parsed").splitlines()[0]
        raise _UnreadableError(reason, 1 + (mark.line if mark else 0)) from None


def _toml(content: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(content.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = _TOML_LINE.search(str(error))
        raise _UnreadableError(str(error).splitlines()[0], int(line[1]) if line else 1) from None
    # Dates and times are what is written; `str` gives their ISO form back.
    return {
        key: value if isinstance(value, (str, dict, list)) else str(value) for key, value in found.items()
    }
