"""Whom "the mayor", "the group" and "the 34-year-old" mean, and what a short name is short for.

A description is resolved when the document has used its noun for one thing only: for somebody with a name ("the militia
Harakat al-Nujaba" gives "the militia" a name), else for one phrase that says more than the bare noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.lexicon import is_body, is_role
from factcheck.claims.referents import Phrase, Referent, name_words
from factcheck.claims.tree import child, children

__all__ = [
    "FIRMS",
    "GROUPS",
    "VAGUE",
    "acronym_of",
    "described",
    "ends_with",
    "expansion",
    "fuller_name",
    "pointed_at",
    "same_noun",
    "shorter_name",
]

_POINTING = frozenset({"the", "this", "these", "those"})
_AGE = re.compile(r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old", re.IGNORECASE)
GROUPS = frozenset(
    "group militia faction movement organisation organization party union gang brigade front coalition alliance".split()
)
FIRMS = frozenset(
    "company firm maker manufacturer operator retailer airline bank publisher insurer startup".split()
)
_FIRM_NAME = frozenset("ltd ltd. inc inc. corp corp. plc ag gmbh sa llc co. group holdings".split())
VAGUE = frozenset(
    "number part rest end way side case fact time thing place people man woman result state world area month year "
    "question point matter kind lot bit first last second third same other one".split()
)
_FURTHER = frozenset({"acl:relcl", "acl", "nmod", "appos", "nmod:poss", "nummod", "conj"})
"""What says more of a noun, so that it need not mean what was spoken of before."""
_LINKING = frozenset({"of", "the", "for", "and", "on", "in"})


def fuller_name(found: Phrase, known: Sequence[Referent]) -> Referent | None:
    """Return the one referent whose full name a name is part of, None where none or several are."""
    words = name_words(found.name)
    fitting = [r for r in known if r.name and _is_short_for(found, words, r)]
    return fitting[0] if len(fitting) == 1 else None


def _is_short_for(found: Phrase, words: tuple[str, ...], referent: Referent) -> bool:
    full = name_words(referent.name)
    if words == full:
        return _alike(found, referent)
    if not words or len(words) >= len(full) or not _alike(found, referent):
        return False
    if referent.kind == "person":
        return _shortens(words, full) or (len(words) == 1 and words[0] == full[0] and found.kind == "person")
    if referent.kind == "body":
        corporate = all(w in _FIRM_NAME for w in full[len(words) :])
        return words == full[: len(words)] and corporate
    return False


def _shortens(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a name is the end of a fuller one ("al-Muhandis"), or leaves out its middle ("John Walker")."""
    if words == full[-len(words) :]:
        return True
    rest = iter(full)
    return len(words) > 1 and (words[0], words[-1]) == (full[0], full[-1]) and all(w in rest for w in words)


def shorter_name(found: Phrase, known: Sequence[Referent]) -> Referent | None:
    """Return the one person known so far by a part of this name, None where none or several are."""
    full = name_words(found.name)
    if found.kind != "person" or len(full) < 2:
        return None
    fitting = []
    for referent in known:
        words = name_words(referent.name)
        fits = referent.kind == "person" and 0 < len(words) < len(full) and _shortens(words, full)
        if fits and not (found.gender and referent.gender and found.gender != referent.gender):
            fitting.append(referent)
    return fitting[0] if len(fitting) == 1 else None


def _alike(found: Phrase, referent: Referent) -> bool:
    """Return whether the kinds of a name and of a referent allow that they are one."""
    if found.gender and referent.gender and found.gender != referent.gender:
        return False
    if found.kind == referent.kind:
        return True
    surname = name_words(referent.name)[-1:] == name_words(found.name) != name_words(referent.name)
    if referent.kind == "person" and surname and len(found.name.split()) == 1:
        return True  # whatever label a surname alone was given
    if found.is_certain and referent.is_certain:
        return False
    return not (found.kind == "place" and referent.kind == "body")


