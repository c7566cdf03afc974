"""`read`: the files, directories and streams that a user names become documents, and problems where they cannot."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from factcheck.documents.decoding import check_encoding, decode, printable
from factcheck.documents.document import Document
from factcheck.documents.formats import JSON_LINES, READERS, Source, recognised
from factcheck.documents.ids import DistinctIds
from factcheck.documents.jsonlines import looks_like_json_lines, read_json_line
from factcheck.documents.limits import Limits, megabytes
from factcheck.documents.problems import NO_TEXT, TOO_LARGE, UNREADABLE
from factcheck.documents.walking import Selection, articles_in
from factcheck.errors import InputError

__all__ = ["ReadResult", "read", "read_buffer"]

STDIN = "-"
_STDIN_ID = "stdin"
_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What could be read, and one problem for everything that could not, both in the order of their paths."""

    documents: tuple[Document, ...]
    problems: tuple[InputError, ...]


def read(
    paths: Sequence[str],
    *,
    encoding: str = "utf-8",
    stdin: BinaryIO | None = None,
    stdin_path: str = "",
    limits: Limits = Limits(),  # noqa: B008 - frozen
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> ReadResult:
    """Read every document that `paths` name: files by their suffix, directories, `-` for standard input.

    A problem with one input is returned beside the documents of the others; no input makes this raise.  Ids are unique
    in the result, which does not depend on the order of `paths`.  `stdin` replaces the standard input of the process;
    it is read as the file `stdin_path` would be, and in its place, where that is named.  `selection` says what of a
    directory is read.  Raises `UsageError` for an unknown `encoding`, or a pattern of `selection` that is none.
    """
    check_encoding(encoding)
    reader = _Reader(encoding, stdin, stdin_path, limits, selection)
    if stdin_path and STDIN in paths:
        reader.replace_by_stdin(stdin_path)
    # In whatever order files are named, they are read in one: it tells which of two spellings of a path counts.
    for path in sorted(map(os.fspath, paths), key=lambda p: (stdin_path or STDIN) if p == STDIN else p):
        reader.read(path)
    return reader.result()


def read_buffer(
    text: str,
    path: str,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> ReadResult:
    """Read a text that an editor holds, under the path of the file that it is for; its suffix tells the format.

    The file need not exist, and is not opened.
    """
    stream = io.BytesIO(printable(text).encode("utf-8"))
    return read([STDIN], stdin=stream, stdin_path=path, limits=limits)


class _Reader:
    def __init__(
        self, encoding: str, stdin: BinaryIO | None, stdin_path: str, limits: Limits, selection: Selection
    ) -> None:
        self._documents: list[Document] = []
        self.problems: list[InputError] = []
        self._encoding = encoding
        self._stdin = stdin
        self._stdin_path = stdin_path or STDIN
        self._limits = limits
        self._selection = selection
        self._seen: set[tuple[int, int] | str] = set()

    def result(self) -> ReadResult:
        """Return what was read by path, what one file holds in its order; the second document of a name is numbered."""
        ids = DistinctIds()
        documents = sorted(self._documents, key=lambda d: d.path)
        problems = sorted(self.problems, key=lambda p: (p.path, p.line or 0))
        return ReadResult(tuple(replace(d, id=ids.take(d.id)) for d in documents), tuple(problems))

    def replace_by_stdin(self, path: str) -> None:
        """Take a file for read, because its text comes over standard input."""
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return  # not saved yet
        self._seen.add((status.st_dev, status.st_ino))

    def read(self, path: str) -> None:
        """Read what one path names."""
        shown = printable(path)
        try:
            if path == STDIN:
                if STDIN not in self._seen:
                    self._seen.add(STDIN)
                    shown = printable(self._stdin_path)
                    suffix = PurePath(self._stdin_path).suffix.lower()
                    self._read_stream(self._stdin or sys.stdin.buffer, shown, suffix)
            elif not path:
                raise FileNotFoundError
            elif Path(path).is_dir():
                self._read_directory(path)
            else:
                self._read_file(path)
        except InputError as problem:
            self.problems.append(problem)
        except (OSError, ValueError) as error:
            self.problems.append(InputError(_reason(error), path=shown, code=UNREADABLE))

    def _read_directory(self, path: str) -> None:
        before = len(self.problems)
        found = articles_in(path, self._selection, self._unlistable)
        for name in found.paths:
            self.read(name)
        if not found.paths and len(self.problems) == before:
            reasons = found.reasons()
            message = "no article in this directory" + (f": {printable(reasons)}" if reasons else "")
            raise InputError(message, path=printable(path), code=NO_TEXT)

    def _unlistable(self, error: OSError) -> None:
        self.problems.append(InputError(_reason(error), path=printable(str(error.filename)), code=UNREADABLE))

    def _read_file(self, path: str) -> None:
        suffix = PurePath(path).suffix.lower()
        with Path(path).open("rb") as file:
            status = os.fstat(file.fileno())
            key = (status.st_dev, status.st_ino)
            if key in self._seen:
                return
            self._seen.add(key)
            if stat.S_ISREG(status.st_mode) and suffix != JSON_LINES:
                self._check_size(status.st_size, printable(path))
            self._read_stream(file, printable(path), suffix)

    def _read_stream(self, stream: BinaryIO, path: str, suffix: str) -> None:
        if suffix == JSON_LINES and "\n".encode(self._encoding) == b"\n":
            self._read_lines(_byte_lines(stream, self._limits.line_bytes), path)
            return
        data = stream.read(self._limits.file_bytes + 1)
        self._check_size(len(data), path)
        if not data:
            raise InputError(_EMPTY, path=path, code=NO_TEXT)
        suffix = recognised(data, suffix, path)
        source = Source(data, path, self._encoding, self._limits, suffix)
        if suffix not in READERS:
            text = source.text()
            if suffix == JSON_LINES or looks_like_json_lines(text):
                self._read_lines(iter(text.encode("utf-8").split(b"\n")), path, encoding="utf-8")
                return
        try:
            reading = READERS.get(suffix, READERS[".txt"])(source)
        except ModuleNotFoundError as error:  # an installation without its dependencies
            message = f"reading {suffix} needs {error.name}: install factcheck again, with its dependencies"
            raise InputError(message, path=path, code=UNREADABLE) from None
        self.problems.extend(reading.problems)
        for document in reading.documents:
            self._keep(replace(document, comments=tuple(source.comments)))

    def _read_lines(self, lines: Iterator[bytes | None], path: str, encoding: str = "") -> None:
        blank = True
        for number, data in enumerate(lines, start=1):
            if data is None:
                message = f"the line is longer than the limit of {megabytes(self._limits.line_bytes)}"
                self.problems.append(InputError(message, path=path, code=TOO_LARGE, line=number))
                blank = False
                continue
            try:
                raw = decode(data, encoding or self._encoding, path=path, line=number)
            except InputError as problem:
                self.problems.append(problem)
                blank = False
                if number == 1 and b"\0" in data:
                    return  # binary or UTF-16: every other line would say the same
                continue
            if not raw.strip():
                continue
            blank = False
            document, problems = read_json_line(raw, path, number)
            self.problems.extend(problems)
            if document:
                self._keep(document)
        if blank:
            raise InputError(_EMPTY, path=path, code=NO_TEXT)

    def _keep(self, document: Document) -> None:
        if not document.blocks:
            message = "nothing but headings, code or boilerplate: no text to check"
            raise InputError(message, path=document.path, code=NO_TEXT)
        base = document.id or (
            _STDIN_ID if document.path == STDIN else PurePath(document.path).stem or document.path
        )
        self._documents.append(replace(document, id=base))

    def _check_size(self, size: int, path: str) -> None:
        limit = self._limits.file_bytes
        if size > limit:
            # A stream is read only up to the limit, so that its size is unknown.
            size_words = megabytes(size) if size > limit + 1 else f"more than {megabytes(limit)}"
            message = (
                f"the file has {size_words}; the limit is {megabytes(limit)} (a .jsonl may be of any size)"
            )
            raise InputError(message, path=path, code=TOO_LARGE)


_EMPTY = "the file is empty"


def _byte_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream without the line feed, None for one that is longer than `limit` bytes."""
    while line := stream.readline(limit + 2):
        if line.endswith(b"\n") or len(line) <= limit:
            yield line.rstrip(b"\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_READ_BYTES)
        yield None


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    if isinstance(error, PermissionError):
        return "permission denied"
    words = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read: {words or type(error).__name__}"
