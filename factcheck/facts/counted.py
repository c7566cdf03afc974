"""What a number counts: what narrows the noun, and what is said of the things that it names."""

from __future__ import annotations

from factcheck.claims import Sentence, Token
from factcheck.facts.lexicon import kind_of_noun, kind_of_verb
from factcheck.facts.syntax import case_of, children, word

__all__ = [
    "ALL",
    "BY",
    "DEFINITE",
    "LIFE_TAKING",
    "PART",
    "TO",
    "TOTAL",
    "kind_said",
    "modifiers_of",
    "said_of",
]

PART = "part"
"""Modifier of a part: the 16 of "16 of the passengers"."""

ALL = "all"
"""Modifier of a number that is said to be all there are: "all five leaders"."""

DEFINITE = "the"
"""Modifier of what was spoken of before: its noun need not repeat what tells it from others."""

TO, BY = "to", "by"
"""Modifiers of a measure: where it went, and by how much it changed."""

TOTAL = "total"
"""Modifier of the whole that a part is taken of: the 20 of "16 of the 20 passengers"."""

LIFE_TAKING = frozenset(["claim", "cost", "take", "lose"])
"""Verbs whose object "lives" are people who died."""
_NOUNS = ("NOUN", "PROPN")
_FURTHER = frozenset(["more", "other", "another", "further", "additional", "extra"])
_VAGUE = frozenset(["total", "least", "most", "many", "few", "some", "several", "estimated", "such", "whole"])


def modifiers_of(sentence: Sentence, noun: Token, numeral: Token) -> frozenset[str]:
    """Return the lemmas that narrow a counted noun; its own `numeral` is none of them."""
    found: set[str] = set()
    for child in children(sentence, noun.i):
        if child.i == numeral.i or child.pos == "NUM":
            continue
        if child.dep in ("det", "det:predet") and word(child) == "all":
            found.add(ALL)
        if child.dep == "det" and word(child) in ("the", "this", "these", "that", "those"):
            found.add(DEFINITE)
        if child.dep in ("amod", "compound", "nmod:desc", "det", "advmod") and word(child) in _FURTHER:
            if not _than_follows(sentence, child):
                found.add("further")
        elif child.dep in ("amod", "compound", "nmod:desc") and child.pos in ("ADJ", "NOUN", "PROPN", "VERB"):
            if word(child) not in _VAGUE:
                found.add(kind_of_verb(word(child)) or word(child))
        elif child.dep in ("acl", "acl:relcl") and child.pos == "VERB":
            found.add(kind_of_verb(word(child)) or word(child))
        elif child.dep in ("nmod", "nmod:poss") and child.pos in _NOUNS and not _names_some(sentence, child):
            found.add(f"{case_of(sentence, child.i)} {word(child)}".strip())
            found.update(word(c) for c in children(sentence, child.i, "amod") if word(c) not in _VAGUE)
    return frozenset(found)


def _names_some(sentence: Sentence, token: Token) -> bool:
    """Tell "14 cities, including Lyon": examples narrow nothing."""
    return case_of(sentence, token.i) in ("including", "such as", "like")


def _than_follows(sentence: Sentence, token: Token) -> bool:
    """Tell "no more than ten" from "ten more"."""
    return token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].text.casefold() == "than"


def said_of(sentence: Sentence, noun: Token) -> str:
    """Return what is said of the counted things: the class of the verb they depend on."""
    top = noun
    while top.dep == "conj" and top.head != top.i:
        top = sentence.tokens[top.head]
    for child in children(sentence, noun.i, "acl", "acl:relcl"):
        if kind := kind_of_verb(word(child)):
            return kind
    above = sentence.tokens[top.head]
    if top.head == top.i:
        return ""
    if word(above) == "lose" and any(word(c) == "life" for c in children(sentence, above.i, "obj")):
        return "death"
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    if after is not None and after.tag == "VBN" and (kind := kind_of_verb(word(after))):
        return kind  # "three were killed and seven wounded"
    if word(above) == "life" and word(sentence.tokens[above.head]) in LIFE_TAKING:
        return "death"
    for child in children(sentence, above.i, "xcomp", "amod", "obj"):
        # "left 40 people dead", "wounding at least 40"
        if (
            word(above) in ("leave", "find", "pronounce")
            and child.i > noun.i
            and (kind := kind_of_verb(word(child)) or kind_of_noun(word(child)))
        ):
            return kind
    if top.dep in ("nsubj:pass", "obj", "nsubj", "obl", "nmod", "obl:agent", "iobj"):
        if above.pos in _NOUNS and (kind := kind_of_noun(word(above))):
            return kind
        return kind_said(above)
    return ""


def kind_said(predicate: Token) -> str:
    """Return the class of a verb or of a noun of happening ("death", "injury"), else its lemma."""
    return kind_of_verb(word(predicate)) or kind_of_noun(word(predicate)) or word(predicate)
