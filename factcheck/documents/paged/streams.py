"""How much the compressed parts of a PDF unpack to, asked before an engine unpacks them."""

from __future__ import annotations

import re
import zlib

from factcheck.documents.limits import megabytes
from factcheck.documents.problems import TOO_LARGE
from factcheck.errors import InputError

__all__ = ["check_streams"]

# A stream that zlib packed: its first byte says so.
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_PICTURE = b"/Image"
_DICTIONARY = 500  # bytes before a stream in which its dictionary stands
_CHUNK = 1 << 20


def check_streams(data: bytes, path: str, limit: int) -> None:
    """Raise `InputError` (FC904) when the compressed parts of a PDF unpack to more than the limit.

    pdfium would unpack some gigabytes.  A picture may be large, but is never unpacked to find text.
    """
    room = limit
    for found in _STREAM.finditer(data):
        picture = _PICTURE in data[max(0, found.start() - _DICTIONARY) : found.start()]
        size = _unpacked_size(data, found.end(), limit)
        room -= 0 if picture and size <= limit else size
        if room < 0:
            message = f"the PDF unpacks to more than {megabytes(limit)}, which is the limit"
            raise InputError(message, path=path, code=TOO_LARGE)


def _unpacked_size(data: bytes, start: int, limit: int) -> int:
    """Return how long the zlib stream at `start` is, unpacked; just more than `limit` when it is longer."""
    unpacker = zlib.decompressobj()
    size = 0
    pending = data[start : start + _CHUNK]
    try:
        while pending and size <= limit and not unpacker.eof:
            size += len(unpacker.decompress(pending, _CHUNK))
            pending = unpacker.unconsumed_tail
            if not pending:
                start += _CHUNK
                pending = data[start : start + _CHUNK]
    except zlib.error:
        pass
    return size
