"""Entries of a baseline that no finding answers to any more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from factcheck.baseline.baseline import STDIN, Baseline, Entry, file_name
from factcheck.judging import Finding

__all__ = ["stale"]


def _every_code(path: str, code: str) -> bool:
    """Say that findings of each code are told of each document: the default `told`."""
    return True


def stale(
    baseline: Baseline,
    found: Iterable[Finding],
    *,
    checked: Collection[str],
    read: Collection[str],
    directory: Path,
    told: Callable[[str, str], bool] = _every_code,
) -> tuple[Entry, ...]:
    """Return the entries that this run proves to be stale.

    A run that reads a part of the texts says nothing about the others: an entry is stale when each of its files was
    read or is gone, at least one that is there was checked and not only checked against, and no finding is the entry's.
    `checked` and `read` are paths as the user named them, `directory` that of the baseline.  `told` says whether
    findings under a code are told of the document at a path: an entry of a code that is switched off is not stale.
    """
    known = {finding.fingerprint for finding in found}
    drafts, everything = ({file_name(path, directory) for path in paths} for paths in (checked, read))

    def proven(entry: Entry) -> bool:
        if not any(told(str(directory / file), entry.code) for file in entry.files):
            return False
        there = [file for file in entry.files if file in everything or _exists(file, directory)]
        return set(there) <= everything and (not there or not drafts.isdisjoint(there))

    return tuple(e for e in baseline.entries if e.fingerprint not in known and proven(e))


def _exists(file: str, directory: Path) -> bool:
    try:
        return file != STDIN and (directory / file).exists()
    except (OSError, ValueError):  # no name of a file
        return False
