"""Whole documents: what sentences tell about one another, and that offsets lead back to the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.claims import Claim, extract
from factcheck.documents import Block, Document

if TYPE_CHECKING:
    from tests.claims.conftest import StoredParser

_OPENED = "Anna Berg opened the bank in 2011."
_LEFT = "She left it in 2020."
_STAYED = "Her brother stayed."
_MET = "Marta Lund met Anna Berg on Friday."


def _document(*paragraphs: str) -> Document:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("text", start, start + len(paragraph), "paragraph"))
        start += len(paragraph) + 2
    return Document("a", "a.txt", text, blocks=tuple(blocks))


def _claims(parser: StoredParser, *paragraphs: str) -> list[Claim]:
    return extract([_document(*paragraphs)], parser)


def test_a_pronoun_is_the_one_person_who_was_subject(stored_parser: StoredParser) -> None:
    _, left, stayed = _claims(stored_parser, f"{_OPENED} {_LEFT} {_STAYED}")
    assert left.text == "Anna Berg left it in 2020."
    assert [(r.original, r.antecedent) for r in left.resolutions] == [("She", "Anna Berg")]
    assert stayed.text == "Anna Berg’s brother stayed."


def test_a_resolved_pronoun_keeps_its_place_in_the_document(stored_parser: StoredParser) -> None:
    left = _claims(stored_parser, f"{_OPENED} {_LEFT}")[1]
    (resolution,) = left.resolutions
    assert left.document.text[resolution.start : resolution.end] == "She"
    assert left.source_text == "She left it in 2020"


def test_between_two_people_a_pronoun_is_left_alone(stored_parser: StoredParser) -> None:
    claims = _claims(stored_parser, f"{_MET} {_LEFT}")
    assert claims[-1].text == _LEFT
    assert claims[-1].resolutions == ()


def test_one_person_is_not_both_she_and_he(stored_parser: StoredParser) -> None:
    claims = _claims(stored_parser, f"{_OPENED} {_LEFT} He resigned.")
    assert claims[-1].text == "He resigned."


def test_no_pronoun_reaches_into_another_document(stored_parser: StoredParser) -> None:
    claims = extract([_document(_OPENED), _document(_LEFT)], stored_parser)
    assert claims[-1].text == _LEFT


def test_a_quotation_has_one_speaker_however_many_sentences(stored_parser: StoredParser) -> None:
    first, second = _claims(stored_parser, '"The lake rose for weeks. We waited too long," said Anna Berg.')
    assert (first.text, first.speaker, first.modality) == (
        "The lake rose for weeks.",
        "Anna Berg",
        "reported",
    )
    assert (second.text, second.speaker, second.modality) == ("We waited too long.", "Anna Berg", "reported")


def test_a_quotation_ends_with_its_paragraph(stored_parser: StoredParser) -> None:
    claims = _claims(stored_parser, '"The lake rose for weeks.', _OPENED)
    assert [(c.speaker, c.modality) for c in claims] == [("", "reported"), ("", "asserted")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (_OPENED, _LEFT),
        (
            "The bridge was closed and repaired in March.",
            "The ferry, which carried 40 passengers, sank near Oslo.",
        ),
        ('"The dam is safe," said Olsen.', "Lena Brandt, the director of the museum, resigned."),
    ],
)
def test_claims_lie_in_reading_order_within_their_sentence(
    stored_parser: StoredParser, paragraphs: tuple[str, ...]
) -> None:
    claims = _claims(stored_parser, *paragraphs)
    assert [c.sentence.start for c in claims] == sorted(c.sentence.start for c in claims)
    for claim in claims:
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end
        assert claim.source_text.strip() == claim.source_text
        assert claim.head in claim.tokens
