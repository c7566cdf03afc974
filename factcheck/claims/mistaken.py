"""Words that a tagger took for nouns, although what stands around them tells that they are verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.claim import Token
from factcheck.claims.heads import TENSED
from factcheck.claims.lexicon import DIRECT_SPEECH, FINDING

__all__ = ["with_verbs"]

_FORMS = {
    form: (verb, tag)
    for verb in FINDING | DIRECT_SPEECH
    for form, tag in ((verb, "VBP"), (f"{verb}s", "VBZ"))
}
_UNCHANGED = frozenset({"set", "cut", "put", "hit", "shut", "let", "cost", "split", "spread", "hurt"})
"""Verbs whose past tense looks as their stem does."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_RELATIVE = frozenset({"who", "which", "that"})
_LONGEST = 14
"""Words from the comma to the verb at most."""


def with_verbs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with a verb at the end of "…, the coast guard fears." and "…, local papers report."."""
    tokens = tuple(_done(tokens, t) for t in tokens)
    last = len(tokens) - 1
    while last >= 0 and tokens[last].pos == "PUNCT":
        last -= 1
    found = last > 2 and _is_verb(tokens, last)
    if not found:
        return tokens
    verb, tag = _FORMS[tokens[last].text.casefold()]
    made = replace(tokens[last], lemma=verb, pos="VERB", tag=tag)
    return (*tokens[:last], made, *tokens[last + 1 :])


def _done(tokens: Sequence[Token], token: Token) -> Token:
    """Return a verb for "set" in "The authorities in the east set free 75 men": no noun has an object."""
    if token.pos != "NOUN" or token.dep not in ("acl", "ccomp", "advcl", "root"):
        return token
    lemma = token.text.casefold()
    if lemma not in _UNCHANGED or not any(
        t.head == token.i and t.dep == "obj" and t.i > token.i for t in tokens
    ):
        return token
    return replace(token, lemma=lemma, pos="VERB", tag="VBD")


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the last word is what the noun before it does, and a clause stands before their comma."""
    token = tokens[i]
    if token.pos != "NOUN" or token.text.casefold() not in _FORMS:
        return False
    comma = next((k for k in range(i - 1, max(i - _LONGEST, 0), -1) if tokens[k].text == ","), None)
    if comma is None or comma + 1 == i:
        return False
    if not any(t.tag in TENSED for t in tokens[:comma]):
        return False
    phrase = tokens[comma + 1 : i]
    clause = next((k for k, t in enumerate(phrase) if t.text.casefold() in _RELATIVE), len(phrase))
    speaker = phrase[:clause]
    if (
        not speaker
        or speaker[-1].pos not in _NOUNS
        or any(t.pos in ("ADP", "CCONJ", "VERB", "AUX") for t in speaker)
    ):
        return False
    if any(t.tag in TENSED for t in phrase) != (clause < len(phrase)):
        return False
    plural = speaker[-1].tag in ("NNS", "NNPS")
    return plural != (_FORMS[token.text.casefold()][1] == "VBZ")
