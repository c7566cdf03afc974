"""Entities: named mentions with the document's canonical name and their role in the clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Entity, Role
from factcheck.facts.lexicon import kind_of_verb
from factcheck.facts.syntax import case_of, children, is_passive, word
from factcheck.names import is_title, name_words, same_name, strip_title
from factcheck.places import is_place

__all__ = [
    "PLACE_LABELS",
    "Mention",
    "canonical_names",
    "entity_of",
    "find_mentions",
    "known_surnames",
    "role_of",
    "with_surnames",
]

_NO_NAMES = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "NUM"])
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april"
        " may june july august september "
    "october november december easter christmas i mr mrs ms".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A named mention: tokens `[first, last]` of its sentence, and its syntactic head among them."""

    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    label: str


def find_mentions(sentence: Sentence) -> list[Mention]:
    """Return the named mentions of a sentence: what the parser labelled, and runs of proper nouns that it did not."""
    tokens = sentence.tokens
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.entity and token.entity not in _NO_NAMES:
            j = i + 1
            while j < len(tokens) and tokens[j].entity == token.entity and not tokens[j].entity_start:
                j += 1
            j = _extend(tokens, i, j)
            mention = _mention(sentence, i, j, token.entity)
        elif token.pos == "PROPN" and token.text[:1].isupper():
            j = i + 1
            while j < len(tokens) and _continues(tokens, j):
                j += 1
            mention = _mention(sentence, _opening(tokens, i), j, "")
        else:
            i += 1
            continue
        if mention is not None:
            found.append(replace(mention, label="PERSON") if _is_person(sentence, mention) else mention)
        i = j
    return found


_BEFALLING = frozenset(["death", "injury", "arrest", "birth", "abduction"])
_AGE_BEHIND = re.compile(r", \d{1,2}[,.]")


def _is_person(sentence: Sentence, mention: Mention) -> bool:
    """Tell a person whom the tagger took for a place: one that no gazetteer knows, who is killed, or has an age."""
    if mention.label not in PLACE_LABELS or is_place(mention.text):
        return False
    token = sentence.tokens[mention.head]
    kind = kind_of_verb(word(sentence.tokens[token.head]))
    if kind in _BEFALLING and token.dep in ("nsubj:pass", "nsubj", "obj"):
        return True
    if _AGE_BEHIND.match(sentence.text, mention.end - sentence.start):
        return True
    return any(
        t.text.casefold() == "who"
        for c in children(sentence, token.i, "acl:relcl")
        for t in children(sentence, c.i)
    )


def _opening(tokens: Sequence[Token], i: int) -> int:
    """Include capitalised adjectives before a proper noun, inside a sentence: "Islamic State", "European Union"."""
    while (
        i > 1
        and tokens[i - 1].text[:1].isupper()
        and not tokens[i - 1].entity
        and tokens[i - 1].pos in ("ADJ", "NOUN")
    ):
        i -= 1
    if i == 1 and tokens[0].pos == "ADJ" and not tokens[0].entity:
        i = 0
    return i


def _continues(tokens: Sequence[Token], j: int) -> bool:
    token = tokens[j]
    if token.pos in ("PROPN", "NOUN", "ADJ", "X") and not token.entity and token.text[:1].isupper():
        return True
    joins = token.text.casefold() in ("-", "al", "of", "de", "van", "von", "bin", "ibn", "el")
    return joins and j + 1 < len(tokens) and tokens[j + 1].pos == "PROPN" and (
        token.text != "-" or tokens[j - 1].end == token.start
    )  # fmt: skip


def _extend(tokens: Sequence[Token], i: int, j: int) -> int:
    """Complete a label that the tagger cut short inside a hyphenated name: "al" "-" "Muhandis"."""
    while (
        j + 1 < len(tokens)
        and tokens[j].text == "-"
        and tokens[j - 1].end == tokens[j].start == tokens[j + 1].start - 1
    ):
        if tokens[j + 1].pos not in ("PROPN", "NOUN") or not tokens[j + 1].text[:1].isupper():
            break
        j += 2
    # "Abu" + "Taqwa": one name in the parse, two in the labels
    while (
        j < len(tokens)
        and tokens[j].dep == "flat"
        and i <= tokens[j].head < j
        and tokens[j].text[:1].isupper()
    ):
        j += 1
    # "Mohammed Shia" + "al-Sudani": the article of a surname
    if j + 1 < len(tokens) and tokens[j].text.casefold() in (
        "al",
        "bin",
        "ibn",
        "el",
        "de",
        "van",
        "von",
        "ul",
    ):
        k = j + 2 if tokens[j + 1].text == "-" else j + 1
        if k < len(tokens) and tokens[k].text[:1].isupper() and tokens[k].pos in ("PROPN", "NOUN", "ADJ"):
            return _extend(tokens, i, k + 1)
    return j


