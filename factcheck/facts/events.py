"""Events: what happened to whom, with the date of that event and not merely a date of the sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims import Sentence, Token
from factcheck.facts.anniversaries import Anniversary, dated
from factcheck.facts.fact import Event, TimeSpan
from factcheck.facts.lexicon import kind_of_noun, kind_of_verb
from factcheck.facts.numerals import CARDINAL, cardinal
from factcheck.facts.showing import show_time
from factcheck.facts.syntax import (
    ancestors,
    case_of,
    children,
    conjuncts,
    governing_predicate,
    has_dep,
    is_passive,
    subtree,
    token_at,
    word,
)
from factcheck.facts.timex.calendar import Interval
from factcheck.facts.timex.relative import offset_interval
from factcheck.facts.timex.words import UNIT, unit_of

__all__ = ["EventMemory", "anniversary_times", "find_events"]

_LIFE_TAKERS = frozenset(["cost", "claim", "take"])
_OF_THE_PATIENT = frozenset(
    [
        "death",
        "birth",
        "founding",
        "signing",
        "wedding",
        "election",
        "appointment",
        "resignation",
        "arrest",
        "opening",
        "closing",
        "launch",
        "conviction",
        "acquittal",
        "rescue",
        "abduction",
        "theft",
        "discovery",
        "approval",
        "collapse",
        "sinking",
        "injury",
    ]
)
_OF_PERSONS = frozenset(
    [
        "death",
        "birth",
        "injury",
        "wedding",
        "arrest",
        "abduction",
        "conviction",
        "acquittal",
        "election",
        "appointment",
        "resignation",
    ]
)
_BY_THE_SUBJECT = frozenset(
    [
        "die",
        "perish",
        "drown",
        "bear",
        "resign",
        "quit",
        "open",
        "collapse",
        "sink",
        "crash",
        "close",
        "marry",
        "wed",
        "born",
        "dead",
        "reopen",
        "launch",
    ]
)
_ALONG = ("along with", "together with", "as well as", "alongside", "with", "including")
_HAPPENING = frozenset(
    ["come", "occur", "happen", "take", "begin", "start", "follow", "be", "fall", "unfold"]
)
_EVENT_CASES = ("in", "during", "by", "from", "after", "at", "of", "to", "on")


@dataclass
class EventMemory:
    """What a document has said so far of dated happenings, so that "the strike" finds its date.

    `dated` maps the kind of an event to its last dated mention: the words and the time.
    """

    dated: dict[str, tuple[str, TimeSpan]] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)

    def remember(self, kind: str, words: str, when: TimeSpan) -> None:
        """Note a dated mention; kinds that were dated differently before are no longer one event."""
        known = self.dated.get(kind)
        if known is not None and (known[1].earliest, known[1].latest) != (when.earliest, when.latest):
            self.several.add(kind)
        self.dated[kind] = (words, when)

    def recall(self, kind: str) -> tuple[str, TimeSpan] | None:
        """Return the one dated mention of a kind, None when there is none or more than one."""
        return None if kind in self.several else self.dated.get(kind)


def anniversary_times(
    sentence: Sentence, anniversaries: Sequence[Anniversary], anchored: Mapping[int, Sequence[TimeSpan]]
) -> dict[int, TimeSpan]:
    """Map the index of each anniversary's noun to the time of the event that it remembers."""
    found = {}
    published = sentence.document.published
    for anniversary in anniversaries:
        noun = token_at(sentence, sentence.start + anniversary.noun_start)
        if noun is None:
            continue
        own = [t for t in anchored.get(noun.i, ()) if t.relation == "at"]
        if not own and noun.dep in ("nsubj", "nsubj:pass", "obj", "obl") and noun.head != noun.i:
            own = [
                t
                for t in anchored.get(noun.head, ())
                if t.relation == "at" and noun.dep in ("nsubj", "obj", "nsubj:pass")
            ]
        if not own and noun.dep == "appos":  # "on Thursday, the tenth anniversary"
            beside = sentence.tokens[noun.head].start
            own = [
                t
                for times in anchored.values()
                for t in times
                if t.start <= beside < t.end and t.relation == "at"
            ]
        time = dated(anniversary, own[0] if own else None, published, sentence.start)
        if time is not None:
            found[noun.i] = time
    return found


