"""Windows: the time that a figure covers ("since the war began"), or that it is counted by ("a day")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims import Sentence
from factcheck.facts.amount import Amount
from factcheck.facts.fact import TimeSpan

__all__ = ["DURATION", "window_of"]

_RATE = re.compile(
    r"\b(?:per [a-z]{3,15}|apiece|each|(?:a|an|every) (?:day|week|month|year|hour|night|minute"
    r"|second|person|head|capita)|daily|weekly|monthly|annual|annually|yearly)\b"
    r"(?! (?:ago|before|after|later|earlier|from (?:now|today)))",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    r"\b(?P<words>since (?!the age|she|he|it|they|there)[^,.;]{3,60}|(?:in|over|during|within) the (?:(?:past|last"
    r"|first|previous|next|same) )?"
    r"(?:\w{1,12} ){0,2}(?:days?|weeks?|months?|years?|hours?|minutes?"
    r"|decades?)\b(?: (?:before|after|since|of|to) [^,.;]{3,50})?)",
    re.IGNORECASE,
)


DURATION = "day"
"""Unit of durations."""
_RECORD = re.compile(
    r"\b(?:\w{2,12}est|first|most|least|record|worst|best|any)\b[^,.;]{0,30}\bsince (?:\w{1,10} )?$",
    re.IGNORECASE,
)
"""A record since a date says nothing of the figure's own time."""
_LOOK_BACK = 60
_RATE_WITHIN = 30  # characters behind a figure in which "a day" makes it a rate


_PER = {
    "day": "a day", "daily": "a day", "week": "a week", "weekly": "a week", "month": "a month", "monthly": "a month",
    "year": "a year", "annual": "a year", "annually": "a year", "yearly": "a year", "annum": "a year",
    "hour": "an hour",
    "night": "a night", "minute": "a minute", "second": "a second",
    "each": "each", "apiece": "each", "head": "each", "person": "each", "capita": "each", "worker": "each",
    "employee": "each", "member": "each", "unit": "each", "piece": "each", "share": "each", "ticket": "each",
}  # fmt: skip


def _rate(words: str) -> str:
    """Return one wording for a rate: "per head", "apiece" and "each" are "each"."""
    return _PER.get(words.split()[-1], words)


def window_of(sentence: Sentence, amount: Amount, times: Sequence[TimeSpan]) -> TimeSpan | str | None:
    """Return the period that a count covers: a rate, a time span, else its words, None when the text names none."""
    text = sentence.text
    if match := _RATE.search(text, amount.end, amount.end + _RATE_WITHIN):
        return _rate(match.group().casefold())
    if amount.unit == DURATION:
        return None
    for time in times:
        before = text[max(0, time.start - sentence.start - _LOOK_BACK) : time.start - sentence.start]
        if time.relation in ("during", "since", "until") and not _RECORD.search(before):
            return time
    match = _CUMULATIVE.search(text)
    if match and not _RECORD.search(f"{text[max(0, match.start() - _LOOK_BACK) : match.start()]}since "):
        begin, end = sentence.start + match.start(), sentence.start + match.end()
        named = next(
            (t for t in times if t.granularity == "period" and t.start < end and begin < t.end), None
        )
        return named or match["words"].casefold().strip()
    return next((t for t in times if t.granularity in ("quarter", "decade", "period")), None)
