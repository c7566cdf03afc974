"""The past tense of English verbs, for participles that become sentences: "killing four" says that it killed four."""

from __future__ import annotations

from factcheck.claims.irregular import PAST_TENSES

__all__ = ["past_tense"]

_VOWELS = frozenset("aeiou")
_DOUBLING = frozenset("bdgmnprt")
_SHORT = 4
"""Letters of a verb that doubles its last consonant at most ("stop", "stopped"); longer ones mostly do not ("open")."""
_STRESSED_LAST = frozenset(
    {"permit", "commit", "admit", "refer", "prefer", "occur", "incur", "deter", "transfer", "regret"}
)


def past_tense(lemma: str) -> str:
    """Return the past tense of the verb with this lemma, lower case, third person singular."""
    verb = lemma.casefold()
    if verb in PAST_TENSES:
        return PAST_TENSES[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    closed = len(verb) > 2 and verb[-1] in _DOUBLING and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one_vowel = sum(letter in _VOWELS for letter in verb) == 1
    if closed and (one_vowel or verb in _STRESSED_LAST):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
