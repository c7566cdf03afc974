"""Terms: when a ban or a truce is over, told as its end, or as its beginning and how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Happening, TimeSpan
from factcheck.facts.numerals import CARDINAL, cardinal
from factcheck.facts.phrases import is_bare, phrase_words, proper_words
from factcheck.facts.syntax import ancestors, children, token_at, word
from factcheck.facts.timex.calendar import shift
from factcheck.facts.timex.words import UNIT, unit_of

__all__ = ["END_OF", "find_terms"]

END_OF = "end of "
"""How the kinds of these happenings begin."""

_TABLE = """
ban: ban prohibit forbid outlaw suspend bar prohibition suspension embargo moratorium
truce: truce ceasefire armistice
curfew: curfew
lease: lease
"""
_KINDS = {w: line.split(":")[0] for line in _TABLE.strip().split("\n") for w in line.split(":")[1].split()}
_OVER = frozenset(["end", "expire", "lapse", "run off", "run out"])
_LASTING = frozenset(["last", "run", "stay", "remain", "apply", "continue", "hold", "be"])
_FOR = re.compile(rf"\bfor (?P<n>{CARDINAL})[ -](?P<u>{UNIT})\b(?! (?:ago|before|after|at)\b)", re.IGNORECASE)
_SLACK = {"day": 1, "week": 2, "fortnight": 2, "month": 7, "year": 31}
"""Days by which the end of a term may be off that is counted in these units."""
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "nmod", "nmod:poss", "compound")


def find_terms(
    sentence: Sentence, anchored: Mapping[int, Sequence[TimeSpan]], names: Mapping[int, str]
) -> list[tuple[int, Happening]]:
    """Return (token, happening) for the ends of terms that a sentence tells or implies.

    "was banned for 18 months on Thursday" implies the same end as "the ban was due to end in August 2026" tells, give
    or take some days.  `anchored` are times by the token that they date, `names` canonical names by token.
    """
    found = []
    for i, times in sorted(anchored.items()):
        if len(times) != 1:
            continue
        token = sentence.tokens[i]
        for kind, subject, when in (
            *_stated(sentence, token, times[0]),
            *_implied(sentence, token, times[0]),
        ):
            heads = [t.i for t in children(sentence, subject.i, *_ARGUMENTS)]
            heads = [k for k in heads if not when.start <= sentence.tokens[k].start < when.end]
            happening = Happening(
                END_OF + kind, when, phrase_words(sentence, heads, names), "", subject.start, subject.end,
                names=proper_words(sentence, heads, names), bare=is_bare(sentence, subject),
            )  # fmt: skip
            found.append((i, happening))
    return found


def _stated(sentence: Sentence, token: Token, time: TimeSpan) -> Iterator[tuple[str, Token, TimeSpan]]:
    """Yield the end of "the ban was due to end in August", "the ban runs until 15 March"."""
    lemma = " ".join([word(token), *(word(t) for t in children(sentence, token.i, "compound:prt"))])
    if not (lemma in _OVER and time.relation == "at") and not (
        word(token) in _LASTING and time.relation == "until"
    ):
        return
    above = [token, *ancestors(sentence, token.i)] if token.dep == "xcomp" else [token]
    subject = next((t for v in above for t in children(sentence, v.i, "nsubj", "nsubj:pass")), None)
    kind = None if subject is None else _KINDS.get(word(subject))
    if subject is None or kind is None or time.latest is None:
        return
    if time.relation == "until":
        time = replace(time, earliest=time.latest, relation="at", approximate=time.granularity != "day")
    yield kind, subject, time


def _implied(sentence: Sentence, token: Token, time: TimeSpan) -> Iterator[tuple[str, Token, TimeSpan]]:
    """Yield the end of "was banned for 18 months on Thursday", "a truce began on Monday for ten days"."""
    subject = token
    if word(token) in ("begin", "start") or any(
        word(t) in ("effect", "force") for t in children(sentence, token.i)
    ):
        subject = next(children(sentence, token.i, "nsubj"), token)
    kind = _KINDS.get(word(subject))
    if kind is None or time.earliest is None:
        return
    if time.granularity == "period" and (spell := _FOR.match(f"for {time.text}")):
        last, unit, words = time.latest, unit_of(spell["u"]), time.text
    else:
        match = next(
            (m for m in _FOR.finditer(sentence.text) if _of(sentence, m, {token.i, subject.i})), None
        )
        if match is None or time.granularity != "day" or time.relation not in ("at", "since"):
            return
        unit, words = unit_of(match["u"]), f"{match.group()} from {time.earliest.isoformat()}"
        last = shift(time.earliest, cardinal(match["n"]) or 1.0, unit)
    if last is None or unit not in _SLACK:
        return
    slack = timedelta(days=_SLACK[unit])
    yield (
        kind,
        subject,
        TimeSpan(time.start, time.end, time.text, last - slack, last + slack, "period", words),
    )


def _of(sentence: Sentence, match: re.Match[str], heads: set[int]) -> bool:
    """Tell whether a duration is of one of the words `heads`."""
    token = token_at(sentence, sentence.start + match.start("u"))
    return token is not None and token.head in heads
