"""`factcheck rule`: what a code stands for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.cli.exits import ExitCode
from factcheck.cli.options import Format
from factcheck.cli.streams import columns, printing
from factcheck.errors import UsageError
from factcheck.rules import RULES, find, rule_fields, rule_text

__all__ = ["run_rule"]


def run_rule(codes: Sequence[str], every: bool, format: Format) -> ExitCode:
    """Print the pages of the rules and return 0; as JSON one object for one code, else an array.

    Raises `UsageError` for a code that no rule has, and unless either codes or `every` are given.
    """
    if bool(codes) == every:
        raise UsageError("name a rule (factcheck rule FC101), or ask for all of them (factcheck rule --all)")
    rules = list(RULES.values()) if every else [find(code) for code in codes]
    with printing() as stdout:
        if format is Format.json:
            pages = [rule_fields(rule) for rule in rules]
            alone = len(pages) == 1 and not every
            stdout.write(json.dumps(pages[0] if alone else pages, ensure_ascii=False, indent=2) + "\n")
        else:
            stdout.write("\n\n".join(rule_text(rule, columns()) for rule in rules))
    return ExitCode.CLEAN
