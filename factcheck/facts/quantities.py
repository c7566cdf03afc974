"""Quantities: amounts with what they count, what is said of it, and over which period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.claims import Sentence, Token
from factcheck.facts.amount import AGE, SCORE, TIMES, Amount
from factcheck.facts.amounts import find_amounts
from factcheck.facts.counted import BY, LIFE_TAKING, PART, TO, TOTAL, kind_said, modifiers_of, said_of
from factcheck.facts.fact import Quantity, TimeSpan
from factcheck.facts.lexicon import PEOPLE_KINDS, canonical_noun, kind_of_noun, kind_of_verb
from factcheck.facts.numerals import find_numbers
from factcheck.facts.shares import VAGUE_COUNTS
from factcheck.facts.syntax import (
    ancestors,
    case_of,
    children,
    governing_predicate,
    token_at,
    word,
)
from factcheck.facts.tallies import befallen, labelled, strong_body, told_toll
from factcheck.facts.units import unit_named
from factcheck.facts.windows import DURATION, window_of

__all__ = ["GROUPS", "figures_of", "find_quantities"]

_NUMERIC = ("nummod", "compound", "flat", "advmod", "nmod", "nmod:unmarked", "det", "amod", "fixed", "dep")
_NOUNS = ("NOUN", "PROPN")
_MEASURING = frozenset(
    ["be", "measure", "weigh", "cost", "total", "reach", "stand", "rise", "fall", "grow", "climb", "drop",
    "exceed", "number",
     "average", "amount", "hit", "increase", "decrease", "decline", "last", "come", "run", "stretch",
     "cover", "span", "top",
     "remain", "become", "worth", "drop", "jump", "surge", "shrink", "slip", "slide", "lower", "raise", "cut",
     "dip", "expand"]
)  # fmt: skip
_DIMENSIONS = frozenset(
    ["long", "tall", "high", "deep", "wide", "thick", "old", "broad", "heavy", "away", "length", "height",
    "depth", "width", "thickness",
     "distance", "speed", "altitude", "magnitude"]
)  # fmt: skip
_RATIO = re.compile(r" ?times (?:as|more|what|the|its|his|her|their|that|\w{2,12}er)\b", re.IGNORECASE)
"""Twelve times as much counts nothing."""
_OLDEST = 120  # years that somebody can be of age
_SHARE_BEHIND = re.compile(
    r"[^,.;]{0,60},? or (?:about |nearly |almost |roughly |some )?(?:(?:one|two|three|nine) in "
    r"|an? (?:third|quarter|fifth|tenth)\b|half\b|\d{1,2}(?:\.\d{1,2})? ?(?:%|per ?cent))"
)
"""700,000 pupils, or one in six, are a part of them."""
_IF_BEHIND = re.compile(r"[^,.;]{0,40} if ")
GROUPS = frozenset(
    ["team", "crew", "group", "party", "panel", "jury", "squad", "staff", "workforce", "crowd", "convoy", "fleet",
     "cast", "family", "expedition", "unit", "force", "congregation", "household", "battalion", "mission",
     "orchestra", "choir", "delegation", "committee", "council", "parliament", "gang", "garrison", "contingent"]
)  # fmt: skip
"""Bodies that are so and so many strong."""
_PERSONS = frozenset(
    ["person", "man", "woman", "victim", "casualty", "child", "patient", "soldier", "worker"]
)


def find_quantities(
    sentence: Sentence, times: Sequence[TimeSpan], unread: Sequence[tuple[int, int]] = ()
) -> list[Quantity]:
    """Return the quantities of a sentence, left to right.

    Spans of `times` are none, nor are the `unread` expressions of time (offsets into the sentence).  Plain figures
    that count nothing the parse shows are left out, and so are years that were not recognised as times.
    """
    text = sentence.text
    taken = [*unread, *((t.start - sentence.start, t.end - sentence.start) for t in times)]
    found: list[Quantity] = []
    amounts = find_amounts(text, taken)
    for amount in amounts:
        quantity = _quantity(
            sentence,
            text,
            _in_same_money(amount, found, text),
            _own_times(sentence, amount, amounts, times),
            found,
        )
        if quantity is not None:
            found.append(quantity)
    return [*_parts_of(sentence, amounts, found), *found]


_IN_MILLIONS = re.compile(r"(?:million|billion|trillion|bn|mn|tn|m)$", re.IGNORECASE)


def _in_same_money(amount: Amount, found: Sequence[Quantity], text: str) -> Amount:
    """Read the 300 million of "grants 400 million francs and lends 300 million" as francs."""
    if amount.unit or amount.counted or not found or not _IN_MILLIONS.search(text[amount.start : amount.end]):
        return amount
    unit = found[-1].unit
    return replace(amount, unit=unit) if len(unit) == _CURRENCY and unit.isupper() else amount


_CURRENCY = 3  # letters of an ISO 4217 code
_OF = re.compile(r" (?:out )?of (?:the |its |their |all )?")


def _parts_of(sentence: Sentence, amounts: Sequence[Amount], found: Sequence[Quantity]) -> list[Quantity]:
    """Read the 21 of "21 of 38 seats" where the parse joins the two figures."""
    known = {q.start - sentence.start: q for q in found}
    added = []
    for part, whole in pairwise(amounts):
        owner = known.get(whole.start)
        if part.start in known or part.unit or owner is None or owner.unit or TOTAL not in owner.modifiers:
            continue
        if _OF.fullmatch(sentence.text, part.end, whole.start):
            added.append(
                replace(
                    owner,
                    start=sentence.start + part.start,
                    end=sentence.start + part.end,
                    text=sentence.text[part.start : part.end],
                    low=part.low,
                    high=part.high,
                    approximate=part.approximate,
                    rounding=part.rounding,
                    modifiers=owner.modifiers - {TOTAL} | {PART},
                )
            )
    return added


def _own_times(
    sentence: Sentence, amount: Amount, amounts: Sequence[Amount], times: Sequence[TimeSpan]
) -> list[TimeSpan]:
    """Return the times of a sentence that are not behind the next figure: those belong to it."""
    following = min((a.start for a in amounts if a.start >= amount.end), default=len(sentence.text))
    return [t for t in times if t.start - sentence.start < max(following, amount.end)]


def figures_of(
    text: str, times: Sequence[tuple[int, int]], quantities: Sequence[tuple[int, int]]
) -> frozenset[tuple[float, str]]:
    """Return (value, "") of the numbers of a text outside its times and quantities (offsets into the text)."""
    taken = [*times, *quantities]
    return frozenset((n.value, "") for n in find_numbers(text) if not any(s <= n.start < e for s, e in taken))


def _quantity(
    sentence: Sentence, text: str, amount: Amount, times: Sequence[TimeSpan], before: Sequence[Quantity]
) -> Quantity | None:
    head = _numeral(sentence, amount)
    if head is None:
        return None
    counted, modifiers, predicate = _counted(sentence, amount, head)
    if not counted and not amount.unit and before:
        counted, modifiers, predicate = _of_the_same(sentence, head, before[-1])
    if not counted and not amount.unit:
        return None
    if counted == TIMES and _RATIO.match(text, amount.end):
        return None
    if amount.total:
        modifiers |= {TOTAL}
    if _SHARE_BEHIND.match(text, amount.end):
        modifiers |= {PART}
    if _IF_BEHIND.match(text, amount.end):
        modifiers |= {"if"}
    return Quantity(
        start=sentence.start + amount.start,
        end=sentence.start + amount.end,
        text=text[amount.start : amount.end],
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        counted=counted,
        modifiers=modifiers,
        approximate=amount.approximate,
        window=window_of(sentence, amount, times),
        predicate=predicate,
        rounding=amount.rounding,
    )


_ARGUMENT = frozenset(["nsubj", "nsubj:pass", "obj"])


def _of_the_same(sentence: Sentence, token: Token, before: Quantity) -> tuple[str, frozenset[str], str]:
    """Read the 63 of "Nine tourists have died and 63 have fallen ill": what the figure before it counts."""
    verb = sentence.tokens[token.head]
    if before.unit or before.counted in ("", AGE, TIMES) or token.dep not in _ARGUMENT or verb.pos != "VERB":
        return "", frozenset(), ""
    return before.counted, frozenset(), kind_said(verb)


def _numeral(sentence: Sentence, amount: Amount) -> Token | None:
    """Return the token that ends the numeral, or the top of the numeral's own tree."""
    last = token_at(sentence, sentence.start + amount.number_end - 1)
    if last is None:
        return None
    begin = sentence.start + amount.number_start
    stop = sentence.start + amount.end
    token = last
    while token.head != token.i:
        above = sentence.tokens[token.head]
        if not begin <= above.start < stop:
            break
        token = above
    return token


