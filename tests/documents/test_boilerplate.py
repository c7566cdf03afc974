"""What a page leaves around an article makes no claims; what a reporter wrote stays."""

from __future__ import annotations

import pytest

from factcheck.documents import Document, from_text
from factcheck.documents.boilerplate import is_boilerplate, repeats

STORY = "The harbour of Karlow was closed on Monday after a crane fell into the water, the port office said."
MORE = "Nobody was hurt, but two boats were damaged and will have to be repaired in Treen."


def said(document: Document) -> list[str]:
    """Return the words of every block."""
    return [document.field_text(block.field)[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Please enter your comment!",
        "Please enter your name here",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "3 comments | Log in to comment",
        "Sign up to our morning newsletter.",
        "Subscribe now",
        "Read more: Five things to know about cranes",
        "READ ALSO: Maize prices fall",
        "Share this",
        "Share this: Facebook WhatsApp X",
        "Share • Tweet • Pin",
        "Advertisement",
        "ADVERTISEMENT – Story continues below",
        "© 2024 Karlow Post. All rights reserved.",
        "Copyright 2024 Karlow Post",
        "This website uses cookies to improve your experience.",
        "karlowpost.example uses cookies. OK",
        "(Photo: Ana Treen / Karlow Post)",
        "Photo credit: Ana Treen",
        "Follow us on Facebook",
        "Follow the Karlow Post on WhatsApp",
        "Click here for the weather.",
        "Tags: harbour, crane, boats",
        "By Jane Doe",
        "By Jean de la Tour in Karlow",
        "By our political staff",
        "By Harbour Desk. Updated 2 times.",
        "Published: 3 March 2024",
        "Updated 5 May 2023 10:30 GMT",
        "(Reporting by Ana Treen; editing by Tom Bell)",
        "Home > News > Harbour",
        "Listen live | Podcast | Shop",
    ],
)
def test_boilerplate_makes_no_block(line: str) -> None:
    assert said(from_text(f"{STORY}\n\n{line}\n\n{MORE}")) == [STORY, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Read more books, the minister told pupils.",
        "Share this bread with your neighbour, the priest told the crowd.",
        "By Tuesday the water had reached three metres.",
        "By Friday, April 5.",
        "Advertisement revenue fell by 5 percent last year.",
        "Comments by the minister angered the union.",
        "Follow the money, the lawyer told the court.",
        "Please enter the hall quietly, a sign said.",
        "Published in May, the report blames the ministry.",
        "Updated figures show that 31 people died.",
        "Photographs of the crane were shown in court.",
        "Copyright law was changed in 2019.",
        "Google uses cookies to follow its users.",
        "Tags on 14 of the bags were missing.",
        "The rescue was concluded on Tuesday at 22:40.",
        "The truce began on 3 August 2023.",
        "Also read out in court was a letter from his mother.",
        "12 comments were deleted by the paper, its editor said.",
        "Subscribers paid 12 euros a month.",
    ],
)
def test_real_sentences_stay(sentence: str) -> None:
    assert said(from_text(f"{STORY}\n\n{sentence}\n\n{MORE}")) == [STORY, sentence, MORE]


def test_a_menu_glued_to_the_headline_is_cut_off() -> None:
    headline = "Crane Falls Into Harbour: Port Closed, Says Office"
    document = from_text(f"HomeTop News{headline}\n\n{headline}\n\n{STORY}")
    assert document.title == headline
    assert said(document) == [headline, STORY]
    assert document.locate("title", 0) == (1, 13)


def test_a_section_glued_to_the_headline_gives_way_to_the_headline_itself() -> None:
    headline = "Crane falls into harbour"
    document = from_text(f"Karlow Live 24 {headline}\n\n{headline}\n\n{STORY}")
    assert said(document) == [headline, STORY]
    assert document.locate("title", 0) == (3, 1)


