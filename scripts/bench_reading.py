"""How fast each text format is read, and whether the words that are read stand where the document says.

    python scripts/bench_reading.py [PATH...]

Without paths: processor seconds for a megabyte of short paragraphs in each markup, and the peak memory of a PDF of 2 MB
that unpacks to 2 GB, which must be refused.  With paths of markup files or directories: the share of the words of their
texts that stand at `Document.span` letter by letter.  The figures of decision 16 were made on 150 .rst files of
installed packages (`random.Random(3).shuffle` of their list).
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
import zlib
from pathlib import Path

from factcheck.documents import Limits, read

MEGABYTE = 1_000_000
BOMB_BYTES = 2_000 * MEGABYTE
WORD = re.compile(r"\w{3,}")
PARAGRAPHS = {
    ".txt": "A ferry sank off Karlow on Monday, killing twelve people.\n\n",
    ".md": "A **ferry** sank off [Karlow](https://example.org/k) on _Monday_, killing twelve people.\n\n",
    ".adoc": "A *ferry* sank off https://example.org/k[Karlow] on _Monday_, killing twelve people.\n\n",
    ".rst": "A **ferry** sank off `Karlow <https://example.org/k>`__ on *Monday*, killing twelve people.\n\n",
    ".tex": "A \\textbf{ferry} sank off \\href{https://example.org/k}{Karlow} on Monday, killing twelve people.\n\n",
}


def speed(folder: Path) -> None:
    """Print the seconds that a megabyte of each markup takes."""
    for suffix, paragraph in PARAGRAPHS.items():
        path = folder / f"page{suffix}"
        path.write_text(paragraph * (MEGABYTE // len(paragraph)), encoding="utf-8")
        started = time.process_time()
        (document,) = read([str(path)]).documents
        print(f"{suffix:6} {time.process_time() - started:5.1f} s/MB  {len(document.blocks)} paragraphs")


def bomb(folder: Path) -> None:
    """Print what a PDF costs that unpacks to 2 GB."""
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(b" " * MEGABYTE) for _ in range(BOMB_BYTES // MEGABYTE)) + packer.flush()
    )
    head = b"%%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    path = folder / "bomb.pdf"
    path.write_bytes(head + packed + b"\nendstream\nendobj\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    result = read([str(path)])
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    told = "; ".join(problem.message for problem in result.problems)
    print(f"bomb   {time.process_time() - started:5.1f} s  {grown / 1_000:.0f} MB more memory: {told}")


def places(paths: list[str]) -> int:
    """Print how many words of the texts in `paths` stand where the documents say; return 1 when some do not."""
    documents = [d for d in read(paths, limits=Limits()).documents if d.raw]
    words = wrong = 0
    for document in documents:
        for found in WORD.finditer(document.text):
            start, end = document.span("text", found.start(), found.end())
            words += 1
            wrong += document.raw[start:end] != found.group()
    print(f"{len(documents)} texts, {words} words, {wrong} of them not where the document says")
    return 1 if wrong else 0


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH")
    paths = parser.parse_args().paths
    if paths:
        return places(paths)
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder))
        bomb(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
