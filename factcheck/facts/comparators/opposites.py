"""Opposites: rose and fell, won and lost, approved and rejected, said of the same thing."""

from __future__ import annotations

from typing import Literal

from factcheck.facts.comparators.alignment import align, arguments_agree, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim
from factcheck.facts.phrases import predicate_words

__all__ = ["compare", "opposition"]

Opposition = Literal["trend", "outcome", "antonym"]

_PAIRS: tuple[tuple[Opposition, str, str], ...] = (
    ("trend",
        "rise increase grow climb jump surge gain soar go~up edge~up rocket widen expand"
        " strengthen double triple improve accelerate",
     "fall decrease decline drop shrink plunge slide slip tumble go~down dip sink narrow"
         " contract weaken halve worsen slow plummet"),
    ("outcome", "win", "lose"),
    ("outcome", "convict find~guilty", "acquit"),
    ("outcome", "succeed", "fail"),
    ("outcome", "pass", "fail"),
    ("outcome", "save rescue", "destroy kill"),
    ("antonym", "approve accept adopt endorse back ratify pass",
    "reject refuse veto defeat block throw~out vote~down turn~down decline"),
    ("antonym", "open reopen", "close shut"),
    ("antonym", "free release", "jail imprison detain"),
    ("antonym", "confirm admit acknowledge", "deny dispute"),
    ("antonym", "impose introduce", "lift scrap abolish repeal"),
    ("antonym", "extend prolong", "shorten curtail"),
    ("antonym", "hire appoint", "fire sack dismiss"),
    ("antonym", "begin start", "end finish stop"),
    ("antonym", "allow permit legalize legalise", "ban forbid prohibit outlaw"),
    ("antonym", "support favor favour back", "oppose"),
    ("antonym", "raise increase lift", "cut lower reduce"),
    ("antonym", "build erect", "demolish dismantle"),
    ("antonym", "arrive", "leave depart"),
    ("antonym", "buy acquire", "sell"),
    ("antonym", "join enter", "leave quit exit"),
    ("antonym", "find", "lose"),
    ("antonym", "uphold", "overturn quash"),
    ("antonym", "grant", "deny refuse"),
    ("antonym", "praise", "criticize criticise condemn"),
    ("antonym", "remember", "forget"),
    ("antonym", "win~back regain", "lose"),
    ("antonym", "postpone delay", "bring~forward advance"),
)  # fmt: skip
_OPPOSITES: dict[tuple[str, str], Opposition] = {}
for _kind, _left, _right in _PAIRS:
    for _a in _left.split():
        for _b in _right.split():
            _OPPOSITES.setdefault((_a.replace("~", " "), _b.replace("~", " ")), _kind)
            _OPPOSITES.setdefault((_b.replace("~", " "), _a.replace("~", " ")), _kind)

_HELD = 0.75  # share of the shorter claim, predicates aside, that the longer must hold


_IN_TURN = frozenset(
    "begin start end finish stop arrive leave depart buy acquire sell join enter quit exit find lose".split()
)
"""What the same does one after the other: it is no conflict unless both are dated, and alike."""


def _in_turn(first: str, second: str) -> bool:
    return first in _IN_TURN and second in _IN_TURN


def opposition(first: str, second: str) -> Opposition | None:
    """Return how two predicates oppose each other, None when they do not."""
    return _OPPOSITES.get((first, second))


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where opposite things are said of the same subject, and of the same object if both have one."""
    first, second = a.facts.frame, b.facts.frame
    kind = opposition(first.predicate, second.predicate)
    if kind is None or a.claim.negated or b.claim.negated or first.copular or second.copular:
        return None
    if _in_turn(first.predicate, second.predicate) and (a.facts.when is None or b.facts.when is None):
        return None
    drop = frozenset([first.predicate, first.kind]), frozenset([second.predicate, second.kind])
    alignment = align(a, b, *drop)
    if alignment.apart or alignment.held < _HELD or alignment.shared < 1 or times_differ(a, b):
        return None
    if not arguments_agree(alignment, a, b) or bool(first.patients) != bool(second.patients):
        return None
    if numbers_differ(a, b) or (kind == "outcome" and (a.facts.quantities or b.facts.quantities)):
        return None  # four of the applicants passed, fifteen failed
    left, right = predicate_words(a.claim), predicate_words(b.claim)
    return Comparison(
        type=kind,
        answer="clash",
        first=left,
        second=right,
        first_span=(a.claim.start, a.claim.end),
        second_span=(b.claim.start, b.claim.end),
        explanation=f"“{left}” against “{right}”",
        same_event=0.5 + 0.4 * alignment.overlap,
    )
