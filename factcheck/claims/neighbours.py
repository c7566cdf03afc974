"""Clauses side by side, put right where their order and their commas tell more surely than the parser."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, TENSED, clear_of, dependents, lift
from factcheck.claims.lexicon import ADDRESSED
from factcheck.claims.tree import agrees

__all__ = ["addressed", "fronted", "inverted", "joined", "subjects", "subjects_behind_be", "subordinated"]

_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MISPLACED = frozenset({"appos", "conj", "obj", "nmod", "parataxis", "obl:unmarked", "nmod:unmarked", "list"})
"""Relations that a parser gives to the subject of a second clause, which it takes for the end of the first."""
_BESIDE = frozenset({"parataxis", "conj", "ccomp"})
_ADJUNCTS = frozenset({"advcl", "obl", "advmod", "obj"})
_MISTAKEN = frozenset({"ccomp", "acl", "acl:relcl"})
"""Relations that a parser gives to a clause with a conjunction of time or cause, which hangs on a verb."""
_TIMING = frozenset({"after", "before", "since", "until", "because", "although", "though"})
_JOINTS = frozenset({"and", "but"})
_INVERTED = frozenset({"should", "had", "were"})
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})


def subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give a second clause the subject right before its verb that the parser left to the first one.

    "They have diesel engines and the other 610 are electric"; "Baku calls it a farce, Yerevan calls it a trial".
    """
    below = dependents(heads)
    for token in tokens:
        verb = token.i
        if deps[verb] not in _BESIDE or any(deps[c] in SUBJECTS for c in below[verb]):
            continue
        helpers = [c for c in below[verb] if deps[c] in _HELPERS and c < verb]
        form = tokens[min(helpers, default=verb)]
        if form.tag not in TENSED or (not helpers and token.pos != "VERB"):
            continue
        start = min([verb, *(c for c in below[verb] if c < verb and deps[c] in (*_HELPERS, "advmod"))])
        noun = _ending_at(tokens, heads, deps, below, start - 1)
        if noun is None or deps[noun] not in _MISPLACED or not agrees(tokens[noun], form):
            continue
        if tokens[noun].entity == "DATE" or tokens[noun].lemma.casefold() in _TIMES:
            continue  # "…, a day after a defeat left the club bottom"
        first = _first(below, deps, noun)
        mark = tokens[first - 1].text.casefold() if first else ""
        joint = first - 1 if mark in _JOINTS else None
        if joint is not None and heads[joint] != verb:
            if heads[joint] != noun or tokens[joint - 1].text != ",":
                continue
        if joint is None and (mark not in (",", ";") or deps[verb] != "parataxis"):
            continue
        if any(deps[c] in ("case", "cop", "nsubj") for c in below[noun]):
            continue
        if heads[verb] == noun:
            heads[verb], deps[verb] = heads[noun], "parataxis" if deps[noun] not in _BESIDE else deps[noun]
        elif not clear_of(heads, noun, verb):
            continue
        heads[noun], deps[noun] = verb, "nsubj"
        if joint is not None:
            heads[joint], deps[verb] = verb, "conj"


