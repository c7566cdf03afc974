"""JSON Lines: one article a line, positions inside the escaped line."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import ReadResult, read
from factcheck.documents.jsonlines import JsonLocator


def read_lines(tmp_path: Path, *lines: str) -> ReadResult:
    """Read a .jsonl of these lines."""
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read([str(path)])


def test_all_fields(tmp_path: Path) -> None:
    row = {
        "id": "a1",
        "title": "Mine closed",
        "date": "2024-03-05T10:00:00Z",
        "source": "Karlow Post",
        "url": "https://karlow.example/mine",
        "text": "The mine was closed.\n\nIt had 400 workers.",
        "tags": ["mine"],
    }
    (document,) = read_lines(tmp_path, json.dumps(row)).documents
    assert (document.id, document.title, document.source, document.url) == (
        "a1",
        "Mine closed",
        "Karlow Post",
        row["url"],
    )
    assert str(document.published) == "2024-03-05"
    assert [(b.field, b.kind) for b in document.blocks] == [
        ("title", "title"),
        ("text", "paragraph"),
        ("text", "paragraph"),
    ]


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    row = '{"id": null, "title": null, "date": null, "source": null, "text": "The mine was closed."}'
    result = read_lines(tmp_path, '{"text": "The mine was closed."}', row)
    assert [d.id for d in result.documents] == ["feed", "feed-2"]
    assert result.problems == ()


def test_ids_given_twice_are_told_apart(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "One."}', '{"id": "a", "text": "Two."}', '{"id": 7, "text": "Three."}']
    assert [d.id for d in read_lines(tmp_path, *lines).documents] == ["a", "a-2", "7"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("not json", "FC905"),
        ('{"text": "cut off', "FC905"),
        ('["text"]', "FC905"),
        ('"text"', "FC905"),
        ('{"title": "no text"}', "FC905"),
        ('{"text": 7}', "FC905"),
        ('{"text": null}', "FC905"),
        ('{"n": ' + "9" * 5000 + ', "text": "x"}', "FC905"),
        ("[" * 100_000, "FC905"),
        ('{"text": " \\n "}', "FC902"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_others_are_read(tmp_path: Path, line: str, code: str) -> None:
    result = read_lines(tmp_path, '{"text": "One is open."}', "", line, '{"text": "Two is shut."}')
    assert [d.text for d in result.documents] == ["One is open.", "Two is shut."]
    (problem,) = result.problems
    assert (problem.code, problem.line) == (code, 3)
    assert "\n" not in problem.message


@pytest.mark.parametrize("value", ['"soon"', '"March 2024"', '"03/04/2024"', "20240305", "[1]"])
def test_a_bad_date_is_a_problem_and_the_document_is_read(tmp_path: Path, value: str) -> None:
    result = read_lines(tmp_path, f'{{"date": {value}, "text": "The mine was closed."}}')
    assert [d.published for d in result.documents] == [None]
    assert [(p.code, p.line) for p in result.problems] == [("FC906", 1)]


def test_a_title_that_is_no_string_is_left_out(tmp_path: Path) -> None:
    result = read_lines(tmp_path, '{"title": ["Mine"], "text": "The mine was closed."}')
    assert [d.title for d in result.documents] == [""]
    assert [p.code for p in result.problems] == ["FC905"]


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    line = r'{"id": "\udc00", "title": "M\ud800", "text": "A\ud83d\ude00B\ud800C\u0000D."}'
    (document,) = read_lines(tmp_path, line).documents
    assert (document.id, document.title, document.text) == (
        "\ufffd",
        "M\ufffd",
        "A\U0001f600B\ufffdC\ufffdD.",
    )
    assert document.locate("text", document.text.index("D")).column == line.index("D.") + 1


def test_a_quotation_mark_in_the_title_moves_nothing_else(tmp_path: Path) -> None:
    line = r'{"title": "The \"mine\"", "text": "It\u00e9 was \"closed\" in 2019."}'
    (document,) = read_lines(tmp_path, line).documents
    title = document.locate("title", document.title.index("mine"))
    assert line[title.column - 1 :].startswith("mine")
    for word in ("was", "closed", "2019"):
        position = document.locate("text", document.text.index(word))
        assert line[position.column - 1 :].startswith(word)


@given(
    text=st.text(st.characters(exclude_categories=()), max_size=40),
    title=st.text(max_size=10),
    ascii_only=st.booleans(),
    indent=st.sampled_from([(", ", ": "), (",", ":"), (" , ", " :\t")]),
)
def test_every_character_is_found_in_the_line(
    text: str, title: str, ascii_only: bool, indent: tuple[str, str]
) -> None:
    raw = json.dumps(
        {"a": {"text": "no"}, "title": title, "text": text, "z": [1]},
        ensure_ascii=ascii_only,
        separators=indent,
    )
    text = json.loads(raw)["text"]
    locate = JsonLocator(raw, 5, title_start=None)
    for field, value in (("text", text), ("title", title)):
        columns = [
            locate("title" if field == "title" else "text", offset).column for offset in range(len(value) + 1)
        ]
        pieces = [raw[a - 1 : b - 1] for a, b in pairwise(columns)]
        assert [json.loads(f'"{piece}"') for piece in pieces] == list(value)
        assert raw[columns[-1] - 1] == '"'
