"""Words of a text lead back to the file, whatever markup stands around them, and no file makes reading raise."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Document, read

WORDS = st.text(string.ascii_letters, min_size=2, max_size=9).filter(
    lambda word: word.lower() not in ("cc", "to", "re")
)
# What each language puts around a word, and between two.
INLINE = {
    ".md": [
        "{}",
        "**{}**",
        "*{}*",
        "`{}`",
        "[{}](https://example.org/2024/01/02)",
        "{}[^1]",
        "{} &amp;",
        "{} \\*",
    ],
    ".rst": ["{}", "**{}**", "*{}*", "``{}``", "`{} <https://example.org/2024/01/02>`_", "{} [#]_", "{} \\*"],
    ".adoc": [
        "{}",
        "*{}*",
        "_{}_",
        "`{}`",
        "https://example.org/2024/01/02[{}]",
        "**{}**",
        "{} &amp;",
        "{} \\*",
    ],
    ".tex": [
        "{}",
        "\\textbf{{{}}}",
        "\\emph{{{}}}",
        "\\href{{https://e.org/2024}}{{{}}}",
        "{}~\\cite{{k}}",
        "{} \\&",
    ],
}
BREAKS = {
    ".md": [" ", "\n", "  \n", "\r\n"],
    ".rst": [" ", "\n"],
    ".adoc": [" ", "\n", " +\n"],
    ".tex": [" ", "\n", " %\n", "~"],
}
MARKS = {
    ".md": [
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "&",
        "\\",
        ">",
        "- ",
        "# ",
        "|",
        "<!--",
        "-->",
        "---\n",
        "+++\n",
        "![",
        "~~~",
    ],
    ".rst": ["*", "`", ".. ", "::", "|", "_", "[#]_", "\\", "===\n", ":a:", "- ", "    ", ">>> ", "+--+\n"],
    ".adoc": [
        "*",
        "_",
        "`",
        "[",
        "]",
        "{",
        "}",
        "<<",
        ">>",
        "((",
        "----\n",
        "|===\n",
        "= ",
        "::",
        "footnote:[",
        "\\",
    ],
    ".tex": [
        "\\",
        "{",
        "}",
        "$",
        "%",
        "&",
        "~",
        "\\begin{a}",
        "\\end{a}",
        "\\item",
        "[",
        "]",
        "\\'",
        "$$",
        "\\footnote{",
    ],
}


@st.composite
def paragraphs(draw: st.DrawFn, suffix: str) -> tuple[list[str], str]:
    """Draw the words of a paragraph, each with a number of its own, and how the language writes them."""
    words = [f"{word}{i}" for i, word in enumerate(draw(st.lists(WORDS, min_size=9, max_size=14)))]
    written = [draw(st.sampled_from(INLINE[suffix])).format(word) for word in words]
    gaps = [draw(st.sampled_from(BREAKS[suffix])) for _ in words[1:]] + [".\n"]
    return words, "".join(word + gap for word, gap in zip(written, gaps, strict=True))


def documents(folder: Path, suffix: str, text: str) -> list[Document]:
    path = folder / f"page{suffix}"
    path.write_bytes(text.encode("utf-8", "replace"))
    return list(read([str(path)]).documents)


@pytest.mark.parametrize("suffix", INLINE)
@settings(max_examples=20)
@given(data=st.data())
def test_each_word_stands_where_the_document_says(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    drawn = data.draw(st.lists(paragraphs(suffix), min_size=1, max_size=3))
    text = "\n".join(written for _, written in drawn)
    (document,) = documents(tmp_path_factory.getbasetemp(), suffix, text)
    found = re.findall(r"[A-Za-z]+\d+", document.text)
    assert found == [word for words, _ in drawn for word in words]
    lines = re.split(r"\r\n|\n", text)
    for match in re.finditer(r"[A-Za-z]+\d+", document.text):
        start, end = document.span("text", match.start(), match.end())
        assert document.raw[start:end] == match.group()
        line, column = document.locate("text", match.start())
        assert lines[line - 1][column - 1 :].startswith(match.group())


@pytest.mark.parametrize("suffix", MARKS)
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_written_places_stay_in_the_file_and_in_order(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: st.DataObject
) -> None:
    piece = st.sampled_from([*MARKS[suffix], "Twelve people died. ", "\n", "\n\n", "x", "é", "\t", " "])
    text = "".join(data.draw(st.lists(piece, max_size=30)))
    for document in documents(tmp_path_factory.getbasetemp(), suffix, text):
        for block in document.blocks:
            assert 0 <= block.start < block.end <= len(document.field_text(block.field))
            if block.field == "text":
                spans = [document.span("text", i, i + 1) for i in range(block.start, block.end)]
                assert all(0 <= start <= end <= len(document.raw) for start, end in spans)
                assert [start for start, _ in spans] == sorted(start for start, _ in spans)
