"""Names, ages and lists whose words a parser hung on several places, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, clear_of, dependents, lift, top_of_name
from factcheck.claims.lexicon import is_office, is_role
from factcheck.claims.tree import person_names

__all__ = ["ages", "conjuncts", "kinds", "names", "numbers"]

_PARTS = frozenset({"flat", "compound", "nmod:desc", "amod", "goeswith", "dep", "list"})
"""Relations of words inside a name, which none of them has to the rest of the sentence."""
_LIVES = frozenset({"born", "raised", "educated"})
"""Participles of people, whatever noun a parser hangs them on: "the death of Ousmane Barry, born in Conakry"."""
_SAID_OF_NAMES = frozenset({"acl", "acl:relcl", "appos"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OLDEST = 125
_BRACKET = 4
"""Words before an age in which a bracket may open that it belongs to."""
_AFTER_AGE = frozenset({",", ".", ")", ";", "–", "—"})
_OWN = frozenset({"case", "cop", "nsubj", "nsubj:pass", "mark", "aux", "expl"})
"""Dependents that make a noun more than another member of a list of objects."""


def names(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang the words of a person's name on one of them, and the title right before it on the name.

    "The prosecutor, Birgit Hofstätter, …" where a parser took "Birgit" for the apposition and left "Hofstätter" to the
    prosecutor.
    """
    _side_by_side(tokens, heads, deps)
    for first, end in person_names(tokens):
        span = range(first, end)
        tops = [k for k in span if heads[k] not in span]
        if any(tokens[k].pos not in _NAMING and tokens[k].text != "-" for k in span) or not tops:
            continue
        if any(heads[k] == k for k in span):
            continue  # a name that is the whole sentence, or a predicate
        top = next((k for k in tops if deps[k] not in _PARTS), tops[0])
        for k in tops:
            if k != top and clear_of(heads, k, top):
                heads[k], deps[k] = top, "flat" if k > top else "nmod:desc"
        _title_before(tokens, heads, deps, first, top)
        title = first - 1
        titled = title >= 0 and tokens[title].pos == "PROPN" and is_office(tokens[title].text)
        if titled and deps[title] == deps[top] == "appos" and heads[title] == heads[top]:
            heads[title], deps[title] = top, "nmod:desc"
    for token in tokens:
        k = token.i
        while deps[k] in _SAID_OF_NAMES and deps[heads[k]] == "flat" and heads[heads[k]] < heads[k]:
            heads[k] = heads[heads[k]]  # "Inspector Arend Blom, who …" is said of all of the name
        if (
            k > 1
            and token.text in _LIVES
            and tokens[k - 2].entity == "PERSON"
            and tokens[k - 1].text == ","
            and deps[k] == "acl"
        ):
            _hang_on_noun(tokens, heads, deps, k)


_SCALES = frozenset({"hundred", "thousand", "million", "billion"})


