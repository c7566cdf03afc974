"""`find_times`: the expressions of time in a text, each resolved to days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.facts.fact import TimeSpan
from factcheck.facts.timex.absolute import ABSOLUTE_RULES
from factcheck.facts.timex.clock import find_clocks
from factcheck.facts.timex.context import Context, Outlook, Reference
from factcheck.facts.timex.portions import PORTION_RULES
from factcheck.facts.timex.ranges import join_ranges
from factcheck.facts.timex.relative import RELATIVE_RULES, bare_ahead
from factcheck.facts.timex.rule import Candidate, Found, Rule
from factcheck.facts.timex.spans import time_span, with_clocks
from factcheck.facts.timex.surroundings import to_date, with_offset, with_parts
from factcheck.facts.timex.words import MONTH, SEASON, UNIT, WEEKDAY

__all__ = ["Outlook", "Reference", "TimesFound", "find_times"]

_RULES = (*PORTION_RULES, *ABSOLUTE_RULES, *RELATIVE_RULES)
_HAS_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_HAS_WEEKDAY = re.compile(r"day|\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_HAS_UNIT = re.compile(r"day|night|week|month|quarter|year|decade|centur|hour|minute", re.IGNORECASE)


def _needs(rule: Rule) -> re.Pattern[str] | None:
    """Return what a text must have for a rule to match it, so that most rules need not be tried on most sentences."""
    source = rule.source
    if MONTH in source and SEASON not in source and "month" not in source:
        return _HAS_MONTH
    if f"(?P<d>{WEEKDAY})" in source:
        return _HAS_WEEKDAY
    if f"(?P<u>{UNIT})" in source:
        return _HAS_UNIT
    return next((needed for part, needed in _PARTS_NEEDED.items() if part in source), None)


_PARTS_NEEDED = {
    "fiscal": re.compile(r"fiscal|financial|FY", re.IGNORECASE),
    r"[- ]quarter\b": re.compile("quarter", re.IGNORECASE),
    "Q(?P<q>": re.compile("Q[1-4]", re.IGNORECASE),
    "H(?P<q>": re.compile("H[12]", re.IGNORECASE),
    r"century\b": re.compile("century", re.IGNORECASE),
    "[- ]half": re.compile("half", re.IGNORECASE),
    "overnight": re.compile("overnight", re.IGNORECASE),
}
"""What a text must have for a rule whose source has this part, and has it in all its alternatives."""
_GUARDED = tuple((rule, _needs(rule)) for rule in _RULES)
_GUARDS = frozenset(guard for _, guard in _GUARDED if guard is not None)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})  # of one length: offsets stay true
_MAX_TEXT = 4000  # a sentence beyond this is no prose

_TRIGGER = re.compile(
    r"\d|day|night|week|month|year|quarter|decade|centur|morning|evening|spring|summer|autumn|fall|winter|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)\b|today|yesterday|tomorrow|now|ties\b|easter|christmas|xmas"
    r"|pentecost|epiphany|hallow|gras|juneteenth"
    r"|thanks ?giving|corpus|fourth of|present|minute|hour|later|earlier|fiscal|since then|noon|o[’']clock"
    r"|ramadan|\beid\b|ashura|passover|pesach|rosh hash|kippur|sukkot|purim|shavuot",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimesFound:
    """The times of a text that were resolved, and the spans of those that could not be."""

    times: tuple[TimeSpan, ...]
    unread: tuple[tuple[int, int], ...]


def _no_tense(_offset: int) -> Outlook:
    return ""


def find_times(text: str, reference: Reference, outlook: Callable[[int], Outlook] = _no_tense) -> TimesFound:
    """Return the times named in `text`, left to right, without overlaps; offsets are code points into `text`.

    `outlook(offset)` tells whether the clause at an offset speaks of the past or the future.  Expressions that cannot
    be resolved, for want of a publication date or a date in the story, are only marked, never guessed.
    """
    if len(text) > _MAX_TEXT or not _TRIGGER.search(text):
        return TimesFound((), ())
    text = text.translate(_SPACES)
    found, unread = _read_all(_candidates(text), text, reference, outlook)
    found = [f for i, f in enumerate(found) if not _of_another_year(found, i, text)]
    found = [with_parts(text, f) for f in found]
    found = [with_offset(text, f) for f in found]
    found = [to_date(text, f, reference) for f in found]
    times = [time_span(text, f) for f in join_ranges(text, found, reference)]
    return TimesFound(tuple(with_clocks(text, times, list(find_clocks(text)))), tuple(unread))


def _candidates(text: str) -> list[Candidate]:
    absent = {guard for guard in _GUARDS if not guard.search(text)}
    found = [
        Candidate(m.start(), m.end(), rule, m)
        for rule, guard in _GUARDED
        if guard not in absent
        for m in rule.pattern.finditer(text)
    ]
    # of two rules that match the same words the earlier one in the table is the more specific
    found.sort(key=lambda c: c.start - c.end)
    return found


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in spans)


def _read_all(
    candidates: list[Candidate], text: str, reference: Reference, outlook: Callable[[int], Outlook]
) -> tuple[list[Found], list[tuple[int, int]]]:
    """Choose the longest matches and read them left to right, so that each can count from the one before it."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if not _overlaps(candidate.start, candidate.end, [(c.start, c.end) for c in chosen]):
            chosen.append(candidate)
    chosen.sort(key=lambda c: c.start)
    found: list[Found] = []
    unread: list[tuple[int, int]] = []
    discourse = reference.discourse
    for candidate in chosen:
        others = [(c.start, c.end) for c in chosen if c is not candidate]
        rivals = [
            c for c in candidates
            if c.start < candidate.end and candidate.start < c.end and not _overlaps(c.start, c.end, others)
        ]  # fmt: skip
        context = Context(reference.published, discourse, outlook(candidate.start))
        for rival in rivals:
            interval = rival.rule.read(rival.match, context)
            if interval is not None and _plausible(text, rival):
                start = rival.start + len(rival.match.group()) - len(rival.match.group().lstrip())
                found.append(Found(start, rival.end, interval, rival, context.outlook))
                discourse = interval
                break
        else:
            if not _YEAR_ONLY.fullmatch(candidate.match.group()) and candidate.rule.read is not bare_ahead:
                unread.append((candidate.start, candidate.end))
    return found, unread


