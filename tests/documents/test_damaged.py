"""Files that are not what they should be: one line for each, and the rest is read."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Limits, read
from tests.documents.files import epub, odt, pdf, zipped

STORY = "The harbour of Karlow was closed on Monday."


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(STORY)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


GOOD = {
    ".docx": word(),
    ".odt": odt(f"<text:p>{STORY}</text:p>"),
    ".epub": epub([f"<p>{STORY}</p>"]),
    ".pdf": pdf([[(72, 700, 11, STORY)]]),
}
BOMB = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": " " * 3_000_000})


def problem(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> tuple[str, str]:
    """Read a bad file beside a good one, and return the code and the message of the problem that it makes."""
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(STORY, encoding="utf-8")
    result = read([str(folder / name), str(folder / "good.txt")], limits=limits or Limits())
    assert [d.text for d in result.documents] == [STORY]
    (found,) = result.problems
    assert "\n" not in str(found)
    return found.code, found.message


@pytest.mark.parametrize("suffix", GOOD)
def test_the_good_ones_are_read(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(GOOD[suffix])
    assert [d.text.strip() for d in read([str(tmp_path)]).documents] == [STORY]


@pytest.mark.parametrize("suffix", GOOD)
def test_without_a_name_they_are_known_by_their_bytes(suffix: str) -> None:
    (document,) = read(["-"], stdin=io.BytesIO(GOOD[suffix])).documents
    assert document.text.strip() == STORY


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_file_is_damaged(tmp_path: Path, suffix: str, share: float) -> None:
    data = GOOD[suffix][: int(len(GOOD[suffix]) * share)]
    code, message = problem(tmp_path, f"a{suffix}", data)
    assert code == "FC903"
    assert "the file is damaged" in message


@pytest.mark.parametrize("suffix", GOOD)
def test_an_empty_file_is_told_as_such(tmp_path: Path, suffix: str) -> None:
    assert problem(tmp_path, f"a{suffix}", b"") == ("FC902", "the file is empty")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, suffix: str) -> None:
    code, message = problem(tmp_path, "a.odt", BOMB, Limits(unpacked_bytes=1_000_000))
    assert (code, message) == ("FC904", "the file unpacks to 3 MB; the limit is 1 MB")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", GOOD[".pdf"], "not what .docx says, but PDF: rename it to .pdf"),
        ("a.txt", GOOD[".docx"], "not what .txt says, but DOCX: rename it to .docx"),
        ("a.md", GOOD[".odt"], "not what .md says, but ODT: rename it to .odt"),
        ("a.html", GOOD[".pdf"], "not what .html says, but PDF: rename it to .pdf"),
        ("a.pdf", STORY.encode(), "the file is damaged: no complete PDF"),
        ("a.docx", STORY.encode(), "the file is damaged: no complete zip, as its format needs"),
        ("a.docx", zipped({"x": "y"}), "not a Word document that can be read: KeyError"),
        ("a.epub", zipped({"x": "y"}), "the file is damaged: it lacks META-INF/container.xml"),
        ("a.txt", zipped({"x": "y"}), "not what .txt says, but a zip archive"),
        ("archive", zipped({"x": "y"}), "not text: the file is a zip archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "one with a password"),
        ("a.rtf", b"{\\rtf1 Twelve people died.}", "RTF: save it as .docx or .odt"),
    ],
)
def test_another_kind_of_file_is_told_as_such(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    code, message = problem(tmp_path, name, content)
    assert code == "FC903"
    assert told in message


def test_an_encrypted_zip_is_told_as_such(tmp_path: Path) -> None:
    data = bytearray(GOOD[".odt"])
    with zipfile.ZipFile(io.BytesIO(GOOD[".odt"])) as archive:
        start = archive.start_dir
    data[start + 8] |= 1  # the flag of the first file in the directory
    assert problem(tmp_path, "a.odt", bytes(data)) == (
        "FC903",
        "the file is encrypted: save it without a password",
    )


def test_a_package_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    code, message = problem(tmp_path, "a.docx", GOOD[".docx"])
    assert (code, message) == (
        "FC901",
        "reading .docx needs docx: install factcheck again, with its dependencies",
    )


@pytest.mark.parametrize("suffix", [*GOOD, ".eml", ".mbox", ".rss"])
@settings(max_examples=20)
@given(data=st.data())
def test_no_damage_makes_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    content = bytearray(GOOD.get(suffix, b"From: a\n\nFrom x\n\n<rss><item><title>" + STORY.encode()))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / f"a{suffix}"
    path.write_bytes(content)
    result = read([str(path)])
    assert result.documents or result.problems
