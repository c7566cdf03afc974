"""Which reader reads which file: by its suffix, or by its first bytes where it has no name that tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from factcheck.documents.comments import set_comments_aside
from factcheck.documents.decoding import decode
from factcheck.documents.document import Comment, Document
from factcheck.documents.limits import Limits, megabytes
from factcheck.documents.plain import read_plain
from factcheck.documents.problems import NO_TEXT, NOT_TEXT, TOO_LARGE
from factcheck.errors import InputError

__all__ = ["JSON_LINES", "READERS", "Reader", "Reading", "Source", "recognised"]

JSON_LINES = ".jsonl"
"""The one format that is read line by line, by `reading`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its bytes, and what is needed to understand them and to tell what is wrong with them.

    `suffix` is that of its format.  `comments` are those that speak to factcheck, known once the text is asked for.
    """

    data: bytes
    path: str
    encoding: str
    limits: Limits
    suffix: str = ""
    comments: list[Comment] = field(default_factory=list)

    def text(self) -> str:
        """Return the decoded text without its comments; raises `InputError` (FC902, FC903) when there is none."""
        return self.not_blank(self.without_comments(decode(self.data, self.encoding, path=self.path)))

    def without_comments(self, text: str) -> str:
        """Return `text` with blanks for comments that speak to factcheck, which are kept."""
        blanked, found = set_comments_aside(text, self.suffix)
        self.comments[:] = found
        return blanked

    def marked_up(self) -> str:
        """Return the decoded text of a format that is slow to read; raises `InputError` (FC904) when it is too long."""
        limit = self.limits.markup_bytes
        if len(self.data) > limit:
            message = (
                f"the file has {megabytes(len(self.data))}; the limit for its format is {megabytes(limit)}"
            )
            raise InputError(message, path=self.path, code=TOO_LARGE)
        return self.text()

    def not_blank(self, text: str) -> str:
        """Return `text`; raises `InputError` (FC902) when there is nothing in it."""
        if not text.strip():
            message = "the file holds nothing but white space"
            raise InputError(message, path=self.path, code=NO_TEXT)
        return text


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of one file, their ids still empty or as the file states them, and what is wrong with it."""

    documents: tuple[Document, ...]
    problems: tuple[InputError, ...] = ()


Reader = Callable[[Source], Reading]


# The patterns and the libraries behind a reader take their time to load: only the one that is needed is imported.


def _plain(source: Source) -> Reading:
    return Reading((read_plain(source.text(), source.path),))


def _markdown(source: Source) -> Reading:
    from factcheck.documents.markup.markdown import read_markdown

    document, problems = read_markdown(source.text(), source.path)
    return Reading((document,), problems)


def _restructured(source: Source) -> Reading:
    from factcheck.documents.markup.restructured import read_restructured

    document, problems = read_restructured(source.marked_up(), source.path)
    return Reading((document,), problems)


def _asciidoc(source: Source) -> Reading:
    from factcheck.documents.markup.asciidoc import read_asciidoc

    document, problems = read_asciidoc(source.text(), source.path)
    return Reading((document,), problems)


def _latex(source: Source) -> Reading:
    from factcheck.documents.markup.latex import read_latex

    document, problems = read_latex(source.marked_up(), source.path)
    return Reading((document,), problems)


def _webpage(source: Source) -> Reading:
    from factcheck.documents.webpage import declared_encoding, read_html

    try:
        html = decode(source.data, source.encoding, path=source.path)
    except InputError:
        declared = declared_encoding(source.data)
        if declared is None:
            raise
        html = decode(source.data, declared, path=source.path)
    return Reading((read_html(source.not_blank(source.without_comments(html)), source.path),))


def _word(source: Source) -> Reading:
    from factcheck.documents.paged.word import read_word

    return Reading((read_word(source.data, source.path, source.limits),))


def _opendocument(source: Source) -> Reading:
    from factcheck.documents.paged.opendocument import read_opendocument

    return Reading((read_opendocument(source.data, source.path, source.limits),))


