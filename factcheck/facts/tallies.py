"""Counts that no noun beside the figure tells: "the number of dead rose to 19", "the seven-strong crew"."""

from __future__ import annotations

import re

from factcheck.claims import Sentence, Token
from factcheck.facts.amount import Amount
from factcheck.facts.counted import modifiers_of
from factcheck.facts.lexicon import PEOPLE_KINDS, canonical_noun, kind_of_noun
from factcheck.facts.syntax import word

__all__ = ["befallen", "labelled", "strong_body", "told_toll"]

_BEFELL = {
    "dead": "death", "killed": "death", "injured": "injury", "wounded": "injury", "hurt": "injury",
    "arrested": "arrest", "detained": "arrest", "rescued": "rescue", "evacuated": "evacuation",
    "displaced": "displacement",
}  # fmt: skip
"""People named by what befell them, and what that was."""
_TOLD = _BEFELL | {"deaths": "death", "fatalities": "death", "victims": "death", "arrests": "arrest"}
_TOLL_BEFORE = re.compile(
    rf"\b(?:number|toll|count|tally) of (?:the |those |people )?(?P<who>{'|'.join(_TOLD)})(?: people| persons)?"
    r"(?: has| have| had)?(?: now| since| meanwhile)? (?:rose|risen|rises|climbed|climbs|stands|stood|was|is|reached"
    r"|increased|grown|grew|gone up|went up|fell|fallen|put)(?: (?:further|sharply|again|overnight|now|slightly))?"
    r"(?: (?:on|late on|by) \w{6,9}day)?(?: from [\w-]{1,15})?(?: (?:to|at))?(?: (?:at least|about|some))? $",
    re.IGNORECASE,
)
"""What parsers read as "the dead rose" and "the injured stands", as a number of people."""
_BEHIND = _BEFELL | {"die": "death"}
_BEFALLEN = re.compile(rf" (?P<how>{'|'.join(_BEHIND)})\b", re.IGNORECASE)
"""What stands behind a bare figure in headlines: "Three die in mill fire", "two killed, five hurt"."""
_LOOK_BACK = 120
"""Code points before a figure in which what it counts is named."""
_AMOUNT_WORDS = frozenset(["NUM", "ADV", "ADJ", "ADP", "SCONJ", "DET", "CCONJ", "PUNCT"])
"""Parts of speech of an amount: "more than two hundred"."""
_STRONG = re.compile(r"[- ]strong (?=\w)")


def told_toll(text: str, start: int) -> str:
    """Return what befell the people whose number a text names at `start`, "" where it does not say so before it."""
    match = _TOLL_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    return "" if match is None else _TOLD[match["who"].casefold()]


def befallen(text: str, end: int) -> str:
    """Return what befell the people whose bare number ends at `end`, "" where the text does not say so behind it.

    Parsers take the "die" of a headline for a thing, and know no subject of "dead".
    """
    match = _BEFALLEN.match(text, end)
    return "" if match is None else _BEHIND[match["how"].casefold()]


def strong_body(sentence: Sentence, amount: Amount) -> str:
    """Return the body that is "seven-strong", "" where none is."""
    match = _STRONG.match(sentence.text, amount.end)
    if match is None:
        return ""
    at = sentence.start + match.end()
    noun = next((t for t in sentence.tokens if t.start >= at and t.pos != "ADJ"), None)
    return canonical_noun(word(noun)) if noun is not None and noun.pos == "NOUN" else ""


def labelled(sentence: Sentence, token: Token) -> tuple[str, frozenset[str], str]:
    """Read "Deaths: twenty-one", "Number of bones catalogued: 200": what stands before the colon is counted."""
    colon = next(
        (t for t in reversed(sentence.tokens[: token.i]) if t.pos == "PUNCT" and t.text not in (",", "-")),
        None,
    )
    if colon is None or colon.text != ":":
        return "", frozenset(), ""
    if any(t.pos not in _AMOUNT_WORDS for t in sentence.tokens[colon.i + 1 : token.i]):
        return "", frozenset(), ""
    label = []
    for t in reversed(sentence.tokens[: colon.i]):
        if t.text in (";", ":", "."):
            break
        label.append(t)
    if len(label) == 1 and (kind := _BEFELL.get(label[0].text.casefold())):
        return "person", frozenset(), kind
    nouns = [t for t in reversed(label) if t.pos == "NOUN" and word(t) not in ("number", "total", "count")]
    if not nouns:
        return "", frozenset(), ""
    kind = kind_of_noun(word(nouns[0]))
    if kind in PEOPLE_KINDS:
        return "person", frozenset(), kind
    return canonical_noun(word(nouns[0])), modifiers_of(sentence, nouns[0], token), ""
