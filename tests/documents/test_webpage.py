"""HTML: the article is extracted, and each of its characters is found again in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import Document, read

PAGE = """<!doctype html>
<html lang="en"><head>
<title>Dam gives way &amp; floods town | Valley Post</title>
<meta property="article:published_time" content="2024-03-05T08:00:00+01:00">
<meta property="og:site_name" content="Valley Post">
<script>var text = "Engineers had warned in 2019";</script>
</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Dam gives way &amp; floods town</h1><p class="byline">By Jane Doe</p>
<p>KARLOW, March 5 &mdash; The  dam at <b>Kar&shy;low</b> gave way on
Monday, and 12 people &nbsp;were hurt in the <i>lower</i> town.</p>
<h2>What happened</h2>
<p>Engineers had warned in 2019 that the caf&#233; wall was weak, a report of the ministry said.<br>The wall was 40
metres long.</p>
<ul><li>Twelve people are in <i>hospital</i>.</li><li>Forty houses were lost.</li></ul>
<blockquote><p>We heard a roar, a farmer said.</p></blockquote>
</article><footer>&copy; 2024 Valley Post</footer></body></html>
"""


def read_page(tmp_path: Path, page: bytes) -> Document:
    """Read one HTML file."""
    path = tmp_path / "page.html"
    path.write_bytes(page)
    (document,) = read([str(path)]).documents
    return document


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """The page above."""
    return read_page(tmp_path, PAGE.encode())


def test_text_and_metadata(document: Document) -> None:
    assert (document.title, str(document.published), document.source) == (
        "Dam gives way & floods town",
        "2024-03-05",
        "Valley Post",
    )
    assert [(b.kind, document.field_text(b.field)[b.start : b.end]) for b in document.blocks] == [
        ("title", "Dam gives way & floods town"),
        ("paragraph", "The dam at Karlow gave way on Monday, and 12 people were hurt in the lower town."),
        (
            "paragraph",
            "Engineers had warned in 2019 that the café wall was weak, a report of the ministry said.",
        ),
        ("paragraph", "The wall was 40 metres long."),
        ("list_item", "Twelve people are in hospital."),
        ("list_item", "Forty houses were lost."),
        ("quote", "We heard a roar, a farmer said."),
    ]


@pytest.mark.parametrize(
    ("word", "in_the_file"),
    [
        ("dam at", "dam at"),
        ("Karlow gave", "Kar&shy;low"),
        ("low gave", "low</b> gave"),
        ("Monday", "Monday, and"),
        ("were hurt", "were hurt"),
        ("lower town", "lower</i>"),
        ("Engineers", "Engineers had warned in 2019 that"),
        ("é wall", "&#233; wall"),
        ("wall was weak", "wall was weak"),
        ("metres", "metres long"),
        ("hospital", "hospital</i>"),
        ("Forty", "Forty houses"),
        ("a farmer", "a farmer said"),
    ],
)
def test_every_word_is_found_in_the_file(document: Document, word: str, in_the_file: str) -> None:
    line, column = document.locate("text", document.text.index(word))
    assert PAGE.splitlines()[line - 1][column - 1 :].startswith(in_the_file)


def test_the_title_is_found_on_the_page(document: Document) -> None:
    line, column = document.locate("title", document.title.index("floods"))
    assert (line, PAGE.splitlines()[line - 1][column - 1 :][:6]) == (8, "floods")


def test_another_newline_moves_no_column(tmp_path: Path, document: Document) -> None:
    windows = read_page(tmp_path, PAGE.replace("\n", "\r\n").encode())
    places = [[d.locate(b.field, b.start) for b in d.blocks] for d in (document, windows)]
    assert places[0] == places[1]


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ('<meta name="date" content="2024-03-05">', "2024-03-05"),
        ('<meta property="article:published_time" content="1978-03-05T10:00:00Z">', "1978-03-05"),
        ('<meta name="date" content="2024-03">', "None"),
        ('<meta name="date" content="03/04/2024">', "None"),
        ("", "None"),
    ],
)
def test_only_a_complete_date_of_the_page_counts(tmp_path: Path, meta: str, published: str) -> None:
    body = "<p>The dam above Karlow gave way and flooded the lower town, the mayor said.</p>" * 3
    page = f"<html><head><title>Dam</title>{meta}</head><body><article>{body}</article><p>© 2019</p></body></html>"
    assert str(read_page(tmp_path, page.encode()).published) == published


def test_the_declared_encoding_is_used_where_the_page_is_no_utf_8(tmp_path: Path) -> None:
    page = PAGE.replace(
        '<html lang="en"><head>', '<html lang="en"><head><meta charset="iso-8859-1">'
    ).replace("&#233;", "é")
    assert "café wall" in read_page(tmp_path, page.encode("latin-1")).text


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p>", "<<<>>>", "<!--", "<![if", "&#xFFFFFFFF;"]
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page)
    result = read([str(path)])
    assert [p.code for p in result.problems] == ["FC902"] * (1 - len(result.documents))


def test_a_paragraph_that_is_not_on_the_page_points_to_the_place_before_it() -> None:
    from factcheck.documents.webpage import HtmlLocator

    html = "<p>One is open.</p>\n<p>Three is sold.</p>"
    text = "One is open.\nTwo was made up.\nThree is sold."
    locate = HtmlLocator(html, text, "")
    assert locate("text", text.index("Three")) == (2, 4)
    assert locate("text", text.index("made"))[0] == 1


def test_text_after_the_last_tag_is_found() -> None:
    from factcheck.documents.webpage import HtmlLocator

    html = "<p>One is open.</p>\n<p>Two is shut."
    locate = HtmlLocator(html, "One is open.\nTwo is shut.", "")
    assert locate("text", len("One is open.\nTwo is ")) == (2, html.splitlines()[1].index("shut") + 1)


def test_tags_that_nothing_closes_take_no_time() -> None:
    from factcheck.documents.webpage import HtmlLocator

    # With quadratic time this would take minutes, and the suite's limit would be felt.
    locate = HtmlLocator("<p>One is open.</p>" + "<a " * 50_000, "One is open.", "")
    assert locate("text", 4) == (1, 8)
