"""Happenings: what a sentence dates that a story has one of: the fire, the burial, the opening; in whatever words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Happening, TimeSpan
from factcheck.facts.phrases import is_bare, is_indefinite, phrase_words, proper_words
from factcheck.facts.senses import nation_of, sense_of
from factcheck.facts.syntax import case_of, children, is_passive, outlook_at, subjects_of, subtree, word
from factcheck.facts.timex.calendar import add_days, add_months
from factcheck.names import name_words

__all__ = ["find_happenings"]

_TABLE = """
fire: fire blaze burn catch~fire go~flame burst~flame
burial: bury burial funeral lay~grave lay~rest
theft: theft burglary robbery heist steal rob break~museum break~house break~shop break~building break~bank raid~shop
capture: capture abduct kidnap seize abduction kidnapping take~hostage take~captive
opening: open inaugurate inauguration opening begin~run start~run begin~service start~service enter~service go~service
effect: take~effect come~force enter~force enter~effect come~effect apply
founding: found establish set~up founding
discovery: discover unearth discovery come~grave come~tomb come~body come~upon come~across
landfall: landfall make~landfall come~ashore
crash: crash collide collision derail derailment
sinking: sink capsize founder sinking
explosion: explode explosion blast detonate go~off
earthquake: earthquake quake
avalanche: avalanche
landslide: landslide mudslide
overrun: overrun
trial: trial
arrest: arrest detain apprehend
resignation: resign resignation step~down
signing: sign signing
wedding: marry wed wedding
birth: bear birth
death: die death
escape: escape flee
verdict: convict acquit verdict
sentence: sentence
vote: vote referendum
collapse: collapse
premiere: premiere premier
launch: launch lift~off liftoff
hearing: hearing
merger: merge merger
strike: strike walk~out walkout stoppage
ceasefire: ceasefire truce
kickoff: kick~off
"""
_KINDS: dict[str, str] = {
    w.replace("~", " "): line.split(":")[0]
    for line in _TABLE.strip().split("\n")
    for w in line.split(":")[1].split()
}
_SAYING_WHEN = frozenset(
    ["happen", "occur", "take", "come", "be", "begin", "start", "hold", "break", "remain"]
)
"""Verbs that say when their subject was."""
_ARGUMENTS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "nmod",
    "nmod:poss",
    "compound",
    "xcomp",
    "advcl",
)
_UNREAL = frozenset(["not", "n't", "n’t", "never", "may", "might", "could", "would", "if", "should"])


def find_happenings(
    sentence: Sentence,
    anchored: Mapping[int, Sequence[TimeSpan]],
    names: Mapping[int, str],
    meant: Mapping[int, str],
) -> list[tuple[int, Happening]]:
    """Return (token, happening) for what a sentence dates to days, left to right.

    `anchored` are times by the token that they date, `names` canonical names by token, `meant` what pronouns stand for.
    """
    found = []
    for i, times in sorted(anchored.items()):
        token = sentence.tokens[i]
        dated = [t for t in times if t.relation in ("at", "since") and _days(t) <= _WIDEST]
        if len(dated) != len(times) or any(_apart(t, u) for t in dated for u in dated):
            continue
        dated.sort(key=_days)
        if not dated or any(t.text.casefold() in _UNREAL for t in children(sentence, i)):
            continue
        kind, event = _kind(sentence, token)
        if not kind and token.dep == "xcomp":  # "began running on Monday"
            kind, event = _kind(sentence, sentence.tokens[token.head])
        if not kind and dated[0].relation == "since":  # "is being tested since Monday"
            kind, event = _TRIED_SINCE.get(word(token), ""), token
        if kind:
            found.append((i, _happening(sentence, token, kind, event, _begun(dated[0]), names, meant)))
    return found


def _happening(
    sentence: Sentence,
    token: Token,
    kind: str,
    event: Token,
    when: TimeSpan,
    names: Mapping[int, str],
    meant: Mapping[int, str],
) -> Happening:
    heads = [t.i for k in {token.i, event.i} for t in children(sentence, k, *_ARGUMENTS)]
    heads += [token.head] if token.dep in ("acl", "acl:relcl") else []
    spans = [k for k in heads if k != token.i and not when.start <= sentence.tokens[k].start < when.end]
    topic = phrase_words(sentence, spans, names)
    topic |= {nation_of(sense_of(w)) for k in spans for w in name_words(meant.get(k, "")) if len(w) > 1}
    noun = _undergoer(sentence, token, event)
    return Happening(
        kind, when, topic, outlook_at(sentence, when.start), event.start, event.end,
        head="" if noun is None else _head(noun, meant),
        names=frozenset() if noun is None else proper_words(sentence, [noun.i], names),
        around=proper_words(sentence, [k for k in spans if noun is None or k != noun.i], names),
        bare=_is_it(noun, meant) or is_bare(sentence, _shown(sentence, kind, event)),
        indefinite=is_indefinite(sentence, event),
    )  # fmt: skip


def _is_it(noun: Token | None, meant: Mapping[int, str]) -> bool:
    """Tell "It opened in May", at the beginning of a sentence: what a story is about."""
    return noun is not None and noun.i == 0 and noun.text == "It" and noun.i not in meant


def _undergoer(sentence: Sentence, token: Token, event: Token) -> Token | None:
    """Return the noun that it befell: "line" of "the line opened" and of "the opening of the line"."""
    if _first_trip(sentence, event):
        return None
    if event.pos == "NOUN":
        told = [
            t
            for t in children(sentence, event.i, "nmod", "nmod:poss", "compound")
            if case_of(sentence, t.i) in ("", "of", "'s", "’s")
        ]
    elif word(event) == "come":  # upon it, across it
        told = list(children(sentence, event.i, "obl"))
    else:
        told = list(children(sentence, event.i, "obj")) or list(subjects_of(sentence, event.i))
        if not told and event.i == token.i and token.dep in ("acl", "acl:relcl"):
            told = [sentence.tokens[token.head]]
    return told[0] if told else None


def _head(noun: Token, meant: Mapping[int, str]) -> str:
    words = name_words(meant.get(noun.i, ""))
    if words:
        return sense_of(words[-1])
    return sense_of(word(noun)) if noun.pos == "NOUN" else ""


_TRIED_SINCE = {"test": "trial", "try": "trial", "trial": "trial"}


_RULES = frozenset(
    ["law", "rule", "ban", "regulation", "measure", "act", "decree", "order", "tariff", "sanction", "legislation",
     "directive", "restriction", "freeze", "duty", "reform"]
)  # fmt: skip
"""What takes effect."""


def _shown(sentence: Sentence, kind: str, event: Token) -> Token:
    """Return the noun that shows whether a story's one happening is meant: of what takes effect, the law."""
    if kind != "effect":
        return event
    return next((t for t in subjects_of(sentence, event.i) if word(t) in _RULES), event)