def find_events(
    sentence: Sentence,
    anchored: Mapping[int, Sequence[TimeSpan]],
    remembered: Mapping[int, TimeSpan],
    names: Mapping[int, str],
    ends: Mapping[int, str],
    places: Collection[int],
    memory: EventMemory,
) -> list[tuple[int, Event, bool]]:
    """Return (trigger token, event, whether the date comes from elsewhere than the event's own words).

    `anchored` are times by the token that they date, `remembered` those that anniversaries give, `names` canonical
    names by token, `ends` by the last token of their mention, `places` the tokens whose names are places.  Dated events
    are noted in `memory`, and undated ones of a definite noun look there.
    """
    found = []
    triggers = [(t, kind) for t in sentence.tokens if (kind := _kind(sentence, t))]
    persons = {k: name for k, name in names.items() if k not in places}
    for token, kind in triggers:
        when, borrowed = _when(sentence, token, kind, anchored, remembered, memory)
        participants = _participants(sentence, token, kind, persons if kind in _OF_PERSONS else names)
        if not participants and kind in _OF_PERSONS and token.pos == "VERB":
            participants = tuple(
                dict.fromkeys(
                    n for h in _patients(sentence, token) for n in _apposed_before(sentence, h, ends)
                )
            )
        event = Event(kind, participants, when, token.start, token.end, token.text)
        found.append((token.i, event, borrowed))
        if when is not None and not borrowed and when.relation == "at" and token.pos in ("NOUN", "PROPN"):
            memory.remember(kind, token.text, when)
        elif when is not None and token.pos == "VERB" and not borrowed and when.relation == "at":
            memory.remember(kind, token.text, when)
    return found


def _kind(sentence: Sentence, token: Token) -> str:
    lemma = word(token)
    if token.pos in ("VERB", "ADJ"):
        kind = kind_of_verb(lemma)
        if kind and token.pos == "ADJ" and lemma not in ("dead", "born"):
            return ""
        if not kind and lemma in _LIFE_TAKERS:
            lives = next(children(sentence, token.i, "obj"), None)
            if lives is not None and word(lives) == "life":
                return "death"
        return kind
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "flat"):
        return kind_of_noun(lemma)
    return ""


def _is_nominal(sentence: Sentence, token: Token) -> bool:
    """Tell whether an event word is a noun; taggers take "the killing of" for a verb now and then."""
    if token.pos in ("NOUN", "PROPN"):
        return True
    return token.tag == "VBG" and (
        has_dep(sentence, token.i, "det", "nmod", "nmod:poss") or token.dep in ("nmod", "obj", "obl")
    )


def _participants(sentence: Sentence, token: Token, kind: str, names: Mapping[int, str]) -> tuple[str, ...]:
    heads: list[int] = []
    if _is_nominal(sentence, token):
        if kind in _OF_THE_PATIENT:
            heads += [
                c.i for c in children(sentence, token.i, "nmod", "nmod:poss")
                if c.dep == "nmod:poss" or case_of(sentence, c.i) == "of"
            ]  # fmt: skip
            heads += [
                c.i for c in children(sentence, token.i, "compound") if c.i in names and kind == "death"
            ]
    else:
        heads = _patients(sentence, token)
    found: list[str] = []
    for head in heads:
        for k in conjuncts(sentence, head):
            found += _named(sentence, k, names, kind)
    return tuple(dict.fromkeys(found))


