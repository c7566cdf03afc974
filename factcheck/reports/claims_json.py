"""`factcheck claims --format json`: documents, their sentences, and the claims with their facts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from factcheck.documents import Document, FieldName
from factcheck.facts import Event, Facts, GroundedClaim, Quantity, TimeSpan
from factcheck.reports.json_report import FORMAT_VERSION, document_fields, dump, place_fields, tool

__all__ = ["claim_fields", "render_claims_json"]

_Between = Callable[[int, int], dict[str, Any]]
"""From [start, end) of the field that a claim stands in to the two numbers of the report."""


def render_claims_json(
    version: str, models: Mapping[str, str], documents: Sequence[Document], claims: Sequence[GroundedClaim]
) -> str:
    """Return the claims of the documents as one JSON object."""
    by_document: dict[str, list[GroundedClaim]] = {d.id: [] for d in documents}
    for grounded in claims:
        by_document[grounded.claim.document.id].append(grounded)
    return dump(
        {
            "version": FORMAT_VERSION,
            "tool": tool(version, dict(models)),
            "documents": [
                document_fields(d) | {"sentences": _sentences(by_document[d.id])} for d in documents
            ],
        }
    )


def _sentences(claims: Sequence[GroundedClaim]) -> list[dict[str, Any]]:
    out = []
    for _, group in groupby(claims, key=lambda g: (g.claim.field, g.claim.sentence.start)):
        in_sentence = list(group)
        sentence = in_sentence[0].claim.sentence
        between = partial(_between, sentence.document, sentence.field)
        line, column = sentence.document.locate(sentence.field, sentence.start)
        out.append(
            {
                "field": sentence.field,
                **between(sentence.start, sentence.end),
                "line": line,
                "column": column,
                **place_fields(sentence.document, sentence.field, sentence.start),
                "text": sentence.text,
                "claims": [claim_fields(g) for g in in_sentence],
            }
        )
    return out


def claim_fields(grounded: GroundedClaim) -> dict[str, Any]:
    """Return a claim with everything that was understood of it."""
    claim = grounded.claim
    between = partial(_between, claim.document, claim.field)
    return {
        "text": claim.text,
        **between(claim.start, claim.end),
        "rule": claim.rule,
        "derived": grounded.derived,
        "modality": claim.modality,
        "negated": claim.negated,
        "speaker": claim.speaker,
        "speech_act": claim.speech_act,
        "resolved": [
            between(r.start, r.end) | {"original": r.original, "antecedent": r.antecedent}
            for r in claim.resolutions
        ],
        **_facts(grounded.facts, between),
    }


def _between(document: Document, field: FieldName, start: int, end: int) -> dict[str, Any]:
    """Return where [start, end) stands, in the file where it leads back there; what stands nowhere stays 0 and 0."""
    start, end = document.span(field, start, end) if start < end else (start, end)
    return {"start": start, "end": end}


def _facts(facts: Facts, between: _Between) -> dict[str, Any]:
    return {
        "predicate": facts.predicate,
        "times": [_time(t, between) for t in facts.times],
        "quantities": [_quantity(q, between) for q in facts.quantities],
        "entities": [
            between(e.start, e.end) | {"text": e.text, "name": e.name, "label": e.label, "role": e.role}
            for e in facts.entities
        ],
        "events": [_event(e, between) for e in facts.events],
    }


def _time(span: TimeSpan, between: _Between) -> dict[str, Any]:
    return {
        **between(span.start, span.end),
        "text": span.text,
        "earliest": _day(span.earliest),
        "latest": _day(span.latest),
        "granularity": span.granularity,
        "relation": span.relation,
        "approximate": span.approximate,
        "derivation": span.derivation,
        "clock": None if span.clock is None else span.clock.text,
    }


def _quantity(quantity: Quantity, between: _Between) -> dict[str, Any]:
    window = quantity.window
    return {
        **between(quantity.start, quantity.end),
        "text": quantity.text,
        "low": _bound(quantity.low),
        "high": _bound(quantity.high),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "modifiers": sorted(quantity.modifiers),
        "approximate": quantity.approximate,
        "window": _time(window, between) if isinstance(window, TimeSpan) else window,
    }


def _event(event: Event, between: _Between) -> dict[str, Any]:
    return {
        **between(event.start, event.end),
        "text": event.text,
        "kind": event.kind,
        "participants": list(event.participants),
        "when": _time(event.when, between) if event.when else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _bound(value: float) -> float | None:
    """Return a bound of an interval, None for an open side: JSON knows no infinity."""
    return None if math.isinf(value) else value
