"""Lifetimes: somebody is dead in one claim, and alive, or doing something later, in the other."""

from __future__ import annotations

import re
from datetime import timedelta

from factcheck.facts.comparators.alignment import match_phrases, times_apart
from factcheck.facts.comparators.dates import slack_days
from factcheck.facts.comparison import Comparison, of_sides
from factcheck.facts.fact import Event, GroundedClaim, Phrase, TimeSpan
from factcheck.facts.showing import show_time
from factcheck.facts.syntax import token_at
from factcheck.names import same_name

__all__ = ["compare"]

_SURVIVING = frozenset(["survive", "recover", "escape"])
_ALIVE = frozenset(["alive", "unhurt", "unharmed", "uninjured"])
_DEEDS = frozenset(
    ["attend", "visit", "celebrate", "speak", "meet", "travel", "arrive", "return", "sign", "announce", "appear",
     "resign", "retire", "marry", "lead", "command", "perform", "play", "teach", "testify", "campaign", "vote", "win",
     "head", "serve", "receive", "accept", "conduct", "address", "host", "welcome", "tell", "say", "argue", "deny",
     "confess", "surrender", "flee", "buy", "sell", "open", "launch", "direct", "coach", "run", "swim", "climb", "sing"]
)  # fmt: skip
"""What only the living do."""
_POSTHUMOUS = frozenset(
    ["posthumously", "will", "estate", "ghost", "memorial", "tribute", "biopic", "film", "book"]
)
_NO_LONGER = re.compile(r"\b(?:no longer|not|never|almost|nearly|feared|die[sd]? out)\b", re.IGNORECASE)
_GROUPS = frozenset(["they", "some", "others"])
_AGAINST = "{} against {}".format


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one who died in one claim lives on in the other; of other documents' later news, nothing."""
    first = _compare(a, b, swapped=False) if _tells_of_death(a) else None
    return first or (_compare(b, a, swapped=True) if _tells_of_death(b) else None)


def _tells_of_death(claim: GroundedClaim) -> bool:
    return claim.facts.frame.kind == "death" or any(e.kind == "death" for e in claim.facts.events)


def _compare(dead: GroundedClaim, living: GroundedClaim, *, swapped: bool) -> Comparison | None:
    if not _stated(dead) or not _stated(living):
        return None
    frame = living.facts.frame
    if _POSTHUMOUS & (frame.words | frame.adverbs) or not frame.agents:
        return None
    whole = living.claim.start, living.claim.end
    for who, when, span in _deaths(dead):
        if not _is(who, frame.agents, dead):
            continue
        if _alive(living) and not _before(living, when):
            sides = ("died", span), ("alive", whole)
            return of_sides("outcome", "clash", sides, 0.9, swapped=swapped, explain=_AGAINST)
        if when is not None and _later_deed(living, when):
            assert living.facts.when is not None
            did = f"{frame.predicate} {show_time(living.facts.when)}"
            sides = (f"died {show_time(when)}", span), (did, whole)
            return of_sides("sequence", "clash", sides, 0.9, swapped=swapped, explain=_AGAINST)
    return None


def _stated(claim: GroundedClaim) -> bool:
    stated = claim.claim.modality in ("asserted", "reported") and not claim.claim.negated
    return stated and claim.facts.frame.factual and not _NO_LONGER.search(claim.claim.text)


_Who = str | tuple[Phrase, ...]


def _deaths(claim: GroundedClaim) -> list[tuple[_Who, TimeSpan | None, tuple[int, int]]]:
    """Return who died in a claim, by name or by the phrase of its own predicate, when, and where it says so."""
    found: list[tuple[_Who, TimeSpan | None, tuple[int, int]]] = [
        (name, event.when, (event.start, event.end))
        for event in claim.facts.events
        if event.kind == "death" and _of_one(event)
        for name in event.participants
        if any(e.label == "PERSON" and same_name(e.name, name) for e in claim.facts.entities)
    ]
    frame = claim.facts.frame
    if frame.kind == "death" and not frame.copular and frame.patients:
        found.append((frame.patients, claim.facts.when, (claim.claim.start, claim.claim.end)))
    return found


def _of_one(event: Event) -> bool:
    return len(event.participants) == 1


def _is(who: _Who, agents: tuple[Phrase, ...], dead: GroundedClaim) -> bool:
    if len(agents) != 1:
        return False
    if isinstance(who, str):
        return bool(agents[0].name) and same_name(who, agents[0].name)
    if any(p.pronoun or p.head in _GROUPS for p in (*who, *agents)) or len(who) != 1:
        return False
    if not (_single(who[0], dead) and (agents[0].name or agents[0].definite)):
        return False
    return match_phrases(who, agents) == 1.0


def _single(phrase: Phrase, claim: GroundedClaim) -> bool:
    """Tell whether a phrase is of one person: some of the passengers died, and the passengers survived."""
    token = token_at(claim.claim.sentence, phrase.end - 1)
    counted = any(phrase.start <= q.start < phrase.end for q in claim.facts.quantities)
    return token is not None and token.tag in ("NN", "NNP") and not counted


def _alive(claim: GroundedClaim) -> bool:
    frame = claim.facts.frame
    if frame.copular and frame.attribute is not None:
        return frame.attribute.head in _ALIVE
    return frame.predicate in _SURVIVING and (not frame.patients or frame.predicate == "survive")


def _before(living: GroundedClaim, when: TimeSpan | None) -> bool:
    """Tell whether the claim of life speaks of, or was written at, a time before the death."""
    told = living.facts.when
    if told is not None and when is not None and times_apart(told, when):
        return bool(told.latest and when.earliest and told.latest < when.earliest)
    written = living.claim.document.published
    return written is not None and when is not None and when.latest is not None and written <= when.latest


def _later_deed(living: GroundedClaim, died: TimeSpan) -> bool:
    frame, when = living.facts.frame, living.facts.when
    if (
        frame.copular
        or frame.predicate not in _DEEDS
        or when is None
        or when.relation not in ("at", "during")
    ):
        return False
    if when.earliest is None or died.latest is None or when.derivation.startswith("the "):
        return False
    slack = timedelta(days=slack_days(when) + slack_days(died) + 1)
    return when.earliest - died.latest > slack
