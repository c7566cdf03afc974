"""A draft against its references: each claim is supported, contradicted, or not found in them.

A small score that a person can read says how well the nearest passage backs a claim.  It is fitted and measured by
`scripts/eval_backing.py` (docs/decisions/0022-relations.md).  "Not found" says nothing about truth: the references may
be silent, or say so in words that the score does not see.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from factcheck.facts import GroundedClaim, compare
from factcheck.judging.nli import NLIModel
from factcheck.judging.passages import Held, Passage, Rarity, held, passages
from factcheck.judging.verdict import Backing, Finding, Side
from factcheck.matching import Embedder

__all__ = ["SUPPORTED", "WEIGHTS", "backing", "candidates_for", "inputs_of", "score"]

SUPPORTED = 0.65
"""Score from which a claim counts as supported (docs/decisions/0022-relations.md)."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "bias": -1.49,
        "words": 0.8,
        "found": 1.89,
        "lost": -0.87,
        "cosine": 1.19,
        "entailment": 2.86,
        "contradiction": -0.76,
        "clash": -1.97,
    }
)
"""Of a logistic regression over what a passage holds of a claim (`inputs_of`)."""

_MOST_FOUND, _MOST_LOST = 3, 2  # names, numbers and times beyond which more say nothing
_READ = 5  # passages that the NLI model reads for a claim, the best by words, values and embedding
_VALUES = 0.5  # what all names, numbers and times being there adds to that first ranking
_LENGTH = 0.02  # and what each sentence takes away: of two passages that say as much, the shorter one
_NAMED = 6  # words that are named
_OPEN = frozenset({"hypothetical"})
"""Modalities of claims that commit to nothing, and so need no source."""


def backing(
    claims: Sequence[GroundedClaim],
    references: Collection[str],
    found: Sequence[Finding],
    embedder: Embedder,
    nli: NLIModel,
) -> list[Backing]:
    """Return what the references (ids of documents) have for each check-worthy claim of the other documents, in order.

    A claim is contradicted when one of `found` (errors and warnings) has it on a side and a reference on the other.
    """
    drafts = [g for g in claims if g.claim.document.id not in references and _is_to_back(g)]
    sources = [g for g in claims if g.claim.document.id in references]
    if not drafts:
        return []
    against = _contradicted(found, references)
    runs, rarity = passages(sources), Rarity(claims)
    vectors = _vectors(embedder, [*drafts, *sources])
    nearest = [candidates_for(g, runs, rarity, vectors) if runs else [] for g in drafts]
    readings = nli.predict(
        [(p.text, g.claim.text) for g, near in zip(drafts, nearest, strict=True) for p, *_ in near]
    )
    at, out = 0, []
    for grounded, near in zip(drafts, nearest, strict=True):
        rows = readings[at : at + len(near)]
        at += len(near)
        scored = []
        for number, ((passage, what, cosine), row) in enumerate(zip(near, rows, strict=True)):
            inputs = inputs_of(what, cosine, float(row[1]), float(row[0]), clash=_clashes(grounded, passage))
            scored.append((score(inputs), -number, passage, what))
        best = max(scored, key=lambda s: s[:2], default=None)
        out.append(_backing(grounded, best, against.get(_clause(grounded))))
    return out


def inputs_of(
    what: Held, cosine: float, entailment: float, contradiction: float, *, clash: bool
) -> dict[str, float]:
    """Return what is weighed, by the names in `WEIGHTS`, each in [-1, 1].

    `what` is how much of the claim a passage holds, `cosine` the greatest of the embeddings of the claim and of one of
    the passage, the probabilities are those of the passage as premise of the claim, `clash` whether a comparator finds
    one.
    """
    return {
        "bias": 1.0,
        "words": what.words,
        "found": min(len(what.kept), _MOST_FOUND) / _MOST_FOUND,
        "lost": min(len(what.missing), _MOST_LOST) / _MOST_LOST,
        "cosine": cosine,
        "entailment": entailment,
        "contradiction": contradiction,
        "clash": float(clash),
    }


def score(inputs: Mapping[str, float]) -> float:
    """Return how well a passage backs a claim, in [0, 1], from what `inputs_of` returns."""
    return 1.0 / (1.0 + math.exp(-sum(WEIGHTS[name] * value for name, value in inputs.items())))


