"""Count false alarms on real documents: published texts, each by itself, or all against one another.

    python scripts/eval_alarms.py --treebanks ../shared/data/ud              # each by itself
    python scripts/eval_alarms.py --treebanks ../shared/data/ud --together   # as one feed
    python scripts/eval_alarms.py --treebanks ../shared/data/ud -v           # with every finding

The documents are those of the treebank GUM, which neither judge nor comparators were fitted on.  Hardly any of them
contradicts itself, and no two are on one story, so a finding is a false alarm until somebody has read it.  Half *a* may
be read, to mend what is found there; half *b* only counts.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.documents import Document
from factcheck.judging import Finding
from factcheck.pipeline import Pipeline
from speech_labels import GUM_PARTS, gum_blocks, gum_document

GENRES = ("news", "bio", "voyage", "interview", "academic", "speech", "textbook", "court")
_UNIT = 10_000  # words
_CREATED = "# meta::dateCreated = "
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def documents_of(folder: Path, genres: Sequence[str], half: str) -> Iterator[Document]:
    """Yield the documents of some genres, of one half or of both."""
    for part in GUM_PARTS:
        for name, lines in gum_blocks(folder / f"gum-{part}.conllu.gz"):
            if name.split("_")[1] in genres and half in ("all", half_of(name)):
                yield replace(gum_document(name, lines)[0], published=_written(lines))


def _written(lines: Sequence[str]) -> date | None:
    """Return the day on which a document was written, where the treebank names one."""
    days = (line.removeprefix(_CREATED) for line in lines if line.startswith(_CREATED))
    return next((date.fromisoformat(day) for day in days if _DAY.fullmatch(day)), None)


def half_of(name: str) -> str:
    """Return "a" or "b", by the name of a document."""
    return "ab"[hashlib.sha256(name.encode("utf-8")).digest()[0] % 2]


def show(finding: Finding) -> None:
    """Print a finding for somebody who reads whether it is right."""
    print(f"{finding.severity} {finding.code} {finding.confidence:.2f} {finding.explanation}")
    for side in (finding.first, finding.second):
        print(f"    {side.claim.claim.document.id}: {side.claim.claim.sentence.text}", flush=True)


def main() -> None:
    """Check the documents and print how many findings of each severity there are."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--treebanks", type=Path, required=True, help="folder with gum-*.conllu.gz")
    options.add_argument("--genres", nargs="+", default=GENRES, metavar="GENRE")
    options.add_argument("--half", choices=("a", "b", "all"), default="all")
    options.add_argument("--together", action="store_true", help="all documents as one feed")
    options.add_argument("-v", "--verbose", action="store_true")
    chosen = options.parse_args()
    documents = list(documents_of(chosen.treebanks, chosen.genres, chosen.half))
    words = sum(len(d.text.split()) for d in documents)
    pipeline = Pipeline.embedded()
    runs = [documents] if chosen.together else [[d] for d in documents]
    counts: Counter[str] = Counter()
    alarmed = 0
    for run in runs:
        findings = pipeline.check(run).findings
        counts.update(f.severity for f in findings)
        alarmed += any(f.severity != "info" for f in findings)
        if chosen.verbose:
            for finding in findings:
                show(finding)
    print(
        f"{len(documents)} documents, {words:,} words, {alarmed} of {len(runs)} runs with an error or a warning"
    )
    for severity in ("error", "warning", "info"):
        print(f"{severity:8} {counts[severity]:4}   {counts[severity] / words * _UNIT:.2f} in 10,000 words")


if __name__ == "__main__":
    main()
