"""Clauses of time, cause and contrast, and participles of result."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import Clause, subject_of
from factcheck.claims.decomposition.inflection import past_tense
from factcheck.claims.decomposition.split import Split, marks, subordinator
from factcheck.claims.lexicon import (
    CONDITIONALS,
    CONTRASTS,
    HYPOTHETICAL_AUXILIARIES,
    MAIN_KEEPS,
    PLANNED_AUXILIARIES,
    speech_act,
)
from factcheck.claims.tree import (
    auxiliaries,
    child,
    children,
    comma_before,
    is_finite,
    negation,
    subject,
    subtree,
)

__all__ = ["adverbial", "result"]


def result(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle after a comma says of the subject: "it went off, killing four" is "it killed four"."""
    token = sentence.tokens[i]
    main = sentence.tokens[clause.head]
    if token.tag != "VBG" or token.head != clause.head or i < clause.head or main.pos != "VERB":
        return None
    if child(sentence, i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "case", "conj"):
        return None
    if (
        child(sentence, i, "obj") is None
        or speech_act(token.lemma)
        or child(sentence, clause.head, "aux:pass")
    ):
        return None
    helpers = {t.lemma.casefold() for t in children(sentence, clause.head, "aux")}
    past = main.tag == "VBD" or (main.tag == "VBN" and helpers <= {"have"})
    words = subtree(sentence, i)
    carrier = subject_of(sentence, clause)
    if not past or not carrier or negation(sentence, clause.head) or not comma_before(sentence, words):
        return None
    if any(t.pos == "VERB" and t.dep != "acl:relcl" for t in sentence.tokens[clause.head + 1 : i]):
        return None  # "… the militias engaging in operations, forming a front": whose front is not clear
    made = replace(
        clause, head=i, rule="result", own=None, fronted=(), tail=(), carried=(), subject=carrier,
        replaced={i: (past_tense(token.lemma),)},
    )  # fmt: skip
    return Split((made,))


def adverbial(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a finite clause of time, cause or contrast a claim; a condition stays with what it conditions."""
    if sentence.tokens[i].tag == "VBG" and not auxiliaries(sentence, i):
        return result(sentence, clause, i)
    if not is_finite(sentence, i) or subject(sentence, i) is None:
        return None
    marker = subordinator(sentence, i)
    word = marker.text.casefold() if marker else ""
    if marker is None or marker.i > i or word in CONDITIONALS:
        return None
    if word not in CONTRASTS and marks(sentence, i) & {"if", "so", "than"}:
        return None
    inside = subject(sentence, i)
    if inside is None or inside.text.casefold() in ("who", "which", "that"):
        return None
    made = replace(
        clause, head=i, rule="adverbial", own=None, fronted=(), tail=(), subject=(), carried=(),
        replaced={k: () for k in subtree(sentence, i) if k <= marker.i},
        supposed=clause.supposed or (word not in CONTRASTS and _is_irreal(sentence, clause.head)),
    )  # fmt: skip
    if word in CONTRASTS:
        return Split((made,))
    if word in MAIN_KEEPS and word != "as":
        return Split((made,), detached=False)
    return None


def _is_irreal(sentence: Sentence, head: int) -> bool:
    """Return whether the predicate has still to happen, so that "when" and "after" tell no fact either."""
    words = {t.text.casefold() for t in children(sentence, head, "aux")}
    return bool(words & (HYPOTHETICAL_AUXILIARIES | PLANNED_AUXILIARIES))
