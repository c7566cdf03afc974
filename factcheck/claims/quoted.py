"""What stands in quotation marks: where it is, and that it hangs on the verb of saying beside it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, is_below
from factcheck.claims.lexicon import DIRECT_SPEECH

__all__ = [
    "CLOSING",
    "MARKS",
    "OPENING",
    "SHORTEST_SPEECH",
    "STRAIGHT",
    "is_saying",
    "quotations",
    "quoted_stretches",
    "says",
]

OPENING, CLOSING, STRAIGHT = "“", "”", '"'
MARKS = frozenset({OPENING, CLOSING, STRAIGHT})
"""Quotation marks as the tokenizer leaves them."""
SHORTEST_SPEECH = 3
"""Words; what is shorter is a name or a term in quotation marks."""
_WINDOW = 12
"""Words between a quotation and its verb of saying at most ("said the minister's spokesman, Jan Olsen, on Tuesday")."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD", "VBG"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def quoted_stretches(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return [start, end) of the words inside quotation marks, the marks left out.

    A closing mark without an opening one closes a quotation from the sentence before, which began with the sentence; an
    opening mark without a closing one opens a quotation that goes on after it.
    """
    found: list[tuple[int, int]] = []
    start: int | None = None
    for token in tokens:
        if _opens(tokens, token.i):
            start = token.i + 1
        elif token.text in (CLOSING, STRAIGHT):
            if start is None and not found:
                start = 0
            if start is not None and start < token.i:
                found.append((start, token.i))
            start = None
    if start is not None and start < len(tokens):
        found.append((start, len(tokens)))
    return found


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the mark at `i` opens a quotation: a straight one does when it touches only what follows."""
    if tokens[i].text != STRAIGHT:
        return tokens[i].text == OPENING
    touches_before = i > 0 and tokens[i - 1].end == tokens[i].start
    touches_after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end
    return touches_after and not touches_before


def _is_speech(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether the words are a clause with a subject of its own, not a term in quotation marks."""
    words = tokens[start:end]
    if sum(t.pos != "PUNCT" for t in words) < SHORTEST_SPEECH:
        return False
    verb = next((t.i for t in words if t.tag in _FINITE and t.pos in ("VERB", "AUX")), None)
    return verb is not None and any(t.pos in _NOMINAL for t in tokens[start:verb])


def _reporting_verb(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return the verb of saying beside a quotation: behind it, else before it."""
    behind = end + 1
    for k in range(behind, min(behind + _WINDOW, len(tokens))):
        token = tokens[k]
        if token.text in {".", ";", OPENING, STRAIGHT} or token.pos == "CCONJ":
            break
        if says(token) and _introduces(tokens, k):
            break
        if says(token):
            return k if any(t.pos in _NOMINAL for t in tokens[behind:k] or tokens[k + 1 : k + 4]) else None
        if token.pos in ("VERB", "AUX"):
            break
    for k in range(start - 2, max(start - 2 - _WINDOW, -1), -1):
        token = tokens[k]
        if token.text in {".", ";", CLOSING, STRAIGHT}:
            break
        if says(token):
            return k
        if token.pos == "VERB":
            break
    return None


def says(token: Token) -> bool:
    """Return whether a word is a finite verb of saying."""
    return is_saying(token) and token.tag in _FINITE


def is_saying(token: Token) -> bool:
    """Return whether a word is a verb of saying in any form."""
    return token.pos == "VERB" and token.lemma.casefold() in DIRECT_SPEECH


def _introduces(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a participle leads to what follows: '…," noting that "Washington is …"'."""
    follows = tokens[k + 1].text.casefold() if k + 1 < len(tokens) else ""
    return tokens[k].tag == "VBG" and follows in {"that", OPENING, STRAIGHT, ",", ":"}


def quotations(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang what stands in quotation marks on the verb of saying beside it."""
    for start, end in quoted_stretches(tokens):
        verb = _reporting_verb(tokens, start, end)
        if verb is not None and _is_speech(tokens, start, end):
            _hang_below(tokens, heads, deps, verb, start, end)


def _hang_below(
    tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, start: int, end: int
) -> None:
    tops = [
        k for k in range(start, end) if (not start <= heads[k] < end or heads[k] == k) and deps[k] != "punct"
    ]
    predicates = [k for k in tops if tokens[k].pos in ("VERB", "AUX", "ADJ", "NOUN")]
    if not predicates:
        return
    top = next(
        (k for k in predicates if tokens[k].pos in ("VERB", "AUX") or deps[k] == "root"), predicates[0]
    )
    if heads[top] == verb:
        deps[top] = "ccomp"
    elif is_below(heads, verb, range(start, end)):
        _flip(heads, deps, verb, start, end, top)
    elif not is_below(heads, verb, range(top, top + 1)):
        heads[top], deps[top] = verb, "ccomp"
    else:
        return
    for k in tops:
        if k != top and not start <= heads[k] < end:
            heads[k], deps[k] = top, deps[k] if deps[k] in ("conj", "advcl", "obl", "advmod") else "parataxis"
    _give_subject(tokens, heads, deps, verb, start, end)


def _flip(heads: list[int], deps: list[str], verb: int, start: int, end: int, top: int) -> None:
    """Put the verb where the quotation hung, and the quotation below the verb."""
    k = verb
    path = [verb]
    while not start <= heads[k] < end:
        k = heads[k]
        path.append(k)
    outer = heads[k]  # the word of the quotation that the verb hung on
    while start <= heads[outer] < end and heads[outer] != outer:
        outer = heads[outer]
    if heads[outer] == outer:
        heads[verb], deps[verb] = verb, "root"
    else:
        heads[verb], deps[verb] = heads[outer], deps[outer]
    for middle in path[1:]:
        heads[middle] = verb
    heads[outer], deps[outer] = verb, "ccomp"
    if top != outer:
        heads[top], deps[top] = outer, deps[top] if deps[top] != "root" else "parataxis"


def _give_subject(
    tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, start: int, end: int
) -> None:
    """Give the verb its words back from the quotation's tree, and a subject when it has none."""
    for k in range(len(tokens)):
        if not start <= k < end and start <= heads[k] < end and deps[k] not in ("mark", "punct"):
            heads[k] = verb
    if any(heads[k] == verb and deps[k] in SUBJECTS for k in range(len(tokens))):
        return
    with_case = {heads[k] for k in range(len(tokens)) if deps[k] == "case"}
    near = [
        k
        for k in range(len(tokens))
        if heads[k] == verb and not start <= k < end and tokens[k].pos in _NOMINAL and k not in with_case
        and tokens[k].entity != "DATE"
    ]  # fmt: skip
    if near:
        deps[min(near, key=lambda k: abs(k - verb))] = "nsubj"
