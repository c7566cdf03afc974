"""What a definite description may take up, and the signs that speak for and against each of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.claims.candidates import ABSTRACT_ENDINGS, title_words
from factcheck.claims.claim import Sentence
from factcheck.claims.descriptions import FIRMS, GROUPS, VAGUE, ends_with, pointed_at, same_noun
from factcheck.claims.lexicon import is_body, is_role, is_site
from factcheck.claims.likely import Candidate
from factcheck.claims.referents import Phrase, Referent, name_words
from factcheck.claims.sorts import takes_up
from factcheck.claims.tree import children, has
from factcheck.places import is_country

__all__ = ["taken_up"]

_MOST, _MOST_ALIKE = 12, 6
"""Candidates, and candidates that fit for one reason, the last ones that were spoken of."""
_NEAR = 5
"""Sentences back up to which something is near."""
_STRONG = ("called", "name says", "same")
"""Reasons to fit that lie in the very noun."""
_ANOTHER = frozenset({"other", "next", "previous", "following", "last", "latter", "former"})
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "pair"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_LANDS = frozenset({"country", "nation", "state", "kingdom", "republic"})
_TOWNS = frozenset({"city", "town", "village", "capital"})


class _Asked(NamedTuple):
    """What is the same for all candidates of a description."""

    sentence: Sentence
    found: Phrase
    noun: str
    article: str
    before: tuple[str, ...]
    """Adjectives and nouns before the noun."""
    sort: str
    place: str
    title: frozenset[str]
    strong: int
    """Candidates that fit by the very noun."""


def taken_up(sentence: Sentence, found: Phrase, known: Sequence[Referent]) -> list[Candidate]:
    """Return what the description may mean, what was spoken of last first; the last is nothing of that.

    Empty where it is no description, nothing fits it, or "a" and its noun told of several.
    """
    article = pointed_at(sentence, found)
    head = sentence.tokens[found.head]
    noun = head.lemma.casefold()
    if article is None:
        return []
    ranked = _rank(sentence, found)
    fitting = [
        (r, reason)
        for r in reversed(known)
        if (reason := _reason(noun, found, r)) and (r.name or ranked <= set(r.text.casefold().split()))
    ]
    introduced = sum(r.is_new for r, reason in fitting if reason == "same")
    if not fitting or introduced > 1:  # "A bomb … . A bomb … . The bomb …"
        return []
    fitting.sort(key=lambda pair: -pair[0].last)
    before = children(sentence, found.head, "amod", "compound", "nmod:desc")
    asked = _Asked(
        sentence, found, noun, article.text.casefold(), tuple(t.text.casefold() for t in before if t.i < found.head),
        _sort(noun), "subject" if head.dep in _SUBJECTS else "object" if head.dep in ("obj", "iobj") else "other",
        title_words(sentence), sum(reason in _STRONG for _, reason in fitting),
    )  # fmt: skip
    alike = Counter(reason for _, reason in fitting)
    seen = Counter[str]()
    candidates = []
    for nth, (referent, reason) in enumerate(fitting[:_MOST]):
        if seen[reason] < _MOST_ALIKE:
            signs = (
                *_fit(asked, referent, reason), *_nature(asked, referent, reason),
                *_distance(asked, referent, reason, nth, seen[reason], alike[reason]),
            )  # fmt: skip
            candidates.append(Candidate(referent, frozenset(signs)))
        seen[reason] += 1
    return [*candidates, Candidate(None, frozenset(_nothing(asked)))]


def _rank(sentence: Sentence, found: Phrase) -> set[str]:
    """Return the words that tell one of several from the others: no second quarter takes up the fourth."""
    return {
        t.text.casefold()
        for t in children(sentence, found.head, "amod")
        if has(t, "NumType=Ord") or t.text.casefold() in _ANOTHER
    }


def _sort(noun: str) -> str:
    if is_role(noun):
        return "role"
    if is_body(noun):
        return "body"
    return "site" if is_site(noun) else "abstract" if noun.endswith(ABSTRACT_ENDINGS) else "thing"


def _reason(noun: str, found: Phrase, referent: Referent) -> str:
    """Return why the noun may mean it, "" where it cannot."""
    if referent.plural != found.plural and not (referent.nouns and is_body(noun)):
        return ""
    if found.gender and referent.gender and found.gender != referent.gender:
        return ""
    if referent.name:
        return _reason_by_name(noun, found, referent)
    if noun in referent.nouns:
        return "same"
    if any(same_noun(noun, other) for other in referent.nouns):
        return "part"
    if any(takes_up(noun, other) for other in referent.nouns):
        return "sort"
    return "kind person" if referent.kind == "person" and noun in _ANYBODY else ""


def _reason_by_name(noun: str, found: Phrase, referent: Referent) -> str:
    if noun in referent.nouns:
        return "called"
    if ends_with(referent, noun):
        return "name says"
    if found.plural:
        return ""
    role = is_role(noun)
    if referent.kind == "body" and ((is_body(noun) and not role) or noun in FIRMS | GROUPS):
        return "kind body"
    if is_site(noun) and (referent.kind == "place" or is_country(referent.name)):
        return "kind place"
    if referent.kind == "person":
        return "kind person" if role or noun in _ANYBODY else ""
    if (is_body(noun) and not role) or is_site(noun):
        return "kind odd"  # the label of a name may be wrong
    return "sort" if any(takes_up(noun, other) for other in referent.nouns) else ""


def _fit(asked: _Asked, referent: Referent, reason: str) -> Iterator[str]:
    """Yield how well the words fit."""
    yield reason
    yield f"{reason} {'named' if referent.name else 'noun'}"
    yield f"{reason} {asked.sort}"
    yield f"{reason} {asked.article}"
    yield f"{reason} {asked.place}"
    yield f"{'strong' if reason in _STRONG else 'weak'} of {min(asked.strong, 2)}"
    words = {w.casefold() for w in (*referent.text.split(), *referent.name.split())}
    if asked.before:
        among = [w in words for w in asked.before]
        yield f"modifiers {'in' if all(among) else 'some' if any(among) else 'other'} {reason}"
        yield f"modifiers {reason}"
    elif not referent.name and len(words) > len(("the", "noun")):
        yield f"bare of more {reason}"


def _distance(
    asked: _Asked, referent: Referent, reason: str, nth: int, nth_alike: int, alike: int
) -> Iterator[str]:
    """Yield how long ago it was spoken of, and what else fits."""
    away = asked.sentence.index - referent.last
    far = ("here", "before", "2")[away] if away <= 2 else "near" if away <= _NEAR else "far"
    yield f"away {far}"
    yield f"{reason} {far}"
    yield f"nth {min(nth_alike, 3)}"
    yield f"{reason} nth {min(nth_alike, 3)}"
    yield f"{reason} of {min(alike, 3)}"
    yield f"overall {min(nth, 3)}"
    if referent.name and is_site(asked.noun):
        wanted = "land" if asked.noun in _LANDS else "town" if asked.noun in _TOWNS else "site"
        given = "land" if is_country(referent.name) else referent.kind
        yield f"{wanted} of {given}"
        yield f"{wanted} of {given} {far}"


def _nature(asked: _Asked, referent: Referent, reason: str) -> Iterator[str]:
    """Yield what it is, however it was said."""
    yield f"times {min(referent.times, 3) if referent.times < 4 else 4 if referent.times < 8 else 8}"
    if asked.found.gender:
        yield f"gender {'known' if referent.gender == asked.found.gender else 'open'} {reason}"
    if referent.is_new:
        yield "new"
    if not referent.text:
        yield "untold"
    if not referent.is_certain:
        yield "uncertain"
    if referent.plural:
        yield "several"
    if referent.name and any(w in asked.title for w in name_words(referent.name)):
        yield f"in title {reason}"
    elif referent.nouns & asked.title:
        yield "noun in title"


def _nothing(asked: _Asked) -> Iterator[str]:
    """Yield the signs of a description that means none of the candidates: something new, or that everybody knows."""
    yield "nothing"
    yield f"nothing {asked.sort}"
    yield f"nothing {asked.article}"
    yield f"nothing {asked.place}"
    yield f"nothing modifiers {min(len(asked.before), 2)}"
    yield f"nothing strong {min(asked.strong, 2)}"
    number = "several" if asked.found.plural else "one"
    yield f"nothing {number}"
    yield f"nothing {number} {asked.sort}"
    yield "news"
    yield f"news {asked.sort}"
    if asked.noun in VAGUE:
        yield "nothing vague"
    if asked.noun in asked.title:
        yield "nothing in title"
