"""Plain text becomes blocks: paragraphs, list items, headline; offsets and positions are those of the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.documents import Document, from_text


def said(document: Document) -> list[tuple[str, str]]:
    """Return kind and words of every block."""
    return [(b.kind, document.field_text(b.field)[b.start : b.end]) for b in document.blocks]


def test_one_paragraph_a_line() -> None:
    text = "The mine was closed in 2019.\nIt had employed 400 people.\n\nThe owner is in Perth.\n"
    assert said(from_text(text)) == [
        ("paragraph", "The mine was closed in 2019."),
        ("paragraph", "It had employed 400 people."),
        ("paragraph", "The owner is in Perth."),
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The mine above Treen was closed on Monday after water had broken into the\n"
        "lower galleries, and its 400 workers were sent home until further notice, the\n"
        "company said. It hopes to open two of the upper galleries in the autumn.\n"
        "\n"
        "The union wants the wages to be paid. It will meet the owner in Perth on\n"
        "Thursday.\n"
    )
    blocks = said(from_text(text))
    assert [words.split()[0] for _, words in blocks] == ["The", "The"]
    assert blocks[1][1].endswith("on\nThursday.")


def test_the_list_after_a_wrapped_paragraph_is_not_joined() -> None:
    text = (
        "The mine above Treen was closed on Monday after water had broken into the\n"
        "lower galleries, and its 400 workers were sent home until further notice.\n"
        "- The upper galleries are dry.\n"
        "- The pumps are from 1987 and will be\n"
        "replaced.\n"
    )
    assert [kind for kind, _ in said(from_text(text))] == ["paragraph", "list_item", "list_item"]


def test_a_stamp_above_a_paragraph_is_not_joined_to_it() -> None:
    text = "Updated: 12 March 2024 10:30 GMT | Published: 11 March 2024 22:10 GMT\nTreen mayor quits. It was time.\n"
    assert said(from_text(text)) == [("paragraph", "Treen mayor quits. It was time.")]
    assert str(from_text(text).published) == "2024-03-11"


def test_short_lines_that_are_sentences_are_not_joined() -> None:
    text = (
        "The mine was closed in March.\nWater had broken in.\nNobody was hurt at all.\nThe pumps are old.\n"
    )
    assert len(said(from_text(text))) == 4


def test_list_items_start_after_their_marker() -> None:
    items = [
        "- Two died.",
        "* Three live.",
        "• Four fled.",
        "1. Five came.",
        "12) Six went.",
        "1984 was a dry year.",
    ]
    text = "\n".join(["What is known:", *items])
    assert said(from_text(text, title="Facts"))[1:] == [
        ("list_item", "Two died."),
        ("list_item", "Three live."),
        ("list_item", "Four fled."),
        ("list_item", "Five came."),
        ("list_item", "Six went."),
        ("paragraph", "1984 was a dry year."),
    ]


def test_the_first_short_line_is_the_headline_and_the_title() -> None:
    document = from_text(
        "\n  Mine at Treen closed  \n\nWater has broken into the mine at Treen, its owner said.\n"
    )
    assert document.title == "Mine at Treen closed"
    assert said(document)[0] == ("headline", "Mine at Treen closed")
    assert document.blocks[0].field == "text"
    assert document.locate("title", 0) == (2, 3)


def test_a_single_line_is_a_claim_and_no_headline() -> None:
    assert said(from_text("The bridge opened in 1999")) == [("paragraph", "The bridge opened in 1999")]


def test_a_given_title_points_into_the_title() -> None:
    document = from_text("The mine was closed.", title="Mine closed")
    assert document.blocks[0].field == "title"
    assert said(document) == [("title", "Mine closed"), ("paragraph", "The mine was closed.")]


def test_carriage_returns_stay_in_the_text_and_end_lines() -> None:
    for newline in ("\r\n", "\r", "\n"):
        text = newline.join(["The mine was closed in 2019.", "", "It had employed 400 people."])
        document = from_text(text)
        assert document.text == text
        assert [document.locate("text", b.start) for b in document.blocks] == [(1, 1), (3, 1)]


def test_what_cannot_be_encoded_is_replaced_at_the_same_length() -> None:
    document = from_text("The mine \ud800 was\0 closed.")
    assert document.text == "The mine \ufffd was\ufffd closed."


def naive_position(text: str, offset: int) -> tuple[int, int]:
    """Count as a person would: one character after the other."""
    line, column = 1, 1
    for index in range(offset):
        character = text[index]
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    return line, column


LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "LONDON, March 3 — The mine closed.",
                "- One.",
                "By Jane Doe",
                "date 2024-01-04 ",
                "HomeTop NewsMine",
                "\t",
            ]
        ),
    ),
    max_size=12,
)


@given(lines=LINES, newline=st.sampled_from(["\n", "\r\n", "\r", "\n\n"]), title=st.text(max_size=20))
@example(lines=["a\u2028b", "\x0c", "\x85x"], newline="\r\n", title="")
def test_blocks_are_ordered_and_positions_are_those_of_a_naive_count(
    lines: list[str], newline: str, title: str
) -> None:
    document = from_text(newline.join(lines), title=title)
    end = {"title": 0, "text": 0}
    for block in document.blocks:
        words = document.field_text(block.field)
        assert end[block.field] <= block.start < block.end <= len(words)
        assert words[block.start : block.end].strip() == words[block.start : block.end]
        end[block.field] = block.end
    for offset in range(len(document.text) + 1):
        assert document.locate("text", offset) == naive_position(document.text, offset)
