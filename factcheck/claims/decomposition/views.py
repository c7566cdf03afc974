"""What somebody holds, told with a noun or an adjective.

"Came to the conclusion that …", "held it proven that …", "in her view, …".
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, name_of, named, subject_of
from factcheck.claims.decomposition.split import Split
from factcheck.claims.lexicon import (
    CONVINCED,
    FOUND,
    HELD_TO_BE,
    HYPOTHETICAL_AUXILIARIES,
    REACHING,
    VIEWING,
    VIEWS,
)
from factcheck.claims.tree import auxiliaries, child, children, is_finite, negation, subject, subtree

__all__ = ["convinced", "held", "in_the_view_of", "viewed"]


def viewed(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give a clause behind a noun to who holds it: "the inquiry came to the conclusion that …", "his claim that …".

    What is only held, feared or rumoured is nobody's fact: with no one to hold it ("there are fears that …") the
    speaker stays open. None where the verb does something else with the view, as "denied reports that …" and "the
    claim that … was thrown out" do.
    """
    tokens = sentence.tokens
    mark = child(sentence, i, "mark")
    noun = tokens[tokens[i].head]
    if mark is None or mark.text.casefold() != "that" or not is_finite(sentence, i):
        return None
    if noun.lemma.casefold() not in VIEWS or subject(sentence, i) is None:
        return None
    verb = tokens[clause.head]
    if (
        clause.head not in (noun.i, noun.head)
        or negation(sentence, verb.i)
        or child(sentence, verb.i, "aux:pass")
    ):
        return None
    owner = child(sentence, noun.i, "nmod:poss")
    there = child(sentence, verb.i, "expl")
    reaches = noun.dep in ("obj", "obl") and verb.lemma.casefold() in REACHING
    if noun.i == clause.head:  # "police are of the opinion that …"
        reaches = child(sentence, noun.i, "case") is not None and child(sentence, noun.i, "cop") is not None
    if there is not None and there.text.casefold() == "there":
        speaker: tuple[Piece, ...] = ()
    elif reaches and owner is not None and owner.tag != "PRP$":
        speaker = name_of(sentence, owner.i)
    elif reaches:
        speaker = subject_of(sentence, clause)
    else:
        return None
    return _content(clause, i, mark, speaker)


