"""Whom "he" and "she" mean, where the text leaves no doubt: the one person who was a subject just before.

A wrong antecedent makes a false claim, an unresolved pronoun only a vague one.  So a pronoun is left alone as soon as a
second person stands nearby.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.lexicon import is_office, is_role
from factcheck.claims.quotations import quoted_words
from factcheck.claims.tree import with_hyphenated

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
            name = self._antecedent(sentence, index, token)
            if name is None or self._genders.setdefault(name, gender) is not gender:
                self._mentions.append(_Mention("", index, token.i, _is_main_subject(sentence, token.i)))
                continue
            full = self._full_names[name]
            possessive = word in _POSSESSIVE and token.dep == "nmod:poss"
            found[token.i] = _possessive(full) if possessive else full
            self._mentions.append(_Mention(name, index, token.i, _is_main_subject(sentence, token.i)))
        return found

    def _antecedent(self, sentence: Sentence, index: int, pronoun: Token) -> str | None:
        before = [m for m in self._mentions if m.sentence < index or m.position < pronoun.i]
        if len({m.name for m in before}) != 1 or not before[0].name:
            return None
        here = [m.position for m in before if m.sentence == index]
        if here:
            topical = any(m.is_subject for m in before if m.sentence == index)
            between = sentence.tokens[here[-1] + 1 : pronoun.i]
        else:
            topical = any(m.is_subject for m in before if m.sentence == index - 1) and _opens(
                sentence, pronoun
            )
            between = sentence.tokens[: pronoun.i]
        return before[-1].name if topical and not any(_is_somebody(sentence, t) for t in between) else None

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
            words = [t for t in tokens[start:end] if t.pos == "PROPN" and not _is_title(t)]
            if words:
                words = [tokens[k] for k in with_hyphenated(sentence, [t.i for t in words])]
                end = max(end, words[-1].i + 1)
                text = sentence.document.field_text(sentence.field)[words[0].start : words[-1].end]
                key = words[-1].text.casefold()
                if len(text) > len(self._full_names.get(key, "")):
                    self._full_names[key] = " ".join(text.split())
                inside = range(start, end)
                subject = any(_is_main_subject(sentence, k) for k in inside) or _belongs_to_subject(
                    sentence, inside
                )
                self._mentions.append(_Mention(key, index, end - 1, subject))
            start = end


def _is_title(token: Token) -> bool:
    word = token.text.casefold()
    return word in _TITLES or f"{word}." in _TITLES or is_office(word)


def _is_main_subject(sentence: Sentence, i: int) -> bool:
    """Return whether word `i` is the subject of the main clause, of one coordinated with it, or of what is reported."""
    token = sentence.tokens[i]
    if token.dep not in _SUBJECTS:
        return False
    verb = sentence.tokens[token.head]
    return verb.dep in ("root", "conj", "ccomp", "parataxis")


def _belongs_to_subject(sentence: Sentence, words: range) -> bool:
    """Return whether the name is an apposition or a title's name inside a subject ("the leader, Akram al-Kaabi,")."""
    for k in words:
        token = sentence.tokens[k]
        if token.head not in words and token.dep in ("appos", "flat", "nmod:desc", "compound"):
            return _is_main_subject(sentence, token.head)
    return False


def _opens(sentence: Sentence, pronoun: Token) -> bool:
    """Return whether a pronoun takes up the topic of the sentence before: a main subject, or the owner of one."""
    if pronoun.dep == "nmod:poss":
        return _is_main_subject(sentence, pronoun.head)
    return _is_main_subject(sentence, pronoun.i)


def _is_somebody(sentence: Sentence, token: Token) -> bool:
    """Return whether the word is somebody else whom the pronoun may mean ("a neighbour who believed that she …")."""
    if token.text.casefold() in ("who", "whom", "someone", "somebody"):
        return True
    apposed = token.dep == "appos" or (
        token.dep in ("compound", "nmod:desc") and sentence.tokens[token.head].entity == "PERSON"
    )
    return token.pos == "NOUN" and token.tag == "NN" and is_role(token.lemma) and not apposed


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
