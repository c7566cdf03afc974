"""Places as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import PositionEncodingKind
from pygls.workspace.position_codec import PositionCodec

from factcheck.claims import Claim, Sentence
from factcheck.documents import Document, from_text
from factcheck.documents import Position as Place
from factcheck.facts import Facts, GroundedClaim
from factcheck.judging import Side
from factcheck.lsp.positions import Units, line_after_edit, lines_of, range_of, rest_of_line

ENCODINGS = {
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
TEXTS = st.text(alphabet=st.sampled_from("aé🙂\n\r\u2028 x\u0301"), min_size=1, max_size=40)


@given(TEXTS, st.data(), st.sampled_from(list(ENCODINGS)))
def test_a_range_holds_the_words_in_every_encoding(
    text: str, data: st.DataObject, kind: PositionEncodingKind
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    word = text[start]
    if word in "\r\n":
        return
    found = range_of(side_at(from_text(text), start, start + 1), lines_of(text), _units(kind))
    name, width = ENCODINGS[kind]
    line = lines_of(text)[found.start.line].encode(name)
    assert line[width * found.start.character : width * found.end.character].decode(name) == word


def test_only_what_editors_take_for_a_line_break_ends_a_line() -> None:
    assert lines_of("a\r\nb\rc\nd\u2028e\x0cf\n") == ["a", "b", "c", "d\u2028e\x0cf", ""]


def test_a_file_that_has_become_shorter_still_has_a_place() -> None:
    found = range_of(side_at(from_text("first\nsecond"), 6, 12), ["first"], len)
    assert (found.start.line, found.start.character) == (1, 0)


def test_the_rest_of_a_line_counts_units() -> None:
    found = rest_of_line(Place(2, 2), ["a", "🙂b"], _units(PositionEncodingKind.Utf16))
    assert (found.start.line, found.start.character, found.end.character) == (1, 2, 3)
    assert rest_of_line(Place(9, 1), ["a", "b"], len).start.line == 1


@pytest.mark.parametrize(
    ("row", "after", "expected"),
    [
        (0, ["one", "two", "three"], 0),
        (2, ["zero", "one", "two", "three"], 3),
        (2, ["two", "three"], 1),
        (1, ["one", "TWO", "three"], None),
        (2, ["one", "TWO", "three"], 2),
        (1, ["one", "two", "two", "three"], 1),
        (0, [""], None),
    ],
)
def test_lines_are_found_again_around_an_edit(row: int, after: list[str], expected: int | None) -> None:
    assert line_after_edit(row, ["one", "two", "three"], after) == expected


@given(st.lists(st.sampled_from("ab"), max_size=6), st.lists(st.sampled_from("ab"), max_size=6))
def test_a_line_that_is_found_again_says_the_same(before: list[str], after: list[str]) -> None:
    for row, line in enumerate(before):
        found = line_after_edit(row, before, after)
        assert found is None or after[found] == line


def side_at(document: Document, start: int, end: int) -> Side:
    """Return a side whose clashing words are `document.text[start:end]`."""
    sentence = Sentence(document, "text", 0, len(document.text), ())
    claim = Claim(document.text, sentence, 0, len(document.text), (), 0)
    return Side(GroundedClaim(claim, Facts()), span=(start, end))


def _units(kind: PositionEncodingKind) -> Units:
    return PositionCodec(kind).client_num_units
