"""Where sentences may and must begin: what punctuation tells surely, told to the parser before it parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lexicon import ABBREVIATIONS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["add_boundaries", "certain_boundary", "mark_boundaries"]

_COMPONENT = "factcheck_boundaries"


_CLOSING = frozenset("”’»)]")
_OPENING = frozenset('"“‘«')
_QUOTES = frozenset("\"'”’")
_INNER = frozenset({":", ","})
_FINAL = frozenset({".", "!", "?", "…", "..."})
_BEFORE_YEARS = frozenset({"in", "by", "since", "until", "before", "after", "from"})


def add_boundaries(nlp: Language) -> None:
    """Put `mark_boundaries` before the parser of `nlp`."""
    from spacy.language import Language

    if not Language.has_factory(_COMPONENT):
        Language.component(_COMPONENT, func=mark_boundaries)
    if _COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(_COMPONENT, before="parser")


def mark_boundaries(doc: Doc) -> Doc:
    """Set `is_sent_start` where it is certain: the parser respects it, and decides about the rest."""
    words = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    for i in range(1, len(words)):
        start = certain_boundary(words, spaced, i)
        if start is not None:
            doc[i].is_sent_start = start
    return doc


def certain_boundary(words: list[str], spaced: list[bool], i: int) -> bool | None:
    """Return whether a sentence begins at word `i`, None where punctuation does not tell."""
    word, before = words[i], words[i - 1]
    if not spaced[i - 1] and (word in _CLOSING or word in _QUOTES or word in _FINAL):
        return False  # closes what stands before it
    if (
        i > 1
        and before == "."
        and not spaced[i - 2]
        and f"{words[i - 2]}." in ABBREVIATIONS
        and words[i - 2] != "No"
    ):
        return False  # an abbreviation whose stop the tokenizer cut off
    if before in ABBREVIATIONS or (word[0].islower() and before in _QUOTES):
        return False  # "Gen. Ali", `"Stop!" he said`
    if before in _INNER:
        return False  # a label, or a clause that goes on
    if before.isdigit() and i > 1 and words[i - 2].casefold() in _BEFORE_YEARS and word[0].isupper():
        return False  # "In 2011 Lucía Arocena left it": a name begins, and no sentence ended
    after_stop = i - 1
    while after_stop > 0 and words[after_stop] in (_CLOSING | _QUOTES) and not spaced[after_stop - 1]:
        after_stop -= 1
    if words[after_stop] != "." or not spaced[i - 1]:
        return None
    # A full stop that the tokenizer set apart is none of an abbreviation.
    opens = word in _OPENING and not spaced[i]
    return True if word[0].isupper() or opens else None