_YEAR_ONLY = re.compile(r"(?:the year )?\d{4}", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:(?i:in|since|of|by|until|till|from|before|after|during|between|and|to|through|the"
    r"|early|late|mid|circa|around"
    r"|about|year|not|summer|winter|spring|autumn|fall|late|than|for|class|back|as|until"
    r"|born|built|launched|founded|erected|opened|established|dated|dating)|[’']s?"
    r"|[A-Z]\w{2,20})[- ]|[(,–—;:-] ?|^)$",
)
_AFTER_YEAR = re.compile(
    r"^(?: (?:[a-z]{3,20}s|people|men|women|children|percent|per cent|million|billion|dollars"
    r"|euros?|feet|km|kg|mi|tons?|of"
    r"|or (?:more|less|so)|police|troops)\b(?! was\b)|,\d|[€$£°])"
)
_NO_RANGE_BEFORE = re.compile(r"(?<!\d)\d{1,3} ?[-–—] ?$")  # "32 - 2015"
_VERBS_AFTER = re.compile(r"^ (?:was|is|has|does|sees|marks|brings|begins|ends|starts|seems|remains)\b")


def _plausible(text: str, candidate: Candidate) -> bool:
    """Tell a year from a plain number: "in 2000" against "2000 people" and "a height of 1850 metres"."""
    if not _YEAR_ONLY.fullmatch(candidate.match.group()):
        return True
    after = text[candidate.end : candidate.end + 24]
    if _AFTER_YEAR.match(after) and not _VERBS_AFTER.match(after):
        # "in 2019 elections were held" is rare beside "killed 2000 soldiers"
        return bool(re.search(r"\b(?:in|since) $", text[: candidate.start][-8:], re.IGNORECASE))
    before = text[max(0, candidate.start - 24) : candidate.start]
    return bool(_BEFORE_YEAR.search(before)) and not _NO_RANGE_BEFORE.search(before)


_IN_A_YEAR = re.compile(r",? (?:in|of) ?", re.IGNORECASE)


def _of_another_year(found: list[Found], index: int, text: str) -> bool:
    """Tell a weekday that the next words put in another year: "on a Friday in 2019" is no day that can be told."""
    if (
        index + 1 == len(found)
        or found[index].interval.granularity != "day"
        or not found[index].interval.derivation
    ):
        return False
    day, year = found[index].interval.earliest, found[index + 1].interval
    if (
        day is None
        or year.earliest is None
        or year.latest is None
        or year.granularity not in ("year", "month")
    ):
        return False
    apart = not year.earliest <= day <= year.latest
    return apart and bool(_IN_A_YEAR.fullmatch(text[found[index].end : found[index + 1].start]))
