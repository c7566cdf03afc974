"""Which words the NLI model's verdict hangs on: those whose removal changes its mind most.

Leave-one-out occlusion (Li, Monroe and Jurafsky 2016, "Understanding Neural Networks through Representation Erasure"),
phrase by phrase: each phrase of a claim is taken out of its sentence, and the two sentences are read again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from factcheck.claims import Claim, Token
from factcheck.judging.nli import NLIModel

__all__ = ["telling_spans"]

Span = tuple[int, int]

_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ", "ADV", "SYM"})
_INSIDE = frozenset({"DET", "PART", "PUNCT", "AUX"})
"""Parts of speech that may stand between two content words of one phrase ("41 % of" ends before "of")."""
_LONGEST = 4  # words of a phrase
_MOST = 14  # phrases of a claim that are tried, from its predicate outwards
_LEAST_DROP = 0.4
"""Logits by which the contradiction must lose for a phrase to be called the reason; a tenth of what a sure one has."""


def telling_spans(
    nli: NLIModel, pairs: Sequence[tuple[Claim, Claim]]
) -> list[tuple[Span | None, Span | None]]:
    """Return for each pair of claims the span of each that the contradiction hangs on, None where none stands out."""
    phrases = [(list(_phrases(a, b)), list(_phrases(b, a))) for a, b in pairs]
    readings: list[tuple[str, str]] = []
    for (a, b), (ours, theirs) in zip(pairs, phrases, strict=True):
        readings.append((a.sentence.text, b.sentence.text))
        readings += [(_without(a, span), b.sentence.text) for span in ours]
        readings += [(a.sentence.text, _without(b, span)) for span in theirs]
    logits = [_logit(float(row[0])) for row in nli.predict(readings)]
    found = []
    at = 0
    for ours, theirs in phrases:
        whole, first = logits[at], at + 1
        second = first + len(ours)
        at = second + len(theirs)
        found.append((_worst(ours, logits[first:second], whole), _worst(theirs, logits[second:at], whole)))
    return found


def _worst(phrases: Sequence[Span], logits: Sequence[float], whole: float) -> Span | None:
    drops = [(whole - logit, span) for logit, span in zip(logits, phrases, strict=True)]
    drop, span = max(drops, default=(0.0, None))
    return span if drop >= _LEAST_DROP else None


def _phrases(claim: Claim, other: Claim) -> Iterator[Span]:
    """Yield the runs of content words of a claim, those nearest to its predicate if there are many.

    What the other sentence says in the same words is left out: both agree on it.
    """
    tokens = claim.sentence.tokens
    runs: list[list[int]] = []
    for i in claim.tokens:
        if tokens[i].pos in _CONTENT:
            if runs and _goes_on(claim, runs[-1], i):
                runs[-1].append(i)
            else:
                runs.append([i])
    runs.sort(key=lambda run: min(abs(i - claim.head) for i in run))
    said = _spaced(other.sentence.tokens)
    own = [run for run in runs if _spaced(tokens[run[0] : run[-1] + 1]) not in said]
    for run in own[:_MOST]:
        yield tokens[run[0]].start, tokens[run[-1]].end


def _spaced(tokens: Sequence[Token]) -> str:
    """Return words between spaces, so that one run of words is found in another and "1" is not in "41"."""
    return f" {' '.join(t.text.casefold() for t in tokens)} "


def _goes_on(claim: Claim, run: Sequence[int], i: int) -> bool:
    between = claim.sentence.tokens[run[-1] + 1 : i]
    return (
        len(run) < _LONGEST and len(between) <= 1 and all(t.pos in _INSIDE and t.text != "," for t in between)
    )


def _without(claim: Claim, span: Span) -> str:
    """Return the claim's sentence without some of its words."""
    sentence = claim.sentence
    start, end = span[0] - sentence.start, span[1] - sentence.start
    return " ".join(f"{sentence.text[:start]} {sentence.text[end:]}".split())


def _logit(probability: float) -> float:
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))
