"""`Clause`: a stretch of a sentence that says one thing, on its way to becoming a claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from factcheck.claims.claim import Sentence, SpeechAct, Token
from factcheck.claims.tree import child, phrase, subject, subtree, trimmed

__all__ = ["Attribution", "Clause", "Piece", "name_of", "named", "subject_of"]

Piece = int | str
"""A word of the sentence by its index, or a word that is added ("is" in "Akram al-Kaabi is the leader")."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, as pieces (none: somebody unnamed), and what the speaker does with it."""

    speaker: tuple[Piece, ...] = ()
    act: SpeechAct = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate, and how to say it out of its sentence.

    head          index of the predicate
    rule          name of the transformation that found it
    own           its words, once it is known what is split off; until then everything below `head`
    fronted       said first: adjuncts that coordinated clauses share ("On Tuesday,")
    subject       said next: a subject that the clause itself lacks
    carried       said next: auxiliaries that coordinated predicates share, a copula that is added
    tail          said last: objects and adjuncts that coordinated predicates share
    replaced      own words in whose place other pieces are said (a relative pronoun, none: dropped)
    attribution   who says it, None when the article does
    supposed      true when what it hangs on is a condition, a plan or a question
    """

    head: int
    rule: str = "clause"
    own: tuple[int, ...] | None = None
    fronted: tuple[Piece, ...] = ()
    subject: tuple[Piece, ...] = ()
    carried: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()
    replaced: dict[int, tuple[Piece, ...]] = field(default_factory=dict)
    attribution: Attribution | None = None
    supposed: bool = False

    def with_own(self, own: tuple[int, ...]) -> Clause:
        """Return the clause, reduced to these of its words."""
        return replace(self, own=own)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that is said, in reading order."""
        said: list[Piece] = [*self.fronted, *self.subject, *self.carried]
        for i in self.own or ():
            said.extend(self.replaced.get(i, (i,)))
        return (*said, *self.tail)


def named(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the whole phrase of the noun `i`, coordinated nouns too, without clauses and appositions beside it."""
    beside = {
        k
        for k in subtree(sentence, i)
        if sentence.tokens[k].dep in ("acl:relcl", "parataxis", "advcl")
        or (sentence.tokens[k].dep in ("appos", "acl", "nmod", "amod") and k > i and _set_off(sentence, k))
    }
    return trimmed(
        sentence, i, [k for k in subtree(sentence, i, beside) if not _marks(sentence.tokens[k], i)]
    )


def _marks(token: Token, i: int) -> bool:
    return token.dep == "mark" and token.head == i


def name_of(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the name that an apposition gives to the noun `i` ("the minister, Najib Razak,"), else its phrase."""
    apposed = child(sentence, i, "appos")
    common = sentence.tokens[i].pos == "NOUN" or sentence.tokens[i].text.islower()
    if apposed is not None and apposed.pos == "PROPN" and common:
        return phrase(sentence, apposed.i)
    return named(sentence, i)


def _set_off(sentence: Sentence, k: int) -> bool:
    first = subtree(sentence, k)[0]
    marks = {",", "-", "–", "—"}
    return sentence.tokens[first].text in marks or (first > 0 and sentence.tokens[first - 1].text in marks)


def subject_of(sentence: Sentence, clause: Clause) -> tuple[Piece, ...]:
    """Return the subject of the clause as pieces, carried or its own; () when it has none."""
    if clause.subject:
        return clause.subject
    found = subject(sentence, clause.head)
    if found is None or child(sentence, clause.head, "expl") is found:
        return () if found is None else (found.i,)
    return named(sentence, found.i)
