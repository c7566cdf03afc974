"""Traits: who somebody is: nationality, profession, kin, party, age, and the name that others call them by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims import Sentence, Token
from factcheck.facts.amount import AGE
from factcheck.facts.entities import PLACE_LABELS, Mention
from factcheck.facts.fact import Quantity, Trait, TraitKind
from factcheck.facts.senses import is_nation, nation_of
from factcheck.facts.syntax import case_of, children, token_at, word
from factcheck.places import is_country

__all__ = ["KIN", "PROFESSIONS", "find_traits"]

_PROFESSIONS = """
doctor physician surgeon gp
pharmacist
dentist
veterinarian vet
nurse midwife
geologist
chemist
biologist botanist
lawyer solicitor barrister attorney
teacher schoolteacher headteacher
farmer
butcher
baker
carpenter joiner
electrician
plumber
mechanic
bricklayer
welder
hairdresser barber
tailor
fisherman
miner
shepherd
accountant
architect
economist
journalist reporter
photographer
policeman policewoman
firefighter fireman
priest
imam
rabbi
librarian
postman
"""
PROFESSIONS: Mapping[str, str] = {
    w: line.split()[0] for line in _PROFESSIONS.strip().split("\n") for w in line.split()
}
"""Profession by the word for it; those who have one seldom have another of the list."""

KIN = frozenset(
    "father mother son daughter brother sister husband wife uncle aunt nephew niece grandson granddaughter grandfather"
    " grandmother stepson stepdaughter stepfather stepmother".split()
)
"""What one can be to another in one way only."""

_ROLES = frozenset(
    ["driver", "pilot", "captain", "gunman", "attacker", "assailant", "suspect", "victim", "shooter", "bomber",
     "hostage",
     "cyclist", "motorist", "passenger", "skipper", "arsonist", "burglar", "winner", "patient", "climber", "hiker",
     "diver", "intruder", "stowaway", "knifeman", "hijacker", "perpetrator"]
)  # fmt: skip
"""Parts in an event that a report has one of, and calls "the"."""
_FORMERLY = frozenset(
    ["former", "ex", "retired", "then", "onetime", "future", "aspiring", "would-be", "trained"]
)
_WIDER = frozenset(["european", "african", "asian", "american-born", "british", "english", "scottish", "welsh",
    "sicilian", "bavarian", "catalan", "galician"])  # fmt: skip
"""Peoples that hold others, or are held by them."""
_PARTY = re.compile(
    r",? (?:of|from) the ((?:[A-Z][\w’'-]{1,30} ){1,4}(?:Party|Alliance|Movement|Union|League|Coalition))\b"
)
_ALIAS = re.compile(
    r"\b(?:as|call(?:s|ed)?|named?|nicknamed|dubbed|alias|entry|codenamed|code name|pseudonym)"
    r" (?:[A-Z][\w’'.-]{1,30} ){0,3}[“\"‘']"
    r"((?:[Tt]he )?[A-Z][\w’'.-]{0,30}(?: [\w.]{1,20}){0,2})[”\"’']"
)
_AGE_NEAR = 3  # characters behind a name in which a figure is its bearer's age
_AGE_BEFORE = 40  # and before it
_AGE_BEHIND = 60  # and behind what it describes
_AGED_DESCRIPTION = re.compile(r",? (?:is )?an? (?:[\w-]{1,20} ){1,4}of $")
"""Between a name and its bearer's age: "Aminata Coulibaly, a schoolgirl of 17"."""


def find_traits(
    sentence: Sentence, mentions: Sequence[Mention], names: Mapping[int, str], quantities: Sequence[Quantity]
) -> list[tuple[int, Trait]]:
    """Return (token, trait) for what a sentence says of whom it names, and of whom it calls by a part in an event."""
    found: list[tuple[int, Trait]] = []
    persons = [m for m in mentions if _may_be_person(m)]
    for mention in persons:
        bearer = names.get(mention.head, mention.text)
        tokens = list(_descriptions(sentence, mention.head, range(mention.first, mention.last + 1)))
        found += _of(sentence, bearer, tokens, names)
        found += _beside(sentence, bearer, mention, quantities)
    for token in sentence.tokens:
        if token.tag == "NN" and word(token) in _ROLES and _the(sentence, token):
            tokens = list(_descriptions(sentence, token.i, range(token.i, token.i + 1)))
            if not any(t.pos == "PROPN" for t in tokens):
                found += _of(sentence, word(token), tokens, names)
    found += _said_ages(sentence, names, quantities)
    if '"' in sentence.text or "“" in sentence.text or "‘" in sentence.text:
        found += _aliases(sentence, persons, names)
    return list(dict.fromkeys(found))


def _may_be_person(mention: Mention) -> bool:
    return mention.label not in PLACE_LABELS and mention.label not in ("ORG", "EVENT")


def _the(sentence: Sentence, token: Token) -> bool:
    return any(t.text.casefold() == "the" for t in children(sentence, token.i, "det"))


def _descriptions(sentence: Sentence, head: int, own: range) -> Iterator[Token]:
    """Yield the nouns that say who the bearer of a name is: before it, in apposition to it, said of it."""
    token = sentence.tokens[head]
    for child in children(sentence, head, "appos"):
        if child.i not in own and not _joined(sentence, child):
            yield child
    above = sentence.tokens[token.head]
    if token.dep == "appos" and above.pos == "NOUN":
        yield above
        token, above = above, sentence.tokens[above.head]  # "my father, Ernst Kall, was a dentist"
    if token.dep in ("nsubj", "nsubj:outer") and above.pos in ("NOUN", "ADJ", "PROPN"):
        helpers = list(children(sentence, above.i, "cop"))
        denied = any(t.text.casefold() in ("not", "n't", "no", "never") for t in children(sentence, above.i))
        if helpers and not denied and helpers[0].text.casefold() in ("is", "was", "'s", "’s"):
            yield above
    before = own.start - 1
    if before >= 0 and sentence.tokens[before].pos == "NOUN":
        yield sentence.tokens[before]


