"""Whether two documents tell one story: what lets "the driver" of one be the driver of the other."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.documents import Document

__all__ = ["TOLD_APART", "akin", "mentions", "name_enough_in_common", "name_many", "one_story", "weeks_apart"]

TOLD_APART = 0.7
"""Evidence that two claims of one story, in words of their own, are about one event.  A clash that rests on it is a
warning, and an error only where the reading agrees (docs/decisions/0019-one-story.md)."""

_DAYS = 21  # a developing story is mostly told within three weeks
_FEWEST = 2  # names in common
_SHARE = 0.1  # of the names of the document that has fewer
_KIN_SHARE = 0.08  # the same, where the judge takes two documents of one time for one story (decision 29)
_SURE, _SURE_SHARE = 4, 0.4  # so many in common, and so large a share, tell one subject even years apart
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-ÞŚŠŽČ][\w’'-]{3,40}")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december".split()
)


def one_story(a: Document, b: Document) -> bool:
    """Tell whether two documents are one, or name enough in common and are not known to be weeks apart."""
    if a.id == b.id:
        return True
    ours, theirs = _names(a.text), _names(b.text)
    common, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if common >= _SURE and common >= _SURE_SHARE * fewer:
        return True
    if weeks_apart(a, b):
        return False
    return common >= max(_FEWEST, _SHARE * fewer)


def weeks_apart(a: Document, b: Document) -> bool:
    """Tell whether two documents are known to be published farther apart than one story is told."""
    return (
        a.published is not None and b.published is not None and abs((a.published - b.published).days) > _DAYS
    )


def akin(a: Document, b: Document) -> bool:
    """Tell whether two documents are of one time and have a name in common, long ones several.

    That is enough for what is described alike, and for the judge to take two articles for reports of one story.
    """
    if a.published is None or b.published is None or weeks_apart(a, b):
        return False
    ours, theirs = _names(a.text), _names(b.text)
    return len(ours & theirs) >= max(1, _KIN_SHARE * min(len(ours), len(theirs)))


_MANY, _LARGE_SHARE = 3, 0.2
"""Names in common from which documents of unknown days tell one story to the judge (docs/decisions/0008-judge.md)."""


_FULL_OF_NAMES = 3  # where one on the same matter would name some of them (docs/decisions/0029-a-student.md)


def name_many(document: Document) -> bool:
    """Tell whether a document names so much that another one on the same matter would name some of it."""
    return len(_names(document.text)) >= _FULL_OF_NAMES


def name_enough_in_common(a: Document, b: Document) -> bool:
    """Tell whether two documents name so much in common that they tell one story, whenever they were written."""
    ours, theirs = _names(a.text), _names(b.text)
    return len(ours & theirs) >= max(_MANY, _LARGE_SHARE * min(len(ours), len(theirs)))


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case, that it writes with a capital and never without."""
    found = {m.group().casefold().removesuffix("'s").removesuffix("’s") for m in _NAME.finditer(text)}
    plain = {w for w in _WORD.findall(text) if w[0].islower()}
    return frozenset(found - plain - _CALENDAR - _OPENERS)


_WORD = re.compile(r"[^\W\d_]+")
_OPENERS = frozenset(
    "that this these those there they then when where while what which their after before since until here"
    " from with some most many none only even still also both once about according asked over under because"
    " more nobody neither nothing nearly almost another each every first last next other others three four"
    " five seven eight nine twelve twenty thirty nineteen several whether between around will please dear read"
    " don't best less minister police court general deputy people present chief news press union council"
    " ministry prosecutors opposition president captain colonel governor mayor street state states world"
    " christmas family families professor doctor workers army south north east west southern northern eastern"
    " western united national european street road port city town party security health transport facebook"
    " whatsapp total data money editor reporter daily times wire agency".split()
)
"""Words that open sentences, and in a short text do nothing else; and what many names of bodies have."""


def mentions(document: Document, word: str) -> bool:
    """Tell whether a document has a word anywhere, as one word or the beginning of one ("dentist", "dentists")."""
    return re.search(rf"\b{re.escape(word)}", f"{document.title}\n{document.text}", re.IGNORECASE) is not None
