"""Examples: who "scored for several clubs, including Porto and Lille" scored for several clubs, and for Porto."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.decomposition.lists import Member, counts_beside, members_of, singular
from factcheck.claims.lexicon import COLLECTIVE, EXCLUSIVE, QUANTITIES
from factcheck.claims.tree import child, children, has, is_nominal, negation, subtree

__all__ = ["split_examples"]

_ARGUMENTS = ("obj", "obl", "obl:agent", "nsubj:pass")
_MOST = 24
_LOOSE = frozenset({",", "–", "—", ":"})


def split_examples(sentence: Sentence, clause: Clause) -> list[Clause]:
    """Return the clause without its examples, and with each of them in the place of what it is an example of."""
    found: list[Clause] = []
    waiting = [clause]
    while waiting:
        one = waiting.pop(0)
        own = frozenset(one.own or ())
        introduced = ((k, _introduction(sentence, k)) for k in sorted(own))
        made = next(
            (m for k, words in introduced if words and (m := _exemplified(sentence, one, own, k, words))), []
        )
        if len(found) + len(waiting) + len(made) > _MOST or not made:
            found.append(one)
        else:
            waiting += made
    return found


def _introduction(sentence: Sentence, example: int) -> tuple[int, ...]:
    """Return the words that make the noun an example: "including", "such as"."""
    if sentence.tokens[example].dep not in ("nmod", "obl"):
        return ()
    for token in children(sentence, example, "case"):
        if token.text.casefold() in ("including", "such") and token.i < example:
            return subtree(sentence, token.i)
    return ()


def _exemplified(
    sentence: Sentence, clause: Clause, own: frozenset[int], example: int, introduction: tuple[int, ...]
) -> list[Clause]:
    tokens = sentence.tokens
    whole = _argument(sentence, clause, own, example)
    if whole is None or whole not in own or not is_nominal(sentence, example):
        return []
    phrase = frozenset(subtree(sentence, whole)) & own
    outside = own - phrase
    if any(min(phrase) < k < max(phrase) for k in outside):
        return []  # "killed all 112 people on board, including 14 children": parted by words of the clause
    joint = any(
        tokens[k].lemma.casefold() in COLLECTIVE or tokens[k].text.casefold() in EXCLUSIVE for k in outside
    )
    if joint or counts_beside(sentence, outside) or negation(sentence, clause.head) is not None:
        return []
    if child(sentence, whole, "conj"):
        return []
    examples = frozenset(subtree(sentence, example)) & own
    several = child(sentence, example, "conj") is not None
    members = members_of(sentence, example, own) if several else [Member(example, examples)]
    members = [Member(m.noun, _bare(sentence, m.words - set(introduction))) for m in members]
    if not members or len(members) > _MOST or any(_is_cut(sentence, m) for m in members):
        return []
    dropped = set(examples)
    before = min(examples) - 1
    if before in own and tokens[before].text in _LOOSE:
        dropped.add(before)
    after = max(examples) + 1
    if after in own and tokens[after].text in _LOOSE:
        dropped.add(after)
    found = [replace(clause, own=tuple(k for k in clause.own or () if k not in dropped))]
    kept = {k for t in children(sentence, whole, "case") if t.i < whole for k in subtree(sentence, t.i)}
    for member in members:
        words = tuple(sorted((outside - dropped) | (kept & own) | member.words))
        replaced = dict(clause.replaced)
        if tokens[example].dep == "obl":
            # Far behind what it is an example of: it is said in its place.
            place = max(kept, default=clause.head)
            replaced[place] = (place, *sorted(member.words))
            words = tuple(k for k in words if k not in member.words)
        if tokens[whole].dep == "nsubj:pass":
            replaced |= singular(sentence, clause, member)
        found.append(replace(clause, own=words, replaced=replaced))
    return found


def _argument(sentence: Sentence, clause: Clause, own: frozenset[int], example: int) -> int | None:
    """Return the argument of the clause that the example is one of: the nearest plural, or what counts it."""
    tokens = sentence.tokens
    k = tokens[example].head
    if tokens[example].dep == "obl":
        before = [t for t in children(sentence, k, *_ARGUMENTS) if t.i < example and has(t, "Number=Plur")]
        return before[0].i if k == clause.head and len(before) == 1 else None
    while tokens[k].dep == "nmod" and (
        not has(tokens[k], "Number=Plur") or tokens[tokens[k].head].lemma.casefold() in QUANTITIES
    ):
        k = tokens[k].head
    plural = has(tokens[k], "Number=Plur") or tokens[k].lemma.casefold() in QUANTITIES
    argument = tokens[k].head == clause.head and tokens[k].dep in _ARGUMENTS
    # An example of an example ("films, including blockbusters such as …") stands where the films stood.
    return k if plural and (argument or (tokens[k].dep == "nmod" and tokens[k].head not in own)) else None


def _bare(sentence: Sentence, words: frozenset[int]) -> frozenset[int]:
    kept = sorted(words)
    while kept and sentence.tokens[kept[0]].text in _LOOSE:
        kept.pop(0)
    while kept and sentence.tokens[kept[-1]].text in _LOOSE:
        kept.pop()
    return frozenset(kept)


def _is_cut(sentence: Sentence, member: Member) -> bool:
    """Return whether quotation marks or brackets would be left open."""
    return sum(sentence.tokens[k].text in '()[]"“”' for k in member.words) % 2 == 1
