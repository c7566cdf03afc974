"""Numbers in English text: digits, words and both together, with their place in the text.

"1.2 million", "two hundred and fifty", "half a million", "two dozen" -> value, and how finely it was stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["CARDINAL", "ORDINAL", "Number", "cardinal", "find_numbers", "ordinal"]

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "dozens": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
    "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "lakh": 100_000, "crore": 10_000_000,
    "lakh crore": 1_000_000_000_000,
}  # fmt: skip
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "t": 1e12}
_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip


def _longest_first(words: object) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_UNIT_WORD = _longest_first([*_ONES, *_TENS])
_ONES_WORD = _longest_first([w for w, v in _ONES.items() if 0 < v < 10])
_ORDINAL_ONES = _longest_first([w for w, v in _ORDINAL_WORDS.items() if v < 10])

CARDINAL = (
    rf"(?:\d{{1,4}}(?:\.\d)?|an?(?: couple of| dozen| hundred)?|(?:{_longest_first(_TENS)})[- ](?:{_ONES_WORD})"
    rf"|{_UNIT_WORD})"
)
"""Pattern of a small cardinal as it stands before a unit of time."""

ORDINAL = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)|(?:{_longest_first(_TENS)})[- ](?:{_ORDINAL_ONES})"
    rf"|(?:one[- ]|two[- ])?hundredth|{_longest_first(_ORDINAL_WORDS)})"
)
"""Pattern of an ordinal, spelled out or not."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: code points `[start, end)`, its value, and the place value of its last stated digit.

    "2,500" is stated to the hundred, "1.2 million" to the hundred thousand, "41" to the one.  `spelled` is true for
    a number written in words, `scaled` when a scale word ("million", "bn") follows digits.
    """

    start: int
    end: int
    value: float
    place: float
    spelled: bool = False
    scaled: bool = False


_VULGAR = {
    "½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
_CODE = "(?:USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|AUD|CAD)"  # may stand right before the digits: "USD115"
_WORD = rf"(?:{_longest_first([*_ONES, *_TENS, *(set(_SCALES) - {'score', 'lakh crore'})])})"
_DIGITS = (
    r"\d{1,3}(?: \d{3}){2,4}(?![,.]?\d)|\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,9})?"
    r"|\.\d{1,6}"
)
_CANDIDATE = re.compile(
    rf"(?<![\w.,/])(?:(?P<whole>\d{{1,3}})(?:-| {{1,2}})?)?(?:(?P<vulgar>[{''.join(_VULGAR)}])"
    rf"|(?P<part>[1-9])/(?P<parts>[2-58])(?=[ -][a-z]|$))(?![\w/])(?: (?P<of>thousand|million|billion|trillion)\b)?"
    rf"|(?:(?<![\w.,])|(?<=\b{_CODE}))(?P<digits>{_DIGITS})(?![\d])"
    rf"(?:(?P<short>bn|mn|tn|k|m|b|t)\b(?![/²³])|[ \u00a0-](?P<scale>lakh crore|hundred|thousand|million"
    rf"|billion|trillion|lakh|crore|dozen|bn|mn|tn)s?\b)?"
    rf"|\b(?P<half>(?:half(?: an?)?|an? half) (?:million|billion|dozen|trillion|hundred|thousand)"
    rf"|(?:an? |the )?quarter (?:of an? )?(?:million|billion|trillion)"
    rf"|three[- ]quarters of an? (?:million|billion))\b"
    rf"|\b(?P<words>(?:(?:an? |several )(?=hundred|thousand|million|billion|trillion"
    rf"|dozen))?{_WORD}(?:(?:[- ]|  |, | {{1,2}}and {{1,2}}| and a |-and-)(?:{_WORD}\b|half\b)){{0,12}})\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[ ,-]+")
_SCALE_AFTER = re.compile(r" (million|billion|trillion)\b", re.IGNORECASE)
_WORD_AT = re.compile(r"[A-Za-z]+")
_GREATER_SCALE = re.compile(r"[ -](?:thousand|million|billion)\b", re.IGNORECASE)
_HALVES = {"half": 0.5, "quarter": 0.25, "three": 0.75}


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of `text` in order, without overlaps; ordinals and indefinite "dozens" are none."""
    position = 0
    while match := _CANDIDATE.search(text, position):
        position = match.end()
        if match["vulgar"] or match["part"]:
            found = _of_fraction(match)
            if found is not None:
                yield found
        elif match["digits"]:
            number, position = _with_rest(text, _of_digits(match))
            yield number
        elif match["half"]:
            words = match["half"].casefold().replace("-", " ").split()
            share = next(_HALVES[w] for w in words if w in _HALVES)
            scale = _SCALES[words[-1]]
            yield Number(match.start(), match.end(), share * scale, share * scale / 2, spelled=True)
        else:
            found = _of_words(text, match.start(), match.end())
            if found is not None:
                yield found
                position = max(found.end, match.start() + 1)


_REST = re.compile(r" (?:and )?(?=\w)")
_LEAST_REST = 100.0


