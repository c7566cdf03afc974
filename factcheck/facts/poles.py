"""Poles: words of which each has an opposite, with what they are said of: prices that rise, a door that is shut."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Pole
from factcheck.facts.opposites import COMPARED, OF, SIGNED
from factcheck.facts.phrases import phrase_words, proper_words
from factcheck.facts.senses import sense_of
from factcheck.facts.syntax import ancestors, case_of, children, is_passive, word

__all__ = ["find_poles"]

_FIRST_WORDS = frozenset(words.split()[0] for _, words in SIGNED)
_POS = {"VERB": "v", "NOUN": "n", "ADJ": "a", "ADV": "d", "ADP": "d"}
_SIDES = frozenset(["upstream", "downstream"])
"""Words that are said of what they are counted from: the same side of a bridge."""
_STATES = frozenset(["position", "state", "condition"])
_BEARING = frozenset(
    ["keep", "continue", "begin", "start", "seem", "appear", "stick", "remain", "stay", "be", "find", "jam"]
)
"""Verbs whose subject is what their complement is said of."""
_PARTICLES = frozenset(["up", "down", "on", "off", "out"])
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def find_poles(sentence: Sentence, names: Mapping[int, str]) -> list[tuple[int, Pole]]:
    """Return (token, pole) for the words of a sentence that have an opposite and a topic, left to right."""
    found = []
    for token in sentence.tokens:
        pos = _POS.get(token.pos)
        if pos is None:
            continue
        lemma = word(token)
        if token.dep == "amod" and token.pos == "VERB":
            pos, lemma = "a", token.text.casefold()  # "the closed position"
        elif lemma in _SIDES:
            pos = "d"
        if lemma not in _FIRST_WORDS or (
            lemma in ("up", "down") and not any(True for _ in children(sentence, token.i, "cop"))
        ):
            continue
        particles = [
            word(t) for t in children(sentence, token.i, "compound:prt", "advmod") if word(t) in _PARTICLES
        ]
        signs = SIGNED.get((pos, " ".join([lemma, *particles]))) or (
            not particles and SIGNED.get((pos, lemma))
        )
        if not signs or (lemma in COMPARED and not _comparative(sentence, token)):
            continue
        heads = _topic(sentence, token)
        topic = phrase_words(sentence, heads, names)
        if not topic:
            continue
        for dimension, sign in signs:
            if dimension in OF and not any(word(sentence.tokens[k]) in OF[dimension] for k in heads):
                continue
            if dimension == "life" and lemma == "survive" and is_passive(sentence, token.i):
                continue  # "he is survived by a daughter"
            found.append(
                (
                    token.i,
                    Pole(
                        dimension=dimension,
                        sign=sign,
                        head=sense_of(word(sentence.tokens[heads[0]])),
                        topic=topic,
                        names=proper_words(sentence, heads, names),
                        negated=_denied(sentence, token),
                        start=token.start,
                        end=token.end,
                        text=" ".join([token.text, *particles]),
                    ),
                )
            )
    return found


def _comparative(sentence: Sentence, token: Token) -> bool:
    if token.tag in ("JJR", "RBR"):
        return True
    return any(word(t) in ("more", "less") for t in children(sentence, token.i, "advmod"))


def _denied(sentence: Sentence, token: Token) -> bool:
    words = {t.text.casefold() for t in children(sentence, token.i)}
    return bool(
        words
        & {"not", "n't", "n’t", "never", "no", "neither", "if", "unless", "could", "may", "might", "would"}
    )


def _topic(sentence: Sentence, token: Token) -> list[int]:
    """Return the heads of what a word is said of; the main one first."""
    if token.pos == "VERB" and token.dep != "amod":
        return _of_verb(sentence, token)
    if token.pos == "NOUN":
        return _of_noun(sentence, token)
    if (
        token.pos in ("ADV", "ADP")
        and word(token) not in _SIDES
        and (subjects := [t.i for t in children(sentence, token.i, *_SUBJECTS)])
    ):
        return subjects
    if token.pos in ("ADV", "ADP") or word(token) in _SIDES:
        beside = [
            t.i for t in children(sentence, token.i, "obl", "nmod", "fixed") if t.pos in ("NOUN", "PROPN")
        ]
        above = sentence.tokens[token.head]
        beside += [t.i for t in children(sentence, above.i, "obl", "nmod") if t.i > token.i and not beside]
        return [*beside, *([above.i] if above.pos in ("NOUN", "PROPN") and above.i not in beside else [])]
    if token.dep == "amod":  # before verbs, whose participles may be adjectives
        noun = sentence.tokens[token.head]
        if word(noun) not in _STATES:
            return [noun.i]
        return [t.i for t in children(sentence, noun.i, *_SUBJECTS)] or _subject_above(sentence, noun)
    own = [t.i for t in children(sentence, token.i, *_SUBJECTS) if t.pos != "PRON"]
    return own or _subject_above(sentence, token)


def _of_verb(sentence: Sentence, token: Token) -> list[int]:
    objects = [
        t.i
        for t in children(sentence, token.i, "obj")
        if t.pos in ("NOUN", "PROPN") and not _figure(sentence, t)
    ]
    if objects and not is_passive(sentence, token.i):
        return [*objects, *(t.i for t in children(sentence, token.i, "xcomp"))]
    subjects = [t.i for t in children(sentence, token.i, *_SUBJECTS) if t.pos in ("NOUN", "PROPN")]
    if subjects:
        return [*subjects, *(t.i for t in children(sentence, token.i, "xcomp"))]
    if token.dep in ("acl", "acl:relcl", "amod"):
        return [token.head]
    return _subject_above(sentence, token)


def _figure(sentence: Sentence, token: Token) -> bool:
    return token.text in ("%", "percent", "points") or any(
        True for _ in children(sentence, token.i, "nummod")
    )


def _of_noun(sentence: Sentence, token: Token) -> list[int]:
    """Read "a rise in prices", and "exports reached 40 tons, a rise of a third"."""
    if not any(t.text.casefold() in ("a", "an", "the") for t in children(sentence, token.i, "det")):
        return []
    inside = [
        t.i
        for t in children(sentence, token.i, "nmod")
        if case_of(sentence, t.i) in ("in", "of") and not _figure(sentence, t)
    ]
    return inside or (_subject_above(sentence, token) if token.dep in ("appos", "parataxis") else [])


def _subject_above(sentence: Sentence, token: Token) -> list[int]:
    """Return the subject of the clause in which a word stands."""
    for above in ancestors(sentence, token.i):
        subjects = [t.i for t in children(sentence, above.i, *_SUBJECTS) if t.pos in ("NOUN", "PROPN")]
        if subjects:
            return subjects
        if above.pos == "VERB" and word(above) not in _BEARING and above.dep not in ("conj", "xcomp"):
            break
    return []
