"""LaTeX: pylatexenc takes the source apart, and tells where each part stands; macros that set text become that text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.documents.dates import complete_date
from factcheck.documents.decoding import printable
from factcheck.documents.document import BlockKind, Document
from factcheck.documents.markup.latex_words import (
    ARGUMENTS,
    ENVIRONMENTS_LEFT_OUT,
    HEADINGS,
    LISTS,
    MACROS_LEFT_OUT,
    PARAGRAPH_ENDS,
    QUOTATIONS,
)
from factcheck.documents.markup.manuscript import Head, manuscript
from factcheck.documents.markup.prose import Prose
from factcheck.documents.problems import NOT_TEXT
from factcheck.errors import InputError

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["read_latex"]

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\r[ \t]*\r")
# "\newcommand{\town}{Karlow}": a name for words, without arguments and without markup.
_DEFINITION = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s{0,9}\{?\\([A-Za-z]{1,40})\}?\s{0,9}\{([^{}\\$#%]{0,200})\}"
)
# A formula that only sets a number: $14$, $\approx 50\%$.
_FIGURE = re.compile(r"[≈∼~<>≤≥±+−-]?\s{0,3}[0-9][0-9.,\s]{0,30}\s{0,3}%?")
_BRACKETED = re.compile(r"\s*\[[^\]]{0,500}\]")


def read_latex(text: str, path: str) -> tuple[Document, tuple[InputError, ...]]:
    """Return the document that a decoded .tex file holds, its id still empty, and what is wrong with its head.

    Raises `InputError` (FC903) when it is nested beyond all measure.
    """
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerParseError, get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec, MacroStandardArgsParser

    known = get_default_latex_context_db()
    specs = [MacroSpec(name, args_parser=MacroStandardArgsParser(form)) for name, form in ARGUMENTS.items()]
    known.add_context_category("factcheck", macros=specs, prepend=True)
    try:
        walker = LatexWalker(text, latex_context=known, tolerant_parsing=True)
        found, _, _ = walker.get_latex_nodes()
        reader = _Reader(text)
        reader.read_file(found)
    except (RecursionError, LatexWalkerParseError, ValueError, IndexError) as error:
        message = f"not LaTeX that can be read: {type(error).__name__}"
        raise InputError(message, path=path, code=NOT_TEXT) from None
    # What a title page shows is for readers ("Spring 2024"): it is believed where it is a day, and else no problem.
    date = reader.date if complete_date(reader.date) else ""
    return manuscript(text, path, reader.prose, Head(date=date))


class _Reader:
    """Writes the passages of a file, node by node."""

    def __init__(self, text: str) -> None:
        from pylatexenc.latex2text import LatexNodes2Text

        self.prose = Prose()
        self.date = ""
        self._text = text
        self._converter: LatexNodes2Text = LatexNodes2Text(math_mode="text", keep_comments=False)
        self._definitions: Mapping[str, str] = dict(_DEFINITION.findall(text))
        self._notes: list[Any] = []
        self._kind: BlockKind = "paragraph"

    def read_file(self, found: Sequence[Any]) -> None:
        """Write what a file says: title and date of its preamble, and the body; all of it where it has no preamble."""
        body = next((n for n in found if getattr(n, "environmentname", "") == "document"), None)
        if body is None:
            self._read(found)
        else:
            for node in found:
                if getattr(node, "macroname", "") in ("title", "date"):
                    self._macro(node)
            self._read(body.nodelist)
        self._finish()

    def _read(self, found: Sequence[Any]) -> None:
        skipping = False  # arguments that are no text, of a macro that pylatexenc does not know
        for node in found:
            if node is None:
                continue
            kind = type(node).__name__
            if skipping and kind == "LatexGroupNode":
                continue
            if kind == "LatexCharsNode":
                bracketed = _BRACKETED.match(node.chars) if skipping else None
                self._chars(node.chars, node.pos, bracketed.end() if bracketed else 0)
                if not bracketed or bracketed.end() < len(node.chars):
                    skipping = False
                continue
            skipping = False
            if kind == "LatexMacroNode":
                skipping = self._macro(node)
            elif kind == "LatexEnvironmentNode":
                self._environment(node)
            elif kind == "LatexGroupNode":
                self._read(node.nodelist)
            elif kind == "LatexSpecialsNode":
                self._symbol(node)
            elif kind == "LatexMathNode":
                self._math(node)
            elif kind == "LatexCommentNode":
                if _PARAGRAPH.search(node.comment_post_space or ""):
                    self._finish()

    def _chars(self, chars: str, start: int, begin: int) -> None:
        for found in _PARAGRAPH.finditer(chars, begin):
            self.prose.write(chars[begin : found.start()], start + begin)
            self._finish()
            begin = found.end()
        self.prose.write(chars[begin:], start + begin)

    def _macro(self, node: Any) -> bool:
        """Write what a macro sets; return whether its arguments, which are still to come, are no text."""
        name = node.macroname.rstrip("*")
        arguments = [a for a in node.nodeargd.argnlist if a is not None] if node.nodeargd else []
        space = (node.pos + node.len - len(node.macro_post_space or ""), node.pos + node.len)
        if name in MACROS_LEFT_OUT:
            return not arguments
        if name in PARAGRAPH_ENDS:
            self._finish()
        elif name in HEADINGS:
            self._heading(name, arguments)
        elif name == "date":
            # \today would be the day of this run.
            today = "\\today" in node.latex_verbatim()
            stated = self._converted(arguments[-1]) if arguments and not today else ""
            self.date = printable(" ".join(stated.split()))
        elif name in ("footnote", "footnotetext", "thanks"):
            self._notes += arguments[-1:]
        elif name in self._definitions:
            self.prose.put(self._definitions[name], node.pos, node.pos + node.len)
        elif name in ("\\", "newline", "linebreak", "quad", "qquad", " ", ",", ";", ":", "thinspace"):
            self.prose.put(" ", node.pos, node.pos + node.len)
        elif name == "enquote" and arguments:
            self.prose.put("“", node.pos, arguments[-1].pos)
            self._read(arguments[-1:])
            self.prose.put("”", node.pos + node.len - 1, node.pos + node.len)
        elif name in ("SI", "qty") and arguments:
            for argument in arguments[-2:]:  # the number, the unit
                self.prose.put(" ", argument.pos, argument.pos)
                self._read([argument])
        elif len(arguments) == 1 and len(words := self._converted(node).strip()) <= 2:
            self._symbol(node, words)  # an accent
        elif arguments:
            self._read(arguments[-1:])  # the last one is what is set: \href{address}{words}
        else:
            self._symbol(node)
            if space[0] < space[1] and not name.isalpha():
                self.prose.put(" ", *space)
        return False

    def _heading(self, name: str, arguments: list[Any]) -> None:
        self._finish()
        self._read(arguments[-1:])
        self._notes.clear()
        self.prose.finish("headline" if name == "title" else None)

    def _environment(self, node: Any) -> None:
        name = node.environmentname.rstrip("*")
        if name in ENVIRONMENTS_LEFT_OUT:
            return
        self._finish()
        around = self._kind
        if name in QUOTATIONS:
            self._kind = "quote"
        elif name in LISTS and around != "quote":
            self._kind = "list_item"
        # Groups right behind \begin are arguments: \begin{multicols}{2}.
        inside = list(node.nodelist)
        while inside and type(inside[0]).__name__ == "LatexGroupNode":
            inside.pop(0)
        if inside and type(inside[0]).__name__ == "LatexCharsNode":
            first = inside.pop(0)
            bracketed = _BRACKETED.match(first.chars)
            self._chars(first.chars, first.pos, bracketed.end() if bracketed else 0)
        self._read(inside)
        self._finish()
        self._kind = around

    def _symbol(self, node: Any, words: str | None = None) -> None:
        if words is None:
            words = self._converted(node)
        self.prose.put(printable(words), node.pos, node.pos + node.len)

    def _converted(self, node: Any) -> str:
        try:
            return str(self._converter.node_to_text(node))
        except (
            LookupError,
            AttributeError,
            TypeError,
            ValueError,
        ):  # a macro without the arguments it should have
            return ""

    def _math(self, node: Any) -> None:
        words = "".join(map(self._converted, node.nodelist)).strip()
        if node.displaytype == "inline" and _FIGURE.fullmatch(words):
            self.prose.put(" ".join(words.split()), node.pos, node.pos + node.len)

    def _finish(self) -> None:
        """End the paragraph; its footnotes follow it."""
        self.prose.finish(self._kind)
        while self._notes:
            note = self._notes.pop(0)
            self._read([note])
            self.prose.finish("paragraph")
