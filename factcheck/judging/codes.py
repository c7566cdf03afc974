"""Rule codes: stable for ever."""

from __future__ import annotations

from factcheck.facts import ConflictType

__all__ = ["CODES", "POSSIBLY_DIFFERENT", "SUPERSEDED", "UNSUPPORTED"]

CODES: dict[ConflictType, str] = {
    "date": "FC101",
    "number": "FC102",
    "entity": "FC103",
    "location": "FC104",
    "role": "FC105",
    "identity": "FC106",
    "outcome": "FC107",
    "negation": "FC108",
    "trend": "FC109",
    "cause": "FC110",
    "attribution": "FC111",
    "modality": "FC112",
    "sequence": "FC113",
    "antonym": "FC114",
    "other": "FC199",
}
"""Code of each conflict type."""

UNSUPPORTED = "FC201"
"""A claim of a draft that no reference supports."""

SUPERSEDED = "FC301"
"""A later report updates an earlier one."""

POSSIBLY_DIFFERENT = "FC302"
"""Documents differ about what may be different events."""
