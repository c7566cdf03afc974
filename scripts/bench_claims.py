"""Measure how fast the claims room is: words a second, and what share of the time each part takes.

    python scripts/bench_claims.py                      # fixtures, and the training cases where they lie beside
    python scripts/bench_claims.py --texts DIR --runs 5

A word is what white space separates. The texts are read once before the clock starts; each run is `extract` over all
of them, as in a check, and the median of the runs counts. Then one more run takes the parts apart, with the same
clock: the parse (the model and the tree of each sentence), tokens and their repair, decomposition with its
rendering, references. Run it on an idle machine: other work on the cores goes straight into the time; words a second
of processor time (of all cores together) suffer less from it. Exit code 1 below the target of 5,000 words a second.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from factcheck.claims import Parser, extract, load_parser
from factcheck.claims.extract import claims_of
from factcheck.claims.parsing.parsed import ReadText
from factcheck.claims.references import ReferenceResolver
from factcheck.claims.sentences import sentences
from factcheck.documents import Document, from_text

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT.parent / "shared" / "cases" / "train"
TARGET = 5000
"""Words a second on two cores."""


class Recorded:
    """A parser that keeps its answers, so that the parse and what comes after it can be timed apart."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.answers: list[ReadText] = []

    def pipe(self, texts: Iterable[str]) -> Iterator[ReadText]:
        """Parse the texts the first time, and give the same answers from then on."""
        if not self.answers:
            self.answers = list(self._parser.pipe(texts))
        else:
            list(texts)
        return iter(self.answers)


def documents(folders: Sequence[Path]) -> list[Document]:
    """Return the texts of the folders: plain files as they are, cases document by document."""
    found = []
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in (".txt", ".json")):
        text = path.read_text(encoding="utf-8")
        texts = [d["text"] for d in json.loads(text)["documents"]] if path.suffix == ".json" else [text]
        found += [from_text(t, id=f"{path.name}#{n}", path=str(path)) for n, t in enumerate(texts)]
    return found


def shares(texts: Sequence[Document], parser: Parser) -> dict[str, float]:
    """Return the seconds of each part of one run."""
    recorded = Recorded(parser)
    clock = time.perf_counter
    started = clock()
    list(sentences(texts, recorded))
    first = clock() - started
    started = clock()
    read = list(sentences(texts, recorded))
    copied = clock() - started
    started = clock()
    for sentence in read:
        list(claims_of(sentence))
    decomposed = clock() - started
    started = clock()
    for _, group in groupby(read, key=lambda s: id(s.document)):
        resolver = ReferenceResolver()
        for sentence in group:
            resolver.resolve(sentence)
    resolved = clock() - started
    return {
        "parse": first - copied,
        "tokens and repair": copied,
        "decomposition": decomposed,
        "references": resolved,
    }


def main() -> int:
    """Run the measurement and print it; return the exit code."""
    options_parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options_parser.add_argument("--texts", type=Path, action="append", help="a folder of texts or cases")
    options_parser.add_argument("--runs", type=int, default=3)
    options_parser.add_argument(
        "--words", type=int, default=40_000, help="read no more words than about so many"
    )
    options = options_parser.parse_args()

    folders = options.texts or [p for p in (ROOT / "fixtures", CASES) if p.is_dir()]
    texts: list[Document] = []
    words = 0
    for document in documents(folders):
        if words < options.words:
            texts.append(document)
            words += len(document.text.split())
    parser = load_parser()
    extract(texts[:1], parser)
    seconds, processor = [], []
    claims = 0
    for _ in range(options.runs):
        started, spent = time.perf_counter(), time.process_time()
        claims = len(extract(texts, parser))
        seconds.append(time.perf_counter() - started)
        processor.append(time.process_time() - spent)
    rate = words / statistics.median(seconds)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{len(texts)} documents, {words:,} words, {claims:,} claims")
    print(
        f"{rate:,.0f} words a second (median of {options.runs} runs; "
        f"{words / max(seconds):,.0f} to {words / min(seconds):,.0f}; target {TARGET:,}; "
        f"{words / statistics.median(processor):,.0f} a second of processor time)"
    )
    parts = shares(texts, parser)
    total = sum(parts.values())
    for name, spent in parts.items():
        print(f"  {name:<18} {100 * spent / total:5.1f} %   {words / spent:9,.0f} words a second by itself")
    return int(rate < TARGET)


if __name__ == "__main__":
    sys.exit(main())
