"""Rules for dates that count from another day: from publication ("yesterday") or from the story ("two days later")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from factcheck.facts.fact import Granularity
from factcheck.facts.numerals import cardinal, ordinal
from factcheck.facts.timex.calendar import (
    Interval,
    add_days,
    add_months,
    century_of,
    day_of,
    decade_of,
    month_of,
    quarter_of,
    season_of,
    shift,
    week_of,
    weekend_of,
    year_of,
)
from factcheck.facts.timex.context import Context
from factcheck.facts.timex.naming import seen_from
from factcheck.facts.timex.rule import Rule, rule
from factcheck.facts.timex.weekdays import WEEKDAY_RULES
from factcheck.facts.timex.words import (
    CARDINAL,
    MONTH,
    MONTHS,
    ORDINAL,
    SEASON,
    UNIT,
    unit_of,
)

__all__ = ["RELATIVE_RULES", "bare_ahead", "exact_offset", "offset_interval"]


_DAY_OFFSETS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "this noon": 0,
    "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1, "the day before yesterday": -2,
    "day before yesterday": -2, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip


def _deictic(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    words = match["w"].casefold()
    offset = _DAY_OFFSETS[words]
    day = add_days(context.published, offset)
    if words.startswith("last"):
        return Interval(day, context.published, "day", seen_from("the night before", context.published))
    return day_of(day, "" if offset == 0 else seen_from(f"{match['w']}, seen from", context.published))


def _overnight(_match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    return Interval(
        add_days(context.published, -1),
        context.published,
        "day",
        seen_from("the night to", context.published),
    )


_APPROXIMATE = frozenset(["about", "around", "some", "roughly", "almost", "nearly", "approximately", "well"])


def offset_interval(anchor: Interval, count: float, unit: str, sign: int) -> Interval | None:
    """Return the time `count` units after (sign 1) or before (-1) `anchor`, as precise as the unit is.

    Three years before a day are a year; two days after a day are a day.
    """
    start, end = anchor.earliest, anchor.latest
    if start is None or end is None:
        return None
    a, b = shift(start, sign * count, unit), shift(end, sign * count, unit)
    granularity: Granularity
    if unit in ("year", "decade", "century"):
        if count != int(count) or (unit != "year" and anchor.granularity in ("day", "week", "month")):
            margin = 183 if unit == "year" else 365 * (2 if unit == "decade" else 15)
            return Interval(add_days(a, -margin), add_days(b, margin), "period", approximate=True)
        return Interval(date(a.year, 1, 1), date(b.year, 12, 31), "year", approximate=True)
    if unit in ("month", "quarter"):
        granularity = "month" if a.year == b.year and a.month == b.month else "period"
        last = add_days(add_months(b.replace(day=1), 1), -1)
        return Interval(a.replace(day=1), last, granularity, approximate=True)
    if unit in ("week", "fortnight"):
        if anchor.granularity != "day":
            return Interval(a, b, "period", approximate=True)
        return Interval(add_days(a, -3), add_days(b, 3), "week", approximate=True)
    if unit in ("hour", "minute"):  # may lead past midnight
        a, b = (a, add_days(b, 1)) if sign > 0 else (add_days(a, -1), b)
        return Interval(a, b, "day", approximate=True)
    granularity = anchor.granularity if anchor.granularity == "day" else "period"
    return Interval(a, b, granularity, approximate=anchor.approximate)


def _count(match: re.Match[str]) -> float:
    if match["n"].casefold().startswith("half"):
        return 0.5
    value = 3.0 if match["n"].casefold().endswith(("few", "several")) else cardinal(match["n"]) or 1.0
    return value + (0.5 if " and a half" in match.group().casefold() else 0.0)


def _counted(
    match: re.Match[str], context: Context, anchor: Interval, sign: int, words: str
) -> Interval | None:
    found = offset_interval(anchor, _count(match), unit_of(match["u"]), sign)
    if found is None:
        return None
    hedge = (match["hedge"] or "").casefold().strip()
    if hedge in ("more than", "over", "at least") and sign < 0 and anchor.latest:
        bound = shift(anchor.latest, -_count(match), unit_of(match["u"]))
        found = replace(found, earliest=None, latest=bound, granularity="period")
    elif hedge in ("less than", "just under") and sign < 0 and found.earliest and anchor.latest:
        found = replace(found, latest=anchor.latest, granularity="period", approximate=False)
    elif hedge or match["n"].casefold().endswith(("few", "several")):
        found = replace(found, approximate=True)
    anchor_day = anchor.latest if sign > 0 else anchor.earliest
    shown = "" if anchor_day is None else anchor_day.isoformat()
    return replace(found, derivation=f"{match['n']} {match['u']} {words} {shown}")


def _ago(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    found = _counted(match, context, day_of(context.published), -1, "before")
    if found is not None and match["exact"]:
        day = shift(context.published, -_count(match), unit_of(match["u"]))
        return day_of(day, found.derivation)
    return found


def _years_ago_this(match: re.Match[str], context: Context) -> Interval | None:
    """Read "ten years ago this month"."""
    if context.published is None:
        return None
    found = _unit_at(
        shift(context.published, -(cardinal(match["n"]) or 1.0), "year"),
        match["u"].casefold(),
        _step(match["k"]),
    )
    if found is None:
        return None
    week = match["u"].casefold() == "week"  # the same days of the month are other days of the week
    return replace(
        found, approximate=week, derivation=seen_from(f"{match.group()}, seen from", context.published)
    )


def _ahead(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    found = _counted(match, context, day_of(context.published), 1, "after")
    if found is not None and match.group().casefold().endswith("from today") and not match["hedge"]:
        return exact_offset(context.published, _count(match), match["u"], found)
    return found


def exact_offset(day: date, count: float, unit: str, found: Interval) -> Interval:
    """Return `found` as the very day where days or weeks are counted "from today" or "from tomorrow"."""
    if unit_of(unit) not in ("day", "week", "fortnight") or count != int(count):
        return found
    return day_of(shift(day, count, unit_of(unit)), found.derivation)


def bare_ahead(match: re.Match[str], context: Context) -> Interval | None:
    """Read "in three weeks" as a date only where the tense looks ahead: it is a duration in "built in three weeks"."""
    if context.outlook != "future" or context.published is None:
        return None
    if match.group()[:6].casefold() == "within":
        return Interval(
            context.published, shift(context.published, _count(match), unit_of(match["u"])), "period"
        )
    return _ahead(match, context)


def _sum_ago(match: re.Match[str], context: Context) -> Interval | None:
    """Read "two years and three months ago"."""
    day = context.published
    if day is None:
        return None
    for part in _COUNT_AND_UNIT.finditer(match.group()):
        day = shift(day, -(cardinal(part["n"]) or 1.0), unit_of(part["u"]))
    return day_of(day, match.group())


_COUNT_AND_UNIT = re.compile(rf"\b(?P<n>{CARDINAL})[ -](?P<u>{UNIT})\b", re.IGNORECASE)


def _from_story(match: re.Match[str], context: Context) -> Interval | None:
    """Read "two days later" from the day last spoken of."""
    word = match["side"].casefold()
    sign = -1 if word in ("earlier", "before", "previously", "beforehand", "prior") else 1
    anchor = context.discourse
    if anchor is None or anchor.granularity in ("decade", "century"):
        return None
    return _counted(match, context, anchor, sign, "before" if sign < 0 else "after")


def _then(_match: re.Match[str], context: Context) -> Interval | None:
    """Read "since then" from the day last spoken of."""
    return None if context.discourse is None else replace(context.discourse, derivation="since then")


_NEXT = frozenset(["next", "coming", "upcoming", "following"])


def _step(words: str) -> int:
    word = words.casefold().split()[-1]
    return 1 if word in _NEXT else -1 if word in ("last", "past", "previous") else 0


def _unit_at(day: date, unit: str, step: int) -> Interval | None:
    if unit == "week":
        return week_of(add_days(day, 7 * step))
    if unit == "weekend":
        if step < 0:
            step = 0 if day.weekday() == 6 and step == 0 else step
        return weekend_of(add_days(day, 7 * step))
    if unit == "fortnight":
        return None
    if unit == "month":
        moved = add_months(day, step)
        return month_of(moved.year, moved.month)
    if unit == "quarter":
        moved = add_months(day, 3 * step)
        return quarter_of(moved.year, (moved.month - 1) // 3 + 1)
    if unit == "year":
        return year_of(day.year + step)
    if unit == "decade":
        return decade_of((day.year // 10 + step) * 10)
    if unit == "century":
        return century_of((day.year - 1) // 100 + 1 + step)
    return None


def _unit(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None or _NTH_BEFORE.search(
        match.string[max(0, match.start() - 12) : match.start()]
    ):
        return None
    unit = unit_of(match["u"])
    found = _unit_at(context.published, unit, _step(match["k"]))
    if found is None:
        return None
    if unit == "weekend" and match["k"].casefold().endswith(("the", "this")) and context.outlook != "future":
        # a Monday paper's "at the weekend" is the one that has passed
        if context.published.weekday() <= 2 and found.latest is not None and context.outlook == "past":
            found = weekend_of(add_days(context.published, -7))
    return replace(found, derivation=seen_from(f"{match.group().strip()}, seen from", context.published))


_NTH_BEFORE = re.compile(r"\d(?:st|nd|rd|th) (?:day )?of $")  # "the 31st of this month", where there is none


_LOOK_BACK = 20
"""Code points before an expression in which words that make it another one stand."""
_TURN = re.compile(r"\bturn of $", re.IGNORECASE)  # "at the turn of the year"


def _unit_at_hand(match: re.Match[str], context: Context) -> Interval | None:
    """Read "player of the year", "closed for the week": the unit of the story, else of publication."""
    day = context.discourse.latest if context.discourse is not None else context.published
    if day is None or _TURN.search(match.string[max(0, match.start() - _LOOK_BACK) : match.start()]):
        return None
    found = _unit_at(day, unit_of(match["u"]), 0)
    return (
        None
        if found is None
        else replace(found, derivation=seen_from(f"{match.group().strip()}, seen from", day))
    )


def _unit_of_story(match: re.Match[str], context: Context) -> Interval | None:
    """Read "that year", "the following day", "the day before" from the day last spoken of."""
    anchor = context.discourse
    if anchor is None or anchor.latest is None or anchor.earliest is None:
        return None
    words = match.group().casefold()
    unit = unit_of(match["u"])
    step = -1 if re.search(r"\b(?:before|previous|preceding|earlier)\b", words) else 1
    if re.search(r"\b(?:that|same)\b", words):
        step = 0
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        if anchor.granularity != "day":
            return None
        day = add_days(anchor.latest if step >= 0 else anchor.earliest, step)
        return day_of(
            day,
            seen_from("the day before" if step < 0 else "the day after" if step > 0 else "on", anchor.latest),
        )
    found = _unit_at(anchor.latest if step >= 0 else anchor.earliest, unit, step)
    return (
        None
        if found is None
        else replace(found, derivation=seen_from(f"{words.strip()}, seen from", anchor.latest))
    )


def _named(match: re.Match[str], context: Context) -> Interval | None:
    """Read "last March", "next summer", "March last year"."""
    if context.published is None:
        return None
    name = match["name"].casefold().rstrip(".")
    year, today = context.published.year, context.published
    if match["late"]:
        year += _step(match["late"].replace("the ", "").split()[0])
        return month_of(year, MONTHS[name]) if name in MONTHS else season_of(year, name)
    step = _step(match["k"])
    if match["name"] == "may":
        return None  # "this may or may not be"
    if name in MONTHS:
        month = MONTHS[name]
        if step < 0:
            year -= month >= today.month
        elif step > 0:
            year += month <= today.month
        return month_of(year, month)
    found = season_of(year, name)
    if found.earliest is None or found.latest is None:
        return None
    begun, over = found.earliest <= today, found.latest < today
    if step < 0 and not over:
        found = season_of(year - 1, name)
    elif step > 0 and begun:
        found = season_of(year + 1, name)
    elif step == 0 and name == "winter" and today.month <= 2:
        found = season_of(year - 1, name)
    return found


def _month_day_of_last(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the 11th of last month", "the 15th of this month"."""
    if context.published is None:
        return None
    number = ordinal(match["n"]) or int(re.sub(r"\D", "", match["n"]) or 0)
    month = add_months(context.published.replace(day=1), _step(match["k"]))
    try:
        return day_of(month.replace(day=number))
    except ValueError:
        return None


