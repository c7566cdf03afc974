"""Deeds: whatever a sentence dates, by a verb or a noun: "the memo, written in 2014", "the protests of 2013".

A claim's own time dates its main predicate.  A sentence dates more than that, in participles, in relative clauses and
in nouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Deed, TimeSpan
from factcheck.facts.senses import HAPPENING, nation_of, sense_of
from factcheck.facts.syntax import case_of, children, conjuncts, word
from factcheck.names import name_words

__all__ = ["find_deeds"]

_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl:agent", "nsubj:outer")
_POSSESSED = ("nmod", "nmod:poss", "compound", "amod", "nmod:desc")
_RELATIVE = ("acl", "acl:relcl")
_SAID_DONE = HAPPENING | frozenset(["complete", "finish", "finalise", "make", "carry out"])


def find_deeds(
    sentence: Sentence, anchored: Mapping[int, Sequence[TimeSpan]], names: Mapping[int, str]
) -> list[tuple[int, Deed]]:
    """Return (token, deed) for all that a sentence dates, left to right.

    `anchored` are times by the token that they date, `names` canonical names by token.
    """
    found = []
    for i, times in sorted(anchored.items()):
        at = [t for t in times if t.relation == "at"]
        if len(at) != 1 or len(times) != 1:
            continue
        for token in _deed_tokens(sentence, sentence.tokens[i]):
            heads = list(_argument_heads(sentence, token))
            words = frozenset(w for k in heads for w in _words(sentence, k, names))
            # "the birth of a calf" is one of several too
            inner = [
                t.i for k in heads for t in children(sentence, k, "nmod") if case_of(sentence, t.i) == "of"
            ]
            indefinite = any(
                t.text.casefold() in ("a", "an", "another")
                for k in (*heads, *inner)
                for t in children(sentence, k, "det")
            )
            if words and not _denied(sentence, sentence.tokens[i]):
                found.append(
                    (i, Deed(sense_of(word(token)), words, at[0], token.start, token.end, indefinite))
                )
    return found


def _deed_tokens(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the word that names what was done: the noun of "the vote came in May", else the dated word itself."""
    if token.pos not in ("VERB", "NOUN", "PROPN", "AUX"):
        return
    if word(token) in _SAID_DONE:
        yield from (t for t in children(sentence, token.i, "nsubj", "nsubj:pass") if t.pos == "NOUN")
        if word(token) in HAPPENING:
            return
    yield token


def _argument_heads(sentence: Sentence, token: Token) -> Iterator[int]:
    if token.pos in ("NOUN", "PROPN"):
        for child in children(sentence, token.i, *_POSSESSED):
            yield from conjuncts(sentence, child.i)
        return
    for child in children(sentence, token.i, *_ARGUMENTS):
        if child.pos != "PRON":
            yield from conjuncts(sentence, child.i)
    if token.dep in _RELATIVE and token.head != token.i:
        yield token.head


def _words(sentence: Sentence, k: int, names: Mapping[int, str]) -> Iterator[str]:
    if k in names:
        yield from (nation_of(w) for w in name_words(names[k]))
        return
    token = sentence.tokens[k]
    if token.pos == "PROPN":
        yield from (nation_of(w) for w in name_words(token.text))
    elif token.pos == "NOUN":
        yield sense_of(word(token))
    for child in children(sentence, k, "appos", "flat", "nmod:desc", "compound", "amod"):
        if child.i in names:
            yield from (nation_of(w) for w in name_words(names[child.i]))
        elif child.dep in ("compound", "amod") and child.pos in ("NOUN", "ADJ"):
            yield nation_of(sense_of(word(child)))


def _denied(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb is negated, or looks ahead or back from another time than the story's."""
    helpers = {t.text.casefold() for t in children(sentence, token.i, "aux", "advmod", "mark", "aux:pass")}
    return bool(helpers & _NOT_SO)


_NOT_SO = frozenset(
    [
        "not",
        "n't",
        "n’t",
        "never",
        "no",
        "will",
        "would",
        "may",
        "might",
        "could",
        "should",
        "must",
        "to",
        "if",
        "had",
    ]
)