def _joined(sentence: Sentence, token: Token) -> bool:
    """Tell a list of persons from an apposition: what is coordinated with a name is somebody else."""
    return any(True for _ in children(sentence, token.i, "cc", "conj"))


def _of(
    sentence: Sentence, bearer: str, tokens: Sequence[Token], names: Mapping[int, str]
) -> Iterator[tuple[int, Trait]]:
    for token in tokens:
        modifiers = _modifiers(sentence, token)
        lemma = word(token)
        if nation := _nation(sentence, token, modifiers):
            yield token.i, _trait(bearer, "nationality", nation_of(word(nation)), nation)
        if any(word(m) in _FORMERLY for m in modifiers):
            continue
        if lemma in PROFESSIONS and token.text.islower():
            yield token.i, _trait(bearer, "profession", PROFESSIONS[lemma], token)
        if lemma in KIN:
            yield token.i, _trait(bearer, "kin", lemma, token, _whose(sentence, token, names))


def _modifiers(sentence: Sentence, token: Token) -> list[Token]:
    """Return the adjectives and nouns right before a noun; parsers hang them on the name behind it now and then."""
    found = [t for t in children(sentence, token.i, "amod", "compound", "nmod:desc") if t.i < token.i]
    k = token.i - 1
    while k >= 0 and (
        sentence.tokens[k].pos in ("ADJ", "NOUN", "NUM", "PROPN") or sentence.tokens[k].text == "-"
    ):
        found.append(sentence.tokens[k])
        k -= 1
    return found


def _nation(sentence: Sentence, token: Token, modifiers: Sequence[Token]) -> Token | None:
    origins = [
        t
        for t in children(sentence, token.i, "nmod")
        if case_of(sentence, t.i) == "from" and is_country(t.text)
    ]
    nations = {nation_of(word(t)): t for t in (token, *modifiers, *origins) if _is_people(t, origins)}
    return next(iter(nations.values())) if len(nations) == 1 else None


def _is_people(token: Token, origins: Sequence[Token]) -> bool:
    nation = nation_of(word(token))
    return nation not in _WIDER and token.text[:1].isupper() and (is_nation(nation) or token in origins)


def _whose(sentence: Sentence, token: Token, names: Mapping[int, str]) -> str:
    """Return whose kin somebody is: a name, a noun, or "her", "his" or "their"; "" where that is not said."""
    for child in children(sentence, token.i, "nmod:poss", "nmod"):
        if child.dep == "nmod:poss" or case_of(sentence, child.i) == "of":
            return names.get(child.i, child.text.casefold() if child.pos == "PRON" else word(child))
    return ""


def _beside(
    sentence: Sentence, bearer: str, mention: Mention, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, Trait]]:
    """Yield what stands beside a name: an age, a party."""
    text = sentence.text
    after = mention.end - sentence.start
    if (match := _PARTY.match(text, after)) is not None:
        start = sentence.start + match.start(1)
        yield mention.head, Trait(bearer, "party", match[1], "", start, start + len(match[1]), match[1])
    for quantity, age in _ages(bearer, quantities):
        gap = text[quantity.end - sentence.start : mention.start - sentence.start]
        behind = 0 <= quantity.start - mention.end <= _AGE_NEAR or (
            0 < quantity.start - mention.end <= _AGE_BEHIND
            and _AGED_DESCRIPTION.fullmatch(text, after, quantity.start - sentence.start) is not None
        )
        ahead = 0 < len(gap) <= _AGE_BEFORE and "," not in gap and " and " not in gap and gap[0] in " -"
        if behind or (ahead and quantity.text.casefold().endswith(("old", "olds"))):
            yield mention.head, age


def _said_ages(
    sentence: Sentence, names: Mapping[int, str], quantities: Sequence[Quantity]
) -> Iterator[tuple[int, Trait]]:
    """Yield the ages that are the whole of what is said of somebody: "He was 84"."""
    for quantity in quantities:
        token = token_at(sentence, quantity.start)
        subject = next(children(sentence, token.i, "nsubj"), None) if token else None
        if token and subject and (bearer := names.get(subject.i)):
            yield from ((token.i, age) for _, age in _ages(bearer, [quantity]))


def _ages(bearer: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Trait]]:
    """Yield the exact ages among quantities, each as a trait of the bearer."""
    for q in quantities:
        if q.counted == AGE and not q.approximate and q.low == q.high:
            yield q, Trait(bearer, "age", f"{q.low:g}", "", q.start, q.end, q.text)


def _aliases(
    sentence: Sentence, persons: Sequence[Mention], names: Mapping[int, str]
) -> Iterator[tuple[int, Trait]]:
    """Yield the name in quotation marks by which the one person of a sentence is called."""
    bearers = {names.get(m.head, m.text): m for m in persons if m.label == "PERSON"}
    for match in _ALIAS.finditer(sentence.text):
        start, end = sentence.start + match.start(1), sentence.start + match.end(1)
        others = {n: m for n, m in bearers.items() if not (m.start < end and start < m.end)}
        if len(others) == 1:
            ((name, mention),) = others.items()
            yield (
                mention.head,
                Trait(name, "alias", match[1].casefold().removeprefix("the "), "", start, end, match[1]),
            )


def _trait(bearer: str, kind: TraitKind, value: str, token: Token, of: str = "") -> Trait:
    return Trait(bearer, kind, value, of, token.start, token.end, token.text)
