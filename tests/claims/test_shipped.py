"""Claims of whole sentences, read by the shipped parser."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import from_text


@cache
def parser() -> Parser:
    return load_parser()


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Mrs Moira Blair, whose husband brewed beer in Glasgow and bought the island in 1969, lives in Perth.",
            ["Mrs Moira Blair lives in Perth.", "Mrs Moira Blair’s husband brewed beer in Glasgow."],
        ),
        ("Vos died in May.", ["Vos died in May."]),
        ("The attack wounded 56 soldiers.", ["The attack wounded 56 soldiers."]),
        (
            "The depot was targeted and destroyed on Monday.",
            ["The depot was targeted.", "The depot was destroyed on Monday."],
        ),
    ],
)
def test_a_claim_says_one_thing_that_stands_by_itself(sentence: str, claims: list[str]) -> None:
    assert [c.text for c in extract([from_text(sentence, id="a", path="a")], parser())] == claims


@pytest.mark.parametrize(
    ("sentence", "described"),
    [
        ("According to Peter Hall, the mayor of Bristol, the bridge is closed.", ["Peter Hall is the mayor of Bristol."]),
        (
            '"We cried," said Marisa Quilo, an Argentine palaeontologist and the paper\'s first author.',
            ["Marisa Quilo is an Argentine palaeontologist.", "Marisa Quilo is the paper's first author."],
        ),
        (
            "The mayor, Pedro Ruiz, 58, a former miner, won 54 percent of the vote.",
            ["Pedro Ruiz is the mayor.", "Pedro Ruiz is 58.", "Pedro Ruiz is a former miner."],
        ),
        ("Amina Diallo, a schoolgirl of 17, headed in a cross.", ["Amina Diallo is a schoolgirl of 17."]),
        (
            "Novara's founder and chief executive, Lea Stern, owns a fifth of the shares.",
            ["Lea Stern is Novara's founder and chief executive."],
        ),
        (
            "The head of the UN force, Major General Ulrik Dahl, was the host.",
            ["Major General Ulrik Dahl is the head of the UN force.", "Ulrik Dahl is Major General."],
        ),
        (
            "Foreign Minister Ana Prado and her French counterpart, Luc Roy, signed the treaty.",
            ["Ana Prado is Foreign Minister.", "Luc Roy is Ana Prado’s French counterpart."],
        ),
        ("Lake Volta, the largest reservoir by area in the world, lies in Ghana.",
         ["Lake Volta is the largest reservoir by area in the world."]),
        ("Hall's deputy, not Hall, signed the contract.", []),
        ("Polish climbers Marta Wilk and Jakub Sowa reached the top.", []),
        ("Police held Anton Yegorov, born in 1981 in Perm, a major in the secret service.",
         ["Anton Yegorov is a major in the secret service."]),
        ("He met Anna Berg, a move that angered the party.", []),
    ],
)  # fmt: skip
def test_who_somebody_is_stands_by_itself(sentence: str, described: list[str]) -> None:
    found = extract([from_text(sentence, id="a", path="a")], parser())
    assert [c.text for c in found if c.rule in ("apposition", "title")] == described


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The court ruled on the by-election in Mzimba, in which Grace Chirwa beat Yohane Nkhata by 400 votes.",
         "In the by-election in Mzimba Grace Chirwa beat Yohane Nkhata by 400 votes."),
        ("Among the dead was Leila Amin, a journalist who had covered the war.", "Among the dead was Leila Amin."),
        ("It is the second time this year that the bank has raised rates.",
         "It is the second time this year that the bank has raised rates."),
        ("The firm, founded in 1994 and based in Santiago, lost money.", "The firm was based in Santiago."),
        ("The dead include a pregnant woman and her son, aged four.", "The dead include a pregnant woman."),
        ("The walkout there was about wages and nothing else, according to Hugo Salgado, who led it.",
         "Hugo Salgado led the walkout."),
        ("Ole Dahl and Ann Berg left. They've arrived.", "Ole Dahl and Ann Berg have arrived."),
        ("He was removed on Tuesday, when all was over, and flown to Quito.", "He was flown to Quito."),
        ("Karl Voss, 41, of Dresden, was arrested in Prague.", "Karl Voss, of Dresden, was arrested in Prague."),
        ("She was mayor of Leeds from 1990 to 1995 and a senator from 1999.", "She was mayor of Leeds from 1990 to 1995."),
        ("The banks, to which the firms owed £9,500, receive shares.", "The banks receive shares."),
        ("They weren't part of the overhaul, for which €3.4 million was invoiced.",
         "For the overhaul €3.4 million was invoiced."),
        ("The minister opened the bridge, built by Strand, on Monday.", "The minister opened the bridge on Monday."),
        ("In 2011 Lucía Arocena left it on a night train.", "In 2011 Lucía Arocena left it on a night train."),
        ("She found a stool, a kettle and a strip of paper that hung from the pen.",
         "A strip of paper hung from the pen."),
        ("Slovak engineers repaired the turbine. The engineers left on Friday.", "The Slovak engineers left on Friday."),
    ],
)  # fmt: skip
def test_a_construction_is_told_by_itself(sentence: str, claim: str) -> None:
    assert claim in [c.text for c in extract([from_text(sentence, id="a", path="a")], parser())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Few in the capital believe that she can govern for long.",
        "Noordvlak remains the largest site which has been tendered in the Netherlands.",
        "A hundred and twenty people walked.",
        "The fair drew a hundred and fifty thousand visitors on Monday.",
        "The clinic counts forty sick as of Thursday, nurses among them.",
        "The climber was flown to the Combined Military Hospital, Skardu.",
        "The twins are four, which is the whole trouble.",
        "It is one of the many which the war has left to us.",
        "A supply boat and a Chinese coast guard vessel collided on Tuesday.",
        "The crash killed all 112 people on board, including 14 children and a teacher.",
    ],
)
def test_what_would_say_more_than_its_sentence_is_not_split(sentence: str) -> None:
    assert [c.text for c in extract([from_text(sentence, id="a", path="a")], parser())] == [sentence]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("They’d carried a camera to the top.", "asserted"),
        ("They’d carry a camera to the top.", "hypothetical"),
    ],
)
def test_a_short_had_is_no_would(sentence: str, modality: str) -> None:
    (claim,) = extract([from_text(sentence, id="a", path="a")], parser())
    assert claim.modality == modality
