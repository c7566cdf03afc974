"""Which stretch of a document each instruction is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.claims import Claim
from factcheck.documents import Block, Document, Position
from factcheck.suppression.instruction import Instruction

__all__ = ["Paragraphs", "Scope", "scopes"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of a document in which an instruction silences one code.

    It is either one block (a paragraph, a list item, a headline), or what lies between two places of the file, None
    being its beginning or its end.
    """

    instruction: Instruction
    code: str
    block: Block | None = None
    start: Position | None = None
    end: Position | None = None

    def covers(self, code: str, claim: Claim) -> bool:
        """Tell whether a finding under `code` is silenced when one of its sides is `claim`, of the same document."""
        if code != self.code:
            return False
        if self.block is not None:
            return claim.field == self.block.field and self.block.start <= claim.start < self.block.end
        place = claim.document.locate(claim.field, claim.start)
        return (self.start is None or self.start <= place) and (self.end is None or place < self.end)


class _Placed(NamedTuple):
    start: Position
    last: Position  # of its last character
    block: Block


class Paragraphs:
    """The blocks of a document by their places in the file."""

    def __init__(self, document: Document) -> None:
        placed = (
            _Placed(document.locate(b.field, b.start), document.locate(b.field, max(b.start, b.end - 1)), b)
            for b in document.blocks
        )
        self._placed = sorted(placed, key=lambda p: p[:2])

    def around(self, place: Position) -> Block | None:
        """Return the block that a comment at `place` stands in, else the last one before it."""
        for placed in self._placed:
            if placed.start <= place <= placed.last:
                return placed.block
        before = [placed for placed in self._placed if placed.last < place]
        return max(before, key=lambda placed: placed.last).block if before else None

    def after(self, place: Position) -> Block | None:
        """Return the first block that begins after `place`."""
        return next((placed.block for placed in self._placed if placed.start > place), None)


def scopes(
    paragraphs: Paragraphs, instructions: Sequence[Instruction]
) -> tuple[list[Scope], list[Instruction]]:
    """Return the scopes of the instructions of a document, and each `on` that ends nothing.

    `ignore` is about the paragraph that it stands in or, standing alone, after; `ignore-next` about the one after it;
    `off` about everything up to an `on` for the same code.
    """
    found: list[Scope] = []
    needless: list[Instruction] = []
    off: dict[str, Instruction] = {}
    for instruction in instructions:
        place = instruction.comment.start
        if instruction.kind == "off":
            off = dict.fromkeys(instruction.concerns, instruction) | off
        elif instruction.kind == "on":
            ended = [code for code in instruction.concerns if code in off]
            found += [
                Scope(opened, code, start=opened.comment.start, end=place)
                for code in ended
                for opened in (off.pop(code),)
            ]
            if not ended:
                needless.append(instruction)
        else:
            block = paragraphs.around(place) if instruction.kind == "ignore" else paragraphs.after(place)
            if block is not None:
                found += [Scope(instruction, code, block) for code in instruction.concerns]
    found += [Scope(opened, code, start=opened.comment.start) for code, opened in off.items()]
    return found, needless
