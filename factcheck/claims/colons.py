"""What stands before a colon or a semicolon and behind it: clauses side by side, or a label and its clause.

Parsers take the one for a part of the other in many ways ("Interest was growing: 118 riders lined up"), and other ways
again when the words around them change.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, TENSED, dependents, lift
from factcheck.claims.lexicon import speech_act
from factcheck.claims.quoted import MARKS, says

__all__ = ["colons", "semicolons"]

_LONGEST_LABEL = 10
"""Words before a colon that may be the label of what follows: a place, a topic, a speaker, a name with a title."""
_VERBS = TENSED | {"VB"}
_HELPERS = frozenset({"aux", "aux:pass", "cop"})


def colons(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a clause behind the first colon beside the clause before it, or its label on it where that has no verb."""
    colon = next((t.i for t in tokens[1:-1] if t.text == ":"), None)
    if colon is None or any(t.text in MARKS for t in tokens[:colon]):
        return
    if tokens[colon + 1].text in MARKS and tokens[0].pos != "ADP":
        return  # the label may be who speaks, where it is no topic ("On marriage: “…”")
    before, after = range(colon), range(colon + 1, len(tokens))
    below = dependents(heads)
    inner = _clause(tokens, heads, deps, below, after)
    outer = _clause(tokens, heads, deps, below, before)
    if outer is not None:
        # Whose bail stands in "he left a free man: his bail stands" is told by the clause before it.
        if not speech_act(tokens[outer].lemma) and tokens[colon + 1].tag != "PRP$":
            _beside(heads, deps, outer, inner, after)
    elif inner is not None and colon <= _LONGEST_LABEL and not any(tokens[k].tag in _VERBS for k in before):
        _labelled(heads, deps, inner, before)


def _clause(
    tokens: Sequence[Token],
    heads: Sequence[int],
    deps: Sequence[str],
    below: Sequence[Sequence[int]],
    span: range,
) -> int | None:
    """Return the finite predicate that the other words of the span hang on; what is reported, not who reports it."""
    for k in span:
        if heads[k] != k and heads[k] in span:
            continue
        said = [c for c in below[k] if deps[c] == "ccomp" and c in span and c < k]
        top = said[0] if said and speech_act(tokens[k].lemma) else k
        own = [c for c in below[top] if c in span]
        helpers = [c for c in own if deps[c] in _HELPERS]
        form = tokens[min(helpers, default=top)].tag
        if any(deps[c] in SUBJECTS for c in own) and (form in TENSED or form == "VBN"):
            return top
    return None


def _beside(heads: list[int], deps: list[str], outer: int, inner: int | None, after: range) -> None:
    """Hang what is behind the colon on the clause before it."""
    if inner is not None:
        lift(heads, deps, outer, inner)
    for k in after:
        if k == inner:
            heads[k], deps[k] = outer, "parataxis"
        elif heads[k] not in after and deps[k] in ("appos", "ccomp", "conj"):
            heads[k], deps[k] = outer if inner is None else inner, "parataxis"
        elif inner is not None and heads[k] not in after and k < inner and deps[k] in ("obl", "advmod"):
            heads[k] = inner  # "haste has cost more: at a Turkish site in 1988 a chain parted"


def _labelled(heads: list[int], deps: list[str], inner: int, before: range) -> None:
    """Make the clause behind a colon the main one, and the label before it a part that is set off."""
    if heads[inner] in before:
        top = heads[inner]
        while heads[top] in before and heads[top] != top:
            top = heads[top]
        lift(heads, deps, inner, top)
    for k in before:
        if deps[k] != "punct" and (heads[k] == k or heads[k] not in before):
            heads[k], deps[k] = inner, "dislocated"


def semicolons(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Let a clause with a subject after a semicolon stand beside what is before it."""
    for mark in tokens:
        if mark.text != ";":
            continue
        for k in range(mark.i + 1, len(tokens)):
            if heads[k] < mark.i and deps[k] not in ("punct", "conj", "parataxis"):
                if tokens[k].pos in ("VERB", "AUX") and any(
                    heads[j] == k and deps[j] in SUBJECTS for j in range(mark.i, k)
                ):
                    deps[k] = "parataxis"
                break
        _lift_over_semicolon(tokens, heads, deps, mark.i)
        for k in range(mark.i + 1, len(tokens)):
            above = heads[k]
            if (
                deps[k] == "parataxis"
                and above < mark.i
                and deps[above] == "parataxis"
                and says(tokens[above])
            ):
                heads[k] = heads[above]  # "It follows, he said; nothing is signed": not part of who says it
        beside = next(
            (k for k in range(mark.i + 1, len(tokens)) if deps[k] == "parataxis" and heads[k] < mark.i), None
        )
        if beside is None:
            continue
        for k in range(mark.i + 1, beside):
            if heads[k] < mark.i and deps[k] in ("obl", "advmod") and heads[beside] < mark.i:
                heads[k] = beside  # "…; in Rajasthan a driver photographed a packet"
        for k in range(beside + 1, len(tokens)):
            if tokens[k].text == ";":
                break
            if heads[k] == heads[beside] and deps[k] in ("advcl", "obl", "obj", "advmod", "parataxis"):
                heads[k] = beside  # what follows the second clause is no part of the first


def _lift_over_semicolon(tokens: Sequence[Token], heads: list[int], deps: list[str], mark: int) -> None:
    """Hang the clause after a semicolon on the main verb: it is no part of what is said, or of a clause, before it.

    "Farmers say that he was the best man; two of them drove to Durban".
    """
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    first = next((k for k in range(mark + 1, len(tokens)) if heads[k] < mark and deps[k] != "punct"), None)
    if first is None or root > mark or heads[first] == root or deps[first] not in ("parataxis", "conj"):
        return
    own = [deps[k] for k in range(mark, len(tokens)) if heads[k] == first and k != first]
    finite = tokens[first].tag in TENSED or bool(_HELPERS & set(own))
    quoted = any(t.text in MARKS for t in tokens[root:first])
    if finite and not quoted and tokens[root].pos == "VERB" and SUBJECTS & set(own) and "mark" not in own:
        heads[first], deps[first] = root, "parataxis"
