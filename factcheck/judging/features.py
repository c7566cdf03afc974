"""The judge's inputs: a pair of claims as a row of named numbers.

Every input is bounded, so that no single one can carry a verdict beyond what the training cases taught.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from factcheck.claims import Claim
from factcheck.facts import (
    Comparison,
    Facts,
    GroundedClaim,
    TimeSpan,
    akin,
    name_enough_in_common,
    name_many,
    same_name,
)
from factcheck.matching import Pair, name_key

__all__ = [
    "FEATURES",
    "Evidence",
    "are_parts_of_a_copy",
    "dates_itself_elsewhere",
    "feature_row",
    "is_worth_reading",
    "must_be_sure",
    "names_disjoint",
    "one_story",
    "quantities_differ",
    "times_differ",
    "undated",
]

_LOGIT_LIMIT = 4.0  # probabilities beyond 0.982 are all the same to the judge
_NAMES_CAP = 3
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_NAME_LABELS = {"PERSON", "ORG", "LOC", "EVENT"}

FEATURES = (
    "nli_sentence_max", "nli_sentence_min", "nli_claim_max", "nli_claim_min",
    "entailment_max", "cosine", "anchored",
    "shared_names", "disjoint_names", "same_predicate", "overlap", "same_document", "title", "hypothetical",
    "planned", "denied", "opposed_speakers", "reported", "dated_apart", "compatible", "superseded",
    "quantities_differ", "times_differ", "negation_differs",
)  # fmt: skip
"""Names of the inputs, in the order of a row."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one pair.

    Probabilities (contradiction, entailment, neutral) of the two sentences and of the two claims `alone`, with the
    first one as the premise and the other way round, and the comparators' answers.
    """

    pair: Pair
    sentence: tuple[float, float, float]
    sentence_reverse: tuple[float, float, float]
    alone: tuple[float, float, float]
    alone_reverse: tuple[float, float, float]
    comparisons: tuple[Comparison, ...]


def feature_row(evidence: Evidence, first: GroundedClaim, second: GroundedClaim) -> list[float]:
    """Return the inputs in the order of `FEATURES`; swapping the claims gives the same row."""
    sentences = (evidence.sentence[0], evidence.sentence_reverse[0])
    alone = (evidence.alone[0], evidence.alone_reverse[0])
    a, b = first.claim, second.claim
    names, others = _names(first), _names(second)
    shared = _shared(names, others)
    values: dict[str, float] = {
        "nli_sentence_max": _logit(max(sentences)),
        "nli_sentence_min": _logit(min(sentences)),
        "nli_claim_max": _logit(max(alone)),
        "nli_claim_min": _logit(min(alone)),
        "entailment_max": max(evidence.alone[1], evidence.alone_reverse[1]),
        "cosine": evidence.pair.cosine,
        "anchored": float(bool(evidence.pair.anchors)),
        "shared_names": min(shared, _NAMES_CAP) / _NAMES_CAP,
        "disjoint_names": float(names_disjoint(first, second)),
        "same_predicate": float(
            bool(first.facts.predicate) and first.facts.predicate == second.facts.predicate
        ),
        "overlap": _overlap(a, b),
        "same_document": float(a.document.id == b.document.id),
        "title": float(a.field == "title" or b.field == "title"),
        "hypothetical": float("hypothetical" in (a.modality, b.modality)),
        "planned": float((a.modality == "planned") != (b.modality == "planned")),
        "denied": float("denied" in (a.modality, b.modality)),
        "opposed_speakers": float(
            bool(a.speaker and b.speaker) and name_key(a.speaker) != name_key(b.speaker)
        ),
        "reported": float(bool(a.speaker) or bool(b.speaker)),
        "dated_apart": float(_dated_apart(a, b)),
        "compatible": float(any(c.answer == "compatible" for c in evidence.comparisons)),
        "superseded": float(any(c.answer == "superseded" for c in evidence.comparisons)),
        "quantities_differ": float(quantities_differ(first.facts, second.facts)),
        "times_differ": float(times_differ(first.facts, second.facts)),
        "negation_differs": float(a.negated != b.negated),
    }
    return [values[name] for name in FEATURES]


def _logit(probability: float) -> float:
    """Log odds of a probability, scaled to [-1, 1]."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-_LOGIT_LIMIT, min(_LOGIT_LIMIT, math.log(p / (1 - p)))) / _LOGIT_LIMIT


