"""A finding touches a change when either of its sentences has a changed line."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.changes.changes import EVERYTHING, Changes, Lines
from factcheck.documents import from_text
from factcheck.judging import Finding
from tests.reports.samples import finding, side

FERRY = from_text(
    "Ferries are large.\nThe ferry sank\noff Lysekil\non 3 March 2019.\nNobody died.",
    id="ferry",
    path="ferry.txt",
)
COAST = from_text("She went down in February 2018.", id="coast", path="coast.txt")
CLASH: Finding = finding(
    side(FERRY, "The ferry sank\noff Lysekil", sentence="The ferry sank\noff Lysekil\non 3 March 2019."),
    side(COAST, "She went down in February 2018"),
)


def changes(known: tuple[str, ...] = ("ferry.txt", "coast.txt"), **lines: Lines) -> Changes:
    by_file = {Path(f"{name}.txt").resolve(): stretches for name, stretches in lines.items()}
    return Changes("main", by_file, frozenset(Path(name).resolve() for name in known))


@pytest.mark.parametrize(("line", "touched"), [(1, False), (2, True), (3, True), (4, True), (5, False)])
def test_every_line_of_the_sentence_counts_and_no_other(line: int, touched: bool) -> None:
    assert changes(ferry=Lines(((line, line),))).touch(CLASH, ()) is touched


def test_either_side_counts() -> None:
    assert changes(coast=Lines(((1, 1),))).touch(CLASH, ())
    assert changes(coast=Lines(((1, 1),))).touch(CLASH, {"coast"})
    assert not changes().touch(CLASH, ())


def test_a_text_without_a_past_is_new_when_checked_and_old_when_checked_against() -> None:
    assert changes(known=("ferry.txt",)).touch(CLASH, ())
    assert not changes(known=("ferry.txt",)).touch(CLASH, {"coast"})
    assert changes(known=("ferry.txt",), coast=EVERYTHING).touch(CLASH, {"coast"})


def test_stretches_of_lines() -> None:
    lines = Lines(((2, 3), (7, 9)))
    assert [n for n in range(1, 12) if lines.touch(n, n)] == [2, 3, 7, 8, 9]
    assert lines.touch(4, 7)
    assert lines.touch(1, 100)
    assert not lines.touch(4, 6)
    assert not Lines(()).touch(1, 100)
