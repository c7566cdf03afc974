"""What a clause commits its writer to: asserted, reported, supposed, planned or denied; negated or not."""

from __future__ import annotations

from factcheck.claims.claim import Modality, Sentence
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.lexicon import (
    CONDITIONALS,
    DOUBTS,
    FAILING,
    FORESEEN,
    HEDGES,
    HYPOTHETICAL_AUXILIARIES,
    LIKELY,
    ORDERING,
    PLANNED_AUXILIARIES,
    PLANNING,
    SUPPOSING,
    WISHING,
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
    told = clause.rule == "complement" or (clause.rule == "coordination" and clause.attribution is not None)
    past_report = told and "would" in helpers and "have" not in helpers
    if helpers & PLANNED_AUXILIARIES or _plans(sentence, clause) or past_report:
        return "planned"
    if clause.attribution is not None and clause.attribution.act in ("promises", "threatens", "asks"):
        return "planned"
    adverbs = {t.text.casefold() for t in children(sentence, clause.head, "advmod")}
    if sentence.tokens[clause.head].text.casefold() in LIKELY and child(sentence, clause.head, "xcomp"):
        return "hypothetical"
    if adverbs & DOUBTS or (
        helpers & HYPOTHETICAL_AUXILIARIES and not _was_unable(sentence, clause, helpers)
    ):
        return "hypothetical"
    if clause.attribution is not None or adverbs & HEDGES or _is_supposed_to_be(sentence, clause):
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


def _was_unable(sentence: Sentence, clause: Clause, helpers: set[str]) -> bool:
    """Return whether "could not" tells what did not happen: "nobody could explain it", not "could not have been"."""
    if helpers & HYPOTHETICAL_AUXILIARIES != {"could"} or "have" in helpers:
        return False
    return is_negated(sentence, clause)


def _is_supposed_to_be(sentence: Sentence, clause: Clause) -> bool:
    """Return whether unnamed others say so: "the men are thought to be held in the north"."""
    passive = child(sentence, clause.head, "aux:pass") is not None
    if not passive or sentence.tokens[clause.head].lemma.casefold() not in SUPPOSING:
        return False
    return child(sentence, clause.head, "xcomp", "ccomp") is not None


_SHORT = frozenset({"'d", "’d"})
"""Short for "would" and for "had"."""


def _helpers(sentence: Sentence, clause: Clause) -> set[str]:
    own = {t.text.casefold() for t in children(sentence, clause.head, "aux", "aux:pass")}
    carried = {sentence.tokens[p].text.casefold() for p in clause.carried if isinstance(p, int)}
    helpers = own | carried
    if sentence.tokens[clause.head].tag == "VBN" and helpers & _SHORT and "have" not in helpers:
        helpers = helpers - _SHORT | {"had"}  # "they'd carried a camera", "she'd never been there"
    return helpers


def _is_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the predicate speaks of now or of what had been meant, as far as its form tells."""
    return not any(t.text.casefold() in ("been", "had") for t in auxiliaries(sentence, clause.head))


def _is_conditional(sentence: Sentence, clause: Clause) -> bool:
    said = set(clause.own or ())
    for token in children(sentence, clause.head, "advcl"):
        marks = {t.text.casefold() for t in children(sentence, token.i, "mark", "advmod") if t.i < token.i}
        if token.i in said and marks & CONDITIONALS and not marks & {"as", "even"}:
            return True
    own = {t.text.casefold() for t in children(sentence, clause.head, "mark")}
    return bool(own & CONDITIONALS)


def _plans(sentence: Sentence, clause: Clause) -> bool:
    """Return whether what the predicate says is still to come: "is to open", "plans to", "is due to", "hopes for"."""
    token = sentence.tokens[clause.head]
    lemma = token.lemma.casefold()
    sign = next((t.i for t in children(sentence, clause.head, "mark") if t.text.casefold() == "to"), None)
    if sign is not None and any(
        t.lemma.casefold() == "be" and t.tag != "VB" and t.i < sign
        for t in auxiliaries(sentence, clause.head)
    ):
        return True
    if lemma in FORESEEN and child(sentence, clause.head, "aux:pass", "cop") and _is_ahead(sentence, clause):
        return True
    if lemma in WISHING and token.pos == "VERB" and _is_ahead(sentence, clause):
        wished = child(sentence, clause.head, "obj")
        for_what = any(
            t.text.casefold() == "for"
            for o in children(sentence, clause.head, "obl") for t in children(sentence, o.i, "case")
        )  # fmt: skip
        if for_what or (wished is not None and lemma != "seek"):
            return True
    hoped = child(sentence, clause.head, "ccomp")
    if lemma in ("hope", "wish") and hoped is not None and hoped.i > clause.head:
        return True
    thing = child(sentence, clause.head, "obj")
    told_to = [] if thing is None or lemma not in ORDERING else list(children(sentence, thing.i, "acl"))
    for inner in (*children(sentence, clause.head, "xcomp", "ccomp", "advcl"), *told_to):
        to = child(sentence, inner.i, "mark")
        if to is None or to.text.casefold() != "to" or child(sentence, inner.i, "aux"):
            continue
        passive = child(sentence, clause.head, "aux:pass") is not None
        if lemma in PLANNING and (inner.dep != "advcl" or token.pos == "ADJ" or passive):
            return True
        if lemma in ORDERING and thing is not None and thing.i < inner.i:
            return True
        if speech_act(token.lemma) in ("promises", "threatens"):
            return True
    return False
