"""Poles: words of which each has an opposite, with what they are said of: prices that rise, a door that is shut."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Pole
from factcheck.facts.phrases import phrase_words, proper_words
from factcheck.facts.senses import sense_of
from factcheck.facts.syntax import ancestors, case_of, children, is_passive, word

__all__ = ["find_poles"]

_TABLE = """
trend
    + v rise increase grow climb jump surge soar go~up edge~up rocket swell recover rebound
    - v fall decrease decline drop shrink plunge slide slip tumble go~down dip plummet shrank sink
trend
    + a high up many expensive costly busy
    - a low down few cheap quiet
trend
    + n rise increase growth gain jump surge
    - n fall decrease decline drop dip slump
level
    + v raise heighten
    - v lower
length
    + v lengthen extend prolong
    - v shorten curtail
length
    + a long
    - a short
strictness
    + v tighten toughen
    - v loosen relax ease
ban
    + v lift end scrap suspend abolish revoke
    - v extend prolong renew keep uphold maintain
request
    + v grant approve accept
    - v refuse reject deny turn~down throw~out
permission
    + v allow permit authorise authorize
    - v forbid ban prohibit bar
stance
    + v support back welcome praise endorse applaud favour
    - v oppose condemn criticise criticize denounce slam
running
    + v suspend halt stop cancel
    - v continue resume
switch
    + a on
    - a off
switch
    + v switch~on turn~on
    - v switch~off turn~off
gate
    + a open
    - a closed shut
trend
    + d up
    - d down
side
    + d upstream
    - d downstream
duty
    + a compulsory mandatory obligatory
    - a voluntary optional
plea
    + a guilty
    - a innocent
verdict
    + v convict
    - v acquit clear exonerate
vote
    + v adopt pass carry approve
    - v reject defeat vote~down throw~out fail
contest
    + v win
    - v lose
seat
    + v hold keep retain defend
    - v lose
membership
    + v join admit
    - v leave quit expel withdraw
law
    + v introduce adopt impose restore reintroduce
    - v scrap abolish repeal drop abandon
ruling
    + v uphold confirm affirm
    - v overturn annul quash reverse overrule
life
    + v survive
    + a alive unharmed unhurt uninjured stable
    - v die perish drown kill murder
    - a dead
wreck
    + a intact undamaged unscathed
    - v destroy wreck ruin demolish flatten
fate
    + v acquit free release
    - v jail imprison execute
secrecy
    + a public
    - a secret confidential
fee
    + a free
    - a paid chargeable
crowd
    + a full packed crowded
    - a empty deserted
vote-share
    + a unanimous
    - a divided split
speed
    + v accelerate speed~up quicken
    - v slow slow~down
width
    + v widen broaden expand
    - v narrow
size
    + v double triple quadruple
    - v halve
power
    + v strengthen
    - v weaken
"""
_SIGNED: dict[tuple[str, str], list[tuple[str, int]]] = {}


def _fill() -> None:
    dimension = ""
    for line in _TABLE.strip().split("\n"):
        if not line.startswith(" "):
            dimension = line
            continue
        mark, pos, *words = line.split()
        for w in words:
            _SIGNED.setdefault((pos, w.replace("~", " ")), []).append((dimension, 1 if mark == "+" else -1))


_fill()
_FIRST_WORDS = frozenset(words.split()[0] for _, words in _SIGNED)
_POS = {"VERB": "v", "NOUN": "n", "ADJ": "a", "ADV": "d", "ADP": "d"}
_COMPARED = frozenset(
    ["high", "low", "many", "few", "expensive", "costly", "cheap", "long", "short", "busy", "quiet"]
)
"""Adjectives that say which way something went only in the comparative."""
_VOTES = frozenset(
    ["motion", "bill", "amendment", "law", "resolution", "proposal", "budget", "plan", "treaty", "referendum", "act",
     "measure", "exception", "reform", "appeal", "petition", "offer", "deal"]
)  # fmt: skip
_OF = {
    "ban": frozenset(
        ["ban", "suspension", "curfew", "sanction", "embargo", "restriction", "blockade", "moratorium", "siege",
         "quarantine",
         "freeze", "deadline", "emergency", "truce", "ceasefire", "lockdown"]
    ),
    "vote": _VOTES,
    "law": _VOTES | {"tax", "levy", "fee", "tariff", "rule", "duty", "subsidy", "ban", "restriction", "quota"},
    "contest": frozenset(
        ["match", "election", "seat", "vote", "race", "title", "case", "appeal", "battle", "game", "fight", "bout",
         "final",
         "lawsuit", "cup", "referendum", "runoff", "rematch"]
    ),
    "seat": frozenset(["seat", "title", "lead", "majority", "post", "job", "record"]),
    "membership": frozenset(["union", "league", "alliance", "bloc", "treaty", "party", "coalition", "agreement"]),
}  # fmt: skip
"""What some of the pairs are opposites of only: a ban is lifted or extended, and not both."""
_SIDES = frozenset(["upstream", "downstream"])
"""Words that are said of what they are counted from: the same side of a bridge."""
_STATES = frozenset(["position", "state", "condition"])
_BEARING = frozenset(
    ["keep", "continue", "begin", "start", "seem", "appear", "stick", "remain", "stay", "be", "find", "jam"]
)
"""Verbs whose subject is what their complement is said of."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def find_poles(sentence: Sentence, names: Mapping[int, str]) -> list[tuple[int, Pole]]:
    """Return (token, pole) for the words of a sentence that have an opposite and a topic, left to right."""
    found = []
    for token in sentence.tokens:
        pos = _POS.get(token.pos)
        if pos is None:
            continue
        lemma = word(token)
        if token.dep == "amod" and token.pos == "VERB":
            pos, lemma = "a", token.text.casefold()  # "the closed position"
        elif lemma in _SIDES:
            pos = "d"
        if lemma not in _FIRST_WORDS or (
            lemma in ("up", "down") and not any(True for _ in children(sentence, token.i, "cop"))
        ):
            continue
        particles = [
            word(t) for t in children(sentence, token.i, "compound:prt", "advmod") if word(t) in _PARTICLES
        ]
        signs = _SIGNED.get((pos, " ".join([lemma, *particles]))) or (
            not particles and _SIGNED.get((pos, lemma))
        )
        if not signs or (lemma in _COMPARED and not _comparative(sentence, token)):
            continue
        heads = _topic(sentence, token)
        topic = phrase_words(sentence, heads, names)
        if not topic:
            continue
        for dimension, sign in signs:
            if dimension in _OF and not any(word(sentence.tokens[k]) in _OF[dimension] for k in heads):
                continue
            if dimension == "life" and lemma == "survive" and is_passive(sentence, token.i):
                continue  # "he is survived by a daughter"
            found.append(
                (
                    token.i,
                    Pole(
                        dimension=dimension,
                        sign=sign,
                        head=sense_of(word(sentence.tokens[heads[0]])),
                        topic=topic,
                        names=proper_words(sentence, heads, names),
                        negated=_denied(sentence, token),
                        start=token.start,
                        end=token.end,
                        text=" ".join([token.text, *particles]),
                    ),
                )
            )
    return found


