"""RSS and Atom: each entry is a document with its own date, title and address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.files import read_bytes, said

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Valley Post</title>
<item><title>Ferry sinks &amp; burns</title><link>https://valley.example/1</link><guid>v1</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description>&lt;p&gt;A &lt;b&gt;ferry&lt;/b&gt; sank on Monday, killing twelve people.&lt;/p&gt;
&lt;p&gt;Forty people were on board.&lt;/p&gt;</description></item>
<item><title>Captain held</title><guid>v2</guid><pubDate>Wed, 06 Mar 2024 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<h2>Why</h2><p>The captain was <a href="https://x.example/2023/01/02">arrested</a>
on Tuesday.</p><blockquote>We heard a roar.</blockquote>]]></content:encoded></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title>
<entry><title>Ferry sinks</title><id>urn:1</id><updated>2024-03-05T10:00:00Z</updated>
<link href="https://coast.example/1"/><summary>Twelve people died off Karlow.</summary></entry></feed>
"""


def test_rss_entries_are_documents(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "feed.rss", RSS)
    first, second = result.documents
    assert result.problems == ()
    assert (first.id, first.title, str(first.published)) == ("v1", "Ferry sinks & burns", "2024-03-05")
    assert (first.source, first.url) == ("Valley Post", "https://valley.example/1")
    assert said(first) == [
        ("title", "Ferry sinks & burns"),
        ("paragraph", "A ferry sank on Monday, killing twelve people."),
        ("paragraph", "Forty people were on board."),
    ]
    assert said(second)[1:] == [
        ("paragraph", "The captain was arrested on Tuesday."),
        ("quote", "We heard a roar."),
    ]


def test_places_lead_into_the_feed(tmp_path: Path) -> None:
    first, second = read_bytes(tmp_path, "feed.rss", RSS).documents
    lines = RSS.split("\n")
    for document, words in ((first, "twelve"), (first, "Forty"), (second, "arrested"), (second, "roar")):
        line, column = document.locate("text", document.text.index(words))
        assert lines[line - 1][column - 1 :].startswith(words)
    assert second.locate("title", 0) == (7, 14)


def test_atom(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "feed.atom", ATOM).documents
    assert (document.id, document.title, str(document.published)) == ("urn:1", "Ferry sinks", "2024-03-05")
    assert (document.source, document.url) == ("Coast", "https://coast.example/1")
    assert said(document)[1:] == [("paragraph", "Twelve people died off Karlow.")]


def test_a_feed_is_known_by_its_first_words(tmp_path: Path) -> None:
    assert len(read_bytes(tmp_path, "feed.xml", RSS).documents) == 2
    assert len(read_bytes(tmp_path, "download", ATOM).documents) == 1


def test_a_bad_date_is_a_problem_with_its_line(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "feed.rss", RSS.replace("Wed, 06 Mar 2024 08:00:00 GMT", "soon"))
    assert [(p.code, p.line) for p in result.problems] == [("FC906", 7)]
    assert [d.published is None for d in result.documents] == [False, True]


def test_half_a_feed_is_told_and_read(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "feed.rss", RSS[: RSS.index("<![CDATA")])
    assert [p.code for p in result.problems] == ["FC903"]
    assert "v1" in [d.id for d in result.documents]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "FC902"),
        ("Ten people died.", "FC903"),
        ("<html><body>Ten people died.</body></html>", "FC903"),
        ("", "FC902"),
    ],
)
def test_what_is_no_feed_is_a_problem(tmp_path: Path, content: str, code: str) -> None:
    result = read_bytes(tmp_path, "feed.rss", content)
    assert result.documents == ()
    assert [p.code for p in result.problems] == [code]


def test_a_file_that_an_entity_names_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Ten people died.", encoding="utf-8")
    trick = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    result = read_bytes(
        tmp_path, "feed.atom", ATOM.replace("<feed", trick + "<feed").replace("Twelve", "&s; twelve")
    )
    assert all("Ten" not in document.text for document in result.documents)
