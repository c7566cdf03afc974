"""Which words of a claim are quoted: a run of words rounded to whole phrases, so that a reader can follow it."""

from __future__ import annotations

from factcheck.claims import Claim, negation

__all__ = ["core", "rounded", "with_denial"]

Span = tuple[int, int]

_MOST_WORDS = 8  # of a quotation
_BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "aux", "aux:pass", "cop", "advmod", "flat"}
)
"""Relations of a word to the one behind it that a quotation does not begin between ("no | one", "was | set")."""
_BEHIND = frozenset({"compound:prt", "flat", "advmod"})
"""Relations of a word to the one before it that a quotation does not end between ("set | off", "Anna | Berg")."""
_BOUND = frozenset({"PUNCT", "CCONJ", "ADP", "SCONJ", "PART", "DET"})
"""Parts of speech that no quotation ends with, unless they belong to what stands before them ("set off")."""


def core(claim: Claim) -> Span:
    """Return the span of a claim's words from its predicate on, rounded."""
    tokens = claim.sentence.tokens
    own = [i for i in claim.tokens if i >= _begin(claim)] or [claim.head]
    while len(own) > 1 and tokens[own[-1]].pos == "PUNCT":
        own.pop()
    last = own[0]
    for i in own[1:_MOST_WORDS]:
        if i != last + 1:
            break
        last = i
    return _span(claim, *_round(claim, own[0], last))


def _begin(claim: Claim) -> int:
    """Return where the predicate of a claim begins: "is" in "everybody is on strike"."""
    head = claim.head
    words = [i for i in claim.sentence.children[head] if i < head and i in claim.tokens]
    if not any(claim.sentence.tokens[i].dep == "cop" for i in words):
        return head
    return min(i for i in words if claim.sentence.tokens[i].dep in _OF_PREDICATE)


_OF_PREDICATE = frozenset({"cop", "aux", "case", "advmod", "det"})


def rounded(claim: Claim, span: Span) -> Span:
    """Return a span with words added and taken off at both ends, until it breaks no phrase.

    Where it holds a predicate and the end of another phrase ("… the hospital | climbed"), the predicate is kept.
    """
    inside = [t.i for t in claim.sentence.tokens if span[0] <= t.start and t.end <= span[1]]
    return _span(claim, *_round(claim, inside[0], inside[-1])) if inside else span


def with_denial(claim: Claim, span: Span) -> Span:
    """Return a span of a negated claim with the word that denies it: "no one was on strike", not "was on strike"."""
    tokens = claim.sentence.tokens
    word = negation(claim.sentence, claim.head)
    if word is None:
        return span
    whole = min(span[0], word.start), max(span[1], word.end)
    words = sum(whole[0] <= tokens[i].start < whole[1] for i in claim.tokens)
    return whole if words <= _MOST_WORDS else span


def _span(claim: Claim, first: int, last: int) -> Span:
    tokens = claim.sentence.tokens
    return tokens[first].start, tokens[last].end


def _round(claim: Claim, first: int, last: int) -> tuple[int, int]:
    tokens = claim.sentence.tokens
    verb = next((i for i in range(first, last + 1) if tokens[i].pos == "VERB"), None)
    while verb is not None and first < verb and not _leads_to(claim, first, verb):
        first += 1
    while first > 0 and first <= tokens[first - 1].head <= last and tokens[first - 1].dep in _BEFORE:
        first -= 1
    end = max(last, *claim.tokens)
    while last < end and last - first + 1 < _MOST_WORDS and _is_torn(claim, first, last):
        last += 1
    while last > first and _is_torn(claim, first, last):
        last -= 1
    return first, last


def _leads_to(claim: Claim, i: int, verb: int) -> bool:
    """Tell whether word `i` hangs on the verb behind it, directly or by words that stand between."""
    tokens = claim.sentence.tokens
    while i < verb and tokens[i].head > i:
        i = tokens[i].head
    return i == verb


def _is_torn(claim: Claim, first: int, last: int) -> bool:
    """Tell whether a phrase goes on behind the word `last`."""
    tokens = claim.sentence.tokens
    word = tokens[last]
    if last + 1 < len(tokens):
        behind = tokens[last + 1]
        if first <= behind.head <= last and behind.dep in _BEHIND:
            return True
    if first <= word.head < last and word.dep in _BEHIND:
        return False
    return word.pos in _BOUND or (word.head > last and word.dep in _BEFORE)