def _epub(source: Source) -> Reading:
    from factcheck.documents.paged.epub import read_epub

    return Reading((read_epub(source.data, source.path, source.limits),))


def _pdf(source: Source) -> Reading:
    from factcheck.documents.paged.pdf import read_pdf

    return Reading((read_pdf(source.data, source.path, source.limits),))


def _feed(source: Source) -> Reading:
    from factcheck.documents.feeds.feed import read_feed

    return Reading(*read_feed(source.data, source.path))


def _mail(source: Source) -> Reading:
    from factcheck.documents.feeds.mail import read_mail

    return Reading(*read_mail(source.data, source.path))


def _mailbox(source: Source) -> Reading:
    from factcheck.documents.feeds.mail import read_mailbox

    return Reading(*read_mailbox(source.data, source.path))


READERS: Mapping[str, Reader] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _webpage,
    ".htm": _webpage,
    ".xhtml": _webpage,
    ".rst": _restructured,
    ".adoc": _asciidoc,
    ".asciidoc": _asciidoc,
    ".tex": _latex,
    ".docx": _word,
    ".odt": _opendocument,
    ".pdf": _pdf,
    ".epub": _epub,
    ".rss": _feed,
    ".atom": _feed,
    ".eml": _mail,
    ".mbox": _mailbox,
}
"""By suffix, in small letters; what has another one is plain text, unless its first bytes tell otherwise."""

_ZIPPED = {".docx", ".odt", ".epub"}
_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_OPEN_DOCUMENT, _EPUB = b"mimetypeapplication/vnd.oasis.opendocument.text", b"mimetypeapplication/epub+zip"
_FIRST_NAME = 30  # offset of the first file's name in a zip, which these two formats prescribe
_WORD_PART = b"word/"
_FEED_STARTS = (b"<rss", b"<feed", b"<rdf:RDF")
_FEED_HEAD = 1_000  # bytes that may stand before the root of a feed: declaration, comments, a style sheet
_NOT_READ = {
    _OLE: "an Office file of old (.doc), or one with a password: save it as .docx without",
    _RTF: "RTF: save it as .docx or .odt",
}


def recognised(data: bytes, suffix: str, path: str) -> str:
    """Return the suffix of the format that `data` is in: `suffix` where a reader knows it, else what its bytes tell.

    "" stands for text.  Raises `InputError` (FC903) for what is no text and no format that is read, or not the one
    that the name promises.
    """
    for start, what in _NOT_READ.items():
        if data.startswith(start):
            raise InputError(f"not text but {what}", path=path, code=NOT_TEXT)
    told = _told(data)
    if suffix not in READERS and suffix != JSON_LINES:
        if told == _UNKNOWN_ZIP:
            raise InputError("not text: the file is a zip archive", path=path, code=NOT_TEXT)
        return told
    if told in ("", suffix) or (told == _UNKNOWN_ZIP and suffix in _ZIPPED):
        return suffix
    if told in (".pdf", _UNKNOWN_ZIP, *_ZIPPED):
        what = "a zip archive" if told == _UNKNOWN_ZIP else f"{told[1:].upper()}: rename it to {told}"
        raise InputError(f"not what {suffix} says, but {what}", path=path, code=NOT_TEXT)
    return suffix


_UNKNOWN_ZIP = ".zip"


def _told(data: bytes) -> str:
    """Return the suffix that the bytes of a file tell, "" when they tell nothing."""
    if data.startswith(_PDF):
        return ".pdf"
    if data.startswith(_ZIP):
        name = data[_FIRST_NAME : _FIRST_NAME + len(_OPEN_DOCUMENT)]
        if name.startswith(_OPEN_DOCUMENT):
            return ".odt"
        if name.startswith(_EPUB):
            return ".epub"
        return ".docx" if _WORD_PART in data else _UNKNOWN_ZIP
    head = data[:_FEED_HEAD].lstrip()
    if head.startswith((b"<?xml", b"\xef\xbb\xbf<?xml", *_FEED_STARTS)) and any(
        s in head for s in _FEED_STARTS
    ):
        return ".rss"
    return ""
