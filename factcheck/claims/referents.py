"""What a document speaks of again and again: people, bodies and places by name, and what common nouns introduce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.given_names import FEMININE_NAMES, MASCULINE_NAMES
from factcheck.claims.lexicon import is_body, is_office, is_role, is_site, is_work
from factcheck.claims.tree import child, children, phrase

__all__ = ["Gender", "Kind", "Mention", "Phrase", "Referent", "find_phrases", "is_subject", "name_words"]

Kind = Literal["person", "body", "place", "thing"]
Gender = Literal["", "m", "f"]

_LONGEST_NAME = 8
"""Words of a name at most; a longer run is a list or a headline."""
_OLDEST = 125
_PARTICLES = frozenset("al el de del della di da dos du van von der den ten ter bin ibn ul la le of".split())
_LINKS = frozenset("of the for and".split())
_INSIDE = frozenset(
    {"compound", "flat", "fixed", "goeswith", "amod", "nmod:desc", "case", "mark", "cc", "det"}
)
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_TITLES: dict[str, Gender] = {
    "mr.": "m", "mr": "m", "sir": "m", "lord": "m", "sheikh": "m", "king": "m", "prince": "m", "mrs.": "f", "mrs": "f",
    "ms.": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "queen": "f", "princess": "f", "dr.": "", "dr": "",
    "prof.": "", "mons.": "m", "hon.": "",
}  # fmt: skip
_MEN = frozenset(
    "man boy father son brother husband uncle nephew grandfather grandson king prince sheikh spokesman chairman "
    "businessman congressman salesman policeman gentleman monk priest imam pope waiter actor widower".split()
)
_WOMEN = frozenset(
    "woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess spokeswoman chairwoman "
    "businesswoman congresswoman saleswoman policewoman nun actress waitress widow".split()
)
_DEPARTMENTS = frozenset(
    "state defense defence treasury commerce energy labor labour education health transport agriculture interior "
    "justice".split()
)
_TIMES = frozenset(
    "day week month year morning evening night afternoon time hour minute second today yesterday tomorrow decade "
    "century weekend moment noon midnight dawn".split()
)
_PLURAL_BODIES = frozenset({"police", "people"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or a name: words `[first, last]` of a sentence, the head, and what the words themselves tell."""

    first: int
    last: int
    head: int
    kind: Kind
    plural: bool
    name: str = ""
    """The name without titles, "" for a phrase of common nouns."""
    gender: Gender = ""
    nouns: frozenset[str] = frozenset()
    """What it is called: "minister" of "Foreign Minister Anna Berg", "strike" of "an American strike"."""
    age: int = 0
    is_certain: bool = True
    """False for a name whose kind is a guess."""
    beside: tuple[int, ...] = ()
    """Nouns that stand for the same, as "father" in "his father Jan Berg said"."""


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody or something that the document speaks of."""

    kind: Kind
    text: str
    """How to say it in full."""
    name: str
    plural: bool
    gender: Gender
    nouns: set[str] = field(default_factory=set)
    age: int = 0
    is_certain: bool = True
    is_new: bool = False
    """True when "a" or "an" introduced it: one more of its kind."""
    times: int = 0
    """How often it was spoken of so far."""
    last: int = 0
    """Number of the sentence that spoke of it last."""
    short: str = ""
    """How to say it with its noun and what stands before that: "the car" of "his car in the yard"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a referent is spoken of; `referent` is None for a pronoun that nothing resolved."""

    referent: Referent | None
    sentence: int
    position: int
    subject: bool
    """Of a main clause, of one coordinated with it, or of what is reported."""
    inside_subject: bool
    """Not the subject, but part of it: "Her opponent resigned"."""
    object: bool
    """As present as the subject, for the sentence that follows: whom it is done to, or the second of two subjects."""
    quoted: bool
    of: int
    """Word that it hangs on as an owner, -1 for none."""
    source: Sentence
    """The sentence itself."""


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, hyphens taken apart, articles left out."""
    words = name.casefold().replace("-", " ").split()
    return tuple(w for w in words if w not in ("the", "al", "el"))


def is_subject(sentence: Sentence, i: int) -> bool:
    """Return whether word `i` is the subject of the main clause, of one coordinated with it, or of what is reported."""
    token = sentence.tokens[i]
    if token.dep not in _SUBJECTS:
        return False
    return sentence.tokens[token.head].dep in ("root", "conj", "ccomp", "parataxis")


