"""`find_amounts`: the numbers of a text with unit, comparison word and range; no parse is needed.

What they count, and over which period, is read from the parse in `quantities`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts.amount import AGE, SCORE, Amount
from factcheck.facts.numerals import Number, find_numbers
from factcheck.facts.shares import PATTERNS
from factcheck.facts.units import (
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    UNIT_AFTER,
    Unit,
    currency_after,
    currency_before,
    unit_named,
)

__all__ = ["find_amounts"]

_NEARLY = 0.1  # "nearly 50" is at least 45
_SCALED_ROUNDING = 0.1  # "5 million" is 4.5 to 5.5 million
_ROUND_ROUNDING = 0.025  # "2,000" is 1,950 to 2,050


def find_amounts(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """Return the amounts of `text`, left to right, outside the spans `taken` (expressions of time)."""
    taken = [*taken]
    found: list[Amount] = []
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text):
            if not _clashes(match.start(), match.end(), taken):
                amount = read(match)
                taken.append((match.start(), match.end()))
                if amount is not None:
                    found.append(_hedged(text, amount))
    for number in find_numbers(text):
        if not _clashes(number.start, number.end, taken) and not _is_name(text, number):
            amount = _measured(text, number)
            if amount is not None:
                found.append(amount)
    found.sort(key=lambda a: a.start)
    return _totals(text, _ranges(text, _compounds(text, found)))


def _clashes(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in spans)


_NAMED_NUMBER = re.compile(
    r"(?:\b(?:level|article|no\.?|nos\.?|number|chapter|section|page|pages|route|highway"
    r"|channel|flight|boeing|airbus|room"
    r"|gate|phase|type|class|title|version|formula|category|tier|day|stage|round|psalm|apollo"
    r"|area|pier|lot|act|figure"
    r"|table|grade|windows|iphone|resolution|law|rule|paragraph|clause|form|group of|big|top"
    r"|district|ward|precinct|zone"
    r"|block|terminal|platform|track|bus|line|interstate|i|us|uk|item|step|part|volume|book"
    r"|season|episode|box|suite|apartment"
    r"|flat|under|u|g|covid|h|mark|mk|division|proposition|amendment|mission|expo|agenda"
    r"|vision)[ -]|[A-Za-z]-|#|§ ?|@|/)$",
    re.IGNORECASE,
)
_HYPHEN_NAME = re.compile(r"\w-$")
_CLOCK_AFTER = re.compile(
    r"[:.]\d\d\b|(?:[:.]\d\d)? ?(?:a\.?m\b|p\.?m\b|o[’']clock|GMT|UTC)|h\d\d\b", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(r"(?:\d[:.]|\b(?:half )?past |\bquarter (?:to|past) )$", re.IGNORECASE)
_HALF_PAST = re.compile(r"\b(?:half past|quarter (?:to|past)) $", re.IGNORECASE)
_NO_NUMBER_AFTER = re.compile(r"(?:st|nd|rd|th|s|ers?|x|D|G|/\d|-\d{2,}-)(?!\w)|[’']s\b")
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|this|that|which|each|some|the|the only|another|square|at)[ -]$", re.IGNORECASE
)
_PRONOUN_AFTER = re.compile(
    r" (?:another|day\b|by|thing|side|hand|point|time|who|that|is|was|has|can|way|step|reason"
    r"|might|would|must|should|could|more)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\.\d+\.\d|-\d{3,}(?:-\d|\b)|/\d")
_ONE_OF = re.compile(r" of\b", re.IGNORECASE)


def _is_name(text: str, number: Number) -> bool:
    """Tell numbers that count nothing: F-16, Level 4, 3rd, 14:30, "one another", 192.168.0.1."""
    before = text[max(0, number.start - 16) : number.start]
    after = text[number.end : number.end + 16]
    if not number.spelled:
        if _HYPHEN_NAME.search(before) and not re.search(r"\d-$", before):
            return True
        if _CLOCK_AFTER.match(after) or _CLOCK_BEFORE.search(before) or _DOTTED.match(after):
            return True
        if _NO_NUMBER_AFTER.match(after):
            return True
    elif _HALF_PAST.search(before):
        return True
    elif number.value == 1 and (
        _PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(after) or _ONE_OF.match(after)
    ):
        return True
    elif after.casefold().startswith(
        ("th ", "-time", "-way", "some", "fold", "-fold", " of us", "-hundredth", " o’clock", " o'clock")
    ):
        return True
    return bool(_NAMED_NUMBER.search(before)) and not number.scaled


_AGE_AFTER = re.compile(
    r"[- ]?(?:years?|yrs?)[- ](?:of age|old|olds)\b|[- ]?(?:yo|y/o)\b"
    r"|[- ](?:year|month|week|day)s?[- ](?P<baby>)olds?\b",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|age|at the age of|the age of|ages|turned|turning|turns"
    r"|aged (?:between|from)(?: [\w-]{1,12} (?:and|to))?) $",
    re.IGNORECASE,
)
_AGE_OF = re.compile(
    r"\b(?:man|woman|boy|girl|lad|lass|youth|youngster|schoolgirl|schoolboy|teenager|pensioner|widow|widower|student"
    r"|pupil|orphan|bachelor|nurse|teacher|farmer|labourer|fisherman|miner|clerk|carpenter|electrician|mechanic|lawyer"
    r"|doctor|housewife|shepherd|apprentice) of $"
)
"""Who is "of" a number is that old: "a schoolgirl of 17"; a leader, a mother or a winner of 17 is not."""
_DIED_AT = re.compile(r"\b(?:died|dies|dead) at $")
_AFTER_AGE = re.compile(r"[.,;:)]?(?:$|\s(?!(?:\d|[A-Z]|[ap]\.?m|o[’']clock|degrees|metres|meters|feet)))")
"""What may follow the age in "died at 73"; no street, hour or height."""
_AGE_WHEN = re.compile(r" when (?:he|she)\b")
_COMMA_AGE_BEFORE = re.compile(r"\b[A-Z][\w’'-]{1,30}, $")
_COMMA_AGE_AFTER = re.compile(r"^(?:, |\)|,$)")
_OLDEST = 120
_SCALE_AFTER_SIGN = re.compile(r"(bn|mn|tn|k|m|b|t)\b", re.IGNORECASE)
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
_DEGREES_AFTER = re.compile(r"[CF](?!\w)")
_LETTER = re.compile(r"[A-Za-zµ]")
_THOUSANDS_AFTER = re.compile(r"k\b(?! (?:run|race|walk))")
_MINUS_WORD = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)
_MINUS_BEFORE = re.compile(r"(?:(?<![\w\d])[-−]|\bminus )$")


def _measured(text: str, number: Number) -> Amount | None:
    """Read currency, unit and comparison word around a number."""
    start, end = number.start, number.end
    value, place, scaled = number.value, number.place, number.scaled
    unit = counted = ""
    factor = 1.0
    before = text[max(0, start - 24) : start]
    if sign := CURRENCY_BEFORE.search(before):
        unit, start = currency_before(sign), start - len(sign.group())
        if short := _SCALE_AFTER_SIGN.match(text, end):
            factor = _SHORT[short[1].casefold()]
            value, place, end, scaled = value * factor, place * factor, short.end(), True
        if written := re.compile(r" (?:US |Canadian |Australian )?dollars?\b").match(text, end):
            end = written.end()
    elif _AGE_AFTER.match(text, end):
        match = _AGE_AFTER.match(text, end)
        words = match.group().casefold() if match else ""
        factor = (
            1 / 12 if "month" in words else 7 / 365 if "week" in words else 1 / 365 if "day" in words else 1.0
        )
        value, place, unit, counted = value * factor, place * factor, "year", AGE
        end = match.end() if match else end
    elif value <= _OLDEST and _AGE_WHEN.match(text, end):
        unit, counted = "year", AGE
    elif value <= _OLDEST and _AGE_BEFORE.search(before) and not UNIT_AFTER.match(text, end):
        unit, counted = "year", AGE
    elif value <= _OLDEST and _DIED_AT.search(before) and _AFTER_AGE.match(text, end):
        unit, counted = "year", AGE
    elif value <= _OLDEST and _AGE_OF.search(before) and not UNIT_AFTER.match(text, end):
        unit, counted = "year", AGE
    elif (
        value <= _OLDEST and not number.spelled and _COMMA_AGE_BEFORE.search(before)
        and _COMMA_AGE_AFTER.match(text[end : end + 2])
    ):  # fmt: skip
        unit, counted = "year", AGE
    elif money := _money_after(text, number):
        unit, factor, end = money
        value, place = value * factor, place * factor
    elif not number.spelled and (million := _MILLIONS_OF.match(text, end)):
        value, place, end, scaled = value * 1e6, place * 1e6, million.end(), True
    elif match := UNIT_AFTER.match(text, end):
        known = unit_named(match["unit"])
        if known is not None and not (match["unit"].casefold() in _NOT_ALONE and end == match.start("unit")):
            negative = _MINUS_BEFORE.search(text[max(0, start - 6) : start])
            if negative:
                value, start = -value, start - len(negative.group())
            value, place, unit, factor = _convert(value, known), place * known[1], known[0], known[1]
            end = match.end()
    elif not number.spelled and (match := _DEGREES_AFTER.match(text, end)):
        known = unit_named(f"°{match.group()}")
        if known is not None:
            value, place, unit, factor = _convert(value, known), place * known[1], known[0], known[1]
        end = match.end()
    elif not number.spelled and end < len(text) and _LETTER.match(text, end):
        if not (thousands := _THOUSANDS_AFTER.match(text, end)):
            return None  # "5G", "3D", "737MAX"
        value, place, end, scaled = value * 1e3, place * 1e3, thousands.end(), True
    elif minus := _MINUS_WORD.search(text[max(0, start - 10) : start]):
        value, start = -value, start - len(minus.group())
    return _hedged(
        text,
        Amount(
            start, end, number.start, number.end, value, value, unit, rounding=_rounding(value, place, scaled, unit),
            counted=counted, factor=factor,
        ),
    )  # fmt: skip


_MILLIONS_OF = re.compile(
    r"m\b(?= (?:people|units|customers|users|voters|homes|households|copies|workers|jobs|children|visitors|passengers"
    r"|doses|refugees|subscribers|viewers|shares|vehicles|cars|tonnes|tons|barrels|acres|hectares|patients|women|men|pupils|adults"
    r"|trees|animals|cases|tickets|views|followers|members|residents|migrants|tourists|euros|dollars|pounds)\b)"
)
"""What is counted in millions and no hurdle: "sales of 4m units"."""
_NOT_ALONE = frozenset(["ha"])


def _money_after(text: str, number: Number) -> tuple[str, float, int] | None:
    match = CURRENCY_AFTER.match(text, number.end)
    if match is None:
        return None
    unit, factor = currency_after(match)
    noun = (match["noun"] or "").casefold()
    if noun == "won" and not number.scaled and number.value < 100:
        return None  # "the four won their case"
    if (
        noun in ("won", "rand", "real", "reals", "dong", "baht", "lira")
        and match.group()[:1] not in " \u00a0"
    ):
        return None
    if noun in ("pound", "pounds") and not match["country"] and not number.scaled:
        if match.group().startswith("-"):
            return "kg", 0.4535924, match.end()
        unit = "pound"  # of money or of weight: the other claim tells
    if match["code"] and not number.scaled and (scale := _SCALE_WORD_AFTER.match(text, match.end())):
        return unit, factor * _SCALE_WORDS[scale[1].casefold()], scale.end()  # "75 USD million"
    return unit, factor, match.end()


_SCALE_WORD_AFTER = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE)
_SCALE_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def _convert(value: float, unit: Unit) -> float:
    return value * unit[1] + unit[2]


def _rounding(value: float, place: float, scaled: bool, unit: str) -> float:  # noqa: FBT001
    """Return the half-width within which a figure rounds to the one stated.

    People and things that are counted to the one are counted exactly.
    """
    half = abs(place) / 2
    if scaled:
        return min(half, _SCALED_ROUNDING * abs(value))
    whole = place >= 1 and not unit
    if whole and place == 1:
        return 0.0
    if place > 1 or abs(value) >= 100:
        return min(half, max(_ROUND_ROUNDING * abs(value), 0.5 if unit else 0.0))
    return half


_MORE = r"more than|over|above|upwards? of|exceed(?:s|ed|ing)?|in excess of|north of|greater than|higher than|well over|well above|past|surpass(?:es|ed|ing)?|topp(?:ed|ing)"  # noqa: E501
_HEDGE = re.compile(
    r"\b(?:(?P<least>at least|no fewer than|no less than|not less than|a minimum of|minimum of"
    r"|not fewer than|from at least)"
    r"|(?P<most>at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum of|a high of)"
    r"|(?P<just_over>just over|a little over|slightly over|slightly more than|just above"
    r"|a little more than|little more than|just more than)"
    r"|(?P<nearly>nearly|almost|close to|just under|just short of|just below|a little under"
    r"|slightly under|slightly less than|not quite|virtually|approaching|a little less than"
    r"|just less than)"
    rf"|(?P<more>{_MORE})"
    r"|(?P<less>less than|fewer than|under|below|lower than|short of)"
    r"|(?P<about>about|around|roughly|some|approximately|an? estimated|estimated|circa"
    r"|approx\.?|in the region of|something like|or about))"
    r"(?: (?:the|a|an|its|their|his|her|another))? ?$|(?P<tilde>[~≈] ?)$|(?P<gt>> ?)$|(?P<lt>< ?)$",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(
    r" ?(?:(?P<least>\+|-?plus\b|or more\b|and more\b|and over\b|or older\b|at (?:the )?least\b)"
    r"|(?P<most>or (?:less|fewer|under)\b|at (?:the )?most\b)|(?P<about>or so\b|-ish\b|-odd\b|odd\b|, give or take))",
    re.IGNORECASE,
)


_PARTICLE = re.compile(
    r"\b(?:hand|turn|tak|took|pull|knock|r[au]n|sign|carr|pass|w[io]n|go|went|lay|laid|mull|pick|shut|cut|gun)\w{0,5}"
    r" (?:over|under|past|around|down) ?$",
    re.IGNORECASE,
)
"""Verbs of which "over" is a part: 27 soldiers that were handed over are no "over 27 soldiers"."""


def _hedged(text: str, amount: Amount) -> Amount:
    """Widen the interval as "at least", "nearly", "about" … say."""
    before = text[max(0, amount.start - 30) : amount.start]
    value = amount.low
    after = _HEDGE_AFTER.match(text, amount.end)
    match = _HEDGE.search(before)
    if match is not None and _PARTICLE.search(before):
        match = None
    if match is None:
        if after is None:
            return amount
        amount = replace(amount, end=after.end())
        if after["least"]:
            return replace(amount, high=math.inf)
        return replace(amount, low=-math.inf) if after["most"] else replace(amount, approximate=True)
    start = amount.start - len(before) + match.start()
    amount = replace(amount, start=start)
    if match["least"]:
        return replace(amount, high=math.inf)
    if match["more"] or match["gt"]:
        return replace(amount, high=math.inf, low=value + _more(amount))
    if match["most"]:
        return replace(
            amount,
            low=-math.inf,
            approximate=amount.approximate or match["most"].casefold().startswith(("up", "as")),
        )
    if match["less"] or match["lt"]:
        return replace(amount, low=-math.inf, high=value - _more(amount))
    if match["nearly"]:
        return replace(amount, low=value - _NEARLY * abs(value), approximate=True)
    if match["just_over"]:
        return replace(amount, high=value + _NEARLY * abs(value), approximate=True)
    return replace(amount, approximate=True)


def _more(amount: Amount) -> float:
    """Return the step beyond a bound that "more than" excludes: one for counts, nothing visible for measures."""
    return (
        1.0
        if not amount.unit and amount.low == int(amount.low) and amount.rounding == 0
        else 1e-9 * abs(amount.low)
    )


_RANGE_BETWEEN = re.compile(r" ?(?:to|-|–|—|or) ?(?:as many as |about |around )?$", re.IGNORECASE)
_AND_BETWEEN = re.compile(r" and (?:about |around )?$", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(
    r"\b(?:between|anywhere between|ranging between)(?: about| around)? $", re.IGNORECASE
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:ris|rose|grow|grew|fell|fall|drop|increas|decreas|climb|cut|lower|rais|up|down"
    r"|declin|shr[aiu]nk|jump|slid|slip|surg"
    r"|plung|went|gone|chang|revis|mov|improv|narrow|widen|reduc|expand|doubl|tripl"
    r"|halv)\w{0,6}\b[^.;]{0,60}\bfrom (?:about |around |some )?$",
    re.IGNORECASE,
)


def _ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """Join "between 40 and 50", "40 to 50"; of "rose from 40 to 50" keep where it went."""
    joined: list[Amount] = []
    for amount in amounts:
        previous = joined[-1] if joined else None
        if previous is not None and previous.end <= amount.start and previous.counted == amount.counted:
            between = text[previous.end : amount.start]
            lead = text[max(0, previous.start - 90) : previous.start]
            if _RANGE_BETWEEN.fullmatch(between) or (
                _AND_BETWEEN.fullmatch(between) and _BETWEEN_BEFORE.search(lead)
            ):
                if _CHANGE_BEFORE.search(lead):
                    joined[-1] = amount
                    continue
                whole = _span(previous, amount)
                if whole is not None:
                    joined[-1] = whole
                    continue
        joined.append(amount)
    return joined


def _span(first: Amount, second: Amount) -> Amount | None:
    low, high = first.low, second.high
    if first.unit != second.unit:
        if first.unit:
            return None
        low = first.low * second.factor  # "5 to 7 percent", "three to four weeks"
    elif low > 0 and high / low > 1000:
        low *= 10 ** round(math.log10(high / low) // 3 * 3)  # "10 to 12 million"
    if not low < high or SCORE in (first.unit, second.unit):
        return None
    return replace(
        second, start=first.start, low=low, high=high, approximate=first.approximate or second.approximate,
        rounding=max(first.rounding, second.rounding), number_start=first.number_start,
    )  # fmt: skip


_COMPOUND_BETWEEN = re.compile(r",? (?:and )?", re.IGNORECASE)
_COMPOUNDED = frozenset(["day", "year", "kg", "m"])


def _compounds(text: str, amounts: list[Amount]) -> list[Amount]:
    """Add up "4 hours 18 minutes", "six feet two inches"."""
    joined: list[Amount] = []
    for amount in amounts:
        previous = joined[-1] if joined else None
        if (
            previous is not None
            and previous.unit == amount.unit
            and (amount.unit in _COMPOUNDED or amount.unit.isupper())
            and previous.counted == amount.counted
            and previous.low == previous.high
            and amount.low == amount.high
            and amount.factor < previous.factor
            and _COMPOUND_BETWEEN.fullmatch(text[previous.end : amount.start])
        ):
            value = previous.low + amount.low
            joined[-1] = replace(
                amount,
                start=previous.start,
                number_start=previous.number_start,
                low=value,
                high=value,
                factor=previous.factor,
            )
            continue
        joined.append(amount)
    return joined


_OF_BETWEEN = re.compile(
    r" (?:out )?of(?: the| its| their| his| her| these| those| all)?(?: estimated| about| around| some)? $",
    re.IGNORECASE,
)


def _totals(text: str, amounts: list[Amount]) -> list[Amount]:
    """Mark the 20 of "16 of the 20 passengers": it counts the whole."""
    marked = list(amounts)
    for index in range(1, len(marked)):
        between = text[marked[index - 1].end : marked[index].start]
        if _OF_BETWEEN.fullmatch(between):
            marked[index] = replace(marked[index], total=True)
    return marked
