"""Slots: parts of a matter that one name fills: who made it, who owns it, who brokered it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims import Sentence, Token
from factcheck.facts.entities import PLACE_LABELS, Mention
from factcheck.facts.fact import Slot
from factcheck.facts.phrases import phrase_words, proper_words
from factcheck.facts.senses import is_nation
from factcheck.facts.syntax import case_of, children, is_passive, subtree, word
from factcheck.names import name_words
from factcheck.places import is_place

__all__ = ["find_slots"]

_VERBS = {
    "make": "make", "manufacture": "make", "produce": "make", "print": "make",
    "build": "build", "construct": "build", "complete": "build", "erect": "build",
    "broker": "broker", "mediate": "broker",
    "own": "own", "host": "host", "represent": "represent", "supply": "supply", "operate": "operate",
    "design": "design", "fund": "fund", "finance": "fund", "sponsor": "fund", "win": "win", "lead": "lead",
    "seize": "seize", "confiscate": "seize", "discover": "discover", "invent": "discover", "direct": "direct",
    "compose": "write", "write": "write", "paint": "paint",
}  # fmt: skip
_NOUNS = {
    "owner": "own", "maker": "make", "manufacturer": "make", "producer": "make", "printer": "make",
    "builder": "build", "contractor": "build", "broker": "broker", "mediator": "broker", "go-between": "broker",
    "host": "host", "supplier": "supply", "operator": "operate", "designer": "design", "architect": "design",
    "sponsor": "fund", "winner": "win", "arranger": "arrange", "shareholder": "hold", "insurer": "insure",
    "landlord": "own", "discoverer": "discover", "inventor": "discover",
}  # fmt: skip
_OFFICES = frozenset(
    ["mayor", "president", "minister", "governor", "chancellor", "king", "queen", "premier", "chairman", "chairwoman",
     "chair", "ceo", "coach", "archbishop", "speaker", "ambassador", "headteacher", "rector", "treasurer", "goalkeeper",
     "captain"]
)  # fmt: skip
"""What one place, body or team has one of at a time."""
_OFFICE = "office"
_NO_HOLDER = frozenset(
    ["deputy", "vice", "acting", "interim", "then", "outgoing", "incoming", "ex", "assistant", "late", "honorary",
     "elect", "designate", "would-be", "first", "shadow", "regional", "junior", "state", "class", "group"]
)  # fmt: skip
_SUPERLATIVE = frozenset(["shareholder"])
"""Of these there are many, unless one is the largest."""
_OF_MANY = frozenset(
    ["former", "co", "other", "another", "minor", "rival", "previous", "joint", "second", "next", "one"]
)
_RANKS = frozenset(["lead", "chief", "main", "sole", "co-lead"])
_SUBJECTS = ("nsubj", "nsubj:outer")


def find_slots(
    sentence: Sentence, mentions: Sequence[Mention], names: Mapping[int, str]
) -> list[tuple[int, Slot]]:
    """Return (token, slot) for what a sentence names the one of, left to right."""
    if not mentions:
        return []
    found = []
    for token in sentence.tokens:
        if token.pos not in ("VERB", "NOUN", "PROPN"):
            continue
        lemma = word(token)
        if token.pos == "VERB" and lemma in _VERBS:
            found += [(token.i, s) for s in _of_verb(sentence, token, _VERBS[lemma], names)]
        elif token.pos == "VERB" and lemma == "belong":
            found += [(token.i, s) for s in _of_belonging(sentence, token, names)]
        elif token.pos != "VERB" and lemma in _OFFICES:
            found += [(token.i, s) for s in _of_office(sentence, token, mentions, names)]
        elif token.pos == "NOUN" and lemma in _NOUNS:
            found += [(token.i, s) for s in _of_noun(sentence, token, _NOUNS[lemma], mentions, names)]
        elif token.pos != "VERB" and (described := _described(sentence, token, names)) is not None:
            found.append((token.i, described))
    return found


def _of_verb(sentence: Sentence, token: Token, kind: str, names: Mapping[int, str]) -> Iterator[Slot]:
    if any(
        word(t) in ("not", "never", "may", "might", "could", "would") for t in children(sentence, token.i)
    ):
        return
    if is_passive(sentence, token.i):
        holders = [
            t
            for t in children(sentence, token.i, "obl:agent", "obl")
            if t.dep == "obl:agent" or case_of(sentence, t.i) == "by"
        ]
        themes = [t.i for t in children(sentence, token.i, "nsubj:pass")]
        if not themes and token.dep in ("acl", "acl:relcl"):
            themes = [token.head]
    else:
        holders = list(children(sentence, token.i, *_SUBJECTS))
        themes = [t.i for t in children(sentence, token.i, "obj")]
        if token.dep == "acl:relcl" and holders and holders[0].pos == "PRON":
            above = sentence.tokens[token.head]
            holders = [sentence.tokens[above.head] if above.dep == "appos" else above]
    yield from _slots(sentence, token, kind, holders, themes, names)


def _of_belonging(sentence: Sentence, token: Token, names: Mapping[int, str]) -> Iterator[Slot]:
    holders = [t for t in children(sentence, token.i, "obl") if case_of(sentence, t.i) == "to"]
    themes = [t.i for t in children(sentence, token.i, *_SUBJECTS)]
    yield from _slots(sentence, token, "own", holders, themes, names)


def _of_office(
    sentence: Sentence, token: Token, mentions: Sequence[Mention], names: Mapping[int, str]
) -> Iterator[Slot]:
    """Read "Velsk mayor Anna Lund", "the mayor of Velsk, Omar Nasser", "Lund is the mayor of Velsk"."""
    before = [
        t
        for t in sentence.tokens[max(0, token.i - _RANK_WORDS) : token.i]
        if t.pos in ("ADJ", "NOUN", "PROPN")
    ]
    ranks = [word(t) for t in before if word(t) in _RANKS_OF_OFFICE]
    near = {word(t) for t in before} | {t.text.casefold() for t in children(sentence, token.i)}
    if near & (_NO_HOLDER | _OF_MANY) or near & {"a", "an"} or (word(token) == "minister" and not ranks):
        return
    holder = next((m for m in mentions if m.first == token.i + 1), None)
    if holder is None:
        holder = next(
            (m for m in mentions if any(t.i == m.head for t in children(sentence, token.i, "appos"))), None
        )
    above = sentence.tokens[token.head]
    if holder is None and any(True for _ in children(sentence, token.i, "cop")):
        subjects = {t.i for t in children(sentence, token.i, *_SUBJECTS)}
        holder = next((m for m in mentions if m.head in subjects), None)
    if holder is None and token.dep == "appos":
        holder = next((m for m in mentions if m.head == above.i), None)
    if holder is None or (holder.label in PLACE_LABELS and is_place(holder.text)):
        return
    own = range(holder.first, holder.last + 1)
    places = [
        t.i for t in children(sentence, token.i, "nmod", "nmod:poss", "compound", "amod") if t.i not in own
    ]
    first = token.i - 1 - len(ranks)
    if (
        first >= 0
        and sentence.tokens[first].pos in ("PROPN", "ADJ")
        and sentence.tokens[first].text[:1].isupper()
    ):
        places.append(first)
    topic = phrase_words(sentence, [k for k in places if word(sentence.tokens[k]) not in ranks], names)
    proper = topic & proper_words(sentence, places, names) | frozenset(w for w in topic if is_nation(w))
    if proper:
        office = " ".join([*ranks, word(token)])
        yield Slot(
            f"{_OFFICE}: {office}", names.get(holder.head, holder.text), proper, holder.start, holder.end
        )


_RANK_WORDS = 2
_RANKS_OF_OFFICE = frozenset(
    ["prime", "foreign", "finance", "interior", "defence", "defense", "health", "justice", "head"]
)


def _described(sentence: Sentence, token: Token, names: Mapping[int, str]) -> Slot | None:
    """Read "the man who left the cart in the market is Bashir Ahmed": whoever fits the description is one."""
    if not any(True for _ in children(sentence, token.i, "cop")):
        return None
    name = _name(sentence, token.i, names)
    subject = next(
        (t for t in children(sentence, token.i, *_SUBJECTS) if t.pos == "NOUN" and t.tag == "NN"), None
    )
    if (
        not name
        or subject is None
        or subject.i in names
        or not set(name_words(name)) & set(name_words(token.text))
    ):
        return None
    if not any(t.text.casefold() == "the" for t in children(sentence, subject.i, "det")):
        return None
    inside = [
        k for k in subtree(sentence, subject.i) if sentence.tokens[k].pos in ("NOUN", "VERB", "ADJ", "PROPN")
    ]
    topic = frozenset(w for k in inside for w in phrase_words(sentence, [k], names))
    return Slot("described", name, topic, token.start, token.end)


def _slots(
    sentence: Sentence,
    token: Token,
    kind: str,
    holders: Sequence[Token],
    themes: Sequence[int],
    names: Mapping[int, str],
) -> Iterator[Slot]:
    if len(holders) != 1 or any(True for _ in children(sentence, holders[0].i, "conj")):
        return
    name = _name(sentence, holders[0].i, names)
    if name:
        topic = phrase_words(sentence, [k for k in themes if sentence.tokens[k].pos != "PRON"], names)
        yield Slot(kind, name, topic, holders[0].start, holders[0].end)


def _name(sentence: Sentence, head: int, names: Mapping[int, str]) -> str:
    if head in names:
        return names[head]
    beside = [*children(sentence, head, "appos"), *children(sentence, head, "flat", "nmod:desc")]
    beside += [t for t in children(sentence, head, "compound") if t.i == head - 1]
    return next((names[t.i] for t in beside if t.i in names), "")


def _of_noun(
    sentence: Sentence, token: Token, kind: str, mentions: Sequence[Mention], names: Mapping[int, str]
) -> Iterator[Slot]:
    """Read "the maker, Siam Biologics", "lead arranger Volta Merchant Bank", "the largest shareholder is Hestia"."""
    modifiers = {word(t) for t in children(sentence, token.i, "amod", "compound", "nummod", "det")}
    if (
        modifiers & _OF_MANY
        or token.tag != "NN"
        or any(t.text.casefold() in ("a", "an") for t in children(sentence, token.i, "det"))
    ):
        return
    if word(token) in _SUPERLATIVE and not modifiers & {
        "large",
        "big",
        "major",
        "largest",
        "biggest",
        "sole",
    }:
        return
    holders = [t for t in children(sentence, token.i, "appos", "flat", "nmod:desc") if t.i in names]
    following = next((m for m in mentions if m.first == token.i + 1), None)
    if not holders and following is not None:
        holders = [sentence.tokens[following.head]]
    above = sentence.tokens[token.head]
    if not holders and token.dep in _SUBJECTS and any(True for _ in children(sentence, above.i, "cop")):
        holders = [above]
    if not holders and any(True for _ in children(sentence, token.i, "cop")):
        holders = [t for t in children(sentence, token.i, *_SUBJECTS) if t.i in names]
    themes = [
        t.i
        for t in children(sentence, token.i, "nmod", "nmod:poss", "compound")
        if case_of(sentence, t.i) in ("of", "")
    ]
    themes = [k for k in themes if k not in {t.i for t in holders} and word(sentence.tokens[k]) not in _RANKS]
    yield from _slots(sentence, token, kind, holders, themes, names)
