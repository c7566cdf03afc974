"""AsciiDoc inside a paragraph: the words without marks, macros and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

from factcheck.documents.markup.prose import Prose

__all__ = ["write_inline"]

_BRACKETED = r"\[(?P<{name}>(?:[^\[\]\\]|\\.){{0,2000}})\]"
_PIECE = re.compile(
    r"\\(?P<escaped>[*_`#+\[{^~:<(])"
    r"|footnote:[\w-]{0,80}" + _BRACKETED.format(name="note")
    + r"|(?:link|mailto|xref):(?:[^\s\[\]]{1,2000})" + _BRACKETED.format(name="link")
    + r"|(?:https?|ftp)://[^\s\[\]<>]{1,2000}" + _BRACKETED.format(name="address")
    + r"|(?:kbd|btn):" + _BRACKETED.format(name="key")
    + r"|(?:image|icon|stem|latexmath|asciimath|indexterm2?|anchor|pass):[^\s\[\]]{0,500}\[[^\]]{0,2000}\]"
    r"|<<[^<>,]{1,500}(?:,(?P<reference>[^<>]{1,500}))?>>"
    r"|\[\[[^\[\]]{1,200}\]\]"
    r"|\(\(\([^()]{1,500}\)\)\)|\(\((?P<term>[^()]{1,500})\)\)"
    r"|\{(?P<attribute>[\w-]{1,80})\}"
    r"|\[[^\[\]\s]{1,100}\](?=#)"  # the role of a marked phrase
    r"|(?P<quote>\"`|`\"|'`|`')"
    r"|(?P<entity>&#?\w{1,32};)"
    r"|(?P<dash>(?<=\s)--(?=\s)|(?<=\w)--(?=\w))"
    r"|(?P<break>[ \t]\+[ \t]*$)"
    r"|(?P<mark>\*\*?|__?|``?|##?|\+\+?|\^|~)",
    re.MULTILINE,
)  # fmt: skip
_QUOTES = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
# The attributes that every document has.
_CHARACTERS = {
    "nbsp": " ", "sp": " ", "empty": "", "blank": "", "amp": "&", "lt": "<", "gt": ">", "apos": "'", "quot": '"',
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+", "zwsp": "",
    "asterisk": "*", "backtick": "`", "caret": "^", "tilde": "~", "startsb": "[", "endsb": "]", "backslash": "\\",
    "vbar": "|", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++",
}  # fmt: skip


def write_inline(
    prose: Prose, lines: Iterable[tuple[int, str]], attributes: Mapping[str, str]
) -> list[tuple[int, str]]:
    """Write the words of lines, each given with its place in the file; return the footnotes among them likewise."""
    notes: list[tuple[int, str]] = []
    for start, words in lines:
        _Line(prose, start, words, attributes, notes).write()
        prose.put(" ", start + len(words), start + len(words) + 1)
    return notes


class _Line:
    def __init__(
        self,
        prose: Prose,
        start: int,
        words: str,
        attributes: Mapping[str, str],
        notes: list[tuple[int, str]],
    ) -> None:
        self._prose = prose
        self._start = start
        self._words = words
        self._attributes = attributes
        self._notes = notes

    def write(self) -> None:
        pieces = list(_PIECE.finditer(self._words))
        marks = _pairs(self._words, [p for p in pieces if p["mark"]])
        rest = 0
        for piece in pieces:
            if piece["mark"] and piece.start() not in marks:
                continue
            self._text(rest, piece.start())
            rest = piece.end()
            self._piece(piece)
        self._text(rest, len(self._words))

    def _piece(self, piece: re.Match[str]) -> None:
        start, end = self._start + piece.start(), self._start + piece.end()
        for name in ("link", "address", "key", "reference", "term"):
            if piece[name] is not None:
                # "[text,window=_blank]", "[text^]": what follows is for the browser.
                words = re.split(r",\s*\w+=|\^$", piece[name], maxsplit=1)[0].strip('"')
                inside = self._words.index(words, piece.start(name))
                _Line(self._prose, self._start + inside, words, self._attributes, self._notes).write()
                return
        if piece["note"] is not None:
            self._notes.append((self._start + piece.start("note"), piece["note"]))
        elif piece["escaped"]:
            self._prose.write(piece["escaped"], end - 1)
        elif piece["attribute"]:
            name = piece["attribute"].lower()
            self._prose.put(self._attributes.get(name, _CHARACTERS.get(name, "")), start, end)
        elif piece["quote"]:
            self._prose.put(_QUOTES[piece["quote"]], start, end)
        elif piece["entity"]:
            self._prose.put(unescape(piece["entity"]), start, end)
        elif piece["dash"]:
            self._prose.put("—", start, end)

    def _text(self, start: int, end: int) -> None:
        self._prose.write(self._words[start:end], self._start + start)


def _pairs(words: str, marks: list[re.Match[str]]) -> set[int]:
    """Return where the marks stand that open or close: a single one at the edge of a word, a double one anywhere."""
    out: set[int] = set()
    opened: dict[str, int] = {}
    for mark in marks:
        kind, start, end = mark["mark"], mark.start(), mark.end()
        before, after = words[start - 1 : start], words[end : end + 1]
        free = len(kind) > 1 or kind in "^~"
        if kind in opened:
            if before and not before.isspace() and (free or not (after.isalnum() or after == "_")):
                out |= {opened.pop(kind), start}
        elif after and not after.isspace() and (free or not (before.isalnum() or before == "_")):
            opened[kind] = start
    return out
