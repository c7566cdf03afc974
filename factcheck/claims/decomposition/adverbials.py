"""Clauses of time, cause and contrast, and participles of result."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import Clause, Piece, subject_of
from factcheck.claims.decomposition.inflection import past_tense
from factcheck.claims.decomposition.relatives import locative, participle
from factcheck.claims.decomposition.split import Split, marks, subordinator
from factcheck.claims.decomposition.views import viewed
from factcheck.claims.lexicon import (
    CAUSES,
    CONDITIONALS,
    CONTRASTS,
    DATE_WORDS,
    HYPOTHETICAL_AUXILIARIES,
    MAIN_KEEPS,
    PLANNED_AUXILIARIES,
    is_role,
    speech_act,
)
from factcheck.claims.tree import (
    auxiliaries,
    child,
    children,
    comma_before,
    has,
    is_finite,
    negation,
    subject,
    subtree,
)

__all__ = ["adnominal", "adverbial"]

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_DAY = re.compile(r"[0-3]?[0-9](?:st|nd|rd|th)?")


def result(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle after a comma says of the subject: "it went off, killing four" is "it killed four"."""
    token = sentence.tokens[i]
    main = sentence.tokens[clause.head]
    if token.tag != "VBG" or token.head != clause.head or i < clause.head or main.pos != "VERB":
        return None
    if child(sentence, i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "case", "conj"):
        return None
    if (
        child(sentence, i, "obj") is None
        or speech_act(token.lemma)
        or child(sentence, clause.head, "aux:pass")
    ):
        return None
    if token.lemma.casefold() == token.text.casefold():
        return None  # a form whose verb is not known has no past tense
    helpers = {t.lemma.casefold() for t in children(sentence, clause.head, "aux")}
    past = main.tag == "VBD" or (main.tag == "VBN" and helpers <= {"have"})
    words = subtree(sentence, i)
    carrier = subject_of(sentence, clause)
    if not past or not carrier or negation(sentence, clause.head) or not comma_before(sentence, words):
        return None
    if any(t.pos == "VERB" and t.dep != "acl:relcl" for t in sentence.tokens[clause.head + 1 : i]):
        return None  # "… the militias engaging in operations, forming a front": whose front is not clear
    made = replace(
        clause, head=i, rule="result", own=None, fronted=(), tail=(), carried=(), subject=carrier,
        replaced={i: (past_tense(token.lemma),)},
    )  # fmt: skip
    return Split((made,))