def _with_rest(text: str, number: Number) -> tuple[Number, int]:
    """Add what follows in a smaller scale: "1 million 200 thousand", "6 crore and two hundred"."""
    between = _REST.match(text, number.end)
    following = _CANDIDATE.match(text, between.end()) if number.scaled and between is not None else None
    if following is None:
        return number, max(number.end, number.start + 1)
    if following["digits"]:
        rest: Number | None = _of_digits(following)
    else:
        rest = _of_words(text, following.start(), following.end()) if following["words"] else None
    if rest is None or not (rest.scaled or rest.spelled) or not _LEAST_REST <= rest.value < number.place:
        return number, number.end
    return Number(number.start, rest.end, number.value + rest.value, rest.place, scaled=True), rest.end


def _of_fraction(match: re.Match[str]) -> Number | None:
    """Read "½", "2½", "1/4", "2 1/4"; 7/7 and 9/5 are no fractions."""
    whole = float(match["whole"] or 0)
    if match["vulgar"]:
        share = _VULGAR[match["vulgar"]]
    else:
        share = int(match["part"]) / int(match["parts"])
        if share >= 1:
            return None
    scale = _SCALES[match["of"].casefold()] if match["of"] else 1.0
    return Number(match.start(), match.end(), (whole + share) * scale, share * scale, scaled=scale != 1.0)


def _of_digits(match: re.Match[str]) -> Number:
    digits = match["digits"].replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    end = match.end()
    scale = 1.0
    if match["short"]:
        # "5m" may be five metres and "3b" a clause; only currency signs make them scales, which is settled later
        end = match.end("digits")
    elif match["scale"]:
        word = match["scale"].casefold()
        scale = _SHORT_SCALES.get(word) or _SCALES[word]
    value = float(digits) * scale
    return Number(match.start(), end, value, _place(digits) * scale, scaled=scale != 1.0)


def _place(digits: str) -> float:
    """Return the place value of the last stated digit: 0.01 for "3.14", 100 for "2500"."""
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]))
    stripped = digits.rstrip("0")
    return float(10 ** (len(digits) - len(stripped))) if stripped else 1.0


def _of_words(text: str, start: int, end: int) -> Number | None:
    """Read the longest well-formed numeral from `start`."""
    total, current, last_scale, smallest = 0.0, 0.0, float("inf"), 1.0
    seen = half = False
    stop = start
    room = float("inf")  # the next plain word must be smaller than this
    for match in _WORD_AT.finditer(text, start, end):
        word = match.group().casefold()
        if word in {"a", "an", "several", "and"}:
            if word in {"a", "an"} and not seen:
                current, room = 1.0, 1.0
            continue
        if word == "half":
            if not seen:
                break
            if (scale_word := _SCALE_AFTER.match(text, match.end())) and last_scale == float("inf"):
                # "five and a half million"
                scale = _SCALES[scale_word[1].casefold()]
                value = (current + 0.5) * scale
                return Number(start, scale_word.end(), value, scale / 4, spelled=True)
            step = last_scale if last_scale != float("inf") else 1.0
            total, current, half = total + current + step / 2, 0.0, True
            stop = match.end()
            break
        if word in _SCALES:
            scale = _SCALES[word]
            if word == "dozens" or (
                not seen
                and current == 0
                and not (word == "hundred" and _GREATER_SCALE.match(text, match.end()))
            ):
                # a bare "hundred" or "dozens" is no number
                if not seen:
                    return None
                break
            if scale in (100, 12):
                if not seen and current == 0 and _GREATER_SCALE.match(text, match.end()):
                    current = 1.0  # "hundred thousand dollars"
                if not 0 < current < 100:
                    break
                current, room = current * scale, 100.0 if scale == 100 else 0.0
                smallest = scale
            else:
                if word == "crore" and last_scale == _SCALES["lakh"] and current == 0:
                    total, last_scale, smallest = total * scale, scale, scale  # "three lakh crore"
                    seen, stop = True, match.end()
                    continue
                if scale >= last_scale:
                    break
                total, current, last_scale, room = total + current * scale, 0.0, scale, 1000.0
                smallest = scale
        else:
            value = float(_ONES.get(word, _TENS.get(word, 0)))
            if value >= room:
                break
            current += value
            smallest = 1.0 if value % 10 or value in (10, 0) else 10.0
            room = 10.0 if value >= 20 else 0.0
        seen = True
        stop = match.end()
    if not seen:
        return None
    value = total + current
    place = smallest if value >= 100 else 1.0
    return Number(start, stop, value, smallest / 2 if half else place, spelled=True)


def cardinal(words: str) -> float | None:
    """Return the value of a small cardinal such as "three", "a", "21", "a couple of", "a dozen"."""
    text = words.casefold().strip()
    if text in {"a", "an", "the", "one"}:
        return 1.0
    if text.startswith(("a couple", "couple")):
        return 2.0
    number = next(find_numbers(text), None)
    return None if number is None else number.value


def ordinal(words: str) -> int | None:
    """Return the value of an ordinal such as "fourth", "21st", "twenty-first", "hundredth"."""
    text = words.casefold().strip()
    if text[:1].isdigit():
        return int(re.match(r"\d{1,6}", text).group())  # type: ignore[union-attr]
    parts = _SPLIT.split(text)
    last = _ORDINAL_WORDS.get(parts[-1])
    if last is None:
        return None
    if len(parts) == 2 and parts[0] in _TENS:
        return _TENS[parts[0]] + last
    if len(parts) == 2 and parts[0] in _ONES:
        return _ONES[parts[0]] * last
    return last