def _mention(sentence: Sentence, i: int, j: int, label: str) -> Mention | None:
    tokens = sentence.tokens
    while (
        i < j and (tokens[i].pos in ("DET", "PUNCT", "ADP") or tokens[i].text in ("'s", "’s")) and i + 1 < j
    ):
        i += 1
    while j - 1 > i and (tokens[j - 1].pos in ("PUNCT", "PART") or tokens[j - 1].text in ("'s", "’s")):
        j -= 1
    words = tokens[i:j]
    if not any(t.text[:1].isupper() for t in words) or all(
        t.text.casefold().rstrip(".") in _CALENDAR for t in words
    ):
        return None
    if (any(t.text.casefold() in _CALENDAR for t in words) and label == "") or all(
        t.pos == "PRON" for t in words
    ):
        return None
    if all(is_title(t.text) for t in words):
        return None
    inside = range(i, j)
    heads = [t.i for t in words if t.head not in inside or t.head == t.i]
    head = heads[-1] if heads else j - 1
    start, end = words[0].start, words[-1].end
    text = sentence.document.field_text(sentence.field)[start:end]
    return Mention(i, j - 1, head, start, end, text, label)


def known_surnames(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the last words of the document's names of several words, by which it goes on to call their bearers."""
    names = (strip_title(m.text).split() for m in mentions if m.label not in PLACE_LABELS)
    return frozenset(n[-1] for n in names if len(n) > 1 and len(n[-1]) > 3 and n[-1][:1].isupper())


def with_surnames(sentence: Sentence, mentions: list[Mention], surnames: frozenset[str]) -> list[Mention]:
    """Add mentions that the tagger missed: a word that the document uses as somebody's surname."""
    covered = {k for m in mentions for k in range(m.first, m.last + 1)}
    added = [
        mention
        for t in sentence.tokens
        if t.text in surnames
        and t.i not in covered
        and (mention := _mention(sentence, t.i, t.i + 1, "")) is not None
    ]
    return sorted([*mentions, *added], key=lambda m: m.first) if added else mentions


_SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
_PLACE_CASES = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "inside",
        "around",
        "over",
        "across",
        "through",
        "from",
        "to",
        "into",
        "off",
        "within",
    ]
)
_TRANSPARENT = frozenset(["conj", "appos", "flat", "compound", "nmod:desc", "list", "flat:name"])
PLACE_LABELS = frozenset(["LOC", "GPE", "FAC", "PLACE"])
"""What parsers call places."""


def role_of(sentence: Sentence, head: int, label: str = "") -> Role:
    """Return the role of a nominal in its clause, active and passive alike."""
    token = sentence.tokens[head]
    for _ in range(8):
        if token.dep in _TRANSPARENT and token.head != token.i and not case_of(sentence, token.i):
            token = sentence.tokens[token.head]
            continue
        break
    above = token.head
    case = case_of(sentence, token.i)
    dep = token.dep
    if dep == "nsubj:pass":
        return "patient"
    if dep in _SUBJECTS:
        if is_passive(sentence, above):
            return "patient"
        return "attribute" if any(True for _ in children(sentence, above, "cop")) else "agent"
    if dep == "obl:agent" or (dep == "obl" and case == "by" and is_passive(sentence, above)):
        return "agent"
    if dep in ("obj", "ccomp"):
        return "patient"
    if dep == "iobj" or (dep == "obl" and case == "to" and label not in PLACE_LABELS):
        return "recipient"
    if (
        dep in ("obl", "nmod", "obl:unmarked")
        and case in _PLACE_CASES
        and (label in PLACE_LABELS or case in ("in", "near", "at"))
    ):
        return "place"
    return "other"


def canonical_names(mentions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each (text, label) mention's text to the fullest name that the document uses for its bearer.

    "Al-Muhandis" becomes "Abu Mahdi al-Muhandis" if exactly one longer name ends so; of two brothers' common surname
    the latest is not guessed.
    """
    texts: dict[str, str] = {}
    for text, label in mentions:
        texts.setdefault(text, label)
    stripped = {text: strip_title(text) for text in texts}
    names = sorted(set(stripped.values()), key=lambda n: (-len(name_words(n)), n))
    canonical: dict[str, str] = {}
    for text, name in stripped.items():
        label = texts[text]
        words = name_words(name)
        longer = [
            other for other in names
            if len(name_words(other)) > len(words) and _labels_agree(label, stripped, texts, other)
            and label not in PLACE_LABELS and same_name(name, other)
        ]  # fmt: skip
        roots = {name_words(n)[-1] if len(words) == 1 else n for n in longer}
        distinct = [
            n
            for n in longer
            if not any(n != m and same_name(n, m) and len(name_words(m)) > len(name_words(n)) for m in longer)
        ]
        canonical[text] = distinct[0] if len(distinct) == 1 and roots else name
    return canonical


def _labels_agree(label: str, stripped: dict[str, str], texts: dict[str, str], other: str) -> bool:
    labels = {texts[t] for t, n in stripped.items() if n == other}
    # taggers confuse persons and bodies, but places are another matter
    return not labels & PLACE_LABELS or label in labels or "" in labels


def entity_of(sentence: Sentence, mention: Mention, names: dict[str, str]) -> Entity:
    """Return the mention as an entity."""
    return Entity(
        mention.start, mention.end, mention.text, names.get(mention.text, mention.text), mention.label,
        role_of(sentence, mention.head, mention.label),
    )  # fmt: skip
