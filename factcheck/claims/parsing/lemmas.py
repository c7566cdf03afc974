"""Lemmas: looked up where a word is known, made like those of words that end alike, or by a scored rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.claims.irregular import LEMMAS as IRREGULAR

__all__ = ["LONGEST_SUFFIX", "SHORTEST_SUFFIX", "LemmaRule", "Lemmas"]

SHORTEST_SUFFIX, LONGEST_SUFFIX = 3, 6
"""Letters by which an unknown word is taken to be formed like known ones ("abducted" like "constructed")."""


_SPELLINGS = (
    (re.compile(r"(.*[^aeiou])ie[sd]"), "ie", "y"),  # denies, emptied
    (re.compile(r"([^aeiou]*[aeiou][^aeiouwxy])ed"), "", "e"),  # blamed: of "blam" it were "blammed"
    (re.compile(r"(.*[^aeiou]id)ed"), "", "e"),  # collided
    (re.compile(r"(.*[aeiou].*l)led"), "le", ""),  # annulled
)
"""Forms of verbs, what a wrong rule leaves behind their stem, and what belongs there."""


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


def _spelled(lemma: str, word: str) -> str:
    """Return the lemma of a verb as verbs are spelled, where a rule for others that end alike cut it wrong."""
    for form, left, ending in _SPELLINGS:
        stem = form.fullmatch(word)
        if stem is not None and lemma == stem[1] + left:
            return stem[1] + ending
    return lemma


class Lemmas:
    """The tables of a parser: `known` by "word|UPOS", `suffixes` by "suffix|UPOS", all in lower case."""

    def __init__(self, known: Mapping[str, str], suffixes: Mapping[str, Sequence[object]]) -> None:
        self._known = known
        self._verbs = frozenset(lemma for key, lemma in known.items() if key.endswith("|VERB"))
        self._suffixes = {key: LemmaRule(*rule) for key, rule in suffixes.items()}  # type: ignore[arg-type]

    def of(self, word: str, upos: str, scored: LemmaRule) -> str:
        """Return the lemma of `word`; `scored` is the rule that the model thinks right, for words of no known kind."""
        lemma = self._looked_up(word, upos, scored)
        if upos != "VERB":
            return lemma
        if lemma.endswith("ing"):
            return self._without_ing(lemma)
        return lemma if lemma in self._verbs else _spelled(lemma, word.lower())

    def _without_ing(self, lemma: str) -> str:
        """Return "injure" for "injuring": no verb ends so whose stem has a vowel ("bring")."""
        stem = lemma[:-3]
        if not any(letter in "aeiouy" for letter in stem):
            return lemma
        undoubled = stem[:-1] if stem[-1] == stem[-2:-1] else stem
        return next((v for v in (f"{stem}e", stem, undoubled) if v in self._verbs), stem)

    def _looked_up(self, word: str, upos: str, scored: LemmaRule) -> str:
        lower = word.lower()
        lemma = self._known.get(f"{lower}|{upos}")
        if lemma is None and upos == "VERB":
            lemma = IRREGULAR.get(lower)
        if lemma is not None:
            return lemma
        for size in range(min(LONGEST_SUFFIX, len(lower) - 1), SHORTEST_SUFFIX - 1, -1):
            rule = self._suffixes.get(f"{lower[-size:]}|{upos}")
            if rule is not None:
                return rule.apply(word)
        return scored.apply(word)
