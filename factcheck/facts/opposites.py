"""Words and their opposites, and what some of them are opposites of only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

__all__ = ["COMPARED", "OF", "SIGNED"]

_TABLE = """
trend
    + v rise increase grow climb jump surge soar go~up edge~up rocket swell recover rebound
    - v fall decrease decline drop shrink plunge slide slip tumble go~down dip plummet shrank sink
trend
    + a high up many expensive costly busy
    - a low down few cheap quiet
trend
    + n rise increase growth gain jump surge
    - n fall decrease decline drop dip slump
level
    + v raise heighten
    - v lower
length
    + v lengthen extend prolong
    - v shorten curtail
length
    + a long
    - a short
strictness
    + v tighten toughen
    - v loosen relax ease
ban
    + v lift end scrap suspend abolish revoke
    - v extend prolong renew keep uphold maintain
request
    + v grant approve accept
    - v refuse reject deny turn~down throw~out
permission
    + v allow permit authorise authorize
    - v forbid ban prohibit bar
stance
    + v support back welcome praise endorse applaud favour
    - v oppose condemn criticise criticize denounce slam
running
    + v suspend halt stop cancel
    - v continue resume
switch
    + a on
    - a off
switch
    + v switch~on turn~on
    - v switch~off turn~off
gate
    + a open
    - a closed shut
trend
    + d up
    - d down
side
    + d upstream
    - d downstream
duty
    + a compulsory mandatory obligatory
    - a voluntary optional
plea
    + a guilty
    - a innocent
verdict
    + v convict
    - v acquit clear exonerate
vote
    + v adopt pass carry approve
    - v reject defeat vote~down throw~out fail
contest
    + v win
    - v lose
seat
    + v hold keep retain defend
    - v lose
membership
    + v join admit
    - v leave quit expel withdraw
law
    + v introduce adopt impose restore reintroduce
    - v scrap abolish repeal drop abandon
ruling
    + v uphold confirm affirm
    - v overturn annul quash reverse overrule
life
    + v survive
    + a alive unharmed unhurt uninjured stable
    - v die perish drown kill murder
    - a dead
wreck
    + a intact undamaged unscathed
    - v destroy wreck ruin demolish flatten
fate
    + v acquit free release
    - v jail imprison execute
secrecy
    + a public
    - a secret confidential
fee
    + a free
    - a paid chargeable
crowd
    + a full packed crowded
    - a empty deserted
vote-share
    + a unanimous
    - a divided split
speed
    + v accelerate speed~up quicken
    - v slow slow~down
width
    + v widen broaden expand
    - v narrow
size
    + v double triple quadruple
    - v halve
power
    + v strengthen
    - v weaken
"""
"""A dimension, then its two poles with the part of speech (verb, adjective, noun, adverb) and words of each; "~" stands
for the space before a particle."""


def _signed(table: str) -> Mapping[tuple[str, str], tuple[tuple[str, int], ...]]:
    """Return, for (part of speech, word), the (dimension, sign) that it stands for; the sign is 1 or -1."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    dimension = ""
    for line in table.strip().split("\n"):
        if not line.startswith(" "):
            dimension = line
            continue
        mark, pos, *words = line.split()
        for word in words:
            found[pos, word.replace("~", " ")].append((dimension, 1 if mark == "+" else -1))
    return {key: tuple(signs) for key, signs in found.items()}


SIGNED = _signed(_TABLE)
COMPARED = frozenset(
    ["high", "low", "many", "few", "expensive", "costly", "cheap", "long", "short", "busy", "quiet"]
)
"""Adjectives that say which way something went only in the comparative."""
_VOTES = frozenset(
    ["motion", "bill", "amendment", "law", "resolution", "proposal", "budget", "plan", "treaty", "referendum", "act",
     "measure", "exception", "reform", "appeal", "petition", "offer", "deal"]
)  # fmt: skip
OF = {
    "ban": frozenset(
        ["ban", "suspension", "curfew", "sanction", "embargo", "restriction", "blockade", "moratorium", "siege",
         "quarantine",
         "freeze", "deadline", "emergency", "truce", "ceasefire", "lockdown"]
    ),
    "vote": _VOTES,
    "law": _VOTES | {"tax", "levy", "fee", "tariff", "rule", "duty", "subsidy", "ban", "restriction", "quota"},
    "contest": frozenset(
        ["match", "election", "seat", "vote", "race", "title", "case", "appeal", "battle", "game", "fight", "bout",
         "final",
         "lawsuit", "cup", "referendum", "runoff", "rematch"]
    ),
    "seat": frozenset(["seat", "title", "lead", "majority", "post", "job", "record"]),
    "membership": frozenset(["union", "league", "alliance", "bloc", "treaty", "party", "coalition", "agreement"]),
}  # fmt: skip
"""What some of the pairs are opposites of only: a ban is lifted or extended, and not both."""
