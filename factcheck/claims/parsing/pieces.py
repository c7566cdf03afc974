"""Words as the encoder of the shipped parser reads them: word pieces, and the shape that their letters have.

The encoder's vocabulary is lower case; what capitals tell (a name, an acronym, the first word) reaches it as a class of
its own, in the place where BERT expects the number of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import ModelError

if TYPE_CHECKING:
    import tokenizers

__all__ = ["LONGEST_WORD", "SHAPES", "Pieces", "WordPieces", "shape"]

LONGEST_WORD = 8
"""Word pieces of one word that are read; the rest of a longer one (an address, a hash) tells nothing."""

_NONE, _LOWER, _TITLE, _LETTER, _UPPER, _MIXED, _DIGITS = SHAPES = range(7)


class Pieces(NamedTuple):
    """A text as the encoder takes it; all three of the lists but `first` have one entry a piece."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    """For each word the place of its first piece."""


def shape(word: str) -> int:
    """Return the class of a word's capitals and digits, one of `SHAPES`."""
    if any(c.isdigit() for c in word):
        return _DIGITS
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return _NONE
    if all(c.islower() for c in letters):
        return _LOWER
    if len(letters) == 1:
        return _LETTER
    if all(c.isupper() for c in letters):
        return _UPPER
    return _TITLE if letters[0].isupper() else _MIXED


class WordPieces:
    """A tokenizer for words that are already apart; remembers the words that it has seen in one call."""

    def __init__(self, tokenizer: tokenizers.Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()
        marks = [tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]")]
        if None in marks:
            raise ModelError("the parser's tokenizer lacks [CLS], [SEP] or [UNK]: it is not a BERT one")
        self._start, self._end, self._unknown = (int(mark) for mark in marks if mark is not None)

    def of(self, words: Iterable[str]) -> dict[str, list[int]]:
        """Return the pieces of each distinct word, 1 to `LONGEST_WORD` of them."""
        distinct = list(dict.fromkeys(words))
        encoded = self._tokenizer.encode_batch(distinct, add_special_tokens=False)
        return {w: e.ids[:LONGEST_WORD] or [self._unknown] for w, e in zip(distinct, encoded, strict=True)}

    def sequence(self, words: Sequence[str], known: dict[str, list[int]]) -> Pieces:
        """Join the pieces of the words of one text, the marks of its ends around them."""
        pieces = Pieces([self._start], [_NONE], [])
        for word in words:
            pieces.first.append(len(pieces.ids))
            ids = known[word]
            pieces.ids.extend(ids)
            pieces.shapes.extend([shape(word)] * len(ids))
        pieces.ids.append(self._end)
        pieces.shapes.append(_NONE)
        return pieces
