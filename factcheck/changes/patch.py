"""From a patch, as `git diff-index -p -U0` prints it, to the lines of the new files that it adds or changes."""

from __future__ import annotations

import re

__all__ = ["added_lines"]

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NEW_FILE = b"+++ "
_PREFIX = b"b/"
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


def added_lines(patch: bytes) -> dict[bytes, list[tuple[int, int]]]:
    """Return stretches of lines [first, last], 1-based, by the path of the file within the repository.

    A file from which lines were only taken away has none.
    """
    out: dict[bytes, list[tuple[int, int]]] = {}
    name: bytes | None = None
    inside = 0  # lines of the hunk that are still to come: text, whatever it looks like
    for line in patch.split(b"\n"):
        if inside > 0 and not line.startswith(b"\\"):
            inside -= 1
        elif line.startswith(b"diff --git "):
            name = None
        elif line.startswith(_NEW_FILE):
            name = _name(line.removeprefix(_NEW_FILE))
        elif (hunk := _HUNK.match(line)) and name is not None:
            old, first, new = (1 if group is None else int(group) for group in hunk.groups())
            inside = old + new
            stretches = out.setdefault(name, [])
            if new:
                stretches.append((first, first + new - 1))
    return out


def _name(shown: bytes) -> bytes | None:
    """Return the path that a header shows, None for a file that is gone.

    Git puts a path with odd characters into quotes, and a tab after one with blanks.
    """
    plain, _, _ = shown.partition(b"\t")
    path = _ESCAPE.sub(_unescaped, plain[1:-1]) if plain.startswith(b'"') else plain
    return path.removeprefix(_PREFIX) if path.startswith(_PREFIX) else None


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if len(what) == len(b"303"):
        return bytes([int(what, 8) & 0xFF])
    return _LETTERS.get(what, what)