def _counted(sentence: Sentence, amount: Amount, token: Token) -> tuple[str, frozenset[str], str]:
    """Return (counted, modifiers, predicate)."""
    predicate = governing_predicate(sentence, token.i)
    if amount.counted == AGE or _is_said_age(sentence, amount, token):
        return AGE, frozenset(_age_holder(sentence, token)), ""
    if amount.counted == TIMES:
        return TIMES, frozenset(), kind_said(predicate)
    noun = _noun_above(sentence, token) or _noun_behind(sentence, amount)
    if amount.unit in (SCORE,):
        return SCORE, frozenset(), kind_said(predicate)
    if amount.unit:
        return _measured_noun(sentence, amount, token, noun, predicate)
    if noun is None or word(noun) == "die":  # what parsers make of the verb of a headline
        return _headless(sentence, amount, token, predicate)
    counted = canonical_noun(word(noun))
    modifiers = modifiers_of(sentence, noun, token)
    if counted == "life" and word(sentence.tokens[noun.head]) in LIFE_TAKING:
        return "person", frozenset(), "death"
    if kind := kind_of_noun(word(noun)):
        # "84 deaths" are 84 people who died
        if kind in PEOPLE_KINDS:
            return "person", modifiers, kind
    return counted, modifiers, said_of(sentence, noun)


