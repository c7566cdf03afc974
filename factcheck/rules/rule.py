"""`Rule`: what a code stands for, with examples that a test holds the program to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Example", "File", "Group", "Rule", "Text"]

Group = Literal["contradiction", "draft", "note", "comment", "problem"]


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts of an example: what it says, and the day it was published on (ISO, "" when it tells none)."""

    words: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An input of an example: its name, what it holds, and how often over; `content` is None where there is no file."""

    name: str
    content: str | None
    encoding: str = "utf-8"
    times: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """Texts that are checked against one another, or one file that is read; `why` says what the rule makes of them."""

    inputs: tuple[Text, ...] | tuple[File]
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for.

    code      stable for ever
    name      the `type` of its findings; of notes and problems, what they are called here
    group     contradictions fail a run, drafts and notes never do, comments are warned of, problems
              make the exit code 2
    summary   one line
    details   what is found and what is not, for somebody who wonders about a finding
    found     an example that is found under this code, None where no short one is
    clean     one that comes near and is not found under it
    """

    code: str
    name: str
    group: Group
    summary: str
    details: str
    found: Example | None
    clean: Example
