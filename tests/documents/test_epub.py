"""EPUB: the chapters in reading order, each paragraph with its chapter and number."""

from __future__ import annotations

from pathlib import Path

from tests.documents.files import epub, places, read_bytes, said

ONE = """<h1>The night</h1>
<p>A <b>ferry</b> sank on Monday<a epub:type="noteref" href="#n">1</a>, killing<br/>twelve people, the coast guard said.</p>
<ul><li>Forty people were on board.</li></ul>
<blockquote><p>We heard a roar, a fisherman said.</p></blockquote>
<table><tr><td>Ten people died.</td></tr></table><pre>Ten people died.</pre><!-- Ten people died. -->"""
TWO = "<div>The captain, 52, was arrested on Tuesday.<p>He denies everything.</p></div>"
ABOUT = (
    "<dc:title>The Aurora</dc:title><dc:publisher>Valley Press</dc:publisher>"
    '<dc:date opf:event="modification" xmlns:opf="http://www.idpf.org/2007/opf">2025-01-01</dc:date>'
    "<dc:date>2024-03-05</dc:date>"
)


def test_a_book_with_everything(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "book.epub", epub([ONE, TWO], ABOUT)).documents
    assert (document.title, str(document.published), document.source) == (
        "The Aurora",
        "2024-03-05",
        "Valley Press",
    )
    assert said(document) == [
        ("title", "The Aurora"),
        ("paragraph", "A ferry sank on Monday, killing twelve people, the coast guard said."),
        ("list_item", "Forty people were on board."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "The captain, 52, was arrested on Tuesday."),
        ("paragraph", "He denies everything."),
    ]
    assert places(document) == [
        "chapter “The night”, paragraph 2",
        "chapter “The night”, paragraph 3",
        "chapter “The night”, paragraph 4",
        "part 2, paragraph 1",
        "part 2, paragraph 2",
    ]


def test_a_protected_book_is_a_problem(tmp_path: Path) -> None:
    data = epub([ONE], more={"META-INF/encryption.xml": "<encryption><EncryptedData/></encryption>"})
    (problem,) = read_bytes(tmp_path, "book.epub", data).problems
    assert (problem.code, problem.message) == (
        "FC903",
        "the book is protected against copying (DRM)",
    )


def test_a_chapter_that_is_missing_does_not_hide_the_others(tmp_path: Path) -> None:
    data = epub([ONE, TWO]).replace(b"OEBPS/c0.xhtml", b"OEBPS/c9.xhtml")
    (document,) = read_bytes(tmp_path, "book.epub", data).documents
    assert said(document)[0] == ("paragraph", "The captain, 52, was arrested on Tuesday.")


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>Twelve &b; died.</p></body></html>'
    )
    data = epub(["x"], more={"OEBPS/c0.xhtml": laughs})
    (document,) = read_bytes(tmp_path, "book.epub", data).documents
    assert said(document) == [("paragraph", "Twelve died.")]
