"""Saved mail: a message, or a mailbox of them; what others wrote before (quoted replies) is not what it says."""

from __future__ import annotations

import email
import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from factcheck.documents.article import compose
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document, FieldName, Place, Position
from factcheck.documents.elements import fragment, paragraphs_of
from factcheck.documents.feeds.tracing import WordLocator
from factcheck.documents.lines import LineIndex, TextLocator
from factcheck.documents.markup.manuscript import line_of
from factcheck.documents.markup.prose import without_addresses
from factcheck.documents.paragraphs import Passage, passages
from factcheck.documents.problems import NO_TEXT, NOT_TEXT
from factcheck.errors import InputError

__all__ = ["read_mail", "read_mailbox"]

_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)(?:\[\d{1,3}\])?:\s{0,5}){1,9}", re.IGNORECASE)
_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,500}\r?\n")
_ESCAPED_ENVELOPE = re.compile(rb"^>(?=>{0,9}From )", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[^\r\n]*", re.MULTILINE)
_ATTRIBUTION = re.compile(r"^On [^\r\n]{6,200}(?:\r?\n[^\r\n]{1,100})? wrote:[ \t\r]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_HEADERS = ("From", "Date", "Subject", "Message-ID", "Received")
# Below this share of its words the body is encoded (base64), and lines of the file mean nothing to a person.
_READABLE = 0.5
_Documents = tuple[tuple[Document, ...], tuple[InputError, ...]]


def read_mail(data: bytes, path: str) -> _Documents:
    """Return the document that a saved message is, its id still empty.

    Raises `InputError`: FC902 when it has no text, FC903 when it is no mail.
    """
    raw = _decoded(data)
    return (_message(data, path, raw, LineIndex(raw), 0, ""),), ()


def read_mailbox(data: bytes, path: str) -> _Documents:
    """Return a document for each message of a mailbox, with the id of the message, and what is wrong with others.

    Raises `InputError` (FC903) when it holds no message.
    """
    raw = _decoded(data)
    lines = LineIndex(raw)
    documents: list[Document] = []
    problems: list[InputError] = []
    starts = [*(found.span() for found in _ENVELOPE.finditer(data)), (len(data), len(data))]
    if len(starts) == 1:
        raise InputError("not a mailbox: no line 'From …' before a message", path=path, code=NOT_TEXT)
    place = before = 0
    for number, ((_, start), (end, _)) in enumerate(pairwise(starts), start=1):
        place += len(_decoded(data[before:start]))
        before = start
        try:
            message = _ESCAPED_ENVELOPE.sub(b"", data[start:end])
            documents.append(_message(message, path, raw, lines, place, f"message {number}"))
        except InputError as problem:
            text = f"message {number}: {problem.message}"
            problems.append(InputError(text, path=path, code=problem.code, line=line_of(raw, place)))
    return tuple(documents), tuple(problems)


def _decoded(data: bytes) -> str:
    """Return the file as an editor shows it."""
    return printable(data.decode("utf-8", errors="replace"))


def _message(data: bytes, path: str, raw: str, lines: LineIndex, start: int, part: str) -> Document:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not any(_header(message, name) for name in _HEADERS):
        raise InputError("not a mail message: it has no header", path=path, code=NOT_TEXT)
    text, found = _body(message)
    if not text.strip():
        raise InputError("no text in this message", path=path, code=NO_TEXT)
    subject = " ".join(_header(message, "Subject").split())
    title = _REPLY.sub("", subject)
    article = compose(text, found, title=title, published=_date(_header(message, "Date")))
    name, address = email.utils.parseaddr(_header(message, "From"))
    end = start + len(_decoded(data))
    traced = WordLocator(raw, lines, (start, end), title=title, text=text)
    encoded = traced.share_found < _READABLE
    starts = [passage.start for passage in found]

    def place(field: FieldName, offset: int) -> Place | None:
        if not encoded or field == "title":
            return None
        return Place(max(1, sum(begin <= offset for begin in starts)), part=part)

    counted = TextLocator(text)

    def locate(field: FieldName, offset: int) -> Position:
        return traced(field, offset) if field == "title" or not encoded else counted(field, offset)

    return Document(
        id=_header(message, "Message-ID").strip(" <>") if part else "",
        path=path,
        text=text,
        title=title or article.headline,
        published=article.published,
        source=name or address,
        blocks=article.blocks,
        dateline=article.dateline,
        locate=locate,
        place=place,
    )


def _header(message: email.message.EmailMessage, name: str) -> str:
    """Return a header, decoded, "" where there is none or it cannot be read."""
    try:
        return printable(str(message.get(name, "")))
    except Exception:  # headers break the parser of the standard library in many ways
        return ""


def _date(stated: str) -> date | None:
    """Return the day as its sender wrote it, in the time zone there."""
    try:
        return datetime.date(email.utils.parsedate_to_datetime(stated))
    except (ValueError, TypeError):
        return None


def _body(message: email.message.EmailMessage) -> tuple[str, list[Passage]]:
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        content = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError):  # an unknown charset, a broken structure
        return "", []
    if body is None or not isinstance(content, str):
        return "", []
    content = printable(content)
    if body.get_content_subtype() == "html":
        return _of_html(content)
    masked = content
    for pattern in (_ATTRIBUTION, _QUOTED_LINE):
        masked = pattern.sub(lambda found: " " * len(found.group()), masked)
    signature = _SIGNATURE.search(masked)
    return content, passages(masked[: signature.start()] if signature else masked)


def _of_html(html: str) -> tuple[str, list[Passage]]:
    root = fragment(html) if html.strip() else None
    lines = list(_lines_of(root)) if root is not None else []
    found: list[Passage] = []
    length = 0
    for line, kind in lines:
        found.append(Passage(length, length + len(line), kind))
        length += len(line) + 1
    return "\n".join(line for line, _ in lines), found


def _lines_of(root: Any) -> Iterator[tuple[str, BlockKind]]:
    for words in paragraphs_of(root):
        line = without_addresses(words.text)
        if line and words.kind is not None and words.kind != "quote":
            yield line, words.kind
