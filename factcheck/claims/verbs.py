"""Words that decide what a clause commits its writer to: verbs of saying, of planning, of failing; conjunctions.

Lemmas, lower case. A verb that is missing here makes a longer claim, never a wrong one.
"""

from __future__ import annotations

from types import MappingProxyType

from factcheck.claims.claim import SpeechAct

__all__ = [
    "CONDITIONALS",
    "CONTRASTS",
    "DEONTIC",
    "FAILING",
    "HEDGES",
    "HYPOTHETICAL_AUXILIARIES",
    "MAIN_KEEPS",
    "OPINIONS",
    "PLANNED_AUXILIARIES",
    "PLANNING",
    "SPEECH_ACTS",
    "speech_act",
]


def _verbs(act: SpeechAct, lemmas: str) -> dict[str, SpeechAct]:
    return dict.fromkeys(lemmas.split(), act)


SPEECH_ACTS = MappingProxyType({
    **_verbs("says", (
        "say tell state claim allege report announce confirm declare add note explain argue assert insist maintain "
        "stress emphasize emphasise underline underscore reiterate repeat warn caution believe think suspect fear "
        "estimate predict conclude find show suggest indicate reveal disclose admit acknowledge concede recall write "
        "tweet post comment remark observe testify recount describe contend reply respond answer agree hold hint imply "
        "point mention quote hear complain boast joke whisper shout rule establish calculate assume read stipulate"
    )),
    **_verbs("denies", "deny dispute reject refute contradict rebut dismiss doubt"),
    **_verbs("promises", "promise vow pledge swear guarantee assure commit undertake"),
    **_verbs("threatens", "threaten"),
    **_verbs("asks", "ask demand urge request wonder inquire enquire question call propose recommend"),
})  # fmt: skip

PLANNING = frozenset(
    "plan intend aim vow pledge promise threaten agree expect schedule hope want prepare offer propose seek consider "
    "due set go wish swear commit decide order ask urge tell call demand try attempt encourage invite instruct oblige "
    "require want like mean need refuse".split()
)
"""With "to" and another verb after them they say what somebody means to do, not that it is done."""

FAILING = frozenset({"fail", "refuse", "decline", "neglect"})
"""With "to" and another verb after them that other verb did not happen."""

HYPOTHETICAL_AUXILIARIES = frozenset({"would", "could", "may", "might", "should", "'d", "’d", "ought"})
PLANNED_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
DEONTIC = frozenset({"must", "should", "ought", "need"})

CONDITIONALS = frozenset({"if", "unless", "whether", "provided", "providing", "assuming", "lest", "suppose", "otherwise"})
CONTRASTS = frozenset({"while", "although", "though", "whereas", "whilst"})
MAIN_KEEPS = frozenset({"when", "after", "before", "as", "since", "because", "whenever", "once", "where"})
"""Conjunctions of time and cause: the clause is a claim, and the main claim keeps it for what it says together."""

HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly"})
OPINIONS = frozenset(
    "crucial important essential vital necessary imperative clear worth interesting surprising good better best bad "
    "sad possible likely unlikely hard difficult easy time".split()
)
"""Adjectives of "it is … to" and "it is … that", which state no fact."""


def speech_act(lemma: str) -> SpeechAct:
    """Return what one does with words by this verb, "" when it is none of speaking or thinking."""
    return SPEECH_ACTS.get(lemma.casefold(), "")