def expansion(name: str, known: Sequence[Referent]) -> Referent | None:
    """Return the one referent whose initials an acronym is made of: "EU" for "European Union"."""
    letters = name  # "U.S." is as good as "United States"
    if not (letters.isupper() and letters.isalpha() and 1 < len(letters) <= 6):
        return None
    fitting = [r for r in known if r.name and r.kind != "person" and acronym_of(r.name) == letters]
    return fitting[0] if len(fitting) == 1 else None


def acronym_of(name: str) -> str:
    """Return the initials of a name of several words, link words left out."""
    words = [w for w in re.split(r"[\s-]+", name) if w and w.casefold() not in _LINKING]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


def pointed_at(sentence: Sentence, found: Phrase) -> Token | None:
    """Return the article of a definite description that nothing behind it tells more of, None for other phrases."""
    head = sentence.tokens[found.head]
    article = child(sentence, found.head, "det")
    if article is None or article.text.casefold() not in _POINTING or found.first != article.i or found.name:
        return None
    if child(sentence, found.head, "cop") or head.dep in ("appos", "root", "nmod:desc", "compound"):
        return None
    further = any(t.dep in _FURTHER and t.tag != "VBD" for t in children(sentence, found.head))
    return None if further else article


def described(sentence: Sentence, found: Phrase, known: Sequence[Referent]) -> Referent | None:
    """Return what a definite description of few words means, None where the document leaves it open."""
    if pointed_at(sentence, found) is None:
        return None
    modifiers = [t for t in children(sentence, found.head) if t.dep in ("amod", "compound")]
    noun = sentence.tokens[found.head].lemma.casefold()
    age = _age_said(sentence, found)
    if age:
        aged = [r for r in known if r.age == age]
        people = [r for r in known if r.kind == "person" and r.name and not r.age]
        if len(aged) == 1 or not is_role(noun):
            return aged[0] if len(aged) == 1 else None
        holders = [r for r in people if noun in r.nouns] or people
        return holders[0] if len(holders) == 1 else None
    if modifiers or noun in VAGUE:
        return None
    by_name = None if found.plural else _named(noun, known)
    return by_name or _introduced(noun, known, plural=found.plural)


def _age_said(sentence: Sentence, found: Phrase) -> int:
    said = "".join(t.text for t in sentence.tokens[found.first + 1 : found.last + 1])
    match = _AGE.match(said)
    digits = re.match(r"\d+", said)
    return int(digits.group()) if match and digits else 0


def _named(noun: str, known: Sequence[Referent]) -> Referent | None:
    """Return the one somebody or something with a name that was called this."""
    fitting = [r for r in known if r.name and (noun in r.nouns or ends_with(r, noun))]
    if not fitting and noun in GROUPS:
        fitting = [r for r in known if r.name and r.nouns & GROUPS]
    if not fitting and noun in FIRMS:
        fitting = [r for r in known if r.name and (r.nouns & FIRMS or _is_firm(r))]
    rivals = [r for r in known if not r.name and noun in r.nouns and not r.plural]
    return fitting[0] if len(fitting) == 1 and not rivals else None


def ends_with(referent: Referent, noun: str) -> bool:
    """Return whether a body's name ends with what it is: "the Camilo Front" is a front."""
    return referent.kind != "person" and referent.name.split()[-1].casefold() == noun and is_body(noun)


def _is_firm(referent: Referent) -> bool:
    return referent.name.split()[-1].casefold() in _FIRM_NAME


def _introduced(noun: str, known: Sequence[Referent], *, plural: bool) -> Referent | None:
    """Return the one phrase that introduced such a thing and says more than its noun."""
    fitting = [
        r for r in known if not r.name and r.plural == plural and any(same_noun(noun, n) for n in r.nouns)
    ]
    telling = [r for r in fitting if len(r.text.split()) > 2]
    # "his strike", "no strike", "a strike": another one, as far as one can tell
    vague = [r for r in fitting if not r.text or (r.is_new and r not in telling)]
    return telling[0] if len(telling) == 1 and not vague else None


def same_noun(noun: str, other: str) -> bool:
    """Return whether a noun takes up another: itself, or the last part of a compound ("airstrike", "strike")."""
    return noun == other or (len(noun) > 4 and other.endswith(noun))
