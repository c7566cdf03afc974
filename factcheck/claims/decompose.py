"""From a parsed sentence to its clauses: apply the transformations until nothing can be split off."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from factcheck.claims.claim import Sentence
from factcheck.claims.clause import Attribution, Clause, named
from factcheck.claims.transformations import TRANSFORMATIONS
from factcheck.claims.tree import child, children, subject, subtree
from factcheck.claims.verbs import speech_act

__all__ = ["decompose"]

_SUBSTANCE = frozenset({"obl", "advcl", "obj", "iobj", "obl:agent", "xcomp", "ccomp", "conj", "parataxis"})
"""Relations of what a report says beside who says it: "said at the press conference, fighting back tears"."""


def decompose(sentence: Sentence) -> list[Clause]:
    """Return the clauses of the sentence, in the order of their words."""
    root = next((t.i for t in sentence.tokens if t.dep == "root"), 0)
    waiting, found = deque([Clause(root)]), []
    while waiting:
        clause = waiting.popleft()
        reduced, split_off = _split(sentence, clause)
        waiting.extend(split_off)
        if reduced is not None:
            found.append(reduced)
    return sorted(found, key=lambda c: (min(c.own or (c.head,)), c.head))


def _split(sentence: Sentence, clause: Clause) -> tuple[Clause | None, list[Clause]]:
    """Return the clause without what is split off (None when nothing remains), and what is."""
    clause, detached = _attributed(sentence, clause)
    split_off: list[Clause] = []
    reported = False
    waiting = list(reversed(sentence.children[clause.head]))
    scope = None if clause.own is None else set(clause.own)
    while waiting:
        i = waiting.pop()
        if i in detached or (scope is not None and i not in scope):
            continue
        token = sentence.tokens[i]
        transformation = TRANSFORMATIONS.get(token.dep)
        split = transformation(sentence, clause, i) if transformation else None
        if split is None:
            waiting.extend(reversed(sentence.children[i]))
            continue
        split_off.extend(split.clauses)
        if split.detached:
            content = split.clauses[0].rule == "complement"
            reported = reported or content
            detached.add(token.head if content and _only_introduces(sentence, clause, token.head, i) else i)
    own = clause.own if clause.own is not None else subtree(sentence, clause.head, detached)
    if reported and clause.head not in detached and _says_nothing_more(sentence, clause.head, detached):
        return None, split_off
    return clause.with_own(tuple(k for k in own if k not in detached)), split_off


def _only_introduces(sentence: Sentence, clause: Clause, verb: int, content: int) -> bool:
    """Return whether a participle is there only for what it reports ("…, noting that …")."""
    return verb != clause.head and sentence.tokens[verb].dep in ("advcl", "acl")


def _says_nothing_more(sentence: Sentence, verb: int, detached: set[int]) -> bool:
    """Return whether a report says no more than who said it, and perhaps when."""
    if not speech_act(sentence.tokens[verb].lemma):
        return False
    return not any(
        t.dep in _SUBSTANCE and t.i not in detached and t.entity != "DATE" for t in children(sentence, verb)
    )


def _attributed(sentence: Sentence, clause: Clause) -> tuple[Clause, set[int]]:
    """Find who says the clause when that is said beside it: "according to …", "…, X said", "as X said"."""
    for token in children(sentence, clause.head):
        marker = child(sentence, token.i, "case")
        if marker is not None and marker.text.casefold() == "according":
            return _said_by(sentence, clause, token.i, named(sentence, token.i), "says")
        act = speech_act(token.lemma)
        speaker = subject(sentence, token.i)
        if not act or speaker is None or child(sentence, token.i, "ccomp", "obj"):
            continue
        mark = child(sentence, token.i, "mark")
        if token.dep == "parataxis" and not speech_act(sentence.tokens[clause.head].lemma) or (
            token.dep == "advcl" and mark is not None and mark.text.casefold() == "as"
        ):
            return _said_by(sentence, clause, token.i, named(sentence, speaker.i), act)
    return clause, set()


def _said_by(
    sentence: Sentence, clause: Clause, i: int, speaker: tuple[int, ...], act: str
) -> tuple[Clause, set[int]]:
    words = tuple(k for k in speaker if sentence.tokens[k].dep not in ("case", "fixed"))
    return replace(clause, attribution=Attribution(words, act)), {i}  # type: ignore[arg-type]
