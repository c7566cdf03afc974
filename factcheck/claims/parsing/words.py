"""Where words begin and end, in the convention of Universal Dependencies English.

Clitics are words ("did n't", "Iraq 's"), so are hyphens between letters ("well - known", but "re-elected", "Covid-19"),
currencies and units ("$ 5 bn"), and each mark of punctuation; abbreviations and initials keep their stop ("Lt.",
"U.S.").  One regular expression, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.claims.lexicon import ABBREVIATIONS

__all__ = ["word_spans"]

Span = tuple[int, int]

_UNSPLIT = "e|non|pre|anti|re|mid|co|multi|pro|semi|sub|neo|post|ex|inter|intra|counter|over|under|ultra"
"""Prefixes that are no words of their own: "re-elected" is one word in the treebanks, "well-known" is three."""

_PATTERN = re.compile(
    rf"""
    (?: https?:// | www\. ) [^\s<>"“”]*                                # an address,
    | [\w.+-]{{1,64}} @ [\w-]+ (?: \. [\w-]+ )+                          # of mail, too
    | [@\#] \w+
    | (?: [^\W\d_] \. ){{2,}} | Ph\.D\.                                # U.S., a.m.
    | [^\W\d_]+ \. (?: com | org | net | gov | edu | co\.uk ) \b
    | [A-Z]{{1,3}} \$                                                  # US$
    | ['’] \d0s
    | \d+ (?: [.,:/–-] \d+ )* (?: (?: st | nd | rd | th | s | ers? | [A-Z] ) (?! \w ) )?
    | (?i: \b (?: {_UNSPLIT} ) - ) (?= [^\W\d_] ) [^\W_]+ (?: ['’] [^\W_]+ )*
    | [^\W_]+ (?: ['’] [^\W_]+ )* (?: - \d+ [^\W_]* )?
    | ([-=*_~.!?+<>])\1+                                               # "...", "--", "?!" is two
    | [:;] -? [()DP] (?! \w )
    | \S
    """,
    re.VERBOSE,
)
_STOPPED = frozenset(
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. "
    "Inc. Corp. Co. Ltd. Bros. Jr. etc. Ave. Blvd. Dept. Rd. a.m. p.m.".split()
)
"""Abbreviations that may end a sentence; those that cannot are in `factcheck.claims.lexicon`."""
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|S|ll|re|ve|d|m|LL|RE|VE|D|M))$|(?<=N)['’]T$")
_SPLIT_WORDS = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3}
"""Letters of the first of two words that are written as one."""
_TRAILING = ".,;:!?)]'’\"”"
"""What ends an address without being a part of it."""


def word_spans(text: str) -> list[Span]:
    """Return (start, end) of each word of `text`, in code points; only white space lies between them."""
    found: list[Span] = []
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        start = max(start, found[-1][1] if found else 0)  # the word before may have taken a stop
        if start == end:
            continue
        found.extend(_split(text, start, end))
        if found[-1][1] < end:
            found.extend((i, i + 1) for i in range(found[-1][1], end))
    return found


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words of one match; the last of them may reach over its end, to the stop of an abbreviation."""
    word = text[start:end]
    if word.startswith(("http", "www.")):
        yield start, start + max(len(word.rstrip(_TRAILING)), 4)
        return
    if text[end : end + 1] == "." and word[0].isalpha() and _keeps_stop(text, word, end):
        yield start, end + 1
        return
    cut = _SPLIT_WORDS.get(word.casefold())
    if cut is None and ("'" in word or "’" in word) and len(word) > 2:
        clitic = _CLITIC.search(word)
        cut = clitic.start() if clitic and clitic.start() else None
    if cut is None:
        yield start, end
    else:
        yield start, start + cut
        yield start + cut, end


def _keeps_stop(text: str, word: str, end: int) -> bool:
    """Tell whether a stop belongs to the word before it: an abbreviation, or the initial of a name."""
    if f"{word}." in ABBREVIATIONS:
        return word != "No" or text[end + 1 : end + 3].strip().isdigit()
    return f"{word}." in _STOPPED or (len(word) == 1 and word.isupper() and word != "I")
