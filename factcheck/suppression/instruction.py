"""What a comment says: `ignore FC101 -- checked with the coast guard`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from factcheck.documents import Comment
from factcheck.errors import UsageError
from factcheck.rules import RULES, find

__all__ = ["EVERY_CODE", "Instruction", "understand"]

Kind = Literal["ignore", "ignore-next", "off", "on"]

EVERY_CODE = tuple(rule.code for rule in RULES.values() if rule.group in ("contradiction", "draft", "note"))
"""Codes of what a comment can silence: findings, and no problems with the input."""

_KINDS: tuple[Kind, ...] = get_args(Kind)
_REASON = re.compile(r"(?:^|(?<=\s))(?:--+|[—–])(?=\s|$)")
_SHOWN = 40  # code points of a word that a message repeats


@dataclass(frozen=True, slots=True)
class Instruction:
    """What one comment asks for.

    kind     for its own paragraph, for the next one, or from here on until `on`
    codes    those it names, () for every code
    reason   what it says after "--", "" when it gives none
    comment  where it stands
    """

    kind: Kind
    codes: tuple[str, ...]
    reason: str
    comment: Comment

    @property
    def concerns(self) -> tuple[str, ...]:
        """The codes that it is about: those it names, else all."""
        return self.codes or EVERY_CODE


def understand(comment: Comment) -> tuple[Instruction | None, list[str]]:
    """Return what a comment asks for, None when that cannot be told, and what is wrong with it.

    A code that cannot be silenced is left out, and the others count.
    """
    wrong = [] if comment.closed else ["the comment is not closed"]
    before, _, reason = _split(comment.words)
    words = before.replace(",", " ").split()
    if not words:
        return None, [*wrong, f"the comment says nothing: write {_listed()}"]
    name = words[0].lower()
    if name not in _KINDS:
        near = get_close_matches(name, _KINDS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"write {_listed()}"
        return None, [*wrong, f"{_short(words[0])!r} is no instruction: {hint}"]
    codes: list[str] = []
    for word in words[1:]:
        try:
            rule = find(word[:_SHOWN])
        except UsageError as error:
            wrong.append(f"{error} (a reason goes after --)")
            break  # whatever follows is probably prose
        if rule.code not in EVERY_CODE:
            wrong.append(f"{rule.code} ({rule.name}) cannot be silenced by a comment")
        else:
            codes.append(rule.code)
    if words[1:] and not codes:
        return None, wrong  # without its codes it would silence everything
    return Instruction(name, tuple(dict.fromkeys(codes)), reason, comment), wrong


def _split(words: str) -> tuple[str, str, str]:
    dash = _REASON.search(words)
    if not dash:
        return words, "", ""
    return words[: dash.start()], dash.group(), words[dash.end() :].strip()


def _listed() -> str:
    return f"{', '.join(_KINDS[:-1])} or {_KINDS[-1]}"


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else word[: _SHOWN - 1] + "…"
