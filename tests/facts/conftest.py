"""Sentences with their parse, for tests of what facts are read from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import Block, Document
from factcheck.errors import ModelError
from factcheck.facts import GroundedClaim, ground

Read = Callable[..., list[GroundedClaim]]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser."""
    try:
        return load_parser()
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def read(parser: Parser) -> Read:
    """Return a function from a text, as published on a day, to its grounded claims."""
    numbers = count()

    def claims(text: str, published: date | None = date(2024, 1, 5)) -> list[GroundedClaim]:
        name = f"document-{next(numbers)}"
        blocks = (Block("text", 0, len(text), "paragraph"),)
        document = Document(id=name, path=name, text=text, published=published, blocks=blocks)
        return ground(extract([document], parser))

    return claims
