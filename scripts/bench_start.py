"""Time what a person waits for: from typing the command to the report, start-up and model loading included.

    python scripts/bench_start.py [--runs 7] [--draft DRAFT.txt]

Measured are `factcheck check` on one draft (800 words unless a file is given) and `factcheck --help`, each in a process
of its own, as the median wall time of N runs after one that warms the file cache, with the processor time beside it (on
all cores together). Then the check runs once more under `-X importtime`, which lists every module that is imported:
torch must not be among them. Exit code 1 when a limit is broken. Run it on an idle machine: other work on the cores
goes straight into the wall time.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = 800
CHECK_LIMIT = 2.0
"""Seconds to the report of a draft of 800 words, on two cores."""
HELP_LIMIT = 0.4
"""Seconds to the help text."""
BANNED = ("torch", "transformers", "sentence_transformers")
SHOWN = 8  # the slowest imports that are listed

_IMPORT = re.compile(r"^import time:\s*(\d+) \|\s*(\d+) \|\s*(\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Timing:
    """Wall and processor seconds of several runs of one command, against a limit of wall time."""

    name: str
    seconds: tuple[float, ...]
    processor: tuple[float, ...]
    limit: float

    @property
    def median(self) -> float:
        """The middle one of the runs."""
        return statistics.median(self.seconds)

    def line(self) -> str:
        """Return the row that is printed."""
        low, high = min(self.seconds), max(self.seconds)
        return (
            f"{self.name:<28} median {self.median * 1000:6.0f} ms  ({low * 1000:.0f} to {high * 1000:.0f}, "
            f"{len(self.seconds)} runs)  {self.median / self.limit:4.2f} of the limit of {self.limit * 1000:.0f} ms;  "
            f"processor time {statistics.median(self.processor) * 1000:.0f} ms"
        )


def main() -> int:
    """Run the measurements and print them; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--draft", type=Path, help="a text to check instead of the composed one")
    options = parser.parse_args()

    program = Path(sys.executable).with_name("factcheck")
    with tempfile.TemporaryDirectory() as folder:
        draft = options.draft or compose(Path(folder) / "draft.txt")
        check = [str(program), "check", "--no-cache", "--exit-zero", str(draft)]
        words = len(draft.read_text(encoding="utf-8").split())
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, draft of {words} words"
        )
        timings = [
            Timing("factcheck check DRAFT", *measure(check, options.runs), CHECK_LIMIT),
            Timing("factcheck --help", *measure([str(program), "--help"], options.runs), HELP_LIMIT),
        ]
        for timing in timings:
            print(timing.line())
        imported = imports(check)
    # The list also holds imports that were refused; a package that was imported brings modules of its own.
    banned = [name for name in BANNED if any(module.startswith(name + ".") for module in imported)]
    print(f"a check imports {len(imported)} modules; of {', '.join(BANNED)}: {', '.join(banned) or 'none'}")
    slowest = sorted(imported.items(), key=lambda item: -item[1])[:SHOWN]
    print("slowest by themselves: " + ", ".join(f"{name} {us / 1000:.0f} ms" for name, us in slowest))
    return int(bool(banned) or any(t.median > t.limit for t in timings))


def compose(path: Path) -> Path:
    """Write a draft of 800 words to `path`: the articles of fixtures/ one after another, paragraph by paragraph."""
    fixtures = ROOT / "fixtures"
    articles = [*sorted(fixtures.glob("*.txt")), *sorted((fixtures / "clean").glob("*.txt"))]
    words = 0
    kept = []
    for paragraph in (p for article in articles for p in article.read_text(encoding="utf-8").splitlines()):
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            break
    path.write_text("\n".join(kept), encoding="utf-8")
    return path


def measure(command: list[str], runs: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return wall and processor seconds of each of `runs` runs; raises `CalledProcessError` when one fails."""
    seconds, processor = [], []
    for _ in range(runs + 1):
        before = os.times()
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - started)
        after = os.times()
        processor.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    return tuple(seconds[1:]), tuple(processor[1:])


def imports(command: list[str]) -> dict[str, int]:
    """Return every module that the command imports, with the microseconds that it took without what it imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return {name: int(own) for own, _, name in _IMPORT.findall(done.stderr)}


if __name__ == "__main__":
    sys.exit(main())