def held(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give a clause behind "it" and an adjective to who holds it so: "the court held it proven that …"."""
    tokens = sentence.tokens
    adjective = tokens[tokens[i].head]
    verb = tokens[adjective.head]
    mark = child(sentence, i, "mark")
    if verb.i != clause.head or adjective.dep not in ("xcomp", "ccomp") or mark is None:
        return None
    if mark.text.casefold() != "that" or not is_finite(sentence, i):
        return None
    made_clear = verb.lemma.casefold() == "make" and adjective.text.casefold() in ("clear", "plain", "known")
    found = verb.lemma.casefold() in FOUND and adjective.text.casefold() in HELD_TO_BE
    it = verb.i + 1 < adjective.i and tokens[verb.i + 1].text.casefold() == "it"
    if not (made_clear or (found and it)) or child(sentence, verb.i, "aux:pass"):
        return None
    if negation(sentence, verb.i) or negation(sentence, adjective.i):
        return None
    return _content(clause, i, mark, subject_of(sentence, clause))


def convinced(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give a clause behind an adjective to who holds it: "the engineers are sure that …", "is adamant the dam …"."""
    tokens = sentence.tokens
    adjective = tokens[tokens[i].head]
    if adjective.i != clause.head or adjective.text.casefold() not in CONVINCED or i < adjective.i:
        return None
    if tokens[i].dep != "ccomp" or not is_finite(sentence, i) or subject(sentence, i) is None:
        return None
    helpers = {t.text.casefold() for t in auxiliaries(sentence, adjective.i)}
    if not helpers or helpers & HYPOTHETICAL_AUXILIARIES or negation(sentence, adjective.i):
        return None
    marks = [t for t in children(sentence, i, "mark") if t.i < i]
    if any(t.text.casefold() != "that" for t in marks):
        return None
    holder = subject_of(sentence, clause)
    if not holder or any(isinstance(k, int) and tokens[k].text.casefold() == "it" for k in holder):
        return None  # "it is certain that …": a matter of fact
    if child(sentence, adjective.i, "advmod", "obl") is not None and not marks:
        return None
    first_person = [tokens[k].text.casefold() for k in holder if isinstance(k, int)] in (["i"], ["we"])
    attribution = Attribution(holder, "says")
    if clause.attribution is not None and first_person:
        attribution = clause.attribution  # "I am sure …" in somebody's quoted words
    said = Clause(
        i, "complement", replaced={t.i: () for t in marks}, attribution=attribution, supposed=clause.supposed
    )
    return Split((said,), empties=True)


def _content(clause: Clause, i: int, mark: Token, speaker: tuple[Piece, ...]) -> Split:
    said = Clause(
        i, "complement", replaced={mark.i: ()},
        attribution=Attribution(speaker, "says"), supposed=clause.supposed,
    )  # fmt: skip
    return Split((said,), empties=True)


def in_the_view_of(sentence: Sentence, clause: Clause) -> tuple[Clause, set[int]] | None:
    """Give a clause to who is named beside it: "in the prosecutor's view", "by her own account", "in the words of".

    Return the clause with its attribution, and the words that say no more than that; None where nobody is named so.
    """
    tokens = sentence.tokens
    if (said := _is_that(sentence, clause)) is not None:
        return said
    for noun in children(sentence, clause.head, "obl"):
        case = child(sentence, noun.i, "case")
        if case is None or noun.lemma.casefold() not in VIEWING.get(case.text.casefold(), ()):
            continue
        words = subtree(sentence, noun.i)
        fronted = words[0] == 0 or tokens[words[0] - 1].text == ","
        behind = words[-1] + 1 < len(tokens) and tokens[words[-1] + 1].text in (",", ".", '"', "“")
        owner = _owner(sentence, noun.i)
        if owner is None or not (fronted or (words[0] > clause.head and behind)):
            continue
        return replace(clause, attribution=Attribution(_names(sentence, owner), "says")), set(words)
    return None


def _is_that(sentence: Sentence, clause: Clause) -> tuple[Clause, set[int]] | None:
    """Give "his fear is that the firm will fail" to him: what follows is what he fears."""
    outer = child(sentence, clause.head, "nsubj:outer")
    mark = child(sentence, clause.head, "mark")
    if outer is None or mark is None or mark.text.casefold() != "that" or outer.lemma.casefold() not in VIEWS:
        return None
    if negation(sentence, outer.i) or not outer.i < mark.i < clause.head:
        return None
    between = [t for t in sentence.tokens[outer.i : mark.i] if t.head == clause.head]
    if any(t.dep not in ("nsubj:outer", "cop", "advmod") or t.text.casefold() == "not" for t in between):
        return None
    owner = _owner(sentence, outer.i)
    if owner is None:
        return None
    words = {k for t in between for k in subtree(sentence, t.i)} | {mark.i}
    return replace(clause, rule="complement", attribution=Attribution(_names(sentence, owner), "says")), words


def _owner(sentence: Sentence, noun: int) -> Token | None:
    """Return whose view it is: "the coroner's opinion", "the opinion of the coroner"."""
    owner = child(sentence, noun, "nmod:poss")
    if owner is not None:
        return owner
    return next(
        (
            t
            for t in children(sentence, noun, "nmod")
            if (of := child(sentence, t.i, "case")) is not None and of.text.casefold() == "of"
        ),
        None,
    )


def _names(sentence: Sentence, owner: Token) -> tuple[Piece, ...]:
    name = name_of(sentence, owner.i) if owner.pos != "PRON" else named(sentence, owner.i)
    return tuple(k for k in name if sentence.tokens[k].dep != "case")
