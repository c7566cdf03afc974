"""What tells two datings apart as of two events, though their words are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from factcheck.facts.fact import GroundedClaim, TimeSpan
from factcheck.facts.senses import nation_of
from factcheck.names import name_words, same_word, telling_words

__all__ = ["OF_PERSONS", "foretold_before", "named_apart", "names_apart", "words_of"]

_LONG_BEFORE = timedelta(days=30)
"""From when on what somebody said of the future is older than what is said of it today."""


OF_PERSONS = frozenset(["birth", "death", "burial", "wedding", "arrest", "resignation", "sentence"])
"""Kinds of happening that a story has of several people."""


def named_apart(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether each claim bears a name that the other's sentence lacks: the NVS-02 and the NVS-01."""
    ours, theirs = _names(a), _names(b)
    ours, theirs = ours - _told(b, theirs), theirs - _told(a, ours)
    return names_apart(ours, theirs)


def _told(claim: GroundedClaim, names: set[str]) -> set[str]:
    """Return the words of a claim's sentence; of numbers, those that are of its `names`, and not of its dates."""
    return names | {w for w in words_of(claim.claim.sentence.text) if not w.isdigit()}


def names_apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether each of two sets of words of names has one that the other lacks, however spelled."""
    left, right = set(ours), set(theirs)
    alone = [w for w in left - right if not any(same_word(w, x) for x in right)]
    return bool(alone) and any(not any(same_word(w, x) for x in left) for w in right - left)


def foretold_before(claim: GroundedClaim) -> bool:
    """Tell whether a claim is a forecast of long ago: "EDF said in 2016 that it would start in 2025"."""
    told, when, published = claim.facts.told, claim.facts.when, claim.claim.document.published
    if told is None or told.latest is None or when is None or published is None:
        return False
    return told.latest < published - _LONG_BEFORE and _ahead(when, told)


def _ahead(when: TimeSpan, told: TimeSpan) -> bool:
    return when.latest is None or told.earliest is None or when.latest > told.earliest


def _names(claim: GroundedClaim) -> set[str]:
    """Return the words of the names of a claim outside its times, and the numbers behind them: "iPhone 17"."""
    tokens = claim.claim.sentence.tokens
    spans = [(t.start, t.end) for t in claim.facts.times]
    found: set[str] = set()
    for i in claim.claim.tokens:
        token = tokens[i]
        if any(start <= token.start < end for start, end in spans):
            continue
        named = token.pos == "PROPN" or (i > 0 and token.text[0].isupper() and token.pos in ("NOUN", "ADJ"))
        numbered = token.pos == "NUM" and i > 0 and not tokens[i - 1].text.islower() and token.dep != "root"
        if named or numbered:
            found.update(nation_of(w) for w in name_words(token.text) if len(w) > 1)
    return found


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as they stand in names, nations and their peoples as one."""
    return frozenset(nation_of(w) for w in telling_words(text))