def _so_far(match: re.Match[str], context: Context) -> Interval | None:
    """Read "earlier this year", "later this month": the part that has passed, or is to come."""
    if context.published is None:
        return None
    unit = unit_of(match["u"])
    if unit in ("day", "today"):
        return day_of(context.published)
    whole = _unit_at(context.published, unit, 0)
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    said = seen_from(f"{match.group()}, seen from", context.published)
    if match["side"].casefold() == "later":
        return Interval(context.published, whole.latest, "period", said)
    return Interval(
        whole.earliest,
        context.published,
        "period",
        said,
        approximate=unit == "year" and context.published.month == 1,
    )


_LASTING = re.compile(
    r"\b(?:will|would|to|can|could|may|might|should|must|shall|cannot|not|did|does|do)(?: (?:only|just|also))? $"
    r"|n[’']t $",
    re.IGNORECASE,
)
"""Before the verb "last"."""


def _stretch(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the past three weeks", "the next ten days" as the window that ends or begins on publication day."""
    if context.published is None:
        return None
    unit = unit_of(match["u"])
    if match["k"].casefold() == "following" and not match["n"]:
        return None  # "the following week" counts from the story
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match.group().casefold().startswith("last") and _LASTING.search(before):
        return None  # "will last three months"
    count = (cardinal(match["n"]) if match["n"] else None) or 1.0
    if match["n"] and match["n"].casefold() in ("few", "several"):
        count = 3.0
    vague = bool(match["n"]) and match["n"].casefold() in ("few", "several")
    if unit == "quarter" and match["n"] and not vague:
        span = _quarters(context.published, int(count), ahead=match["k"].casefold() in _NEXT)
    elif match["k"].casefold() in _NEXT:
        span = Interval(context.published, shift(context.published, count, unit), "period")
    else:
        span = Interval(shift(context.published, -count, unit), context.published, "period")
    return replace(
        span, approximate=vague, derivation=seen_from(f"{match.group()}, seen from", context.published)
    )


def _quarters(day: date, count: int, *, ahead: bool) -> Interval:
    """Return the `count` whole quarters before or after the one that holds `day`."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    begin = add_months(first, 3 if ahead else -3 * count)
    return Interval(begin, add_days(add_months(begin, 3 * count), -1), "period")


def _week_of(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the week before last", "the year before last"."""
    if context.published is None:
        return None
    return _unit_at(
        context.published, unit_of(match["u"]), -2 if match["w"].casefold() == "before last" else 2
    )


def _now(_match: re.Match[str], context: Context) -> Interval | None:
    return None if context.published is None else day_of(context.published)


_COUNTED = (
    rf"(?P<hedge>(?:about|around|some|roughly|almost|nearly|approximately|more than|over"
    rf"|at least|less than|just over|just under|only|exactly) )?"
    rf"(?P<n>half an?|{CARDINAL}|several|a few|few)(?: and a half)?[ -](?P<u>{UNIT})(?: and a half)?"
)
_SIDE = r"(?P<side>earlier|later|before|after|afterwards?|previously|beforehand|prior)"
# "the day before." stands alone; "the day before the vote" counts from the vote, which is no date of the story
_STRANDED = r"(?:(?<=later)|(?<=earlier)|(?<=wards)|(?<=ously)|(?<=hand)|(?= ?[.,;:?!)–—]|$| (?:and|but|when|while)\b))"

RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        r"\b(?:earlier |later |late |early )?(?P<w>today|tonight|this morning|this afternoon"
        r"|this evening|yesterday|last night|last evening|tomorrow|(?:the )?day before yesterday"
        r"|(?:the )?day after tomorrow)\b(?:[’']s\b)?(?: morning| afternoon| evening| night)?", _deictic),
    rule(r"\bovernight\b(?! \w{1,20}s\b)", _overnight),
    rule(r"\b(?:right )?now\b|\bat present\b", _now),
    rule(r"(?<=\bsince )then\b", _then),
    *WEEKDAY_RULES,
    rule(rf"\b{_COUNTED} ago(?P<exact> today| this day| to the day| on \w{{3,6}}day)?\b", _ago),
    rule(rf"\b(?P<n>{CARDINAL}) years? ago (?:in )?(?P<k>this|last|next) (?P<u>week|month)\b", _years_ago_this),
    rule(rf"\b(?:{CARDINAL} {UNIT},? (?:and )?){{1,2}}{CARDINAL} {UNIT} ago\b", _sum_ago),
    rule(rf"\b{_COUNTED} (?:from now|from today|hence)\b", _ahead),
    rule(rf"\b(?:in|within) {_COUNTED}(?:[’'] time|[’']s time)\b", _ahead),
    rule(rf"\b(?:in|within) {_COUNTED}\b(?! (?:of|ago|before|after|since|to|from|earlier|later))", bare_ahead),
    rule(rf"\b{_COUNTED} {_SIDE}\b(?! than\b){_STRANDED}", _from_story),
    rule(
        r"\b(?P<k>last|this past|past|the previous|previous|this coming|this|the current"
        r"|(?:on )?the coming|coming|next|upcoming) (?P<u>week|weekend|month|quarter|year|decade"
        r"|century)(?![-\w])(?! (?:before|after)\b)", _unit),
    rule(r"\b(?:(?:at|over|during) )?(?P<k>the) (?P<u>weekend)\b(?! (?:of|before|after|that|when|in)\b|[’'-])", _unit),
    rule(
        r"\b(?:on |in )?(?:that|the same|that same|the following|the next|the previous"
        r"|the preceding) (?P<u>day|night|morning|evening|afternoon|week|month|year"
        r"|decade)\b(?! of\b)", _unit_of_story),
    rule(r"\bnext (?P<u>day)\b(?=[.,;:!?)]|$)", _unit_of_story),
    rule(r"(?:(?<=of )|(?<=for ))the (?P<u>week|month|year)\b(?=[.,;:!?)]|$)", _unit_at_hand),
    rule(
        rf"\b(?:the|a) (?P<u>day|night|week|month|year) (?:before|after|earlier|later"
        rf"|afterwards)\b(?! than\b){_STRANDED}", _unit_of_story),
    rule(
        rf"\b(?P<k>last|this past|past|next|this|this coming|coming) (?P<name>{MONTH}"
        rf"|{SEASON})(?![\w-])(?P<late>(?!))?", _named),
    rule(
        rf"\b(?P<k>(?!))?(?P<name>{MONTH}|{SEASON})(?: of)? (?P<late>last year|this year|next year"
        rf"|the previous year)\b", _named),
    rule(rf"\b(?P<late>last year|this year|next year)[’']s (?P<k>(?!))?(?P<name>{MONTH}|{SEASON})\b", _named),
    rule(rf"\b(?:the )?(?P<n>{ORDINAL})(?: day)?(?: of)? (?P<k>last|this|next|(?<=of )the)"
        r" month\b", _month_day_of_last),
    rule(
        r"\b(?P<side>earlier|later) (?:this|in the|the same) (?P<u>week|month|year|decade|century"
        r"|quarter)\b", _so_far),
    rule(
        r"\b(?P<k>past|last|previous|next|coming|following) (?P<n>few|several|\d{1,3}|two|three"
        r"|four|five|six|seven|eight|nine|ten|twelve) (?P<u>" + UNIT + r")\b(?! (?:of|before|in)\b)", _stretch),
    rule(
        rf"\b(?:over|in|during|within|for|throughout|across)? ?(?:the|these|this) (?P<k>past|last"
        rf"|previous|preceding|next|coming|following) (?:(?P<n>{CARDINAL}|couple(?: of)?|few"
        rf"|several)[ -])?(?P<u>{UNIT})\b(?! (?:of|before|in)\b)", _stretch),
    rule(
        rf"\b(?:the|these) (?P<n>{CARDINAL}) (?P<k>past|last|previous|preceding|next|coming|following) (?P<u>{UNIT})\b",
        _stretch),
    rule(r"\bthe (?P<u>week|weekend|month|year|decade) (?P<w>before last|after (?:the )?next)\b", _week_of),
)  # fmt: skip
