"""Pairs made from the news families by changing one detail whose label then follows.

The base of a family entails each of its `ent`. Where both name the same number, weekday, month or year in
plain words, a version of the `ent` with another value cannot be true together with the base; a version with
a bound round the value ("more than 40" for 43) is still entailed. Nothing is changed where the label could
be doubted: next to a hedge, in a name, in a score, a range or an ordinal.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_NUMBER = re.compile(r"(?<![\w.,:/–-])(?P<money>[$€£]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?![\w:/–-]|[.,]\d)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_SPELLED = {value: word for word, value in _WORDS.items()}
_HEDGE = re.compile(
    r"(?:than|least|most|about|around|nearly|almost|over|under|some|roughly|approximately|up to|to|between|"
    r"and|or|another|only|every|each|per|of|aged?|No|page|chapter|article|section|route|flight|room|"
    r"[A-Z]\w+)\s*[$€£]?$",
    re.IGNORECASE,
)
_UNSAFE_AFTER = re.compile(
    r"-|\s*(?:years? old|[ap]\.?m\b|to\b|per ?cent of|or\b|in (?:\d|[a-z]+ )|of the|out of|"
    r"thirds|fourths|quarters|fifths|sixths|tenths|more|fewer|less|other)"
)
_DATE_LIKE = re.compile(rf"(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


SELF_WORDS = 30
"""Bases up to this many words are also changed in themselves; of longer ones the rest would repeat too much."""

SELF_SHARE = 0.3
"""Share of those bases. More would teach that any difference between like texts is a contradiction."""


class _Amount(NamedTuple):
    start: int
    end: int
    value: int
    spelled: bool


def amounts(text: str) -> list[_Amount]:
    """Plain counts in `text`: whole numbers from 2 up, neither hedged nor part of a name, date or score."""
    found: list[_Amount] = []
    for match in _NUMBER.finditer(text):
        value = int(match["digits"].replace(",", ""))
        before, after = text[: match.start()], text[match.end() :]
        grouped = "," in match["digits"]
        if value < 2 or (1000 <= value <= 2100 and not grouped and not match["money"]):
            continue  # a year, or too small to change both ways
        if _HEDGE.search(before) or _UNSAFE_AFTER.match(after):
            continue
        if _DATE_LIKE.match(after.strip()) or _DATE_LIKE.search(before.rsplit(" ", 2)[-1]):
            continue
        found.append(_Amount(match.start("digits"), match.end("digits"), value, False))
    found += [
        _Amount(match.start(), match.end(), _WORDS[match.group()], True)
        for match in re.finditer(rf"\b(?:{'|'.join(_WORDS)})\b", text)
        if not _HEDGE.search(text[: match.start()]) and not _UNSAFE_AFTER.match(text[match.end() :])
    ]
    return sorted(found)


def shared_amounts(base: str, entailed: str) -> Iterator[_Amount]:
    """Yield the counts of `entailed` that `base` gives too, each exactly once in both."""
    first, second = [a.value for a in amounts(base)], amounts(entailed)
    values = [a.value for a in second]
    for amount in second:
        if first.count(amount.value) == 1 and values.count(amount.value) == 1:
            yield amount


def written(value: int, *, spelled: bool) -> str:
    """`value` as news writes it."""
    if spelled and value in _SPELLED:
        return _SPELLED[value]
    return f"{value:,}" if value >= 1000 else str(value)


def other_value(value: int, rng: random.Random) -> int:
    """Return a value clearly different from `value`: no rounding or recount would bring them together."""
    if value <= 12:
        return rng.choice([v for v in range(2, 16) if abs(v - value) >= max(1, value // 4)])
    factor = rng.choice((0.3, 0.5, 0.6, 0.75, 1.3, 1.5, 2.0, 3.0))
    moved = round(value * factor)
    if value % 10 == 0:
        moved = max(10, moved // 10 * 10)
    return moved if moved != value else value * 2


def bounds(value: int, rng: random.Random) -> tuple[str, str]:
    """Return two phrases for a count: one that `value` fits and one that it does not."""
    step = max(1, round(value * rng.uniform(0.08, 0.25)))
    if value >= 30:
        step = max(10, step // 10 * 10) if value < 1000 else 10 ** (len(str(step)) - 1) * int(str(step)[0])
    low, high = value - step, value + step
    if value >= 30:
        unit = 10 if value < 1000 else 10 ** (len(str(value)) - 2)
        low, high = low // unit * unit, -(-high // unit) * unit
    low, high = max(1, low), high
    fits = rng.choice((f"more than {low:,}", f"over {low:,}", f"at least {low:,}", f"fewer than {high:,}"))
    fails = rng.choice((f"more than {high:,}", f"at least {high:,}", f"fewer than {low:,}", f"over {high:,}"))
    return fits, fails


def swapped_word(base: str, entailed: str, words: Iterable[str], rng: random.Random) -> str | None:
    """Return `entailed` with another of `words` where both texts name one and the same; None if they do not."""
    vocabulary = list(words)
    pattern = re.compile(rf"\b(?:{'|'.join(vocabulary)})\b")
    first, second = pattern.findall(base), pattern.findall(entailed)
    if len(first) != 1 or first != second:
        return None
    if re.search(rf"\b(?:before|after|since|until|by|from|to|or|every|each)\s+{second[0]}", entailed):
        return None
    if "May" in second and not re.search(r"\b(?:in|on|of|last|\d)\s+May\b|\bMay\s+\d", entailed):
        return None
    return pattern.sub(rng.choice([w for w in vocabulary if w != second[0]]), entailed)


def swapped_year(base: str, entailed: str, rng: random.Random) -> str | None:
    """Return `entailed` with another year where both texts name just one year, the same; None if they do not."""
    pattern = re.compile(r"(?<![\w$€£,.–-])(?:19|20)\d\d(?![\w–-]|,\d|\.\d)")
    first, second = pattern.findall(base), pattern.findall(entailed)
    if (
        len(second) != 1
        or first != second
        or not re.search(rf"\b(?:in|of|on|\w+ \d+,) {second[0]}", entailed)
    ):
        return None
    year = int(second[0])
    return pattern.sub(str(year + rng.choice((-9, -4, -3, -2, -1, 1, 2, 3))), entailed)


def agreeing_swaps(first: str, second: str, rng: random.Random) -> Iterator[str]:
    """Yield versions of `second` with another value in place of each one that `first` gives, too."""
    for amount in shared_amounts(first, second):
        other = written(other_value(amount.value, rng), spelled=amount.spelled)
        yield _capitalised(second[: amount.start] + other + second[amount.end :])
    for changed in (
        swapped_word(first, second, _DAYS, rng),
        swapped_word(first, second, _MONTHS, rng),
        swapped_year(first, second, rng),
    ):
        if changed is not None:
            yield changed


def swap_pairs(families: Iterable[dict[str, Any]], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield (premise, hypothesis, label) for every detail that a base and one of its `ent` share."""
    for family in families:
        base = family["base"]
        itself = len(base.split()) <= SELF_WORDS and rng.random() < SELF_SHARE
        for entailed in [*family["ent"], *([base] if itself else [])]:
            for amount in shared_amounts(base, entailed):
                head, tail = entailed[: amount.start], entailed[amount.end :]
                other = written(other_value(amount.value, rng), spelled=amount.spelled)
                fits, fails = bounds(amount.value, rng)
                clash = rng.choice((other, fails)) if amount.value >= 5 and head[-1:] not in "$€£" else other
                same = fits if amount.value >= 5 and head[-1:] not in "$€£" else None
                clashing = _capitalised(head + clash + tail)
                yield base, clashing, "contradiction"
                yield clashing, base, "contradiction"
                if same is not None:
                    yield base, _capitalised(head + same + tail), "entailment"
                    yield _capitalised(head + same + tail), base, "not_contradiction"
                elif amount.value in _SPELLED:
                    yield (
                        base,
                        _capitalised(head + written(amount.value, spelled=not amount.spelled) + tail),
                        "entailment",
                    )
            for clashing_date in (
                swapped_word(base, entailed, _DAYS, rng),
                swapped_word(base, entailed, _MONTHS, rng),
                swapped_year(base, entailed, rng),
            ):
                if clashing_date is not None:
                    yield base, clashing_date, "contradiction"
                    yield clashing_date, base, "contradiction"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
