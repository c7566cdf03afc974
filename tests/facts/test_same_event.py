"""Whether two claims speak of one event, what that is made of, and what tells them apart."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import from_text
from factcheck.facts import EVENT_PARTS, GroundedClaim, ground, same_event
from factcheck.matching import OnnxEmbedder

BOMBING = "A bomb killed 12 people at the central market in Turin on Monday, Mayor Lucia Ferri said."
AGAIN = "Twelve people died on Monday when a bomb exploded in the central market of Turin, according to Lucia Ferri."
ELSEWHERE = (
    "A bomb killed four soldiers at a checkpoint in Genoa on 3 February 2020, General Aldo Conti said."
)
WEATHER = "The harvest of olives was poor because of the dry spring, farmers in Apulia complained."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def claim(parser: Parser, text: str, name: str, day: date = date(2024, 3, 5)) -> GroundedClaim:
    document = from_text(text, id=name, path=f"{name}.txt", published=day)
    return max(ground(extract([document], parser)), key=lambda g: len(g.claim.tokens))


def test_two_reports_of_one_event_score_higher_than_two_events_of_a_kind(parser: Parser) -> None:
    one, two = claim(parser, BOMBING, "a"), claim(parser, AGAIN, "b")
    other, far = claim(parser, ELSEWHERE, "c", date(2020, 2, 4)), claim(parser, WEATHER, "d")
    vectors = OnnxEmbedder().encode([c.claim.text for c in (one, two, other, far)])
    same, apart, alien = (
        same_event(one, c, float(vectors[0] @ v)).score
        for c, v in zip((two, other, far), vectors[1:], strict=True)
    )
    assert same > 0.9
    assert 0.5 > apart > alien


def test_it_says_what_it_is_made_of(parser: Parser) -> None:
    same = same_event(claim(parser, BOMBING, "a"), claim(parser, AGAIN, "b"), 0.85, ("turin and a date",))
    parts = {name: value for name, value, _ in same.parts}
    assert list(parts) == list(EVENT_PARTS)
    assert (parts["rare"], parts["time"], parts["cosine"]) == (1.0, 1.0, 0.85)
    assert all(-1.0 <= value <= 1.0 for value in parts.values())
    assert all(value or not weighed for _, value, weighed in same.parts)


def test_it_says_what_tells_two_events_apart(parser: Parser) -> None:
    other = claim(parser, ELSEWHERE, "c", date(2020, 2, 4))
    told = " · ".join(same_event(claim(parser, BOMBING, "a"), other, 0.6).apart)
    assert "2024-03-04 against 2020-02-03" in told
    assert "Turin" in told
    assert "Genoa" in told


def test_the_order_of_the_claims_does_not_matter(parser: Parser) -> None:
    one, other = claim(parser, BOMBING, "a"), claim(parser, ELSEWHERE, "c", date(2020, 2, 4))
    there, back = same_event(one, other, 0.6), same_event(other, one, 0.6)
    assert there.score == back.score
    assert there.parts == back.parts
    assert len(there.apart) == len(back.apart)
