"""Words of noun phrases, each as its sense, names as the document spells them in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims import Claim, Sentence, Token
from factcheck.facts.senses import nation_of, sense_of
from factcheck.facts.syntax import children, word
from factcheck.names import name_words

__all__ = ["is_bare", "is_indefinite", "phrase_words", "predicate_words", "proper_words"]

_OUTSIDE = frozenset(
    [
        "acl:relcl",
        "conj",
        "cc",
        "punct",
        "parataxis",
        "advcl",
        "nsubj",
        "nsubj:pass",
        "cop",
        "case",
        "det",
        "aux",
        "mark",
    ]
)


def _phrase(sentence: Sentence, heads: Sequence[int]) -> Iterator[Token]:
    """Yield the words of noun phrases, what they are of included, their clauses left out."""
    waiting = list(heads)
    while waiting:
        k = waiting.pop()
        yield sentence.tokens[k]
        waiting += [t.i for t in children(sentence, k) if t.dep not in _OUTSIDE]


def phrase_words(sentence: Sentence, heads: Sequence[int], names: Mapping[int, str]) -> frozenset[str]:
    """Return the content words of the phrases with these heads; `names` maps tokens to canonical names."""
    found: set[str] = set()
    for token in _phrase(sentence, heads):
        if token.i in names:
            found.update(nation_of(w) for w in name_words(names[token.i]) if len(w) > 1)
        if token.pos == "PROPN":
            found.update(nation_of(w) for w in name_words(token.text) if len(w) > 1)
        elif token.pos in ("NOUN", "ADJ", "VERB"):
            found.add(nation_of(sense_of(word(token))))
    return frozenset(found)


def proper_words(sentence: Sentence, heads: Sequence[int], names: Mapping[int, str]) -> frozenset[str]:
    """Return those of them that are of names, "Northern" of "the Northern Line" too."""
    found: set[str] = set()
    for token in _phrase(sentence, heads):
        if token.i in names:
            found.update(nation_of(w) for w in name_words(names[token.i]) if len(w) > 1)
        capital = token.pos == "ADJ" and token.i > 0 and token.text[:1].isupper()
        if token.pos == "PROPN" or capital:
            found.update(nation_of(w) for w in name_words(token.text) if len(w) > 1)
    return frozenset(found)


def is_bare(sentence: Sentence, noun: Token) -> bool:
    """Tell "the blast", of which no more than names are told: the one that a story is about."""
    told = children(sentence, noun.i, "nmod", "compound", "amod", "acl:relcl", "acl", "nmod:poss")
    if noun.pos != "NOUN" or any(t.pos != "PROPN" for t in told):
        return False
    return any(t.text.casefold() in _DEFINITE for t in children(sentence, noun.i, "det"))


def is_indefinite(sentence: Sentence, noun: Token) -> bool:
    """Tell "a fire", "fires" from the fire that a story is about; no verb is either."""
    return noun.pos == "NOUN" and not any(
        t.dep == "nmod:poss" or t.text.casefold() in _DEFINITE
        for t in children(sentence, noun.i, "det", "nmod:poss")
    )


_DEFINITE = ("the", "that", "this")


def predicate_words(claim: Claim) -> str:
    """Return the verb of a claim's clause as it stands there, with its particle: "went off"."""
    tokens = claim.sentence.tokens
    particles = [t.text for t in children(claim.sentence, claim.head, "compound:prt")]
    return " ".join([tokens[claim.head].text, *particles])
