"""Deeds stated and denied: for each verb that looks back, what is done to what, and whether it was done."""

from __future__ import annotations

from factcheck.claims import Sentence, Token
from factcheck.facts.fact import Done
from factcheck.facts.senses import sense_of
from factcheck.facts.syntax import children, is_passive, word

__all__ = ["find_done"]

_LIGHT = frozenset(
    ["issue", "make", "take", "give", "receive", "get", "carry out", "reach", "have", "be", "announce"]
)
_NOMINAL = {
    "order": "order", "decision": "decide", "arrest": "arrest", "agreement": "agree", "announcement": "announce",
    "appeal": "appeal", "vaccine": "vaccinate", "dose": "vaccinate", "objection": "object", "payment": "pay",
    "visit": "visit", "attack": "attack", "injury": "injure", "death": "die", "promise": "promise", "warning": "warn",
}  # fmt: skip
"""What is done where a noun says it and the verb is light: "has issued no order", "there were no arrests"."""
_ALIKE = {
    "contest": "contest", "fight": "contest", "challenge": "contest", "appeal": "contest",
    "inform": "tell", "advise": "tell", "notify": "tell",
    "report": "tell", "detain": "arrest", "instruct": "order", "direct": "order",
}  # fmt: skip
_NO = frozenset(["no", "neither"])
_NOBODY = frozenset(["nobody", "nothing", "none"])
_NOT = frozenset(["not", "n't", "n’t", "never"])
_UNREAL = frozenset(
    ["will", "would", "may", "might", "could", "can", "should", "must", "if", "unless", "whether", "before", "to",
     "until",
     "'ll", "’ll", "wo", "ca"]
)  # fmt: skip
_HEDGED = frozenset(
    ["yet", "longer", "only", "just", "always", "necessarily", "again", "fully", "even", "immediately", "also",
     "almost", "nearly", "originally", "either", "far"]
)  # fmt: skip
"""Adverbs with which a denial denies less than the deed."""
_PAST_OR_PLAIN = ("VBD", "VBN", "VB")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def find_done(sentence: Sentence) -> list[tuple[int, Done]]:
    """Return (token, deed) for the verbs of a sentence that tell of what was done, or was not, left to right."""
    found = []
    for token in sentence.tokens:
        if token.pos == "VERB" and token.tag == "VB" and (decided := _decided(sentence, token)) is not None:
            found.append((token.i, decided))
            continue
        if token.pos != "VERB" or token.tag not in _PAST_OR_PLAIN or not _happened(sentence, token):
            continue
        own = list(children(sentence, token.i))
        words = {t.text.casefold() for t in own if t.dep in ("aux", "mark", "advmod", "cc:preconj")}
        if words & (_UNREAL | _HEDGED) - ({"to"} if _failed(sentence, token) else set()):
            continue
        passive = is_passive(sentence, token.i)
        subjects = [t for t in own if t.dep in _SUBJECTS]
        if not subjects and token.dep in ("acl", "acl:relcl", "amod") and passive:
            subjects = [sentence.tokens[token.head]]
        elif not subjects and token.dep in ("conj", "xcomp"):
            subjects = list(children(sentence, token.head, *_SUBJECTS))
        objects = [t for t in own if t.dep == "obj"]
        arguments = [*subjects, *objects]
        nones = [t for t in arguments if _none(sentence, t)]
        denied = bool(words & _NOT) or bool(nones) or _failed(sentence, token)
        if bool(words & _NOT) and nones:
            continue
        sense, theme = _what(token, subjects if passive or not objects else objects)
        if not sense:
            continue
        rest = [t.i for t in (subjects if passive or not objects else objects) if t is not theme]
        found.append(
            (
                token.i,
                Done(
                    sense=sense,
                    denied=denied,
                    head="" if not rest else sense_of(word(sentence.tokens[rest[0]])),
                    arguments=tuple(t.i for t in arguments if t is not theme),
                    doers=tuple(t.i for t in subjects if objects and not passive),
                    start=token.start,
                    end=token.end,
                    text=token.text,
                ),
            )
        )
    return found