_OPEN = 100_000  # days, for a time without an end
_WIDEST = 366  # days, beyond which a time dates no happening


def _days(time: TimeSpan) -> int:
    if time.relation == "since" and time.earliest is not None:
        return 0  # since Tuesday, on which it began
    if (time.earliest is None and time.latest is not None) or (
        time.latest is None and time.earliest is not None
    ):
        return _WIDEST  # "more than two years ago"
    return (time.latest - time.earliest).days if time.earliest and time.latest else _OPEN


def _begun(time: TimeSpan) -> TimeSpan:
    """Return the day, month or year since which something lasts, in which it must have begun."""
    first = time.earliest
    if time.relation != "since" or first is None:
        return time
    months = {"day": 0, "month": 1, "year": 12}.get(time.granularity)
    if months is None:
        return time
    return replace(time, latest=add_days(add_months(first, months), -1) if months else first, relation="at")


def _apart(a: TimeSpan, b: TimeSpan) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def _goal(sentence: Sentence, token: Token) -> bool:
    """Tell those who were taken to hospital from those who were taken."""
    return case_of(sentence, token.i) in (
        "to",
        "into",
        "from",
        "off",
        "by",
        "as",
    ) or token.text.casefold() in ("away", "home", "there")


_SERVICE = frozenset(["service", "operation"])
"""What starts where something opens."""


