"""Splitting a claim gives the claim: `tests/data/again.txt` and the fixtures, read by the shipped parser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eval_idempotence import Failure, alone, distinct, failures
from factcheck.claims import Claim, Parser, extract, load_parser
from factcheck.documents import Document, from_text
from tests.floors import floor

_SENTENCES = Path(__file__).parent.parent / "data" / "again.txt"


@cache
def parser() -> Parser:
    return load_parser()


def _claims(text: str) -> list[Claim]:
    return extract([alone(0, text, "paragraph")], parser())


def _failures(documents: list[Document]) -> tuple[int, list[Failure]]:
    made = extract(documents, parser())
    claims = distinct(made)
    found = failures(claims, parser(), made=made, paragraphs=False)
    return len(claims), [f for f in found if f.kind != "kept"]


def _sentences() -> list[Document]:
    lines = _SENTENCES.read_text(encoding="utf-8").splitlines()
    return [alone(n, line, "paragraph") for n, line in enumerate(lines)]


def _fixtures(root: Path) -> list[Document]:
    paths = sorted((root / "fixtures").rglob("*.txt"))
    return [from_text(p.read_text(encoding="utf-8"), id=p.name, path=p.name) for p in paths]


@pytest.mark.parametrize("name", ["sentences", "fixtures"])
def test_claims_give_themselves_when_they_are_read_again(root: Path, name: str) -> None:
    documents = _sentences() if name == "sentences" else _fixtures(root)
    count, failed = _failures(documents)
    shown = [(f.claim.text, f.again) for f in failed]
    assert 1 - len(failed) / count >= floor(f"idempotence.{name}"), shown