def _decided(sentence: Sentence, token: Token) -> Done | None:
    """Read "rejected a motion to close the pool" (not closed), and "managed to close it" (closed)."""
    own = list(children(sentence, token.i))
    objects = [t for t in own if t.dep == "obj"]
    if not objects or not any(t.text.casefold() == "to" for t in own):
        return None
    above = sentence.tokens[token.head]
    if token.dep in ("acl", "acl:relcl") and word(above) in _PROPOSALS:
        denied, subjects = _turned_down(sentence, above), []
        if not denied:
            return None
    elif token.dep == "xcomp" and word(above) == "manage" and above.tag in ("VBD", "VBN"):
        denied, subjects = False, list(children(sentence, above.i, *_SUBJECTS))
        if _hedged(sentence, above):
            return None
    else:
        return None
    return Done(
        sense=_ALIKE.get(word(token)) or sense_of(word(token)),
        denied=denied,
        head=sense_of(word(objects[0])),
        arguments=tuple(t.i for t in (*subjects, *objects)),
        doers=tuple(t.i for t in subjects),
        start=token.start,
        end=token.end,
        text=token.text,
    )


_PROPOSALS = frozenset(
    ["motion", "bill", "proposal", "plan", "bid", "request", "petition", "amendment", "measure", "application", "move",
     "appeal", "resolution", "offer", "attempt"]
)  # fmt: skip
"""What is turned down so that the thing is not done."""
_TURNING_DOWN = frozenset(
    ["reject", "defeat", "block", "refuse", "dismiss", "veto", "turn down", "vote down", "throw out"]
)


def _turned_down(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a proposal was rejected, or failed."""
    verb = sentence.tokens[noun.head]
    if verb.tag not in ("VBD", "VBN", "VBZ", "VBP") or _hedged(sentence, verb):
        return False
    lemma = " ".join([word(verb), *(word(t) for t in children(sentence, verb.i, "compound:prt"))])
    if lemma in _TURNING_DOWN:
        return noun.dep == ("nsubj:pass" if is_passive(sentence, verb.i) else "obj")
    return lemma == "fail" and noun.dep == "nsubj"


def _hedged(sentence: Sentence, token: Token) -> bool:
    helpers = {t.text.casefold() for t in children(sentence, token.i, "aux", "advmod", "mark")}
    return bool(helpers & (_NOT | _UNREAL | _HEDGED))


def _happened(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb looks back on something: neither "is closing" nor "moved that it be closed"."""
    helpers = list(children(sentence, token.i, "aux", "aux:pass"))
    if _failed(sentence, token):
        return True
    if any(t.tag == "VB" for t in helpers):
        return False
    if token.tag == "VB":
        return any(t.text.casefold() == "did" for t in helpers)
    return token.tag in ("VBD", "VBN")


def _failed(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb is what somebody failed or refused to do."""
    above = sentence.tokens[token.head]
    failing = (
        token.dep == "xcomp" and word(above) in ("fail", "refuse", "decline") and above.tag in ("VBD", "VBN")
    )
    return failing and not any(t.text.casefold() in _NOT for t in children(sentence, above.i, "advmod"))


def _none(sentence: Sentence, token: Token) -> bool:
    if word(token) in _NOBODY:
        return True
    return any(word(t) in _NO for t in children(sentence, token.i, "det"))


def _what(token: Token, themes: list[Token]) -> tuple[str, Token | None]:
    """Return the deed of a verb, and the noun that names it where the verb does not."""
    lemma = word(token)
    for theme in themes:
        if lemma in _LIGHT and (deed := _NOMINAL.get(word(theme))):
            return deed, theme
    if lemma in _LIGHT - {"issue", "reach", "announce"}:
        return "", None
    return _ALIKE.get(lemma) or sense_of(lemma), None
