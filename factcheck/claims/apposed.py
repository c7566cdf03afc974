"""Descriptions behind names: ", president of the foundation", ", a physicist and the paper's author"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, clear_of, dependents, is_below, top_of_name
from factcheck.claims.lexicon import is_kind_of, may_describe_person

__all__ = ["descriptions", "joined_descriptions", "named", "second_subjects"]

_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nmod:poss", "nummod"})
_LOOSE_NOMINAL = frozenset(
    {"conj", "obl", "obl:unmarked", "dep", "parataxis", "nmod", "nmod:unmarked", "list", "dislocated"}
)
_INSIDE_NAME = frozenset({"flat", "compound", "goeswith"})
_LOOSE_NAME = frozenset({"parataxis", "dep", "list", "obl:unmarked", "nmod:unmarked", "dislocated"})


def descriptions(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang ", president of the foundation" and ", a group that …" on the name before the comma."""
    for token in tokens[2:]:
        further = deps[token.i] == "appos" and _has_name_between(tokens, heads, deps, token.i)
        loose = deps[token.i] in _LOOSE_NOMINAL or further
        if not loose or token.pos != "NOUN" or token.entity == "DATE":
            continue
        below = [k for k in range(len(tokens)) if heads[k] == token.i and k != token.i]
        if any(deps[k] in ("case", "cc", "mark", "nsubj", "cop", "conj") for k in below):
            continue
        first = min([token.i, *(k for k in below if deps[k] in _BEFORE_NOUN)])
        name = _name_before(tokens, heads, deps, _behind_age(tokens, first))
        if name is None:
            continue
        if tokens[name].entity == "LOC" and deps[name] == "nmod" and tokens[heads[name]].pos == "PROPN":
            name = heads[name]  # "the Islamic Resistance in Iraq, a group that …"
        bare, article = first == token.i, tokens[first].text.casefold()
        described = further and article in ("a", "an") and may_describe_person(token.lemma)
        if not (bare or article in ("a", "an", "the")):
            continue
        if not (described or is_kind_of(token.lemma, tokens[name].entity)):
            continue
        if not is_below(heads, name, range(token.i, token.i + 1)):
            heads[token.i], deps[token.i] = name, "appos"


def second_subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang one of two subjects on the name that it describes.

    "According to Peter Hall, the mayor of Bristol, the bridge is closed": the mayor is not closed.  "Ines Matos, a
    spokeswoman for the service, said": one person speaks.
    """
    verbs = Counter(heads[t.i] for t in tokens if deps[t.i] in SUBJECTS)
    doubled = [tokens[verb] for verb in sorted(verbs) if verbs[verb] == len(("the mayor", "the bridge"))]
    below = dependents(heads) if doubled else []
    for token in doubled:
        subjects = [k for k in below[token.i] if deps[k] in SUBJECTS]
        if min(subjects) > token.i:
            _inverted(tokens, heads, deps, *subjects)
            continue
        if max(subjects) > token.i:
            continue
        named = tokens[subjects[0]].pos == "PROPN"
        noun = subjects[1] if named else subjects[0]
        own, other = _words_of(below, noun), _words_of(below, subjects[1])
        first = next((k for k in own if tokens[k].text != ","), noun)
        name = _name_before(tokens, heads, deps, first)
        opens = other[0] - 1 if tokens[other[0]].text != "," else other[0]
        if name is None or tokens[opens].text != "," or (named and name != subjects[0]):
            continue
        kind = tokens[noun].pos == "NOUN" and is_kind_of(tokens[noun].lemma, tokens[name].entity)
        if kind and clear_of(heads, noun, name):
            heads[noun], deps[noun] = name, "appos"


def _inverted(tokens: Sequence[Token], heads: list[int], deps: list[str], noun: int, name: int) -> None:
    """Hang the name on the office in ", said the minister of health, Hanitra Rakoto"."""
    office = tokens[noun].text.islower() and is_kind_of(tokens[noun].lemma, "PERSON")
    if office and tokens[name].entity == "PERSON" and tokens[name - 1].text == ",":
        heads[name], deps[name] = noun, "appos"


def joined_descriptions(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Join "a physicist and the paper's author" behind a name: the author is no second person beside it."""
    joined = [
        t for t in tokens if deps[t.i] == "conj" and t.pos == "NOUN" and tokens[heads[t.i]].pos == "PROPN"
    ]
    below = dependents(heads) if joined else []
    for token in joined:
        name = heads[token.i]
        described = next((k for k in below[name] if deps[k] == "appos" and name < k < token.i), None)
        joint = next((k for k in below[token.i] if deps[k] == "cc" and k < token.i), None)
        if described is None or joint is None or tokens[described].pos != "NOUN":
            continue
        if max(_words_of(below, described)) == joint - 1 and tokens[joint - 1].text != ",":
            heads[token.i] = described


def named(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a name on the description before its comma: "including a member of parliament, Kari Lie"."""
    for token in tokens[2:]:
        k, noun = token.i, token.i - 2
        if deps[k] not in _LOOSE_NAME or token.entity != "PERSON" or tokens[k - 1].text != ",":
            continue
        while deps[noun] in (*_INSIDE_NAME, "nmod") and heads[noun] < noun:
            noun = heads[noun]
        describes = tokens[noun].tag == "NN" and is_kind_of(tokens[noun].lemma, "PERSON")
        if describes and clear_of(heads, k, noun):
            heads[k], deps[k] = noun, "appos"


def _has_name_between(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], description: int
) -> bool:
    """Return whether a noun has a name behind it and before a second description: "the mayor, Pedro Ruiz, a miner"."""
    noun = heads[description]
    between = range(noun + 1, description)
    return tokens[noun].pos == "NOUN" and any(
        heads[k] == noun and deps[k] == "appos" and tokens[k].entity == "PERSON" for k in between
    )


def _behind_age(tokens: Sequence[Token], first: int) -> int:
    """Return the first word behind a name and its comma, where an age stands between them and the word `first`."""
    age = first - 2
    aged = age > 1 and tokens[age].text.isdecimal() and tokens[age - 1].text == tokens[first - 1].text == ","
    return age if aged else first


def _name_before(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], first: int
) -> int | None:
    """Return the name that stands before a comma and the word `first`, None where none does."""
    name = first - 2
    if name < 0 or tokens[first - 1].text != "," or tokens[name].pos != "PROPN":
        return None
    return top_of_name(heads, deps, name)


def _words_of(below: Sequence[Sequence[int]], top: int) -> list[int]:
    """Return the words at and below `top`, in their order."""
    found, waiting = [], [top]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(below[found[-1]])
    return sorted(found)
