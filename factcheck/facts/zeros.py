"""Counts of nothing: "Nobody died", "no homes were damaged", "none of the 40 passengers was hurt" are a count of 0.

"No" says many things that count nothing ("no longer", "no more than ten", "no group claimed responsibility").  A count
is read only from a plural noun ("no homes"), from a noun that counts people by what befell them ("no deaths"), and from
"nobody" and "none" beside a verb of that kind; never from what was not reported, not known or not yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from factcheck.claims import Sentence, Token
from factcheck.facts.counted import modifiers_of, said_of
from factcheck.facts.fact import Quantity
from factcheck.facts.lexicon import PEOPLE_KINDS, canonical_noun, kind_of_noun, kind_of_verb
from factcheck.facts.syntax import children, word

__all__ = ["find_zeros", "is_zero"]

_UNTOLD = frozenset(
    ["report", "confirm", "record", "know", "expect", "announce", "disclose", "release", "detect", "find", "see",
     "identify", "give", "mention", "hear", "publish", "name", "say", "plan", "believe", "need", "remain", "make"]
)  # fmt: skip
"""Verbs of telling and finding: "no injuries were reported" leaves open whether there were any."""
_SAYING = frozenset(["say", "confirm", "announce"])
"""Those that pass on a count of nothing where they stand outside of it: "nobody died, police said"."""
_SO_FAR = frozenset(["yet", "far", "immediately", "still", "initially", "apparently", "necessarily"])
_OTHERS = frozenset(
    ["other", "more", "further", "new", "additional", "such", "immediate", "known", "serious", "major"]
)
"""With these, "no" denies some of them and not all."""
_SUBJECTS = ("nsubj", "nsubj:pass", "obj", "nsubj:outer", "expl")


def find_zeros(sentence: Sentence) -> Iterator[Quantity]:
    """Yield a quantity of 0 for each word of a sentence that counts nothing."""
    for token in sentence.tokens:
        text = token.text.casefold()
        if text == "no" and token.dep == "det" and token.head != token.i:
            noun = sentence.tokens[token.head]
            if noun.text.casefold() == "one":
                yield from _nobody(sentence, token, noun)
            elif noun.pos == "NOUN":
                yield from _of_noun(sentence, token, noun)
        elif text in ("nobody", "none"):
            yield from _nobody(sentence, token, token)


def is_zero(quantity: Quantity) -> bool:
    """Tell whether a quantity says that there is none."""
    return quantity.low == quantity.high == 0.0


def _of_noun(sentence: Sentence, no: Token, noun: Token) -> Iterator[Quantity]:
    kind = kind_of_noun(word(noun))
    modifiers = modifiers_of(sentence, noun, no)
    if (noun.dep not in _SUBJECTS and not kind) or not _told(sentence, noun) or modifiers & _OTHERS:
        return
    if any(word(c) in _OTHERS for c in children(sentence, noun.i, "amod", "det")) or "further" in modifiers:
        return
    if kind in PEOPLE_KINDS:
        yield _zero(sentence, no, noun, "person", modifiers, kind)
    elif noun.tag == "NNS":
        yield _zero(sentence, no, noun, canonical_noun(word(noun)), modifiers, said_of(sentence, noun))


def _nobody(sentence: Sentence, first: Token, noun: Token) -> Iterator[Quantity]:
    said = said_of(sentence, noun)
    if said not in PEOPLE_KINDS or noun.dep not in _SUBJECTS or not _told(sentence, noun):
        return
    of = _of_whom(sentence, noun)
    if of is not None:
        yield _zero(sentence, first, noun, canonical_noun(word(of)), modifiers_of(sentence, of, noun), said)
    elif not any(c.i > noun.i for c in children(sentence, noun.i, "advmod", "amod", "case")):
        yield _zero(
            sentence, first, noun, "person", frozenset(), said
        )  # "nobody else", "nobody but him" are some


def _of_whom(sentence: Sentence, noun: Token) -> Token | None:
    """Return the noun of "none of the 40 passengers", by its place: parsers hang it on the verb now and then."""
    following = sentence.tokens[noun.i + 1 : noun.i + _REACH]
    if not following or following[0].text.casefold() != "of":
        return None
    nouns = takewhile(lambda t: t.pos not in ("VERB", "AUX", "PUNCT"), following)
    return next((t for t in nouns if t.pos == "NOUN" and t.tag == "NNS"), None)


_REACH = 8  # tokens


def _told(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a sentence says that there is none, and not that none was heard of, or none as yet."""
    above = sentence.tokens[noun.head]
    clause = sentence.tokens[above.head]
    reported = above.dep == "ccomp" and word(clause) in _SAYING
    for verb in (above, *((clause,) if above.dep in ("xcomp", "ccomp") and not reported else ())):
        if word(verb) in _UNTOLD and not kind_of_verb(word(verb)):
            return False
        for child in children(sentence, verb.i, "advmod", "obl", "fixed"):
            if word(child) in _SO_FAR or child.text.casefold() in ("not", "n't", "n’t", "never"):
                return False
    return True


def _zero(
    sentence: Sentence, first: Token, last: Token, counted: str, modifiers: frozenset[str], predicate: str
) -> Quantity:
    end = max(first.end, last.end)
    return Quantity(
        start=first.start,
        end=end,
        text=sentence.text[first.start - sentence.start : end - sentence.start],
        low=0.0,
        high=0.0,
        counted=counted,
        modifiers=modifiers,
        predicate=predicate,
    )
