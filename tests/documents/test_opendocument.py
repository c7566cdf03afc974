"""ODT: paragraphs with page and number; tables, comments and deleted text left out, notes after the text."""

from __future__ import annotations

from pathlib import Path

from tests.documents.files import odt, places, read_bytes, said, zipped

STYLES = '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Quotations"/>'
BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Ten people died.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Ferry sinks off Karlow</text:h>
<text:p>By Jane Doe</text:p>
<text:p>A <text:span>ferry</text:span><text:s text:c="2"/>sank on Monday<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>In the <text:span>morning</text:span>, at nine.</text:p></text:note-body></text:note>, killing
<text:a>twelve</text:a> people,<text:line-break/>the coast guard said<office:annotation><text:p>Really?</text:p>
</office:annotation>.</text:p>
<text:h text:outline-level="2">What is known</text:h>
<text:list><text:list-item><text:p>Forty people were on board.</text:p></text:list-item></text:list>
<text:p text:style-name="P7">We heard a roar, a fisherman said.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Ten died.</text:p></table:table-cell></table:table-row></table:table>
<text:soft-page-break/>
<text:section><text:p>The captain, 52, was arrested on Tuesday.</text:p></text:section>
"""


def test_an_article_with_everything(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "page.odt", odt(BODY, STYLES)).documents
    assert document.title == "Ferry sinks off Karlow"
    assert said(document) == [
        ("headline", "Ferry sinks off Karlow"),
        ("paragraph", "A ferry sank on Monday, killing twelve people, the coast guard said."),
        ("list_item", "Forty people were on board."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "The captain, 52, was arrested on Tuesday."),
        ("paragraph", "In the morning, at nine."),
    ]
    assert places(document) == [
        "page 1, paragraph 1",
        "page 1, paragraph 3",
        "page 1, paragraph 5",
        "page 1, paragraph 6",
        "page 2, paragraph 1",
        "note 1, paragraph 1",
    ]


def test_pages_are_left_out_where_the_file_does_not_tell_them(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "a.odt", odt("<text:p>Twelve people died.</text:p>")).documents
    assert places(document) == ["paragraph 1"]


def test_an_encrypted_text_is_a_problem(tmp_path: Path) -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
            "content.xml": "x",
        }
    )
    (problem,) = read_bytes(tmp_path, "a.odt", data).problems
    assert problem.code == "FC903"
    assert "encrypted" in problem.message


def test_a_spreadsheet_is_no_text(tmp_path: Path) -> None:
    content = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    (problem,) = read_bytes(tmp_path, "a.odt", content).problems
    assert (problem.code, problem.message) == ("FC903", "the file is damaged: it holds no text document")


def test_an_empty_text_is_a_problem(tmp_path: Path) -> None:
    assert [p.code for p in read_bytes(tmp_path, "a.odt", odt("<text:p/>")).problems] == ["FC902"]
