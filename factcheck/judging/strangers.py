"""Strangers: which claims tell of one matter, and where a reading alone can show that they contradict each other."""

from __future__ import annotations

from factcheck.claims import Claim
from factcheck.facts import GroundedClaim, akin, name_enough_in_common, name_many, same_name
from factcheck.judging.disputes import opposing

__all__ = [
    "are_parts_of_a_copy",
    "is_worth_reading",
    "left_to_comparators",
    "must_be_sure",
    "names_disjoint",
    "of_one_text",
    "one_story",
    "undated",
]

_NAME_LABELS = frozenset({"PERSON", "ORG", "LOC", "EVENT"})


def one_story(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are known to belong to one story.

    That is one document, or two of about the same days that name somebody or something in common, or, where the day of
    one is unknown, two that name much in common: a draft and its sources in plain text have no dates.
    """
    if a.document.id == b.document.id:
        return True
    return name_enough_in_common(a.document, b.document) if undated(a, b) else akin(a.document, b.document)


def undated(a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand in two documents, and the day of one is unknown."""
    first, second = a.document, b.document
    return first.id != second.id and (first.published is None or second.published is None)


def must_be_sure(a: Claim, b: Claim) -> bool:
    """Tell whether the judge asks much: a text hardly contradicts itself, and strangers tell of other things."""
    return a.document.id == b.document.id or not one_story(a, b)


def is_worth_reading(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether a reading alone can show that two claims contradict each other.

    Strangers that name nothing in common tell of two matters, however alike they sound.  Where their documents are full
    of names, so do claims that name nobody, unless a day is missing: then it is not known that they are strangers.
    A sentence does not contradict its copy either, whatever a model says of the two, and two of one text only where
    opposing speakers are quoted, which makes a dispute.
    """
    a, b = first.claim, second.claim
    if a.sentence.text == b.sentence.text or left_to_comparators(first, second):
        return False
    if one_story(a, b):
        return True
    if not undated(a, b) and name_many(a.document) and name_many(b.document):
        return _shared(_names(first), _names(second)) > 0
    return not names_disjoint(first, second)


def left_to_comparators(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether no reading counts for two claims: those of one text, unless opposing speakers are quoted.

    What a writer sets side by side, a reading takes for a slip, and real slips it overlooks
    (docs/decisions/0030-a-text-against-itself.md).
    """
    return of_one_text(first.claim, second.claim) and not opposing(first, second)


def of_one_text(a: Claim, b: Claim) -> bool:
    """Tell whether two claims stand in one text, both of them in its headline or neither."""
    return a.document.id == b.document.id and a.field == b.field


def are_parts_of_a_copy(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are different parts of one sentence, which two documents have word for word.

    What a sentence says beside each other it does not contradict.  One claim told twice may still be of two days.
    """
    return a.sentence.text == b.sentence.text and a.text != b.text


def names_disjoint(first: GroundedClaim, second: GroundedClaim) -> bool:
    """Tell whether both claims name somebody or something, and nothing in common."""
    names, others = _names(first), _names(second)
    return bool(names) and bool(others) and not _shared(names, others)


def _shared(names: set[str], others: set[str]) -> int:
    """Count the bearers that both sets name; neither set's several spellings of one count twice."""
    ours = sum(any(same_name(name, other) for other in others) for name in names)
    theirs = sum(any(same_name(name, other) for name in names) for other in others)
    return min(ours, theirs)


def _names(grounded: GroundedClaim) -> set[str]:
    return {e.name for e in grounded.facts.entities if e.label in _NAME_LABELS}
