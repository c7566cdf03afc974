"""What holds of the claims of any text, read by the shipped parser."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims import Claim, Parser, extract, load_parser
from factcheck.claims.parsing.parsed import ReadToken
from factcheck.documents import Block, Document, from_text

_OWN = Path(__file__).parent.parent / "data" / "atomic_facts.json"
_SENTENCES: list[str] = [row["sentence"] for row in json.loads(_OWN.read_text(encoding="utf-8"))]
_ADDED = frozenset("a an is are was were am in ’s ’ has does".split())
"""Words that a claim may have and its sentence not, where no verb is inflected."""
_INFLECTED = ("result", "adjunct")


@cache
def parser() -> Parser:
    return load_parser()


def _claims(*texts: str) -> list[list[Claim]]:
    documents = [
        Document(str(n), str(n), text, blocks=(Block("text", 0, len(text), "paragraph"),))
        for n, text in enumerate(texts)
    ]
    found: list[list[Claim]] = [[] for _ in texts]
    for claim in extract(documents, parser()):
        found[int(claim.document.id)].append(claim)
    return found


_PLACES = st.tuples(st.integers(0, 200), st.text(min_size=1, max_size=6))


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3),
    st.lists(_PLACES, max_size=4),
    st.text(max_size=20),
)
def test_offsets_give_back_the_words_whatever_stands_between(
    sentences: list[str], inserted: list[tuple[int, str]], end: str
) -> None:
    text = " ".join(sentences)
    for place, strange in inserted:
        text = text[: place % len(text)] + strange + text[place % len(text) :]
    for claim in extract([from_text(text + end, id="a", path="a")], parser()):
        field = claim.document.field_text(claim.field)
        tokens = claim.sentence.tokens
        assert all(field[t.start : t.end] == t.text for t in tokens)
        assert field[claim.start : claim.end] == claim.source_text != ""
        assert claim.start in {t.start for t in tokens}
        assert claim.end in {t.end for t in tokens}
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end


@given(st.text(max_size=300))
def test_any_text_has_claims_with_offsets_or_none(text: str) -> None:
    for claim in extract([from_text(text, id="a", path="a")], parser()):
        assert claim.document.field_text(claim.field)[claim.start : claim.end].strip() != ""


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_a_claim_has_no_words_but_those_of_its_sentence(sentence: str) -> None:
    (claims,) = _claims(sentence)
    for claim in claims:
        own = {t.text.casefold() for t in claim.sentence.tokens} | _ADDED
        own |= {
            word.casefold() for r in claim.resolutions for word in r.antecedent.replace("’", " ’").split()
        }
        said = {t.text.casefold() for t in _words(claim.text)}
        if claim.rule not in _INFLECTED:
            assert said <= own | {"."}


def _words(text: str) -> Sequence[ReadToken]:
    (read,) = parser().pipe([text])
    return list(read)


@pytest.fixture(scope="module")
def decomposed() -> dict[str, list[Claim]]:
    return dict(zip(_SENTENCES, _claims(*_SENTENCES), strict=True))


def test_splitting_a_claim_gives_the_claim_and_nothing_new(decomposed: dict[str, list[Claim]]) -> None:
    claims = [
        (sentence, claim)
        for sentence, found in decomposed.items()
        for claim in found
        if not claim.resolutions
    ]
    again = _claims(*(claim.text for _, claim in claims))
    failures = []
    for (sentence, claim), found in zip(claims, again, strict=True):
        known = {c.text for c in decomposed[sentence]}
        texts = {c.text for c in found}
        if claim.text not in texts or not texts <= known:
            failures.append((claim.text, texts))
    assert failures == []


_NAMES = st.lists(
    st.sampled_from(["Anna Berg", "Jonas Weber", "Lea Hoffmann", "Pablo Vega"]),
    min_size=2,
    max_size=2,
    unique=True,
)
_DEEDS = st.sampled_from(
    ["was arrested in Oslo", "was buried on Monday", "died in May", "resigned on Friday"]
)


@given(_NAMES, _DEEDS)
def test_each_of_two_people_did_what_both_did(names: list[str], deed: str) -> None:
    plural = deed.replace("was", "were")
    (claims,) = _claims(f"{' and '.join(names)} {plural}.")
    assert [c.text for c in claims] == [f"{name} {deed}." for name in names]
    assert [[c.text for c in found] for found in _claims(*(c.text for c in claims))] == [
        [c.text] for c in claims
    ]


_LONG = {
    "a list": "Anna met " + "Pablo Vega, Lea Hoffmann, " * 1250 + "and Jonas Weber",
    "clauses": "The man who saw the dog that bit the cat and " * 500,
    "nested quotes": '"She said "he said that ' * 1000,
    "a table": "| Oslo | 12 | 4.5 % |\n" * 600,
    "code": "for (int i = 0; i < n; i++) { a[i] = b[i]; }\n" * 250,
    "examples": "several clubs, including teams such as " * 800,
}
"""Texts of 5,000 words and signs without the end of a sentence."""


@pytest.mark.parametrize("kind", _LONG)
def test_time_grows_no_faster_than_the_text(kind: str) -> None:
    text = _LONG[kind]
    seconds = []
    for size in (len(text) // 10, len(text) // 2):
        started = time.process_time()
        extract([from_text(text[:size], id="a", path="a")], parser())
        seconds.append(time.process_time() - started)
    short, long = seconds
    assert long < 5 * 2 * short + 1


def test_a_sentence_of_5000_words_does_no_harm() -> None:
    claims = extract([from_text(_LONG["a list"], id="a", path="a")], parser())
    assert all(claim.source_text for claim in claims)
