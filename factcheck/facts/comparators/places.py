"""Places: where the same thing happened; one place inside the other is no conflict."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facts.comparators.alignment import align, match_phrases, places_of, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Entity, Frame, GroundedClaim, Phrase
from factcheck.facts.lexicon import PEOPLE_KINDS
from factcheck.facts.senses import nation_of
from factcheck.facts.syntax import token_at
from factcheck.names import name_words
from factcheck.places import PlaceRelation, place_relation

__all__ = ["compare"]

_HELD = 0.75  # share of the shorter claim, its place aside, that the longer must hold
_KINDS = frozenset(
    ["sea", "street", "road", "avenue", "square", "airport", "river", "lake", "university", "hospital", "stadium",
     "station", "bridge", "desert", "ocean", "county", "province", "palace", "cathedral", "park", "prison", "valley",
     "district", "branch", "junction", "island", "school", "church", "hotel", "market", "herbarium", "region",
     "village", "motorway", "canal", "dam", "ridge", "peak", "glacier", "canton", "parish", "ward"]
)  # fmt: skip
"""What a name ends with that says what is named: of one kind, two places are two."""


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where the places that are not common to both exclude each other, *compatible* where one is inside.

    A place counts against one that stands with the same preposition: "from Bamako to Paris" and "to Lyon".
    """
    here, there = places_of(a), places_of(b)
    if not here or not there or a.claim.negated or b.claim.negated:
        return None
    relations = {(p, q): _relation(p, q) for p in here for q in there}
    for (p, q), relation in relations.items():
        if relation == "inside":
            same = a.facts.frame.kind == b.facts.frame.kind
            return _answer(p, q, "compatible", 0.0) if same else None
    first = [p for p in here if all(relations[p, q] != "same" for q in there)]
    second = [q for q in there if all(relations[p, q] != "same" for p in here)]
    if not first or not second or any(relations[p, q] != "apart" for p in first for q in second):
        return None
    if {_preposition(a, p) for p in first} != {_preposition(b, q) for q in second}:
        return None
    if _mentioned(first, b) or _mentioned(second, a) or not _one_matter(a, b, first, second):
        return None
    return _answer(first[0], second[0], "clash", align(a, b, _words(first), _words(second)).held * 0.8)


def _relation(p: Entity, q: Entity) -> PlaceRelation:
    known = place_relation(p.name, q.name)
    if known != "unknown":
        return known
    mine, yours = name_words(p.name), name_words(q.name)
    kind = len(mine) > 1 and len(yours) > 1 and mine[-1] == yours[-1] and mine[-1] in _KINDS
    return "apart" if kind and not set(mine[:-1]) & set(yours[:-1]) else "unknown"


def _one_matter(a: GroundedClaim, b: GroundedClaim, first: list[Entity], second: list[Entity]) -> bool:
    """Tell whether both claims say one thing, their places aside."""
    alignment = align(a, b, _words(first), _words(second))
    if not alignment.predicate or alignment.series or alignment.worlds:
        return False
    p, q = _without(a.facts.frame, _words(first)), _without(b.facts.frame, _words(second))
    agents, patients = match_phrases(p[0], q[0]), match_phrases(p[1], q[1])
    if agents == 0.0 or patients == 0.0 or (agents is None and patients is None):
        return False
    if any(not (p.definite or p.name or _casualties(g, p)) for g in (a, b) for p in g.facts.frame.patients):
        return False  # there are jobs to cut everywhere
    if patients is None and any(not (p.definite or p.name) for g in (a, b) for p in g.facts.frame.agents):
        return False  # and whales in every ocean
    if alignment.held < _HELD or alignment.shared < 2:
        return False
    return not times_differ(a, b) and not numbers_differ(a, b)


def _casualties(claim: GroundedClaim, phrase: Phrase) -> bool:
    """Tell whether a phrase counts those whom a dated event befell: three soldiers killed on 28 January."""
    counted = any(
        phrase.start <= q.start < phrase.end and q.predicate in PEOPLE_KINDS for q in claim.facts.quantities
    )
    return counted and claim.facts.when is not None and claim.facts.when.granularity == "day"


def _without(frame: Frame, places: frozenset[str]) -> tuple[list[Phrase], list[Phrase]]:
    """Return agents and patients without the words of places: "a state visit to Japan" is a state visit."""
    gone = places | {nation_of(w) for w in places}

    def bare(phrase: Phrase) -> Phrase:
        return replace(phrase, words=phrase.words - gone)

    return [bare(p) for p in frame.agents], [bare(p) for p in frame.patients]


def _mentioned(places: list[Entity], claim: GroundedClaim) -> bool:
    """Tell whether a claim's sentence names one of the places as well, in whatever role."""
    known = claim.facts.frame.words | claim.facts.context
    return any({nation_of(w) for w in name_words(p.name)} <= known for p in places)


def _preposition(claim: GroundedClaim, place: Entity) -> str:
    """Return the kind of preposition that stands before a place: "to", "from", "off", or "in" for where it is."""
    sentence = claim.claim.sentence
    token = token_at(sentence, place.start)
    index = token.i - 1 if token is not None else -1
    while index >= 0 and sentence.tokens[index].pos in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT"):
        index -= 1
    word = sentence.tokens[index].text.casefold() if index >= 0 else ""
    return {"at": "in", "on": "in", "within": "in", "inside": "in", "into": "to", "outside": "near"}.get(
        word, word
    )


def _words(places: list[Entity]) -> frozenset[str]:
    words = {w for p in places for w in name_words(p.name)}
    return frozenset(words | {nation_of(w) for w in words})


def _answer(first: Entity, second: Entity, answer: str, same_event: float) -> Comparison:
    clash = answer == "clash"
    return Comparison(
        type="location",
        answer="clash" if clash else "compatible",
        first=first.name,
        second=second.name,
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{first.name} against {second.name}"
        if clash
        else f"{first.name} and {second.name}: one lies in the other",
        same_event=same_event,
    )
