"""The FC9xx codes: everything that can be wrong with an input, one line each."""

from __future__ import annotations

__all__ = [
    "BAD_DATE_OR_FRONT_MATTER",
    "BAD_JSON_LINE",
    "NOT_TEXT",
    "NO_TEXT",
    "PROBLEMS",
    "TOO_LARGE",
    "UNREADABLE",
]

UNREADABLE = "FC901"
NO_TEXT = "FC902"
NOT_TEXT = "FC903"
TOO_LARGE = "FC904"
BAD_JSON_LINE = "FC905"
BAD_DATE_OR_FRONT_MATTER = "FC906"

PROBLEMS = {
    UNREADABLE: "the file is missing or cannot be opened",
    NO_TEXT: "the file is empty or holds no article text, or the directory holds no article",
    NOT_TEXT: "the file is binary, damaged or encrypted, or in another encoding than the one it was read with",
    TOO_LARGE: "the file, or one line of a .jsonl, is larger than the limit",
    BAD_JSON_LINE: 'a line of a .jsonl is no JSON object with a "text" (the other lines are still read)',
    BAD_DATE_OR_FRONT_MATTER: "a date or front matter cannot be understood (the document is still read)",
}
