"""What is read back is what was kept."""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.cache.claims import pack, unpack
from factcheck.cache.codec import decoder, encoder
from factcheck.documents import read
from factcheck.facts import Facts, Quantity, TimeSpan
from factcheck.pipeline import Pipeline
from tests.support import grounded

SPAN = TimeSpan(0, 4, "2024", date(2024, 1, 1), date(2024, 12, 31), "year")
OPEN = TimeSpan(0, 10, "since 2020", date(2020, 1, 1), None, "period", relation="since")


def there_and_back(kind: Any, value: Any) -> Any:
    encode, decode = encoder(kind), decoder(kind)
    stored = json.loads(json.dumps(encode(value) if encode else value))
    return decode(stored) if decode else stored


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (date | None, date(2024, 2, 29)),
        (date | None, None),
        (tuple[int, ...], ()),
        (tuple[tuple[str, int], ...], (("a", 1), ("b", 2))),
        (frozenset[tuple[float, str]], frozenset({(2.5, "km"), (1.0, "")})),
        (Facts, Facts(times=(SPAN, OPEN), when=OPEN, context=frozenset({"b", "a"}))),
        (Quantity, Quantity(0, 9, "at least 3", 3.0, math.inf, window=SPAN, modifiers=frozenset({"dead"}))),
        (Quantity, Quantity(0, 9, "3", 3.0, 3.0, window="the war")),
        (Quantity, Quantity(0, 9, "at most 3 \ud800", -math.inf, 3.0)),
    ],
)
def test_there_and_back(kind: Any, value: Any) -> None:
    assert there_and_back(kind, value) == value


@dataclass(frozen=True)
class Unclear:
    value: date | str


@pytest.mark.parametrize("kind", [Unclear, dict[str, int], SPAN.__class__ | Quantity, object])
def test_a_type_that_could_not_be_read_back_is_refused(kind: Any) -> None:
    with pytest.raises(TypeError, match="a cache cannot"):
        encoder(kind)


def test_the_claims_of_articles(fixtures: Path) -> None:
    pipeline = Pipeline.embedded()
    for document in read([str(fixtures)]).documents:
        claims = pipeline.claims([document])
        back = unpack(pack(claims), document)
        assert back == claims
        assert len({id(c.claim.sentence) for c in back}) == len({id(c.claim.sentence) for c in claims})
        assert all(c.claim.document is document for c in back)


@pytest.mark.parametrize(
    "data", [b"", b"no claims", pack([grounded("It sank.")])[:-9], zlib.compress(b"[[1],[2]]")]
)
def test_bytes_that_are_no_claims(data: bytes) -> None:
    assert unpack(data, grounded("It sank.").claim.document) is None
