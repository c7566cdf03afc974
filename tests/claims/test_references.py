"""Pronouns, short names and descriptions in whole documents: resolved where the text is clear, else left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims import Claim, extract, likely
from factcheck.documents import from_text
from factcheck.errors import ModelError
from tests.claims.test_shipped import parser


def _claims(text: str) -> list[Claim]:
    return extract([from_text(text, id="a", path="a", title="Notes")], parser())


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Amara Diallo, 52, runs a farm near Segou. She bought it in 2011.", "Amara Diallo bought it in 2011."),
        ("Amara Diallo runs a farm. Her brother keeps the books.", "Amara Diallo’s brother keeps the books."),
        ("Pieter Claes opened the bridge. Claes said that he had waited ten years.", "Pieter Claes had waited ten years."),
        ("The farmers have sold their cattle. They blame the drought.", "The farmers blame the drought."),
        ("The city council said that it had no money.", "The city council had no money."),
        (
            "Abu Hamid al-Basri led the militia. In May a drone struck al-Basri's car.",
            "In May a drone struck Abu Hamid al-Basri's car.",
        ),
        (
            "Norland Shipping Ltd lost two ferries in March. The company has not paid the crews.",
            "Norland Shipping Ltd has not paid the crews.",
        ),
        (
            "The Northern Ports Authority (NPA) closed the harbour on Friday. The NPA gave no reason.",
            "The Northern Ports Authority gave no reason.",
        ),
        (
            "An American drone strike in eastern Harat killed a commander on Tuesday. The strike destroyed two houses.",
            "The American drone strike in eastern Harat destroyed two houses.",
        ),
        (
            "Marta Lund, 34, swam the strait in nine hours. The 34-year-old wants to swim back.",
            "Marta Lund wants to swim back.",
        ),
        (
            "The Red Brigade, a militia from Harat, attacked the depot. The militia lost nine men.",
            "The Red Brigade lost nine men.",
        ),
        (
            "Anna Berg opened the school in May. The bell rang at nine. Parents cheered. She teaches music there.",
            "Anna Berg teaches music there.",
        ),
        (
            "A ferry to the island of Lorne sank on Friday. The vessel carried 40 cars.",
            "The ferry to the island of Lorne carried 40 cars.",
        ),
        ("Norway has closed its border. The country wants to open it in May.", "Norway wants to open it in May."),
        (
            "A drone that killed two farmers came from Norland. The drone fell on a house.",
            "The drone that killed two farmers fell on a house.",
        ),
        ("The union called a strike on Friday. Its members want more money.", "The union’s members want more money."),
    ],
)  # fmt: skip
def test_a_reference_becomes_what_it_means(text: str, last: str) -> None:
    assert _claims(text)[-1].text == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Marta Lund met Anna Berg on Friday. She left it in 2020.", "She left it in 2020."),
        ("Jonas Weber and Karl Thome own the mill. He sold the house in May.", "He sold the house in May."),
        ("Peter Holm told Karl Thome that he had won.", "He had won."),
        ("Lena Ortiz sold the flat to a neighbour. He painted it green.", "He painted it green."),
        ("The lake flooded two villages. It was the worst flood since 1954.", "It was the worst flood since 1954."),
        (
            "A bomb destroyed a school in Harat. A bomb in Lorne killed two men. The bomb lay in a car.",
            "The bomb lay in a car.",
        ),
        ("The number of attacks has doubled. Its soldiers leave in May.", "Its soldiers leave in May."),
        ("There was no room. It was sold in May.", "It was sold in May."),
        ("The yard lost a barge in May. The owner denied it.", "The owner denied it."),
        ("Ana Berg and Tom Berg own the mill. Berg sold the house.", "Berg sold the house."),
        (
            "The rebels said they had shot down a helicopter. The army said that it had crashed in fog.",
            "It had crashed in fog.",
        ),
        (
            "A study published on Wednesday found that the glacier had lost 17 percent of its mass.",
            "The glacier had lost 17 percent of its mass.",
        ),
        ("Kenya has a thousand black rhinos. Poaching was at its height in 1989.", "Poaching was at its height in 1989."),
    ],
)  # fmt: skip
def test_where_two_may_be_meant_the_words_stay(text: str, last: str) -> None:
    claim = _claims(text)[-1]
    assert (claim.text, claim.resolutions) == (last, ())


def test_what_was_replaced_is_on_record_with_its_place() -> None:
    claim = _claims("Norland Shipping Ltd lost two ferries. The company says it will pay the crews.")[-1]
    text = claim.document.text
    assert claim.speaker == "Norland Shipping Ltd"
    assert [(text[r.start : r.end], r.original, r.antecedent) for r in claim.resolutions] == [
        ("The company", "The company", "Norland Shipping Ltd"),
        ("it", "it", "Norland Shipping Ltd"),
    ]


def test_what_a_claim_names_already_is_not_named_again() -> None:
    (claim,) = _claims("The army of Norland has lost its last tank.")
    assert (claim.text, claim.resolutions) == ("The army of Norland has lost its last tank.", ())


def test_no_second_quarter_takes_up_the_fourth() -> None:
    found = _claims(
        "A decision is expected in the fourth quarter. The board paid 5 cents for the second quarter."
    )
    assert found[-1].text == "The board paid 5 cents for the second quarter."


def test_no_reference_reaches_into_another_document() -> None:
    documents = [
        from_text("Amara Diallo runs a farm near Segou.", id="a", path="a", title="One"),
        from_text("She bought it in 2011.", id="b", path="b", title="Two"),
    ]
    assert extract(documents, parser())[-1].text == "She bought it in 2011."


@pytest.mark.parametrize("text", [None, "{"], ids=["missing", "damaged"])
def test_weights_that_cannot_be_read_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "weights.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(likely, "shipped", lambda name: tmp_path)
    monkeypatch.setattr(likely, "_weights", likely._weights.__wrapped__)
    with pytest.raises(ModelError, match=r"weights\.json: cannot be read"):
        likely.most_likely("person", [likely.Candidate(None, frozenset({"nothing"}))])
