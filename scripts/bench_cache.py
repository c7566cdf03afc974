"""Time a check of one draft against many references: nothing known, all known, the draft edited, the draft new.

    python scripts/bench_cache.py --articles CASES [--references 200] [--words 800] [--repeat 3]

CASES is a directory of newsroom cases in JSON (their documents become references and drafts; nothing of them is kept).
Each check is a process of its own, as a person runs it, with `--no-timings`, start-up included; wall and processor
seconds are medians of N runs, of one where a second run would find more than the first.  On a machine that does other
work the wall time says little; the processor time, on all cores together, says what an idle machine would need at most.
The report of every check is compared with that of the same check without a cache, unless `--skip-proof` is given; they
must be equal to the byte.  Exit code 1 when they are not, or a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DRAFT_LIMIT = 1.5
"""Seconds for a draft of 800 words that was checked before, by itself."""
REFERENCES_LIMIT = 3.0
"""Seconds for such a draft against 200 references that are known."""


@dataclass(frozen=True)
class Timing:
    """Median wall and processor seconds of a check."""

    name: str
    seconds: float
    processor: float
    limit: float | None = None

    def line(self, cold: Timing) -> str:
        """Return the row that is printed; `cold` is the same check with nothing known."""
        limit = "" if self.limit is None else f"   limit {self.limit:.1f} s"
        return (
            f"{self.name:<46} {self.seconds:8.2f} s wall {self.processor:8.2f} s processor"
            f" {cold.processor / self.processor:6.1f} times faster{limit}"
        )


def main() -> int:
    """Run the measurements and print them; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--references", type=int, default=200)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--skip-proof", action="store_true")
    options = parser.parse_args()

    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}; "
        f"draft of {options.words} words, {options.references} references"
    )
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options)
        rows = bench.run()
    cold = {name: timing for name, timing in rows if timing.name.endswith("nothing known")}
    for name, timing in rows:
        print(timing.line(cold[name]))
    print("reports equal to those without a cache:", "not tried" if options.skip_proof else bench.equal)
    broken = [t for _, t in rows if t.limit is not None and t.seconds > t.limit]
    return int(bool(broken) or not bench.equal)


class Bench:
    """Drafts, references and caches in one folder."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self._folder = folder
        self._repeat = options.repeat
        self._prove = not options.skip_proof
        self.equal = True
        documents = [
            document
            for case in sorted(options.articles.glob("*.json"))
            for document in json.loads(case.read_text(encoding="utf-8"))["documents"]
        ]
        step = max(2, len(documents) // options.references)
        self._references = folder / "references"
        self._references.mkdir()
        for number, document in enumerate(documents[::step][: options.references]):
            _write(self._references / f"{number:04}.md", document, [document["text"]])
        others = [d for i, d in enumerate(documents) if i % step]
        self._draft, self._new = folder / "draft.md", folder / "new.md"
        paragraphs = _paragraphs(others[::17], options.words)
        _write(self._draft, others[0], paragraphs)
        _write(self._new, others[5], _paragraphs(others[5::19], options.words))
        self._edited = folder / "edited.md"
        paragraphs[len(paragraphs) // 2] = "The council put the number of visitors at 340 on Tuesday."
        _write(self._edited, others[0], paragraphs)

    def run(self) -> list[tuple[str, Timing]]:
        """Return each timing with the name of its series."""
        alone, known, refs = (
            self._folder / "cache-1",
            self._folder / "cache-2",
            ["--against", str(self._references)],
        )
        return [
            ("alone", self._time("draft alone, nothing known", self._draft, [], alone, runs=1)),
            ("alone", self._time("draft alone, checked before", self._draft, [], alone, DRAFT_LIMIT)),
            ("refs", self._time("with references, nothing known", self._draft, refs, known, runs=1)),
            (
                "refs",
                self._time("with references, checked before", self._draft, refs, known, REFERENCES_LIMIT),
            ),
            ("refs", self._time("with references, a paragraph edited", self._edited, refs, known, runs=1)),
            ("refs", self._time("with references, another draft", self._new, refs, known, runs=1)),
        ]

    def _time(
        self,
        name: str,
        draft: Path,
        more: Sequence[str],
        cache: Path,
        limit: float | None = None,
        runs: int | None = None,
    ) -> Timing:
        measured = [_check(draft, *more, "--cache-dir", str(cache)) for _ in range(runs or self._repeat)]
        if self._prove:
            self.equal &= measured[-1][0] == _check(draft, *more, "--no-cache")[0]
        print(f"  {name} …", file=sys.stderr, flush=True)
        return Timing(
            name, statistics.median(m[1] for m in measured), statistics.median(m[2] for m in measured), limit
        )


def _check(draft: Path, *options: str) -> tuple[bytes, float, float]:
    """Return the report of a check, and its wall and processor seconds."""
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        str(draft),
        "--format=json",
        "--no-timings",
        "--exit-zero",
    ]
    before, started = os.times(), time.perf_counter()
    done = subprocess.run([*command, *options], check=True, stdout=subprocess.PIPE)
    wall, after = time.perf_counter() - started, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return done.stdout, wall, processor


def _paragraphs(documents: Sequence[dict[str, Any]], words: int) -> list[str]:
    found: list[str] = []
    for document in documents:
        for paragraph in document["text"].split("\n\n"):
            if words > 0:
                found.append(paragraph)
                words -= len(paragraph.split())
    return found


def _write(path: Path, document: dict[str, Any], paragraphs: Sequence[str]) -> None:
    head = f"---\ntitle: {json.dumps(document.get('title') or '')}\n"
    if document.get("date"):
        head += f"date: {document['date']}\n"
    path.write_text(head + "---\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
