"""From bytes to text, or a problem that tells the user which option would help."""

from __future__ import annotations

import codecs
import re

from factcheck.documents.problems import NOT_TEXT
from factcheck.errors import InputError, UsageError

__all__ = ["check_encoding", "decode", "printable"]

_BOM = "\ufeff"
_SAMPLE_BYTES = 4096
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Western text in UTF-16 has a NUL in nearly every second byte, and nearly none in the others.
_NUL_MANY, _NUL_FEW = 0.4, 0.05
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_CONTROL_SHARE = 0.05
_PDF = b"%PDF-"
# Lone surrogates (from JSON escapes) cannot be encoded, and NUL ends strings in C; both become one U+FFFD.
_UNPRINTABLE = re.compile("[\ud800-\udfff\x00]")


def check_encoding(encoding: str) -> None:
    """Raise `UsageError` unless `encoding` names a text encoding that this Python knows."""
    try:
        "a".encode(encoding).decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        raise UsageError(f"unknown encoding '{encoding}': try utf-8, utf-16 or latin-1") from None


def printable(text: str) -> str:
    """Return `text` with each code point that would break a later stage replaced by U+FFFD, the length unchanged."""
    return _UNPRINTABLE.sub("\ufffd", text)


def decode(data: bytes, encoding: str, *, path: str, line: int | None = None) -> str:
    """Return the text of `data` without a byte order mark, newlines as they are.

    `line` is the number of the line that `data` is, None when it is a whole file.  Raises `InputError` (FC903).
    """
    if codecs.lookup(encoding).name == "utf-8":
        _refuse_other_unicode(data, path, line)
    if data.startswith(_PDF):
        raise InputError("not text but PDF: rename it to .pdf", path=path, code=NOT_TEXT, line=line)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, error.start, path, line) from None
    except UnicodeError:
        message = f"not {encoding}: name the encoding with --encoding"
        raise InputError(message, path=path, code=NOT_TEXT, line=line) from None
    if "\0" in text:
        raise InputError("not text: the file is binary", path=path, code=NOT_TEXT, line=line)
    return printable(text.removeprefix(_BOM))


def _refuse_other_unicode(data: bytes, path: str, line: int | None) -> None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            message = f"this is {name.upper()}: read it with --encoding {name}"
            raise InputError(message, path=path, code=NOT_TEXT, line=line)
    sample = data[:_SAMPLE_BYTES]
    if b"\0" not in sample or len(sample) < 2:
        return
    halves = ((sample[::2], "utf-16-be"), (sample[1::2], "utf-16-le"))
    (few, _), (many, name) = sorted((half.count(0) / len(half), name) for half, name in halves)
    if many >= _NUL_MANY and few <= _NUL_FEW:
        message = f"this looks like UTF-16 without a byte order mark: read it with --encoding {name}"
        raise InputError(message, path=path, code=NOT_TEXT, line=line)


def _undecodable(data: bytes, encoding: str, at: int, path: str, line: int | None) -> InputError:
    sample = data[:_SAMPLE_BYTES]
    if b"\0" in data or len(_CONTROL.findall(sample)) > _BINARY_CONTROL_SHARE * len(sample):
        return InputError("not text: the file is binary", path=path, code=NOT_TEXT, line=line)
    if line is None:
        line = len(re.findall(rb"\r\n|\r|\n", data[:at])) + 1
    advice = "--encoding latin-1" if codecs.lookup(encoding).name == "utf-8" else "another --encoding"
    message = f"not {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}; try {advice}"
    return InputError(message, path=path, code=NOT_TEXT, line=line)
