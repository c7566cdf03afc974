"""AsciiDoc: the header gives title and date; blocks that are no prose, marks and macros are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.files import read_bytes, said, sources

PAGE = """\
// a comment
= Ferry sinks off Karlow
Jane Doe <jane@example.org>
v1.0, 2024-03-05: first
:source: Valley Post
:place: Karlow

KARLOW, March 5 -- A *ferry* sank on _Monday_ off https://example.org/2023/01/02[{place}], killing
twelve people, the coast guard said.footnote:[The guard *later* corrected the number.]
// Ten people died.
It re**mained** there & "`nobody`" came&#8201;back. See <<later,the section>> for 5 * 3 = 15.

[source,python]
----
print("12 people died")
----

== What is known

* Forty people were on board.
* The ferry was built in 1987.
  It had been repaired twice.

[quote, A fisherman]
____
We heard a roar, a fisherman said.
____

|===
|Level |Dead
|12 |3
|===

.A title of a block
NOTE: The captain, 52, was arrested on Tuesday.

 ten_people = died

Owner:: He denies everything.

////
Ten people died.
////

image::x.png[Ten people died]
include::gone.adoc[]

stem:[x = 5]

Another section
---------------

The last paragraph ends +
here.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_with_everything(tmp_path: Path, newline: str) -> None:
    page = PAGE.replace("\n", newline)
    result = read_bytes(tmp_path, "page.adoc", page)
    (document,) = result.documents
    assert result.problems == ()
    assert (document.title, str(document.published)) == ("Ferry sinks off Karlow", "2024-03-05")
    assert document.source == "Valley Post"
    assert said(document) == [
        ("headline", "Ferry sinks off Karlow"),
        (
            "paragraph",
            "A ferry sank on Monday off Karlow, killing twelve people, the coast guard said. It remained there & "
            "“nobody” came back. See the section for 5 * 3 = 15.",
        ),
        ("paragraph", "The guard later corrected the number."),
        ("list_item", "Forty people were on board."),
        ("list_item", "The ferry was built in 1987. It had been repaired twice."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "The captain, 52, was arrested on Tuesday."),
        ("paragraph", "He denies everything."),
        ("paragraph", "The last paragraph ends here."),
    ]
    assert sources(document)[2:5] == [
        "The guard *later* corrected the number.",
        "Forty people were on board.",
        f"The ferry was built in 1987.{newline}  It had been repaired twice.",
    ]
    lines = PAGE.split("\n")
    assert document.locate("title", 0) == (2, 3)
    assert document.locate("text", document.text.index("twelve")) == (
        lines.index(next(words for words in lines if "twelve" in words)) + 1,
        1,
    )


def test_a_page_of_a_static_site_has_front_matter(tmp_path: Path) -> None:
    page = "---\ntitle: Ferry sinks\ndate: 2024-03-05\n---\nTwelve people died.\n"
    (document,) = read_bytes(tmp_path, "page.adoc", page).documents
    assert (document.title, str(document.published)) == ("Ferry sinks", "2024-03-05")
    assert said(document)[1:] == [("paragraph", "Twelve people died.")]


def test_a_bad_date_is_a_problem_with_its_line(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "page.adoc", "= Title\n:revdate: soon\n\nTwelve people died.\n")
    assert [(p.code, p.line) for p in result.problems] == [("FC906", 2)]
    assert len(result.documents) == 1


@pytest.mark.parametrize("fence", ["----", "....", "++++", "////", "|===", "```"])
def test_a_block_that_nothing_closes_reaches_to_the_end(tmp_path: Path, fence: str) -> None:
    (document,) = read_bytes(
        tmp_path, "a.adoc", f"Twelve people died.\n\n{fence}\nTen people died.\n"
    ).documents
    assert said(document) == [("paragraph", "Twelve people died.")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The 5*3 grid and a_b_c stay.", "The 5*3 grid and a_b_c stay."),
        ("Go `+a_b_c+` in C++ and +so on+.", "Go a_b_c in C++ and so on."),
        ("It was `so` and #marked# and [.red]#red#.", "It was so and marked and red."),
        ("\\*Not bold* at all.", "*Not bold* at all."),
        ("Go to link:a/b.html[the page] or mailto:a@b.org[us].", "Go to the page or us."),
        ("Known {unknown}as ((the term)) here(((index))).", "Known as the term here."),
        ("In 1990--95 they -- all of them -- left.", "In 1990—95 they — all of them — left."),
    ],
)
def test_marks_and_macros(tmp_path: Path, written: str, meant: str) -> None:
    (document,) = read_bytes(tmp_path, "a.adoc", written + "\n").documents
    assert said(document) == [("paragraph", meant)]
