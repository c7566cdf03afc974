"""Which predicate or event a time belongs to: the date dates the event that it modifies."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import TimeSpan
from factcheck.facts.lexicon import kind_of_noun
from factcheck.facts.syntax import ancestors, case_of, children, governing_predicate, token_at, word

__all__ = ["anchor_of", "anchors_of"]

_NOMINAL = ("NOUN", "PROPN")


def anchor_of(sentence: Sentence, time: TimeSpan) -> int | None:
    """Return the index of the verb, event noun or anniversary that a time modifies, None when there is none."""
    token = token_at(sentence, time.start)
    last = token_at(sentence, time.end - 1)
    if token is None or last is None:
        return None
    inside = range(token.i, last.i + 1)
    top = next(
        (
            sentence.tokens[k]
            for k in inside
            if sentence.tokens[k].head not in inside or sentence.tokens[k].head == k
        ),
        token,
    )
    if top.head == top.i:
        return top.i
    for above in ancestors(sentence, top.i):
        if above.i in inside:
            continue
        if above.pos in ("NOUN", "PROPN") and (
            kind_of_noun(word(above)) or word(above) in ("anniversary", "birthday")
        ):
            return above.i
        if (
            sentence.tokens[top.i].dep.startswith("nmod")
            and above.i == top.head
            and above.dep in ("obl", "nmod")
            and not _where(sentence, above, time)
        ):
            return above.i  # "over the defeat in July" dates the defeat
        if above.pos in _NOMINAL and case_of(sentence, above.i) in (
            "since",
            "after",
            "before",
            "until",
            "following",
        ):
            return None  # "since the revolution in 1979" dates the revolution
        if above.pos in ("VERB", "AUX") or any(
            True for _ in children(sentence, above.i, "cop", "nsubj", "nsubj:pass")
        ):
            return governing_predicate(sentence, above.i).i
    return governing_predicate(sentence, top.i).i


_PLACING = ("in", "at", "on", "near", "outside")


def _where(sentence: Sentence, noun: Token, time: TimeSpan) -> bool:
    """Tell whether a day stands behind the place of a verb: "killed 12 at the edge of Velsund on Saturday"."""
    return noun.dep == "obl" and time.granularity in ("day", "time") and case_of(sentence, noun.i) in _PLACING


def anchors_of(sentence: Sentence, times: Sequence[TimeSpan]) -> dict[int, list[TimeSpan]]:
    """Group times by the token that they date."""
    found: dict[int, list[TimeSpan]] = {}
    for time in times:
        anchor = anchor_of(sentence, time)
        if anchor is not None:
            found.setdefault(anchor, []).append(time)
    return found
