"""What a construction becomes, and what several of them ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.lexicon import CONDITIONALS, CONTRASTS, MAIN_KEEPS
from factcheck.claims.tree import children, subtree

__all__ = ["Split", "Transformation", "is_bracketed", "marks", "subordinator"]


@dataclass(frozen=True, slots=True)
class Split:
    """What a construction becomes: clauses of its own.

    `detached` when its clause goes on without it; `empties` when its clause then says nothing any more.
    """

    clauses: tuple[Clause, ...] = ()
    detached: bool = True
    empties: bool = False


Transformation = Callable[[Sentence, Clause, int], Split | None]
"""Takes the sentence, the clause and the word that heads the construction; None where it cannot be split safely."""


def is_bracketed(sentence: Sentence, words: tuple[int, ...]) -> bool:
    """Return whether the words stand in brackets."""
    first = words[0]
    return sentence.tokens[first].text in ("(", "[") or (
        first > 0 and sentence.tokens[first - 1].text in ("(", "[")
    )


def subordinator(sentence: Sentence, i: int) -> Token | None:
    """Return the conjunction that subordinates the clause of `i`, where a parser hung it lower too."""
    for token in children(sentence, i):
        if token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB"):
            return token
    first = next(
        (
            t
            for t in map(sentence.tokens.__getitem__, subtree(sentence, i))
            if t.dep != "cc" and t.pos != "PUNCT"
        ),
        sentence.tokens[i],
    )
    if first.head != i and sentence.tokens[first.head].dep == "advcl":
        return None  # "and once it dries, it bursts": the conjunction of a clause inside this one
    subordinates = first.text.casefold() in MAIN_KEEPS | CONTRASTS | CONDITIONALS
    return first if subordinates and first.tag in ("WRB", "IN") and first.dep != "case" else None


def marks(sentence: Sentence, i: int) -> set[str]:
    """Return the conjunctions and adverbs that stand before the clause of `i`."""
    return {t.text.casefold() for t in children(sentence, i, "mark", "advmod") if t.i < i}