def _patients(sentence: Sentence, token: Token) -> list[int]:
    lemma = word(token)
    heads: list[int] = []
    if lemma in _LIFE_TAKERS:
        lives = next(children(sentence, token.i, "obj"), None)
        if lives is not None:
            heads += [c.i for c in children(sentence, lives.i, "nmod", "nmod:poss")]
        return heads
    passive = is_passive(sentence, token.i)
    subject_is_patient = passive or lemma in _BY_THE_SUBJECT
    heads += _companions(sentence, token) if subject_is_patient else []
    for child in children(sentence, token.i):
        if child.dep == "obj" and not passive:
            heads.append(child.i)
        elif child.dep == "nsubj:pass" or (child.dep == "nsubj" and subject_is_patient):
            if child.pos == "PRON" and token.dep == "acl:relcl":
                heads.append(token.head)
            else:
                heads.append(child.i)
        elif (
            child.dep == "obl"
            and case_of(sentence, child.i) in _ALONG
            and (subject_is_patient or case_of(sentence, child.i) != "with")
        ):
            heads.append(child.i)
    if token.dep == "acl" and passive and token.head != token.i:
        heads.append(token.head)
    if token.dep == "acl:relcl" and not heads and passive:
        heads.append(token.head)
    if token.dep == "conj" and not any(sentence.tokens[h].i < token.i for h in heads):
        # "was arrested and killed": the subject stands once
        above = sentence.tokens[token.head]
        for child in children(sentence, above.i, "nsubj:pass", "nsubj"):
            if (child.dep == "nsubj:pass") == passive and subject_is_patient and not heads:
                heads.append(child.i)
    for head in list(heads):
        for child in children(sentence, head, "nmod"):
            if case_of(sentence, child.i) in _ALONG[:4]:
                heads.append(child.i)
    return heads


def _companions(sentence: Sentence, token: Token) -> list[int]:
    """Return what stands "together with" or "along with" behind a verb, wherever the parser hung it."""
    found = []
    for k in range(token.i + 1, len(sentence.tokens)):
        word_here = sentence.tokens[k]
        if word_here.text.casefold() == "with" and sentence.tokens[k - 1].text.casefold() in (
            "together",
            "along",
        ):
            if governing_predicate(sentence, word_here.head).i == token.i:
                found.append(word_here.head)
    return found


def _apposed_before(sentence: Sentence, head: int, ends: Mapping[int, str]) -> list[str]:
    """Return the name that a common noun explains: "Muhandis, the second-in-command, was killed"."""
    first = min(subtree(sentence, head))
    if first < 2 or sentence.tokens[first - 1].text != ",":
        return []
    return [ends[first - 2]] if first - 2 in ends else []


_COMMON = frozenset(
    [
        "people",
        "person",
        "man",
        "woman",
        "soldier",
        "thing",
        "one",
        "number",
        "dozen",
        "hundred",
        "thousand",
        "other",
        "member",
        "civilian",
        "life",
    ]
)


def _named(sentence: Sentence, head: int, names: Mapping[int, str], kind: str) -> list[str]:
    """Return the names that a nominal bears: its own, or those in apposition to it."""
    if head in names:
        return [names[head]]
    found = []
    for child in children(sentence, head, "appos", "flat", "compound", "nmod:desc"):
        if child.i in names and child.dep != "compound":
            found += [names[k] for k in conjuncts(sentence, child.i) if k in names]
    token = sentence.tokens[head]
    if (
        not found
        and token.pos == "NOUN"
        and kind in ("opening", "closing", "launch", "founding", "sinking", "collapse", "signing")
        and word(token) not in _COMMON
    ):
        return [word(token)]
    return found


