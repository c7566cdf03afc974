"""One conflict told in several places is one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.facts import GroundedClaim
from factcheck.judging.voices import voices
from factcheck.matching import Pair
from tests.judging.test_findings import FUSION, dates, findings, matches_of, verdict
from tests.support import grounded

HEADLINE = grounded("Five miners die in Harlow pit blast.", "gazette", at=0)
BODY = grounded("The blast in the Harlow pit killed five miners.", "gazette", at=100)
OTHER = grounded("Seven miners died in the explosion at Harlow.", "courier", at=0)
COPY = grounded("Seven miners died in the explosion at Harlow.", "herald", at=0)
WEATHER = grounded("It rained all night.", "courier", at=200)


def near(*pairs: tuple[int, int, float]):
    return tuple(Pair(i, j, cosine, (), 0) for i, j, cosine in pairs)


def places(sides) -> list[tuple[str, int]]:
    return [(s.claim.claim.document.id, s.claim.claim.start) for s in sides]


def test_headline_body_and_a_copy_of_the_other_text_are_one_finding():
    matches = replace(
        matches_of(HEADLINE, BODY, OTHER, COPY),
        pairs=near((0, 1, 0.9), (2, 3, 1.0), (0, 2, 0.8), (1, 2, 0.8), (0, 3, 0.8), (1, 3, 0.8)),
    )
    found = findings(
        matches, [verdict(0, 2, 0.7), verdict(1, 2, 0.6), verdict(0, 3, 0.65), verdict(1, 3, 0.55)], FUSION
    )
    assert [f.confidence for f in found] == [0.7]
    assert places(found[0].also_first) == [("gazette", 100)]
    assert places(found[0].also_second) == [("herald", 0)]
    assert (found[0].agree_with_first, found[0].agree_with_second) == (("gazette",), ("courier", "herald"))


def test_a_third_version_is_a_conflict_of_its_own():
    nine = grounded("Nine miners died in the explosion at Harlow.", "herald")
    matches = replace(matches_of(BODY, OTHER, nine), pairs=near((0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.95)))
    three = [verdict(0, 1, 0.7), verdict(0, 2, 0.65), verdict(1, 2, 0.6)]
    assert len(findings(matches, three, FUSION)) == 3
    # Even where the clash of two of them is not seen, their values tell them apart.
    valued = [
        verdict(0, 1, 0.7, comparisons=dates("5", "7")),
        verdict(0, 2, 0.65, comparisons=dates("5", "9")),
    ]
    assert len(findings(matches, valued, FUSION)) == 2


def test_another_conflict_of_the_same_sentence_is_kept():
    matches = replace(matches_of(BODY, OTHER, WEATHER), pairs=near((0, 1, 0.9), (0, 2, 0.1)))
    found = findings(matches, [verdict(0, 1, 0.7), verdict(0, 2, 0.6)], FUSION)
    assert len(found) == 2
    assert all(not f.also_first and not f.also_second for f in found)


def story(document: str, last: str):
    texts = (
        "The blast came at dawn.",
        "Rescuers worked all day.",
        "Two men were saved.",
        "The pit is shut.",
        last,
    )
    return [grounded(text, document, at=40 * i) for i, text in enumerate(texts)]


def test_copies_of_a_wire_story_are_one_voice():
    gazette = story("gazette", "The Gazette will report more.")
    herald = story("herald", "The Herald sent a reporter.")
    courier = [grounded("Seven miners died at Harlow.", "courier")]
    known = voices([*gazette, *courier, *herald])
    assert known["gazette"] == known["herald"]
    assert "courier" not in known


def test_a_headline_in_common_makes_no_copy():
    assert not voices([grounded("Five dead.", "a"), grounded("Five dead.", "b")])


def test_a_hundred_papers_with_one_text_are_one_voice():
    papers = [claim for i in range(100) for claim in story(f"paper{i:02}", f"Report {i}.")]
    assert set(voices(papers).values()) == {"paper00"}


WIRE = (
    "A blast in the pit at Harlow killed five miners early on Monday, the company said.",
    "Rescuers with dogs and cameras worked through the day to reach a second shaft.",
    "Two men who had been trapped near the lift were brought out alive in the evening.",
    "The pit has been shut until inspectors from the capital have seen it.",
)


def told(document: str, sentences: Sequence[str]) -> list[GroundedClaim]:
    return [grounded(text, document, at=200 * i) for i, text in enumerate(sentences)]


def test_a_copy_in_which_a_desk_changed_a_word_here_and_there_is_one_voice() -> None:
    edited = [
        WIRE[0].replace("early on", "on"),
        WIRE[1].replace("worked", "laboured"),
        WIRE[2],
        WIRE[3] + " ",
    ]
    known = voices([*told("gazette", WIRE), *told("herald", edited)])
    assert known["gazette"] == known["herald"]


def test_another_report_that_quotes_one_sentence_of_it_is_a_voice_of_its_own() -> None:
    own = [
        WIRE[2],
        "Our reporter saw smoke over the village for hours, and heard sirens from the south.",
        "Families waited at the gate with blankets and thermos flasks until long after midnight.",
        "Nobody from the company came to speak to them, several of the women said.",
    ]
    assert not voices([*told("gazette", WIRE), *told("courier", own)])


def test_quotation_marks_and_case_do_not_make_another_text() -> None:
    shouted = [text.upper().replace(",", ";") for text in WIRE]
    assert voices([*told("gazette", WIRE), *told("herald", shouted)])
