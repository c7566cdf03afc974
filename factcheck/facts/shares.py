"""Amounts that are no plain number: shares ("a third"), points, scores ("3–1"), times over ("twice").

Telephone numbers and clock times are marked here, too, so that nothing else reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from factcheck.facts.amount import AGE, SCORE, SHARE_UNIT, TIMES, Amount
from factcheck.facts.numerals import cardinal

__all__ = ["PATTERNS", "VAGUE_COUNTS"]

_SHARES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_SMALL = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "every": 1,
}
_SHARE = re.compile(
    r"(?<![\w-])(?:(?P<n>a|an|one|two|three|four|five|six|seven|eight|nine)(?:[- ]| - )(?P<d>third"
    r"|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?<!and a )(?<!and )(?P<half>half))(?![\w’'-])(?! (?:a|an|past|century|season|hour|brother|sister|time"
    r"|place|final)\b)(?= (?:of|the|its|their|his|her|all|are|were|was|is|have|had|as"
    r"|people|[a-z]{3,20}s\b)|[.,;)]|$)",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(
    r"\b(?:first|second|other|better|latter|opening|closing|final|by|in|and a|the) (?:a )?$", re.IGNORECASE
)
_IN = re.compile(
    r"(?<![\w-])(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:in"
    r"|out of)(?: every)? (?P<d>two hundred|a hundred|a thousand|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|twenty|thirty|forty|fifty"
    r"|\d{1,4})(?![\w%.,-]\d|\w)(?! (?:years?|days?|weeks?|months?|hours?|minutes?))",
    re.IGNORECASE,
)
_EVERY_NTH = re.compile(
    r"(?<![\w-])(?:almost |nearly )?every (?P<d>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) "
    r"(?:person|man|woman|child|boy|girl|adult|pupil|student|voter|patient|worker|employee|teacher|doctor|farmer|household"
    r"|family|house|home|flat|school|shop|company|firm|business|member|resident|inhabitant|citizen|young|elderly|holder"
    r"|car|vehicle|driver|passenger|customer|case|job|town|village|municipality|hospital|bed|tree|farm|soldier|prisoner"
    r"|inmate|respondent|tenant|pensioner|marriage|birth|death|euro|dollar|pound)\b",
    re.IGNORECASE,
)
"""A share of people or things; "every third day" and "every second Sunday" are none."""
_POINTS = re.compile(
    r"(?<![\w-])(?:(?P<n>half|quarter|three[- ]quarters|third)[- ](?:a |of a "
    r"|percentage[- ])?(?:percentage[- ])?point|(?:a |one )?(?P<m>half|quarter"
    r"|third) (?:of )?(?:a|one) (?:percentage|per ?cent)(?:age)?[- ]point)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?<![\w.,/–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\w–-]|[.,/]\d)(?! ?(?:%|per ?cent"
    r"|years?|days?|months?|weeks?|hours?|minutes?|people|[a-z]{3,20}s\b))"
)
_COUNT = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]{3,5})?|[a-z]{3,9})"
)
_SCORE_TO = re.compile(
    rf"\b(?:by|voted|vote of|won|lost|win of|victory of|defeat of|tally of|(?:vote|ballot|tally|score) (?:was|is)) "
    rf"(?P<a>{_COUNT})(?: votes?)? to "
    rf"(?P<b>{_COUNT})(?: votes?)?(?![\w%–-]|[.,]\d| ?(?:%|per ?cent|million|billion|[a-z]{{3,20}}s\b))",
    re.IGNORECASE,
)
"""A count of votes or goals told as "by 18 votes to 15"."""
_VOTED = re.compile(
    r"\b(?:refus|reject|approv|carried|adopt|back|thrown out|elect|motion|bill|council|committee|assembly|parliament"
    r"|senate|judges|jury|panel|referend|abst)",
    re.IGNORECASE,
)
_SCORE_WORDS = re.compile(
    r"\b(?:won|win|wins|beat|beats|beaten|lost|lose|loses|draw|drew|drawn|victory|defeat"
    r"|defeated|vote|voted|votes|lead|led|score|scored|final|match|game|tie|ruled|ruling"
    r"|decision|passed|rout|thrash\w*|trail\w*|ahead|down|up|against|score line|scoreline"
    r"|series|goals?)\b",
    re.IGNORECASE,
)
_CLOCK_SPAN = re.compile(r"(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?(?![\w:])")
_PHONE = re.compile(r"(?<!\w)(?:\+\d{1,3}[ -]?)?(?:\(\d{2,5}\)[ -]?)?\d{3,5}[ -]\d{3,4}[ -]\d{3,4}(?!\w)")


def _share(match: re.Match[str]) -> Amount | None:
    if _NOT_SHARE.search(match.string[max(0, match.start() - 10) : match.start()]) and not match["n"]:
        return None
    part = 1 if match["half"] else _SMALL[match["n"].casefold()]
    whole = 2 if match["half"] else _SHARES[match["d"].casefold()]
    return _percent(match, part / whole)


def _every_nth(match: re.Match[str]) -> Amount:
    """Read "every third household" as a third of them; what is counted stays outside."""
    share = _percent(match, 1 / (2 if match["d"].casefold() == "second" else _SHARES[match["d"].casefold()]))
    return replace(share, end=match.end("d"), number_start=match.start("d"), number_end=match.end("d"))


def _in(match: re.Match[str]) -> Amount | None:
    part, whole = _small(match["n"]), _small(match["d"])
    return _percent(match, part / whole) if 0 < part <= whole else None


_NUMBER_WORDS = {
    **_SMALL, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100, "two hundred": 200,
    "a thousand": 1000,
}  # fmt: skip


def _small(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBER_WORDS[words.casefold()]


def _percent(match: re.Match[str], share: float) -> Amount:
    # "a third" is said of anything from 32 to 35 percent
    return Amount(
        match.start(),
        match.end(),
        match.start(),
        match.end(),
        100 * share,
        100 * share,
        SHARE_UNIT,
        rounding=min(1.5, 25 * share),
    )


def _points(match: re.Match[str]) -> Amount:
    word = (match["n"] or match["m"]).casefold()
    value = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}.get(word, 0.75)
    return Amount(
        match.start(), match.end(), match.start(), match.end(), value, value, "points", rounding=0.005
    )


_SCORE_BASE = 1000


def _score(match: re.Match[str]) -> Amount | None:
    a, b = int(match["a"]), int(match["b"])
    if a < b and not _SCORE_WORDS.search(match.string[max(0, match.start() - 60) : match.end() + 40]):
        return None
    high, low = max(a, b), min(a, b)
    value = high + low / _SCORE_BASE
    return Amount(match.start(), match.end(), match.start(), match.end(), value, value, SCORE)


def _score_to(match: re.Match[str]) -> Amount | None:
    """Read "by 88 to 81" where something is voted on or played; "rose by 3 to 12" is none."""
    near = match.string[max(0, match.start() - 80) : match.end() + 40]
    a, b = (cardinal(match[side]) for side in ("a", "b"))
    if a is None or b is None or not (_SCORE_WORDS.search(near) or _VOTED.search(near)):
        return None
    value = max(a, b) + min(a, b) / _SCORE_BASE
    start = match.start("a")
    return Amount(start, match.end(), start, match.end(), value, value, SCORE)


_TIMES_OVER = re.compile(
    r"\b(?:(?P<two>twice)|(?P<three>thrice)|(?<=only )once|(?<=just )once|once (?=only\b))(?! (?:as|the|more|a|an|every"
    r"|his|her|its|their|what|that)\b)",
    re.IGNORECASE,
)


def _times_over(match: re.Match[str]) -> Amount:
    value = 2.0 if match["two"] else 3.0 if match["three"] else 1.0
    return Amount(match.start(), match.end(), match.start(), match.end(), value, value, counted=TIMES)


_DECADE_OF_LIFE = re.compile(
    r"\bin (?:his|her|their) (?P<part>early |late |mid-? ?)?(?P<d>teens|twenties|thirties|forties|fifties|sixties"
    r"|seventies|eighties|nineties|[2-9]0s)\b",
    re.IGNORECASE,
)
_LIFE = (
    "teens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_PARTS_OF_TEN = {"": (0, 9), "early": (0, 4), "mid": (3, 7), "late": (5, 9)}


def _decade_of_life(match: re.Match[str]) -> Amount:
    """Read "in his mid-fifties" as an age from 53 to 57."""
    word = match["d"].casefold()
    first = int(word[:2]) if word[0].isdigit() else 10 * (_LIFE.index(word) + 1)
    low, high = _PARTS_OF_TEN[(match["part"] or "").casefold().strip(" -")]
    low = 3 if first == 10 and low < 3 else low  # thirteen to nineteen
    start = match.start("part") if match["part"] else match.start("d")
    return Amount(
        start,
        match.end(),
        match.start("d"),
        match.end(),
        first + low,
        first + high,
        "year",
        counted=AGE,
        approximate=True,
    )


_VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "tens of thousands": 1e4,
    "hundreds of thousands": 1e5, "millions": 1e6, "tens of millions": 1e7, "hundreds of millions": 1e8}  # fmt: skip
_VAGUE_COUNT = re.compile(
    r"(?<![\w-])(?P<v>(?:tens|hundreds) of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions)\b"
    r"(?! of (?:dollars|euros|pounds|years|times|miles|kilomet|tons|tonnes|acres|hectares|feet|met))",
    re.IGNORECASE,
)
VAGUE_COUNTS = frozenset(w for words in _VAGUE for w in (words, words.rsplit(" ", 1)[-1]))
"""Nouns that count without a number."""
_FEWEST_OF, _MOST_OF = 1.5, 20.0


def _vague_count(match: re.Match[str]) -> Amount:
    """Read "hundreds": at least one and a half, and no thousands."""
    unit = _VAGUE[match["v"].casefold()]
    return Amount(match.start(), match.end(), match.start(), match.end(), _FEWEST_OF * unit, _MOST_OF * unit)


def _nothing(_match: re.Match[str]) -> None:
    return None


Reader = Callable[[re.Match[str]], Amount | None]

PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_PHONE, _nothing),
    (_CLOCK_SPAN, _nothing),
    (_POINTS, _points),
    (_SHARE, _share),
    (_IN, _in),
    (_EVERY_NTH, _every_nth),
    (_SCORE, _score),
    (_SCORE_TO, _score_to),
    (_TIMES_OVER, _times_over),
    (_DECADE_OF_LIFE, _decade_of_life),
    (_VAGUE_COUNT, _vague_count),
)
"""In this order: what an earlier pattern takes, a later one does not read; None marks what is no amount."""