@pytest.mark.parametrize(
    "first",
    [
        "Crane falls into harbour",
        "CRANE FALLS INTO HARBOUR",
        "HomeTop News – Crane falls into harbour",
        "Karlow Live | Crane falls into harbour",
        "Headline: Crane falls into harbour",
    ],
)
def test_the_title_repeated_as_the_first_line_counts_once(first: str) -> None:
    document = from_text(f"{first}\n\n{STORY}", title="Crane falls into harbour")
    assert said(document) == ["Crane falls into harbour", STORY]


def test_a_second_headline_loses_its_label() -> None:
    document = from_text(f"Port of Karlow closed\nHeadline: Crane Brings Harbour to a Stop\n{STORY}\n{MORE}")
    assert said(document)[:2] == ["Port of Karlow closed", "Crane Brings Harbour to a Stop"]
    assert [block.kind for block in document.blocks] == ["headline", "headline", "paragraph", "paragraph"]
    assert document.title == "Port of Karlow closed"


def test_a_paragraph_that_begins_as_the_title_does_is_no_repetition() -> None:
    assert not repeats("Crane falls into harbour of Karlow, two boats damaged.", "Crane falls into harbour")


def test_titles_that_differ_by_a_figure_are_no_repetition() -> None:
    assert not repeats("Death toll in Karlow rises to 12", "Death toll in Karlow rises to 11")


def test_furniture_under_the_headline_goes_and_its_date_is_kept() -> None:
    document = from_text(
        f"Crane falls into harbour\nKarlow Live — 4 October 2023 — Comments (38)\n{STORY}\n{MORE}"
    )
    assert said(document) == ["Crane falls into harbour", STORY, MORE]
    assert str(document.published) == "2023-10-04"


def test_a_whole_scraped_page() -> None:
    page = """\
Skip to content
Menu
Home World Politics Business Tech
Mayor of Treen resigns over harbour contract
By Anna Kerr and Tom Bell
Staff writers
Tuesday, March 12, 2024 at 6:00 a.m. EDT
Listen
5 min
Comment 112
TREEN — The mayor of Treen, Ruth Mallory, resigned on Monday over a contract worth 4.2 million dollars.
“I have made a mistake,” she told reporters. “I am sorry.”
Story continues below advertisement
Ms Mallory, 58, was elected in 2019
Get the latest news delivered to your inbox
Related Articles
More from Politics
Terms of Service
© 2024 Treen Times
"""
    document = from_text(page)
    assert document.title == "Mayor of Treen resigns over harbour contract"
    assert str(document.published) == "2024-03-12"
    assert said(document) == [
        "Mayor of Treen resigns over harbour contract",
        "The mayor of Treen, Ruth Mallory, resigned on Monday over a contract worth 4.2 million dollars.",
        "“I have made a mistake,” she told reporters. “I am sorry.”",
        "Ms Mallory, 58, was elected in 2019",
    ]


def test_a_mail() -> None:
    mail = (
        "From: Ruth Mallory\nTo: Anna Kerr\nSubject: Re: Harbour\nDate: Tue, 12 Mar 2024 08:12:00 +0000\n\n"
        "Dear Anna,\n\nI resigned on Monday. The contract was worth 4.2 million dollars.\n\nKind regards,\n--\n"
    )
    document = from_text(mail)
    assert str(document.published) == "2024-03-12"
    assert said(document) == ["I resigned on Monday. The contract was worth 4.2 million dollars."]


def test_subheadings_and_salutations_make_no_claims() -> None:
    text = (
        f"Dear readers,\n\n{STORY}\n\nKey insights:\n- Port closed for 3 days\n- Two boats damaged\n\n{MORE}"
    )
    document = from_text(text, title="A letter")
    assert said(document) == ["A letter", STORY, "Port closed for 3 days", "Two boats damaged", MORE]


def test_notes_without_full_stops_are_all_kept() -> None:
    notes = ["Port closed since Monday", "Crane was new", "Two boats damaged", "No injuries"]
    assert said(from_text("\n".join(notes), title="Notes")) == ["Notes", *notes]


def test_a_long_paragraph_is_never_boilerplate() -> None:
    assert is_boilerplate("Click here to read the terms")
    assert not is_boilerplate("Click here was the label of the button that the clerk pressed. " * 5)
