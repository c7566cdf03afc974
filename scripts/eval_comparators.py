"""Measure the comparators alone on newsroom cases: how often *clash* is right, and which conflicts they speak on.

    python scripts/eval_comparators.py --cases DIR                    # every case of the folder
    python scripts/eval_comparators.py --cases DIR --half develop     # the cases that rules may be made on
    python scripts/eval_comparators.py --cases DIR --half held-out    # the others: see `is_held_out`
    python scripts/eval_comparators.py --cases DIR -v                 # with every answer, and conflicts without one

The program reads the documents and matches their claims; each pair that meets goes to the comparators.  A *clash* is
right when its two claims touch the two quotes of a planned conflict, or of a passage that carries the same conflict, or
when their sentences do and the types agree; it counts neither way where the case lists the pair as optional or where
the sentences repeat a planned conflict's values.  Several clashes of one type between two sentences are one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from case_documents import case_documents
from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import Document
from factcheck.facts import Comparison, GroundedClaim, compare, ground
from factcheck.matching import Embedder, OnnxEmbedder, match

Span = tuple[str, str, int, int]  # document id, field, start, end
Sides = tuple[list[Span], list[Span]]
_HELD_OUT_GROUP = "train4-"
_QUARTERS = 4


def is_held_out(name: str) -> bool:
    """Tell whether a case is kept aside: the fourth group of the training cases, and a quarter of the others."""
    return (
        name.startswith(_HELD_OUT_GROUP) or hashlib.sha256(name.encode("utf-8")).digest()[0] % _QUARTERS == 0
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer about a pair: which planned conflict the pair is (-1 none), and what it counts as."""

    first: GroundedClaim
    second: GroundedClaim
    comparison: Comparison
    gold: int
    counts: str  # right, wrong, trap or neither


@dataclass(frozen=True, slots=True)
class CaseAnswers:
    """All that comparators say of a case, its planned conflicts, and which of these have a pair of claims that meet."""

    name: str
    conflicts: list[dict[str, Any]]
    spoken: list[Spoken]
    met: frozenset[int]


def answer_case(path: Path, parser: Parser, embedder: Embedder) -> CaseAnswers:
    """Read a case as the program does, and ask the comparators about every pair of claims that meet."""
    case = json.loads(path.read_text(encoding="utf-8"))
    documents = case_documents(case)
    by_id = {d.id: d for d in documents}
    references = frozenset(by_id) - {"draft"} if case["kind"] == "draft" else frozenset()
    matches = match(ground(extract(documents, parser)), embedder, references)

    def ways(entries: Iterable[dict[str, Any]]) -> list[Sides]:
        return [(_spans(by_id, e["a"]), _spans(by_id, e["b"])) for e in entries]

    gold = [ways([g, *g.get("alternatives", ())]) for g in case["conflicts"]]
    optional, traps = ways(case.get("optional", ())), ways(case["traps"])
    values = [(g["a"]["value"], g["b"]["value"]) for g in case["conflicts"]]
    spoken: list[Spoken] = []
    met: set[int] = set()
    seen: set[object] = set()
    for pair in matches.pairs:
        a, b = matches.claims[pair.first], matches.claims[pair.second]
        which = [i for i, sides in enumerate(gold) if any(_joins(a, b, s) for s in sides)]
        met.update(which)
        near = [i for i, sides in enumerate(gold) if any(_joins(a, b, s, whole=True) for s in sides)]
        for comparison in compare(a, b):
            which = which or [i for i in near if case["conflicts"][i]["type"] == comparison.type]
            key = (id(a.claim.sentence), id(b.claim.sentence), comparison.type, comparison.answer, *which[:1])
            if key in seen:
                continue
            seen.add(key)
            counts = "right" if which else "wrong"
            if not which:
                if any(_joins(a, b, s) for s in optional) or _repeats(a, b, values):
                    counts = "neither"
                elif any(_joins(a, b, s) for s in traps):
                    counts = "trap"
            spoken.append(Spoken(a, b, comparison, which[0] if which else -1, counts))
    return CaseAnswers(path.stem, case["conflicts"], spoken, frozenset(met))


def _spans(documents: dict[str, Document], side: dict[str, str]) -> list[Span]:
    return list(_find(documents[side["doc"]], side["quote"]))


def _find(document: Document, quote: str) -> Iterator[Span]:
    for field in ("title", "text"):
        body = document.title if field == "title" else document.text
        at = body.find(quote)
        while at >= 0:
            yield document.id, field, at, at + len(quote)
            at = body.find(quote, at + 1)


