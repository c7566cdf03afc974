"""Whether two claims speak of one event or one state of affairs: a score with what it was made of.

A small logistic regression over what is compared: names, rare things in common, roles, predicate, words, place, time,
embedding, and the documents around the claims.  `scripts/eval_same_event.py` fits and measures it
(docs/decisions/0022-relations.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.facts.comparators.alignment import align, names_of, places_of, times_apart
from factcheck.facts.fact import Entity, GroundedClaim, Phrase, TimeSpan
from factcheck.facts.showing import show_time
from factcheck.facts.story import one_story
from factcheck.names import same_name

__all__ = ["EVENT_PARTS", "SameEvent", "parts_of", "same_event"]

EVENT_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "rare": "rare things in common",
        "names": "names in common",
        "strangers": "each names somebody that the other does not",
        "roles": "who does what to whom",
        "predicate": "the same kind of deed",
        "words": "words in common",
        "place": "place",
        "time": "time",
        "series": "one of a series (“the second outage”)",
        "worlds": "one is told as fact, the other is not",
        "cosine": "wording (cosine of the embeddings)",
        "document": "both stand in one document",
        "story": "their documents tell one story",
    }
)
"""What the score is made of, in words for a person."""

_BIAS = -2.88
_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "rare": 1.34,
        "names": 0.5,
        "strangers": -0.63,
        "roles": 0.8,
        "predicate": 0.77,
        "words": 1.41,
        "place": 0.8,
        "time": 0.85,
        "series": -0.8,
        "worlds": -0.51,
        "cosine": 6.16,
        "document": -3.43,
        "story": 1.15,
    }
)
"""Fitted by `scripts/eval_same_event.py`, but for names, roles, place and series: too few pairs of the training cases
tell them for a fit to give them any weight, and they have one by hand, of the size of the weights for verb and time."""
_NAMES = 3  # names in common beyond which more say nothing


@dataclass(frozen=True, slots=True)
class SameEvent:
    """How likely two claims speak of one event.

    `score` is in [0, 1]; `parts` are, by their names in `EVENT_PARTS`, the values in [-1, 1] that were compared, with
    what each adds to the log odds; `apart` are, in words, the things that tell the two apart ("in Turin against in
    Genoa").
    """

    score: float
    parts: tuple[tuple[str, float, float], ...]
    apart: tuple[str, ...]


def same_event(
    first: GroundedClaim, second: GroundedClaim, cosine: float, anchors: Sequence[str] = ()
) -> SameEvent:
    """Return how likely two claims speak of one event or one state of affairs, and why.

    `cosine` is of their embeddings, `anchors` what rare things they share (`Pair.anchors`).  Swapping the claims
    changes nothing but the order of the words in `apart`.
    """
    values = parts_of(first, second, cosine, anchors)
    parts = tuple((name, value, _WEIGHTS[name] * value) for name, value in values.items())
    score = _BIAS + sum(weighed for _, _, weighed in parts)
    return SameEvent(1.0 / (1.0 + math.exp(-score)), parts, tuple(_apart(first, second)))


def parts_of(
    first: GroundedClaim, second: GroundedClaim, cosine: float, anchors: Sequence[str] = ()
) -> dict[str, float]:
    """Return the values that are weighed, in the order of `EVENT_PARTS`; 0 stands for what is not told."""
    laid = align(first, second)
    roles = [value for value in (laid.agents, laid.patients) if value is not None]
    return {
        "rare": float(bool(anchors)),
        "names": min(laid.names, _NAMES) / _NAMES,
        "strangers": float(laid.strangers),
        "roles": sum(2.0 * value - 1.0 for value in roles) / 2.0,
        "predicate": float(laid.predicate),
        "words": laid.held,
        "place": _places(places_of(first), places_of(second)),
        "time": _times(first.facts.times, second.facts.times),
        "series": float(laid.series),
        "worlds": float(laid.worlds),
        "cosine": max(-1.0, min(1.0, cosine)),
        "document": float(first.claim.document.id == second.claim.document.id),
        "story": float(one_story(first.claim.document, second.claim.document)),
    }


def _places(left: Sequence[Entity], right: Sequence[Entity]) -> float:
    """Return 1 where two claims name a place in common, -1 where each names others, 0 where one names none."""
    if not left or not right:
        return 0.0
    return 1.0 if any(same_name(a.name, b.name) for a in left for b in right) else -1.0


def _times(left: Sequence[TimeSpan], right: Sequence[TimeSpan]) -> float:
    """Return 1 where two times meet, -1 where all exclude each other, 0 where one claim tells none."""
    if not left or not right:
        return 0.0
    return -1.0 if all(times_apart(a, b) for a in left for b in right) else 1.0


def _apart(first: GroundedClaim, second: GroundedClaim) -> list[str]:
    """Return what tells two claims apart, in words."""
    laid = align(first, second)
    found = []
    if laid.agents == 0.0:
        found.append(_against("done by", first.facts.frame.agents, second.facts.frame.agents))
    if laid.patients == 0.0:
        found.append(_against("done to", first.facts.frame.patients, second.facts.frame.patients))
    if laid.strangers:
        found.append(_strangers(first, second))
    ours, theirs = places_of(first), places_of(second)
    if _places(ours, theirs) < 0:
        found.append(f"in {_listed(e.name for e in ours)} against in {_listed(e.name for e in theirs)}")
    if _times(first.facts.times, second.facts.times) < 0:
        dates = (_listed(map(show_time, g.facts.times)) for g in (first, second))
        found.append(" against ".join(dates))
    if laid.series:
        found.append("one of them speaks of one in a series")
    if laid.worlds:
        found.append(f"{first.claim.modality} against {second.claim.modality}")
    return [words for words in found if words]


def _against(how: str, left: Sequence[Phrase], right: Sequence[Phrase]) -> str:
    return f"{how} {_listed(p.text for p in left)} against {_listed(p.text for p in right)}"


def _strangers(first: GroundedClaim, second: GroundedClaim) -> str:
    """Return the names that only one of the claims bears, of each."""
    places = {e.name for e in (*places_of(first), *places_of(second))}  # told by themselves
    ours, theirs = ([e.name for e in names_of(g) if e.name not in places] for g in (first, second))
    mine = [n for n in ours if not any(same_name(n, t) for t in theirs)]
    others = [t for t in theirs if not any(same_name(n, t) for n in ours)]
    return f"{_listed(mine)} against {_listed(others)}" if mine and others else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
