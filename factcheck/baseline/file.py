"""The file of a baseline: JSON that a person can read, and whose diffs are about findings only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcheck.baseline.baseline import Baseline, Entry
from factcheck.errors import UsageError

__all__ = ["load", "render"]

_VERSION = 1
_ABOUT = "Findings of factcheck that are known: see docs/suppression.md. Made by --write-baseline."
_MOST_BYTES = 200_000_000  # some 500,000 findings


def render(baseline: Baseline) -> str:
    """Return the text of the file; equal baselines have equal texts."""
    table = {
        "version": _VERSION,
        "about": _ABOUT,
        "findings": [
            {"fingerprint": e.fingerprint, "code": e.code, "files": list(e.files), "claims": list(e.claims)}
            for e in baseline.entries
        ],
    }
    # ASCII would make a Swedish baseline unreadable; lone surrogates cannot be written otherwise.
    text = json.dumps(table, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def load(path: str) -> Baseline:
    """Return the baseline in a file; raises `UsageError` when there is none, or it is not what `render` writes."""

    def wrong(what: str) -> UsageError:
        return UsageError(f"baseline {path}: {what}")

    try:
        file = Path(path)
        if file.is_file() and file.stat().st_size > _MOST_BYTES:
            raise wrong("it is too large for a baseline")
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise wrong("there is no such file; make it with --write-baseline") from None
    except UnicodeDecodeError:
        raise wrong("it is not UTF-8") from None
    except (OSError, ValueError) as error:
        raise wrong(f"cannot be read: {getattr(error, 'strerror', None) or error}".lower()) from None
    try:
        table = json.loads(text)
    except json.JSONDecodeError as error:
        conflict = text.startswith("<<<<<<< ") or "\n<<<<<<< " in text
        hint = "; it has conflict markers of a merge" if conflict else ""
        raise wrong(f"line {error.lineno} is no JSON: {error.msg}{hint}") from None
    except (ValueError, RecursionError):
        raise wrong("it is no JSON") from None
    if not isinstance(table, dict) or "version" not in table:
        raise wrong("it is no baseline; make it with --write-baseline")
    if table["version"] != _VERSION:
        raise wrong(f"its version is {table['version']!r}, and this factcheck reads version {_VERSION}")
    rows = table.get("findings")
    if not isinstance(rows, list):
        raise wrong('it has no list of "findings"')
    entries = [_entry(row) for row in rows]
    if None in entries:
        raise wrong(f"finding {entries.index(None) + 1} lacks a fingerprint, a code, files or claims")
    return Baseline(tuple(e for e in entries if e))


def _entry(row: Any) -> Entry | None:
    """Return the entry that a row holds, None when it holds none."""
    if not isinstance(row, dict):
        return None
    lists = [row.get("claims"), row.get("files")]
    if not all(isinstance(found, list) and all(isinstance(x, str) for x in found) for found in lists):
        return None
    if not isinstance(row.get("fingerprint"), str) or not isinstance(row.get("code"), str):
        return None
    return Entry(row["fingerprint"], row["code"], tuple(row["claims"]), tuple(row["files"]))
