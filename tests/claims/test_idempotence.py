"""Splitting a claim gives the claim: `tests/data/again.txt` and the fixtures, read by the shipped parser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eval_idempotence import Failure, alone, distinct, failures
from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import Document, from_text
from tests.floors import floor

_SENTENCES = Path(__file__).parent.parent / "data" / "again.txt"


@cache
def parser() -> Parser:
    return load_parser()


def _texts(text: str) -> list[str]:
    return [c.text for c in extract([alone(0, text, "paragraph")], parser())]


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


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (  # an age leaves with its commas, also where another predicate shares the subject
            "Marta Kowal, 31, reached the hut first and warned Jan Sikora, 44, of the storm.",
            [
                "Marta Kowal reached the hut first.",
                "Marta Kowal is 31.",
                "Marta Kowal warned Jan Sikora of the storm.",
                "Jan Sikora is 44.",
            ],
        ),
        (  # what follows an apposition is no part of the name before it
            "On Friday the court in Liège convicted the restorer, 63, of fraud on four counts.",
            [
                "On Friday the court in Liège convicted the restorer of fraud on four counts.",
                "The restorer is 63.",
            ],
        ),
        (  # a conjunction of time belongs to the clause that it opens, not to the one behind that
            "When the pump failed, the keeper rang the village, and when the water came they had left.",
            [
                "When the pump failed, the keeper rang the village.",
                "The pump failed.",
                "When the water came they had left.",
                "The water came.",
            ],
        ),
        (  # "but" and "and" join nothing behind an opening quotation mark either
            '"Nobody is bigger than the club," she added, "and only the club stays."',
            ["Nobody is bigger than the club.", "Only the club stays."],
        ),
        (  # a quotation mark that closes is followed by a space
            '"Mr T", whose real name is not known, kept the accounts and copied each page.',
            ['"Mr T" kept the accounts.', '"Mr T"’s real name is not known.', '"Mr T" copied each page.'],
        ),
        (  # what the subject of the clause owns is not said again with the subject's name
            "People were buying their evening snacks when the siren went.",
            ["People were buying their evening snacks when the siren went.", "The siren went."],
        ),
        (  # a likeness is no event
            "The propeller slowed and stopped, like a fan when the power goes.",
            [
                "The propeller slowed, like a fan when the power goes.",
                "The propeller stopped, like a fan when the power goes.",
            ],
        ),
        (  # a number of people has not done what one of them did
            "Batu is a herder of sixty who lost most of his sheep.",
            ["Batu is a herder of sixty.", "Batu lost most of his sheep."],
        ),
        (
            "Dr Ivo Marek, a chemist in Brno who was not part of the study, called the result too good to be true.",
            [
                "Dr Ivo Marek called the result too good to be true.",
                "Dr Ivo Marek is a chemist in Brno.",
                "Dr Ivo Marek was not part of the study.",
            ],
        ),
        (  # the label is no claim, and no part of the clause
            "On the bridge: talks are going on.",
            ["On the bridge: talks are going on."],
        ),
        (  # what the schools don't do is said by the clause before
            "The shops pay, the schools don't.",
            ["The shops pay, the schools don't."],
        ),
        (
            "She usually doesn't.",
            [],
        ),
        (  # the capital belongs to the title, not to the beginning of the sentence
            "Interior Minister Salem Ghryani met both commanders.",
            ["Interior Minister Salem Ghryani met both commanders.", "Salem Ghryani is Interior Minister."],
        ),
        (  # the pronoun belongs to what she says, not to her saying it
            "She took up nursing, a trade that she says taught her patience.",
            ["She took up nursing, a trade that she says taught her patience."],
        ),
    ],
)
def test_a_sentence_is_split_to_the_end_and_no_further(sentence: str, claims: list[str]) -> None:
    assert _texts(sentence) == claims


def test_the_comma_behind_a_clause_that_left_goes_with_it_where_a_name_was_filled_in() -> None:
    first = "Lucía Arocena is a pianist from Lugo."
    second = "Arocena, who had come to turn pages, took over at four hours' notice."
    assert "Lucía Arocena took over at four hours' notice." in _texts(f"{first} {second}")


def test_whose_lawyer_somebody_is_belongs_to_a_title() -> None:
    first = "Delia Fonseca is an engineer from Porto."
    second = "Her lawyer Rodolfo Stahl filed the suit."
    assert "Rodolfo Stahl is Delia Fonseca’s lawyer." in _texts(f"{first} {second}")
    assert _texts(second) == ["Her lawyer Rodolfo Stahl filed the suit."]


def test_as_somebody_says_leaves_with_its_conjunction() -> None:
    assert _texts("Farmers, as the mayor can tell you, don't wait for rain.") == [
        "Farmers don't wait for rain."
    ]
