"""Saved mail: the subject, the day and the words of the sender; not what was answered, nor the signature."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.documents.files import places, read_bytes, said

HEAD = """\
From: Jane Doe <jane@example.org>
To: desk@example.org
Subject: Re: =?utf-8?q?Ferry_sinks_off_K=C3=A4rlow?=
Date: Tue, 5 Mar 2024 23:10:00 -0500
MIME-Version: 1.0
"""
QUOTED_PRINTABLE = (
    HEAD
    + """\
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Dear all,

A ferry sank on Monday off K=C3=A4rlow, killing twelve people, the coast gu=
ard said.
Forty people were on board.

On Mon, 4 Mar 2024, Bob wrote:
> Ten people died.
>
> Or eleven.

--=20
Jane Doe works at the desk.
"""
)
HTML = "<html><body><p>The ferry was built in 1987.</p><blockquote>Ten died.</blockquote></body></html>"
BASE64 = (
    "From: bob@example.org\nSubject: Two\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nMessage-ID: <two@example.org>\n"
    "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(HTML.encode()).decode()
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_message(tmp_path: Path, newline: str) -> None:
    result = read_bytes(tmp_path, "a.eml", QUOTED_PRINTABLE.replace("\n", newline))
    (document,) = result.documents
    assert (document.title, str(document.published)) == ("Ferry sinks off Kärlow", "2024-03-05")
    assert document.source == "Jane Doe"
    assert said(document) == [
        ("title", "Ferry sinks off Kärlow"),
        ("paragraph", "A ferry sank on Monday off Kärlow, killing twelve people, the coast guard said."),
        ("paragraph", "Forty people were on board."),
    ]
    lines = QUOTED_PRINTABLE.split("\n")
    for words in ("twelve", "Forty"):
        line, column = document.locate("text", document.text.index(words))
        assert lines[line - 1][column - 1 :].startswith(words)


def test_the_plain_text_of_two_is_read_and_attachments_are_not(tmp_path: Path) -> None:
    mail = (
        HEAD
        + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/alternative; boundary="a"\n\n'
        "--a\nContent-Type: text/html\n\n<p>Ten people died.</p>\n--a\nContent-Type: text/plain\n\n"
        "Twelve people died.\n--a--\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\n"
        "Nine people died.\n--b--\n"
    )
    (document,) = read_bytes(tmp_path, "a.eml", mail).documents
    assert [words for kind, words in said(document) if kind == "paragraph"] == ["Twelve people died."]


def test_a_body_that_is_encoded_has_paragraphs_and_no_lines(tmp_path: Path) -> None:
    (document,) = read_bytes(tmp_path, "a.eml", BASE64).documents
    assert said(document)[1:] == [("paragraph", "The ferry was built in 1987.")]
    assert places(document) == ["paragraph 1"]
    assert document.locate("title", 0) == (2, 10)


def test_a_mailbox_is_a_document_a_message(tmp_path: Path) -> None:
    plain = "From: a@example.org\nSubject: Three\n\nThe day began.\n\n>From here on, nobody was seen.\n"
    box = "".join(f"From a Mon Mar  4 2024\n{mail}\n" for mail in (QUOTED_PRINTABLE, BASE64, plain))
    result = read_bytes(tmp_path, "a.mbox", box + "From a Mon Mar  4 2024\nSubject: empty\n\n\n")
    assert [d.title for d in result.documents] == ["Ferry sinks off Kärlow", "Two", "Three"]
    assert [d.id for d in result.documents] == ["a", "two@example.org", "a-2"]
    assert places(result.documents[1]) == ["message 2, paragraph 1"]
    assert said(result.documents[2])[-1] == ("paragraph", "From here on, nobody was seen.")
    (problem,) = result.problems
    lines = box.split("\n")
    assert (problem.code, problem.message) == ("FC902", "message 4: no text in this message")
    assert problem.line == len(lines) + 1
    line, column = result.documents[2].locate("text", result.documents[2].text.index("nobody"))
    assert lines[line - 1][column - 1 :].startswith("nobody")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.eml", "", "FC902"),
        ("a.eml", "Twelve people died.\n", "FC903"),
        ("a.eml", HEAD, "FC902"),
        ("a.eml", HEAD + "Content-Type: text/plain; charset=klingon\n\nTwelve died.", "FC902"),
        ("a.eml", HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "FC902"),
        (
            "a.eml",
            HEAD + "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\nAAAA",
            "FC902",
        ),
        ("a.mbox", "", "FC902"),
        ("a.mbox", QUOTED_PRINTABLE, "FC903"),
    ],
)
def test_what_is_no_message_is_a_problem(tmp_path: Path, name: str, content: str, code: str) -> None:
    result = read_bytes(tmp_path, name, content)
    assert result.documents == ()
    assert [p.code for p in result.problems] == [code]


@pytest.mark.parametrize("date", ["", "soon", "Tue, 99 Mar 2024", "Tue, 5 Mar 20244 10:00:00 +9999"])
def test_a_header_that_cannot_be_read_is_none(tmp_path: Path, date: str) -> None:
    mail = f"From: \udcff\nSubject: =?klingon?q?x?=\nDate: {date}\n\nTwelve people died.\n"
    (document,) = read_bytes(tmp_path, "a.eml", mail.encode("utf-8", "surrogateescape")).documents
    assert document.published is None
