"""Counts of people that no noun beside the figure tells: "the number of dead rose to 19", "the seven-strong crew"."""

from __future__ import annotations

import re

from factcheck.claims import Sentence
from factcheck.facts.amount import Amount
from factcheck.facts.lexicon import canonical_noun
from factcheck.facts.syntax import word

__all__ = ["strong_body", "told_toll"]

_TOLD = {
    "dead": "death", "deaths": "death", "killed": "death", "fatalities": "death", "victims": "death",
    "injured": "injury", "wounded": "injury", "hurt": "injury", "arrests": "arrest", "arrested": "arrest",
    "detained": "arrest", "rescued": "rescue", "evacuated": "evacuation", "displaced": "displacement",
}  # fmt: skip
_TOLL_BEFORE = re.compile(
    rf"\b(?:number|toll|count|tally) of (?:the |those |people )?(?P<who>{'|'.join(_TOLD)})(?: people| persons)?"
    r"(?: has| have| had)?(?: now| since| meanwhile)? (?:rose|risen|rises|climbed|climbs|stands|stood|was|is|reached"
    r"|increased|grown|grew|gone up|went up|fell|fallen|put)(?: (?:further|sharply|again|overnight|now|slightly))?"
    r"(?: (?:on|late on|by) \w{6,9}day)?(?: from [\w-]{1,15})?(?: (?:to|at))?(?: (?:at least|about|some))? $",
    re.IGNORECASE,
)
"""What parsers read as "the dead rose" and "the injured stands", as a number of people."""
_STRONG = re.compile(r"[- ]strong (?=\w)")


def told_toll(text: str, start: int) -> str:
    """Return what befell the people whose number a text names at `start`, "" where it does not say so before it."""
    match = _TOLL_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    return "" if match is None else _TOLD[match["who"].casefold()]


_LOOK_BACK = 120


def strong_body(sentence: Sentence, amount: Amount) -> str:
    """Return the body that is "seven-strong", "" where none is."""
    match = _STRONG.match(sentence.text, amount.end)
    if match is None:
        return ""
    at = sentence.start + match.end()
    noun = next((t for t in sentence.tokens if t.start >= at and t.pos != "ADJ"), None)
    return canonical_noun(word(noun)) if noun is not None and noun.pos == "NOUN" else ""
