"""From a parsed sentence to its clauses: apply the transformations until nothing can be split off."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from types import MappingProxyType

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.adverbials import adnominal, adverbial
from factcheck.claims.decomposition.appositions import apposition
from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, name_of, subject_of
from factcheck.claims.decomposition.coordination import coordination
from factcheck.claims.decomposition.examples import split_examples
from factcheck.claims.decomposition.lists import split_lists
from factcheck.claims.decomposition.relatives import relative
from factcheck.claims.decomposition.reports import complement, interrupts, parataxis
from factcheck.claims.decomposition.split import Transformation
from factcheck.claims.decomposition.titles import titles
from factcheck.claims.decomposition.views import in_the_view_of
from factcheck.claims.lexicon import ADDRESSING, CONNECTIVES, speech_act
from factcheck.claims.tree import child, children, subject, subtree

__all__ = ["decompose"]

TRANSFORMATIONS: MappingProxyType[str, Transformation] = MappingProxyType(
    {
        "acl": adnominal,
        "acl:relcl": relative,
        "advcl": adverbial,
        "appos": apposition,
        "ccomp": complement,
        "csubj:pass": complement,
        "conj": coordination,
        "parataxis": parataxis,
    }
)
"""The function for each relation of Universal Dependencies."""

_DESCRIPTIONS = ("apposition", "title")
_SUBSTANCE = frozenset({"obj", "iobj", "obl:agent", "xcomp", "ccomp", "conj", "parataxis"})
"""Relations of what a report says beside who says it: "said at the press conference, fighting back tears"."""

_PARTS = frozenset({"advcl", "xcomp", "conj", "obl", "obj", "nmod", "acl"})
"""Relations between a clause and what a source named inside it stands for as well."""

_LOOSE = frozenset({",", ";", ":", "-", "–", "—"})
_QUOTES = frozenset({'"', "“", "‘", "«"})


def decompose(sentence: Sentence) -> list[Clause]:
    """Return the clauses of the sentence, in the order of their words.

    A clause that was split off is split again, but no rule makes a clause twice of the same word: a misread tree may
    lead from an apposition to its noun and back.
    """
    root = next((t.i for t in sentence.tokens if t.dep == "root"), 0)
    waiting, found = deque([Clause(root)]), titles(sentence)
    seen: set[tuple[str, int]] = set()
    while waiting:
        clause = waiting.popleft()
        if (clause.rule, clause.head) in seen:
            continue
        seen.add((clause.rule, clause.head))
        reduced, split_off = _split(sentence, clause)
        waiting.extend(split_off)
        if reduced is not None:
            found += [
                one for part in split_examples(sentence, reduced) for one in split_lists(sentence, part)
            ]
    return sorted(found, key=lambda c: (min(c.own or (c.head,)), c.rule in _DESCRIPTIONS, c.head))


def _split(sentence: Sentence, clause: Clause) -> tuple[Clause | None, list[Clause]]:
    """Return the clause without what is split off (None when nothing remains), and what is."""
    clause, detached = _attributed(sentence, clause)
    split_off = _beside_reports(sentence, clause, detached) + _about_speakers(sentence, clause, detached)
    reported: set[int] = set()
    scope = set(clause.own if clause.own is not None else subtree(sentence, clause.head))
    waiting = list(reversed(sentence.children[clause.head]))
    while waiting:
        i = waiting.pop()
        if i in detached or i not in scope:
            continue
        token = sentence.tokens[i]
        transformation = TRANSFORMATIONS.get(token.dep)
        split = transformation(sentence, clause, i) if transformation else None
        if split is None:
            waiting.extend(reversed(sentence.children[i]))
            continue
        split_off.extend(split.clauses)
        if split.empties:
            return None, split_off
        if split.detached:
            content = split.clauses[0].rule == "complement"
            introduced = content and token.head != clause.head  # "…, noting that …" goes with what is noted
            words = subtree(sentence, token.head if introduced else i)
            if content and not introduced and token.dep == "ccomp":
                reported.update(words)
            detached.update(words)
        elif all(c.own is not None for c in split.clauses):
            waiting.extend(
                reversed(sentence.children[i])
            )  # "the mayor, Pedro Ruiz, 58, won": what is said of him
    if reported or any(c.rule == "complement" for c in split_off):
        if _says_nothing_more(sentence, clause.head, detached):
            return None, split_off
        detached -= reported  # "reflecting on it, she said that …" says nothing without what she said
    return clause.with_own(_without_edges(sentence, clause, sorted(scope - detached))), split_off


def _without_edges(sentence: Sentence, clause: Clause, own: list[int]) -> tuple[int, ...]:
    """Drop commas, connectives, and what is replaced by nothing, from both ends."""
    tokens = sentence.tokens
    opening = []
    while own:
        first = tokens[own[0]]
        if first.text in _QUOTES:
            opening.append(own.pop(0))
            continue
        joins = first.text.casefold() in CONNECTIVES and first.head == clause.head
        if not (first.text in _LOOSE or clause.replaced.get(first.i) == () or joins):
            break
        own.pop(0)
    while own and sentence.tokens[own[-1]].text in _LOOSE:
        own.pop()
    return (*opening, *own)


def _says_nothing_more(sentence: Sentence, verb: int, detached: set[int]) -> bool:
    """Return whether a report says no more than who said it, to whom, and perhaps when."""
    if not speech_act(sentence.tokens[verb].lemma):
        return False
    for token in children(sentence, verb):
        if token.i in detached or token.dep not in _SUBSTANCE:
            continue
        if token.dep in ("xcomp", "ccomp", "conj", "parataxis"):
            return False
        addressed = token.dep in ("obj", "iobj") and sentence.tokens[verb].lemma.casefold() in ADDRESSING
        words = [sentence.tokens[k] for k in subtree(sentence, token.i)]
        if not addressed and any(t.entity not in ("", "DATE") or t.pos == "PROPN" for t in words):
            return False
    return True


def _attributed(sentence: Sentence, clause: Clause) -> tuple[Clause, set[int]]:
    """Find who says the clause when that is said beside it: "according to …", "…, X said", "as X said".

    Return the clause with its attribution, and the words that say no more than that.
    """
    head = clause.head
    scope = clause.own if clause.own is not None else subtree(sentence, head)
    for k in scope:
        token = sentence.tokens[k]
        if (
            token.dep == "case"
            and token.text.casefold() == "according"
            and _governs(sentence, head, token.head)
        ):
            return _according_to(sentence, clause, token.head)
    if (view := in_the_view_of(sentence, clause)) is not None:
        return view
    for token in children(sentence, head):
        act = speech_act(token.lemma) if token.pos == "VERB" else ""
        speaker = subject(sentence, token.i)
        if not act or speaker is None or speaker.text.casefold() in ("this", "that"):
            continue
        if child(sentence, token.i, "ccomp", "obj", "aux:pass"):
            continue
        if any(t.text == ";" for t in sentence.tokens[head : token.i]):
            continue  # a sentence of its own
        mark = child(sentence, token.i, "mark")
        main = sentence.tokens[head]
        reports = main.pos == "VERB" and speech_act(main.lemma) and not child(sentence, head, "obj")
        beside = token.dep == "parataxis" and (not reports or interrupts(sentence, token.i))
        if beside or (token.dep == "advcl" and mark is not None and mark.text.casefold() == "as"):
            said = replace(clause, attribution=Attribution(name_of(sentence, speaker.i), act))
            begin = min(speaker.i, token.i, *subtree(sentence, speaker.i))
            so = child(sentence, token.i, "advmod")
            if mark is not None and mark.i == begin - 1:
                begin = mark.i
            elif so is not None and so.i == begin - 1 and so.text.casefold() == "so":
                begin = so.i  # "…, so the council says"
            return said, {k for k in subtree(sentence, token.i) if k >= begin}
    return clause, set()


def _beside_reports(sentence: Sentence, clause: Clause, detached: set[int]) -> list[Clause]:
    """Return the clauses coordinated with a verb of saying that stands beside: "…, X said, and dozens are missing"."""
    found = []
    for i in sorted(detached):
        token = sentence.tokens[i]
        if token.dep == "conj" and token.head in detached and subject(sentence, i) is not None:
            markers: dict[int, tuple[Piece, ...]] = {t.i: () for t in children(sentence, i, "cc") if t.i < i}
            found.append(Clause(i, "coordination", replaced=markers, attribution=clause.attribution))
    return found


def _about_speakers(sentence: Sentence, clause: Clause, detached: set[int]) -> list[Clause]:
    """Return what the article itself says of who speaks: "according to Peter Hall, the mayor of Bristol, …"."""
    own = replace(clause, attribution=None, supposed=False)
    found = []
    for i in sorted(detached):
        token = sentence.tokens[i]
        if token.dep in ("appos", "acl:relcl") and token.head in detached and token.head != clause.head:
            split = TRANSFORMATIONS[token.dep](sentence, own, i)
            found += list(split.clauses) if split is not None else []
    return found


def _governs(sentence: Sentence, head: int, source: int) -> bool:
    """Return whether a source named below `head` stands for the whole clause, not for a clause inside it."""
    verb = sentence.tokens[source].head
    while verb != head:
        token = sentence.tokens[verb]
        # What is seen to happen is its source's as well: "saw numbers rise, according to …"; what is said is not.
        seen = token.dep == "ccomp" and not speech_act(sentence.tokens[token.head].lemma)
        cleft = token.dep == "acl:relcl" and token.head == head and _is_cleft(sentence, head)
        if not seen and not cleft and token.dep not in _PARTS:
            return False
        verb = token.head
    return True


def _is_cleft(sentence: Sentence, head: int) -> bool:
    """Return whether a clause only sets something off: "it was a valve that failed"."""
    who = subject(sentence, head)
    return who is not None and who.text.casefold() == "it" and child(sentence, head, "cop") is not None


def _according_to(sentence: Sentence, clause: Clause, i: int) -> tuple[Clause, set[int]]:
    source = list(subtree(sentence, i))
    if source[0] < clause.head and not subject_of(sentence, clause):
        # A misread subject ("According to reports, the strike …"): the source ends with the comma.
        comma = next((k for k in source if sentence.tokens[k].text == ","), None)
        source = source if comma is None else [k for k in source if k <= comma]
    said = set(name_of(sentence, i)) & set(source)
    speaker = [k for k in sorted(said) if sentence.tokens[k].text.casefold() != "according"]
    while speaker and sentence.tokens[speaker[0]].dep in ("case", "fixed"):
        speaker.pop(0)
    return replace(clause, attribution=Attribution(tuple(speaker), "says")), set(source)
