"""Facts and findings in words: "2019-03", "at least 14 crew", "97% sure", "1 document says 2019, 2 say 2018"."""

from __future__ import annotations

import calendar
import math
from datetime import date

from factcheck.facts import Entity, Event, GroundedClaim, Quantity, TimeSpan
from factcheck.judging import Finding
from factcheck.reports.page import plural
from factcheck.reports.places import place
from factcheck.reports.safe import one_line
from factcheck.reports.sides import in_one_document

__all__ = [
    "also",
    "attitude",
    "certainty",
    "entity_words",
    "event_words",
    "quantity_words",
    "span_words",
    "stand",
    "time_words",
]

_DECIMALS = 4
_OPEN_RELATIONS = {"since", "after", "until", "before"}
_LAST_MONTH, _LAST_DAY = 12, 31
_MOST_CERTAIN = 99  # percent; a model is never quite sure
_MOST_NAMED = 4  # documents, or further places, of one side that are named rather than only counted


def span_words(span: TimeSpan) -> str:
    """Return the days of a span as short as they can be told: a day, a month, a year, "2019-03-01 to 2019-03-14"."""
    about = "about " if span.approximate else ""
    if span.clock is None:
        return about + _days(span.earliest, span.latest)
    if span.granularity == "time":
        return span.clock.text
    return f"{about}{_days(span.earliest, span.latest)}, {span.clock.text}"


def _days(earliest: date | None, latest: date | None) -> str:
    if earliest is None or latest is None:
        if earliest:
            return f"{earliest} or later"
        return f"{latest} or earlier" if latest else "at no known time"
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.month, earliest.day) == (1, 1) and latest == date(earliest.year, _LAST_MONTH, _LAST_DAY):
        return f"{earliest.year:04d}"
    last_of_month = calendar.monthrange(earliest.year, earliest.month)[1]
    if earliest.day == 1 and latest == earliest.replace(day=last_of_month):
        return earliest.isoformat()[: len("2019-03")]
    return f"{earliest} to {latest}"


def time_words(span: TimeSpan) -> str:
    """Return a span with its words and how it was worked out: `2019-03-03 “Sunday” (Sunday before 2019-03-04)`."""
    relation = "" if span.relation == "at" else f"{span.relation} "
    if span.relation in _OPEN_RELATIONS and not (span.earliest and span.latest):
        relation = ""
    how = f" ({span.derivation})" if span.derivation else ""
    return f"{relation}{span_words(span)} “{span.text}”{how}"


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity with its unit, what it counts, and over which window."""
    about = "about " if quantity.approximate else ""
    counted = " ".join([*sorted(quantity.modifiers), quantity.counted]).strip()
    named = " ".join(part for part in (about + _interval(quantity), quantity.unit, counted) if part)
    window = quantity.window
    if isinstance(window, TimeSpan):
        window = f"in {span_words(window)}"
    return f"{named} “{quantity.text}”" + (f" ({window})" if window else "")


def _interval(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if math.isinf(low):
        return "any number of" if math.isinf(high) else f"at most {_number(high)}"
    if math.isinf(high):
        return f"at least {_number(low)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: float) -> str:
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.{_DECIMALS}f}".rstrip("0").rstrip(".")


def entity_words(entity: Entity) -> str:
    """Return a name with its label and its role."""
    about = ", ".join(part for part in (entity.label, entity.role if entity.role != "other" else "") if part)
    return f"{entity.name} ({about})" if about else entity.name


def event_words(event: Event) -> str:
    """Return what happens to whom, when."""
    whom = f": {', '.join(event.participants)}" if event.participants else ""
    return f"{event.kind}{whom}" + (f", {span_words(event.when)}" if event.when else "")


def attitude(grounded: GroundedClaim) -> str:
    """Return how the claim is put forward: asserted, reported and by whom, negated, or only implied."""
    claim = grounded.claim
    told = "" if claim.modality == "asserted" and claim.speaker else claim.modality
    by = f"{claim.speaker} {claim.speech_act or 'says'}" if claim.speaker else ""
    how = [told, by, "negated" if claim.negated else "", "implied" if grounded.derived else ""]
    return " · ".join(part for part in how if part)


def certainty(finding: Finding) -> str:
    """Return " · 97% sure", nothing for a note: it does not claim that anything is wrong."""
    if finding.severity == "info":
        return ""
    return f" · {min(round(finding.confidence * 100), _MOST_CERTAIN)}% sure"


def stand(finding: Finding) -> str:
    """Say how many documents stand where: "1 document says 2019-03-03 · 2 say 2018-02 (coast, inquiry)"."""
    if in_one_document(finding):
        return "Both stand in the same document."
    values = (finding.first.value, finding.second.value)
    if not all(values) and len(finding.agree_with_first) == len(finding.agree_with_second) == 1:
        return "1 document on each side"
    told: list[str] = []
    for ids, value, ordinal, texts in zip(
        (finding.agree_with_first, finding.agree_with_second),
        values,
        ("first", "second"),
        finding.voices,
        strict=True,
    ):
        if not ids:
            continue
        count = str(len(ids)) if told else plural(len(ids), "document")
        position = (
            f"{'says' if len(ids) == 1 else 'say'} {one_line(value)}" if all(values) else f"for the {ordinal}"
        )
        told.append(f"{count} {position}{_names(ids, texts)}")
    return " · ".join(told)


def also(finding: Finding) -> str:
    """Say where else each side stands: "the first also at harbour.txt:1:1, coast.txt:4:2"; "" when nowhere."""
    told: list[str] = []
    for sides, ordinal in ((finding.also_first, "first"), (finding.also_second, "second")):
        if sides:
            named = [one_line(place(side.claim.claim)) for side in sides[:_MOST_NAMED]]
            more = len(sides) - len(named)
            listed = ("; " if any(", " in name for name in named) else ", ").join(named)  # "a.pdf: page 1, …"
            told.append(f"the {ordinal} also at {listed}" + (f" and {more} more" if more else ""))
    return " · ".join(told)


def _names(ids: tuple[str, ...], texts: int) -> str:
    """Name the documents where there are a few, and tell copies; a single one is named above already."""
    if len(ids) < 2:
        return ""
    notes = [", ".join(map(one_line, ids))] if len(ids) <= _MOST_NAMED else []
    if texts < len(ids):
        notes.append("copies of one text" if texts == 1 else f"{texts} different texts")
    return f" ({'; '.join(notes)})" if notes else ""
