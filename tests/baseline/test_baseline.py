"""A baseline knows findings by what they say; its file is read by people, and diffs in it are about findings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.baseline import Baseline, load, render, stale
from factcheck.errors import UsageError
from factcheck.judging import Finding
from tests.reports.samples import (
    COAST_WEEKLY,
    DATES,
    HARBOUR_POST,
    NEGATION,
    NOTE,
    SUNK_IN_2018,
    finding,
    side,
)

TEXTS = Path("texts")


def baseline(*found: Finding, directory: Path = Path()) -> Baseline:
    return Baseline.from_findings(found, directory)


def renamed(found: Finding, **paths: str) -> Finding:
    """The finding in documents that lie elsewhere."""
    sides = []
    for s in (found.first, found.second):
        document = replace(s.claim.claim.document, path=paths.get(s.claim.claim.document.id, ""))
        sentence = replace(s.claim.claim.sentence, document=document)
        sides.append(replace(s, claim=replace(s.claim, claim=replace(s.claim.claim, sentence=sentence))))
    return replace(found, first=sides[0], second=sides[1])


def test_it_knows_what_was_found_wherever_it_stands() -> None:
    known = baseline(DATES, NOTE)
    assert known.knows(renamed(DATES, harbour="moved/harbour.txt", coast="coast.md"))
    assert not known.knows(NEGATION)
    assert not known.knows(replace(DATES, fingerprint="0"))


def test_the_file_says_what_the_findings_are_and_where() -> None:
    (row, _) = json.loads(render(baseline(NEGATION, DATES)))["findings"]
    assert row == {
        "fingerprint": "f00d",
        "code": "FC101",
        "files": ["coast.txt", "harbour.txt"],
        "claims": ["The ferry Aurora sank off Lysekil on 3 March 2019", "which went down in February 2018"],
    }


def test_neither_the_order_nor_the_lines_of_the_findings_change_the_file() -> None:
    lower = replace(HARBOUR_POST, text="\n\n" + HARBOUR_POST.text)
    moved = finding(side(lower, "The ferry Aurora sank off Lysekil on 3 March 2019"), SUNK_IN_2018)
    texts = {render(baseline(*found)) for found in ([DATES, NEGATION, NOTE], [NOTE, NEGATION, moved, moved])}
    assert len(texts) == 1
    assert texts.pop().endswith("}\n")


def test_the_same_words_in_other_files_are_one_entry_with_all_files() -> None:
    (entry,) = baseline(DATES, renamed(DATES, harbour="b.txt", coast="a.txt")).entries
    assert entry.files == ("a.txt", "b.txt", "coast.txt", "harbour.txt")


def test_files_are_named_from_where_the_baseline_lies(tmp_path: Path) -> None:
    found = renamed(DATES, harbour=str(tmp_path / "drafts" / "ä b.txt"), coast="-")
    (entry,) = baseline(found, directory=tmp_path / "ci").entries
    assert entry.files == ("-", "../drafts/ä b.txt")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    odd = renamed(DATES, harbour="m\udcff\u202e.txt", coast="färjan.txt")
    known = baseline(odd, NEGATION, NOTE)
    file = tmp_path / "baseline.json"
    file.write_text(render(known), encoding="utf-8")
    assert "färjan.txt" in file.read_text(encoding="utf-8")
    assert load(str(file)).entries[-1] == known.entries[-1]
    assert all(load(str(file)).knows(f) for f in (odd, NEGATION, NOTE))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1 is no JSON: Expecting value"),
        (b'{"version": 1,\n"findings": [}', "line 2 is no JSON: Expecting value"),
        (b'{\n<<<<<<< HEAD\n"version": 1', "line 2 is no JSON: .*conflict markers of a merge"),
        (b"[" * 100_000, "it is no JSON"),
        (b"[]", "it is no baseline; make it with --write-baseline"),
        (b'{"findings": []}', "it is no baseline"),
        (b'{"version": 2}', "its version is 2, and this factcheck reads version 1"),
        (b'{"version": 1}', 'it has no list of "findings"'),
        (b'{"version": 1, "findings": [7]}', "finding 1 lacks a fingerprint, a code, files or claims"),
        (
            b'{"version": 1, "findings": [{"fingerprint": "a", "code": "FC101", "claims": [1], "files": []}]}',
            "finding 1 lacks",
        ),
        (b"\xff\xfe", "it is not UTF-8"),
    ],
)
def test_a_file_that_is_no_baseline_is_one_line(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=rf"^baseline {file}: {told}") as caught:
        load(str(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["gone.json", ".", "", "a\0b"])
def test_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"^baseline "):
        load(name)


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with the two texts that clash over a date."""
    monkeypatch.chdir(tmp_path)
    for paper in (HARBOUR_POST, COAST_WEEKLY):
        Path(paper.path).write_text(paper.text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("checked", "against", "gone", "is_stale"),
    [
        (["harbour.txt", "coast.txt"], [], [], True),
        (["harbour.txt"], ["coast.txt"], [], True),
        (["harbour.txt"], [], [], False),  # its other side was not read
        (["other.txt"], ["harbour.txt", "coast.txt"], [], False),  # two references are not compared
        (["other.txt"], [], ["harbour.txt", "coast.txt"], True),
        (["harbour.txt"], [], ["coast.txt"], True),
        (["other.txt"], [], ["coast.txt"], False),
    ],
)
def test_an_entry_is_stale_only_if_the_run_can_tell(
    texts: Path, checked: list[str], against: list[str], gone: list[str], is_stale: bool
) -> None:
    for name in gone:
        (texts / name).unlink()
    known = baseline(DATES)
    read = {*checked, *against}
    found = stale(known, [NEGATION], checked=set(checked), read=read, directory=Path())
    assert found == (known.entries if is_stale else ())
    assert stale(known, [DATES], checked=set(checked), read=read, directory=Path()) == ()


def test_an_entry_of_a_code_that_is_switched_off_is_not_stale(texts: Path) -> None:
    read = {"harbour.txt", "coast.txt"}
    asked: list[tuple[str, str]] = []

    def told(path: str, code: str) -> bool:
        asked.append((path, code))
        return False

    assert stale(baseline(DATES), [], checked=read, read=read, directory=Path(), told=told) == ()
    assert asked == [("coast.txt", "FC101"), ("harbour.txt", "FC101")]


def test_a_pruned_baseline_lacks_the_stale_entries_only() -> None:
    both = baseline(DATES, NEGATION)
    assert both.without(baseline(DATES).entries) == baseline(NEGATION)
