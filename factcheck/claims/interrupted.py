"""Predicates that a report interrupts: "The bank made, the minister said, a profit", "Men charged, she said, fled".

A parser takes what stands behind the report for its object.  The predicate gets back what belongs to it, and the report
stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, TENSED

__all__ = ["resumed"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OF_NOUNS = frozenset({"det", "amod", "nummod", "compound", "nmod:poss"})
_SAID = frozenset({"ccomp", "parataxis"})
_SETTING = frozenset({"obl", "obl:unmarked", "advmod"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VB"})
_VERBAL = frozenset({"VERB", "AUX"})


def resumed(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, first: int) -> bool:
    """Join what stands before and behind a report between commas, whose verb is `verb` and first word `first`.

    Returns whether there was a predicate to join.
    """
    comma, behind = first - 1, verb + 2
    if comma < 1 or behind >= len(tokens) or tokens[verb + 1].text != ",":
        return False
    before = tokens[:comma]
    last = before[-1]
    main: int | None = None
    if last.pos in _VERBAL and last.tag in (*TENSED, "VBN"):
        main = _completed(tokens, last.i, behind)
    elif not any(t.pos in _VERBAL and t.tag in TENSED for t in before):
        main = next(
            (k for k in range(behind, len(tokens)) if _is_predicate(tokens, heads, deps, k, verb)), None
        )
    else:
        return False
    if main is None:
        _fronted(tokens, heads, deps, verb, comma)
        return False
    subject = _subject(tokens, heads, deps, comma, (verb, main, last.i))
    if subject is None:
        return False
    if heads[verb] != main:
        above = heads[verb] if heads[verb] not in range(comma) and heads[verb] != verb else main
        heads[main], deps[main] = above, "root" if above == main else deps[verb]
    heads[subject], deps[subject] = main, "nsubj"
    if last.i != main and last.pos in _VERBAL:
        heads[last.i], deps[last.i] = main, "aux"
    for k in range(len(tokens)):
        outside = k < comma or k >= behind
        if k < comma and k != subject and deps[k] in _OF_NOUNS and first <= heads[k] <= verb:
            heads[k] = subject  # "The dead, police said, …": no police of the dead
        elif outside and k != main and first <= heads[k] <= verb:
            heads[k] = main
            if deps[k] == "ccomp" and tokens[k].pos in _NOMINAL:
                deps[k] = "obj"
    heads[verb], deps[verb] = main, "parataxis"
    return True


def _fronted(tokens: Sequence[Token], heads: list[int], deps: Sequence[str], verb: int, comma: int) -> None:
    """Give "On Monday, police said, two men were shot" its Monday: it is when they were shot."""
    content = next((k for k in range(verb + 2, len(tokens)) if heads[k] == verb and deps[k] in _SAID), None)
    if content is None:
        return
    for k in range(comma):
        if heads[k] == verb and deps[k] in _SETTING and tokens[k].entity in ("DATE", "LOC"):
            heads[k] = content


def _subject(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], comma: int, verbs: tuple[int, ...]
) -> int | None:
    """Return the subject that stands before the report, wherever the parser hung it."""
    loose = [k for k in range(comma) if heads[k] not in range(comma) and deps[k] not in _OF_NOUNS - {"amod"}]
    found = next((k for k in range(comma) if deps[k] in SUBJECTS and heads[k] in verbs), None)
    if found is None:
        found = next((k for k in loose if tokens[k].pos in _NOMINAL), None)
    if found is None and tokens[comma - 1].pos == "ADJ" and comma - 1 in loose:
        found = comma - 1  # "The dead, police said, were all from Ghent"
    return found


def _completed(tokens: Sequence[Token], last: int, behind: int) -> int:
    """Return the verb that an auxiliary before the report waits for, else the verb before it."""
    follows = tokens[behind]
    waits = tokens[last].lemma.casefold() in ("have", "be", "do") or tokens[last].tag == "MD"
    if waits and follows.pos == "VERB" and follows.tag in _PARTICIPLES:
        return behind
    return last


def _is_predicate(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], k: int, verb: int
) -> bool:
    if heads[k] != verb and heads[verb] != k:
        return False
    own = [j for j in range(verb + 2, len(tokens)) if heads[j] == k]
    finite = tokens[k].tag in TENSED or any(
        deps[j] in ("aux", "aux:pass", "cop") and tokens[j].tag in TENSED for j in own
    )
    return finite and not any(deps[j] in SUBJECTS for j in own)
