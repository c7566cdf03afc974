"""The file of quality floors is read strictly: a floor that nothing can fall below is no floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import floors


def test_a_floor_has_the_name_of_its_table(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("[cases]\nprecision = 0.9\nrecall = 0.5\n", encoding="utf-8")
    assert floors.read(path) == {"cases.precision": 0.9, "cases.recall": 0.5}


@pytest.mark.parametrize("line", ["precision = 0.9", "[cases]\nprecision = 90", "[cases]\nprecision = '0.9'"])
def test_what_cannot_be_a_floor_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"floors\.toml"):
        floors.read(path)


def test_the_pinned_floors_can_be_read() -> None:
    assert all(0 <= value <= 1 for value in floors.read().values())


def test_a_floor_that_nobody_pinned_is_an_error() -> None:
    with pytest.raises(KeyError, match="nobody"):
        floors.floor("nobody.pinned")
