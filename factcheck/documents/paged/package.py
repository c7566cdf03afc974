"""Zip packages (DOCX, ODT, EPUB), opened so that no archive takes all memory, and the XML in them."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from factcheck.documents.limits import Limits, megabytes
from factcheck.documents.problems import NOT_TEXT, TOO_LARGE
from factcheck.errors import InputError

__all__ = ["ENCRYPTED", "Package", "open_package"]

ENCRYPTED = "the file is encrypted: save it without a password"
_ENCRYPTED_FLAG = 0x1


class Package:
    """The files of a zip; `InputError` (FC903) tells when one is damaged."""

    def __init__(self, archive: zipfile.ZipFile, path: str) -> None:
        self._archive = archive
        self._path = path

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the bytes of a file in it."""
        try:
            return self._archive.read(name)
        except KeyError:
            raise self.damaged(f"it lacks {name}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise self.damaged(f"{name} cannot be unpacked") from None

    def xml(self, name: str) -> Any:
        """Return the root of an XML file in it; entities are not resolved and nothing is fetched."""
        return self.parsed(self.read(name), name)

    def parsed(self, data: bytes, name: str) -> Any:
        """Return the root of an XML text."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            raise self.damaged(f"{name} is no XML")
        return root

    def damaged(self, reason: str) -> InputError:
        """Return the problem that the file is not what it should be."""
        return self.refused(f"the file is damaged: {reason}")

    def refused(self, message: str) -> InputError:
        """Return the problem that the file is not for reading."""
        return InputError(message, path=self._path, code=NOT_TEXT)


def open_package(data: bytes, path: str, limits: Limits) -> Package:
    """Open a zip.

    Raises `InputError`: FC903 when it is none, or is encrypted; FC904 when it holds more than the limit.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        message = "the file is damaged: no complete zip, as its format needs"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    # `zipfile` never unpacks more of a file than the size that the archive states.
    size = sum(info.file_size for info in archive.infolist())
    if size > limits.unpacked_bytes:
        message = f"the file unpacks to {megabytes(size)}; the limit is {megabytes(limits.unpacked_bytes)}"
        raise InputError(message, path=path, code=TOO_LARGE)
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in archive.infolist()):
        raise InputError(ENCRYPTED, path=path, code=NOT_TEXT)
    return Package(archive, path)
