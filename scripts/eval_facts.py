"""Measure the facts room: times and numbers against gold values, comparators against hand-written pairs.

    python scripts/eval_facts.py --data DIR            # normalisation and, with a parser, the families
    python scripts/eval_facts.py --data DIR -v         # with every miss

DIR holds `normalisation/` (cases of Microsoft's Recognizers-Text) and `nli/families/dev.jsonl.gz`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import Block, Document
from factcheck.facts import Comparison, GroundedClaim, compare, ground
from normalisation_cases import evaluate_normalisation

_PUBLISHED = date(2024, 5, 15)  # both sides of a family pair are read as of one day
_SHOWN_TYPES = (
    "date",
    "number",
    "location",
    "role",
    "identity",
    "sequence",
    "negation",
    "trend",
    "antonym",
    "entity",
    "outcome",
)


def _document(name: str, text: str, published: date) -> Document:
    return Document(
        id=name, path=name, text=text, published=published, blocks=(Block("text", 0, len(text), "paragraph"),)
    )


def _answers(left: list[GroundedClaim], right: list[GroundedClaim]) -> list[Comparison]:
    return [answer for a in left for b in right for answer in compare(a, b)]


def evaluate_families(path: Path, parser: Parser, *, limit: int, verbose: bool) -> dict[str, float]:
    """Return precision of *clash*, and how often *compatible* is said of a contradiction; print both by type."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:limit]
    texts: dict[str, list[GroundedClaim]] = {}
    documents = []
    for row in rows:
        stamp = re.match(r"\[(\d{4}-\d\d-\d\d)\] ", row["base"])
        published = date.fromisoformat(stamp[1]) if stamp else _PUBLISHED
        for text in [row["base"], *row["ent"], *row["neu"], *(c["h"] for c in row["con"])]:
            if text not in texts:
                texts[text] = []
                documents.append(_document(text, text, published))
    for grounded in ground(extract(documents, parser)):
        texts[grounded.claim.document.id].append(grounded)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for row in rows:
        base = texts[row["base"]]
        for case in row["con"]:
            answers = _answers(base, texts[case["h"]])
            clashes = {a.type for a in answers if a.answer == "clash"}
            total[case["t"]] += 1
            found[case["t"]] += bool(clashes)
            right.update(clashes)
            if not clashes and any(a.answer == "compatible" for a in answers):
                agreed[case["t"]] += 1
                if verbose:
                    print(
                        f"AGREED {case['t']}: {row['base']} | {case['h']} |"
                        f" {[(a.type, a.explanation) for a in answers]}"
                    )
            if verbose and not clashes and case["t"] in _SHOWN_TYPES:
                print(f"MISS {case['t']}: {row['base']} | {case['h']}")
            if verbose and clashes:
                print(
                    f"HIT {case['t']}: {row['base']} | {case['h']} |"
                    f" {[(a.type, a.explanation) for a in answers if a.answer == 'clash']}"
                )
        for text in [*row["ent"], *row["neu"]]:
            answers = [a for a in _answers(base, texts[text]) if a.answer == "clash"]
            wrong.update({a.type for a in answers})
            if verbose and answers:
                kind = "ent" if text in row["ent"] else "neu"
                print(f"FALSE {kind}: {row['base']} | {text} | {[(a.type, a.explanation) for a in answers]}")
    print(f"\n{'comparator':12} {'right':>6} {'wrong':>6} precision")
    for name in sorted(right.keys() | wrong.keys()):
        print(
            f"{name:12} {right[name]:6} {wrong[name]:6} {right[name] / max(1, right[name] + wrong[name]):8.3f}"
        )
    print(f"\n{'pairs of':12} {'clash':>6} {'of':>6} coverage  compatible")
    for name in sorted(total):
        print(
            f"{name:12} {found[name]:6} {total[name]:6} {found[name] / total[name]:8.3f}"
            f" {agreed[name] / total[name]:8.3f}"
        )
    hits, misses = sum(right.values()), sum(wrong.values())
    return {
        "clash_precision": hits / max(1, hits + misses),
        "compatible_on_contradictions": sum(agreed.values()) / max(1, sum(total.values())),
    }


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument(
        "--parser", type=Path, default=None, help="a spaCy pipeline; the shipped one by default"
    )
    options.add_argument("--families", default="dev", help="dev, or train to look for mistakes in")
    options.add_argument("--rows", type=int, default=1000, help="families to read at most")
    options.add_argument("--only", choices=("normalisation", "families"), default=None)
    options.add_argument("-v", "--verbose", action="store_true")
    chosen = options.parse_args()
    figures: dict[str, float] = {}
    if chosen.only != "families":
        figures |= evaluate_normalisation(chosen.data / "normalisation", verbose=chosen.verbose)
    if chosen.only != "normalisation":
        figures |= evaluate_families(
            chosen.data / "nli" / "families" / f"{chosen.families}.jsonl.gz",
            load_parser(chosen.parser),
            limit=chosen.rows,
            verbose=chosen.verbose,
        )
    print()
    for name, value in figures.items():
        print(f"{name:36} {value:.3f}")


if __name__ == "__main__":
    main()
