"""Titles before names: "Israel's Defense Minister Israel Katz" says what Israel Katz is."""

from __future__ import annotations

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause
from factcheck.claims.decomposition.inflection import article
from factcheck.claims.lexicon import is_office, is_role
from factcheck.claims.tree import person_names, subtree

__all__ = ["titles"]

_FEWEST_WORDS = 2
"""Words of a title that say something: "President" alone is said of too many."""
_UNIQUE = frozenset(
    "minister president chancellor governor mayor premier speaker chairman chairwoman chair secretary captain coach "
    "chief head leader commissioner ambassador spokesman spokeswoman spokesperson king queen pope director "
    "treasurer".split()
)
"""Offices that one holds without an article ("Lena Brandt is transport minister")."""
_PARTS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "PART", "NUM", "PRON"})
_INSIDE = frozenset(
    {"det", "amod", "compound", "nmod:poss", "nmod:desc", "flat", "case", "nummod", "appos", "punct", "nmod"}
)


def titles(sentence: Sentence) -> list[Clause]:
    """Return a clause for each title of several words that stands right before a person's name."""
    if sentence.kind in ("title", "headline"):
        return []
    found = (_title(sentence, start, end) for start, end in person_names(sentence.tokens))
    return [clause for clause in found if clause is not None]


def _title(sentence: Sentence, start: int, end: int) -> Clause | None:
    tokens = sentence.tokens
    roles = [k for k in range(max(start - 1, 0), end - 1) if _names_office(tokens[k])]
    if not roles:
        return None
    role = roles[-1]
    name = tuple(range(role + 1, end))
    if not all(tokens[k].pos == "PROPN" or tokens[k].text == "-" for k in name) or is_office(
        tokens[name[0]].text
    ):
        return None
    first = role
    phrase = set(subtree(sentence, _top(sentence, role, end)))
    while first > 0 and first - 1 in phrase and _belongs(sentence, first - 1, name[-1]):
        first -= 1
    if first > 0 and tokens[first - 1].text.casefold() in ("the", "a", "an"):
        first -= 1
    own = tuple(range(first, role + 1))
    if sum(tokens[k].pos in ("ADJ", "NOUN", "PROPN") or tokens[k].tag == "PRP$" for k in own) < _FEWEST_WORDS:
        return None
    return Clause(role, "title", own=own, subject=name, carried=("is", *_article(sentence, own, role)))


def _article(sentence: Sentence, own: tuple[int, ...], role: int) -> tuple[str, ...]:
    """Return the article that a description needs when it stands by itself ("television actress", no office)."""
    first, office = sentence.tokens[own[0]], sentence.tokens[role]
    words = [sentence.tokens[k] for k in own]
    if office.lemma in _UNIQUE or office.text[0].isupper():
        return ()
    return () if any(t.tag in ("DT", "PRP$", "POS", "CD") for t in words) else (article(first.text),)


def _names_office(token: Token) -> bool:
    if token.tag == "NNS":
        return False  # "Polish climbers Marta Wilk and Jakub Sowa": each is one
    return is_role(token.lemma) if token.pos == "NOUN" else is_office(token.text)


def _top(sentence: Sentence, role: int, end: int) -> int:
    """Return the head of the noun phrase that title and name make together."""
    top = role
    while (
        sentence.tokens[top].head != top
        and sentence.tokens[top].dep in _INSIDE
        and sentence.tokens[top].head < end
    ):
        top = sentence.tokens[top].head
    return top


def _belongs(sentence: Sentence, k: int, last: int) -> bool:
    """Return whether word `k` is part of the title: a modifier inside the phrase, no preposition, no comma."""
    token = sentence.tokens[k]
    return (token.pos in _PARTS or token.text in {"-", "’s"}) and token.dep in _INSIDE and token.head <= last
