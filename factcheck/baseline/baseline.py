"""`Baseline`: the known findings, by what they say and not by where it stands."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from factcheck.judging import Finding

__all__ = ["Baseline", "Entry", "file_name"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding.

    `fingerprint` is made of the code and both wordings, and alone decides whether a finding is known; `claims` are
    these wordings and `files` where they stood (relative to the baseline, with slashes), for people and to tell
    whether the entry is stale.
    """

    fingerprint: str
    code: str
    claims: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings, each once, in the order in which they are written: by file, then by code."""

    entries: tuple[Entry, ...]
    _known: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", frozenset(e.fingerprint for e in self.entries))

    @classmethod
    def from_findings(cls, found: Iterable[Finding], directory: Path) -> Baseline:
        """Return the baseline that knows `found`, for a file in `directory`.

        What several documents say in the same words is one entry with all of their files.
        """
        entries: dict[str, Entry] = {}
        for finding in found:
            new = _entry(finding, directory)
            old = entries.get(new.fingerprint, new)
            entries[new.fingerprint] = replace(old, files=tuple(sorted({*old.files, *new.files})))
        return cls(tuple(sorted(entries.values(), key=_order)))

    def knows(self, finding: Finding) -> bool:
        """Tell whether a finding is in the baseline."""
        return finding.fingerprint in self._known

    def without(self, gone: Iterable[Entry]) -> Baseline:
        """Return the baseline without some of its entries."""
        fingerprints = {entry.fingerprint for entry in gone}
        return Baseline(tuple(e for e in self.entries if e.fingerprint not in fingerprints))


def _order(entry: Entry) -> tuple[tuple[str, ...], str, tuple[str, ...], str]:
    return entry.files, entry.code, entry.claims, entry.fingerprint


def _entry(finding: Finding, directory: Path) -> Entry:
    claims = [side.claim.claim for side in (finding.first, finding.second)]
    return Entry(
        finding.fingerprint,
        finding.code,
        tuple(sorted(" ".join(c.text.split()) for c in claims)),
        tuple(sorted({file_name(c.document.path, directory) for c in claims})),
    )


def file_name(path: str, directory: Path) -> str:
    """Return how a baseline in `directory` names a file: the same on every machine that has both at their places."""
    if path == STDIN:
        return path
    try:
        return PurePath(os.path.relpath(Path(path).resolve(), directory.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return PurePath(path).as_posix()
