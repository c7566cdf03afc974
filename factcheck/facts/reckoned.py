"""Times that a sentence implies for what happened: counted since it, or told by a clause beside a date.

"It is exactly a week since the blast", "on Friday, two days after the blast", "the tenth anniversary of the fire",
"since 6 May, on which the first train rolled", "found in the last days of the season, which ended on 18 May".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import TimeSpan
from factcheck.facts.numerals import CARDINAL, cardinal
from factcheck.facts.syntax import ancestors, case_of, children, token_at, word
from factcheck.facts.timex.calendar import Interval, day_of, shift
from factcheck.facts.timex.relative import offset_interval
from factcheck.facts.timex.words import UNIT, unit_of

__all__ = ["reckoned_times"]

_SINCE = re.compile(
    rf"\b(?:it(?: is|[’']s| was| has been| had been| will be) |mark(?:s|ed)? )(?P<exact>exactly |precisely )?"
    rf"(?P<n>{CARDINAL}) (?P<u>{UNIT})(?P<day> to the day)?(?: on \w{{3,6}}day)? since ",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?P<hedge>\b(?:than|nearly|almost|about|over|under|around|some|least|within|to|first|last|past) )?"
    rf"\b(?P<n>{CARDINAL}) (?P<u>{UNIT}) (?P<side>after|before) ",
    re.IGNORECASE,
)
_DAY_OF = frozenset(["day", "date", "night", "morning"])
_NOT_HEADS = (
    "det",
    "amod",
    "nmod:poss",
    "compound",
    "case",
    "punct",
    "advmod",
    "aux",
    "aux:pass",
    "nsubj",
    "nsubj:pass",
)
_ENDING = frozenset(["end", "finish", "conclude", "close", "expire"])
_BEGINNING = frozenset(["begin", "start", "open"])
_DURING = ("in", "during", "within", "at")
_BESIDE = re.compile(r",? (?:on )?(?P<word>which|when) ", re.IGNORECASE)


def reckoned_times(
    sentence: Sentence,
    times: Sequence[TimeSpan],
    anchored: Mapping[int, Sequence[TimeSpan]],
    remembered: Mapping[int, TimeSpan],
) -> dict[int, list[TimeSpan]]:
    """Return `anchored`, times by the token that they date, with the implied ones of tokens that have no other.

    `remembered` are times by the word "anniversary" that tells them.
    """
    found = {i: list(own) for i, own in anchored.items()}
    for i, time in (
        *_counted_since(sentence, times), *_counted_from(sentence, times), *_told_beside(sentence, times),
        *_within(sentence, anchored), *_remembered(sentence, remembered),
    ):  # fmt: skip
        if i not in anchored:
            found.setdefault(i, []).append(time)
    return found


def _counted_since(sentence: Sentence, times: Sequence[TimeSpan]) -> Iterator[tuple[int, TimeSpan]]:
    """Yield the happening of "it is two years since his arrest", counted from the day that the sentence names."""
    match = _SINCE.search(sentence.text)
    token = None if match is None else token_at(sentence, sentence.start + match.end())
    if match is None or token is None:
        return
    after = sentence.start + match.end()
    days = [t for t in times if t.start < after and t.earliest is not None and t.earliest == t.latest]
    if any(t.start >= after for t in times) or len(days) > 1:
        return  # "two years since the fire of 2021" says nothing new
    start = days[0].earliest if days else sentence.document.published
    if start is None:
        return
    count, unit = cardinal(match["n"]) or 1.0, unit_of(match["u"])
    exact = (match["exact"] or match["day"]) and count == int(count) and unit not in ("hour", "minute")
    when = day_of(shift(start, -count, unit)) if exact else offset_interval(day_of(start), count, unit, -1)
    if when is not None:
        yield _dated(sentence, token).i, _span(sentence, match, when, "before", start)


def _counted_from(sentence: Sentence, times: Sequence[TimeSpan]) -> Iterator[tuple[int, TimeSpan]]:
    """Yield the happening of "on Friday, two days after the blast": on Wednesday, give or take a day."""
    match = _FROM.search(sentence.text)
    token = None if match is None else token_at(sentence, sentence.start + match.end())
    if match is None or match["hedge"] or token is None or len(times) != 1:
        return
    day = times[0].earliest
    if day is None or day != times[0].latest or times[0].relation != "at":
        return
    sign = -1 if match["side"].casefold() == "after" else 1
    when = offset_interval(day_of(day), cardinal(match["n"]) or 1.0, unit_of(match["u"]), sign)
    if when is not None:
        side = "before" if sign < 0 else "after"
        yield _dated(sentence, token).i, _span(sentence, match, replace(when, approximate=True), side, day)


def _span(sentence: Sentence, match: re.Match[str], when: Interval, side: str, day: date) -> TimeSpan:
    return TimeSpan(
        sentence.start + match.start("n"), sentence.start + match.end(), match.group().strip(), when.earliest,
        when.latest, when.granularity, f"{match['n']} {match['u']} {side} {day.isoformat()}", when.approximate,
    )  # fmt: skip


def _remembered(sentence: Sentence, remembered: Mapping[int, TimeSpan]) -> Iterator[tuple[int, TimeSpan]]:
    """Yield the happening of "the tenth anniversary of the fire"."""
    for i, time in remembered.items():
        for noun in children(sentence, i, "nmod"):
            if case_of(sentence, noun.i) == "of":
                yield noun.i, time


def _dated(sentence: Sentence, token: Token) -> Token:
    """Return the word for what happened, of a phrase or clause that begins with `token`: "the day of his arrest"."""
    for _ in sentence.tokens:
        if token.dep not in _NOT_HEADS or token.head == token.i:
            break
        token = sentence.tokens[token.head]
    if word(token) in _DAY_OF:
        return next(children(sentence, token.i, "nmod", "acl:relcl", "acl"), token)
    return token


def _told_beside(sentence: Sentence, times: Sequence[TimeSpan]) -> Iterator[tuple[int, TimeSpan]]:
    """Yield what a clause says to have happened on a day that it stands beside: "6 May, on which the train rolled"."""
    for time in times:
        match = _BESIDE.match(sentence.text, time.end - sentence.start)
        if match is None or time.granularity != "day" or time.earliest is None:
            continue
        token = token_at(sentence, sentence.start + match.start("word"))
        if token is not None and token.dep in ("obl", "advmod", "mark") and token.head > token.i:
            yield token.head, replace(time, latest=time.earliest, relation="at")


def _within(sentence: Sentence, anchored: Mapping[int, Sequence[TimeSpan]]) -> Iterator[tuple[int, TimeSpan]]:
    """Yield what happened during something whose end or beginning is told: "in the season, which ended on 18 May"."""
    for i, times in anchored.items():
        clause = sentence.tokens[i]
        side = word(clause)
        if clause.dep != "acl:relcl" or len(times) != 1 or times[0].relation != "at":
            continue
        if side not in _ENDING | _BEGINNING:
            continue
        above = sentence.tokens[clause.head]
        if above.dep == "nmod":
            above = sentence.tokens[above.head]
        if above.dep not in ("obl", "nmod") or case_of(sentence, above.i) not in _DURING:
            continue
        verb = next(ancestors(sentence, above.i), above)
        if side in _ENDING:
            yield verb.i, replace(times[0], earliest=None)
        else:
            yield verb.i, replace(times[0], latest=None)