def numbers(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang the words of "a hundred and twenty" on the last of them: they are one number, not a list of two."""
    for token in tokens[1:-1]:
        scale, behind = tokens[token.i - 1], tokens[token.i + 1]
        if token.text != "and" or scale.text.casefold() not in _SCALES or behind.pos != "NUM":
            continue
        first, last = scale.i, behind.i
        while first and (tokens[first - 1].pos == "NUM" or tokens[first - 1].text == "-"):
            first -= 1
        if first and tokens[first - 1].text.casefold() in ("a", "an"):
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].pos == "NUM":
            last += 1
        same_scale = last > behind.i and tokens[behind.i + 1].text.casefold() == scale.text.casefold()
        if same_scale or any(
            t.text.casefold() in ("between", "both") for t in tokens[max(0, first - 2) : first]
        ):
            continue  # "two hundred and three hundred" are two
        _hang_together(tokens, heads, deps, range(first, last + 1))


def _hang_together(tokens: Sequence[Token], heads: list[int], deps: list[str], span: range) -> None:
    last = span[-1]
    top = next(k for k in span if heads[k] not in span or heads[k] == k)
    above, relation = (heads[top], deps[top]) if heads[top] != top else (last, "root")
    noun = last + 1
    if noun < len(tokens) and tokens[noun].pos == "NOUN" and (heads[noun] in span or heads[noun] == above):
        if heads[noun] in span:
            heads[noun], deps[noun] = (above, relation) if relation != "root" else (noun, "root")
        above, relation = noun, "nummod"
    for k, head in enumerate(heads):
        if k not in span and head in span:
            heads[k] = last
    for k in span[:-1]:
        heads[k], deps[k] = last, "det" if tokens[k].pos == "DET" else "compound"
    heads[last], deps[last] = above, relation


def _side_by_side(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make one name, or one noun, of two subjects side by side ("a company speaker said")."""
    for token in tokens[1:]:
        k, before = token.i, tokens[token.i - 1]
        if token.pos != before.pos or deps[k] != deps[k - 1] or heads[k] != heads[k - 1]:
            continue
        if token.pos == "PROPN" and deps[k] in (*SUBJECTS, "appos") and not is_office(before.text):
            heads[k], deps[k] = k - 1, "flat"
        elif deps[k] in SUBJECTS and token.pos == "NOUN" and before.tag == "NN" and token.entity != "DATE":
            for c in range(k - 1):
                if heads[c] == k - 1:
                    heads[c] = k
            heads[k - 1], deps[k - 1] = k, "compound"


def _title_before(tokens: Sequence[Token], heads: list[int], deps: list[str], first: int, top: int) -> None:
    """Hang "lawyer" in "lawyer Youssef Berrada" on the name, whichever of the two a parser took for the other's."""
    title = first - 1
    if title < 0 or tokens[title].tag != "NN" or not is_role(tokens[title].lemma) or deps[title] in _PARTS:
        return
    if any(heads[k] == title and deps[k] == "cop" for k in range(title)):
        return
    beside = heads[title] == heads[top] and deps[title] == deps[top]
    apposed = heads[top] == title and deps[top] in ("appos", "flat")
    if not beside and not apposed:
        return
    if apposed:
        lift(heads, deps, top, title)
    for k in range(len(tokens)):
        outside = k > top or deps[k] in ("case", "nsubj", "cop", "aux", "mark", "cc", "punct")
        if heads[k] == title and k != top and outside:
            heads[k] = top
    heads[title], deps[title] = top, "nmod:desc"


def kinds(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a name on the noun right before it that says what it is: "told the newspaper Nordlys"."""
    below = dependents(heads)
    for token in tokens[1:]:
        k, noun = token.i, token.i - 1
        if token.pos != "PROPN" or token.entity in ("DATE", "PERSON") or tokens[noun].tag != "NN":
            continue
        described = any(deps[c] == "det" and tokens[c].text.casefold() == "the" for c in below[noun])
        beside = heads[k] == heads[noun] not in (k, noun)
        if described and beside and clear_of(heads, k, noun):
            heads[k], deps[k] = noun, "appos"


def ages(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make an apposition of the age behind a comma after a person ("Ellen Brodie, 44, …", "the driver, 55, …")."""
    having = {heads[k] for k in range(len(tokens)) if heads[k] != k and deps[k] != "punct"}
    for token in tokens[2:-1]:
        k, text = token.i, token.text
        if text == "aged" and tokens[k - 1].text == "," and tokens[k + 1].pos == "NUM" and heads[k] != k:
            _hang_on_noun(tokens, heads, deps, k)
            continue
        if not text.isdecimal() or int(text) > _OLDEST or k in having or tokens[k - 1].text != ",":
            continue
        counts = deps[k] == "nummod" and heads[k] > k
        if tokens[k + 1].text not in _AFTER_AGE or counts or deps[k] in ("conj", "root"):
            continue
        if any(t.text == "(" for t in tokens[max(k - _BRACKET, 0) : k]):
            continue  # "Mathilde Rask (Viborgby, 22)": behind something else than the name
        somebody = tokens[k - 2]
        role = somebody.pos == "NOUN" and somebody.tag == "NN" and is_role(somebody.lemma)
        if somebody.entity != "PERSON" and not role:
            continue
        top = top_of_name(heads, deps, somebody.i)
        if clear_of(heads, k, top):
            heads[k], deps[k] = top, "appos"


def _hang_on_noun(tokens: Sequence[Token], heads: list[int], deps: list[str], k: int) -> None:
    """Hang "aged four" on the noun before its comma: "a woman and her son, aged four"."""
    top = top_of_name(heads, deps, k - 2)
    if tokens[top].pos in _NOMINAL and deps[k] not in ("amod", "root") and clear_of(heads, k, top):
        heads[k], deps[k] = top, "acl"


def conjuncts(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang the members of a list of nouns on its first one.

    In "in banks, police posts and schools" a parser may hang the third on the second; in "want a fee and a say", the
    second on the verb.
    """
    below = dependents(heads)
    for token in tokens:
        k, head = token.i, heads[token.i]
        if deps[k] != "conj" or token.pos not in _NOMINAL or head > k:
            continue
        own = {deps[c] for c in below[k]}
        if deps[head] == "conj" and {tokens[head].pos, tokens[heads[head]].pos} <= _NOMINAL:
            listed = tokens[min([head, *_before(below, deps, head)]) - 1].text == ","
            if listed and not any(deps[c] == "cc" for c in below[head]):
                heads[k] = heads[head]
        elif tokens[head].pos == "VERB" and not own & _OWN:
            joint = next((c for c in below[k] if deps[c] == "cc" and c < k), None)
            thing = next((c for c in reversed(below[head]) if deps[c] == "obj" and head < c < k), None)
            after = joint is not None and tokens[joint].text.casefold() == "and"
            doubled = k + 1 < len(tokens) and tokens[k + 1].pos == "DET"
            if after and not doubled and thing is not None and tokens[thing].pos in _NOMINAL:
                heads[k] = thing


def _before(below: Sequence[Sequence[int]], deps: Sequence[str], k: int) -> list[int]:
    """Return the words before `k` that belong to its phrase."""
    return [c for c in below[k] if c < k and deps[c] != "punct"]
