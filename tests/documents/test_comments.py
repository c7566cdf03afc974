"""Comments to factcheck: found in each format, not where they are shown as code, and never read as text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import Document, read
from factcheck.documents.comments import set_comments_aside

COMMENT = {
    ".md": "<!-- factcheck: ignore FC101 -->",
    ".html": "<!--factcheck:ignore FC101-->",
    ".txt": "[factcheck: ignore FC101]",
    ".rst": ".. factcheck: ignore FC101",
    ".adoc": "//factcheck: ignore FC101",
    ".tex": "%% FactCheck: ignore FC101",
}
SHOWN_AS_CODE = {
    ".md": [
        "```html\n{}\n```\n",
        "~~~\n{}\n~~~\n",
        "Text:\n\n    {}\n",
        "Write `{}` there.\n",
        "Write ``a ` {}`` there.\n",
        "- item\n\n  ```\n  {}\n  ```\n",
    ],
    ".rst": ["Write::\n\n   {}\n\nIt works.\n", ".. code-block:: rst\n\n   {}\n\n"],
    ".adoc": ["----\n{}\n----\n", "....\n{}\n....\n", "[source]\n----\n{}\n"],
    ".tex": [
        "\\begin{{verbatim}}\n{}\n\\end{{verbatim}}\n",
        "\\begin{{lstlisting}}[language=TeX]\n{}\n\\end{{lstlisting}}\n",
    ],
}
NO_COMMENT = {
    ".md": ["<!-- fact check: later -->\n", "factcheck: ignore FC101\n", "[factcheck: ignore FC101]\n"],
    ".rst": ["see .. factcheck: ignore\n"],
    ".adoc": ["see // factcheck: ignore\n"],
    ".tex": ["A share of 5\\% factcheck: off\n"],
    ".txt": ["<!-- factcheck: off -->\n", "% factcheck: off\n"],
    ".jsonl": ['{"text": "[factcheck: off]"}\n'],
}


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(suffix, text) for suffix, texts in table.items() for text in texts]


def document(folder: Path, name: str, text: str) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    (found,) = read([str(path)]).documents
    return found


@pytest.mark.parametrize("suffix", COMMENT)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_is_found_and_leaves_blanks_of_its_length(suffix: str, newline: str) -> None:
    text = newline.join(["She sank in March.", "", COMMENT[suffix], "", "Nobody died."])
    left, (comment,) = set_comments_aside(text, suffix)
    assert (comment.words, comment.start) == ("ignore FC101", (3, 1))
    assert comment.end == (3, 1 + len(COMMENT[suffix]))
    assert left == text.replace(COMMENT[suffix], " " * len(COMMENT[suffix]))


@pytest.mark.parametrize(("suffix", "text"), pairs(SHOWN_AS_CODE))
def test_a_comment_in_code_is_only_an_example(suffix: str, text: str) -> None:
    example = text.format(COMMENT[suffix])
    assert set_comments_aside(example, suffix) == (example, ())
    after = f"{example}\n{COMMENT[suffix]}\n"
    if suffix != ".adoc" or example.count("----") != 1:  # a fence that is never closed goes on to the end
        assert len(set_comments_aside(after, suffix)[1]) == 1


@pytest.mark.parametrize(("suffix", "text"), pairs(NO_COMMENT))
def test_what_only_looks_like_a_comment_stays(suffix: str, text: str) -> None:
    assert set_comments_aside(text, suffix) == (text, ())


def test_a_comment_may_run_over_several_lines() -> None:
    text = "<!-- factcheck: ignore FC101 --\n  the inquiry\n  says so -->\nShe sank."
    left, (comment,) = set_comments_aside(text, ".md")
    assert comment.words == "ignore FC101 -- the inquiry says so"
    assert (comment.start, comment.end) == ((1, 1), (3, 14))
    assert left.split() == ["She", "sank."]
    text = ".. factcheck: off FC101\n   -- the inquiry\n   says so\n\nShe sank."
    left, (comment,) = set_comments_aside(text, ".rst")
    assert comment.words == "off FC101 -- the inquiry says so"
    assert left.split() == ["She", "sank."]


@pytest.mark.parametrize(
    ("suffix", "text"),
    [(".md", "<!-- factcheck: ignore\nShe sank.\n"), (".txt", "[factcheck: ignore\nShe sank.\n")],
)
def test_a_comment_that_is_not_closed_ends_with_its_line(suffix: str, text: str) -> None:
    left, (comment,) = set_comments_aside(text, suffix)
    assert (comment.words, comment.closed) == ("ignore", False)
    assert left.split() == ["She", "sank."]


def test_backticks_inside_a_comment_make_no_code() -> None:
    text = "One. <!-- factcheck: ignore -- see `a --> Two ` three <!-- factcheck: off -->.\n"
    assert [c.words for c in set_comments_aside(text, ".md")[1]] == ["ignore -- see `a", "off"]


@given(st.text(alphabet="`<!->factheck: ing\n#[]*%/.\\", max_size=200), st.sampled_from([*COMMENT, ".jsonl"]))
def test_offsets_and_lines_never_move(text: str, suffix: str) -> None:
    left, comments = set_comments_aside(text + "<!-- factcheck: on --><!--factcheck:", suffix)
    text += "<!-- factcheck: on --><!--factcheck:"
    assert len(left) == len(text)
    assert all(a == b or (b == " " and a not in "\r\n") for a, b in zip(text, left, strict=True))
    assert [c.start for c in comments] == sorted(c.start for c in comments)


@pytest.mark.parametrize("suffix", [*COMMENT, ".text"])
def test_a_document_is_read_without_its_comments(tmp_path: Path, suffix: str) -> None:
    comment = COMMENT.get(suffix, COMMENT[".txt"])
    sentences = [
        "The ferry Aurora sank off Lysekil on 3 March 2019.",
        "Her crew of 14 was rescued by a trawler.",
    ]
    text = f"{sentences[0]}\n\n{comment}\n\n{sentences[1]}\n"
    if suffix == ".html":
        text = f"<article><h1>Ferry</h1><p>{sentences[0]} {comment}</p>\n<p>{sentences[1]}</p></article>"
    found = document(tmp_path, f"ferry{suffix}", text)
    assert [c.words for c in found.comments] == ["ignore FC101"]
    blocks = [found.field_text(b.field)[b.start : b.end] for b in found.blocks if b.kind == "paragraph"]
    assert blocks == sentences
    last = found.blocks[-1]
    line, column = found.locate(last.field, last.start)
    assert text.splitlines()[line - 1][column - 1 :].startswith(sentences[1])


def test_standard_input_takes_the_comments_of_plain_text() -> None:
    stream = io.BytesIO(b"She sank in March 2019. [factcheck: ignore]\n")
    (found,) = read(["-"], stdin=stream).documents
    assert [(c.words, c.start) for c in found.comments] == [("ignore", (1, 25))]