def _when(
    sentence: Sentence,
    token: Token,
    kind: str,
    anchored: Mapping[int, Sequence[TimeSpan]],
    remembered: Mapping[int, TimeSpan],
    memory: EventMemory,
) -> tuple[TimeSpan | None, bool]:
    own = list(anchored.get(token.i, ()))
    if own:
        return _best(own), False
    if (counted := _counted_from(sentence, token, anchored)) is not None:
        return counted, True
    for noun, time in remembered.items():
        if token.i != noun and token.i in subtree(sentence, noun):
            return time, True
    if _is_nominal(sentence, token):
        above = sentence.tokens[token.head]
        if (
            token.dep in ("nsubj", "nsubj:pass")
            and token.head != token.i
            and (times := anchored.get(above.i))
        ):
            if word(above) in _HAPPENING or kind_of_verb(word(above)) or token.dep == "nsubj":
                return _best(times), False
        if _definite(sentence, token) and (known := memory.recall(kind)):
            return _from_memory(known, token), True
        return None, False
    # a verb takes the date of the event in which it happens
    for child in children(sentence, token.i, "nsubj", "obl", "obl:agent"):
        child_kind = kind_of_noun(word(child))
        if not child_kind or (child.dep == "obl" and case_of(sentence, child.i) not in _EVENT_CASES):
            continue
        if times := anchored.get(child.i):
            return _best(times), False
        if child.dep != "obl" or case_of(sentence, child.i) in ("in", "during", "by"):
            if _definite(sentence, child) and (known := memory.recall(child_kind)):
                return _from_memory(known, child), True
    if token.dep in ("acl:relcl", "acl") and token.head != token.i:
        above = sentence.tokens[token.head]
        if kind_of_noun(word(above)):
            if times := anchored.get(above.i):
                return _best(times), False
    if (
        token.dep in ("conj", "xcomp", "advcl")
        and token.head != token.i
        and (times := anchored.get(token.head))
        and token.tag == "VBG"
    ):
        return _best(times), False
    return None, False


_COUNT_BEFORE = re.compile(rf"\b(?P<n>{CARDINAL}) (?P<u>{UNIT}) $", re.IGNORECASE)


def _counted_from(
    sentence: Sentence, token: Token, anchored: Mapping[int, Sequence[TimeSpan]]
) -> TimeSpan | None:
    """Date an event by the main clause: "on Friday, two days after he died" -> he died on Wednesday."""
    mark = next(
        (c for c in children(sentence, token.i, "mark", "case") if c.text.casefold() in ("after", "before")),
        None,
    )
    if mark is None:
        return None
    text = sentence.text[: mark.start - sentence.start]
    match = _COUNT_BEFORE.search(text[-40:])
    if match is None:
        return None
    times = next((t for above in ancestors(sentence, token.i) if (t := anchored.get(above.i))), None)
    if not times:
        return None
    anchor = _best(times)
    sign = -1 if mark.text.casefold() == "after" else 1
    interval = Interval(anchor.earliest, anchor.latest, anchor.granularity, "", anchor.approximate)
    moved = offset_interval(interval, cardinal(match["n"]) or 1.0, unit_of(match["u"]), sign)
    if moved is None:
        return None
    side = "before" if sign < 0 else "after"
    said = f"{match['n']} {match['u']} {side} {show_time(anchor)}"
    return TimeSpan(
        token.start, token.end, token.text, moved.earliest, moved.latest, moved.granularity, said, moved.approximate
    )  # fmt: skip


def _best(times: Sequence[TimeSpan]) -> TimeSpan:
    at = [t for t in times if t.relation == "at"]
    return min(at or times, key=_width)


def _width(time: TimeSpan) -> int:
    if time.earliest is None or time.latest is None:
        return 10**7
    return (time.latest - time.earliest).days


def _definite(sentence: Sentence, token: Token) -> bool:
    return any(t.text.casefold() in ("the", "that", "this") for t in children(sentence, token.i, "det"))


def _from_memory(known: tuple[str, TimeSpan], token: Token) -> TimeSpan:
    _, when = known
    day = show_time(when) if when.derivation else when.text
    said = f"in the {token.text} of {day}"
    return replace(when, start=token.start, end=token.end, text=token.text, derivation=said)
