"""Let `--against` take several references: `check draft.md --against sources/*.txt`."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["FLAGS", "one_value_each"]

_COMMAND, _MANY = "check", "--against"
FLAGS = frozenset(
    {
        "--allow-download",
        "--cache",
        "--exit-zero",
        "--gitignore",
        "--isolated",
        "--no-cache",
        "--no-gitignore",
        "--no-timings",
        "--prune-baseline",
        "--show-settings",
        "--timings",
        "--watch",
        "-w",
        "--help",
        "-h",
    }
)
"""The options of `check` that take no value."""


def one_value_each(arguments: Sequence[str]) -> list[str]:
    """Return the command line with `--against` repeated before each path that follows it.

    A shell turns `--against sources/*.txt` into one reference and many drafts, which would then be held against one
    another.  So where drafts come first, all paths up to the next option are references.  Where none does
    (`check --against sources draft.md`), `--against` takes one path as options do.
    """
    if _COMMAND not in arguments:
        return list(arguments)
    begin = arguments.index(_COMMAND) + 1
    out = list(arguments[:begin])
    drafts = False
    before = ""  # the option that the next argument may be a value of
    for at, argument in enumerate(arguments[begin:], start=begin):
        if argument == "--":
            return [*out, *arguments[at:]]
        if argument.startswith("-") and argument != "-":
            before = "" if argument in FLAGS or _holds_its_value(argument) else argument
        elif before == _MANY and drafts:
            if out[-1] != _MANY:
                out.append(_MANY)
        elif before:
            before = ""
        else:
            drafts = True
        out.append(argument)
    return out


def _holds_its_value(option: str) -> bool:
    """Tell whether the value is part of the argument: `--output-file=report.json`, `-oreport.json`."""
    return "=" in option or (not option.startswith("--") and len(option) > len("-o"))
