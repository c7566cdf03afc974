"""Write the table of settings in docs/configuration.md from the definition of the settings.

    python scripts/update_configuration.py           write it
    python scripts/update_configuration.py --check   only say whether it is up to date; exit code 1 if not

A test runs the check.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.settings import Setting, Settings, settings_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "configuration.md"
BEGIN, END = "<!-- settings -->\n", "<!-- /settings -->"


def table() -> str:
    """Return the table: a row for each setting, with its names, what it takes, its default and what it does."""
    rows = ["| setting | takes | default | what it does |", "|---|---|---|---|"]
    rows += [_row(setting) for setting in settings_of(Settings).values()]
    return "\n".join(rows) + "\n"


def with_table(page: str) -> str:
    """Return the page with the present table; raises `ValueError` when it has no markers for it."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"{PAGE.name}: the markers of the table are missing")
    before, rest = page.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


def _row(setting: Setting) -> str:
    names = f"`{setting.key}`<br>`{setting.option}`<br>`{setting.variable}`"
    default = "none" if setting.shown is None else f"`{_toml(setting.shown)}`"
    return f"| {names} | {setting.kind.expects} | {default} | {setting.help} |"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return json.dumps(list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value)


def main(arguments: list[str]) -> int:
    """Write the table, or check it."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = with_table(page)
    if arguments == ["--check"]:
        if page != wanted:
            print("docs/configuration.md is not up to date: run python scripts/update_configuration.py")
        return int(page != wanted)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
