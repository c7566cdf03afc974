"""Reports inside relative clauses: "the driver, who police say had been drinking"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Attribution, name_of
from factcheck.claims.lexicon import HYPOTHETICAL_AUXILIARIES, speech_act
from factcheck.claims.tree import auxiliaries, child, children, is_finite, negation

__all__ = ["Told", "told_inside"]


class Told(NamedTuple):
    """What is told of a noun: the predicate, the relative pronoun that is its subject, and whose word it is."""

    content: int
    pronoun: Token
    attribution: Attribution


def told_inside(sentence: Sentence, i: int) -> Told | None:
    """Return what a relative clause with the verb of saying `i` reports of its noun, None where it does not."""
    tokens = sentence.tokens
    act = speech_act(tokens[i].lemma) if tokens[i].pos == "VERB" else ""
    if act not in ("says", "denies") or child(sentence, i, "aux:pass") or negation(sentence, i):
        return None
    if any(t.text.casefold() in HYPOTHETICAL_AUXILIARIES for t in auxiliaries(sentence, i)):
        return None
    content = child(sentence, i, "ccomp")
    if content is None or content.i < i or not is_finite(sentence, content.i):
        return None
    subjects = [t for k in (i, content.i) for t in children(sentence, k, "nsubj", "nsubj:pass")]
    pronouns = [t for t in subjects if t.text.casefold() in ("who", "which", "that") and t.i < i]
    speakers = [t for t in subjects if t not in pronouns]
    if len(pronouns) != 1 or len(speakers) != 1 or not pronouns[0].i < speakers[0].i < i:
        return None
    if speakers[0].head != i or child(sentence, content.i, "mark") is not None:
        return None
    return Told(content.i, pronouns[0], Attribution(name_of(sentence, speakers[0].i), act))