def candidates_for(
    grounded: GroundedClaim,
    runs: Sequence[Passage],
    rarity: Rarity,
    vectors: Mapping[int, NDArray[np.float32]],
) -> list[tuple[Passage, Held, float]]:
    """Return the passages that may back a claim, each with what it holds of it and the greatest cosine, best first.

    `vectors` are the unit vectors of all claims by `id`.
    """
    own = vectors[id(grounded)]
    cosines = {
        id(g): float(own @ vectors[id(g)]) for run in runs if len(run.sentences) == 1 for g in run.claims
    }
    ranked = []
    for number, run in enumerate(runs):
        what, cosine = held(grounded, run, rarity), max(cosines[id(g)] for g in run.claims)
        rank = what.words + cosine + _VALUES * min(what.names, what.numbers, what.times)
        ranked.append((rank - _LENGTH * len(run.sentences), -number, run, what, cosine))
    ranked.sort(key=lambda r: r[:2], reverse=True)
    return [(run, what, cosine) for _, _, run, what, cosine in ranked[:_READ]]


def _is_to_back(grounded: GroundedClaim) -> bool:
    return not grounded.derived and grounded.claim.modality not in _OPEN


def _clause(grounded: GroundedClaim) -> tuple[str, str, int, int]:
    claim = grounded.claim
    return claim.document.id, claim.field, claim.start, claim.end


def _contradicted(
    found: Sequence[Finding], references: Collection[str]
) -> dict[tuple[str, str, int, int], tuple[Finding, GroundedClaim]]:
    """Return for each clause of a draft that a reference contradicts the finding and the other side, worst first."""
    out: dict[tuple[str, str, int, int], tuple[Finding, GroundedClaim]] = {}
    for finding in found:
        if finding.severity == "info":
            continue
        for ours, theirs in ((finding.first, finding.second), (finding.second, finding.first)):
            if theirs.claim.claim.document.id in references:
                out.setdefault(_clause(ours.claim), (finding, theirs.claim))
    return out


def _vectors(embedder: Embedder, claims: Sequence[GroundedClaim]) -> dict[int, NDArray[np.float32]]:
    rows = embedder.encode([g.claim.text for g in claims])
    return {id(g): row for g, row in zip(claims, rows, strict=True)}


def _clashes(grounded: GroundedClaim, passage: Passage) -> bool:
    return any(c.answer == "clash" for other in passage.claims for c in compare(grounded, other))


def _backing(
    grounded: GroundedClaim,
    best: tuple[float, int, Passage, Held] | None,
    against: tuple[Finding, GroundedClaim] | None,
) -> Backing:
    if against is not None:
        finding, other = against
        return Backing(Side(grounded), "contradicted", 0.0, finding.explanation, Side(other))
    if best is None:
        return Backing(
            Side(grounded), "not found", 0.0, "not found in the references, which make no claim", None
        )
    value, _, passage, what = best
    near = Side(passage.nearest_to(grounded))
    if value >= SUPPORTED:
        told = _quoted(what.kept, _as_written(grounded, what.common))
        return Backing(
            Side(grounded),
            "supported",
            value,
            f"in the references: {told}" if told else "in the references",
            near,
        )
    told = _quoted(what.missing, _as_written(grounded, grounded.facts.frame.words - set(what.common)))
    lacks = f"; the nearest passage lacks {told}" if told else ""
    return Backing(Side(grounded), "not found", value, f"not found in the references{lacks}", near)


def _quoted(mentions: Sequence[str], words: Sequence[str]) -> str:
    """Quote mentions, then the words that are not in one of them."""
    inside = {word.casefold() for mention in mentions for word in mention.split()}
    told = dict.fromkeys((*mentions, *(w for w in words if w.casefold() not in inside)))
    return ", ".join(f"“{' '.join(words.split())}”" for words in list(told)[:_NAMED])


def _as_written(grounded: GroundedClaim, words: Collection[str]) -> list[str]:
    """Return the words of a claim that stand behind normalised ones, in their order, as the claim writes them."""
    tokens = grounded.claim.sentence.tokens
    wanted = set(words)
    return [
        tokens[i].text
        for i in sorted(grounded.claim.tokens)
        if {tokens[i].text.casefold(), tokens[i].lemma.casefold()} & wanted
    ]
