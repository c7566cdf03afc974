"""What somebody holds, told with a noun or an adjective.

"Came to the conclusion that …", "held it proven that …", "in her view, …".
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, name_of, named, subject_of
from factcheck.claims.decomposition.split import Split
from factcheck.claims.lexicon import FOUND, HELD_TO_BE, REACHING, VIEWING, VIEWS
from factcheck.claims.tree import child, children, is_finite, negation, subject, subtree

__all__ = ["held", "in_the_view_of", "viewed"]


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
    if verb.lemma.casefold() not in FOUND or adjective.text.casefold() not in HELD_TO_BE:
        return None
    it = verb.i + 1 < adjective.i and tokens[verb.i + 1].text.casefold() == "it"
    if not it or negation(sentence, verb.i) or negation(sentence, adjective.i):
        return None
    return _content(clause, i, mark, subject_of(sentence, clause))


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
    for noun in children(sentence, clause.head, "obl"):
        case = child(sentence, noun.i, "case")
        if case is None or noun.lemma.casefold() not in VIEWING.get(case.text.casefold(), ()):
            continue
        words = subtree(sentence, noun.i)
        fronted = words[0] == 0 or tokens[words[0] - 1].text == ","
        behind = words[-1] + 1 < len(tokens) and tokens[words[-1] + 1].text in (",", ".", '"', "“")
        owner = child(sentence, noun.i, "nmod:poss")
        if owner is None:
            owner = next(
                (
                    t
                    for t in children(sentence, noun.i, "nmod")
                    if (of := child(sentence, t.i, "case")) is not None and of.text.casefold() == "of"
                ),
                None,
            )
        if owner is None or not (fronted or (words[0] > clause.head and behind)):
            continue
        name = name_of(sentence, owner.i) if owner.pos != "PRON" else named(sentence, owner.i)
        speaker = tuple(k for k in name if tokens[k].dep != "case")
        return replace(clause, attribution=Attribution(speaker, "says")), set(words)
    return None
