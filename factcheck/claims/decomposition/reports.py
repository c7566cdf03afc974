"""Reported speech, and clauses that stand side by side."""

from __future__ import annotations

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, name_of, named, subject_of
from factcheck.claims.decomposition.split import Split
from factcheck.claims.lexicon import BARE_REPORTS, HYPOTHETICAL_AUXILIARIES, speech_act
from factcheck.claims.tree import child, children, is_finite, is_predicate, negation, subject, subtree

__all__ = ["complement", "parataxis"]


def complement(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give reported speech to its speaker: "the source stated that …" claims what follows, in the source's name."""
    tokens = sentence.tokens
    verb = tokens[i].head
    act = speech_act(tokens[verb].lemma) if tokens[verb].pos == "VERB" else ""
    if act in ("", "asks") or not is_finite(sentence, i):
        return None
    if verb != clause.head and (
        tokens[verb].dep not in ("advcl", "acl", "conj") or tokens[verb].tag != "VBG"
    ):
        return None
    if negation(sentence, verb) or any(
        t.text.casefold() in HYPOTHETICAL_AUXILIARIES for t in children(sentence, verb, "aux")
    ):
        return None
    marks = list(children(sentence, i, "mark"))
    quoted = _is_quoted(sentence, i)
    introduced = any(t.text.casefold() == "that" for t in marks)
    follows = min(subtree(sentence, i)) == verb + 1
    if not (introduced or quoted or follows or tokens[verb].lemma.casefold() in BARE_REPORTS):
        return None
    first = tokens[min(subtree(sentence, i))]
    asked = first.tag in ("WRB", "WP", "WDT", "WP$") or any(
        t.text.casefold() in ("whether", "if") for t in marks
    )
    if asked and not quoted:
        return None
    speaker = subject(sentence, verb)
    if speaker is not None and speaker.tag == "DT":
        return None  # "that said, …"
    if speaker is not None and verb != clause.head:
        pieces: tuple[Piece, ...] = name_of(sentence, speaker.i)
    elif speaker is not None and not clause.subject:
        pieces = name_of(sentence, speaker.i)
    else:
        pieces = subject_of(sentence, clause)
        nearest = _nearest_subject(sentence, verb) if tokens[verb].tag == "VBG" else None
        if verb != clause.head and nearest is not None:
            pieces = name_of(sentence, nearest)
    if child(sentence, verb, "aux:pass"):
        if speaker is None or speaker.text.casefold() != "it":
            return None  # "we were told that …": who tells it is open, whom it concerns is not
        agent = child(sentence, verb, "obl:agent")
        pieces = named(sentence, agent.i) if agent else ()
    if any(isinstance(p, int) and tokens[p].tag in ("VBD", "VBZ", "VBP") for p in pieces):
        return None  # nobody is called by a whole clause: a misreading
    attribution = Attribution(pieces, act)
    if clause.attribution is not None and _is_first_person(sentence, pieces):
        attribution = clause.attribution  # "I think …" in somebody's quoted words
    made = Clause(
        i, "complement", replaced=_without_that(sentence, i, verb),
        attribution=attribution, supposed=clause.supposed,
    )  # fmt: skip
    return Split((made,))


def _without_that(sentence: Sentence, i: int, verb: int) -> dict[int, tuple[Piece, ...]]:
    """Drop "that" before what is reported, also where the parser took it for a determiner."""
    dropped: dict[int, tuple[Piece, ...]] = {
        t.i: () for t in children(sentence, i, "mark") if t.text.casefold() == "that"
    }
    first = min(subtree(sentence, i))
    tokens = sentence.tokens
    if (
        tokens[first].text.casefold() == "that"
        and first in (verb + 1, verb + 2)
        and tokens[first + 1].pos != "AUX"
    ):
        dropped[first] = ()
    return dropped


def _nearest_subject(sentence: Sentence, participle: int) -> int | None:
    """Return the subject of the last finite verb before a participle ("…, saying that"), relative clauses aside."""
    for token in reversed(sentence.tokens[:participle]):
        if token.pos == "VERB" and token.dep != "acl:relcl" and is_finite(sentence, token.i):
            found = child(sentence, token.i, "nsubj", "nsubj:pass")
            if found is not None:
                return found.i
    return None


def _is_first_person(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    words = [sentence.tokens[p].text.casefold() for p in pieces if isinstance(p, int)]
    return words in (["i"], ["we"])


def _is_quoted(sentence: Sentence, i: int) -> bool:
    return any(t.dep == "punct" and t.text in ('"', "“", "‘", "'") for t in children(sentence, i))


def parataxis(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split clauses that stand side by side; after a verb of saying the second is what is said."""
    tokens = sentence.tokens
    if tokens[i].head != clause.head or not is_predicate(sentence, i):
        return None
    if not is_finite(sentence, i) or subject(sentence, i) is None:
        return None
    act = speech_act(tokens[clause.head].lemma)
    bare = child(sentence, clause.head, "obj", "ccomp", "xcomp") is None
    if act not in ("", "asks") and bare and subject_of(sentence, clause):
        return Split((Clause(i, "complement", attribution=Attribution(subject_of(sentence, clause), act)),))
    return Split((Clause(i, "parataxis", attribution=clause.attribution, supposed=clause.supposed),))
