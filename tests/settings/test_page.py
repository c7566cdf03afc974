"""docs/configuration.md describes the settings that there are, and its examples are configurations."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import typer

import update_configuration
from factcheck.cli.app import app, check
from factcheck.settings import Settings, settings_of
from factcheck.settings.files import read_file


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_table_is_up_to_date(page: str) -> None:
    assert update_configuration.with_table(page) == page, "run python scripts/update_configuration.py"


def test_a_page_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="markers"):
        update_configuration.with_table("# Configuration\n")


def test_every_setting_is_an_option_and_every_option_a_setting_or_named_on_the_page(page: str) -> None:
    command = typer.main.get_command(app).commands["check"]  # type: ignore[attr-defined]
    options = {name for p in command.params for name in (*p.opts, *p.secondary_opts) if name.startswith("--")}
    told = {name for s in settings_of(Settings).values() for name in s.option.split("/")}
    assert told <= options
    assert {name for name in options - told if f"`{name}" not in page} == {"--output-format"}


def test_the_options_are_named_like_the_settings() -> None:
    parameters = inspect.signature(check).parameters
    assert [s.field for s in settings_of(Settings).values() if s.field not in parameters] == []


def test_the_examples_are_configurations(page: str, root: Path, tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n# (\S+)\n(.*?)```", page, re.DOTALL)
    assert len(examples) == page.count("```toml")
    readme = (root / "README.md").read_text(encoding="utf-8")
    examples += [("factcheck.toml", text) for text in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)]
    for name, text in examples:
        (tmp_path / name).write_text(text, encoding="utf-8")
        layer = read_file(tmp_path / name)
        assert layer.values or layer.overrides
