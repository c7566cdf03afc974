"""What a clause commits its writer to: asserted, reported, supposed, planned or denied; negated or not."""

from __future__ import annotations

from factcheck.claims.claim import Modality, Sentence, Token
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.lexicon import (
    CONDITIONALS,
    DOUBTS,
    FAILING,
    HEDGES,
    HYPOTHETICAL_AUXILIARIES,
    LIKELY,
    PLANNED_AUXILIARIES,
    SUPPOSING,
)
from factcheck.claims.plans import plans
from factcheck.claims.tree import child, children, negation, subject, subtree

__all__ = ["is_negated", "modality"]

_MAYBE = frozenset({"may", "might"})
"""What they lead to is possible at most, also where it is a plan or an order ("may order him to pay")."""
_ANSWERING = frozenset(
    "say comment confirm discuss elaborate disclose reveal answer specify identify explain name".split()
)
"""What somebody refuses who "would not" do it."""


def modality(sentence: Sentence, clause: Clause) -> Modality:
    """Return the modality of a clause; of several that apply, the one that commits least."""
    if clause.attribution is not None and clause.attribution.act == "denies":
        return "denied"
    helpers = _helpers(sentence, clause)
    if clause.supposed or _is_conditional(sentence, clause) or helpers & _MAYBE:
        return "hypothetical"
    told = clause.rule == "complement" or (clause.rule == "coordination" and clause.attribution is not None)
    past_report = told and "would" in helpers and "have" not in helpers
    if helpers & PLANNED_AUXILIARIES or plans(sentence, clause) or past_report:
        return "planned"
    if clause.attribution is not None and clause.attribution.act in ("promises", "threatens", "asks"):
        return "planned"
    adverbs = {t.text.casefold() for t in children(sentence, clause.head, "advmod")}
    if _is_likely(sentence, clause):
        return "hypothetical"
    if adverbs & DOUBTS or (
        helpers & HYPOTHETICAL_AUXILIARIES and not _tells_a_fact(sentence, clause, helpers)
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


def _is_likely(sentence: Sentence, clause: Clause) -> bool:
    """Return whether something is held to be possible: "is likely to win", "is possible"; not "is not possible"."""
    word = sentence.tokens[clause.head].text.casefold()
    if word not in LIKELY or child(sentence, clause.head, "xcomp", "cop") is None:
        return False
    return word != "possible" or negation(sentence, clause.head) is None


def _tells_a_fact(sentence: Sentence, clause: Clause, helpers: set[str]) -> bool:
    """Return whether a verb tells what happened or did not: "nobody could explain it", "she would later win"."""
    supposing = helpers & HYPOTHETICAL_AUXILIARIES
    if supposing == {"would"} and _is_told_of_later(sentence, clause):
        return True
    silent = supposing == {"would"} and sentence.tokens[clause.head].lemma.casefold() in _ANSWERING
    if not (supposing == {"could"} or silent) or "have" in helpers:
        return False
    return is_negated(sentence, clause)


def _is_told_of_later(sentence: Sentence, clause: Clause) -> bool:
    """Return whether "would" tells what came to be: "he would later become the mayor", "she would go on to win"."""
    if clause.rule == "complement" or sentence.tokens[clause.head].tag != "VB":
        return False
    goes_on = sentence.tokens[clause.head].lemma.casefold() == "go" and any(
        t.text.casefold() == "on" and t.i == clause.head + 1
        for t in children(sentence, clause.head, "compound:prt", "advmod")
    )
    would = [t.i for t in children(sentence, clause.head, "aux") if t.text.casefold() == "would"]
    later = [t.i for t in children(sentence, clause.head, "advmod") if t.text.casefold() == "later"]
    to_do = any(
        t.text.casefold() == "to"
        for inner in children(sentence, clause.head, "xcomp", "advcl")
        for t in children(sentence, inner.i, "mark")
    )
    return (goes_on and to_do) or any(k + 1 in later for k in would)


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


def _is_conditional(sentence: Sentence, clause: Clause) -> bool:
    said = set(clause.own or ())
    for token in children(sentence, clause.head, "advcl"):
        marks = {t.text.casefold() for t in children(sentence, token.i, "mark", "advmod") if t.i < token.i}
        if token.i not in said:
            continue
        if (marks & CONDITIONALS and not marks & {"as", "even"}) or _is_inverted(sentence, token):
            return True
        if token.text.casefold() in CONDITIONALS and _next_word(sentence, token.i) == "that":
            return True  # "provided that the money comes", where the parser hung the clause beside "provided"
    own = {t.text.casefold() for t in children(sentence, clause.head, "mark")}
    return bool(own & CONDITIONALS)


def _is_inverted(sentence: Sentence, token: Token) -> bool:
    """Return whether a clause is a condition by its order: "should the pumps fail, …"."""
    first = sentence.tokens[subtree(sentence, token.i)[0]]
    if first.text.casefold() != "should" or first.head != token.i:
        return False
    who = subject(sentence, token.i)
    return who is not None and first.i < who.i


def _next_word(sentence: Sentence, i: int) -> str:
    return sentence.tokens[i + 1].text.casefold() if i + 1 < len(sentence.tokens) else ""
