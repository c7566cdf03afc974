"""docs/formats.md names every format that is read, and shows messages as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.documents import Limits
from factcheck.documents.formats import JSON_LINES, READERS


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_table_names_every_suffix(page: str) -> None:
    rows = [row.split("|")[1] for row in page.splitlines() if re.match(r"\| `\.", row)]
    assert set(re.findall(r"\.\w+", " ".join(rows))) == {*READERS, JSON_LINES}


def test_the_limits_are_those_of_the_program(page: str) -> None:
    limits = Limits()
    told = " ".join(page[page.index("## Limits") :].split())
    for size, words in (
        (limits.file_bytes, "20 MB for a file"),
        (limits.markup_bytes, "2 MB for `.rst` and `.tex`"),
        (limits.unpacked_bytes, "200 MB for what a package"),
    ):
        assert words in told
        assert words.startswith(f"{size // 1_000_000} MB")
    assert f"{limits.pages:,} pages" in told


def test_the_messages_stand_in_the_program(page: str, root: Path) -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in (root / "factcheck" / "documents").rglob("*.py"))
    messages = re.findall(r"FC90\d ([^`]+)`", page)
    assert len(messages) == 8
    for message in messages:
        first = re.split(r"[:'.(]| to |not text but ", message.removeprefix("not text but "))[0].strip()
        assert first in code