def _touches(grounded: GroundedClaim, spans: Sequence[Span], *, whole: bool) -> bool:
    claim = grounded.claim
    place = claim.sentence if whole else claim
    return any(
        claim.document.id == d and claim.field == field and place.start < end and start < place.end
        for d, field, start, end in spans
    )


def _joins(a: GroundedClaim, b: GroundedClaim, sides: Sides, *, whole: bool = False) -> bool:
    """Tell whether two claims, or their whole sentences, touch the two sides of a planned conflict."""
    return any(
        _touches(p, sides[0], whole=whole) and _touches(q, sides[1], whole=whole) for p, q in ((a, b), (b, a))
    )


def _repeats(a: GroundedClaim, b: GroundedClaim, values: Iterable[tuple[str, str]]) -> bool:
    left, right = a.claim.sentence.text, b.claim.sentence.text
    return any((x in left and y in right) or (y in left and x in right) for x, y in values)


def report(cases: Sequence[CaseAnswers]) -> None:
    """Print what each comparator says, and of how many planned conflicts of each type."""
    counts: Counter[tuple[str, str]] = Counter()
    compatible: Counter[str] = Counter()
    planned: Counter[str] = Counter()
    met: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for case in cases:
        hit = {s.gold for s in case.spoken if s.comparison.answer == "clash"} - {-1}
        for s in case.spoken:
            if s.comparison.answer == "clash":
                counts[s.comparison.type, s.counts] += 1
            elif s.comparison.answer == "compatible" and s.gold >= 0 and s.gold not in hit:
                compatible[s.comparison.type] += s.comparison.type == case.conflicts[s.gold]["type"]
        for i, conflict in enumerate(case.conflicts):
            planned[conflict["type"]] += 1
            met[conflict["type"]] += i in case.met
            found[conflict["type"]] += i in hit
    print(
        f"{'comparator':12} {'right':>6} {'wrong':>6} {'on traps':>9} {'neither':>8}"
        f" {'compatible on its conflicts':>28}"
    )
    for name in sorted({n for n, _ in counts} | compatible.keys()):
        row = [counts[name, k] for k in ("right", "wrong", "trap", "neither")]
        print(f"{name:12} {row[0]:6} {row[1] + row[2]:6} {row[2]:9} {row[3]:8} {compatible[name]:28}")
    right = sum(n for (_, k), n in counts.items() if k == "right")
    wrong = sum(n for (_, k), n in counts.items() if k in ("wrong", "trap"))
    print(f"precision of clash {right / max(1, right + wrong):.3f} ({right} right, {wrong} wrong)\n")
    print(f"{'conflicts of':12} {'clash':>6} {'met':>6} {'all':>6}")
    for name in sorted(planned):
        print(f"{name:12} {found[name]:6} {met[name]:6} {planned[name]:6}")
    total = sum(planned.values())
    print(f"{'together':12} {sum(found.values()):6} {sum(met.values()):6} {total:6}")


def show(case: CaseAnswers) -> None:
    """Print every clash, every wrong *compatible*, and every conflict on which nothing was said."""
    hit = {s.gold for s in case.spoken if s.comparison.answer == "clash"}
    for s in case.spoken:
        c = s.comparison
        if c.answer == "clash" or (c.answer == "compatible" and s.gold >= 0 and s.gold not in hit):
            print(f"{c.answer.upper()} {s.counts} {case.name} {c.type}: {c.explanation}")
            print(f"    {s.first.claim.text}\n    {s.second.claim.text}")
    for i, g in enumerate(case.conflicts):
        if i not in hit:
            state = "SILENT" if i in case.met else "APART"
            print(f"{state} {case.name} {g['type']}: {g['a']['quote']!r} <> {g['b']['quote']!r} ({g['why']})")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--half", choices=("develop", "held-out", "all"), default="all")
    options.add_argument("-v", "--verbose", action="store_true")
    chosen = options.parse_args()
    paths = [
        p
        for p in sorted(chosen.cases.glob("*.json"))
        if chosen.half == "all" or is_held_out(p.stem) == (chosen.half == "held-out")
    ]
    parser, embedder = load_parser(), OnnxEmbedder()
    cases = [answer_case(path, parser, embedder) for path in paths]
    if chosen.verbose:
        for case in cases:
            show(case)
        print()
    print(f"{len(cases)} cases")
    report(cases)


if __name__ == "__main__":
    main()
