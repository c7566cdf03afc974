"""Training pairs from newsroom cases as the program itself reads them: a sentence or a claim against a claim.

The sentences of a case are split by the shipped reader and matched by the shipped matcher, so that the NLI model is
trained on the very pairs that it will be asked about, the thousands that merely share a story above all.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from case_documents import case_documents, case_paths
from factcheck.claims import Parser, extract
from factcheck.documents import Document
from factcheck.facts import GroundedClaim, ground
from factcheck.matching import Embedder, match
from nli_cases import HARD_COSINE
from nli_examples import Example

OPEN_COSINE = 0.4
"""Claims of one story nearer than this may say the same thing, so the label leaves entailment open.  Claims are short:
the same thing in other words is farther apart than two sentences would be."""

CARRIES = 0.6
"""Share of a quote's characters that a claim must span to carry what the quote says."""

Span = tuple[str, str, int, int]  # document id, field, start, end


@dataclass(frozen=True)
class Side:
    """One side of an annotated pair: the places of its quote, and the quote."""

    spans: tuple[Span, ...]
    quote: str

    def share(self, grounded: GroundedClaim) -> float:
        """Largest share of the quote that the claim spans, 0 to 1."""
        c = grounded.claim
        return max(
            (
                max(0, min(c.end, end) - max(c.start, start)) / (end - start)
                for document, field, start, end in self.spans
                if document == c.document.id and field == c.field
            ),
            default=0.0,
        )


@dataclass(frozen=True)
class Story:
    """A case as the program reads it: its claims, the pairs that meet, and its annotated pairs."""

    claims: tuple[GroundedClaim, ...]
    pairs: tuple[tuple[int, int, float], ...]
    conflicts: tuple[tuple[Side, Side], ...]
    traps: tuple[tuple[Side, Side], ...]


def read_story(path: Path, parser: Parser, embedder: Embedder) -> Story:
    """Read and match one case file as the program does."""
    case = json.loads(path.read_text(encoding="utf-8"))
    documents = case_documents(case)
    by_id = {d.id: d for d in documents}
    claims = ground([c for d in documents for c in extract([d], parser)])

    def sides(items: Iterable[dict[str, Any]]) -> tuple[tuple[Side, Side], ...]:
        return tuple((_side(by_id, item["a"]), _side(by_id, item["b"])) for item in items)

    variants = [v for g in case["conflicts"] for v in (g, *g.get("alternatives", ()))]
    return Story(
        tuple(claims),
        tuple((p.first, p.second, p.cosine) for p in match(claims, embedder).pairs),
        sides([*variants, *case.get("optional", ())]),
        sides(case["traps"]),
    )


def _side(documents: dict[str, Document], passage: dict[str, str]) -> Side:
    document, quote = documents[passage["doc"]], passage["quote"]
    return Side(tuple((document.id, *place) for place in _places(document, quote)), quote)


def _places(document: Document, quote: str) -> Iterator[tuple[str, int, int]]:
    for field, body in (("title", document.title), ("text", document.text)):
        if (at := body.find(quote)) >= 0:
            yield field, at, at + len(quote)


def claim_pairs(
    story: Story, embedder: Embedder, near: int, far: int, rng: random.Random
) -> Iterator[Example]:
    """Yield pairs of a story: a sentence (or a claim) and a claim.

    A conflict counts where each claim carries its quote; where one only touches it, nobody knows which part of the
    quote the conflict was in, and the pair is left out, as are pairs that may repeat a conflict in other words.  Of the
    pairs that merely share the story, the `near` nearest and `far` others are taken.
    """
    claims = story.claims
    quotes = [side.quote for pair in story.conflicts for side in pair]
    vectors = embedder.encode([*(g.claim.text for g in claims), *quotes])
    cosine = vectors[: len(claims)] @ vectors[len(claims) :].T  # of each claim to each quote
    plain: list[tuple[float, int, int]] = []
    for i, j, near_by in story.pairs:
        first, second = claims[i], claims[j]
        if any(_carry(first, second, sides) for sides in story.conflicts):
            for one, two in ((first, second), (second, first)):
                yield Example(one.claim.text, two.claim.text, "contradiction", "claims_conflict")
                yield Example(one.claim.sentence.text, two.claim.text, "contradiction", "claims_conflict")
        elif _may_conflict(story, (i, j), cosine):
            continue
        elif any(_carry(first, second, sides) for sides in story.traps):
            for one, two in ((first, second), (second, first)):
                yield Example(one.claim.sentence.text, two.claim.text, "not_contradiction", "claims_trap")
        else:
            plain.append((near_by, i, j))
    plain.sort(reverse=True)
    for value, i, j in plain[:near] + rng.sample(plain[near:], min(far, len(plain[near:]))):
        premise, hypothesis = (claims[k].claim for k in rng.sample((i, j), 2))
        label = "not_contradiction" if value >= OPEN_COSINE else "neutral"
        read = rng.choice((premise.sentence.text, premise.text))
        yield Example(read, hypothesis.text, label, "claims_other")


def _carry(first: GroundedClaim, second: GroundedClaim, sides: tuple[Side, Side]) -> bool:
    a, b = sides
    return min(a.share(first), b.share(second)) >= CARRIES or min(a.share(second), b.share(first)) >= CARRIES


def _may_conflict(story: Story, pair: tuple[int, int], cosine: npt.NDArray[np.float32]) -> bool:
    """Whether each claim touches, or is near to, a side of one conflict."""
    for k, sides in enumerate(story.conflicts):
        at = [
            [sides[s].share(story.claims[i]) > 0 or cosine[i, 2 * k + s] >= HARD_COSINE for s in (0, 1)]
            for i in pair
        ]
        if (at[0][0] and at[1][1]) or (at[0][1] and at[1][0]):
            return True
    return False


def read_stories(folder: Path, held_out: str, parser: Parser, embedder: Embedder) -> Sequence[Story]:
    """Read the cases of a folder whose names do not begin with `held_out`, in the order of their names."""
    return [read_story(path, parser, embedder) for path in case_paths(folder, held_out)]
