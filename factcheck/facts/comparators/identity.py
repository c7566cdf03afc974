"""Identity: who somebody is: one person has one nationality, one age, one party, and is one thing to a relative."""

from __future__ import annotations

import re
from functools import partial

from factcheck.facts.comparators.alignment import pairs_of
from factcheck.facts.comparison import Comparison, of_sides
from factcheck.facts.fact import Event, GroundedClaim, Trait
from factcheck.facts.showing import show_time
from factcheck.facts.story import mentions, one_story
from factcheck.names import name_words, same_name

__all__ = ["compare"]

_YEAR_DAYS = 365
_BIRTHDAY = 1  # year by which an age may differ between two reports of one day
_DOUBLE = 2  # words of a name, more than which may end in two surnames


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one bearer is said to be two things that exclude each other, in one story."""
    if (
        a.claim.negated
        or b.claim.negated
        or {a.claim.modality, b.claim.modality} & {"hypothetical", "denied"}
    ):
        return None
    if a.facts.traits or b.facts.traits:
        return _two_traits(a, b) or _age_and_birth(a, b, swapped=False) or _age_and_birth(b, a, swapped=True)
    return None


def _two_traits(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    for p, q in pairs_of(a.facts.traits, b.facts.traits):
        if p.kind != q.kind or not _exclude(p, q, a, b) or _told_on_both(p, q, a, b):
            continue
        if not one_story(a.claim.document, b.claim.document):
            return None
        if p.kind == "alias":
            return _answer(p, q, p.bearer, q.bearer, f"who is called “{p.text}”")
        return _answer(p, q, p.text, q.text, p.bearer if p.bearer[:1].isupper() else f"the {p.bearer}")
    return None


def _age_and_birth(aged: GroundedClaim, born: GroundedClaim, *, swapped: bool) -> Comparison | None:
    """Compare an age, as of the day of publication, with a date of birth."""
    written = aged.claim.document.published
    told = aged.facts.when
    if written is None or (
        told is not None and told.earliest and (written - told.earliest).days > _YEAR_DAYS
    ):
        return None  # how old somebody was then
    if any(int(y) < written.year - 1 for y in _YEAR.findall(aged.claim.sentence.text)):
        return None
    for trait in aged.facts.traits:
        if trait.kind != "age":
            continue
        year = written.year - int(float(trait.value))
        for event in born.facts.events:
            if (
                event.kind != "birth"
                or not _born_apart(event, year)
                or not _is_born(trait, event, aged, born)
            ):
                continue
            assert event.when is not None
            sides = (
                (f"{trait.value} (born in {year - 1} or {year})", (trait.start, trait.end)),
                (f"born in {show_time(event.when)}", (event.when.start, event.when.end)),
            )
            return of_sides(
                "identity",
                "clash",
                sides,
                0.8,
                swapped=swapped,
                explain=partial("{1} against {2} ({0})".format, trait.bearer),
            )
    return None


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _born_apart(event: Event, year: int) -> bool:
    if event.when is None or event.when.earliest is None or event.when.latest is None:
        return False
    first, last = year - 1 - _BIRTHDAY, year + _BIRTHDAY
    return event.when.latest.year < first or event.when.earliest.year > last


def _is_born(trait: Trait, event: Event, aged: GroundedClaim, born: GroundedClaim) -> bool:
    names = [p for p in event.participants if p[:1].isupper()]
    if len(names) != 1 or not trait.bearer[:1].isupper() or not same_name(trait.bearer, names[0]):
        return False
    full = len(name_words(trait.bearer)) > 1 and len(name_words(names[0])) > 1
    return full or one_story(aged.claim.document, born.claim.document)


def _exclude(p: Trait, q: Trait, a: GroundedClaim, b: GroundedClaim) -> bool:
    if p.kind == "alias":
        return p.value == q.value and not same_name(p.bearer, q.bearer)
    if not _one_bearer(p, q):
        return False
    if p.kind == "age":
        first, second = a.claim.document.published, b.claim.document.published
        years = abs((first - second).days) // _YEAR_DAYS if first and second else 0
        return abs(float(p.value) - float(q.value)) > _BIRTHDAY + years
    if p.kind == "party":
        return not set(name_words(p.value)) & set(name_words(q.value))
    if p.kind == "kin" and not _one_relative(p.of, q.of):
        return False
    return p.value != q.value


def _one_relative(a: str, b: str) -> bool:
    """Tell whether two are said to be kin of the same one; "my brother" is that of whoever speaks."""
    if a[:1].isupper() and b[:1].isupper():
        return same_name(a, b)
    return a == b and a in ("her", "his", "their")


def _one_bearer(p: Trait, q: Trait) -> bool:
    if p.bearer[:1].isupper() and q.bearer[:1].isupper():
        if p.kind == "kin" and 1 in (len(p.bearer.split()), len(q.bearer.split())):
            return name_words(p.bearer)[0] == name_words(q.bearer)[0]  # relatives go by their first names
        return same_name(p.bearer, q.bearer) or _inner_surname(p.bearer, q.bearer)
    return p.bearer == q.bearer


def _inner_surname(a: str, b: str) -> bool:
    """Tell whether one is called by the first of two surnames: Óscar Rivas Mejía is Rivas."""
    left, right = sorted((name_words(a), name_words(b)), key=len)
    return len(left) == 1 and len(right) > _DOUBLE and left[0] == right[-2]


def _told_on_both(p: Trait, q: Trait, a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether one side knows the other's value, too: who is a lawyer and a journalist is both."""
    if p.kind in ("alias", "age"):
        return False
    if a.claim.document.id == b.claim.document.id:
        return p.kind != "kin"
    if p.kind == "kin":
        return False
    return mentions(a.claim.document, q.text) or mentions(b.claim.document, p.text)


def _answer(p: Trait, q: Trait, first: str, second: str, who: str) -> Comparison:
    return Comparison(
        type="identity",
        answer="clash",
        first=first,
        second=second,
        first_span=(p.start, p.end),
        second_span=(q.start, q.end),
        explanation=f"{first} against {second} ({who})",
        same_event=0.8,
    )
