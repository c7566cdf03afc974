"""JSON Lines: one article a line, and the way from a character of its text back into the escaped line."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from datetime import date

from factcheck.documents.decoding import printable
from factcheck.documents.document import Document, FieldName, Position
from factcheck.documents.plain import plain_article
from factcheck.documents.problems import BAD_DATE_OR_FRONT_MATTER, BAD_JSON_LINE, NO_TEXT
from factcheck.errors import InputError

__all__ = ["JsonLocator", "looks_like_json_lines", "read_json_line"]

_SPACE = re.compile(r"[ \t\r\n]*")
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_HIGH}{_LOW}|\\u[0-9a-fA-F]{{4}}|\\.")
_SHOWN = 40


def looks_like_json_lines(text: str) -> bool:
    """Return whether the first line of `text` is a JSON object with a "text"."""
    start = text.lstrip()
    if not start.startswith("{"):
        return False
    try:
        found = json.loads(start.split("\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "text" in found


def read_json_line(raw: str, path: str, line: int) -> tuple[Document | None, tuple[InputError, ...]]:
    """Return the document on one line (id as given, "" when the line has none) and what is wrong with it."""

    def problem(message: str, code: str = BAD_JSON_LINE) -> InputError:
        return InputError(message, path=path, code=code, line=line)

    try:
        row = json.loads(raw)
    except json.JSONDecodeError as error:
        return None, (problem(f"not valid JSON: {error.msg} at column {error.colno}"),)
    except (ValueError, RecursionError):
        return None, (problem("not valid JSON: a number or a nesting beyond all measure"),)
    if not isinstance(row, dict):
        return None, (problem('not a JSON object: write {"text": "…"}, one object a line'),)
    if not isinstance(row.get("text"), str):
        return None, (
            problem('no "text", or it is not a string' if "text" in row else 'the object has no "text"'),
        )
    text = printable(row["text"])
    if not text.strip():
        return None, (problem('the "text" is empty', NO_TEXT),)
    problems: list[InputError] = []
    strings: dict[str, str] = {}
    for key in ("title", "source", "url"):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            problems.append(problem(f'the "{key}" is not a string and was left out'))
        strings[key] = printable(value) if isinstance(value, str) else ""
    published = _published(row.get("date"))
    if published is None and row.get("date") not in (None, ""):
        message = f"the date '{_short(row['date'])}' is not a complete date: write 2024-03-05"
        problems.append(problem(message, BAD_DATE_OR_FRONT_MATTER))
    # Other programs count offsets into the title as it is given, so that it is not stripped.
    title = strings["title"] if strings["title"].strip() else ""
    hints = f"{strings['url']} {_short(row.get('date'))}"
    article = plain_article(text, title=title, published=published, hints=hints)
    document = Document(
        id=_identifier(row.get("id")),
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=strings["source"].strip(),
        url=strings["url"].strip(),
        blocks=article.blocks,
        dateline=article.dateline,
        locate=JsonLocator(raw, line, title_start=None if title else article.headline_start),
    )
    return document, tuple(problems)


class JsonLocator:
    """Places in one line of a .jsonl; the line is walked when the first position is asked for.

    `title_start` is where the title stands in the text when the line has no "title" of its own.
    """

    __slots__ = ("_escapes", "_line", "_raw", "_title_start")

    def __init__(self, raw: str, line: int, *, title_start: int | None) -> None:
        self._raw = raw
        self._line = line
        self._title_start = title_start
        self._escapes: dict[str, tuple[list[int], list[int], int]] = {}

    def __call__(self, field: FieldName, offset: int) -> Position:
        """Return the line, and the column of the character inside the raw line."""
        if field == "title" and self._title_start is not None:
            field, offset = "text", offset + self._title_start
        if field not in self._escapes:
            self._escapes[field] = _escapes(self._raw, field)
        decoded, raw, end = self._escapes[field]
        nearest = bisect_right(decoded, max(0, offset)) - 1
        return Position(self._line, min(raw[nearest] + max(0, offset) - decoded[nearest], end) + 1)


def _escapes(raw: str, key: str) -> tuple[list[int], list[int], int]:
    """Return (offsets in the value, offsets in the line) after each escape of the string `key`, and its end."""
    start, end = _value_span(raw, key)
    decoded, encoded = [0], [start]
    for found in _ESCAPE.finditer(raw, start, end):
        decoded.append(decoded[-1] + found.start() - encoded[-1] + 1)
        encoded.append(found.end())
    return decoded, encoded, end


def _value_span(raw: str, key: str) -> tuple[int, int]:
    """Return [start, end) of the string that a valid JSON object holds under `key`; the last one counts, as in JSON."""
    decoder = json.JSONDecoder()
    span = (0, 0)
    at = _skip(raw, 0) + 1
    while True:
        at = _skip(raw, at)
        if raw[at] == "}":
            return span
        name, at = decoder.raw_decode(raw, at)
        start = _skip(raw, _skip(raw, at) + 1)
        value, at = decoder.raw_decode(raw, start)
        if name == key and isinstance(value, str):
            span = (start + 1, at - 1)
        at = _skip(raw, at)
        if raw[at] == ",":
            at += 1


def _skip(raw: str, at: int) -> int:
    found = _SPACE.match(raw, at)
    return found.end() if found else at


def _published(value: object) -> date | None:
    from factcheck.documents.dates import complete_date  # slow to compile, see `plain`

    return complete_date(value) if isinstance(value, str) else None


def _identifier(value: object) -> str:
    """Return the id of a row; numbers are common in exports and count as their digits."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return printable(str(value)).strip()


def _short(value: object) -> str:
    words = " ".join(printable(str(value)).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
