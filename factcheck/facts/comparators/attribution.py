"""Attribution: one quotation, in the mouths of two."""

from __future__ import annotations

import re

from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim
from factcheck.names import name_words, same_name, strip_title

__all__ = ["compare"]

_QUOTED = re.compile(r"“([^“”]{12,300})(?:”|$)|\"([^\"]{12,300})(?:\"|$)|‘([^‘]{12,300}?)’(?!\w)")
_BEGUN = re.compile(r"([^“”\"]{12,300}[,.?!])[\"”](?=[\s,;]|$)")
"""The rest of a quotation that an earlier sentence opened."""
_FEWEST_WORDS = 4  # of a quotation, below which two may have used the same words
_FEWEST_UNMARKED = 7  # and where one side has them without quotation marks, as a transcript does
_SAME_WORDS = 0.65  # 7 of 11 right on newsroom cases that it was not made on: stock phrases are said by many
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?: (?:al-|van |von |der |den |de |bin |ibn |la )*[^\W\d_a-z][\w’'.-]*){0,5}"
)
_ASIDE = re.compile(r" \(| (?:at|in|on|from|during|after|before|to|of|with|when|as)\b")
_NO_PERSON = frozenset(["ORG", "LOC", "GPE", "EVENT", "FAC"])


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where the same words are quoted from two speakers whom the other side does not name."""
    ours = _quotations(a)
    if not ours and not _quotations(b):
        return None
    common = _common(ours, a, _quotations(b), b)
    if common is None:
        return None
    first, second = _speaker(a), _speaker(b)
    if not first or not second or same_name(first, second) or _named(first, b) or _named(second, a):
        return None
    return Comparison(
        type="attribution",
        answer="clash",
        first=first,
        second=second,
        first_span=(a.claim.start, a.claim.end),
        second_span=(b.claim.start, b.claim.end),
        explanation=f"the same words are quoted from {first} and from {second}",
        same_event=_SAME_WORDS,
    )


def _common(ours: list[str], a: GroundedClaim, theirs: list[str], b: GroundedClaim) -> str | None:
    """Return the words that one side quotes and the other quotes or, if they are many, reports as said."""
    for q in ours:
        if any(_within(q, t) or _within(t, q) for t in theirs):
            return q
    for quotations, other in ((ours, b), (theirs, a)):
        said = _plain(other.claim.sentence.text) if other.claim.speaker else ""
        for q in quotations:
            if len(q.split()) >= _FEWEST_UNMARKED and _within(q, said):
                return q
    return None


def _within(words: str, text: str) -> bool:
    return f" {words} " in f" {text} "


def _speaker(claim: GroundedClaim) -> str:
    """Return the name of the person who speaks, "" where nobody, or a body, is named.

    A body and its spokeswoman may be given the same words.
    """
    said = _in_full(claim.claim.speaker, claim.claim.sentence.text) or _subject(claim)
    plain = _ASIDE.split(said, maxsplit=1)[0]
    runs = [strip_title(m.group().rstrip(".")) for m in _NAME.finditer(plain)]
    name = runs[-1] if runs else ""
    words = name_words(name)
    if not words or len(words[-1]) < 2 or name.casefold() in _TITLE_ALONE:
        return ""
    labels = {t.entity for t in claim.claim.sentence.tokens if t.text == name.split()[-1]}
    return "" if labels & _NO_PERSON else name


def _in_full(speaker: str, text: str) -> str:
    """Return the speaker with the name behind, where the parse kept the title alone: "warden Bishwa Adhikari"."""
    at = text.find(speaker) if speaker else -1
    behind = _BEHIND.match(text, at + len(speaker)) if at >= 0 else None
    return f"{speaker} {behind[1]}" if behind else speaker


_BEHIND = re.compile(rf" ({_NAME.pattern})")
_TITLE_ALONE = frozenset(["commodore", "i", "we", "he", "she", "they", "police", "president", "minister"])


def _subject(claim: GroundedClaim) -> str:
    """Return who does what a quotation hangs on: "…," quipped Giles Rennard."""
    frame = claim.facts.frame
    named = [p.name for p in (*frame.agents, *frame.patients) if p.name]
    spoken = any(role == "ccomp" for role, _ in frame.others)
    return named[0] if spoken and named else ""


def _named(speaker: str, claim: GroundedClaim) -> bool:
    words = {w.casefold() for w in _WORD.findall(claim.claim.sentence.text)}
    words |= {w.removesuffix("'s").removesuffix("’s") for w in words}
    return any(w in words for w in name_words(speaker) if len(w) > 2)


def _quotations(claim: GroundedClaim) -> list[str]:
    """Return the quotations of a claim's sentence as plain words, the long ones only."""
    text = claim.claim.sentence.text
    if not any(mark in text for mark in '“"‘'):
        return []
    closed = _BEGUN.match(text)
    found = [closed[1]] if closed else []
    found += [next(g for g in m.groups() if g) for m in _QUOTED.finditer(text, closed.end() if closed else 0)]
    found = [_plain(q) for q in found]
    return [q for q in found if len(q.split()) >= _FEWEST_WORDS]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))
