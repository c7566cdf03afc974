"""Rules for dates that name themselves: days, months, years, quarters, seasons, decades, holidays, ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from factcheck.facts.numerals import ordinal
from factcheck.facts.timex.calendar import (
    Interval,
    add_days,
    century_of,
    decade_of,
    half_of,
    month_of,
    quarter_of,
    season_of,
    year_of,
)
from factcheck.facts.timex.context import Context
from factcheck.facts.timex.holidays import HOLIDAY, holiday
from factcheck.facts.timex.naming import (
    DAY_OF_MONTH,
    DAY_WORD,
    WEEKDAY_BEFORE,
    YEAR_AFTER,
    date_in,
    month_named,
    nearest_holiday,
    number_of,
    year_named,
)
from factcheck.facts.timex.rule import Rule, rule
from factcheck.facts.timex.words import DAY_NUMBER, MONTH, ORDINAL, SEASON, YEAR

__all__ = ["ABSOLUTE_RULES"]


def _month_day(match: re.Match[str], context: Context) -> Interval | None:
    if match["m"] == "may":
        return None  # "citizens of 18 may vote"
    month, day = month_named(match["m"]), number_of(match["d"])
    year = int(match["y"]) if match["y"] else context.nearest_year(month, day) if 0 < day < 32 else None
    return date_in(year, month, day)


_STORY_DAYS = 45
"""A day that a text told of before, and that lies farther back than this, says of which month "the 16th" is."""


def _day_only(match: re.Match[str], context: Context) -> Interval | None:
    """Read "on the 16th": of the month that the text is about, else the last that has come, or the next to come."""
    day, published, told = number_of(match["d"]), context.published, context.discourse
    if published is None:
        return None
    if told is not None and told.earliest and told.granularity in ("day", "week", "month"):
        if abs((published - told.earliest).days) > _STORY_DAYS:
            return date_in(told.earliest.year, told.earliest.month, day)
    ahead, month = context.outlook == "future", published.replace(day=1)
    for _ in range(3):  # a month may lack the 31st
        found = date_in(month.year, month.month, day)
        if found is not None and found.earliest is not None:
            if found.earliest >= published if ahead else found.earliest <= published:
                return replace(found, derivation=f"{match['d']} {'after' if ahead else 'before'} {published}")
        month = (add_days(month, 31) if ahead else add_days(month, -1)).replace(day=1)
    return None


def _month_days(match: re.Match[str], context: Context) -> Interval | None:
    month, first, second = month_named(match["m"]), number_of(match["d"]), number_of(match["e"])
    year = int(match["y"]) if match["y"] else context.nearest_year(month, first)
    a, b = date_in(year, month, first), date_in(year, month, second)
    if a is None or b is None or first > second:
        return None
    if " and " in match.group() and _COUNTED_NOUN.match(match.string, match.end()):
        return None  # "on May 5 and 7 people"
    return Interval(a.earliest, b.latest, "period")


_COUNTED_NOUN = re.compile(r" (?:people|men|women|children|[a-z]{3,20}s)\b")


def _iso(match: re.Match[str], _context: Context) -> Interval | None:
    return date_in(int(match["y"]), int(match["m"]), int(match["d"]))


def _slashed(match: re.Match[str], _context: Context) -> Interval | None:
    """Read 27/05/2021 where only one order makes a date; 03/04/2021 stays unread."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    if a > 12 >= b or a == b:
        return date_in(year, b, a)
    if b > 12 >= a:
        return date_in(year, a, b)
    return None


def _nine_eleven(_match: re.Match[str], _context: Context) -> Interval | None:
    return date_in(2001, 9, 11)  # a name more than a date, and everybody's


def _month_year(match: re.Match[str], _context: Context) -> Interval | None:
    return month_of(int(match["y"]), month_named(match["m"]))


_AMBIGUOUS = ("may", "march", "mar", "jan", "april", "june", "august", "dec", "sep", "jun")
_LEADS_TO_MONTH = re.compile(
    r"\b(?:in|since|of|by|until|till|from|before|after|during|last|next|this|early|late|mid"
    r"|through|to|and|between|for"
    r"|around|throughout|every|each|the)[ -](?:the )?$",
    re.IGNORECASE,
)


