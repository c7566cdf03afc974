"""PDF: lines make paragraphs by where they stand; running heads and page numbers are left out."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from factcheck.documents import Limits, read
from tests.documents.files import Line, pdf, pdf_of, places, read_bytes, said

FIRST: list[Line] = [
    (72, 800, 9, "Valley Post - Report 2023"),
    (72, 760, 20, "Ferry sinks off Karlow"),
    (72, 730, 11, "KARLOW, March 5 - A ferry sank on Monday off the coast, killing twelve"),
    (72, 716, 11, "people, the coast guard said. The govern-"),
    (72, 702, 11, "ment has opened an inquiry (see https://example.org/2022/01/02)."),
    (84, 688, 11, "An indented paragraph follows here, in the season of 2020-"),
    (72, 674, 11, "2021, without any gap before it."),
    (72, 646, 11, "Forty people were on board. It had been"),
    (72, 632, 11, "repaired twice."),
    (72, 600, 14, "What is known"),
    (72, 580, 11, "• The owner is in Verrin."),
    (72, 566, 11, "• The crew is safe."),
    (72, 540, 11, "The captain, 52, was arrested on Tuesday and"),
    (300, 40, 9, "1"),
]
SECOND: list[Line] = [
    (72, 800, 9, "Valley Post - Report 2024"),
    (72, 760, 11, "taken to the town of Verrin by the police."),
    (72, 732, 11, "The owner denies everything, his lawyer said."),
    (300, 40, 9, "Page 2 of 2"),
]
BULLETS = ("list_item", "The owner is in Verrin."), ("list_item", "The crew is safe.")


def test_a_report_with_everything(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "page.pdf", pdf([FIRST, SECOND])).documents
    assert document.title == "Ferry sinks off Karlow"
    assert [(k, w) for k, w in said(document) if (k, w) not in BULLETS] == [
        ("headline", "Ferry sinks off Karlow"),
        (
            "paragraph",
            "A ferry sank on Monday off the coast, killing twelve people, the coast guard said. "
            "The government has opened an inquiry (see ).",
        ),
        (
            "paragraph",
            "An indented paragraph follows here, in the season of 2020-2021, without any gap before it.",
        ),
        ("paragraph", "Forty people were on board. It had been repaired twice."),
        (
            "paragraph",
            "The captain, 52, was arrested on Tuesday and taken to the town of Verrin by the police.",
        ),
        ("paragraph", "The owner denies everything, his lawyer said."),
    ]
    assert set(BULLETS) <= set(said(document))
    assert places(document)[1] == "page 1, paragraph 2"
    assert places(document)[-1] == "page 2, paragraph 1"


def test_a_page_of_single_lines(tmp_path: Path) -> None:
    lines: list[Line] = [
        (72, 760, 20, "Report of the inquiry"),
        (72, 740, 11, "Published 1 July 2024"),
        (72, 712, 11, "The ferry Aurora sank off Karlow on 5 March 2024, the inquiry found."),
        (72, 684, 11, "Nine people died when the Aurora sank."),
    ]
    (document,) = read_bytes(tmp_path, "a.pdf", pdf([lines])).documents
    assert str(document.published) == "2024-07-01"
    assert [words for _, words in said(document)[1:]] == [lines[2][3], lines[3][3]]


def test_double_spacing_is_no_gap(tmp_path: Path) -> None:
    words = [
        "The ferry sank on Monday off the coast with",
        "forty people on board, twelve of whom have",
        "died so far.",
    ]
    lines: list[Line] = [(72, 700 - 26 * i, 11, line) for i, line in enumerate(words)]
    (document,) = read_bytes(tmp_path, "a.pdf", pdf([lines])).documents
    assert said(document) == [("paragraph", " ".join(words))]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left: list[Line] = [
        (50, 700, 11, "The harbour was closed on"),
        (50, 686, 11, "Monday by the mayor of the"),
    ]
    right: list[Line] = [(320, 700, 11, "town, who gave no reason."), (320, 686, 11, "It opened on Friday.")]
    (document,) = read_bytes(tmp_path, "a.pdf", pdf([[*left, *right]])).documents
    assert " ".join(w for _, w in said(document)) == (
        "The harbour was closed on Monday by the mayor of the town, who gave no reason. It opened on Friday."
    )


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    (problem,) = read_bytes(tmp_path, "a.pdf", pdf([[]])).problems
    assert problem.code == "FC902"
    assert "OCR" in problem.message


@pytest.mark.parametrize("cut", [20, 200, 900])
def test_half_a_pdf_is_a_problem(tmp_path: Path, cut: int) -> None:
    (problem,) = read_bytes(tmp_path, "a.pdf", pdf([FIRST])[:cut]).problems
    assert (problem.code, problem.message) == ("FC903", "the file is damaged: no complete PDF")


def test_a_password_is_a_problem(tmp_path: Path) -> None:
    lock = (
        b"/ID [<00000000000000000000000000000000> <00000000000000000000000000000000>] "
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>"
    )
    objects = [b"<< /Type /Pages /Kids [] /Count 0 >>", b"<< /Type /Catalog /Pages 1 0 R >>"]
    (problem,) = read_bytes(tmp_path, "a.pdf", pdf_of(objects, lock)).problems
    assert (problem.code, problem.message) == ("FC903", "the PDF is encrypted: save it without a password")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    packed = zlib.compress(b" " * 3_000_000)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)
    (tmp_path / "a.pdf").write_bytes(pdf_of([stream, b"<< /Type /Catalog >>"]))
    result = read([str(tmp_path / "a.pdf")], limits=Limits(unpacked_bytes=2_000_000))
    assert [(p.code, p.message) for p in result.problems] == [
        ("FC904", "the PDF unpacks to more than 2 MB, which is the limit")
    ]


def test_more_pages_than_the_limit_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([FIRST] * 3))
    result = read([str(tmp_path / "a.pdf")], limits=Limits(pages=2))
    assert [(p.code, p.message) for p in result.problems] == [
        ("FC904", "the PDF has 3 pages; the limit is 2")
    ]
