"""Datelines: "BAGHDAD (Gulf Wire) — ", "LONDON, March 3 — ", "WALLOPS ISLAND, Va. — " before a paragraph."""

from __future__ import annotations

import re
from datetime import date

from factcheck.documents.dates import MONTH_DAY, dates_in, month_day
from factcheck.documents.document import Dateline

__all__ = ["match_dateline"]

_LONGEST = 110
_DASH = re.compile(r"[ \u00a0](?:[-–—]|--)[ \u00a0](?=\S)|(?<=[^\W\d_])—(?=\S)|(?<=\))[–—](?=\S)")
_AGENCY = re.compile(r"[ \u00a0]?\([^()]{2,40}\)$")
_WEEKDAY = re.compile(r",? (?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_DAY = re.compile(rf",? (?P<day>{MONTH_DAY})(?:,? (?P<year>[12][0-9]{{3}}))?$", re.IGNORECASE)
# A capital, then what names of places are made of: "NUKU'ALOFA", "St. John's", "WILLIAMS LAKE, B.C.", "Geneva/Nouna".
_PLACE = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_][^\d()\[\]:;!?\"“”*_]{1,60})$")
_WORDS_IN_MIXED_CASE = 2
_MANY = 8
# "Prairie & Mountain Wire -- ": the typed double hyphen is a habit of wires and stands in no prose.
_WORDS_BEFORE_DOUBLE_HYPHEN = 5
# With only the year known, a reference in its middle keeps every month in that year.
_MIDDLE_OF_YEAR = 6
_SMALL = frozenset(
    [
        "am",
        "an",
        "and",
        "de",
        "del",
        "der",
        "des",
        "di",
        "do",
        "du",
        "el",
        "la",
        "las",
        "le",
        "los",
        "of",
        "sur",
        "the",
        "upon",
    ]
)


def match_dateline(
    text: str, span: tuple[int, int], *, published: date | None, year: int | None, leading: bool
) -> Dateline | None:
    """Return the dateline at the start of the paragraph at `span` of `text`, None when there is none.

    A place in capitals, or one followed by a date or an agency, counts anywhere; one or two capitalised words and a
    dash ("Santiago – There was …") only when `leading`, before the first paragraph.  `year` completes a day when
    `published` is unknown.
    """
    start, end = span
    dash = _DASH.search(text, start, min(end, start + _LONGEST))
    # "NATO — the alliance of 32 states — said": what goes on with a small letter is a subject with an insertion.
    if dash is None or text[dash.end()].islower():
        return None
    place = text[start : dash.start()].rstrip()
    place, agency = _cut(_AGENCY, place)
    day: date | None = None
    place, weekday = _cut(_WEEKDAY, place)
    stamp = _DAY.search(place)
    if stamp:
        place = place[: stamp.start()]
        if stamp["year"]:
            day = next((d for _, d in dates_in(stamp.group().strip(", "))), None)
        else:
            day = month_day(stamp["day"], published or (date(year, _MIDDLE_OF_YEAR, 1) if year else None))
    place, earlier = _cut(_AGENCY, place)
    named = _PLACE.match(place.rstrip(", "))
    if named is None:
        return None
    dated = bool(stamp or agency or weekday or earlier)
    most = _WORDS_BEFORE_DOUBLE_HYPHEN if "--" in dash.group() else _WORDS_IN_MIXED_CASE
    if not _is_place(named["name"], plain_words=_MANY if dated else most if leading else 0):
        return None
    return Dateline(named["name"].strip("* _"), day, start, dash.end())


def _cut(pattern: re.Pattern[str], words: str) -> tuple[str, bool]:
    found = pattern.search(words)
    return (words[: found.start()], True) if found else (words, False)


def _is_place(name: str, *, plain_words: int) -> bool:
    """Return whether `name` is a place in capitals, or in up to `plain_words` capitalised words."""
    city = name.split(",")[0]
    words = [w for w in re.split(r"[ /\u00a0-]+", city) if w]
    if not words or not all(w[0].isupper() or w == "&" or w.lower() in _SMALL for w in words):
        return False
    return city.upper() == city or len(words) <= plain_words
