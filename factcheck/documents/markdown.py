"""Markdown: YAML front matter, then the blocks that CommonMark sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.documents.article import compose
from factcheck.documents.dates import complete_date
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document
from factcheck.documents.lines import TextLocator
from factcheck.documents.paragraphs import Passage, trimmed
from factcheck.documents.problems import BAD_DATE_OR_FRONT_MATTER
from factcheck.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\r|\n")
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z]{1,20})[ \t]*:[ \t]*", re.MULTILINE)
_FIELDS = ("title", "date", "source", "url")
# An image, or a link that is nothing but its address, is no prose.
_NO_PROSE = re.compile(
    r"!\[[^\]]{0,300}\](?:\([^)]{0,2000}\)|\[[^\]]{0,300}\])|<https?:[^>]{0,2000}>|<!--.{0,2000}?-->",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    fields: dict[str, str]
    title_start: int
    end: int  # where the body starts
    problems: tuple[InputError, ...] = ()


def read_markdown(text: str, path: str) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a decoded Markdown file holds, its id still empty, and what is wrong with its head."""
    front = _front_matter(text, path)
    fields = front.fields
    problems = front.problems
    stated = fields.get("date", "")
    published = complete_date(stated)
    if stated and published is None:
        message = f"the date '{_short(stated)}' is not a complete date: write 2024-03-05"
        problems += (
            InputError(message, path=path, code=BAD_DATE_OR_FRONT_MATTER, line=_line_of(text, front, "date")),
        )
    title = fields.get("title", "")
    url = fields.get("url", "")
    article = compose(
        text, _passages(text, front.end), title=title, published=published, hints=f"{url} {stated}"
    )
    document = Document(
        id="",
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=fields.get("source", ""),
        url=url,
        blocks=article.blocks,
        dateline=article.dateline,
        locate=TextLocator(text, front.title_start if title else article.headline_start),
    )
    return document, problems


def _front_matter(text: str, path: str) -> _FrontMatter:
    opening = _OPENING.match(text)
    # ^ and $ know no bare CR; as a break it is as long as LF, so offsets stay.
    lines = re.sub(r"\r(?!\n)", "\n", text) if opening else text
    closing = _closing(lines, opening.end()) if opening else None
    if opening is None or closing is None:
        return _FrontMatter({}, 0, 0)
    import yaml

    content = text[opening.end() : closing[0]]
    try:
        # The base loader makes strings only: "2024-13-45" stays what the user wrote, and no object is ever built.
        found = yaml.load(content, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        reason = str(getattr(error, "problem", None) or "cannot be parsed").splitlines()[0]
        message = f"the front matter is no YAML: {reason}"
        problem = InputError(message, path=path, code=BAD_DATE_OR_FRONT_MATTER, line=line)
        return _FrontMatter({}, 0, closing[1], (problem,))
    if not found:
        return _FrontMatter({}, 0, closing[1])
    if not isinstance(found, dict):
        return _FrontMatter({}, 0, 0)  # prose between two thematic breaks
    fields = {
        key.lower(): printable(" ".join(value.split()))
        for key, value in found.items()
        if isinstance(key, str) and isinstance(value, str) and key.lower() in _FIELDS
    }
    title_start = _title_start(lines, opening.end(), closing[0], fields.get("title", ""))
    return _FrontMatter(fields, title_start, closing[1])


def _closing(text: str, start: int) -> tuple[int, int] | None:
    """Return where the closing line of the front matter starts and ends."""
    found = _CLOSING.search(text.replace("\r\n", " \n"), start)
    return (found.start(), found.end()) if found else None


def _title_start(text: str, start: int, end: int, title: str) -> int:
    for found in _KEY_LINE.finditer(text, start, end):
        if found["key"].lower() == "title":
            at = text.find(title, found.start(), end)
            return at if at >= 0 else found.end()
    return start


def _line_of(text: str, front: _FrontMatter, key: str) -> int | None:
    for found in _KEY_LINE.finditer(re.sub(r"\r(?!\n)", "\n", text[: front.end])):
        if found["key"].lower() == key:
            return len(_BREAK.findall(text[: found.start()])) + 1
    return None


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def _passages(text: str, start: int) -> list[Passage]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # Inline markup stays inside blocks, so that only the block structure is needed.
    parser.disable(["inline", "text_join"], ignoreInvalid=True)
    starts = [start, *(found.end() for found in _BREAK.finditer(text, start)), len(text)]
    out: list[Passage] = []
    opened: list[Token] = []
    for token in parser.parse(text[start:]):
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline" and token.map:
            kind = _kind(opened)
            if kind is None or not _NO_PROSE.sub("", token.content).strip():
                continue
            first = starts[token.map[0]]
            last = starts[min(token.map[1], len(starts) - 1)]
            out.append(Passage(*_content_span(text, first, last, token.content), kind))
    return out


def _kind(opened: list[Token]) -> BlockKind | None:
    """Return the kind of a block inside the open tokens, None when it makes no claims."""
    kind: BlockKind = "paragraph"
    for token in opened:
        if token.type == "heading_open":
            return "headline" if token.tag == "h1" else None
        if token.type in ("th_open", "td_open"):
            return None
        if token.type == "blockquote_open":
            kind = "quote"
        elif token.type == "list_item_open" and kind != "quote":
            kind = "list_item"
    return kind


def _content_span(text: str, start: int, end: int, content: str) -> tuple[int, int]:
    """Return where `content` (without the "> " and "# " of its lines) stands in text[start:end]."""
    lines = content.strip().split("\n")
    first = text.find(lines[0].strip(), start, end)
    last = text.rfind(lines[-1].strip(), start, end)
    if first < 0 or last < 0:
        return trimmed(text, start, end)
    return first, max(last + len(lines[-1].strip()), first)