_SURELY_MONTH = re.compile(r"\b(?:in|since|until|till|from|last|next|during) $", re.IGNORECASE)
_NO_SUCH_DAY_BEFORE = re.compile(r"(?<![\d.,])(?:30|31)(?:th|st)? (?:of )?$")
_NO_SUCH_DAY = re.compile(r" (?:30|31)(?:st|nd|rd|th)?(?=[.,;:!?)]|$)")


def _month_only(match: re.Match[str], context: Context) -> Interval | None:
    name = match["m"]
    if name.casefold().rstrip(".") in _AMBIGUOUS:
        # "may" is mostly a verb, and April, June and August are people too
        before = match.string[max(0, match.start() - 14) : match.start()]
        if name[0].islower() and not _SURELY_MONTH.search(before):
            return None
        if not (_LEADS_TO_MONTH.search(before) or match.string[match.end() :].lstrip()[:1] in ("", ".")):
            return None
    if _NO_SUCH_DAY.match(match.string, match.end()) or _NO_SUCH_DAY_BEFORE.search(
        match.string[max(0, match.start() - 12) : match.start()]
    ):
        return None  # "30 February" is no day, and not February either
    month = month_named(match["m"])
    year = context.nearest_year(month)
    if context.outlook == "future" and context.year is None and context.published is not None:
        # the month that is running is not over
        year = context.published.year + (month < context.published.month)
    return None if year is None else month_of(year, month)


def _isomonth_named(match: re.Match[str], _context: Context) -> Interval | None:
    return month_of(int(match["y"]), int(match["n"]))


def _iso_month(match: re.Match[str], _context: Context) -> Interval | None:
    return month_of(int(match["y"]), int(match["n"]))


def _year(match: re.Match[str], _context: Context) -> Interval | None:
    return year_of(int(match["y"]))


def _years(match: re.Match[str], _context: Context) -> Interval | None:
    first, second = int(match["y"]), int(match["z"])
    if second < 100:
        second += first // 100 * 100
    if not first < second <= first + 150:
        return None
    return Interval(date(first, 1, 1), date(second, 12, 31), "period")


def _season_years(match: re.Match[str], _context: Context) -> Interval | None:
    """Read "2023-24" as a season of two half years, whose limits only its sport or school knows."""
    first = int(match["y"])
    if (first + 1) % 100 != int(match["z"]) % 100:
        return None
    return Interval(date(first, 7, 1), date(first + 1, 6, 30), "period", approximate=True)


def _season(match: re.Match[str], context: Context) -> Interval | None:
    season = match["s"].casefold()
    if match["y"]:
        year = int(match["y"])
    elif context.published is not None:
        probe = season_of(context.published.year, season)
        ahead = probe.earliest is not None and probe.earliest > add_days(
            context.published, 400 if context.outlook == "future" else 0
        )
        year = context.published.year - ahead
    else:
        return None
    found = season_of(year, season)
    if season == "winter" and match["y"]:
        # "winter 2017" is December 2016 to February 2017 for some and a year later for others
        return replace(found, earliest=date(year - 1, 12, 1))
    return found


def _bare_season(match: re.Match[str], context: Context) -> Interval | None:
    """Read "they met in the spring" by its tense; "in winter the sea freezes" is said of every year."""
    day, season = context.published, match["s"].casefold()
    if day is None or not context.outlook:
        return None
    years = range(day.year - 2, day.year + 3)
    spans = [s for year in years if (s := season_of(year, season)).earliest and s.latest]
    if context.outlook == "future":
        return next((s for s in spans if s.latest and s.latest >= day), None)
    return next((s for s in reversed(spans) if s.earliest and s.earliest <= day), None)


def _short_year(match: re.Match[str], context: Context) -> Interval | None:
    """Read "May ’68" and "the class of ’99": the last such year that has begun."""
    this = context.published.year if context.published is not None else 2030
    year = this // 100 * 100 + int(match["y"])
    year -= 100 if year > this else 0
    if match["m"]:
        return month_of(year, month_named(match["m"]))
    return season_of(year, match["s"].casefold()) if match["s"] else year_of(year)


