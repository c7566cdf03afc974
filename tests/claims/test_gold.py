"""Claims beside the facts that a person finds in the same sentences: `tests/data/atomic_facts.json`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.claims import extract, load_parser
from factcheck.documents import Block, Document
from tests.floors import floor

_OWN = Path(__file__).parent.parent / "data" / "atomic_facts.json"


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Return how many of the facts are claims word for word, and how many of the claims are facts."""
    rows = json.loads(_OWN.read_text(encoding="utf-8"))
    documents = [
        Document(str(n), str(n), s, blocks=(Block("text", 0, len(s), "paragraph"),))
        for n, s in enumerate(row["sentence"] for row in rows)
    ]
    claims = {(c.document.id, c.text) for c in extract(documents, load_parser())}
    facts = {(str(n), fact) for n, row in enumerate(rows) for fact in row["facts"]}
    return {"recall": len(claims & facts) / len(facts), "precision": len(claims & facts) / len(claims)}


@pytest.mark.parametrize("measure", ["recall", "precision"])
def test_claims_are_the_facts_that_a_person_finds(shares: dict[str, float], measure: str) -> None:
    assert shares[measure] >= floor(f"claims.{measure}")
