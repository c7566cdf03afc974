"""`Comparison`: what a comparator answers about two claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Answer", "Comparison", "ConflictType", "of_sides"]

ConflictType = Literal[
    "date", "number", "entity", "location", "role", "identity", "outcome", "negation", "trend", "cause",
    "attribution", "modality", "sequence", "antonym", "other",
]  # fmt: skip
Answer = Literal["clash", "compatible", "superseded", "unknown"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparator's answer about one kind of fact.

    `first` and `second` are the two values as shown to a person ("2021-05-27", "2020-01"); `first_span` and
    `second_span` the words they come from (code points into each claim's field); `explanation` says why, in words.
    `same_event` is the comparator's own evidence, in [0, 1], that both values describe one event (1: a once-only event
    with the same participant).
    """

    type: ConflictType
    answer: Answer
    first: str = ""
    second: str = ""
    first_span: tuple[int, int] | None = None
    second_span: tuple[int, int] | None = None
    explanation: str = ""
    same_event: float = 0.0


Told = tuple[str, tuple[int, int]]
"""A value as shown to a person, and the words it comes from (code points into its claim's field)."""


def of_sides(
    kind: ConflictType,
    answer: Answer,
    sides: tuple[Told, Told],
    same_event: float,
    *,
    swapped: bool,
    explain: Callable[[str, str], str] = "“{}” against “{}”".format,
) -> Comparison:
    """Return the answer of a rule that treats its two claims unlike, for the claims in the order they were given.

    `sides` are in the order of the rule, which looked at the claims the other way round if `swapped`; `explain` makes
    the explanation of the two values as they are then shown.  `same_event` is as in `Comparison`.
    """
    (first, first_span), (second, second_span) = reversed(sides) if swapped else sides
    return Comparison(
        kind, answer, first, second, first_span, second_span, explain(first, second), same_event
    )
