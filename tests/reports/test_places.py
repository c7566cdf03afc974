"""A file without lines: every report says page and paragraph, and none a line that nobody finds."""

from __future__ import annotations

import json

import pytest

from factcheck.documents import Place
from factcheck.reports import FORMATS, DocumentSummary, Layout
from tests.reports.samples import COAST_WEEKLY, HARBOUR, SUNK_IN_2018, document, finding, report, side
from tests.reports.schemas import sarif_errors
from tests.reports.test_formats import printed

PAPER = document(
    "paper",
    HARBOUR,
    path="paper.pdf",
    place=lambda _field, offset: Place(2, 3) if offset < 60 else Place(3, 3),
)
ON_PAPER = side(PAPER, "The ferry Aurora sank off Lysekil on 3 March 2019", "3 March 2019", "2019-03-03")
DOCUMENTS = tuple(DocumentSummary(d, 1, "draft") for d in (PAPER, COAST_WEEKLY))
FOUND = report(finding(ON_PAPER, SUNK_IN_2018), documents=DOCUMENTS)
TURNED = report(finding(SUNK_IN_2018, ON_PAPER), documents=DOCUMENTS)
WHERE = "paper.pdf: page 3, paragraph 2"


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"json", "jsonl", "sarif", "gitlab"}))
def test_formats_for_people_say_page_and_paragraph(name: str) -> None:
    assert WHERE in printed(name, FOUND, Layout(width=100))
    assert WHERE in printed(name, TURNED, Layout(width=100))
    assert "paper.pdf:1" not in printed(name, FOUND, Layout(width=100))


def test_json_adds_them() -> None:
    (found,) = json.loads(printed("json", FOUND))["findings"]
    paper, coast = found["claims"]
    assert (paper["page"], paper["paragraph"], paper["line"]) == (3, 2, 1)
    assert "part" not in paper
    assert coast.keys() == paper.keys() - {"page", "paragraph"}


def test_json_leads_into_the_file_where_markup_was_taken_out() -> None:
    marked = document("m", HARBOUR, span=lambda _field, start, end: (start + 7, end + 9))
    found = report(finding(side(marked, "The ferry Aurora sank off Lysekil on 3 March 2019"), SUNK_IN_2018))
    (told,) = json.loads(printed("json", found))["findings"]
    claim = told["claims"][0]
    at = HARBOUR.index("The ferry Aurora sank")
    assert (claim["start"], claim["end"]) == (
        at + 7,
        at + len("The ferry Aurora sank off Lysekil on 3 March 2019") + 9,
    )


def test_sarif_has_a_logical_location() -> None:
    text = printed("sarif", FOUND)
    assert sarif_errors(text) == []
    (result,) = json.loads(text)["runs"][0]["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "page 3, paragraph 2"}]
    assert "logicalLocations" not in result["relatedLocations"][0]


def test_sarif_shows_the_words_as_they_stand_in_the_file() -> None:
    clause = "The ferry Aurora sank off Lysekil on 3 March 2019"
    raw = HARBOUR.replace("ferry", "**ferry**")

    def span(_field: object, start: int, end: int) -> tuple[int, int]:
        return start, end + 4

    marked = document("m", HARBOUR, raw=raw, span=span)
    log = json.loads(printed("sarif", report(finding(side(marked, clause), SUNK_IN_2018))))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == clause.replace("ferry", "**ferry**")


def test_gitlab_says_them_before_the_reason() -> None:
    (entry,) = json.loads(printed("gitlab", FOUND))
    assert entry["description"].startswith("page 3, paragraph 2: FC101 date:")


def test_github_points_to_the_file_as_a_whole() -> None:
    annotation = printed("github", FOUND).splitlines()[0]
    assert annotation.startswith("::error file=paper.pdf,title=FC101 date::paper.pdf: page 3, paragraph 2: ")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(2), "paragraph 2"),
        (Place(2, 3), "page 3, paragraph 2"),
        (Place(2, None, "chapter “One”"), "chapter “One”, paragraph 2"),
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert place.words == words
