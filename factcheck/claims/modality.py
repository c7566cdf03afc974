"""What a clause commits its writer to: asserted, reported, supposed, planned or denied; negated or not."""

from __future__ import annotations

from factcheck.claims.claim import Modality, Sentence
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.lexicon import (
    CONDITIONALS,
    DOUBTS,
    FAILING,
    HEDGES,
    HYPOTHETICAL_AUXILIARIES,
    PLANNED_AUXILIARIES,
    PLANNING,
    speech_act,
)
from factcheck.claims.tree import auxiliaries, child, children, negation

__all__ = ["is_negated", "modality"]


def modality(sentence: Sentence, clause: Clause) -> Modality:
    """Return the modality of a clause; of several that apply, the one that commits least."""
    if clause.attribution is not None and clause.attribution.act == "denies":
        return "denied"
    helpers = _helpers(sentence, clause)
    if clause.supposed or _is_conditional(sentence, clause):
        return "hypothetical"
    past_report = clause.rule == "complement" and "would" in helpers and "have" not in helpers
    if helpers & PLANNED_AUXILIARIES or _plans(sentence, clause) or past_report:
        return "planned"
    if clause.attribution is not None and clause.attribution.act in ("promises", "threatens"):
        return "planned"
    adverbs = {t.text.casefold() for t in children(sentence, clause.head, "advmod")}
    if helpers & HYPOTHETICAL_AUXILIARIES or adverbs & DOUBTS:
        return "hypothetical"
    if clause.attribution is not None or adverbs & HEDGES:
        return "reported"
    return "asserted"


def is_negated(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the predicate is negated, by a word or by a verb of failing."""
    said = {p for p in clause.pieces if isinstance(p, int)}
    word = negation(sentence, clause.head)
    negated = word is not None and word.i in said
    negated = negated or any(
        isinstance(p, int) and sentence.tokens[p].text.casefold() in ("not", "n't", "n’t")
        for p in clause.carried
    )
    subject = clause.subject[0] if clause.subject else None
    if isinstance(subject, int) and sentence.tokens[subject].text.casefold() in ("no", "none", "nobody"):
        negated = True
    fails = sentence.tokens[clause.head].lemma.casefold() in FAILING and child(sentence, clause.head, "xcomp")
    return negated != bool(fails)


def _helpers(sentence: Sentence, clause: Clause) -> set[str]:
    own = {t.text.casefold() for t in children(sentence, clause.head, "aux", "aux:pass")}
    carried = {sentence.tokens[p].text.casefold() for p in clause.carried if isinstance(p, int)}
    return own | carried


def _is_conditional(sentence: Sentence, clause: Clause) -> bool:
    said = set(clause.own or ())
    for token in children(sentence, clause.head, "advcl"):
        marks = {t.text.casefold() for t in children(sentence, token.i, "mark", "advmod") if t.i < token.i}
        if token.i in said and marks & CONDITIONALS and not marks & {"as", "even"}:
            return True
    own = {t.text.casefold() for t in children(sentence, clause.head, "mark")}
    return bool(own & CONDITIONALS)


def _plans(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the predicate takes an infinitive that is still to come ("plans to", "is due to")."""
    token = sentence.tokens[clause.head]
    if token.tag == "VB" and any(t.text.casefold() == "to" for t in children(sentence, clause.head, "mark")):
        return any(t.lemma.casefold() == "be" and t.tag != "VB" for t in auxiliaries(sentence, clause.head))
    for inner in children(sentence, clause.head, "xcomp", "ccomp", "advcl"):
        to = child(sentence, inner.i, "mark")
        if to is None or to.text.casefold() != "to" or child(sentence, inner.i, "aux"):
            continue
        passive = child(sentence, clause.head, "aux:pass") is not None
        if token.lemma.casefold() in PLANNING and (inner.dep != "advcl" or token.pos == "ADJ" or passive):
            return True
        if speech_act(token.lemma) in ("promises", "threatens"):
            return True
    return False