def _names(grounded: GroundedClaim) -> set[str]:
    return {e.name for e in grounded.facts.entities if e.label in _NAME_LABELS}


def names_disjoint(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether both claims name somebody or something, and nothing in common."""
    names, others = _names(first), _names(second)
    return bool(names) and bool(others) and not _shared(names, others)


def _shared(names: set[str], others: set[str]) -> int:
    """Count the bearers that both sets name; neither set's several spellings of one count twice."""
    ours = sum(any(same_name(name, other) for other in others) for name in names)
    theirs = sum(any(same_name(name, other) for name in names) for other in others)
    return min(ours, theirs)


def _lemmas(claim: Claim) -> set[str]:
    tokens = claim.sentence.tokens
    return {tokens[i].lemma.casefold() for i in claim.tokens if tokens[i].pos in _CONTENT}


def _overlap(a: Claim, b: Claim) -> float:
    """Jaccard similarity of content lemmas, in [0, 1]."""
    left, right = _lemmas(a), _lemmas(b)
    return len(left & right) / len(left | right) if left | right else 0.0


def one_story(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are known to belong to one story.

    That is one document, or two of about the same days that name somebody or something in common, or, where the day of
    one is unknown, two that name much in common: a draft and its sources in plain text have no dates.
    """
    if a.document.id == b.document.id:
        return True
    return name_enough_in_common(a.document, b.document) if undated(a, b) else akin(a.document, b.document)


def must_be_sure(a: Claim, b: Claim) -> bool:
    """Tell whether the judge asks much: a text hardly contradicts itself, and strangers tell of other things."""
    return a.document.id == b.document.id or not one_story(a, b)


def undated(a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand in two documents, and the day of one is unknown."""
    first, second = a.document, b.document
    return first.id != second.id and (first.published is None or second.published is None)


def dates_itself_elsewhere(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether one claim names a time farther from the day of the other's document than one story lasts."""
    return any(
        _is_elsewhere(time, day)
        for grounded, other in ((first, second), (second, first))
        if (day := other.claim.document.published) is not None
        for time in grounded.facts.times
    )


def _is_elsewhere(time: TimeSpan, day: date) -> bool:
    begun, over = time.earliest or time.latest, time.latest or time.earliest
    if begun is None or over is None:
        return False
    return (day - over).days > _STORY_DAYS or (begun - day).days > _STORY_DAYS


def is_worth_reading(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether a reading alone can show that two claims contradict each other.

    Strangers that name nothing in common tell of two matters, however alike they sound.  Where their documents are full
    of names, so do claims that name nobody, unless a day is missing: then it is not known that they are strangers.
    A sentence does not contradict its copy either, whatever a model says of the two.
    """
    a, b = first.claim, second.claim
    if a.sentence.text == b.sentence.text:
        return False
    if one_story(a, b):
        return True
    if not undated(a, b) and name_many(a.document) and name_many(b.document):
        return _shared(_names(first), _names(second)) > 0
    return not names_disjoint(first, second)


def are_parts_of_a_copy(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are different parts of one sentence, which two documents have word for word.

    What a sentence says beside each other it does not contradict.  One claim told twice may still be of two days.
    """
    return a.sentence.text == b.sentence.text and a.text != b.text


def quantities_differ(first: Facts, second: Facts) -> bool:
    """Tell whether both count the same thing, or measure in the same unit, and no two values agree."""
    met = [
        max(p.low, q.low) <= min(p.high, q.high)
        for p in first.quantities
        for q in second.quantities
        if p.unit == q.unit and (p.counted == q.counted or (p.unit and not (p.counted and q.counted)))
    ]
    return bool(met) and not any(met)


def times_differ(first: Facts, second: Facts) -> bool:
    """Tell whether both give times of one precision, and none of them overlap."""
    met = [
        _overlap_in_time(p, q) for p in first.times for q in second.times if p.granularity == q.granularity
    ]
    return bool(met) and not any(met)


def _overlap_in_time(p: TimeSpan, q: TimeSpan) -> bool:
    starts = [t.earliest for t in (p, q) if t.earliest]
    ends = [t.latest for t in (p, q) if t.latest]
    return not starts or not ends or max(starts) <= min(ends)


_STORY_DAYS = 21  # a developing story is mostly told within three weeks


def _dated_apart(a: Claim, b: Claim) -> bool:
    """Tell whether the documents are known to be published farther apart than one story lasts."""
    first, second = a.document.published, b.document.published
    return first is not None and second is not None and abs((first - second).days) > _STORY_DAYS
