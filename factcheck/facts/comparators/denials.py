"""Denials: in one story, a deed is done in one claim, and in the other it is not."""

from __future__ import annotations

import re

from factcheck.facts.comparators.alignment import GENERIC, cover, pairs_of, strange, times_apart
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Done, GroundedClaim, Quantity
from factcheck.facts.phrases import phrase_words
from factcheck.facts.senses import HAVING, sense_of
from factcheck.facts.story import TOLD_APART, one_story
from factcheck.facts.syntax import case_of, children, token_at
from factcheck.facts.timex.words import WEEKDAYS
from factcheck.facts.zeros import is_zero

__all__ = ["compare"]

_COVERED = 0.5  # share of the words of the claim with fewer that the other sentence must have
_SOME = frozenset(
    ["most", "many", "some", "few", "several", "half", "all", "every", "each", "both", "only", "any", "other", "more",
     "another", "further", "second", "third"]
)  # fmt: skip
"""Words that say of how many something is said."""


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim denies the deed that the other tells of the same thing.

    A deed that only the later report knows of may have been done since.
    """
    if not a.facts.done or not b.facts.done:
        return None
    for p, q in pairs_of(a.facts.done, b.facts.done):
        if p.denied == q.denied or p.sense != q.sense or not _one_thing(a, p, b, q):
            continue
        denied, affirmed = (a, b) if p.denied else (b, a)
        if _denies_more(denied, p if p.denied else q, affirmed):
            continue
        if _since(denied, affirmed) or not _told_alike(a, b, p, q):
            continue
        return Comparison(
            type="negation",
            answer="clash",
            first=f"not {p.text}" if p.denied else p.text,
            second=f"not {q.text}" if q.denied else q.text,
            first_span=(p.start, p.end),
            second_span=(q.start, q.end),
            explanation=f"“{p.text}” against “{q.text}”, which one side denies",
            same_event=TOLD_APART,
        )
    return None


def _one_thing(a: GroundedClaim, p: Done, b: GroundedClaim, q: Done) -> bool:
    """Tell whether both verbs share what they are done to, and a denial that names a doer the doer, too."""
    doers = [phrase_words(g.claim.sentence, d.doers, {}) for g, d in ((a, p), (b, q))]
    if (doers[0] if p.denied else doers[1]) and not doers[0] & doers[1]:
        return False  # "the weather did not sell the hay": somebody else did
    topics = [phrase_words(g.claim.sentence, d.arguments, {}) for g, d in ((a, p), (b, q))]
    common = (topics[0] & topics[1]) - GENERIC - HAVING
    return bool(common) and (not p.head or not q.head or p.head == q.head or len(common) > 1)


_CONTRAST = re.compile(r"(?:,|\bbut) not\b", re.IGNORECASE)


def _denies_more(denied: GroundedClaim, deed: Done, affirmed: GroundedClaim) -> bool:
    """Tell whether a denial is of a deed with something besides that the other claim does not tell.

    "He did not die of old age" may well have been killed, who "did not surrender until 1974" surrendered, and "bought
    Vestfrakt, not Nordlast" says both.
    """
    if _CONTRAST.search(affirmed.claim.sentence.text):
        return True
    sentence = denied.claim.sentence
    token = token_at(sentence, deed.start)
    if token is None:
        return False
    proposed = _proposed(denied, deed)
    if proposed and denied.facts.quantities:
        return True  # "rejected a motion to raise the fee by a fifth": it may have been raised by less
    known = affirmed.facts.context | affirmed.facts.frame.words
    for child in children(sentence, token.i, "obl", "obl:unmarked", "advcl", "obj"):
        if case_of(sentence, child.i) in _UNTIL and not proposed:
            return True
        if (
            child.dep in ("obl", "obj")
            and not phrase_words(sentence, [child.i], {}) <= known | GENERIC | WEEKDAYS.keys()
        ):
            return True
    return False


_UNTIL = frozenset(["until", "till", "before"])


def _since(denied: GroundedClaim, affirmed: GroundedClaim) -> bool:
    """Tell whether the deed may have been done after it was denied."""
    first, second = denied.claim.document.published, affirmed.claim.document.published
    if first is None or second is None or first >= second:
        return False
    when = affirmed.facts.when
    return when is None or when.latest is None or when.latest >= first


def _told_alike(a: GroundedClaim, b: GroundedClaim, p: Done, q: Done) -> bool:
    if {a.claim.modality, b.claim.modality} & {"hypothetical", "denied", "planned"}:
        return False
    if (_words(a) ^ _words(b)) & _SOME or times_apart(a.facts.when, b.facts.when):
        return False
    denied, affirmed = (a, b) if p.denied else (b, a)
    if _dated(denied) and (not _dated(affirmed) or (_words(a) ^ _words(b)) & WEEKDAYS.keys()):
        return False  # what was not done on Tuesday may have been done on Monday
    if any(not is_zero(x) for g in (a, b) for x in g.facts.quantities if _counts(g, x, p if g is a else q)):
        return False  # "two did not": others did
    covered = cover(a, b, frozenset([p.sense, q.sense]))
    if covered.share < _COVERED and not _aims_alike(denied, p if p.denied else q, affirmed):
        return False
    if strange(covered, a, b):
        return False
    return one_story(a.claim.document, b.claim.document)


def _proposed(claim: GroundedClaim, deed: Done) -> bool:
    """Tell whether a deed is what a proposal was for: "a motion to close the pool"."""
    token = token_at(claim.claim.sentence, deed.start)
    return token is not None and token.tag == "VB" and token.dep == "acl"


def _aims_alike(denied: GroundedClaim, deed: Done, affirmed: GroundedClaim) -> bool:
    """Tell whether all that a proposal was to be done to is in the other claim, whoever voted on it, and how."""
    aim = phrase_words(denied.claim.sentence, deed.arguments, {})
    return _proposed(denied, deed) and aim <= affirmed.facts.context | affirmed.facts.frame.words


def _counts(claim: GroundedClaim, quantity: Quantity, deed: Done) -> bool:
    return not quantity.unit and sense_of(quantity.counted) in phrase_words(
        claim.claim.sentence, deed.arguments, {}
    )


def _words(claim: GroundedClaim) -> set[str]:
    tokens = claim.claim.sentence.tokens
    return {tokens[i].text.casefold() for i in claim.claim.tokens}


def _dated(claim: GroundedClaim) -> bool:
    return bool(claim.facts.times) or not WEEKDAYS.keys().isdisjoint(_words(claim))
