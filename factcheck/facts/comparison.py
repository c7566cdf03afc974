"""`Comparison`: what a comparator answers about two claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Answer", "Comparison", "ConflictType"]

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
