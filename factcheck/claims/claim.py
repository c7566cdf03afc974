"""`Token`, `Sentence` and `Claim`: what the claims room hands on.

A claim keeps the parse of its sentence (as plain tokens, so that no later room needs spaCy) and the indices of the
tokens it is made of.  All offsets are Unicode code points into the field of the document that the sentence names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from factcheck.documents import BlockKind, Document, FieldName

__all__ = ["Claim", "Modality", "Resolution", "Sentence", "SpeechAct", "Token"]

Modality = Literal["asserted", "reported", "hypothetical", "planned", "denied"]
SpeechAct = Literal["", "says", "denies", "promises", "threatens", "asks"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with its parse (Universal Dependencies).

    `i` is the index in `Sentence.tokens`; `head` the index of its governor (its own for the root); `start`/`end` are
    code points into the field; `entity` is the NER label (PERSON, ORG, LOC, …) or ""; `entity_start` is true for the
    first token of a mention; `morph` holds UD features such as "Tense=Past|VerbForm=Fin".
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    morph: str = ""
    entity: str = ""
    entity_start: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence: its place in the document and its parse."""

    document: Document
    field: FieldName
    start: int
    end: int
    tokens: tuple[Token, ...]
    kind: BlockKind = "paragraph"
    index: int = 0

    @property
    def text(self) -> str:
        """The sentence as it stands in the document."""
        return self.document.field_text(self.field)[self.start : self.end]

    @property
    def place(self) -> tuple[str, str, int]:
        """What tells this sentence from every other: id of the document, field, start (code points)."""
        return self.document.id, self.field, self.start

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Token indices governed by each token, left to right."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(c) for c in below)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Words of the claim, or of its speaker, that were replaced by what they refer to.

    `start`/`end` give the original words, `antecedent` the text put in their place.
    """

    start: int
    end: int
    original: str
    antecedent: str


@dataclass(frozen=True)
class Claim:
    """One checkable statement.

    text         self-contained wording (subject carried along, pronouns resolved where the evidence is clear)
    sentence     where it comes from, with the parse
    start, end   the clause in the field (code points); `document.field_text(field)[start:end]` are the source words
    tokens       indices into `sentence.tokens` of the words that the claim is made of, in reading order
    head         index of its predicate in `sentence.tokens` (a verb, or the nominal of a copular or verbless clause)
    rule         name of the transformation that made it ("clause", "apposition", "relative", …)
    negated      true when its main predicate is negated
    modality     asserted by the article, reported, hypothetical, planned, or denied
    speaker      who says, promises, asks for or denies it, "" when the article itself says it
    speech_act   what the speaker does with it
    """

    text: str
    sentence: Sentence
    start: int
    end: int
    tokens: tuple[int, ...]
    head: int
    rule: str = "clause"
    negated: bool = False
    modality: Modality = "asserted"
    speaker: str = ""
    speech_act: SpeechAct = ""
    resolutions: tuple[Resolution, ...] = ()

    @property
    def document(self) -> Document:
        """The document that makes the claim."""
        return self.sentence.document

    @property
    def field(self) -> FieldName:
        """The field of the document that `start` and `end` point into."""
        return self.sentence.field

    @property
    def source_text(self) -> str:
        """The words of the document that the claim comes from."""
        return self.document.field_text(self.field)[self.start : self.end]