def find_phrases(sentence: Sentence) -> list[Phrase]:
    """Return the names and noun phrases of a sentence in the order of their heads, without times and parts of names."""
    tokens = sentence.tokens
    found: list[Phrase] = []
    taken: set[int] = set()
    i = 0
    while i < len(tokens):
        end = _name_end(tokens, i)
        if end > i:
            named = _name(sentence, i, end)
            if named is not None:
                found.append(named)
                taken.update(range(named.first, named.last + 1))
            i = end
        else:
            i += 1
    apposed: dict[Phrase, list[Token]] = {}
    for token in tokens:
        if token.pos != "NOUN" or token.i in taken or token.entity == "DATE" or token.dep in _INSIDE:
            continue
        if token.lemma.casefold() in _TIMES or _is_cut(tokens, token.i) or _measures(sentence, token):
            continue
        partner = _name_beside(found, sentence, token)
        if partner is not None:
            apposed.setdefault(partner, []).append(token)
            continue
        found.append(_common(sentence, token))
    merged = [_called(p, apposed.get(p, ())) for p in found]
    return sorted(merged, key=lambda p: p.head)


_MEASURES = frozenset(
    "mile kilometre kilometer metre meter centimetre centimeter millimetre millimeter foot inch yard hectare acre "
    "tonne ton kilogram kilo gram pound ounce litre liter gallon barrel degree percent cent dollar euro franc crown "
    "krona krone rouble ruble rupee peso mark lira dinar shilling yuan yen knot watt kilowatt megawatt point".split()
)


def _measures(sentence: Sentence, token: Token) -> bool:
    """Return whether a noun is the unit of a number: no "they" means eight hundred miles."""
    return token.lemma.casefold() in _MEASURES and child(sentence, token.i, "nummod") is not None


def _is_cut(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a word is the beginning of a hyphenated one: "councillor" in "councillor-turned-star"."""
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end


def _called(found: Phrase, nouns: Sequence[Token]) -> Phrase:
    if not nouns:
        return found
    called = found.nouns | {t.lemma.casefold() for t in nouns}
    kind = found.kind
    if not found.is_certain or kind == "place":
        if any(is_role(n) for n in called):
            kind = "person"
        elif any(is_body(n) for n in called):
            kind = "body"
    return Phrase(
        found.first, found.last, found.head, kind, found.plural, found.name, found.gender or _gender_of(called), called,
        found.age, is_certain=True, beside=tuple(t.i for t in nouns),
    )  # fmt: skip


def _name_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the run of proper nouns ends that begins here; `start` where none does."""
    if not _is_proper(tokens[start]) or tokens[start].entity == "DATE":
        return start
    end = start + 1
    while end < len(tokens) and end - start < _LONGEST_NAME:
        token = tokens[end]
        if _is_proper(token) and token.entity != "DATE":
            end += 1
        elif (
            token.text == "-"
            and end + 1 < len(tokens)
            and tokens[end - 1].end == token.start == tokens[end + 1].start - 1
        ):
            if not tokens[end + 1].text[:1].isupper():
                break
            end += 2
        elif token.text.casefold() in _PARTICLES and end + 1 < len(tokens):
            k = end + 1
            while k < len(tokens) and (
                tokens[k].text.casefold() in _PARTICLES or tokens[k].text in ("-", "the")
            ):
                k += 1
            of_place = (
                token.text == "of" and not is_body(tokens[end - 1].lemma) and tokens[end - 1].entity != "ORG"
            )
            if (
                k >= len(tokens)
                or not _is_proper(tokens[k])
                or of_place
                or (token.text in ("de", "la") and k - end > 2)
            ):
                break
            end = k + 1
        else:
            break
    return end


def _is_proper(token: Token) -> bool:
    if token.tag in ("NNP", "NNPS"):
        return token.text[:1].isalnum()
    # A capital inside a sentence is a name's, whatever the tagger makes of a rare word.
    return (
        token.tag in ("NN", "NNS") and token.i > 1 and token.text[:1].isupper() and not token.text.isupper()
    )


def _name(sentence: Sentence, start: int, end: int) -> Phrase | None:
    tokens = sentence.tokens
    gender: Gender = ""
    nouns = set()
    age = _age(tokens, end)
    first = start
    titled = False
    for k in range(start, end - 1):
        word = tokens[k].text.casefold()
        if word in _TITLES or f"{word}." in _TITLES or is_office(word):
            titled, first = True, k + 1
            gender = _TITLES.get(word, "") or _gender_of([word]) or gender
            nouns.add(word)
    before = tokens[start - 1] if start else None
    if before is not None and before.pos == "NOUN" and (is_role(before.lemma) or is_body(before.lemma)):
        nouns.add(before.lemma.casefold())
    labelled = [k for k in range(first + 1, end) if tokens[k].entity == "PERSON" and tokens[k].entity_start]
    if labelled and tokens[labelled[0] - 1].entity in ("LOC", "ORG"):
        first = labelled[0]  # "ambassador to the United States Hamdullah Mohib"
    if start > 1 and end - first > 1 and tokens[start - 1].text == "of" and is_office(tokens[start - 2].text):
        if tokens[first].text.casefold() in _DEPARTMENTS:
            titled, first = True, first + 1  # "Secretary of State Antony Blinken"
    words = tokens[first:end]
    if all(is_office(t.text) for t in words):
        return None
    text = " ".join(sentence.document.field_text(sentence.field)[words[0].start : words[-1].end].split())
    head = next((t.i for t in words if not first <= t.head < end), words[0].i)
    labels = [t.entity for t in words if t.entity]
    given = words[0].text.casefold()
    person_name = given in MASCULINE_NAMES or given in FEMININE_NAMES
    roles = any(is_role(n) and not is_body(n) for n in nouns)
    kind: Kind
    certain = True
    if is_body(words[-1].text) or (any(is_body(n) for n in nouns) and not roles):
        kind = "body"
    elif titled or roles or (person_name and len(words) > 1):
        kind = "person"
    elif len(words) > 1 and start and tokens[start - 1].text.casefold() == "the":
        kind, certain = ("place" if "LOC" in labels else "body" if "ORG" in labels else "thing"), False
    elif "PERSON" in labels and _is_place_by_words(tokens, start):
        kind, certain = "place", False
    elif "PERSON" in labels:
        kind, certain = "person", len(words) > 1
    elif "ORG" in labels:
        kind = "body"
    elif "LOC" in labels:
        kind, certain = "place", "LOC" in labels
    else:
        kind, certain = ("person", False) if person_name else ("thing", False)
    if kind == "person" and not gender and person_name:
        gender = "m" if given in MASCULINE_NAMES else "f"
    return Phrase(
        start,
        end - 1,
        head,
        kind,
        False,
        text,
        gender or _gender_of(nouns),
        frozenset(nouns),
        age,
        certain or (kind == "person" and age > 0),
    )


def _is_place_by_words(tokens: Sequence[Token], start: int) -> bool:
    """Return whether what stands before a name makes it a place: "in San Rufo", "mayor of San Rufo"."""
    before = tokens[start - 1].text.casefold() if start else ""
    return before in ("in", "at", "near") or (
        before == "of" and start > 1 and is_office(tokens[start - 2].lemma)
    )


def _age(tokens: Sequence[Token], end: int) -> int:
    """Return the age that stands between commas behind a name ("Marta Lund, 34,"), 0 for none."""
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 2].text in {",", "."}:
        number = tokens[end + 1].text
        if number.isdecimal() and len(number) <= 3 and 0 < int(number) <= _OLDEST:
            return int(number)
    return 0


