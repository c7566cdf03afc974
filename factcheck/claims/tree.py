"""Walking a dependency tree (Universal Dependencies): small questions that every rule of decomposition asks."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.lexicon import is_office

__all__ = [
    "NEGATIONS",
    "agrees",
    "auxiliaries",
    "child",
    "children",
    "comma_before",
    "has",
    "is_elliptic",
    "is_finite",
    "is_nominal",
    "is_predicate",
    "negation",
    "person_names",
    "phrase",
    "subject",
    "subtree",
    "trimmed",
    "with_hyphenated",
]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")
_AUXILIARIES = ("aux", "aux:pass", "cop")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_OUTSIDE_PHRASE = frozenset({
    "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl", "aux", "aux:pass", "cop", "mark", "cc", "conj",
    "acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl", "ccomp", "case", "discourse", "vocative",
    "cc:preconj", "obl", "obl:agent", "obl:unmarked", "obl:tmod", "dep", "list", "dislocated",
})  # fmt: skip
"""Dependents of a noun that are no part of the phrase that names it: a predicate's, and what a claim splits off."""
_PLURAL_FORMS = frozenset({"are", "have", "were", "do"})
_AROUND_ELLIPSIS = frozenset({"nsubj", "advmod", "punct", "cc", "mark", "discourse"})
_SINGULAR_FORMS = frozenset({"is", "has", "was", "does"})
_LOOSE = frozenset({",", ";", ":", "-", "–", "—", ".", "!", "?"})
NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "nobody", "none", "nothing", "neither", "nor", "hardly", "nowhere"}
)
_BARELY = frozenset({"hardly", "barely", "scarcely"})
_NO_TIMES = frozenset({"time", "way", "circumstance", "account", "point", "stage", "moment", "case"})


def children(sentence: Sentence, i: int, *deps: str) -> Iterator[Token]:
    """Yield the dependents of word `i`, left to right; with `deps` only those of these relations."""
    for k in sentence.children[i]:
        token = sentence.tokens[k]
        if not deps or token.dep in deps:
            yield token


def child(sentence: Sentence, i: int, *deps: str) -> Token | None:
    """Return the first dependent of word `i` with one of the relations."""
    return next(children(sentence, i, *deps), None)


def subtree(sentence: Sentence, i: int, without: Container[int] = ()) -> tuple[int, ...]:
    """Return the words below and at `i` in reading order, leaving out what hangs on the words `without`."""
    found, waiting = [], [i]
    while waiting:
        k = waiting.pop()
        if k in without and k != i:
            continue
        found.append(k)
        waiting.extend(sentence.children[k])
    return tuple(sorted(found))