_PARTICLES = frozenset(["up", "down", "on", "off", "out"])


def _comparative(sentence: Sentence, token: Token) -> bool:
    if token.tag in ("JJR", "RBR"):
        return True
    return any(word(t) in ("more", "less") for t in children(sentence, token.i, "advmod"))


def _denied(sentence: Sentence, token: Token) -> bool:
    words = {t.text.casefold() for t in children(sentence, token.i)}
    return bool(
        words
        & {"not", "n't", "n’t", "never", "no", "neither", "if", "unless", "could", "may", "might", "would"}
    )


def _topic(sentence: Sentence, token: Token) -> list[int]:
    """Return the heads of what a word is said of; the main one first."""
    if token.pos == "VERB" and token.dep != "amod":
        return _of_verb(sentence, token)
    if token.pos == "NOUN":
        return _of_noun(sentence, token)
    if (
        token.pos in ("ADV", "ADP")
        and word(token) not in _SIDES
        and (subjects := [t.i for t in children(sentence, token.i, *_SUBJECTS)])
    ):
        return subjects
    if token.pos in ("ADV", "ADP") or word(token) in _SIDES:
        beside = [
            t.i for t in children(sentence, token.i, "obl", "nmod", "fixed") if t.pos in ("NOUN", "PROPN")
        ]
        above = sentence.tokens[token.head]
        beside += [t.i for t in children(sentence, above.i, "obl", "nmod") if t.i > token.i and not beside]
        return [*beside, *([above.i] if above.pos in ("NOUN", "PROPN") and above.i not in beside else [])]
    if token.dep == "amod":  # before verbs, whose participles may be adjectives
        noun = sentence.tokens[token.head]
        if word(noun) not in _STATES:
            return [noun.i]
        return [t.i for t in children(sentence, noun.i, *_SUBJECTS)] or _subject_above(sentence, noun)
    own = [t.i for t in children(sentence, token.i, *_SUBJECTS) if t.pos != "PRON"]
    return own or _subject_above(sentence, token)


def _of_verb(sentence: Sentence, token: Token) -> list[int]:
    objects = [
        t.i
        for t in children(sentence, token.i, "obj")
        if t.pos in ("NOUN", "PROPN") and not _figure(sentence, t)
    ]
    if objects and not is_passive(sentence, token.i):
        return [*objects, *(t.i for t in children(sentence, token.i, "xcomp"))]
    subjects = [t.i for t in children(sentence, token.i, *_SUBJECTS) if t.pos in ("NOUN", "PROPN")]
    if subjects:
        return [*subjects, *(t.i for t in children(sentence, token.i, "xcomp"))]
    if token.dep in ("acl", "acl:relcl", "amod"):
        return [token.head]
    return _subject_above(sentence, token)


def _figure(sentence: Sentence, token: Token) -> bool:
    return token.text in ("%", "percent", "points") or any(
        True for _ in children(sentence, token.i, "nummod")
    )


def _of_noun(sentence: Sentence, token: Token) -> list[int]:
    """Read "a rise in prices", and "exports reached 40 tons, a rise of a third"."""
    if not any(t.text.casefold() in ("a", "an", "the") for t in children(sentence, token.i, "det")):
        return []
    inside = [
        t.i
        for t in children(sentence, token.i, "nmod")
        if case_of(sentence, t.i) in ("in", "of") and not _figure(sentence, t)
    ]
    return inside or (_subject_above(sentence, token) if token.dep in ("appos", "parataxis") else [])


def _subject_above(sentence: Sentence, token: Token) -> list[int]:
    """Return the subject of the clause in which a word stands."""
    for above in ancestors(sentence, token.i):
        subjects = [t.i for t in children(sentence, above.i, *_SUBJECTS) if t.pos in ("NOUN", "PROPN")]
        if subjects:
            return subjects
        if above.pos == "VERB" and word(above) not in _BEARING and above.dep not in ("conj", "xcomp"):
            break
    return []
