"""`Changes`: the lines that changed, by file, and the question whether a finding touches one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.judging import Finding, Side

__all__ = ["EVERYTHING", "Changes", "Lines"]


@dataclass(frozen=True, slots=True)
class Lines:
    """Stretches of lines, 1-based, [first, last], in order and apart."""

    stretches: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """Tell whether any of the lines from `first` to `last` is among them."""
        at = bisect_right(self.stretches, (last, float("inf"))) - 1
        return at >= 0 and self.stretches[at][1] >= first


EVERYTHING = Lines(((1, 1 << 62),))
_NOTHING = Lines(())


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a revision.

    since   the revision as the user named it
    lines   the changed lines of each file that changed, by its resolved path; all of them for one that is new
    files   the files that git knows, changed or not; what it does not know has no past
    """

    since: str
    lines: Mapping[Path, Lines]
    files: Collection[Path]

    def touch(self, finding: Finding, references: Collection[str]) -> bool:
        """Tell whether either side of a finding stands in a sentence with a changed line.

        A text without a past (standard input, a file outside the repository or one that git ignores) is new when it is
        checked, and old when it is one of the `references` (ids of documents).
        """
        return any(self._side(side, references) for side in (finding.first, finding.second))

    def line(self, path: str, line: int) -> bool:
        """Tell whether a line of a text that is checked is a changed one."""
        return self._of(path, EVERYTHING).touch(line, line)

    def _side(self, side: Side, references: Collection[str]) -> bool:
        claim = side.claim.claim
        sentence = claim.sentence
        lines = self._of(claim.document.path, _NOTHING if claim.document.id in references else EVERYTHING)
        first, last = (
            claim.document.locate(sentence.field, at).line
            for at in (sentence.start, max(sentence.start, sentence.end - 1))
        )
        return lines.touch(min(first, last), max(first, last))

    def _of(self, path: str, without_past: Lines) -> Lines:
        if path == "-":
            return without_past
        try:
            file = Path(path).resolve()
        except (OSError, ValueError):
            return without_past
        if file in self.lines:
            return self.lines[file]
        return _NOTHING if file in self.files else without_past