def subjects_behind_be(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a subject of the noun behind "be" in "Among the dead was Leila Amin", taken for the predicate there."""
    if tokens[0].pos != "ADP" or deps[0] != "case":
        return
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    below = dependents(heads)
    place = next((c for c in below[root] if deps[c] in ("nmod", "obl") and c < root), None)
    be = next((c for c in below[root] if deps[c] == "cop" and c < root), None)
    if place is None or be is None or not place < be or heads[0] != place:
        return
    if any(deps[c] in SUBJECTS for c in below[root]):
        return
    heads[place], deps[place] = place, "root"
    heads[root], deps[root] = place, "nsubj"
    for c in below[root]:
        if c == be or deps[c] == "punct":
            heads[c] = place


def _ending_at(
    tokens: Sequence[Token],
    heads: Sequence[int],
    deps: Sequence[str],
    below: Sequence[Sequence[int]],
    last: int,
) -> int | None:
    """Return the noun whose phrase ends with the word `last`, or with a relative clause that ends there."""
    if last < 0:
        return None
    k = last
    if tokens[k].text == ",":
        # "Edna Soctomah, whose people fished here, calls …"
        k -= 1
        while k > 0 and deps[k] != "acl:relcl" and heads[k] != k:
            k = heads[k]
        if deps[k] != "acl:relcl" or heads[k] > k:
            return None
        k = heads[k]
        return k if tokens[k].pos in _NOMINAL else None
    while deps[k] in ("flat", "nmod", "compound", "nmod:unmarked", "acl") and heads[k] < k:
        k = heads[k]
    return k if tokens[k].pos in _NOMINAL or (tokens[k].tag == "RB" and below[k]) else None


def _first(below: Sequence[Sequence[int]], deps: Sequence[str], noun: int) -> int:
    """Return the first word of the noun's phrase, its commas and conjunctions left out."""
    first = noun
    while True:
        before = [c for c in below[first] if c < first and deps[c] not in ("punct", "cc")]
        if not before:
            return first
        first = before[0]


def joined(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Coordinate with the main clause what begins with "and" behind a comma and has a subject, a verb and no marker.

    "It left, and since then there has been no sound"; "it was still blowing when they took off, and it let up later".
    """
    below = dependents(heads)
    for token in tokens:
        k, head = token.i, heads[token.i]
        if head > k or deps[k] not in ("advcl", "conj"):
            continue
        own = [deps[c] for c in below[k]]
        cc = next((c for c in below[k] if deps[c] == "cc" and c < k), 0)
        if not cc or tokens[cc].text.casefold() not in _JOINTS or tokens[cc - 1].text != ",":
            continue
        if not any(dep in SUBJECTS for dep in own) or "mark" in own or not _is_tensed(tokens, below, deps, k):
            continue
        if any(tokens[c].tag in ("WRB", "WP", "WDT") for c in below[k]):
            continue
        if deps[k] == "advcl":
            deps[k] = "conj"
        elif deps[head] == "advcl" and heads[head] < head and _is_marked(tokens, below, deps, head):
            main = heads[head]
            whole = any(deps[c] in SUBJECTS for c in below[main])
            if whole and _is_tensed(tokens, below, deps, main) and clear_of(heads, k, main):
                heads[k] = main
                for c in below[main]:
                    if c > k and deps[c] in _ADJUNCTS:
                        heads[c] = k  # "…, and it let up only after they had passed"


def subordinated(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a clause of time or cause on a verb: "ordered them off the shelves after 86 children fell ill"."""
    below = dependents(heads)
    for token in tokens:
        k = token.i
        if deps[k] not in _MISTAKEN or heads[k] > k or not any(deps[c] in SUBJECTS for c in below[k]):
            continue
        marked = any(deps[c] == "mark" and c < k and tokens[c].text.casefold() in _TIMING for c in below[k])
        if not marked or not _is_tensed(tokens, below, deps, k):
            continue
        verb = heads[k]
        while tokens[verb].pos != "VERB" and heads[verb] != verb:
            verb = heads[verb]
        if tokens[verb].pos == "VERB":
            heads[k], deps[k] = verb, "advcl"


def _is_tensed(tokens: Sequence[Token], below: Sequence[Sequence[int]], deps: Sequence[str], k: int) -> bool:
    helpers = [c for c in below[k] if deps[c] in _HELPERS]
    return tokens[min(helpers, default=k)].tag in TENSED


def _is_marked(tokens: Sequence[Token], below: Sequence[Sequence[int]], deps: Sequence[str], k: int) -> bool:
    return any(
        deps[c] == "mark" or (deps[c] == "advmod" and tokens[c].tag == "WRB") for c in below[k] if c < k
    )


def inverted(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a clause that cannot stand alone at the beginning of a sentence on the clause that follows it.

    "Should no offer be made, the fleet is to be sold"; "How old it is, no one is able to say".
    """
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    below = dependents(heads)
    opening = next((t for t in tokens if t.pos != "PUNCT"), tokens[0])
    fronts = opening.i in below[root] and (
        deps[opening.i] == "mark"
        or (opening.tag == "WRB" and tokens[-1].text != "?")
        or (deps[opening.i] in _HELPERS and opening.text.casefold() in _INVERTED)
    )
    if opening.tag == "WRB" and not fronts:
        above = heads[opening.i]
        fronts = heads[above] == root and above < root and tokens[-1].text != "?"
    if not fronts:
        return
    main = next((c for c in below[root] if deps[c] in ("parataxis", "ccomp") and c > root), None)
    if main is None or not _is_tensed(tokens, below, deps, main):
        return
    subject = next((c for c in below[main] if deps[c] in SUBJECTS), None)
    if subject is None or subject < root:
        return
    first = _first(below, deps, subject)
    if first == 0 or tokens[first - 1].text != ",":
        return
    heads[main], deps[main] = main, "root"
    heads[root], deps[root] = main, "advcl"
    for c in below[root]:
        if c > main or c == first - 1:
            heads[c] = main


def addressed(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang "Asked about the prisoners" on the clause behind its comma: it was done to whom that names."""
    if heads[0] != 0 or tokens[0].text.casefold() not in ADDRESSED:
        return
    below = dependents(heads)
    if any(deps[c] in SUBJECTS for c in below[0]):
        return
    for k in below[0]:
        tensed = deps[k] in ("parataxis", "ccomp", "conj") and _is_tensed(tokens, below, deps, k)
        if tensed and any(deps[c] in SUBJECTS for c in below[k]):
            if any(t.text == "," for t in tokens[1:k]):
                lift(heads, deps, k, 0)
                heads[0], deps[0] = k, "advcl"
            return


def fronted(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Keep a clause with a conjunction, or with "which" for its subject, below its own: it is none beside it.

    A clause with "so" behind a comma is one: it tells what came of it ("the roof was gone, so they left").
    """
    below = dependents(heads)
    for token in tokens:
        k = token.i
        if deps[k] not in ("parataxis", "advcl") or not _is_tensed(tokens, below, deps, k):
            continue
        before = [c for c in below[k] if c < k]
        first = tokens[min(before, default=k)]
        marks = [c for c in before if deps[c] == "mark" and tokens[c].text.casefold() != "to"]
        which = any(tokens[c].tag == "WDT" and deps[c] in SUBJECTS for c in before)
        if marks and tokens[marks[0]].text.casefold() == "so" and not below[marks[0]]:
            begins = first.text == "," and k > heads[k] and any(deps[c] in SUBJECTS for c in before)
            deps[k] = "parataxis" if begins else deps[k]
        elif deps[k] == "parataxis" and which and first.text == ",":
            deps[k] = "advcl:relcl"
        elif deps[k] == "parataxis" and marks and not any(deps[c] == "cc" for c in before):
            deps[k] = "csubj" if k < heads[k] and first.text.casefold() == "whether" else "advcl"
