"""Measure how many claims a second the facts room takes: grounding, and comparing each claim with a few others.

    python scripts/bench_facts.py                                   # the articles of fixtures/
    python scripts/bench_facts.py --texts ../shared/cases/train     # newsroom cases: JSON with documents

Reading and parsing come before the clock starts, and so does the choice of pairs: every claim meets the `--pairs`
claims of other documents that share most of its words.  A process takes the documents one after the other; with
`--processes 2` each core takes every other document.  Processor time is measured, so that other work on the machine
does not count.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from heapq import nlargest
from pathlib import Path

from factcheck.claims import Claim, extract, load_parser
from factcheck.documents import Block, Document
from factcheck.documents import read as read_files
from factcheck.facts import GroundedClaim, compare, ground


def _documents(path: Path, limit: int) -> list[Document]:
    cases = sorted(path.glob("*.json"))
    if not cases:
        return list(read_files([str(path)]).documents)[:limit]
    found = []
    for case in cases:
        for row in json.loads(case.read_text(encoding="utf-8"))["documents"]:
            text, name = row["text"], f"{case.stem}/{row['id']}"
            published = date.fromisoformat(row["date"][:10]) if row.get("date") else None
            blocks = (Block("text", 0, len(text), "paragraph"),)
            found.append(Document(id=name, path=name, text=text, published=published, blocks=blocks))
    return found[:limit]


def _pairs(grounded: Sequence[GroundedClaim], count: int) -> list[tuple[int, int]]:
    """Return for each claim the `count` claims of other documents that share most words with it."""
    by_word: dict[str, list[int]] = {}
    for i, one in enumerate(grounded):
        for word in one.facts.frame.words:
            by_word.setdefault(word, []).append(i)
    found = []
    for i, one in enumerate(grounded):
        shared: dict[int, int] = {}
        for word in one.facts.frame.words:
            for k in by_word[word]:
                if grounded[k].claim.document.id != one.claim.document.id:
                    shared[k] = shared.get(k, 0) + 1
        found += [(i, k) for k in nlargest(count, shared, key=lambda k: (shared[k], -k))]
    return found


def _timed(claims: Sequence[Claim], pairs: int) -> tuple[int, int, float, float]:
    """Return (claims, pairs, seconds of grounding, seconds of comparing)."""
    began = time.process_time()
    grounded = ground(claims)
    grounding = time.process_time() - began
    chosen = _pairs(grounded, pairs)
    began = time.process_time()
    for i, k in chosen:
        compare(grounded[i], grounded[k])
    return len(claims), len(chosen), grounding, time.process_time() - began


def main() -> None:
    """Print claims a second, for one process and for as many as asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--texts", type=Path, default=Path("fixtures"))
    options.add_argument("--documents", type=int, default=200, help="documents to read at most")
    options.add_argument("--pairs", type=int, default=2, help="pairs a claim")
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    documents = _documents(chosen.texts, chosen.documents)
    claims = extract(documents, load_parser())
    ground(claims[:50])  # what is loaded once is not counted
    count, pairs, grounding, comparing = _timed(claims, chosen.pairs)
    print(f"{len(documents)} documents, {count} claims, {pairs} pairs")
    print(
        f"1 process:   {count / (grounding + comparing):6.0f} claims a second (ground"
        f" {1e6 * grounding / count:.0f} µs a claim, compare {1e6 * comparing / max(1, pairs):.0f} µs a pair)"
    )
    if chosen.processes > 1:
        names = [d.id for d in documents]
        parts = [
            [c for c in claims if names.index(c.document.id) % chosen.processes == k]
            for k in range(chosen.processes)
        ]
        with ProcessPoolExecutor(chosen.processes) as pool:
            done = list(pool.map(_timed, parts, [chosen.pairs] * len(parts)))
        rate = sum(n / (g + c) for n, _, g, c in done if n)
        print(f"{chosen.processes} processes: {rate:6.0f} claims a second")


if __name__ == "__main__":
    main()
