"""PDF: pdfium reads the lines of each page, and where they stand tells which of them make a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from factcheck.documents.document import BlockKind, Document
from factcheck.documents.limits import Limits
from factcheck.documents.paged.paragraphs import Paragraphs
from factcheck.documents.paged.streams import check_streams
from factcheck.documents.paragraphs import ends_sentence
from factcheck.documents.problems import NO_TEXT, NOT_TEXT, TOO_LARGE
from factcheck.errors import InputError

__all__ = ["read_pdf"]

_LINE = re.compile(r"[^\r\n]+")
_PAGE_NUMBER = re.compile(r"(?:page\s)?[-–—\s]{0,4}\d{1,4}[-–—\s]{0,4}(?:(?:of|/)\s?\d{1,4})?", re.IGNORECASE)
_BULLET = re.compile(r"[•▪◦‣▸►✓\uf0b7-]\s+(?=\S)")
# pdfium puts U+FFFE for a hyphen at the end of a line, and joins the lines; between figures it was no hyphenation.
_HYPHEN = "\ufffe"
_HYPHEN_OF_FIGURES = re.compile(rf"(?<=\d){_HYPHEN}|{_HYPHEN}(?=\d)")
_KEPT_HYPHEN = re.compile(r"(?<=\w-)\n(?=\w)")
_SAMPLES = 8  # characters of a line whose size is asked
_LINES_AT_THE_EDGE = 2  # of a page, among which running heads are sought
_PAGES_WITH_A_RUNNING_HEAD = 2
# In units of the size of the type, or of the usual distance of two lines.
_WIDE_GAP = 1.3
_LOOSE_GAP = 1.6
_LARGER = 1.15
_OTHER_SIZE = 0.08
_MOST_SIZES_APART = 3
_INDENT = 0.8
_SAME_ROW = 0.3
_HALF_LINE = 0.6  # share of the width of the page's text
_SHORT_LINE = 0.85  # share of the width of its paragraph


class _Line(NamedTuple):
    """A line of a page: its words, its sides, the heights of its start and of its end, its size; all in points."""

    words: str
    left: float
    right: float
    first: float
    last: float
    size: float


class _Paragraph(NamedTuple):
    lines: list[_Line]
    page: int

    @property
    def words(self) -> str:
        # pdfium has joined the lines that it thinks hyphenated: a hyphen that is still there stands inside a word.
        return _KEPT_HYPHEN.sub("", "\n".join(line.words for line in self.lines)).replace("\n", " ")


def read_pdf(data: bytes, path: str, limits: Limits) -> Document:
    """Return the document that a PDF holds, its id still empty.

    Its properties are not asked, as with .docx.  Raises `InputError`: FC902 when it holds no text, FC903 when it is
    damaged or encrypted, FC904 when it has more pages, or more text, than the limit.
    """
    pages = _pages(data, path, limits)
    if not any(pages):
        message = "no text in this PDF: pages that were scanned need text recognition (OCR) first"
        raise InputError(message, path=path, code=NO_TEXT)
    _drop_running_heads(pages)
    sizes = Counter[float]()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size, 1)] += len(line.words)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    paragraphs = Paragraphs()
    headline = False
    for paragraph in _joined(_of_pages(pages, _usual_step(pages))):
        words = paragraph.words
        kind: BlockKind | None = "paragraph"
        if paragraph.lines[0].size > _LARGER * body and not ends_sentence(words):
            kind = "headline" if paragraphs.in_head and not headline else None
            headline = True
        elif bullet := _BULLET.match(words):
            kind, words = "list_item", words[bullet.end() :]
        paragraphs.add(words, kind, page=paragraph.page)
    return paragraphs.document(path)


def _pages(data: bytes, path: str, limits: Limits) -> list[list[_Line]]:
    import pypdfium2

    check_streams(data, path, limits.unpacked_bytes)
    try:
        found = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        if "password" in reason or "security" in reason:
            message = "the PDF is encrypted: save it without a password"
        else:
            message = "the file is damaged: no complete PDF"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    try:
        if len(found) > limits.pages:
            message = f"the PDF has {len(found):,} pages; the limit is {limits.pages:,}"
            raise InputError(message, path=path, code=TOO_LARGE)
        pages: list[list[_Line]] = []
        room = limits.file_bytes  # characters: what a page unpacks to may be much more than the file
        for number in range(len(found)):
            lines = _lines(found, number)
            room -= sum(len(line.words) for line in lines)
            if room < 0:
                raise InputError("the PDF holds more text than the limit", path=path, code=TOO_LARGE)
            pages.append(lines)
        return pages
    finally:
        found.close()


def _lines(found: Any, number: int) -> list[_Line]:
    """Return the lines of a page; one that pdfium cannot load is empty, as it is in a viewer."""
    import pypdfium2

    try:
        page = found[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        whole = text.get_text_range()
        last = text.count_chars() - 1
        return [_line(text, match, last) for match in _LINE.finditer(whole) if match.group().strip()]
    finally:
        text.close()
        page.close()


def _line(text: Any, match: re.Match[str], last: int) -> _Line:
    from pypdfium2 import raw

    words = match.group().rstrip()
    start, end = min(match.start(), last), min(match.start() + len(words) - 1, last)
    left, foot, _, _ = text.get_charbox(start, loose=True)
    _, foot_of_last, right, _ = text.get_charbox(end, loose=True)
    words = _HYPHEN_OF_FIGURES.sub("-", words).replace(_HYPHEN, "").strip()
    # A bullet, or a word in another type, has a size of its own.
    samples = range(start, end + 1, max(1, (end - start) // _SAMPLES))
    size = median(raw.FPDFText_GetFontSize(text.raw, at) for at in samples)
    return _Line(words, left, right, foot, foot_of_last, size or 1.0)


def _drop_running_heads(pages: list[list[_Line]]) -> None:
    """Drop page numbers, and what stands at the edge of several pages, figures aside."""
    edges = [
        {_skeleton(line) for line in (*lines[:_LINES_AT_THE_EDGE], *lines[-_LINES_AT_THE_EDGE:])}
        for lines in pages
    ]
    counts = Counter(skeleton for edge in edges for skeleton in edge)
    for lines in pages:
        for at in sorted({*range(_LINES_AT_THE_EDGE), *range(-_LINES_AT_THE_EDGE, 0)}, key=abs, reverse=True):
            if -len(lines) <= at < len(lines):
                line = lines[at]
                again = counts[_skeleton(line)] >= _PAGES_WITH_A_RUNNING_HEAD and not ends_sentence(
                    line.words
                )
                if again or _PAGE_NUMBER.fullmatch(line.words):
                    del lines[at]


def _skeleton(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.words)


def _usual_step(pages: Iterable[Sequence[_Line]]) -> float:
    """Return the usual distance of two lines of a paragraph, in points."""
    steps = [
        a.last - b.first
        for lines in pages
        for a, b in pairwise(lines)
        if 0 < a.last - b.first < _MOST_SIZES_APART * a.size
    ]
    return median(steps) if steps else 0.0


def _of_pages(pages: Iterable[Sequence[_Line]], usual: float) -> Iterator[_Paragraph]:
    """Yield the paragraphs of each page."""
    for number, lines in enumerate(pages, start=1):
        current: list[_Line] = []
        margin = max((line.right for line in lines), default=0.0)
        for line in lines:
            if current and _begins(current, line, usual, margin):
                yield _Paragraph(current, number)
                current = []
            current.append(line)
        if current:
            yield _Paragraph(current, number)


def _begins(before: Sequence[_Line], line: _Line, usual: float, margin: float) -> bool:
    """Return whether `line` begins a paragraph after the lines `before` it; `margin` is where the longest line ends."""
    last = before[-1]
    step = last.last - line.first
    if abs(line.size - last.size) > _OTHER_SIZE * last.size or _BULLET.match(line.words):
        return True
    if abs(step) < _SAME_ROW * last.size:  # cells of a table
        return True
    ended = ends_sentence(last.words)
    if step < 0:  # the next column
        return ended
    if step > _WIDE_GAP * max(usual, last.size):
        return True
    left, right = min(b.left for b in before), max(b.right for b in before)
    if step > _LOOSE_GAP * last.size:  # double spacing, or a page of paragraphs of one line
        return ended or last.right - left < _HALF_LINE * (margin - left)
    indented = line.left - left > _INDENT * last.size
    return ended and (indented or last.right - left < _SHORT_LINE * (right - left))


def _joined(paragraphs: Iterator[_Paragraph]) -> Iterator[_Paragraph]:
    """Join a paragraph that goes on on the next page."""
    before: _Paragraph | None = None
    for paragraph in paragraphs:
        if before is None:
            before = paragraph
            continue
        size = before.lines[-1].size
        goes_on = (
            paragraph.page > before.page
            and not ends_sentence(before.words)
            and paragraph.words[:1].islower()
            and abs(paragraph.lines[0].size - size) <= _OTHER_SIZE * size
        )
        if goes_on:
            before = before._replace(lines=[*before.lines, *paragraph.lines])
        else:
            yield before
            before = paragraph
    if before is not None:
        yield before