def _kind(sentence: Sentence, token: Token) -> tuple[str, Token]:
    """Return what kind of happening a dated word tells of, "" for none, and the word that says so."""
    lemma = word(token)
    for child in children(sentence, token.i, "obj", "obl", "xcomp", "compound:prt", "advmod"):
        if kind := _KINDS.get(f"{lemma} {word(child)}"):
            return kind, token
        if child.dep == "obl" and (kind := _KINDS.get(f"{lemma} {case_of(sentence, child.i)}")):
            return kind, token  # "came upon the grave"
    if (
        lemma == "take"
        and is_passive(sentence, token.i)
        and not any(_goal(sentence, t) for t in children(sentence, token.i, "obl", "advmod"))
    ):
        return "capture", token
    if _first_trip(sentence, token):
        return "opening", token
    if lemma in _LEAVING and any(word(sentence.tokens[k]) == "runway" for k in subtree(sentence, token.i)):
        return "overrun", token
    if lemma in _SAYING_WHEN:
        for subject in subjects_of(sentence, token.i):
            told = [subject]
            if word(subject) in ("start", "beginning"):  # "the start of the strike came on Monday"
                told = list(children(sentence, subject.i, "nmod", "compound"))
            for noun in told:
                if kind := _KINDS.get(word(noun)) or (
                    "opening" if word(noun) in _SERVICE and noun != subject else ""
                ):
                    return kind, noun
        return "", token
    if lemma in _EFFECTS:
        return _by_its_effect(sentence, token)
    return _KINDS.get(lemma, ""), token


_EFFECTS = frozenset(
    ["kill", "injure", "wound", "hit", "strike", "damage", "destroy", "tear", "rip", "shake", "rock", "wreck", "gut",
     "level", "bury", "sweep", "shatter", "die", "perish"]
)  # fmt: skip
"""What a happening does: its day is that of the happening."""
_AT_ONCE = frozenset(["explosion", "avalanche", "landslide", "earthquake", "collapse", "crash", "fire"])
"""Kinds of happening that do what they do on one day."""


def _by_its_effect(sentence: Sentence, token: Token) -> tuple[str, Token]:
    """Return what had an effect: "an avalanche killed three on Saturday", "three died in an avalanche on Saturday"."""
    for cause in (*subjects_of(sentence, token.i), *children(sentence, token.i, "obl:agent", "obl")):
        if cause.dep == "obl" and case_of(sentence, cause.i) not in ("in", "by"):
            continue
        kind = "explosion" if word(cause) == "bomb" else _KINDS.get(word(cause), "")
        if kind in _AT_ONCE and cause.pos == "NOUN":
            return kind, cause
    return _KINDS.get(word(token), ""), token


_LEAVING = frozenset(["run", "slide", "skid", "veer", "overshoot", "overrun", "leave"])
_FIRST = frozenset(["first", "maiden", "inaugural"])
_TRIPS = frozenset(["train", "tram", "bus", "ferry", "flight"])
_CARRYING = frozenset(["carry", "take", "welcome", "receive", "transport", "admit"])


def _first_trip(sentence: Sentence, token: Token) -> bool:
    """Tell "the first train rolled", "will carry its first passengers": so something opens.

    "The first train left late" is the first of a day.
    """
    if word(token) in _CARRYING:
        return any(
            _first(sentence, t) and any(True for _ in children(sentence, t.i, "nmod:poss"))
            for t in children(sentence, token.i, "obj")
        )
    return word(token) in ("roll", "run") and any(
        word(t) in _TRIPS and _first(sentence, t) for t in subjects_of(sentence, token.i)
    )


def _first(sentence: Sentence, noun: Token) -> bool:
    first = any(word(t) in _FIRST for t in children(sentence, noun.i, "amod"))
    return first and not any(case_of(sentence, t.i) == "of" for t in children(sentence, noun.i, "nmod"))
