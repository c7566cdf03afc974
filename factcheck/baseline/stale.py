"""Entries of a baseline that no finding answers to any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from factcheck.baseline.baseline import STDIN, Baseline, Entry, file_name
from factcheck.judging import Finding

__all__ = ["stale"]


def stale(
    baseline: Baseline,
    found: Iterable[Finding],
    *,
    checked: Collection[str],
    read: Collection[str],
    directory: Path,
) -> tuple[Entry, ...]:
    """Return the entries that this run proves to be stale.

    A run that reads a part of the texts says nothing about the others: an entry is stale when each of its files was
    read or is gone, at least one that is there was checked and not only checked against, and no finding is the entry's.
    `checked` and `read` are paths as the user named them, `directory` that of the baseline.
    """
    known = {finding.fingerprint for finding in found}
    drafts, everything = ({file_name(path, directory) for path in paths} for paths in (checked, read))

    def proven(entry: Entry) -> bool:
        there = [file for file in entry.files if file in everything or _exists(file, directory)]
        return set(there) <= everything and (not there or not drafts.isdisjoint(there))

    return tuple(e for e in baseline.entries if e.fingerprint not in known and proven(e))


def _exists(file: str, directory: Path) -> bool:
    try:
        return file != STDIN and (directory / file).exists()
    except (OSError, ValueError):  # no name of a file
        return False