def _is_said_age(sentence: Sentence, amount: Amount, token: Token) -> bool:
    """Tell whether a bare figure is said of a person: "He was 84", "the driver, 41, fled", "a son who is six"."""
    if amount.unit or not 0 < amount.low == amount.high <= _OLDEST:
        return False
    above = sentence.tokens[token.head]
    if token.dep in _ASIDE and above.i < token.i and _ages(above):
        text, start, end = sentence.text, amount.start, amount.end
        return text[max(0, start - 2) : start] == ", " and text[end : end + 1] in (",", ".", ";")
    if not any(t.text.casefold() in _IS for t in children(sentence, token.i, "cop")):
        return False
    subjects = [above if word(t) == "who" else t for t in children(sentence, token.i, "nsubj")]
    return any(t.text.casefold() in ("he", "she", "i") or _ages(t) for t in subjects)


def _ages(token: Token) -> bool:
    return token.entity == "PERSON" or word(token) in _AGEING


_ASIDE = frozenset(["appos", "nummod", "parataxis", "dep", "list", "amod"])
_IS = frozenset(["is", "was", "’s", "'s", "am"])
_AGEING = frozenset(
    ["man", "woman", "boy", "girl", "son", "daughter", "brother", "sister", "father", "mother", "husband", "wife",
     "grandfather", "grandmother", "grandson", "uncle", "aunt", "nephew", "niece", "cousin", "baby", "child", "victim",
     "suspect", "driver", "patient", "ringleader", "widow", "widower", "pilot", "teacher", "pupil", "student"]
)  # fmt: skip
"""Who is so many years old, and not so many, where "is" joins them to a number."""


def _age_holder(sentence: Sentence, token: Token) -> set[str]:
    """Name whose age it is: the noun it modifies or the subject."""
    for above in ancestors(sentence, token.i):
        if above.pos == "PROPN":
            return {above.text}
        for subject in children(sentence, above.i, "nsubj", "nsubj:pass"):
            return {subject.text if subject.pos == "PROPN" else word(subject)}
        if above.pos == "NOUN" and word(above) not in ("year", "age"):
            return {word(above)}
    return set()


