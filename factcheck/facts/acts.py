"""Acts: every verb of a sentence with who does it, to whom and for whom, by the words that name them."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Act
from factcheck.facts.phrases import phrase_words, proper_words
from factcheck.facts.syntax import case_of, children, conjuncts, is_passive, word

__all__ = ["find_acts"]

_ACTS = """
ambush waylay waylaid
ram
slap smack
push shove
punch
stab
shoot
kill murder assassinate
sue
arrest detain apprehend
charge indict
abduct kidnap
free release
rescue save
buy acquire purchase take~over
sell
pay transfer wire remit
lend loan
borrow
hire recruit
sack fire dismiss
appoint
succeed replace
defeat beat
overtake
adopt
evict
betray
lock~out
teach coach
bribe
blackmail
marry~off
"""
_ACT_OF = {
    w.replace("~", " "): line.split()[0].replace("~", " ")
    for line in _ACTS.strip().split("\n")
    for w in line.split()
}
"""What one does to the other, and in one story seldom the other in turn: the act by its verbs."""
_IDIOMS = {
    ("take", "custody"): "arrest", ("place", "arrest"): "arrest", ("put", "arrest"): "arrest",
    ("file", "suit"): "sue", ("bring", "suit"): "sue", ("file", "lawsuit"): "sue", ("take", "court"): "sue",
    ("take", "hostage"): "abduct", ("put", "death"): "kill", ("give", "push"): "push",
}  # fmt: skip
"""The same for a verb and a noun with it."""
_FIRST_WORDS = frozenset([*(w.split()[0] for w in _ACT_OF), *(verb for verb, _ in _IDIOMS)])
_HANDING = frozenset(["pay", "lend", "sell"])
_TAKING = {"buy": "sell", "borrow": "lend"}
"""Who buys from one is sold to by that one."""
_REACH = 3  # steps up from a pronoun's verb to a clause whose subject it may mean
_SUBJECTS = ("nsubj", "nsubj:outer")


def find_acts(sentence: Sentence, names: Mapping[int, str]) -> list[tuple[int, Act]]:
    """Return (token, act) for those verbs of a sentence that name one and have two parties, left to right."""
    found = []
    for token in sentence.tokens:
        if token.pos != "VERB" or word(token) not in _FIRST_WORDS:
            continue
        sense, against = _sense(sentence, token)
        if not sense:
            continue
        agents, patients = _parties(sentence, token)
        recipients = [
            c.i
            for c in children(sentence, token.i, "obl", "iobj")
            if c.dep == "iobj" or case_of(sentence, c.i) in ("to", "from")
        ]
        patients = against or patients
        if sense in _TAKING and recipients:
            sense, agents, recipients = _TAKING[sense], recipients, agents
        if not agents or not (patients or recipients):
            continue
        act = Act(
            sense=sense,
            agents=phrase_words(sentence, agents, names),
            patients=phrase_words(sentence, patients, names),
            recipients=phrase_words(sentence, recipients, names) if sense in _HANDING else frozenset(),
            names=proper_words(sentence, [*agents, *patients, *recipients], names),
            negated=any(
                t.text.casefold() in ("not", "n't", "n’t", "never") for t in children(sentence, token.i)
            ),
            start=token.start,
            end=token.end,
        )
        found.append((token.i, act))
    return found


def _sense(sentence: Sentence, token: Token) -> tuple[str, list[int]]:
    """Return the act that a verb names, "" for none, and whom it goes against where a noun with it says so."""
    lemma = word(token)
    for child in children(sentence, token.i, "obj", "obl"):
        if idiom := _IDIOMS.get((lemma, word(child))):
            against = [
                t.i
                for k in (token.i, child.i)
                for t in children(sentence, k, "obl", "nmod")
                if case_of(sentence, t.i) == "against"
            ]
            return idiom, against
    particle = " ".join([lemma, *(word(t) for t in children(sentence, token.i, "compound:prt"))])
    return _ACT_OF.get(particle, ""), []


def _parties(sentence: Sentence, token: Token) -> tuple[list[int], list[int]]:
    """Return the heads of those who do it and of those to whom it is done."""
    passive = is_passive(sentence, token.i)
    subjects = [
        k for c in children(sentence, token.i, *_SUBJECTS, "nsubj:pass") for k in conjuncts(sentence, c.i)
    ]
    objects = [k for c in children(sentence, token.i, "obj") for k in conjuncts(sentence, c.i)]
    above = sentence.tokens[token.head]
    if token.dep in ("acl", "acl:relcl") and (not subjects or _relative(sentence, subjects)):
        subjects = [above.i]
    elif token.dep in ("xcomp", "ccomp") and passive_of_having(sentence, token):
        causer = [c.i for c in children(sentence, above.i, *_SUBJECTS)]
        return causer, [c.i for c in children(sentence, above.i, "obj")] or subjects
    elif not subjects and token.dep in ("conj", "xcomp"):
        subjects = [c.i for c in children(sentence, above.i, *_SUBJECTS, "nsubj:pass")]
        passive = passive or (token.dep == "conj" and token.tag == "VBN" and is_passive(sentence, above.i))
    subjects = [_meant(sentence, token, k) for k in subjects]
    if not passive:
        return subjects, objects
    doers = [
        k
        for c in children(sentence, token.i, "obl:agent", "obl")
        if c.dep == "obl:agent" or case_of(sentence, c.i) == "by"
        for k in conjuncts(sentence, c.i)
    ]
    return doers, subjects


def passive_of_having(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb is what somebody has done: "the minister has had the general arrested"."""
    return word(sentence.tokens[token.head]) == "have" and token.tag == "VBN"


def _relative(sentence: Sentence, subjects: list[int]) -> bool:
    return all(sentence.tokens[k].text.casefold() in ("who", "which", "that") for k in subjects)


def _meant(sentence: Sentence, token: Token, k: int) -> int:
    """Return the subject of the main clause for the pronoun in "X was on the way when they were ambushed"."""
    if sentence.tokens[k].text.casefold() not in ("they", "it", "he", "she"):
        return k
    verb = token
    for _ in range(_REACH):
        if verb.dep not in ("advcl", "conj", "xcomp", "acl") or verb.head == verb.i:
            return k
        above = sentence.tokens[verb.head]
        found = [
            c for c in children(sentence, above.i, *_SUBJECTS, "nsubj:pass") if c.pos in ("NOUN", "PROPN")
        ]
        if verb.dep == "advcl" and found:
            return found[0].i
        verb = above
    return k
