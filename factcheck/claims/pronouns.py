"""Whom "he" and "she" mean, where the text leaves no doubt: the one person who was a subject just before.

A wrong antecedent makes a false claim, an unresolved pronoun only a vague one.  So a pronoun is left alone as soon as a
second person stands nearby.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.claims.claim import Sentence
from factcheck.claims.quotations import quoted_words

__all__ = ["PronounResolver"]

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_POSSESSIVE = frozenset({"his", "her"})
_REACH = 2
"""Sentences back in which another person makes a pronoun ambiguous."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "sir", "dame", "lord", "lady", "sheikh"})


class _Mention(NamedTuple):
    name: str
    sentence: int
    """Index of its sentence."""
    position: int
    """Of its first word in the sentence."""
    is_subject: bool


@dataclass
class PronounResolver:
    """Remembers the people of one document; `resolve` is called for its sentences in reading order."""

    _mentions: list[_Mention] = field(default_factory=list)
    _full_names: dict[str, str] = field(default_factory=dict)
    _genders: dict[str, frozenset[str]] = field(default_factory=dict)

    def resolve(self, sentence: Sentence, index: int) -> dict[int, str]:
        """Return what to say instead of the pronouns of the sentence, by word; what is not certain is left out."""
        self._mentions = [m for m in self._mentions if index - m.sentence <= _REACH]
        self._note(sentence, index)
        if not self._mentions:
            return {}
        quoted, _ = quoted_words(sentence)
        found: dict[int, str] = {}
        for token in sentence.tokens:
            word = token.text.casefold()
            gender = _MASCULINE if word in _MASCULINE else _FEMININE if word in _FEMININE else None
            if gender is None or token.i in quoted or word.endswith("self") or token.pos != "PRON":
                continue
            name = self._antecedent(index, token.i)
            if name is None or self._genders.setdefault(name, gender) is not gender:
                continue
            full = self._full_names[name]
            possessive = word in _POSSESSIVE and token.dep == "nmod:poss"
            found[token.i] = _possessive(full) if possessive else full
            self._mentions.append(_Mention(name, index, token.i, token.dep in _SUBJECTS))
        return found

    def _antecedent(self, index: int, position: int) -> str | None:
        before = [m for m in self._mentions if m.sentence < index or m.position < position]
        if len({m.name for m in before}) != 1:
            return None
        last = before[-1]
        if index - last.sentence > 1 and not any(m.is_subject for m in before):
            return None
        return last.name if any(m.is_subject for m in before if m.sentence >= index - 1) else None

    def _note(self, sentence: Sentence, index: int) -> None:
        tokens = sentence.tokens
        start = 0
        while start < len(tokens):
            if tokens[start].entity != "PERSON" or tokens[start].pos == "PRON":
                start += 1
                continue
            end = start + 1
            while end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_start:
                end += 1
            words = [t for t in tokens[start:end] if t.pos == "PROPN" and t.text.casefold() not in _TITLES]
            if words:
                text = sentence.document.field_text(sentence.field)[words[0].start : words[-1].end]
                key = words[-1].text.casefold()
                if len(text) > len(self._full_names.get(key, "")):
                    self._full_names[key] = " ".join(text.split())
                inside = range(start, end)
                subject = any(t.dep in _SUBJECTS and t.head not in inside for t in tokens[start:end])
                subject = subject or _belongs_to_subject(sentence, inside)
                self._mentions.append(_Mention(key, index, start, subject))
            start = end


def _belongs_to_subject(sentence: Sentence, words: range) -> bool:
    """Return whether the name is an apposition or a title's name inside a subject ("the leader, Akram al-Kaabi,")."""
    for k in words:
        token = sentence.tokens[k]
        if token.head not in words and token.dep in ("appos", "flat", "nmod:desc", "compound"):
            return sentence.tokens[token.head].dep in _SUBJECTS
    return False


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
