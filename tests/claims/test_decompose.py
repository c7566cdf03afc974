"""Each transformation on one sentence: what it splits off, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.claims.extract import claims_of

if TYPE_CHECKING:
    from tests.claims.conftest import Tree


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The bridge was closed", ["The bridge was closed.", "The bridge was repaired in March."]),
        ("The mayor visited", ["The mayor visited the harbour.", "The mayor promised new cranes."]),
        ("The army will withdraw", ["The army will withdraw.", "The border remains closed."]),
        ("Two ships sank", ["Two ships sank.", "Nobody was hurt."]),
        ("The villages were not", ["The villages were not damaged.", "The villages were not flooded."]),
    ],
)
def test_coordination_carries_subject_and_auxiliaries(tree: Tree, sentence: str, claims: list[str]) -> None:
    assert [c.text for c in claims_of(tree(sentence))] == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The ferry, which", ["The ferry sank near Oslo.", "The ferry carried 40 passengers."]),
        (
            "Rescuers praised",
            ["Rescuers praised a group that has saved 100 sailors.", "A group has saved 100 sailors."],
        ),
    ],
)
def test_relative_clause_speaks_of_its_antecedent(tree: Tree, sentence: str, claims: list[str]) -> None:
    assert [c.text for c in claims_of(tree(sentence))] == claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Lena Brandt, the director", "Lena Brandt is the director of the museum."),
        ("The director of the museum, Lena Brandt", "Lena Brandt is the director of the museum."),
        ("Marta Lund, 46", "Marta Lund is 46."),
    ],
)
def test_apposition_says_what_somebody_is(tree: Tree, sentence: str, claim: str) -> None:
    assert [c.text for c in claims_of(tree(sentence)) if c.rule == "apposition"] == [claim]


def test_time_and_cause_are_claims_and_stay_with_the_main_claim(tree: Tree) -> None:
    assert [c.text for c in claims_of(tree("When the alarm rang"))] == [
        "When the alarm rang, the crew left the ship.",
        "The alarm rang.",
    ]


def test_contrast_separates_two_claims(tree: Tree) -> None:
    assert [c.text for c in claims_of(tree("While the north votes"))] == [
        "The north votes.",
        "The south waits.",
    ]


def test_condition_stays_with_what_it_conditions(tree: Tree) -> None:
    (claim,) = claims_of(tree("If the dam fails"))
    assert claim.text == "If the dam fails, the villages will be flooded."
    assert claim.modality == "hypothetical"


@pytest.mark.parametrize(
    ("sentence", "text", "speaker", "act"),
    [
        ("The minister said", "The dam had failed.", "The minister", "says"),
        ("The company denied", "The plant leaks.", "The company", "denies"),
        ('"The dam is safe', "The dam is safe.", "Olsen", "says"),
        ("According to the ministry", "Nine villages were flooded.", "the ministry", "says"),
    ],
)
def test_reported_speech_has_a_speaker(tree: Tree, sentence: str, text: str, speaker: str, act: str) -> None:
    (claim,) = claims_of(tree(sentence))
    assert (claim.text, claim.speaker, claim.speech_act) == (text, speaker, act)
    assert claim.modality == ("denied" if act == "denies" else "reported")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Lena Brandt, the director",
            ["Lena Brandt, the director of the museum, resigned", "the director of the museum"],
        ),
        ("The bridge was closed", ["The bridge was closed", "repaired in March"]),
    ],
)
def test_offsets_cover_the_words_of_the_clause(tree: Tree, sentence: str, words: list[str]) -> None:
    assert sorted(c.source_text for c in claims_of(tree(sentence))) == sorted(words)


@pytest.mark.parametrize("sentence", ["Was the dam safe", "It is important", "Please close"])
def test_questions_opinions_and_instructions_make_no_claim(tree: Tree, sentence: str) -> None:
    assert list(claims_of(tree(sentence))) == []


def test_a_participle_beside_a_noun_is_said_of_it(tree: Tree) -> None:
    assert [c.text for c in claims_of(tree("The school, founded"))] == [
        "The school closed on Friday.",
        "The school was founded in 1902.",
    ]


def test_a_result_is_said_of_the_subject_in_the_past_tense(tree: Tree) -> None:
    assert [c.text for c in claims_of(tree("The dam burst, killing"))] == [
        "The dam burst.",
        "The dam killed four farmers.",
    ]


def test_a_title_says_what_somebody_is(tree: Tree) -> None:
    assert [c.text for c in claims_of(tree("Norway's transport minister"))] == [
        "Norway's transport minister Lena Brandt resigned.",
        "Lena Brandt is Norway's transport minister.",
    ]


def test_alternatives_stay_together(tree: Tree) -> None:
    (claim,) = claims_of(tree("Four sailors drowned or"))
    assert claim.text == "Four sailors drowned or froze."


def test_a_negation_of_unclear_reach_is_not_split(tree: Tree) -> None:
    (claim,) = claims_of(tree("The pilot did not see"))
    assert claim.text == "The pilot did not see and report the fire."
