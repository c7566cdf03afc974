"""What the user gets for each kind of input, good and bad: documents, and one line for every problem."""

from __future__ import annotations

import codecs
import io
import json
import os
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.documents import PROBLEMS, Limits, ReadResult, read
from factcheck.errors import UsageError

STORY = "The harbour of Karlow was closed on Monday after a crane fell into the water.\n"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def write(path: Path, content: str | bytes) -> str:
    """Write a file and return its name."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def only_problem(result: ReadResult) -> tuple[str, str, int | None]:
    """Return code, message and line of the only problem."""
    (problem,) = result.problems
    assert "\n" not in str(problem)
    return problem.code, problem.message, problem.line


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    second, first = write(tmp_path / "b.txt", STORY), write(tmp_path / "a.txt", STORY)
    result = read([second, first])
    assert [(d.id, d.path) for d in result.documents] == [("a", first), ("b", second)]
    assert result.problems == ()


def test_names_and_problems_do_not_depend_on_the_order_of_the_paths(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "report.txt", STORY)
        write(tmp_path / name / "empty.txt", "")
    feed = write(tmp_path / "feed.jsonl", json.dumps({"id": "report", "text": STORY}) + '\n{"text": 1}\n')
    link = tmp_path / "alias.txt"
    link.symlink_to(tmp_path / "two" / "report.txt")
    paths = [str(tmp_path / "two"), "-", feed, str(tmp_path / "one"), str(link), str(tmp_path / "missing")]
    there, back = (read(p, stdin=io.BytesIO(STORY.encode())) for p in (paths, paths[::-1]))
    assert there.documents == back.documents
    assert [d.id for d in there.documents] == ["stdin", "alias", "report", "report-2"]
    assert list(map(str, there.problems)) == list(map(str, back.problems))
    assert len(there.problems) == 4


def test_a_directory_is_read_recursively_and_sorted(tmp_path: Path) -> None:
    for name in ("z.txt", "a.md", "sub/m.html", ".hidden.txt", ".git/x.txt", "image.png", "notes.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        html = "<html><body><article><p>" + STORY * 5 + "</p></article></body></html>"
        write(tmp_path / name, html if name.endswith("html") else STORY)
    result = read([str(tmp_path)])
    assert [Path(d.path).relative_to(tmp_path).as_posix() for d in result.documents] == [
        "a.md",
        "sub/m.html",
        "z.txt",
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    (tmp_path / "link.txt").symlink_to(path)
    result = read([path, str(tmp_path), str(tmp_path / "." / "a.txt")])
    assert [d.id for d in result.documents] == ["a"]


def test_ids_are_made_unique(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    paths = [
        write(tmp_path / "a.txt", STORY),
        write(tmp_path / "sub" / "a.txt", STORY),
        write(tmp_path / "a-2.txt", STORY),
    ]
    assert [d.id for d in read(paths).documents] == ["a-2", "a", "a-3"]


def test_an_unknown_suffix_is_plain_text(tmp_path: Path) -> None:
    assert len(read([write(tmp_path / "story.article", STORY)]).documents) == 1


def test_standard_input_is_plain_text() -> None:
    (document,) = read(["-"], stdin=io.BytesIO(STORY.encode())).documents
    assert (document.id, document.path, document.text) == ("stdin", "-", STORY)


def test_standard_input_may_be_json_lines() -> None:
    result = read(
        ["-"], stdin=io.BytesIO(b'\n {"text": "One is open."}\n{"id": "b", "text": "Two is shut."}\n')
    )
    assert [(d.id, d.text) for d in result.documents] == [("stdin", "One is open."), ("b", "Two is shut.")]
    assert result.documents[1].locate("text", 0) == (3, 22)


def test_standard_input_that_only_starts_like_json_is_plain_text() -> None:
    (document,) = read(["-"], stdin=io.BytesIO(b"{sic} The mine was closed in 2019, he wrote.")).documents
    assert document.text.startswith("{sic}")


def test_the_process_reads_its_own_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert len(read(["-", "-"]).documents) == 1


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    (document,) = read([write(tmp_path / "a.txt", codecs.BOM_UTF8 + STORY.encode())]).documents
    assert document.text == STORY
    assert document.locate("text", 0) == (1, 1)


def test_another_encoding_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY.replace("o", "ö").encode("utf-16"))
    (document,) = read([path], encoding="utf-16").documents
    assert document.text == STORY.replace("o", "ö")


def test_json_lines_in_utf_16_can_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Ä is open."}\n{"text": "Ö is shut."}\n'.encode("utf-16"))
    assert [d.text for d in read([path], encoding="utf-16").documents] == ["Ä is open.", "Ö is shut."]


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", ""])
def test_an_unknown_encoding_is_a_usage_error(encoding: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        read([], encoding=encoding)


@pytest.mark.parametrize(
    ("content", "code", "part"),
    [
        (b"", "FC902", "empty"),
        (b" \n\r\n\t ", "FC902", "nothing but white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "FC903", "binary"),
        (bytes(range(256)) * 4, "FC903", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "FC903", "PDF"),
        (STORY.encode("utf-16"), "FC903", "--encoding utf-16"),
        (STORY.encode("utf-16-be"), "FC903", "--encoding utf-16-be"),
        (STORY.encode("utf-16-le"), "FC903", "--encoding utf-16-le"),
        (STORY.encode("utf-32"), "FC903", "--encoding utf-32"),
        (b"One.\r\nCaf\xe9 prices rose.\n", "FC903", "byte 0xe9 at offset 9; try --encoding latin-1"),
        (b"ADVERTISEMENT\n\nShare this\n", "FC902", "boilerplate"),
    ],
)
def test_a_bad_file_is_a_problem_and_the_others_are_read(
    tmp_path: Path, content: bytes, code: str, part: str
) -> None:
    result = read([write(tmp_path / "bad.txt", content), write(tmp_path / "good.txt", STORY)])
    found, message, _ = only_problem(result)
    assert found == code
    assert part in message
    assert [d.id for d in result.documents] == ["good"]


def test_the_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"One.\r\nTwo.\rCaf\xe9 prices rose.\n")
    assert str(read([path]).problems[0]).startswith(f"{path}:3: FC903 not UTF-8")


def test_a_missing_file(tmp_path: Path) -> None:
    assert only_problem(read([str(tmp_path / "none.txt")]))[:2] == ("FC901", "no such file or directory")


@pytest.mark.parametrize("path", ["a\0b.txt", "\udcff.txt", ""])
def test_a_path_that_cannot_exist(path: str) -> None:
    assert only_problem(read([path]))[0] == "FC901"
    str(read([path]).problems[0]).encode()


def test_a_directory_without_articles(tmp_path: Path) -> None:
    write(tmp_path / "image.png", b"x")
    assert only_problem(read([str(tmp_path)]))[0] == "FC902"


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    Path(path).chmod(0)
    assert only_problem(read([path]))[:2] == ("FC901", "permission denied")


def test_permission_denied_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt", STORY)
    monkeypatch.setattr(Path, "open", refuse)
    assert only_problem(read([path]))[:2] == ("FC901", "permission denied")


def test_a_file_over_the_limit_tells_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room
    code, message, _ = only_problem(read([str(path)]))
    assert code == "FC904"
    assert "50 MB" in message
    assert "20 MB" in message


def test_a_stream_over_the_limit() -> None:
    result = read(["-"], stdin=io.BytesIO(b"x" * 101), limits=Limits(file_bytes=100))
    assert only_problem(result)[0] == "FC904"


def test_a_long_line_of_json_is_skipped_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = ['{"text": "One is open."}', '{"text": "' + "x" * 100 + '"}', '{"text": "Two is shut."}']
    path = write(tmp_path / "a.jsonl", "\n".join(lines) + "\n")
    result = read([path], limits=Limits(file_bytes=10, line_bytes=50))
    assert [d.text for d in result.documents] == ["One is open.", "Two is shut."]
    assert only_problem(result)[0] == "FC904"
    assert only_problem(result)[2] == 2


def test_a_line_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    line = '{"text": "One is open."}'
    for content in (line, line + "\n", line + "\n" + line):
        result = read([write(tmp_path / "a.jsonl", content)], limits=Limits(line_bytes=len(line)))
        assert result.problems == ()


def test_binary_json_lines_give_one_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16"))
    assert "--encoding utf-16" in only_problem(read([path]))[1]


def test_documents_can_be_sent_to_another_process(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "a.txt", STORY),
        write(tmp_path / "b.jsonl", '{"text": "It \\"was\\" closed."}'),
        write(tmp_path / "c.html", "<html><body><article><p>" + STORY * 5 + "</p></article></body></html>"),
    ]
    for document in read(paths).documents:
        before = document.locate("text", 3)
        copy = pickle.loads(pickle.dumps(document))
        assert copy == document
        assert copy.locate("text", 3) == before


def test_every_code_is_described() -> None:
    assert sorted(PROBLEMS) == ["FC901", "FC902", "FC903", "FC904", "FC905", "FC906"]
    assert all("\n" not in words for words in PROBLEMS.values())


ANY_TEXT = st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))


@given(
    content=ANY_TEXT | st.binary(max_size=200), suffix=st.sampled_from([".txt", ".md", ".jsonl", ".rst", ""])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_makes_reading_raise(tmp_path: Path, content: bytes, suffix: str) -> None:
    result = read([write(tmp_path / f"any{suffix}", content)])
    assert len(result.documents) + len(result.problems) >= 1
    for document in result.documents:
        document.text.encode()
        for block in document.blocks:
            assert document.locate(block.field, block.start).line >= 1


@given(front=st.text(max_size=60), body=st.text(max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_front_matter_makes_reading_raise(tmp_path: Path, front: str, body: str) -> None:
    result = read(
        [write(tmp_path / "any.md", f"---\n{front}\n---\n{body}\n\n{STORY}".encode("utf-8", "surrogatepass"))]
    )
    assert len(result.documents) + len(result.problems) >= 1