def _noun_above(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that a numeral counts."""
    current = token
    for _ in range(3):
        if current.head == current.i:
            return None
        above = sentence.tokens[current.head]
        if current.dep in (
            "nummod",
            "compound",
            "nmod:unmarked",
            "amod",
            "det",
            "nmod",
            "flat",
            "dep",
        ) and above.pos in ("NUM", "SYM"):
            current = above
            continue
        if current.dep in ("nummod", "amod", "compound", "det", "dep", "nmod:desc") and above.pos in _NOUNS:
            # a number behind a name is part of it: "Apollo 11"
            return above if above.i > token.i or above.pos == "NOUN" else None
        return None
    return None


def _noun_behind(sentence: Sentence, amount: Amount) -> Token | None:
    """Return the plural right behind a numeral, where the parse keeps them apart: "between 10 and 15 boats"."""
    last = token_at(sentence, sentence.start + amount.number_end - 1)
    if last is None or amount.unit:
        return None
    for token in sentence.tokens[last.i + 1 : last.i + 4]:
        if token.pos == "NOUN":
            return token if token.tag == "NNS" else None
        if token.pos != "ADJ":
            return None
    return None


def _headless(
    sentence: Sentence, amount: Amount, token: Token, predicate: Token
) -> tuple[str, frozenset[str], str]:
    """Read a figure without a noun: "killing 84", "the death toll rose to 84", "turnout was 120,000"."""
    counted, modifiers, said = labelled(sentence, token)
    if counted:
        return counted, modifiers, said
    if toll := told_toll(sentence.text, amount.start) or befallen(sentence.text, amount.end):
        return "person", frozenset(), toll
    if body := strong_body(sentence, amount):
        return body, frozenset(), ""
    of = next(
        (c for c in children(sentence, token.i, "nmod", "obl") if case_of(sentence, c.i) in ("of", "out of")),
        None,
    )
    if of is not None and of.pos in _NOUNS:
        some = frozenset() if token.text.casefold() in VAGUE_COUNTS else frozenset([PART])
        return canonical_noun(word(of)), modifiers_of(sentence, of, token) | some, said_of(sentence, token)
    if (
        token.dep == "nmod"
        and case_of(sentence, token.i) == "of"
        and word(sentence.tokens[token.head]) in GROUPS
    ):
        group = sentence.tokens[token.head]
        return word(group), modifiers_of(sentence, group, token), said_of(sentence, group)
    for clause in children(sentence, token.i, "acl:relcl"):
        # "the 16 who were arrested"
        if any(t.text.casefold() == "who" for t in children(sentence, clause.i, "nsubj", "nsubj:pass")):
            return "person", frozenset(), kind_said(clause)
    kind = kind_of_verb(word(predicate))
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if after is not None and after.tag == "VBN" and kind_of_verb(word(after)) in PEOPLE_KINDS:
        return "person", frozenset(), kind_of_verb(word(after))
    if kind in PEOPLE_KINDS and (
        token.dep in ("obj", "nsubj:pass", "conj") or (token.dep == "nsubj" and word(predicate) == "die")
    ):
        return "person", frozenset(), kind
    subject = next(children(sentence, predicate.i, "nsubj", "nsubj:pass"), None)
    if subject is not None and subject.pos in _NOUNS and word(predicate) in _MEASURING | {word(token)}:
        noun = word(subject)
        if (
            canonical_noun(noun) in _PERSONS
            and word(predicate) in ("be", word(token))
            and 0 < (amount.high if amount.low < 0 else amount.low) < _OLDEST
        ):
            return AGE, frozenset([noun]), ""
        if noun in ("toll", "count", "number", "total"):
            inner = next(
                (c for c in children(sentence, subject.i, "nmod", "compound") if c.pos in _NOUNS), None
            )
            if inner is not None:
                kind = kind_of_noun(word(inner)) or kind_of_verb(word(inner))
                if kind in PEOPLE_KINDS:
                    return "person", frozenset(), kind
                return canonical_noun(word(inner)), frozenset(), ""
        return canonical_noun(noun), modifiers_of(sentence, subject, token), ""
    return "", frozenset(), ""


def _measured_noun(
    sentence: Sentence, amount: Amount, token: Token, noun: Token | None, predicate: Token
) -> tuple[str, frozenset[str], str]:
    """Name what a measure measures: "tons of grain", "a 60-foot wave", "12 metres long", "turnout was 63%"."""
    unit = noun if noun is not None and _is_unit(noun) else token
    modifiers: set[str] = set()
    of = next(
        (
            c
            for c in children(sentence, unit.i, "nmod")
            if case_of(sentence, c.i) == "of" and c.pos in (*_NOUNS, "PRON")
        ),
        None,
    )
    if of is not None:
        return canonical_noun(word(of)), modifiers_of(sentence, of, token), said_of(sentence, unit)
    if noun is not None and not _is_unit(noun):
        said = "" if amount.unit == DURATION else said_of(sentence, noun)
        return canonical_noun(word(noun)), modifiers_of(sentence, noun, token), said
    above = sentence.tokens[unit.head] if unit.head != unit.i else unit
    if word(above) in _DIMENSIONS:
        modifiers.add(word(above))
        above = sentence.tokens[above.head] if above.head != above.i else above
    elif above.pos in _NOUNS and unit.dep in ("nummod", "compound", "amod", "nmod:unmarked", "nmod"):
        if unit.dep == "nmod" and case_of(sentence, unit.i) in ("of", "at", ""):
            return canonical_noun(word(above)), modifiers_of(sentence, above, token), ""
        return canonical_noun(word(above)), frozenset(modifiers), ""
    subject = next(children(sentence, predicate.i, "nsubj", "nsubj:pass"), None)
    lemma = word(predicate)
    case = case_of(sentence, unit.i)
    level = lemma in _MEASURING and case in ("to", "at")  # "fell to 3%" says where it stands
    if lemma in _MEASURING and case in (TO, BY):
        modifiers.add(case)
    measuring = lemma in _MEASURING or predicate.i == unit.i or predicate.pos not in ("VERB", "AUX")
    if amount.unit == DURATION and subject is not None and subject.pos == "NOUN" and subject.tag == "NN":
        # "the journey took nine hours", "the tunnel was built in three years"
        measuring = measuring or lemma == "take" or case == "in"
    if subject is not None and subject.pos in _NOUNS and measuring:
        return (
            canonical_noun(word(subject)),
            frozenset(modifiers | modifiers_of(sentence, subject, token)),
            "" if lemma == "be" or predicate.i == unit.i or level else kind_said(predicate),
        )
    return "", frozenset(modifiers), kind_said(predicate)


def _is_unit(noun: Token) -> bool:
    return unit_named(noun.text) is not None or word(noun) in (
        "dollar",
        "pound",
        "euro",
        "percent",
        "percentage",
        "point",
        "cent",
        "yen",
        "%",
        "$",
        "ton",
    )