def _quarter(match: re.Match[str], context: Context) -> Interval | None:
    words = match["q"].casefold()
    number = int(words) if words.isdigit() else 4 if words in ("last", "final") else number_of(words)
    year = year_named(match["y"], context)
    if year is None or not 1 <= number <= 4:
        return None
    found = quarter_of(year, number)
    if not match["y"] and context.published is not None and found.earliest is not None:
        tolerated = add_days(context.published, 0 if context.outlook != "future" else 400)
        if found.earliest > tolerated:
            found = quarter_of(year - 1, number)
    return found


_QUARTER = "(?:first|second|third|fourth|1st|2nd|3rd|4th|final)"


def _quarter_now(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the current quarter", and "last quarter" as the one before it."""
    if context.published is None:
        return None
    index = (
        context.published.year * 4 + (context.published.month - 1) // 3 - (match["k"].casefold() == "last")
    )
    return quarter_of(index // 4, index % 4 + 1)


def _half(match: re.Match[str], context: Context) -> Interval | None:
    year = year_named(match["y"], context)
    number = {"1": 1, "2": 2, "first": 1, "second": 2}.get(match["q"].casefold())
    return None if year is None or number is None else half_of(year, number)


def _fiscal(match: re.Match[str], _context: Context) -> Interval | None:
    """Read "fiscal 2024", which ends in the year it is named after; when it begins depends on who keeps the books."""
    year = int(match["y"])
    year += 2000 if year < 100 else 0
    if match["z"]:
        if (year + 1) % 100 != int(match["z"]) % 100:
            return None
        return Interval(date(year, 4, 1), date(year + 1, 9, 30), "period", approximate=True)
    return Interval(date(year - 1, 4, 1), date(year, 12, 31), "period", approximate=True)


def _fiscal_quarter(match: re.Match[str], context: Context) -> Interval | None:
    """Read "its fiscal second quarter": somewhere in the fiscal year, for only the company knows when that begins."""
    if not match["y"]:
        if context.published is None or context.outlook == "future":
            return None
        # reports come out within the half year that follows
        return Interval(add_days(context.published, -270), context.published, "period", approximate=True)
    year = int(match["y"])
    return Interval(date(year - 1, 4, 1), date(year, 12, 31), "period", approximate=True)


_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 100,
}  # fmt: skip


_LOOK_BACK = 16
"""Code points before a decade in which whose it is may stand."""
_OF_A_LIFE = re.compile(r"\b(?:his|her|their|my|our) (?:early|late|mid)[- ]$", re.IGNORECASE)
"""Who is in her late thirties is so old; "the late thirties" are of a century."""


def _decade(match: re.Match[str], context: Context) -> Interval | None:
    words = match["n"].casefold()
    if _OF_A_LIFE.search(match.string[max(0, match.start() - _LOOK_BACK) : match.start()]):
        return None
    if words in _DECADES:
        first = 1900 + _DECADES[words]
    else:
        first = int(words)
        if first % 10:
            return None
        first += 1900 if first < 100 else 0
    if first % 100 == 0:
        # "the 1800s" are a century, "the 2000s" mostly a decade
        return Interval(date(first, 1, 1), date(first + (9 if first >= 2000 else 99), 12, 31), "decade")
    if context.published is not None and match["n"][0] not in "12" and first > context.published.year:
        return None
    return decade_of(first)


def _century(match: re.Match[str], _context: Context) -> Interval | None:
    number = ordinal(match["c"])
    return None if number is None or not 1 <= number <= 30 else century_of(number)


def _holiday(match: re.Match[str], context: Context) -> Interval | None:
    name = match["h"]
    if match["y"]:
        year: int | None = int(match["y"])
    elif match["w"] and context.published is not None:
        year = year_named(match["w"].split()[0], context)
    elif context.published is not None:
        year = nearest_holiday(name, context)
        near = holiday(name, year) if year else None
        if near is not None and near.earliest is not None and near.latest is not None and year is not None:
            # movable feasts: the day of the neighbouring year may lie on the other side of publication
            if context.outlook == "future" and near.latest < context.published:
                year += 1
            elif context.outlook == "past" and near.earliest > context.published:
                year -= 1
    else:
        year = None
    if year is None:
        return None
    found = holiday(name, year)
    return None if found is None else replace(found, derivation=f"{name} {year}")


_IN_YEAR = rf"(?:(?:,? of|,? in|,)? (?P<y>{YEAR}|last year|this year|next year|the year)?)?"

ABSOLUTE_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b{WEEKDAY_BEFORE}(?P<m>{MONTH}) ?(?:the )?(?P<d>{DAY_WORD})\b(?!:\d|[.,]\d|-(?:year"
        rf"|day)|%){YEAR_AFTER}?", _month_day),
    rule(
        rf"(?<!\d[.,])\b{WEEKDAY_BEFORE}(?:the )?(?P<d>{DAY_WORD})(?: of | "
        rf"|-)(?P<m>{MONTH})(?!\w){YEAR_AFTER}?", _month_day),
    rule(rf"\b{WEEKDAY_BEFORE}(?P<d>{DAY_NUMBER})-(?P<m>{MONTH})-(?P<y>{YEAR})\b", _month_day),
    rule(rf"\b(?P<y>{YEAR})(?P<s>[-/])(?P<m>{MONTH})(?P=s)(?P<d>{DAY_NUMBER})\b", _month_day),
    rule(
        rf"\b(?:from |between )?(?P<m>{MONTH}) (?P<d>{DAY_OF_MONTH}) ?(?:-|–|—|to|and|through|until"
        rf"|till) ?(?P<e>{DAY_OF_MONTH})\b(?!\s?(?:{MONTH})){YEAR_AFTER}?", _month_days),
    rule(
        rf"\b(?:(?:from|between) )?(?:the )?(?P<d>{DAY_OF_MONTH}) ?(?:-|–|—|to|and|through|until"
        rf"|till) ?(?:the )?(?P<e>{DAY_OF_MONTH})(?: of)? (?P<m>{MONTH})(?!\w){YEAR_AFTER}?", _month_days),
    rule(
        r"(?<![\w/.])(?<!\d-)(?P<y>(?:1\d|20|21)\d\d)[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12]\d"
        r"|0?[1-9])(?:(?=T\d\d:\d\d)|(?![\w/]|[.-]\d))", _iso),
    rule(
        r"(?<![\w/.-])(?P<a>\d{1,2})([/.-])(?P<b>\d{1,2})\2(?P<y>(?:1\d|20)\d\d|\d\d(?=[^\w%]"
        r"|$))(?![\w/]|[.-]\d)", _slashed),
    rule(r"(?<![\w/.-])9/11(?![\w/-]|\.\d)", _nine_eleven),
    rule(r"(?<=\bon )the (?P<d>3[01]st|[12]?\d(?:st|nd|rd|th)|30th)(?=[,.;:)]|$)", _day_only),
    rule(rf"\b(?P<m>{MONTH})(?:,? (?:of |in )?|-)(?P<y>{YEAR})(?![\w%]|,\d|\.\d)", _month_year),
    rule(
        rf"(?:\b(?P<m>{MONTH}) |\b(?P<s>{SEASON})(?: of)? |(?<=\bin )|(?<=\bsince )|(?<=\bclass of ))[’'](?P<y>\d\d)\b"
        r"(?![’']?s)", _short_year),
    rule(rf"\b(?P<y>{YEAR}),? (?P<m>{MONTH})(?![\w-])(?! \d)", _month_year),
    rule(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])(?![\w/-]|\.\d)", _iso_month),
    rule(rf"(?:(?<=mid-)|(?<![-\w]))(?P<m>{MONTH})(?!\w|-\w)", _month_only),
    rule(
        rf"(?:(?<=\bmid-)|(?<![\w.,$£€#/-]))(?:the year )?(?P<y>{YEAR})(?![\w%]|[.,/:]\d|-\w"
        r"| (?:BCE?|GMT|UTC|hours|hrs)\b)",
        _year),
    rule(
        rf"(?<![\w.,$£€#/-])(?:between )?(?P<y>{YEAR})(?: ?[-–—] ?|(?<=between \d{{4}}) and )(?P<z>{YEAR})(?![\w%]"
        rf"|[.,/:]\d|-\w)", _years),
    rule(rf"(?<![\w.,$£€#/-])(?P<y>{YEAR})(?:[-–/])(?P<z>\d\d)(?![\w%]|[.,/:-]\d)", _season_years),
    rule(rf"\b(?:the )?(?P<s>{SEASON})(?: of|,)? (?P<y>{YEAR})(?![\w%]|,\d|\.\d)", _season),
    rule(
        r"\b(?:this )(?P<y>(?!))?(?P<s>spring|summer|autumn|winter)(?![-\w’'])(?! (?:\w{3,20}s\b"
        r"|of \w{1,20}ing))", _season),
    rule(
        r"(?:(?<=\bin )|(?<=\bduring )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bover ))(?:the )?"
        r"(?P<s>spring|summer|autumn|winter)(?=[.,;:!?)]|$| (?:and|but|when|while|with|by)\b)",
        _bare_season),
    rule(rf"\b(?:the )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th|final"
        rf"|last(?=[- ]quarter (?:of|in|\d)))[- ]quarter\b{_IN_YEAR}", _quarter),
    rule(r"\bQ(?P<q>[1-4])(?:[ ,/-]?(?:of )?(?P<y>(?:19|20)\d\d))?\b", _quarter),
    rule(r"\b(?:the )?(?P<k>current|last)[- ]quarter\b(?! of\b)(?!,? (?:19|20)\d\d)", _quarter_now),
    rule(r"\b(?P<y>(?:19|20)\d\d)[ -]?Q(?P<q>[1-4])\b", _quarter),
    rule(
        rf"\b(?:the )?(?P<q>first|second)[- ]half(?: of| in) (?:the year )?(?P<y>{YEAR}|last year"
        rf"|this year|next year|the year)", _half),
    rule(r"\b(?P<y>(?:19|20)\d\d) H(?P<q>[12])\b", _half),
    rule(r"\b(?P<y>(?:19|20)\d\d)-H(?P<q>[12])\b", _half),
    rule(r"\bH(?P<q>[12]) ?(?P<y>(?:19|20)\d\d)\b", _half),
    rule(
        rf"\b(?:the )?(?:fiscal|financial|FY)(?: year)?[ ’']?(?P<y>(?:19|20)\d\d|\d\d)(?:[-–/](?P<z>\d\d|{YEAR}))?"
        r"(?![\w%]|[.,]\d)", _fiscal),
    rule(
        rf"\b(?:the )?(?P<y>(?:19|20)\d\d)(?:[-–/](?P<z>\d\d|{YEAR}))? (?:fiscal|financial) year\b", _fiscal),
    rule(
        rf"\b(?:the |its |their )?(?:(?:fiscal|financial)(?: year)?[- ](?P<q>{_QUARTER})[- ]quarter"
        rf"|(?P<p>{_QUARTER})[- ](?:fiscal|financial)[- ]quarter"
        rf"|(?P<r>{_QUARTER})[- ]quarter of (?:fiscal|the financial)(?: year)?)"
        rf"(?:(?: of)?(?: fiscal)? (?P<y>(?:19|20)\d\d))?\b", _fiscal_quarter),
    rule(
        r"(?<![\w$£€])(?:the )?[’']?(?P<n>(?:1\d|20)\d0|(?<=the )[2-9]0|(?<=[’'])[2-9]0|(?<=\bin )[2-9]0"
        r"(?=[’']s))[’']?s\b", _decade),
    rule(
        r"\b(?:(?:the|in) (?!early|late|mid)|(?<=early )|(?<=late )|(?<=mid-)|(?<=mid ))(?P<n>twenties|thirties|forties"
        r"|fifties|sixties|seventies"
        r"|eighties|nineties|noughties)\b", _decade),
    rule(rf"\b(?:the )?(?P<c>{ORDINAL})(?:-| )century\b(?! (?:BCE?|B\.C\.))", _century),
    rule(
        rf"\b(?P<h>{HOLIDAY})(?![\w-])(?: (?:in |of )?(?P<y>{YEAR})(?![\w%]|,\d|\.\d)"
        rf"|,? (?P<w>last year|this year|next year))?", _holiday),
)  # fmt: skip
