"""`--against` takes what a shell makes of `sources/*.txt`."""

from __future__ import annotations

import pytest
import typer

from factcheck.cli.app import app
from factcheck.cli.arguments import FLAGS, one_value_each


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("check a.md --against s/1 s/2", "check a.md --against s/1 --against s/2"),
        (
            "check a.md b.md --against s/1 s/2 --format json",
            "check a.md b.md --against s/1 --against s/2 --format json",
        ),
        (
            "check a.md --against s/1 --against s/2 s/3",
            "check a.md --against s/1 --against s/2 --against s/3",
        ),
        ("check --exit-zero a.md --against - s/2", "check --exit-zero a.md --against - --against s/2"),
        ("check a.md --against s --exit-zero b.md", "check a.md --against s --exit-zero b.md"),
        ("check --against s a.md b.md", "check --against s a.md b.md"),
        ("check --format json --against s a.md", "check --format json --against s a.md"),
        ("check a.md --against=s b.md", "check a.md --against=s b.md"),
        ("check a.md --against s -- -b.md c.md", "check a.md --against s -- -b.md c.md"),
        ("check a.md --against", "check a.md --against"),
        ("claims a.md b.md", "claims a.md b.md"),
    ],
)
def test_paths_after_it_are_references_when_drafts_come_first(typed: str, meant: str) -> None:
    assert one_value_each(typed.split()) == meant.split()


def test_the_flags_are_those_of_the_command() -> None:
    group = typer.main.get_command(app)
    check = group.commands["check"]  # type: ignore[attr-defined]
    flags = {
        name for p in check.params if getattr(p, "is_flag", False) for name in (*p.opts, *p.secondary_opts)
    }
    assert flags | {"--help", "-h"} == FLAGS
