"""What the README shows is what the program does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

import report_picture
import update_readme
from factcheck.judging import CODES
from factcheck.reports import FORMATS


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_report_shows_the_findings_of_today(readme: str) -> None:
    assert _findings(update_readme.shown(readme)) == _findings(update_readme.report())


def test_the_fixtures_hold_a_date_clash_that_is_an_error(readme: str) -> None:
    assert ("error", "FC101", "date") in _findings(update_readme.shown(readme))


def test_the_picture_shows_the_same_report(readme: str, root: Path) -> None:
    assert "](docs/report.svg)" in readme
    picture = (root / "docs" / "report.svg").read_text(encoding="utf-8")
    assert _findings(report_picture.shown(picture)) == _findings(update_readme.shown(readme))
    ElementTree.fromstring(picture)
    assert re.findall(r"https?://[^\"]*", picture) == ["http://www.w3.org/2000/svg"], (
        "a picture loads nothing"
    )


def test_a_picture_shows_what_was_printed() -> None:
    picture = report_picture.drawn("\x1b[1;31merror\x1b[0m FC101 <date> & more\n\n  why\n")
    assert report_picture.shown(picture) == "$ factcheck check fixtures/\nerror FC101 <date> & more\n  why"
    assert "\x1b" not in picture
    assert "fill: #ff7b72;font-weight: bold" in picture


def test_every_rule_code_is_in_the_table(readme: str) -> None:
    listed = dict(re.findall(r"^\| (FC\d{3}) \| (\w+) \|", readme, re.MULTILINE))
    assert listed == {code: kind for kind, code in CODES.items()}


def test_every_format_is_in_the_table(readme: str) -> None:
    assert re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", readme, re.MULTILINE) == list(FORMATS)


def test_a_new_report_replaces_the_old_one_and_nothing_else() -> None:
    page = "# x\n\n<!-- report -->\nold\n<!-- /report -->\n\nrest\n"
    filled = update_readme.with_report(page, "\nnew  \n  \\1 line\n\n")
    assert filled == "# x\n\n<!-- report -->\n```text\nnew\n  \\1 line\n```\n<!-- /report -->\n\nrest\n"


def test_a_readme_without_a_place_for_the_report_is_refused() -> None:
    with pytest.raises(ValueError, match="markers"):
        update_readme.with_report("# x\n", "new")


def _findings(report: str) -> Counter[tuple[str, str, str]]:
    """Count the findings of a terminal report by severity, code and type; wording and certainty may differ."""
    return Counter(re.findall(r"^(error|warning|info) (FC\d{3}) (\w+)", report, re.MULTILINE))
