"""Happenings: what a sentence dates that a story has one of: the fire, the burial, the opening; in whatever words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Happening, TimeSpan
from factcheck.facts.phrases import phrase_words, proper_words
from factcheck.facts.syntax import case_of, children, is_passive, outlook_at, word

__all__ = ["find_happenings"]

_TABLE = """
fire: fire blaze burn catch~fire go~flame burst~flame
burial: bury burial funeral lay~grave lay~rest
theft: theft burglary robbery heist steal rob break~museum break~house break~shop break~building break~bank raid~shop
capture: capture abduct kidnap seize abduction kidnapping take~hostage take~captive
opening: open inaugurate inauguration opening begin~run start~run begin~service start~service enter~service go~service
effect: take~effect come~force enter~force enter~effect come~effect apply
founding: found establish set~up founding
discovery: discover unearth discovery come~grave come~tomb come~body
landfall: landfall make~landfall come~ashore
crash: crash collide collision derail derailment
sinking: sink capsize founder sinking
explosion: explode explosion blast detonate go~off
earthquake: earthquake quake
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
strike: strike walk~out
ceasefire: ceasefire truce
kickoff: kick~off
"""
_KINDS: dict[str, str] = {
    w.replace("~", " "): line.split(":")[0]
    for line in _TABLE.strip().split("\n")
    for w in line.split(":")[1].split()
}
_SAYING_WHEN = frozenset(["happen", "occur", "take", "come", "be", "begin", "start", "hold", "break"])
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
    sentence: Sentence, anchored: Mapping[int, Sequence[TimeSpan]], names: Mapping[int, str]
) -> list[tuple[int, Happening]]:
    """Return (token, happening) for what a sentence dates to days, left to right.

    `anchored` are times by the token that they date, `names` canonical names by token.
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
        if kind:
            heads = [t.i for k in {i, event.i} for t in children(sentence, k, *_ARGUMENTS)]
            heads += [token.head] if token.dep in ("acl", "acl:relcl") else []
            spans = [k for k in heads if not dated[0].start <= sentence.tokens[k].start < dated[0].end]
            topic, proper = phrase_words(sentence, spans, names), proper_words(sentence, spans, names)
            outlook = outlook_at(sentence, dated[0].start)
            found.append((i, Happening(kind, dated[0], topic, proper, outlook, event.start, event.end)))
    return found


_OPEN = 100_000  # days, for a time without an end
_WIDEST = 366  # days, beyond which a time dates no happening


def _days(time: TimeSpan) -> int:
    if time.relation == "since" and time.earliest is not None:
        return 0  # since Tuesday, on which it began
    return (time.latest - time.earliest).days if time.earliest and time.latest else _OPEN


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


def _kind(sentence: Sentence, token: Token) -> tuple[str, Token]:
    """Return what kind of happening a dated word tells of, "" for none, and the word that says so."""
    lemma = word(token)
    for child in children(sentence, token.i, "obj", "obl", "xcomp", "compound:prt", "advmod"):
        if kind := _KINDS.get(f"{lemma} {word(child)}"):
            return kind, token
    if (
        lemma == "take"
        and is_passive(sentence, token.i)
        and not any(_goal(sentence, t) for t in children(sentence, token.i, "obl", "advmod"))
    ):
        return "capture", token
    if lemma in _SAYING_WHEN:
        for subject in children(sentence, token.i, "nsubj", "nsubj:pass"):
            if kind := _KINDS.get(word(subject)):
                return kind, subject
        return "", token
    return _KINDS.get(lemma, ""), token
