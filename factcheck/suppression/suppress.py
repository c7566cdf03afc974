"""Findings that a writer has silenced are set aside, and comments that silence nothing are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.documents import Document, Position
from factcheck.judging import Finding
from factcheck.suppression.instruction import Instruction, understand
from factcheck.suppression.notice import COMMENT, Notice
from factcheck.suppression.scopes import Paragraphs, Scope, scopes

__all__ = ["Silenced", "Suppression", "suppress"]


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding, and the first instruction that silences it, with the document that says so."""

    finding: Finding
    instruction: Instruction
    document: Document


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is left to report, what is silenced, both in the order of the findings, and what is wrong with comments."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    notices: tuple[Notice, ...]


def _every_code(path: str, code: str) -> bool:
    """Say that findings of each code are told of each document: the default `told`."""
    return True


def suppress(
    found: Sequence[Finding],
    documents: Sequence[Document],
    told: Callable[[str, str], bool] = _every_code,
) -> Suppression:
    """Set aside each finding that a comment in one of `documents` silences.

    One side is enough, whichever it is.  Comments in documents that are not among `documents` do not count: these
    should be the drafts, since a source has no say in what is reported of them.

    `told` says whether findings under a code are told of the document at a path: a comment is not blamed for silencing
    nothing under a code that is switched off.
    """
    pages = {d.id: _Page(d, told) for d in documents if d.comments}
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in found:
        by = [(page, scope) for page in pages.values() for scope in page.silencing(finding)]
        if by:
            page, scope = by[0]
            silenced.append(Silenced(finding, scope.instruction, page.document))
        else:
            kept.append(finding)
    notices = [notice for page in pages.values() for notice in page.notices(kept)]
    return Suppression(tuple(kept), tuple(silenced), tuple(notices))


class _Page:
    """The instructions of one document, and which of them are of use."""

    def __init__(self, document: Document, told: Callable[[str, str], bool]) -> None:
        self.document = document
        self._told = told
        self._wrong: list[Notice] = []
        self._instructions: list[Instruction] = []
        for comment in document.comments:
            instruction, wrong = understand(comment)
            self._wrong += [self._notice(comment.start, message) for message in wrong]
            if instruction:
                self._instructions.append(instruction)
        self._paragraphs = Paragraphs(document)
        self._scopes, needless = scopes(self._paragraphs, self._instructions)
        self._wrong += [self._notice(i.comment.start, "nothing is off that this could end") for i in needless]
        self._used: set[tuple[Position, str]] = set()

    def silencing(self, finding: Finding) -> list[Scope]:
        """Return the scopes that silence a finding, each of which is of use."""
        found = [scope for scope in self._scopes if self._covers(scope, finding)]
        self._used.update((scope.instruction.comment.start, scope.code) for scope in found)
        return found

    def _covers(self, scope: Scope, finding: Finding) -> bool:
        sides = (finding.first.claim.claim, finding.second.claim.claim)
        return any(c.document.id == self.document.id and scope.covers(finding.code, c) for c in sides)

    def notices(self, kept: Sequence[Finding]) -> list[Notice]:
        """Return what is wrong with the comments of this document, from top to bottom; `kept` was not silenced."""
        if not self._told(self.document.path, COMMENT):
            return []
        return sorted([*self._wrong, *self._useless(kept)])

    def _useless(self, kept: Sequence[Finding]) -> Iterator[Notice]:
        for instruction in self._instructions:
            if instruction.kind == "on":
                continue
            idle = [c for c in instruction.concerns if (instruction.comment.start, c) not in self._used]
            if len(idle) < len(instruction.concerns) and not instruction.codes:
                continue
            idle = [c for c in idle if self._told(self.document.path, c)]
            if idle:
                words = self._nothing(instruction, idle) + self._advice(instruction, idle, kept)
                yield self._notice(instruction.comment.start, words)

    @staticmethod
    def _nothing(instruction: Instruction, idle: Sequence[str]) -> str:
        where = {
            "ignore": "in its paragraph",
            "ignore-next": "in the next paragraph",
            "off": "from here on",
        }[instruction.kind]
        what = f"no finding of {', '.join(idle)}" if instruction.codes else "no finding"
        return f"the comment silences nothing: {what} {where}"

    def _advice(self, instruction: Instruction, idle: Sequence[str], kept: Sequence[Finding]) -> str:
        """Say what to write if the paragraph on the other side of the comment is the one that is meant."""
        if instruction.kind == "off":
            return ""
        place = instruction.comment.start
        above = instruction.kind == "ignore"
        block = self._paragraphs.after(place) if above else self._paragraphs.around(place)
        if block is None:
            return ""
        other = [Scope(instruction, code, block) for code in idle]
        if not any(self._covers(scope, finding) for scope in other for finding in kept):
            return ""
        return f"; for the paragraph {'after' if above else 'before'} it, write {'ignore-next' if above else 'ignore'}"

    def _notice(self, place: Position, message: str) -> Notice:
        return Notice(self.document.path, *place, message)
