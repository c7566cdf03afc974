"""Markdown: front matter gives the metadata, headings of level one the headline, markup no claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import Document, ReadResult, read

PAGE = """\
---
title: "Ferry sinks off Karlow"
date: 2024-03-05
source: Valley Post
url: https://valley.example/ferry
---

# Ferry sinks off Karlow

By **Jane Doe**

KARLOW, March 5 — A ferry sank on **Monday** off [Karlow](https://example.org/k), killing
twelve people, the coast guard said.

![The ferry](ferry.jpg)

## What is known

- Forty people were on board.
- The ferry was built in 1987.
  It had been repaired twice.

> We heard a roar, a fisherman said.

```
code = "makes no claims"
```

| Level | Dead |
|-------|------|
| 12    | 3    |

<!-- The owner denies
everything. -->

The captain, 52, was arrested on Tuesday.

[k]: https://example.org
"""


def read_page(tmp_path: Path, page: str) -> ReadResult:
    """Read one Markdown file."""
    path = tmp_path / "page.md"
    path.write_bytes(page.encode())
    return read([str(path)])


def said(document: Document) -> list[tuple[str, str]]:
    """Return kind and words of every block."""
    return [(b.kind, document.field_text(b.field)[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_page_with_everything(tmp_path: Path, newline: str) -> None:
    page = PAGE.replace("\n", newline)
    result = read_page(tmp_path, page)
    (document,) = result.documents
    assert result.problems == ()
    assert document.raw == page
    assert (document.title, str(document.published)) == ("Ferry sinks off Karlow", "2024-03-05")
    assert (document.source, document.url) == ("Valley Post", "https://valley.example/ferry")
    assert said(document) == [
        ("title", "Ferry sinks off Karlow"),
        (
            "paragraph",
            "A ferry sank on Monday off Karlow, killing twelve people, the coast guard said.",
        ),
        ("list_item", "Forty people were on board."),
        ("list_item", "The ferry was built in 1987. It had been repaired twice."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "The captain, 52, was arrested on Tuesday."),
    ]
    assert document.locate("title", 0) == (2, 9)
    assert document.locate("text", document.blocks[-1].start) == (
        PAGE.splitlines().index("The captain, 52, was arrested on Tuesday.") + 1,
        1,
    )
    assert document.dateline is not None
    assert document.dateline.place == "KARLOW"


def test_the_first_heading_is_the_title_where_there_is_no_front_matter(tmp_path: Path) -> None:
    (document,) = read_page(
        tmp_path, "# Ferry sinks #\n\nTwelve people died.\n\n## Later\n\nIt was raised.\n"
    ).documents
    assert document.title == "Ferry sinks"
    assert said(document) == [
        ("headline", "Ferry sinks"),
        ("paragraph", "Twelve people died."),
        ("paragraph", "It was raised."),
    ]
    assert document.locate("title", 0) == (1, 3)


@pytest.mark.parametrize(
    ("value", "line"), [("soon", 2), ("2024-13-45", 2), ("03/04/2024", 2), ("March 2024", 2), ("2024", 2)]
)
def test_a_bad_date_is_a_problem_and_the_document_is_read(tmp_path: Path, value: str, line: int) -> None:
    result = read_page(tmp_path, f"---\ndate: {value}\n---\nTwelve people died.\n")
    assert [d.published for d in result.documents] == [None]
    (problem,) = result.problems
    assert (problem.code, problem.line) == ("FC906", line)
    assert value in problem.message


@pytest.mark.parametrize("value", ["2024-03-05", "2024-03-05 10:00:00", "'5 March 2024'", '"March 5, 2024"'])
def test_dates_as_people_write_them(tmp_path: Path, value: str) -> None:
    result = read_page(tmp_path, f"---\nDate: {value}\n---\nTwelve people died.\n")
    assert [str(d.published) for d in result.documents] == ["2024-03-05"]


@pytest.mark.parametrize("front", ["title: [a", "a: b: c", "\tx: 1", "&a [*b]", "{" * 500])
def test_front_matter_that_is_no_yaml_is_a_problem_and_the_text_is_read(tmp_path: Path, front: str) -> None:
    result = read_page(tmp_path, f"---\n{front}\n---\nTwelve people died.\n")
    assert [said(d) for d in result.documents] == [[("paragraph", "Twelve people died.")]]
    assert [p.code for p in result.problems] == ["FC906"]


def test_a_line_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    (document,) = read_page(tmp_path, "---\n\nTwelve people died.\n\n---\n\nIt was raised.\n").documents
    assert [words for _, words in said(document)] == ["Twelve people died.", "It was raised."]


def test_a_partial_date_still_tells_the_year_of_a_dateline(tmp_path: Path) -> None:
    result = read_page(
        tmp_path, "---\ndate: March 2024\n---\nKARLOW, March 5 — The ferry sank with forty people on board.\n"
    )
    assert [str(d.published) for d in result.documents] == ["2024-03-05"]
    assert [p.code for p in result.problems] == ["FC906"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("With $n = 12$ and $x$, the rate is $\\lambda$.", "With and, the rate is."),
        ("At least $14$ people died[^1].", "At least 14 people died."),
        ("It costs $5 to $6, or 3$ a day.", "It costs $5 to $6, or 3$ a day."),
        ("$$\nx = 5\n$$\n\nTen people died.", "Ten people died."),
        ("Ten people died, see <https://example.org/2024/01/02>.", "Ten people died, see."),
        ("Ten **peo**ple died &ndash; [so][k] said `he`.\n\n[k]: /x", "Ten people died – so said he."),
        ("Ten people <!-- or twelve --> died.", "Ten people died."),
    ],
)
def test_only_words_are_read(tmp_path: Path, written: str, meant: str) -> None:
    (document,) = read_page(tmp_path, written + "\n").documents
    assert said(document) == [("paragraph", meant)]


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    page = '+++\ntitle = "Ferry sinks"\ndate = 2024-03-05T10:00:00Z\n+++\nTwelve people died.\n'
    (document,) = read_page(tmp_path, page).documents
    assert (document.title, str(document.published)) == ("Ferry sinks", "2024-03-05")
    assert document.locate("title", 0) == (2, 10)


def test_toml_that_is_none_is_a_problem_with_its_line(tmp_path: Path) -> None:
    result = read_page(tmp_path, '+++\ntitle = "a"\ndate = soon\n+++\nTwelve people died.\n')
    assert [said(d) for d in result.documents] == [[("paragraph", "Twelve people died.")]]
    assert [(p.code, p.line) for p in result.problems] == [("FC906", 3)]
