"""Dates are believed only when they are complete; datelines are no part of a claim."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import from_text
from factcheck.documents.dates import complete_date

STORY = "The harbour of Karlow was closed on Monday after a crane fell into the water, the port office said."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-01-04", date(2024, 1, 4)),
        ("2024/1/4", date(2024, 1, 4)),
        ("2024-01-04T10:30:00Z", date(2024, 1, 4)),
        ("2024-01-04 10:30:00.123+02:00", date(2024, 1, 4)),
        ("3 March 2024", date(2024, 3, 3)),
        ("3rd of March 2024", date(2024, 3, 3)),
        ("March 3, 2024", date(2024, 3, 3)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("Sunday, 3 March 2024", date(2024, 3, 3)),
        ("Sun, 03 Mar 2024 10:00:00 +0000", date(2024, 3, 3)),
        ("5 May 2023 10:30 GMT", date(2023, 5, 5)),
        ("May 5, 2023 at 9:05 a.m. EST", date(2023, 5, 5)),
        ("19.04.2023", date(2023, 4, 19)),
        ("24/05/2023", date(2023, 5, 24)),
        ("05/24/2023", date(2023, 5, 24)),
        ("04/04/2023", date(2023, 4, 4)),
    ],
)
def test_complete_dates(words: str, day: date) -> None:
    assert complete_date(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "2024",
        "March 2024",
        "3 March",
        "03/04/2024",
        "2024-13-45",
        "30 February 2024",
        "24-01-04",
        "1709424000",
        "2024-01-04 or later",
        "Monday",
    ],
)
def test_what_is_no_complete_date(words: str) -> None:
    assert complete_date(words) is None


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-03-05 ",
        "date 2024-03-05\n",
        "Published: 5 March 2024\n\n",
        "Posted on March 5, 2024 by newsdesk\n",
        "5 March 2024 10:30\n",
        "Crane falls into harbour\nUpdated 7 March 2024 10:30 GMT\nPublished 5 March 2024\n",
        "Crane falls into harbour\nPublished: 5 March 2024 | Updated: 7 March 2024\n",
        "KARLOW, March 5, 2024 — ",
        "KARLOW, 5 March 2024 (Gulf Wire) - ",
    ],
)
def test_the_head_of_a_scraped_text_tells_its_date(head: str) -> None:
    document = from_text(head + STORY)
    assert document.published == date(2024, 3, 5)
    last = document.blocks[-1]
    assert document.text[last.start : last.end] == STORY


def test_an_update_counts_where_nothing_tells_the_publication() -> None:
    assert from_text("Crane falls\nUpdated 5 May 2023 10:30 GMT\n" + STORY).published == date(2023, 5, 5)


def test_a_date_inside_the_story_is_no_publication_date() -> None:
    assert from_text("The mine opened on 3 March 1999. " + STORY).published is None


def test_metadata_wins_over_the_text() -> None:
    document = from_text("date 2024-03-05 " + STORY, published=date(2024, 3, 4))
    assert document.published == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("dateline", "place", "day"),
    [
        ("KARLOW — ", "KARLOW", None),
        ("KARLOW, March 3 — ", "KARLOW", date(2024, 3, 3)),
        ("KARLOW, 3 March (GW) - ", "KARLOW", date(2024, 3, 3)),
        ("KARLOW, Dec 31 (GW) - ", "KARLOW", date(2023, 12, 31)),
        ("BAGHDAD (Gulf Wire) — ", "BAGHDAD", None),
        ("WALLOPS ISLAND, Va. — ", "WALLOPS ISLAND, Va.", None),
        ("N'DJAMENA, Chad, Feb. 28 (LCW) – ", "N'DJAMENA, Chad", date(2024, 2, 28)),
        ("LEÓN, Nicaragua — ", "LEÓN, Nicaragua", None),
        ("KITWE, Friday - ", "KITWE", None),
        ("Geneva/Nouna – ", "Geneva/Nouna", None),
        ("Santiago – ", "Santiago", None),
        ("NEW YORK—", "NEW YORK", None),
        ("Prairie & Mountain Wire -- ", "Prairie & Mountain Wire", None),
    ],
)
def test_datelines_are_cut_off_and_kept(dateline: str, place: str, day: date | None) -> None:
    document = from_text(dateline + STORY, published=date(2024, 3, 5))
    (block,) = document.blocks
    assert document.text[block.start : block.end] == STORY
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.day) == (place, day)
    assert document.text[document.dateline.start : document.dateline.end] == dateline


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — the alliance of 32 states — said on Monday that it would send two ships to the port.",
        "The mayor – Ana Treen – said on Monday that the harbour would be closed for a week at least.",
        "Three men - Brown, Black and White - were taken to the hospital of Karlow on Monday night.",
        "Two of them, Brown and Black — Both from Karlow — were taken to the hospital on Monday night.",
    ],
)
def test_dashes_in_prose_are_no_datelines(sentence: str) -> None:
    document = from_text(sentence)
    assert document.dateline is None
    assert document.text[document.blocks[0].start :] == sentence


def test_a_dateline_without_a_year_is_completed_only_by_metadata() -> None:
    text = "KARLOW, March 3 — " + STORY
    assert from_text(text).published is None
    assert from_text(text, url="https://news.example/2023/03/crane").published == date(2023, 3, 3)