def phrase(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the words that name what the noun `i` stands for, without clauses, appositions and coordinates."""
    outside = {k for k in sentence.children[i] if sentence.tokens[k].dep in _OUTSIDE_PHRASE}
    inner = {
        t.i
        for k in subtree(sentence, i, outside)
        if (t := sentence.tokens[k]).dep in ("acl:relcl", "appos", "parataxis") and t.head not in outside
    }
    words = trimmed(sentence, i, subtree(sentence, i, outside | inner))
    return words[:-2] if _ends_with_age(sentence, words) else words


def _ends_with_age(sentence: Sentence, words: tuple[int, ...]) -> bool:
    """Return whether a name has an age behind a comma ("Ellen Brodie, 44"), which is no part of it."""
    if len(words) < len(("Brodie", ",", "44")):
        return False
    name, comma, age = (sentence.tokens[k] for k in words[-3:])
    return name.pos == "PROPN" and comma.text == "," and age.pos == "NUM" and age.entity != "DATE"


def trimmed(sentence: Sentence, i: int, words: Collection[int]) -> tuple[int, ...]:
    """Drop what stands at the ends of the phrase of `i` and is no part of it: its preposition, commas, dashes."""
    kept = sorted(words)
    while kept and _is_loose(sentence, sentence.tokens[kept[0]], i):
        kept.pop(0)
    while kept and _is_loose(sentence, sentence.tokens[kept[-1]], i):
        kept.pop()
    return with_hyphenated(sentence, kept)


def with_hyphenated(sentence: Sentence, words: list[int]) -> tuple[int, ...]:
    """Finish a hyphenated word that the parser cut in two ("Iran-backed groups", "Boateng-Hill")."""
    tokens = sentence.tokens
    while words and words[-1] + 2 < len(tokens) and _joins(tokens, words[-1] + 1):
        words = [*words, words[-1] + 1, words[-1] + 2]
    while words and words[0] > 1 and _joins(tokens, words[0] - 1):
        words = [words[0] - 2, words[0] - 1, *words]
    return tuple(words)


def _joins(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether word `i` is a hyphen without spaces beside it."""
    return (
        tokens[i].text == "-"
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
    )


def _is_loose(sentence: Sentence, token: Token, i: int) -> bool:
    if token.i == i or token.tag == "POS":
        return False
    if token.text in _LOOSE or token.dep == "cc":
        return True
    return token.dep == "case" and (token.head == i or is_nominal(sentence, token.head))


def subject(sentence: Sentence, i: int) -> Token | None:
    """Return the head of the subject of the predicate `i`; a true subject before an expletive one."""
    found = child(sentence, i, "nsubj", "nsubj:pass")
    return found or child(sentence, i, *_SUBJECTS)


def auxiliaries(sentence: Sentence, i: int) -> tuple[Token, ...]:
    """Return auxiliaries and copula of the predicate `i`."""
    return tuple(children(sentence, i, *_AUXILIARIES))


def agrees(noun: Token, verb: Token) -> bool:
    """Return whether a noun and a finite verb or auxiliary may agree in number; where forms do not tell, they do."""
    form = verb.text.casefold()
    if form in ("am", "'m", "’m"):
        return noun.text.casefold() == "i"
    if noun.pos == "NOUN" and noun.tag == "NN":
        return form not in _PLURAL_FORMS
    return noun.tag != "NNS" or (form not in _SINGULAR_FORMS and verb.tag != "VBZ")


def has(token: Token, *features: str) -> bool:
    """Return whether the token carries all the UD features ("VerbForm=Fin")."""
    return all(feature in token.morph for feature in features)


def is_nominal(sentence: Sentence, i: int) -> bool:
    """Return whether word `i` is a noun, a name, a pronoun or a number, or an adjective used as a noun."""
    if sentence.tokens[i].pos == "ADJ":
        return child(sentence, i, "det", "nmod:poss") is not None
    return sentence.tokens[i].pos in _NOMINAL


def is_predicate(sentence: Sentence, i: int) -> bool:
    """Return whether word `i` is a verb, or says something of its subject (copula)."""
    return sentence.tokens[i].pos in ("VERB", "AUX") or any(
        t.dep in ("cop", "nsubj", "nsubj:pass", "csubj", "aux") for t in children(sentence, i)
    )


def is_finite(sentence: Sentence, i: int) -> bool:
    """Return whether the predicate `i` is finite, by itself or by its first auxiliary."""
    token = sentence.tokens[i]
    helpers = auxiliaries(sentence, i)
    for mark in children(sentence, i, "mark"):
        if mark.text.casefold() == "to" and any(t.i < mark.i and t.tag != "VB" for t in helpers):
            return True  # "The bridge is to open in May"
        if mark.text.casefold() in ("to", "with"):
            return False
    if helpers:
        return any(has(t, "VerbForm=Fin") or t.tag in ("MD", "VBZ", "VBP", "VBD") for t in helpers)
    if token.tag == "VBN" and child(sentence, i, "nsubj"):
        return True  # a past tense that the tagger took for a participle: those have no subject without auxiliary
    return has(token, "VerbForm=Fin") or token.tag in ("VBZ", "VBP", "VBD")


def is_elliptic(sentence: Sentence, i: int) -> bool:
    """Return whether the predicate `i` is a "do" whose verb another clause has ("the schools don't")."""
    token = sentence.tokens[i]
    if token.lemma.casefold() != "do" or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    return all(t.dep in _AROUND_ELLIPSIS for t in children(sentence, i))


def negation(sentence: Sentence, i: int) -> Token | None:
    """Return the word that negates the predicate `i`: "not", "never", or a subject or object with "no"."""
    for token in children(sentence, i):
        if (
            token.dep in ("advmod", "det", "cc", "cc:preconj", "aux", "advmod:neg")
            and token.text.casefold() in NEGATIONS
        ):
            return token
        if token.dep == "advmod" and token.text.casefold() == "longer":
            no = child(sentence, token.i, "advmod", "det")
            if no is not None and no.text.casefold() == "no":
                return no  # "no longer sails to Oslo"
        if token.dep == "obl" and token.lemma.casefold() in _NO_TIMES:
            no = child(sentence, token.i, "det")
            if no is not None and no.text.casefold() == "no":
                return no  # "At no time did the managers ask"
        if token.dep in ("nsubj", "nsubj:pass", "obj"):
            if token.text.casefold() in NEGATIONS:
                return token
            for inner in children(sentence, token.i, "det", "advmod", "cc:preconj"):
                if inner.text.casefold() in _BARELY and inner.i < token.i and _next_is_any(sentence, inner.i):
                    return inner  # "hardly anyone has returned"
                follows = sentence.tokens[inner.i + 1].text.casefold() if inner.i < token.i else ""
                if inner.text.casefold() in ("no", "neither", "not") and follows not in (
                    "quite",
                    "only",
                    "least",
                ):
                    return inner
    return None


def _next_is_any(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i + 1].text.casefold() in ("any", "anyone", "anybody", "anything")


def comma_before(sentence: Sentence, words: Collection[int]) -> bool:
    """Return whether a comma, a dash or a bracket opens the stretch of `words`."""
    first = min(words)
    openers = {",", "(", "[", "-", "–", "—"}
    return sentence.tokens[first].text in openers or (
        first > 0 and sentence.tokens[first - 1].text in openers
    )


def _begins_name(tokens: Sequence[Token], i: int) -> bool:
    """Return whether word `i` goes on with a name that the word before it begins."""
    before = tokens[i - 1]
    plain = before.pos == "PROPN" and not before.entity and not is_office(before.text)
    return plain and tokens[i].dep == "flat" and tokens[i].head == before.i


def person_names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each mention of a person by name, and the word behind its last, left to right."""
    start = 0
    while start < len(tokens):
        end = start + 1
        if tokens[start].entity == "PERSON":
            while end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_start:
                end += 1
            first = start
            while first and _begins_name(tokens, first):
                first -= 1  # "Metin Gür", of which only "Gür" was seen to be a name
            yield first, end
        start = end
