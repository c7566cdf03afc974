"""Which claims meet."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from factcheck.facts import Event
from factcheck.matching import OnnxEmbedder, match, match_texts, name_key
from factcheck.matching.neighbours import on_grid
from tests.support import day_span, grounded


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder()


def met(matches, first: str, second: str) -> bool:
    texts = [c.claim.text for c in matches.claims]
    wanted = {texts.index(first), texts.index(second)}
    return any({p.first, p.second} == wanted for p in matches.pairs)


FERRY = "The ferry Northern Light sank in the strait on Monday night."
FERRY_OTHERWISE = "A passenger ship went down in the strait late on Monday."
BAKERY = "The bakery on Mill Street sells rye bread at weekends."


def test_claims_about_one_thing_meet_across_documents(embedder):
    matches = match([grounded(FERRY, "a"), grounded(FERRY_OTHERWISE, "b"), grounded(BAKERY, "c")], embedder)
    assert met(matches, FERRY, FERRY_OTHERWISE)


def test_claims_of_one_sentence_never_meet(embedder):
    matches = match([grounded(FERRY, "a"), grounded(FERRY_OTHERWISE, "a")], embedder)
    assert matches.pairs == ()


def test_references_are_not_checked_against_one_another_or_themselves(embedder):
    claims = [
        grounded(BAKERY, "draft"),
        grounded(FERRY, "one"),
        grounded(FERRY_OTHERWISE, "two"),
        grounded("The Northern Light sank.", "one", at=200),
    ]
    matches = match(claims, embedder, references=frozenset({"one", "two"}))
    assert all(0 in (p.first, p.second) for p in matches.pairs)


def test_a_rare_name_with_an_event_joins_what_the_embedder_keeps_apart(embedder):
    killed = Event("death", ("Ines Duarte",), day_span(date(2019, 3, 1)), 0, 5, "killed")
    anniversary = Event("death", ("Duarte",), day_span(date(2020, 3, 1)), 0, 5, "death")
    filler = [
        grounded(f"Ticket number {n} was sold at the fair in the market hall.", f"f{n}") for n in range(30)
    ]
    first = grounded(
        "Gunmen shot the union leader Ines Duarte.", "a", names=[("Ines Duarte", "PERSON")], events=[killed]
    )
    second = grounded(
        "Choirs sang at the fourth anniversary.", "b", names=[("Duarte", "PERSON")], events=[anniversary]
    )
    matches = match([first, second, *filler], embedder)
    pair = next(p for p in matches.pairs if (p.first, p.second) == (0, 1))
    assert pair.anchors == ("death of duarte",)


def test_pairs_are_ordered_and_met_once(embedder):
    claims = [
        grounded(FERRY, "a"),
        grounded(FERRY_OTHERWISE, "b"),
        grounded("The ferry sank on Monday.", "c"),
    ]
    pairs = [(p.first, p.second) for p in match(claims, embedder).pairs]
    assert pairs == sorted(set(pairs))
    assert all(i < j for i, j in pairs)


@pytest.mark.parametrize("claims", [[], [grounded(FERRY)]])
def test_too_few_claims_make_no_pairs(claims, embedder):
    assert match(claims, embedder).pairs == ()


def test_two_texts_meet_without_a_gate(embedder):
    matches = match_texts(
        [grounded(FERRY, "A")], [grounded(BAKERY, "B"), grounded(FERRY_OTHERWISE, "B")], embedder
    )
    assert [(p.first, p.second) for p in matches.pairs] == [(0, 1), (0, 2)]


def test_vectors_are_of_unit_length_and_do_not_depend_on_their_batch(embedder):
    together = embedder.encode([FERRY, BAKERY, FERRY_OTHERWISE])
    alone = embedder.encode([BAKERY])
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(together[1], alone[0])


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Abu Mahdi al-Muhandis", "Muhandis"),
        ("Qassem Soleimani", "Soleimani's"),
        ("José Peña", "Jose Pena"),
        ("the Volta River Authority", "Authority"),
    ],
)
def test_short_and_long_forms_of_a_name_have_one_key(long, short):
    assert name_key(long) == name_key(short)


class Compass:
    """An embedder by numbers: "30" points 30 degrees away from "0"."""

    name = "compass"

    def encode(self, texts):
        angles = np.radians([float(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


@pytest.mark.parametrize(("far", "met_far"), [(8, True), (20, False)])
def test_of_many_references_only_the_nearest_look_for_a_draft(far, met_far):
    near = [grounded("10", f"near{n}") for n in range(12)]
    strangers = [grounded("80", f"far{n}") for n in range(far)]
    matches = match([grounded("0", "draft"), *near, *strangers], Compass(), frozenset(
        c.claim.document.id for c in (*near, *strangers)
    ))  # fmt: skip
    met_documents = {matches.claims[p.second].claim.document.id for p in matches.pairs}
    assert met_documents >= {f"near{n}" for n in range(12)}
    assert (len([d for d in met_documents if d.startswith("far")]) == far) is met_far


def test_cosines_are_exact_whatever_the_order_of_the_sum():
    random = np.random.default_rng(7)
    vectors = random.normal(size=(40, 384)).astype(np.float32)
    rounded = on_grid(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    whole, parts = rounded @ rounded.T, np.array([[a @ b for b in rounded] for a in rounded])
    backwards = rounded[:, ::-1] @ rounded[:, ::-1].T
    assert rounded.dtype == np.float32
    assert np.array_equal(whole, parts)
    assert np.array_equal(whole, backwards)
    exact = rounded.astype(np.float64) @ rounded.astype(np.float64).T
    assert np.array_equal(whole.astype(np.float64), exact)
