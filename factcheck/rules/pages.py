"""A rule as a page: plain text for a terminal, Markdown for docs/rules/ and SARIF viewers, fields for programs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from factcheck.rules.rule import Example, File, Group, Rule, Text

__all__ = ["rule_fields", "rule_markdown", "rule_text"]

_INDENT = "  "
_NARROWEST = 20  # columns

_SEVERITY: dict[Group, str] = {
    "contradiction": "An error when both cannot be true, a warning when they clash unless they speak of "
    "different events. What a comparison of facts explains is mostly an error; what only the language model "
    "sees is mostly a warning, and its kind is the model's guess.",
    "draft": "Never an error: it fails no run, and is told with --show unsupported only.",
    "note": "A note: never an error, and shown with --show info only.",
    "comment": "A warning: told on standard error and in the reports, and it fails a run only with "
    "--fail-on warning.",
    "problem": "A problem with the input: the exit code is 2, and what can be read is still checked.",
}
_SILENCE: dict[Group, str] = {
    "contradiction": "Write a comment into the paragraph, in Markdown and HTML <!-- factcheck: ignore CODE -->, "
    "in plain text [factcheck: ignore CODE]; docs/suppression.md has the others. What is known and has to stay "
    "goes into a baseline: --write-baseline once, then --baseline. --ignore CODE, on the command line or in the "
    "configuration, switches a rule off. --fail-on and --exit-zero decide what fails a run.",
    "draft": "It is silent until you ask for it with --show unsupported. Then a comment in the paragraph "
    "(<!-- factcheck: ignore CODE --> or [factcheck: ignore CODE]) silences one, and --ignore CODE all of them.",
    "note": "Notes are silent until you ask for them with --show info. The formats for programs (json, "
    "jsonl, sarif, gitlab) always hold them, with their severity.",
    "comment": "Remove the comment, or correct it.",
    "problem": "Repair the input, or leave it out of the command line. Nothing hides a problem: --exit-zero "
    "does not either.",
}
_NO_EXAMPLE = "No short example: none of the sentences that we tried is found under this code."


def rule_text(rule: Rule, width: int = 80) -> str:
    """Return the page of a rule as plain text, wrapped at `width` columns where blanks allow it."""
    wide = max(width, _NARROWEST)
    return "\n".join(line for block in _blocks(rule) for line in (*_wrapped(block, wide), "")).rstrip() + "\n"


def _blocks(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield (indent, text) of each paragraph of the page in plain text."""
    yield "", f"{rule.code} {rule.name}: {rule.summary}"
    yield _INDENT, rule.details
    yield _INDENT, _SEVERITY[rule.group]
    for title, example in (("Found", rule.found), ("Not found", rule.clean)):
        yield "", title
        if example is None:
            yield _INDENT, _NO_EXAMPLE
            continue
        for shown in example.inputs:
            yield _INDENT, _input_text(shown)
        yield _INDENT, example.why
    yield "", "How to silence it"
    yield _INDENT, _SILENCE[rule.group]


def _wrapped(block: tuple[str, str], width: int) -> Iterator[str]:
    indent, text = block
    for line in text.split("\n"):
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )


def _input_text(shown: Text | File) -> str:
    if isinstance(shown, Text):
        return f"> {shown.words}" + (f" ({_published(shown)})" if shown.published else "")
    content = shown.content.rstrip("\n").replace("\n", f"\n{_INDENT}") if shown.content else ""
    return f"{_named(shown)}" + (f"\n{_INDENT}{content}" if content else "")


def rule_markdown(rule: Rule) -> str:
    """Return the page of a rule as Markdown."""
    return "\n\n".join(_sections(rule)) + "\n"


def _sections(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield f"**{rule.summary[0].upper()}{rule.summary[1:]}.**"
    yield _with_code(rule.details)
    yield _with_code(_SEVERITY[rule.group])
    yield "## Found"
    yield from _example_markdown(rule.found)
    yield "## Not found"
    yield from _example_markdown(rule.clean)
    yield "## How to silence it"
    yield _with_code(_SILENCE[rule.group])


def _with_code(text: str) -> str:
    """Set comments, and options with their values, off as code, which keeps their dashes."""
    return re.sub(
        r"<!--[^>]*-->|\[factcheck:[^\]]*\]|--[a-z]+(?:-[a-z]+)*(?: (?:never|info|warning|suppressed|unsupported))?",
        r"`\g<0>`",
        text,
    )


def _example_markdown(example: Example | None) -> Iterator[str]:
    if example is None:
        yield _NO_EXAMPLE
        return
    for shown in example.inputs:
        if isinstance(shown, Text):
            yield f"> {shown.words}" + (f"\n>\n> *{_published(shown)}*" if shown.published else "")
        else:
            yield f"`{shown.name}`{_named(shown).removeprefix(shown.name)}"
            if shown.content:
                yield f"```\n{shown.content.strip()}\n```"
    yield example.why


def _published(text: Text) -> str:
    return f"published on {text.published}"


def _named(file: File) -> str:
    """Return the name of a file with what cannot be seen from its content."""
    if file.content is None:
        return f"{file.name} (there is no such file)"
    told = [
        "empty" if not file.content else "",
        f"in {file.encoding}" if file.encoding != "utf-8" else "",
        f"{file.times:,} times over" if file.times > 1 else "",
    ]
    known = ", ".join(t for t in told if t)
    return file.name + (f" ({known})" if known else "") + (":" if file.content else "")


def rule_fields(rule: Rule) -> dict[str, Any]:
    """Return the page of a rule for a program; keys are only ever added."""
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "summary": rule.summary,
        "details": rule.details,
        "severity": _SEVERITY[rule.group],
        "found": _example_fields(rule.found),
        "not_found": _example_fields(rule.clean),
        "silence": _SILENCE[rule.group],
    }


def _example_fields(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {"inputs": [_input_fields(i) for i in example.inputs], "why": example.why}


def _input_fields(shown: Text | File) -> dict[str, Any]:
    if isinstance(shown, Text):
        return {"text": shown.words, "published": shown.published or None}
    return {"name": shown.name, "content": shown.content, "encoding": shown.encoding, "times": shown.times}
