"""Lemmas as rules: how many letters to cut from the end of a word, and what to put there."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LemmaRule"]


class LemmaRule(NamedTuple):
    """Cut `cut` letters and add `ending`; `cased` keeps capitals, as in names."""

    cut: int
    ending: str
    cased: bool

    def apply(self, word: str) -> str:
        """Return the lemma of `word`; a rule that would cut more than there is leaves the word."""
        base = word if self.cased else word.lower()
        if self.cut > len(base):
            return base
        return base[: len(base) - self.cut] + self.ending

    @classmethod
    def between(cls, word: str, lemma: str) -> LemmaRule:
        """Return the rule that makes `lemma` of `word`."""
        cased = lemma != lemma.lower()
        base = word if cased else word.lower()
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        return cls(len(base) - same, lemma[same:], cased)
