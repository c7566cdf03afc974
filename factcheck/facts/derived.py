"""Derived claims: what the facts imply and no clause says outright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from factcheck.facts.fact import Event, Facts, Frame, GroundedClaim, Phrase, TimeSpan
from factcheck.facts.showing import show_time

__all__ = ["derive"]

_VIOLENT = frozenset(
    [
        "kill",
        "killed",
        "killing",
        "assassinated",
        "assassination",
        "murder",
        "murdered",
        "execution",
        "executed",
        "slaying",
        "slain",
        "cost",
        "claimed",
        "took",
    ]
)
_SAID = {
    "birth": "born",
    "founding": "founded",
    "wedding": "married",
    "signing": "signed",
    "opening": "opened",
}
_LEMMAS = {
    "birth": "bear",
    "founding": "found",
    "wedding": "marry",
    "signing": "sign",
    "opening": "open",
    "death": "kill",
}


def derive(grounded: GroundedClaim, borrowed: Sequence[Event]) -> Iterator[GroundedClaim]:
    """Yield a claim for each event whose date was worked out: "Qassem Soleimani was killed around January 2020"."""
    for event in borrowed:
        if (
            event.when is None
            or not event.participants
            or event.when.earliest is None
            or event.when.latest is None
        ):
            continue
        names = [p for p in event.participants if p[:1].isupper()]
        verb = _verb(event)
        if not names or not verb:
            continue
        subject = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        text = f"{subject} {'was' if len(names) == 1 else 'were'} {verb} {when_words(event.when)}."
        own = replace(event, participants=tuple(names))
        entities = tuple(e for e in grounded.facts.entities if e.name in names)
        frame = Frame(
            predicate=_LEMMAS[event.kind],
            kind=event.kind,
            patients=tuple(
                Phrase(n.casefold(), frozenset(), n, "", False, True, event.start, event.end, n)
                for n in names
            ),
            words=frozenset([_LEMMAS[event.kind], *(w.casefold() for n in names for w in n.split())]),
        )
        facts = Facts(
            times=(event.when,), entities=tuple(replace(e, role="patient") for e in entities), events=(own,),
            predicate=frame.predicate, when=event.when, frame=frame,
        )  # fmt: skip
        claim = replace(grounded.claim, text=text, rule="derived", negated=False)
        yield GroundedClaim(claim, facts, derived=True)


def _verb(event: Event) -> str:
    if event.kind == "death":
        return "killed" if event.text.casefold() in _VIOLENT else "dead"
    return _SAID.get(event.kind, "")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def when_words(time: TimeSpan) -> str:
    """Return a time as words of a sentence: "on 27 May 2021", "around January 2020", "in 2019"."""
    first, last = time.earliest, time.latest
    if first is None or last is None:
        return show_time(time)
    if first == last:
        return f"on {first.day} {_MONTHS[first.month - 1]} {first.year}"
    if time.approximate and (last - first).days <= 31:
        middle = first + timedelta(days=(last - first).days // 2)
        return f"around {_MONTHS[middle.month - 1]} {middle.year}"
    if first.year == last.year and first.month == last.month:
        return f"in {_MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        return f"in {first.year}"
    return f"between {first.isoformat()} and {last.isoformat()}"
