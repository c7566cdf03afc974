"""Facts: claims get normalised dates, quantities, entities and events, and facts are compared."""

from factcheck.facts.comparators import compare
from factcheck.facts.comparators.numbers import differ as exclude_each_other
from factcheck.facts.comparison import Answer, Comparison, ConflictType
from factcheck.facts.fact import (
    Entity,
    Event,
    Facts,
    Frame,
    Granularity,
    GroundedClaim,
    Phrase,
    Quantity,
    Role,
    TimeSpan,
)
from factcheck.facts.ground import ground
from factcheck.facts.metric import in_metric_units
from factcheck.facts.same_event import EVENT_PARTS, SameEvent, same_event
from factcheck.facts.story import akin, name_enough_in_common, name_many, weeks_apart
from factcheck.names import same_name

__all__ = [
    "EVENT_PARTS", "Answer", "Comparison", "ConflictType", "Entity", "Event", "Facts", "Frame", "Granularity",
    "GroundedClaim", "Phrase", "Quantity", "Role", "SameEvent", "TimeSpan", "akin", "compare",
    "exclude_each_other", "ground", "in_metric_units", "name_enough_in_common", "name_many",
    "same_event", "same_name", "weeks_apart",
]  # fmt: skip
