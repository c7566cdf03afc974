"""Facts: claims get normalised dates, quantities, entities and events, and facts are compared."""

from factcheck.facts.comparison import Answer, Comparison, ConflictType
from factcheck.facts.fact import Entity, Event, Facts, Granularity, GroundedClaim, Quantity, Role, TimeSpan

__all__ = [
    "Answer", "Comparison", "ConflictType", "Entity", "Event", "Facts", "Granularity", "GroundedClaim", "Quantity",
    "Role", "TimeSpan",
]  # fmt: skip
