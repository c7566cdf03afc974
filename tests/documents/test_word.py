"""DOCX: what a reader sees when all changes are accepted, with the page and the paragraph."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents.files import places, read_bytes, said


def saved(document: Any) -> bytes:
    """Return the bytes of a document of python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def runs(document: Any, xml: str) -> None:
    """Add a paragraph with the given runs."""
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, paragraph)


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.fixture
def article() -> Any:
    document = docx.Document()
    document.add_heading("Ferry sinks off Karlow", 0)
    document.add_paragraph("By Jane Doe")
    lead = document.add_paragraph("KARLOW, March 5 — A ")
    lead.add_run("ferry").bold = True
    lead.add_run(" sank on Monday, killing twelve people, the coast guard said.")
    document.add_heading("What is known", 1)
    document.add_paragraph("Forty people were on board.", style="List Bullet")
    document.add_paragraph("We heard a roar, a fisherman said.", style="Quote")
    document.add_table(1, 1).cell(0, 0).text = "Ten people died here."
    document.add_page_break()  # type: ignore[no-untyped-call]
    document.add_paragraph("The captain, 52, was arrested. See https://example.org/2023/01/02.")
    return document


def test_an_article_with_everything(tmp_path: Path, article: Any) -> None:
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert document.title == "Ferry sinks off Karlow"
    assert said(document) == [
        ("headline", "Ferry sinks off Karlow"),
        ("paragraph", "A ferry sank on Monday, killing twelve people, the coast guard said."),
        ("list_item", "Forty people were on board."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "The captain, 52, was arrested. See."),
    ]
    assert places(document) == [
        "page 1, paragraph 1",
        "page 1, paragraph 3",
        "page 1, paragraph 5",
        "page 1, paragraph 6",
        "page 2, paragraph 1",
    ]


def test_properties_are_not_believed(tmp_path: Path, article: Any) -> None:
    article.core_properties.title = "Template 7"
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert (document.title, document.published) == ("Ferry sinks off Karlow", None)


def test_a_visible_date_is(tmp_path: Path) -> None:
    article = docx.Document()
    for words in (
        "Ferry sinks",
        "Published 5 March 2024",
        "A ferry sank off the coast on Monday, the guard said.",
    ):
        article.add_paragraph(words)
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert (document.title, str(document.published)) == ("Ferry sinks", "2024-03-05")


def test_changes_count_as_accepted_and_hidden_words_as_none(tmp_path: Path) -> None:
    article = docx.Document()
    runs(
        article,
        text("The toll is ")
        + '<w:del w:id="1" w:author="A"><w:r><w:delText>ten</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="A">{text("twelve")}</w:ins>'
        + f'<w:moveFrom w:id="3" w:author="A">{text(" or nine")}</w:moveFrom>'
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> or eight</w:t></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve"> dead</w:t></w:r>'
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + f'<w:hyperlink w:anchor="x">{text(" now")}</w:hyperlink>'
        + "<w:r><w:tab/><w:t>again</w:t><w:br/><w:t>and over</w:t><w:noBreakHyphen/><w:t>all.</w:t></w:r>",
    )
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert said(document) == [("paragraph", "The toll is twelve dead now again and over-all.")]
    assert places(document) == ["paragraph 1"]


def test_footnotes_are_read_after_the_text(tmp_path: Path) -> None:
    article = docx.Document()
    article.add_paragraph("Twelve people died.")
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        f'<w:footnote w:id="0" w:type="separator"><w:p>{text("Not shown here.")}</w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{text("The number was corrected.")}</w:p></w:footnote></w:footnotes>'
    )
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CT.WML_FOOTNOTES, notes.encode(), article.part.package)
    article.part.relate_to(part, RT.FOOTNOTES)
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert [words for _, words in said(document)] == ["Twelve people died.", "The number was corrected."]
    assert places(document) == ["paragraph 1", "footnote 1, paragraph 1"]


def test_pages_are_those_that_word_saw_last(tmp_path: Path) -> None:
    article = docx.Document()
    article.add_paragraph("Twelve people died.")
    runs(article, f'<w:r><w:br w:type="page"/></w:r>{text("Ten were hurt.")}')
    runs(article, f"<w:r><w:lastRenderedPageBreak/></w:r>{text('Two were saved.')}")
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert places(document) == ["page 1, paragraph 1", "page 1, paragraph 2", "page 2, paragraph 1"]


def test_a_content_control_is_read_and_a_table_of_contents_is_not(tmp_path: Path) -> None:
    article = docx.Document()
    for properties, words in (
        ("", "Twelve people died."),
        ('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', "Ten died in Karlow."),
    ):
        block = (
            f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr>"
            f"<w:sdtContent><w:p>{text(words)}</w:p></w:sdtContent></w:sdt>"
        )
        article.element.body.insert(0, parse_xml(block))
    (document,) = read_bytes(tmp_path, "page.docx", saved(article)).documents
    assert said(document) == [("paragraph", "Twelve people died.")]
