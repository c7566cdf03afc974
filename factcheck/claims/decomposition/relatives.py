"""Relative clauses and participles: what is said of a noun beside it."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause, Piece, named, subject_of
from factcheck.claims.decomposition.split import Split, is_bracketed
from factcheck.claims.lexicon import UNDEFINED, is_role
from factcheck.claims.tree import (
    agrees,
    auxiliaries,
    child,
    children,
    comma_before,
    has,
    is_finite,
    is_nominal,
    phrase,
    subject,
    subtree,
    trimmed,
)

__all__ = ["participle", "relative"]


def relative(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a relative clause a claim about its antecedent: "a group that has carried out 100 attacks"."""
    tokens = sentence.tokens
    noun = tokens[i].head
    if not is_nominal(sentence, noun) or not is_finite(sentence, i):
        return None
    pronoun = _relative_pronoun(sentence, i)
    if pronoun is None:
        return None
    if pronoun.text.casefold() == "who" and tokens[noun].dep == "nmod" and _is_thing(tokens[noun]):
        noun = tokens[noun].head  # "the president of the foundation, who …"
    if pronoun.dep in ("nsubj", "nsubj:pass"):
        verb = next(iter(auxiliaries(sentence, i)), tokens[i])
        while not agrees(tokens[noun], verb):  # "the statements of its leader, which have …"
            if tokens[noun].dep != "nmod" or child(sentence, noun, "conj"):
                break
            noun = tokens[noun].head
    words = subtree(sentence, i)
    open_clause = comma_before(sentence, words)
    antecedent = _antecedent(sentence, clause, noun, i)
    if any(isinstance(p, int) and tokens[p].text.casefold() == "not" for p in antecedent[:1]):
        return None  # "…, not to the clerk, who is unwell"
    if not antecedent or (not open_clause and _is_undefined(sentence, noun)):
        return None
    if tokens[noun].dep == "root" and not child(sentence, noun, "cop") and sentence.kind == "paragraph":
        return None  # a sentence without a verb: it is hidden in the relative clause
    made = replace(
        clause, head=i, rule="relative", own=None, fronted=(), subject=(), carried=(), tail=(), replaced={}
    )
    if pronoun.dep in ("nsubj", "nsubj:pass") and pronoun.head == i:
        made = replace(made, subject=antecedent, replaced={pronoun.i: ()})
    elif (
        pronoun.dep == "obj" and pronoun.head == i and subject(sentence, i) and tokens[noun].entity != "DATE"
    ):
        particle = child(sentence, i, "compound:prt")
        after = particle.i if particle else i
        made = replace(made, replaced={pronoun.i: (), after: (after, *antecedent)})
    elif pronoun.dep == "nmod:poss":
        ending = "’" if has(tokens[noun], "Number=Plur") and tokens[noun].text.endswith("s") else "’s"
        made = replace(made, replaced={pronoun.i: (*antecedent, ending)})
    else:
        return None
    return Split((made,), detached=open_clause)


def _relative_pronoun(sentence: Sentence, i: int) -> Token | None:
    for token in children(sentence, i):
        if token.i < i and token.text.casefold() in ("who", "which", "that", "whom") and token.dep != "mark":
            preposition = token.i > 0 and sentence.tokens[token.i - 1].pos == "ADP"
            misread = token.text.casefold() == "whom" and token.dep != "obj"
            return None if preposition or misread else token
        for inner in children(sentence, token.i, "nmod:poss"):
            if inner.text.casefold() == "whose" and token.dep in ("nsubj", "nsubj:pass"):
                return inner
    return None


def _antecedent(sentence: Sentence, clause: Clause, noun: int, relative: int) -> tuple[Piece, ...]:
    """Return what the relative pronoun stands for: the noun, or what an indefinite predicate noun is said of."""
    tokens = sentence.tokens
    if noun == clause.head and (child(sentence, noun, "cop") or "is" in clause.carried):
        said_of = subject_of(sentence, clause)
        pronoun = (
            len(said_of) == 1 and isinstance(said_of[0], int) and tokens[said_of[0]].pos in ("PRON", "DET")
        )
        return phrase(sentence, noun) if pronoun else said_of
    if tokens[noun].dep == "appos" and is_nominal(sentence, tokens[noun].head):
        return phrase(sentence, tokens[noun].head)
    if any(t.i < relative for t in children(sentence, noun, "conj")):
        return named(sentence, noun)  # "Sudan and Yemen, which are covered"
    start = min(subtree(sentence, relative))
    return trimmed(sentence, noun, [k for k in phrase(sentence, noun) if k < start])


def _is_thing(noun: Token) -> bool:
    if noun.entity in ("ORG", "LOC"):
        return True
    return noun.pos == "NOUN" and not has(noun, "Number=Plur") and not is_role(noun.lemma)


def _is_undefined(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    if token.pos == "PRON" or token.text.casefold() in UNDEFINED:
        return True
    return any(t.text.casefold() in UNDEFINED for t in children(sentence, noun, "det", "amod", "advmod"))


def participle(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle set off by commas says of a noun: "the group, founded in 2017," was founded in 2017."""
    tokens = sentence.tokens
    noun, verb = tokens[tokens[i].head], tokens[i]
    words = subtree(sentence, i)
    if (
        verb.tag != "VBN"
        or noun.i > i
        or not is_nominal(sentence, noun.i)
        or not comma_before(sentence, words)
    ):
        return None
    if (
        child(sentence, i, "mark", "nsubj", "aux", "advcl")
        or is_bracketed(sentence, words)
        or noun.pos == "PRON"
    ):
        return None
    name = named(sentence, noun.i)
    if not name or name[-1] >= words[0] or child(sentence, noun.i, "cop", "nsubj", "nsubj:pass"):
        return None
    plural = has(noun, "Number=Plur") or child(sentence, noun.i, "conj") is not None
    made = replace(
        clause, head=i, rule="participle", own=None, fronted=(), tail=(), replaced={}, subject=name,
        carried=("were" if plural else "was",),
    )  # fmt: skip
    return Split((made,))
