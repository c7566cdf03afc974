"""Measure whether splitting a claim gives the claim: newsroom claims, each read again as a document of its own.

    python scripts/eval_idempotence.py --limit 25                # 25 of the training cases, evenly spread
    python scripts/eval_idempotence.py --cases DIR --show        # other cases, with what failed, to read
    python scripts/eval_idempotence.py --json before.json        # failures by claim, to compare two versions
    python scripts/eval_idempotence.py --paragraphs              # headlines are read again as paragraphs, too

The claims of the cases' articles are taken once each. The text of a claim, alone in a document (a headline's as a
headline), should have one claim, which says the same words; a full stop at the end does not count. A failure is one
of these:

    none      the second reading makes no claim
    more      it makes the claim and others besides, one of which the article had not made
    other     it makes one claim with other words
    parts     it makes several claims, and the claim is none of them

What makes the claim and others that the article had made, too, is counted apart (`kept`): a claim keeps its clauses of
cause and time on purpose (decision 6), which are claims as well, and who somebody is stays with the name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from case_documents import case_documents
from factcheck.claims import Claim, Parser, extract, load_parser
from factcheck.documents import Block, BlockKind, Document

CASES = Path(__file__).resolve().parent.parent.parent / "shared" / "cases" / "train"


@dataclass(frozen=True)
class Failure:
    """A claim that became something else, with its rule and the words that it was taken from."""

    kind: str
    claim: Claim
    again: tuple[str, ...]


def alone(n: int, text: str, kind: BlockKind) -> Document:
    """Return a document of one block, which has the number `n` for its id."""
    return Document(str(n), str(n), text, blocks=(Block("text", 0, len(text), kind),))


def failures(
    claims: Sequence[Claim], parser: Parser, *, made: Iterable[Claim], paragraphs: bool
) -> list[Failure]:
    """Return the claims that do not give themselves, and only themselves, when they are read again.

    `made` are all claims of the documents; with `paragraphs` headlines are read as paragraphs.
    """
    beside: dict[int, set[str]] = {}
    for claim in made:
        beside.setdefault(id(claim.document), set()).add(claim.text.rstrip("."))
    documents = (
        alone(n, c.text, "paragraph" if paragraphs else c.sentence.kind) for n, c in enumerate(claims)
    )
    again: list[list[str]] = [[] for _ in claims]
    for claim in extract(documents, parser):
        again[int(claim.document.id)].append(claim.text)
    kinds = (_kind(c.text, found, beside[id(c.document)]) for c, found in zip(claims, again, strict=True))
    return [Failure(k, c, tuple(a)) for k, c, a in zip(kinds, claims, again, strict=True) if k]


def _kind(text: str, again: Sequence[str], beside: set[str]) -> str:
    said = [found.rstrip(".") for found in again]
    same = text.rstrip(".") in said
    if len(said) > 1:
        kept = "kept" if beside.issuperset(said) else "more"
        return kept if same else "parts"
    return "" if same else ("other" if said else "none")


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return the first claim with each text."""
    return list({claim.text: claim for claim in reversed(list(claims))}.values())[::-1]


def spread(paths: Sequence[Path], limit: int) -> list[Path]:
    """Return `limit` of the paths at even distances; all of them for 0."""
    return (
        list(paths)
        if not limit or limit >= len(paths)
        else [paths[n * len(paths) // limit] for n in range(limit)]
    )


def main() -> None:
    """Read the cases twice and print the figures."""
    options_parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options_parser.add_argument("--cases", type=Path, default=CASES, help="a folder (default: %(default)s)")
    options_parser.add_argument("--limit", type=int, default=0, help="cases, 0 for all")
    options_parser.add_argument("--paragraphs", action="store_true", help="read headlines as paragraphs")
    options_parser.add_argument("--show", action="store_true", help="print what failed")
    options_parser.add_argument("--json", type=Path, help="write what failed into a file")
    options = options_parser.parse_args()

    parser = load_parser()
    paths = spread(sorted(options.cases.glob("*.json")), options.limit)
    documents = [d for p in paths for d in case_documents(json.loads(p.read_text(encoding="utf-8")))]
    made = extract(documents, parser)
    claims = distinct(made)
    found = failures(claims, parser, made=made, paragraphs=options.paragraphs)
    failed = [f for f in found if f.kind != "kept"]
    if options.show:
        for failure in sorted(failed, key=lambda f: (f.kind, f.claim.rule)):
            print(f"{failure.kind} ({failure.claim.rule or 'clause'}): {failure.claim.text}")
            print(
                "".join(f"    = {text}\n" for text in failure.again) + f"    < {failure.claim.sentence.text}"
            )
    if options.json:
        rows = {f.claim.text: [f.kind, f.claim.rule, *f.again] for f in failed}
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    kinds = Counter(f.kind for f in failed)
    share = 100 * len(failed) / max(len(claims), 1)
    print(
        f"{len(paths)} cases, {len(claims)} claims: {len(failed)} fail ({share:.1f} %), {len(found) - len(failed)} kept"
    )
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))


if __name__ == "__main__":
    main()