def adverbial(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a finite clause of time, cause or contrast a claim; a condition stays with what it conditions."""
    token = sentence.tokens[i]
    if token.tag in ("VBG", "VBN") and subject(sentence, i) is None and not is_finite(sentence, i):
        return result(sentence, clause, i) or adjunct(sentence, clause, i)
    if not is_finite(sentence, i) or subject(sentence, i) is None or _is_compared(sentence, i):
        return None
    marker = subordinator(sentence, i)
    word = marker.text.casefold() if marker else ""
    if marker is None or marker.i > i or word in CONDITIONALS:
        return None
    if word not in CONTRASTS and marks(sentence, i) & {"if", "so", "than"}:
        return None
    inside = subject(sentence, i)
    if inside is None or inside.text.casefold() in ("who", "which", "that"):
        return None
    if sum(1 for _ in children(sentence, i, "nsubj", "nsubj:pass")) > 1:
        return None  # two clauses that the parser took for one
    if word == "where":
        place = _place_before(sentence, clause, i)
        located = None if place is None else locative(sentence, clause, i, place)
        if located is not None:
            return located
    made = replace(
        clause, head=i, rule="adverbial", own=None, fronted=_date_before(sentence, i) if word == "when" else (),
        tail=(), subject=(), carried=(),
        replaced={k: () for k in subtree(sentence, i) if k <= marker.i},
        supposed=clause.supposed or _is_still_to_come(sentence, i, word, clause.head),
    )  # fmt: skip
    if word in CONTRASTS:
        return Split((made,))
    if word in MAIN_KEEPS and word != "as":
        return Split((made,), detached=False)
    return None


def _date_before(sentence: Sentence, i: int) -> tuple[Piece, ...]:
    """Return when the clause was, where it explains a date: "since 2010, when two trains met" tells of 2010."""
    tokens = sentence.tokens
    start = min(subtree(sentence, i))
    comma = start if tokens[start].text == "," else start - 1
    if comma < 1 or tokens[comma].text != "," or tokens[comma - 1].entity != "DATE":
        return ()
    first = comma - 1
    while first > 0 and tokens[first - 1].entity == "DATE" and not tokens[first].entity_start:
        first -= 1
    words = tuple(range(first, comma))
    if not any(_YEAR.fullmatch(tokens[k].text) or tokens[k].text.casefold() in DATE_WORDS for k in words):
        return ()
    day = any(tokens[k].text.casefold().endswith("day") or _DAY.fullmatch(tokens[k].text) for k in words)
    return ("on" if day else "in", *words)


def _is_compared(sentence: Sentence, i: int) -> bool:
    """Return whether the clause belongs to what something is only likened to: "like a fan when the power goes"."""
    case = child(sentence, sentence.tokens[i].head, "case")
    return case is not None and case.text.casefold() in ("like", "than")


def adnominal(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split off what stands with a noun: a participle, a view, or a clause of time or cause hung there."""
    timed = any(t.tag == "WRB" and t.text.casefold() != "where" for t in children(sentence, i, "advmod"))
    if (timed or child(sentence, i, "mark") is not None) and is_finite(sentence, i):
        return viewed(sentence, clause, i) or adverbial(sentence, clause, i)
    return participle(sentence, clause, i)


def _place_before(sentence: Sentence, clause: Clause, i: int) -> int | None:
    """Return the noun right before a clause with "where", the head of its phrase."""
    tokens = sentence.tokens
    k = min(subtree(sentence, i)) - 1
    if k >= 0 and tokens[k].text == ",":
        k -= 1
    while (
        k >= 0
        and tokens[k].dep in ("flat", "compound", "nmod", "appos", "nmod:unmarked")
        and tokens[k].head < k
    ):
        k = tokens[k].head
    return k if k >= 0 and tokens[k].head == clause.head and tokens[k].dep in ("obl", "obj") else None


def adjunct(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle says of the subject: "founded in 2017, it …" was founded, "after leaving, she …" left."""
    tokens = sentence.tokens
    verb, main = tokens[i], tokens[clause.head]
    carrier = subject_of(sentence, clause)
    helpers = auxiliaries(sentence, clause.head)
    if verb.head != clause.head or not carrier or not is_finite(sentence, clause.head):
        return None
    if (
        child(sentence, i, "case", "expl", "cop")
        or speech_act(verb.lemma)
        or _is_irreal(sentence, clause.head)
    ):
        return None
    if negation(sentence, clause.head) or marks(sentence, i) - {"while", "after", "by", "since"}:
        return None
    past = (next(iter(helpers), main)).tag == "VBD"
    mark = child(sentence, i, "mark")
    word = mark.text.casefold() if mark is not None and mark.i < i else ""
    dropped: dict[int, tuple[Piece, ...]] = {} if mark is None else {mark.i: ()}
    made = replace(
        clause, head=i, rule="adjunct", own=None, fronted=(), tail=(), carried=(), subject=carrier,
        replaced=dropped,
    )  # fmt: skip
    be = _form_of_be(sentence, clause, past=past)
    own = {t.text.casefold(): t.i for t in auxiliaries(sentence, i)}
    if verb.tag == "VBN" and not own and not word:
        if i > clause.head or verb.lemma.casefold() in _ABSOLUTE or child(sentence, i, "advcl", "advmod"):
            return None
        stative = (next(iter(helpers), main)).tag in ("VBZ", "VBP") and verb.lemma.casefold() in _STATES
        be = be if stative else _form_of_be(sentence, clause, past=True)
        return Split((replace(made, carried=(be,)),)) if _comma_after(sentence, i, clause) else None
    if verb.tag == "VBG" and word == "while" and not own and past:
        return Split((replace(made, carried=(be,)),), detached=False)
    if word not in ("after", "by") or not past:
        return None
    if verb.tag == "VBN" and set(own) == {"being"}:
        return Split((replace(made, replaced={**dropped, own["being"]: (be,)}),), detached=False)
    if verb.tag != "VBG" or own or child(sentence, i, "xcomp", "conj") or verb.lemma == verb.text:
        return None
    if child(sentence, clause.head, "aux:pass") and not _is_somebody(sentence, carrier):
        return None  # "the case was reopened after finding a witness": who found one is not said
    return Split((replace(made, replaced={**dropped, i: (past_tense(verb.lemma),)}),), detached=False)


_ABSOLUTE = frozenset("give compare base provide grant see take consider accord judge ask".split())
"""Participles that are prepositions by now ("given the weather"), or speak of how something is meant."""
_STATES = frozenset("locate situate know own back head lead call name base nickname".split())
"""What still holds when the main clause is about the present."""


def _form_of_be(sentence: Sentence, clause: Clause, *, past: bool) -> str:
    """Return the form of "be" that agrees with the subject of the clause, as its own verb tells."""
    verb = next((t for t in auxiliaries(sentence, clause.head)), sentence.tokens[clause.head])
    said = subject_of(sentence, clause)
    inside = {p for p in said if isinstance(p, int)}
    words = [sentence.tokens[p] for p in inside]
    top = next((t for t in words if t.head not in inside), None)
    plural = top is not None and (
        has(top, "Number=Plur") or any(t.dep == "conj" and t.head == top.i for t in words)
    )
    form = verb.text.casefold()
    plural = (plural or form in ("were", "are", "have")) and form not in ("was", "is", "has")
    if top is not None and top.text.casefold() == "i":
        return "was" if past else "am"
    if past:
        return (
            "were" if plural or (top is not None and top.text.casefold() in ("we", "you", "they")) else "was"
        )
    return "are" if plural or (top is not None and top.text.casefold() in ("we", "you", "they")) else "is"


def _comma_after(sentence: Sentence, i: int, clause: Clause) -> bool:
    """Return whether a comma closes the construction of `i`, which stands before its clause."""
    words = subtree(sentence, i)
    after = words[-1] + 1
    tokens = sentence.tokens
    closed = tokens[words[-1]].text == "," or (after < len(tokens) and tokens[after].text == ",")
    return closed and words[-1] < clause.head


def _is_somebody(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    words = [sentence.tokens[p] for p in pieces if isinstance(p, int)]
    return any(
        t.entity == "PERSON"
        or t.text.casefold() in ("he", "she", "they")
        or (t.pos == "NOUN" and is_role(t.lemma))
        for t in words
    )


def _is_still_to_come(sentence: Sentence, i: int, word: str, main: int) -> bool:
    """Return whether the clause `i` behind the conjunction `word` waits for what its main clause waits for.

    A contrast and a cause do not: "as they came from India, they should …".  Nor does the past where the main clause
    tells what could or could not be done then: "when the buses turned, nothing could be heard".
    """
    if word in CONTRASTS or word in CAUSES or not _is_irreal(sentence, main):
        return False
    helpers = {t.text.casefold() for t in children(sentence, main, "aux")}
    own = auxiliaries(sentence, i)
    tensed = next(iter(own), sentence.tokens[i])
    return not ("could" in helpers and "have" not in helpers and tensed.tag == "VBD")


def _is_irreal(sentence: Sentence, head: int) -> bool:
    """Return whether the predicate has still to happen, so that "when" and "after" tell no fact either."""
    words = {t.text.casefold() for t in children(sentence, head, "aux")}
    return bool(words & (HYPOTHETICAL_AUXILIARIES | PLANNED_AUXILIARIES))
