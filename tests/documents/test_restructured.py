"""reStructuredText: docinfo gives the date, directives and roles no claims, and places lead into the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.files import read_bytes, said, sources

PAGE = r"""
======================
Ferry sinks off Karlow
======================

:Author: Jane Doe
:Date: 2024-03-05
:Source: Valley Post

KARLOW, March 5 — A **ferry** sank off `Karlow's coast <https://example.org/2023/01/02>`_ on
*Monday*, killing [1]_ twelve people, the :role:`coast guard <guard>` said\ [#note]_.

.. [1] The number was corrected on Tuesday.

.. note:: The ``Aurora`` was built in 1987.

- Forty people were on board,
  among them ten children.

.. The owner denies
   everything.

===== ====
Level Dead
===== ====
12    3
===== ====

.. code:: python

   dead = 12

.. unknown::

   Ten people died here.

What is known
-------------

    We heard a roar, a fisherman said.

See https://example.org/2022/02/03 for :math:`x = 5` more. The captain, 52, was arrested.

.. [#note] In a statement.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_with_everything(tmp_path: Path, newline: str) -> None:
    page = PAGE.replace("\n", newline)
    result = read_bytes(tmp_path, "page.rst", page)
    (document,) = result.documents
    assert result.problems == ()
    assert (document.title, str(document.published)) == ("Ferry sinks off Karlow", "2024-03-05")
    assert document.source == "Valley Post"
    assert said(document) == [
        ("headline", "Ferry sinks off Karlow"),
        (
            "paragraph",
            "A ferry sank off Karlow's coast on Monday, killing twelve people, the coast guard said.",
        ),
        ("paragraph", "The number was corrected on Tuesday."),
        ("paragraph", "The Aurora was built in 1987."),
        ("list_item", "Forty people were on board, among them ten children."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "See for more. The captain, 52, was arrested."),
        ("paragraph", "In a statement."),
    ]
    assert document.raw == page
    assert sources(document)[2:5] == [
        "The number was corrected on Tuesday.",
        "The ``Aurora`` was built in 1987.",
        f"Forty people were on board,{newline}  among them ten children.",
    ]
    lines = PAGE.split("\n")
    assert document.locate("title", 0) == (lines.index("Ferry sinks off Karlow") + 1, 1)
    twelve = document.text.index("twelve")
    line = next(i for i, words in enumerate(lines, start=1) if "twelve people" in words)
    assert document.locate("text", twelve) == (line, lines[line - 1].index("twelve") + 1)


def test_a_bad_date_is_a_problem_with_its_line(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "page.rst", "Title\n=====\n\n:Date: soon\n\nTwelve people died.\n")
    assert [d.published for d in result.documents] == [None]
    assert [(p.code, p.line) for p in result.problems] == [("FC906", 4)]


def test_no_file_is_included(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Ten people died.", encoding="utf-8")
    page = (
        f"Twelve people died.\n\n.. include:: {tmp_path}/secret.txt\n\n.. raw:: html\n   :file: secret.txt\n"
    )
    (document,) = read_bytes(tmp_path, "page.rst", page).documents
    assert said(document) == [("paragraph", "Twelve people died.")]


def test_what_docutils_finds_wrong_reaches_no_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    read_bytes(tmp_path, "page.rst", "Title\n==\n\nTwelve **people died.\n\n.. include:: gone\n\n|x| `a\n")
    assert capfd.readouterr() == ("", "")


def test_words_that_docutils_changed_stand_near_where_they_were(tmp_path: Path) -> None:
    page = ".. |dead| replace:: twelve\n\nThe toll is |dead| \\*so far\\*.\n"
    (document,) = read_bytes(tmp_path, "page.rst", page).documents
    assert said(document) == [("paragraph", "The toll is twelve *so far*.")]
    assert document.locate("text", document.text.index("so far")).line == 3


def test_a_paragraph_full_of_marks_is_refused(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "page.rst", "Twelve people died.\n\n" + "`a <" * 20_000)
    assert [(p.code, p.line) for p in result.problems] == [("FC904", 3)]


def test_a_long_file_is_refused_before_it_takes_all_day(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, "page.rst", "Twelve people died.\n" * 120_000)
    assert [(p.code, p.message) for p in result.problems] == [
        ("FC904", "the file has 2.4 MB; the limit for its format is 2 MB")
    ]
