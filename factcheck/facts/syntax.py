"""Small questions to the parse of a sentence (Universal Dependencies)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.claims import Sentence, Token
from factcheck.facts.timex import Outlook

__all__ = [
    "ancestors", "case_of", "children", "conjuncts", "governing_predicate", "has_dep", "is_passive",
    "outlook_at", "subjects_of", "subtree",
    "token_at", "word",
]  # fmt: skip

_DEPTH = 40  # a parse deeper than this is broken


def token_at(sentence: Sentence, offset: int) -> Token | None:
    """Return the token that covers a code point of the field, None between tokens."""
    index = bisect_right(sentence.tokens, offset, key=lambda t: t.start) - 1
    if index < 0:
        return None
    token = sentence.tokens[index]
    return token if offset < token.end else None


def word(token: Token) -> str:
    """Return the lemma in lower case."""
    return (token.lemma or token.text).casefold()


def children(sentence: Sentence, i: int, *deps: str) -> Iterator[Token]:
    """Yield the dependents of `i`, left to right; with `deps` only those relations (subtypes of a name included)."""
    for k in sentence.children[i]:
        token = sentence.tokens[k]
        if not deps or token.dep in deps:
            yield token


def has_dep(sentence: Sentence, i: int, *deps: str) -> bool:
    """Tell whether `i` has a dependent of one of the relations."""
    return any(True for _ in children(sentence, i, *deps))


def ancestors(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield the governors of `i` up to the root, `i` left out."""
    token = sentence.tokens[i]
    for _ in range(_DEPTH):
        if token.head == token.i:
            return
        token = sentence.tokens[token.head]
        yield token


def subjects_of(sentence: Sentence, i: int) -> Iterator[Token]:
    """Yield the subjects of a verb, or where it has none those of the verbs that it is coordinated with."""
    for _ in range(_DEPTH):
        own = list(children(sentence, i, "nsubj", "nsubj:pass"))
        if own or sentence.tokens[i].dep != "conj":
            yield from own
            return
        i = sentence.tokens[i].head


def subtree(sentence: Sentence, i: int) -> set[int]:
    """Return the indices below and at `i`."""
    found: set[int] = set()
    waiting = [i]
    while waiting:
        k = waiting.pop()
        if k not in found:
            found.add(k)
            waiting.extend(sentence.children[k])
    return found


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Return `i` and what is coordinated with it to its right."""
    found, waiting = [], [i]
    while waiting:
        k = waiting.pop(0)
        found.append(k)
        waiting.extend(t.i for t in children(sentence, k, "conj") if t.i not in found)
    return found


def case_of(sentence: Sentence, i: int) -> str:
    """Return the preposition(s) of a nominal in lower case: "in", "along with", ""."""
    own = " ".join(t.text.casefold() for t in children(sentence, i, "case", "mark") if t.i < i)
    if own:
        return own
    # parsers hang the preposition on the first name of two now and then
    for child in children(sentence, i, "compound", "flat", "amod", "nmod:desc"):
        if child.i < i and (own := " ".join(t.text.casefold() for t in children(sentence, child.i, "case"))):
            return own
    return ""


def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb is passive."""
    token = sentence.tokens[i]
    if has_dep(sentence, i, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"):
        return True
    return token.dep == "acl" and token.tag == "VBN"


_CLAUSAL = frozenset(
    ["root", "ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj"]
)


def governing_predicate(sentence: Sentence, i: int) -> Token:
    """Return the nearest verb or clause head above `i` (`i` itself when it is one), else the root above it."""
    token = sentence.tokens[i]
    chain = [token, *ancestors(sentence, i)]
    for candidate in chain:
        if candidate.pos in ("VERB", "AUX") and candidate.dep not in (
            "aux",
            "aux:pass",
            "cop",
            "amod",
            "compound",
        ):
            return candidate
        if has_dep(sentence, candidate.i, "cop", "nsubj", "nsubj:pass"):
            return candidate
    return chain[-1]


_WILL = frozenset(["will", "shall", "’ll", "'ll", "wo"])
_PLANNING = frozenset(
    ["plan", "intend", "expect", "schedule", "due", "set", "go", "hope", "propose", "aim", "prepare", "slate", "vow",
     "promise", "agree", "want", "wish", "likely", "ready", "pledge", "be", "need", "ask", "order", "poise"]
)  # fmt: skip


_RESCHEDULING = frozenset(
    [
        "postpone",
        "delay",
        "reschedule",
        "move",
        "push",
        "bring",
        "put",
        "defer",
        "schedule",
        "set",
        "extend",
        "shift",
    ]
)
_GOAL = re.compile(r"\b(?:to|until|till|for|from \w+ \d+ to)(?: the)? $", re.IGNORECASE)


_UNTIL = re.compile(r"\b(?:until|till)(?: the| about| at least)? $", re.IGNORECASE)


_EFFECTS = {("take", "effect"), ("come", "force"), ("enter", "force"), ("come", "effect"), ("go", "effect")}
_FUTURATE = frozenset(["apply", "expire", "reopen", "resume"])
"""Verbs that the present tense puts on a timetable, which headlines do not use of what is over."""


_TIMETABLED = frozenset(["open", "begin", "start", "close", "end", "vote"])
"""Those that only headlines use in the present tense of what is over."""


def _takes_effect(sentence: Sentence, verb: Token) -> bool:
    lemma = word(verb)
    if lemma in _TIMETABLED and sentence.field == "text":
        return True
    return lemma in _FUTURATE or any(
        (lemma, word(c)) in _EFFECTS for c in children(sentence, verb.i, "obj", "obl")
    )


def outlook_at(sentence: Sentence, offset: int) -> Outlook:
    """Return whether the clause that holds a code point of the field looks back or ahead; "" when it does not say."""
    token = token_at(sentence, offset)
    if token is None:
        return ""
    verb = governing_predicate(sentence, token.i)
    if word(verb) in _RESCHEDULING and _GOAL.search(
        sentence.text[max(0, offset - sentence.start - 24) : offset - sentence.start]
    ):
        return "future"  # "was postponed to 19 May"
    helpers = [t for t in children(sentence, verb.i) if t.dep in ("aux", "aux:pass", "cop")]
    words = {t.text.casefold() for t in helpers}
    if words & _WILL:
        return "future"
    infinitive = any(
        t.text.casefold() == "to" and t.dep in ("mark", "aux") for t in children(sentence, verb.i)
    )
    if infinitive:
        above = sentence.tokens[verb.head]
        if above.i == verb.i or (verb.dep in ("xcomp", "ccomp", "acl", "csubj") and word(above) in _PLANNING):
            return "future"
        if above.i != verb.i and verb.dep != "acl":
            return outlook_at(sentence, above.start)
        return ""
    if verb.tag in ("VBZ", "VBP") and not helpers and _takes_effect(sentence, verb):
        return "future"  # "the ban takes effect on Wednesday"
    finite = [verb, *helpers]
    now = [t for t in finite if t.tag in ("VBZ", "VBP")]
    if (
        now
        and not any(word(t) == "have" for t in helpers)
        and _UNTIL.search(sentence.text[: offset - sentence.start])
    ):
        return "future"  # "is open until 9 June"
    if any("Tense=Past" in t.morph and "VerbForm=Fin" in t.morph for t in finite) or verb.tag == "VBD":
        return "past"
    if any(t.tag == "VBD" for t in helpers):
        return "past"
    if any(word(t) == "have" for t in helpers):
        return "past"
    return ""
