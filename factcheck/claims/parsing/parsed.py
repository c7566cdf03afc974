"""A parsed text in spaCy's words: what the rest of the room reads of a parser's answer.

The attributes have the names and meanings of spaCy's `Token` and `Doc`, so that a document of any spaCy pipeline can
stand in the place of a `ParsedText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["ParsedText", "ParsedToken", "ReadText", "ReadToken"]

ReadToken: TypeAlias = "ParsedToken | Token"
ReadText: TypeAlias = "ParsedText | Doc"
"""What a parser may answer with."""


@dataclass(slots=True, eq=False)
class ParsedToken:
    """A word of a `ParsedText`; see spaCy's `Token` for the attributes.  The root of a sentence is its own head."""

    parent: ParsedText
    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    governor: int
    morph: str
    ent_type_: str
    ent_iob_: str
    is_sent_start: bool

    is_space = False  # white space is no word here

    @property
    def head(self) -> ParsedToken:
        """The word that this one hangs on."""
        return self.parent.tokens[self.governor]

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that is a name, with its label and its place in the text."""

    text: str
    label_: str
    start_char: int
    end_char: int


class ParsedText:
    """The words of a text with what was read of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[ParsedToken] = []

    def __iter__(self) -> Iterator[ParsedToken]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def sents(self) -> list[Sequence[ParsedToken]]:
        """The sentences, as runs of words."""
        starts = [token.i for token in self.tokens if token.is_sent_start]
        return [self.tokens[a:b] for a, b in zip(starts, [*starts[1:], len(self.tokens)], strict=True)]

    @property
    def ents(self) -> list[Name]:
        """The names."""
        return list(_names(self.text, self.tokens))


def _names(text: str, tokens: Iterable[ParsedToken]) -> Iterator[Name]:
    run: list[ParsedToken] = []
    for token in (*tokens, None):
        if run and (token is None or token.ent_iob_ != "I"):
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            yield Name(text[start:end], run[0].ent_type_, start, end)
            run = []
        if token is not None and token.ent_iob_ != "O":
            run.append(token)