def _gender_of(nouns: Sequence[str] | set[str] | frozenset[str]) -> Gender:
    if any(n in _MEN for n in nouns):
        return "m"
    return "f" if any(n in _WOMEN for n in nouns) else ""


def _name_beside(names: Sequence[Phrase], sentence: Sentence, noun: Token) -> Phrase | None:
    """Return the name that the noun describes, or that an apposition gives to it."""
    if not (is_role(noun.lemma) or is_body(noun.lemma) or is_site(noun.lemma) or is_work(noun.lemma)):
        return None
    for found in names:
        if found.first - 1 == noun.i and noun.lemma.casefold() in found.nouns:
            return found
        if noun.dep == "appos" and found.first <= noun.head <= found.last:
            return found
        apposed = sentence.tokens[found.head].dep == "appos" and sentence.tokens[found.head].head == noun.i
        if apposed and noun.i < found.first:
            return found
    return None


def _common(sentence: Sentence, token: Token) -> Phrase:
    lemma = token.lemma.casefold()
    words = phrase(sentence, token.i) or (token.i,)
    joined = any(t.i > token.i for t in children(sentence, token.i, "conj"))
    plural = token.tag in ("NNS", "NNPS") or lemma in _PLURAL_BODIES
    kind: Kind = "thing"
    if is_role(lemma) or lemma in _MEN or lemma in _WOMEN or lemma == "people":
        kind = "person"
    elif is_body(lemma):
        kind = "body"
    elif is_site(lemma):
        kind = "place"
    return Phrase(
        words[0],
        words[-1],
        token.i,
        kind,
        plural or joined,
        "",
        _gender_of([lemma]),
        frozenset([lemma]),
        0,
        is_certain=True,
    )
