"""Properties that hold whatever the text says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts import Frame, GroundedClaim, Phrase, Quantity, TimeSpan, compare
from factcheck.facts.amounts import find_amounts
from factcheck.facts.comparators.dates import disjoint
from factcheck.facts.comparators.numbers import differ
from factcheck.facts.fact import Clock
from factcheck.facts.timex import Reference, find_times
from factcheck.facts.timex.calendar import (
    Interval,
    decade_of,
    month_of,
    part_of,
    quarter_of,
    week_of,
    weekend_near,
    year_of,
)
from factcheck.facts.units import unit_named
from tests.support import grounded

DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
RELATIVE = [
    "yesterday",
    "on Tuesday",
    "last Friday",
    "two days ago",
    "today",
    "tomorrow",
    "next Sunday",
    "on Monday",
]
WORDS = st.lists(
    st.sampled_from(
        "on in the May 3 1990s 2021 since until three weeks ago Tuesday last next spring of early end 27/05/2021 from to and between "
        "fourth quarter second half first ten days week weekend the rest later than or less 41 percent million $ at least more than nearly half a third Christmas Eve two dozen 17th century , . - –".split()
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS, DAYS)
def test_every_interval_is_well_formed_and_in_its_place(words: list[str], published: date) -> None:
    text = " ".join(words)
    end = 0
    for time in find_times(text, Reference(published)).times:
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        end = time.end
    for amount in find_amounts(text):
        assert amount.low <= amount.high
        assert 0 <= amount.start < amount.end <= len(text)


@given(st.sampled_from(RELATIVE), DAYS, st.integers(1, 400))
def test_publishing_later_by_whole_weeks_moves_relative_days_as_far(
    words: str, published: date, weeks: int
) -> None:
    (first,) = find_times(f"It burned {words}.", Reference(published)).times
    (second,) = find_times(f"It burned {words}.", Reference(published + timedelta(weeks=weeks))).times
    assert first.earliest is not None
    assert second.earliest == first.earliest + timedelta(weeks=weeks)


@given(st.sampled_from(["yesterday", "today", "tomorrow", "two days ago"]), DAYS, st.integers(1, 4000))
def test_publishing_later_by_days_moves_counted_days_as_far(words: str, published: date, days: int) -> None:
    (first,) = find_times(f"It burned {words}.", Reference(published)).times
    (second,) = find_times(f"It burned {words}.", Reference(published + timedelta(days=days))).times
    assert first.earliest is not None
    assert second.earliest == first.earliest + timedelta(days=days)


@given(st.sampled_from(RELATIVE), st.sampled_from(RELATIVE), DAYS, DAYS, st.integers(1, 400))
def test_shifting_both_publication_dates_shifts_both_times_and_no_verdict(
    words: str, others: str, published: date, later: date, weeks: int
) -> None:
    def read(text: str, day: date) -> TimeSpan:
        (time,) = find_times(f"It burned {text}.", Reference(day)).times
        return time

    shift = timedelta(weeks=weeks)
    before = read(words, published), read(others, later)
    after = read(words, published + shift), read(others, later + shift)
    for old, new in zip(before, after, strict=True):
        assert old.earliest is not None
        assert old.latest is not None
        assert (new.earliest, new.latest) == (old.earliest + shift, old.latest + shift)
    assert disjoint(*before) == disjoint(*after)


PERIODS = st.sampled_from(
    [month_of(2024, 2), month_of(2023, 12), year_of(2021), quarter_of(2020, 1), week_of(date(2024, 1, 5)), decade_of(1990)]
)  # fmt: skip


@given(PERIODS, st.sampled_from(["early", "beginning", "mid", "late", "end", "first", "second"]))
def test_a_part_of_a_period_lies_inside_it(period: Interval, part: str) -> None:
    narrowed = part_of(period, part)
    assert period.earliest is not None
    assert period.latest is not None
    assert narrowed.earliest is not None
    assert narrowed.latest is not None
    assert period.earliest <= narrowed.earliest <= narrowed.latest <= period.latest


@given(DAYS)
def test_a_weekend_holds_the_day_that_it_is_named_after(day: date) -> None:
    weekend = weekend_near(day)
    assert weekend.earliest is not None
    assert weekend.latest is not None
    assert weekend.earliest <= day <= weekend.latest
    days = {
        (weekend.earliest + timedelta(days=n)).weekday()
        for n in range((weekend.latest - weekend.earliest).days + 1)
    }
    assert {5, 6} <= days


SPANS = st.builds(
    lambda first, length, approximate: TimeSpan(
        0, 4, "then", first, first + timedelta(days=length), "day" if length == 0 else "period", "", approximate
    ),
    DAYS, st.integers(0, 800), st.booleans(),
)  # fmt: skip


@given(SPANS, SPANS)
def test_times_exclude_each_other_mutually_and_never_when_they_overlap(a: TimeSpan, b: TimeSpan) -> None:
    assert disjoint(a, b) == disjoint(b, a)
    assert a.earliest is not None
    assert b.latest is not None
    assert a.latest is not None
    assert b.earliest is not None
    if a.earliest <= b.latest and b.earliest <= a.latest:
        assert not disjoint(a, b)


@given(st.integers(101, 10_000_000), st.integers(2, 3))
def test_rounding_never_makes_a_clash(value: int, digits: int) -> None:
    rounded = int(f"{value:.{digits - 1}e}".replace(".", "").split("e")[0]) * 10 ** (len(str(value)) - digits)
    exact, about = _quantity(f"{value} people"), _quantity(f"about {rounded} people")
    assert not differ(exact, about)


@given(st.floats(1.1, 9.9), st.sampled_from(["thousand", "million", "billion"]))
def test_rounding_to_a_scale_never_makes_a_clash(value: float, scale: str) -> None:
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    exact, rounded = _quantity(f"{value * factor:.0f} people"), _quantity(f"{value:.1f} {scale} people")
    assert not differ(exact, rounded)


LENGTHS = ["feet", "metres", "kilometres", "miles", "yards", "inches"]
MASSES = ["kilograms", "tonnes", "ounces", "grams"]
AREAS = ["hectares", "acres", "square kilometres", "square miles", "square feet"]
TEMPERATURES = ["degrees Celsius", "degrees Fahrenheit"]
SPEEDS = ["kilometres per hour", "miles per hour", "knots"]
ENERGIES = ["kilowatt-hours", "megawatt-hours", "gigawatt-hours"]
KINDS = [LENGTHS, MASSES, AREAS, TEMPERATURES, SPEEDS, ENERGIES]
CONVERSIONS = [(a, b) for kind in KINDS for a in kind for b in kind if a != b]


@given(st.integers(1, 5000), st.sampled_from(CONVERSIONS))
def test_conversion_never_makes_a_clash(value: int, units: tuple[str, str]) -> None:
    first, second = unit_named(units[0]), unit_named(units[1])
    assert first is not None
    assert second is not None
    converted = (value * first[1] + first[2] - second[2]) / second[1]
    stated, other = _quantity(f"{value} {units[0]}"), _quantity(f"{converted:.9f} {units[1]}")
    assert stated.unit == other.unit
    assert not differ(stated, other)


def _quantity(text: str) -> Quantity:
    (amount,) = find_amounts(text)
    return Quantity(
        amount.start, amount.end, text[amount.start : amount.end], amount.low, amount.high, amount.unit, "person",
        approximate=amount.approximate, rounding=amount.rounding,
    )  # fmt: skip


def _claim(document: str, quantity: Quantity | None, when: TimeSpan | None, published: date) -> GroundedClaim:
    """Say "the storm hurt N villagers", dated or not."""
    storm = Phrase(
        "storm",
        frozenset(["coastal"]),
        "",
        "",
        pronoun=False,
        definite=True,
        start=0,
        end=9,
        text="the storm",
    )
    frame = Frame(
        "hurt", "injury", agents=(storm,), words=frozenset(["storm", "coastal", "injury", "villager"])
    )
    claim = grounded("The coastal storm hurt villagers then.", document, published=published)
    facts = replace(
        claim.facts, frame=frame, predicate="hurt", when=when, times=(when,) if when else (), quantities=(quantity,) if quantity else (),
    )  # fmt: skip
    return replace(claim, facts=facts)


CLOCKS = st.builds(
    lambda first, length, zone: Clock(first, first + length, zone, zone),
    st.integers(0, 1439), st.integers(0, 240), st.none() | st.integers(-12, 14).map(lambda hours: 60 * hours),
)  # fmt: skip


@given(DAYS, st.integers(0, 1439), st.integers(-12, 14), st.integers(-12, 14))
def test_one_moment_in_two_zones_never_makes_a_clash(day: date, minute: int, here: int, there: int) -> None:
    def told(ahead: int) -> TimeSpan:
        days, clock = divmod(minute + 60 * ahead, 1440)
        when = day + timedelta(days=days)
        return TimeSpan(0, 4, "then", when, when, "day", clock=Clock(clock, clock, 60 * ahead, 60 * ahead))

    assert not disjoint(told(here), told(there))


@given(DAYS, DAYS, CLOCKS, st.none() | CLOCKS, st.integers(1, 4000))
def test_times_of_day_exclude_each_other_mutually_and_wherever_the_days_lie(
    day: date, other: date, clock: Clock, second: Clock | None, days: int
) -> None:
    a = TimeSpan(0, 4, "then", day, day, "day", clock=clock)
    b = TimeSpan(0, 4, "then", other, other, "day", clock=second)
    assert disjoint(a, b) == disjoint(b, a)
    later = timedelta(days=days)
    moved = [replace(t, earliest=d + later, latest=d + later) for t, d in ((a, day), (b, other))]
    assert disjoint(*moved) == disjoint(a, b)


QUANTITIES = st.builds(
    lambda low, extra, approximate: Quantity(
        0, 4, "some", low, low + extra, "", "person", approximate=approximate, predicate="injury"
    ),
    st.integers(1, 500), st.integers(0, 50), st.booleans(),
)  # fmt: skip


@given(st.none() | QUANTITIES, st.none() | QUANTITIES, st.none() | SPANS, st.none() | SPANS, DAYS, DAYS)
def test_swapping_the_claims_swaps_the_values_and_nothing_else(
    p: Quantity | None, q: Quantity | None, t: TimeSpan | None, u: TimeSpan | None, d: date, e: date
) -> None:
    a, b = _claim("a", p, t, d), _claim("b", q, u, e)
    forth, back = compare(a, b), compare(b, a)
    assert [(c.type, c.answer, c.first, c.second, c.same_event) for c in forth] == [
        (c.type, c.answer, c.second, c.first, c.same_event) for c in back
    ]
