"""Whether a clause says what is still to come: what somebody plans, wants or orders, and what is expected."""

from __future__ import annotations

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.lexicon import (
    FORESEEN,
    ORDERING,
    PLANNING,
    SUBJUNCTIVE,
    WISHING,
    speech_act,
)
from factcheck.claims.tree import auxiliaries, child, children

__all__ = ["asks_for_deed", "plans"]

_SEEMING = frozenset({"look", "seem", "appear", "remain"})


def plans(sentence: Sentence, clause: Clause) -> bool:
    """Return whether what the predicate says is still to come: "is to open", "plans to", "is due to", "hopes for"."""
    token = sentence.tokens[clause.head]
    lemma = token.lemma.casefold()
    sign = next((t.i for t in children(sentence, clause.head, "mark") if t.text.casefold() == "to"), None)
    if sign is not None and any(
        t.lemma.casefold() == "be" and t.tag != "VB" and t.i < sign
        for t in auxiliaries(sentence, clause.head)
    ):
        return True
    foreseen = lemma in FORESEEN and token.pos != "NOUN"  # not "it is a plan"
    if foreseen and _is_said_to_be(sentence, token) and _is_ahead(sentence, clause):
        return True
    if _wishes(sentence, clause, token) or asks_for_deed(sentence, token):
        return True
    inner = child(sentence, token.i, "xcomp") if lemma in _SEEMING else None  # "looks set to win"
    return _intends(sentence, token) or (inner is not None and _intends(sentence, inner))


def _is_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the predicate speaks of now or of what had been meant, as far as its form tells."""
    return not any(t.text.casefold() in ("been", "had") for t in auxiliaries(sentence, clause.head))


def _is_said_to_be(sentence: Sentence, token: Token) -> bool:
    """Return whether a form of "be" leads to a word, also where the parser hung it on what is foreseen."""
    if child(sentence, token.i, "aux:pass", "cop"):
        return True
    return any(
        t.i < token.i for to in children(sentence, token.i, "xcomp") for t in auxiliaries(sentence, to.i)
    )


def _wishes(sentence: Sentence, clause: Clause, token: Token) -> bool:
    lemma = token.lemma.casefold()
    if lemma in WISHING and token.pos == "VERB" and _is_ahead(sentence, clause):
        wished = child(sentence, token.i, "obj")
        for_what = any(
            t.text.casefold() == "for"
            for o in children(sentence, token.i, "obl") for t in children(sentence, o.i, "case")
        )  # fmt: skip
        if for_what or (wished is not None and lemma != "seek"):
            return True
    hoped = child(sentence, token.i, "ccomp")
    return lemma in ("hope", "wish") and hoped is not None and hoped.i > token.i


def asks_for_deed(sentence: Sentence, token: Token) -> bool:
    """Return whether somebody asks that something be done: "asked that the mine be sold", "suggested selling it"."""
    if token.pos != "VERB" or token.lemma.casefold() not in SUBJUNCTIVE:
        return False
    for inner in children(sentence, token.i, "ccomp", "xcomp"):
        mark = child(sentence, inner.i, "mark")
        if mark is None and inner.tag == "VBG" and inner.dep == "xcomp":
            if speech_act(token.lemma) == "asks" or token.lemma.casefold() == "suggest":
                return True
        if mark is None or mark.text.casefold() != "that" or inner.i < token.i:
            continue
        helpers = auxiliaries(sentence, inner.i)
        if helpers[0].text.casefold() == "be" if helpers else inner.tag == "VB":
            return True
    return False


def _intends(sentence: Sentence, token: Token) -> bool:
    lemma = token.lemma.casefold()
    if lemma == "go" and token.tag != "VBG":
        return False  # "went on to win": that is done
    passive = child(sentence, token.i, "aux:pass") is not None
    if lemma == "suppose" and not passive:
        return False
    thing = child(sentence, token.i, "obj")
    told_to = [] if thing is None or lemma not in ORDERING else list(children(sentence, thing.i, "acl"))
    for inner in (*children(sentence, token.i, "xcomp", "ccomp", "advcl"), *told_to):
        to = child(sentence, inner.i, "mark")
        if to is None or to.text.casefold() != "to" or child(sentence, inner.i, "aux"):
            continue
        if lemma == "consider" and child(sentence, inner.i, "cop"):
            continue  # "consider the bridge to be safe"
        if lemma in PLANNING and (
            inner.dep != "advcl" or token.pos in ("ADJ", "ADV") or passive or lemma == "vote"
        ):
            return True
        if lemma in ORDERING and thing is not None and thing.i < inner.i:
            return True
        if speech_act(token.lemma) in ("promises", "threatens"):
            return True
    return False
