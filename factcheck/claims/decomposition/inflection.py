"""The past tense of English verbs, for participles that become sentences: "killing four" says that it killed four."""

from __future__ import annotations

from factcheck.claims.irregular import PAST_TENSES

__all__ = ["article", "past_tense"]

_VOWELS = frozenset("aeiou")
_DOUBLING = frozenset("bdgmnprt")
_SHORT = 4
"""Letters of a verb that doubles its last consonant at most ("stop", "stopped"); longer ones mostly do not ("open")."""
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_SPOKEN_AS_CONSONANT = ("uni", "use", "usu", "uti", "eu", "one", "once", "ura")
_NAMED_WITH_VOWEL = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel, as in "an MP"."""
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


def article(word: str) -> str:
    """Return "a" or "an", as the first letters of the word that follows tell ("an hour", "a unit", "an MP")."""
    start = word.casefold()
    if start.startswith(_SILENT_H) or (word[:2].isupper() and word[0] in _NAMED_WITH_VOWEL):
        return "an"
    return "an" if start[:1] in _VOWELS and not start.startswith(_SPOKEN_AS_CONSONANT) else "a"
