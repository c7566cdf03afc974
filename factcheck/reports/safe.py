"""Make text from a document safe to show: nothing in it may steer the terminal or reorder the report."""

from __future__ import annotations

import unicodedata

__all__ = ["escaped", "one_line", "shortened", "visible"]

_STAND_IN = "\ufffd"
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_LAST_C1_CONTROL = 0x9F


def _replacements() -> dict[int, str]:
    controls = [c for c in range(_LAST_C1_CONTROL + 1) if unicodedata.category(chr(c)) == "Cc"]
    table = dict.fromkeys([*controls, *map(ord, _BIDI_CONTROLS)], _STAND_IN)
    table |= dict.fromkeys(range(_FIRST_SURROGATE, _LAST_SURROGATE + 1), _STAND_IN)
    return table | dict.fromkeys(map(ord, _BLANKS), " ")


_TABLE = _replacements()
_ESCAPES = {code: f"\\u{code:04x}" for code in _TABLE if chr(code) not in "\t\n\r"}


def visible(text: str) -> str:
    """Return `text` with each line break and tab as a space and each control character as U+FFFD.

    Controls are C0, C1 (ESC and CSI among them), the bidirectional overrides and isolates, and lone surrogates.  One
    code point stays one code point, so offsets into `text` hold for what is returned.
    """
    return text.translate(_TABLE)


def escaped(json: str) -> str:
    """Return a JSON text, the same as JSON, with an escape for each control character and lone surrogate in it."""
    return json.translate(_ESCAPES)


def one_line(text: str) -> str:
    """Return `text` made visible, on one line, with single spaces and none around it."""
    return " ".join(visible(text).split())


def shortened(text: str, longest: int) -> str:
    """Return `text` on one line, cut between words after at most `longest` code points."""
    line = one_line(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
