"""Reported speech, and clauses that stand side by side."""

from __future__ import annotations

from collections.abc import Container

from factcheck.claims.claim import Sentence, SpeechAct
from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, name_of, named, subject_of
from factcheck.claims.decomposition.split import Split
from factcheck.claims.decomposition.views import convinced, held
from factcheck.claims.lexicon import (
    ACCUSATIONS,
    ADDRESSING,
    BARE_REPORTS,
    CLAIMED,
    HYPOTHETICAL_AUXILIARIES,
    PLANNED_AUXILIARIES,
    THREATS,
    speech_act,
)
from factcheck.claims.plans import asks_for_deed
from factcheck.claims.tree import (
    auxiliaries,
    child,
    children,
    is_elliptic,
    is_finite,
    is_predicate,
    negation,
    subject,
    subtree,
)

__all__ = ["complement", "interrupts", "parataxis", "performed"]

_OWNING_UP = frozenset(
    {"admit", "acknowledge", "confess", "recall", "remember", "report", "describe", "claim"}
)
"""With "-ing" or "to have" they say what somebody tells of himself ("admitted stealing 3,000 euros")."""
_GOING_ON = frozenset({"go", "continue", "proceed", "hasten"})
_TOLD_BY_NOBODY = frozenset({"understand", "rumour", "rumor"})
"""Verbs that report with "it is" before them ("it is understood that …"), and not with a subject."""
_SHORTEST_WITHOUT_PREDICATE = 6
"""Words before who says them that are a report although no predicate was found in them."""


def complement(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give reported speech to its speaker: "the source stated that …" claims what follows, in the source's name."""
    tokens = sentence.tokens
    verb = tokens[i].head
    view = held(sentence, clause, i) or convinced(sentence, clause, i)
    if view is not None:
        return view
    by_nobody = (
        tokens[verb].lemma.casefold() in _TOLD_BY_NOBODY and child(sentence, verb, "aux:pass") is not None
    )
    act: SpeechAct = "says" if by_nobody else _act(sentence, verb, i)
    if tokens[i].dep == "csubj:pass" and i < verb:
        return None
    if act in ("", "asks") or not (is_finite(sentence, i) or _stands_before(sentence, i, verb)):
        return None
    goes_on = _goes_on_to(sentence, clause, verb)
    source = _quoted_one(sentence, verb)
    if verb != clause.head and not goes_on and not _stands_beside(sentence, verb):
        return None
    if (
        negation(sentence, verb)
        or _is_said_by_few(sentence, verb)
        or any(t.text.casefold() in HYPOTHETICAL_AUXILIARIES for t in children(sentence, verb, "aux"))
    ):
        return None
    marks = list(children(sentence, i, "mark"))
    quoted = _is_quoted(sentence, i)
    introduced = any(t.text.casefold() == "that" for t in marks)
    first = min(subtree(sentence, i))
    bare = tokens[verb].lemma.casefold() in BARE_REPORTS
    if not (introduced or quoted or first == verb + 1 or i < verb or bare or by_nobody):
        return None
    asked = (
        not _opens_inner_clause(sentence, i, first) and tokens[first].tag in ("WRB", "WP", "WDT", "WP$")
    ) or any(t.text.casefold() in ("whether", "if") for t in marks)
    if asked and not quoted:
        return None
    speaker = subject(sentence, verb)
    if speaker is not None and speaker.text.casefold() in ("that", "this"):
        return None  # "that said, …"
    if speaker is not None and verb != clause.head:
        pieces: tuple[Piece, ...] = name_of(sentence, speaker.i)
    elif speaker is not None and not clause.subject:
        pieces = name_of(sentence, speaker.i)
    else:
        pieces = subject_of(sentence, clause)
        nearest = source
        if nearest is None and tokens[verb].tag == "VBG":
            nearest = _nearest_subject(sentence, verb)
        if verb != clause.head and nearest is not None:
            pieces = name_of(sentence, nearest)
    if child(sentence, verb, "aux:pass"):
        agent = child(sentence, verb, "obl:agent")
        told = agent is not None and tokens[verb].lemma.casefold() in ADDRESSING
        if speaker is None or (speaker.text.casefold() != "it" and not told):
            return None  # "we were told that …": who tells it is open, whom it concerns is not
        pieces = named(sentence, agent.i) if agent else ()
    if any(isinstance(p, int) and tokens[p].tag in ("VBD", "VBZ", "VBP") for p in pieces):
        return None  # nobody is called by a whole clause: a misreading
    attribution = Attribution(pieces, act)
    if clause.attribution is not None and _is_first_person(sentence, pieces):
        attribution = clause.attribution  # "I think …" in somebody's quoted words
    made = Clause(
        i, "complement", replaced=_without_that(sentence, i, verb),
        attribution=attribution, supposed=clause.supposed,
    )  # fmt: skip
    return Split((made,), empties=goes_on or source is not None or by_nobody)


def _act(sentence: Sentence, verb: int, i: int) -> SpeechAct:
    """Return what is done with the content `i` by saying it, "" where the verb reports nothing."""
    token = sentence.tokens[verb]
    if token.pos != "VERB":
        return ""
    lemma = token.lemma.casefold()
    if lemma == "rule" and _is_ruled_out(sentence, verb):
        return "denies"
    act = speech_act(token.lemma)
    if act == "promises" and _has_been(sentence, i, lemma):
        return "says"  # "swore that she had locked the door"
    return act


def _is_ruled_out(sentence: Sentence, verb: int) -> bool:
    particles = children(sentence, verb, "compound:prt", "advmod")
    return any(t.text.casefold() == "out" and t.i == verb + 1 for t in particles)


def _opens_inner_clause(sentence: Sentence, i: int, first: int) -> bool:
    """Return whether what is said begins with a clause inside it, with no question ("what burnt was …")."""
    inner = sentence.tokens[sentence.tokens[first].head]
    if inner.i != i:
        return inner.dep in ("advcl", "advcl:relcl", "csubj")
    free = [t for k in (i, first) for t in children(sentence, k, "acl:relcl", "advcl:relcl", "advcl")]
    return any(first < t.i < i and child(sentence, t.i, "mark") is None for t in free)


def _tells_of_himself(sentence: Sentence, verb: int, said: Container[int]) -> bool:
    """Return whether what follows a verb is what its subject did: "admitted stealing", "claims to have seen it"."""
    for inner in children(sentence, verb, "xcomp", "ccomp", "advcl"):
        mark = child(sentence, inner.i, "mark")
        if inner.i < verb or inner.i not in said or (mark is not None and mark.text.casefold() != "to"):
            continue
        if inner.tag == "VBG" or child(sentence, inner.i, "aux"):
            return True
    return False


def _has_been(sentence: Sentence, i: int, verb: str) -> bool:
    """Return whether somebody swears to what was, or to what is; what is promised in the present is to come."""
    helpers = auxiliaries(sentence, i)
    words = {t.text.casefold() for t in helpers}
    if words & (HYPOTHETICAL_AUXILIARIES | PLANNED_AUXILIARIES):
        return False
    first = helpers[0].tag if helpers else sentence.tokens[i].tag
    return (
        first == "VBD" or "has" in words or "have" in words or (verb in ("swear", "assure") and first != "VB")
    )


def _goes_on_to(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Return whether the main verb says no more than that it is said: "went on to say", "continued to insist"."""
    token = sentence.tokens[verb]
    outer = sentence.tokens[clause.head]
    if (
        token.dep not in ("xcomp", "advcl")
        or token.head != outer.i
        or outer.lemma.casefold() not in _GOING_ON
    ):
        return False
    to = child(sentence, verb, "mark")
    on = outer.lemma.casefold() != "go" or child(sentence, outer.i, "compound:prt", "advmod") is not None
    return to is not None and to.text.casefold() == "to" and on and negation(sentence, outer.i) is None


def _quoted_one(sentence: Sentence, verb: int) -> int | None:
    """Return who is quoted: in "quoted a nurse as saying that …" it is the nurse who says it."""
    token = sentence.tokens[verb]
    outer = sentence.tokens[token.head]
    if (
        token.tag != "VBG"
        or token.dep != "advcl"
        or outer.lemma.casefold() not in ("quote", "cite", "report")
    ):
        return None
    mark = child(sentence, verb, "mark")
    if mark is None or mark.text.casefold() != "as" or child(sentence, outer.i, "aux:pass"):
        return None
    quoted = child(sentence, outer.i, "obj")
    return quoted.i if quoted is not None and quoted.i < verb else None


def _is_said_by_few(sentence: Sentence, verb: int) -> bool:
    """Return whether hardly anybody says so: "few in the capital believe that she can govern"."""
    speaker = subject(sentence, verb)
    if speaker is None:
        return False
    words = (speaker, *children(sentence, speaker.i, "amod", "det", "nummod"))
    texts = {t.text.casefold() for t in words}
    return "few" in texts and not any(
        t.text.casefold() in ("a", "quite") for t in children(sentence, speaker.i)
    )


def _stands_before(sentence: Sentence, i: int, verb: int) -> bool:
    """Return whether what is said is all that stands before who says it, whatever the parser made of its predicate."""
    said = subtree(sentence, i)
    return min(said) == 0 and i < verb and len(said) >= _SHORTEST_WITHOUT_PREDICATE


def _stands_beside(sentence: Sentence, verb: int) -> bool:
    """Return whether a verb of saying below the main one reports by itself: "…, noting that", "where they say that"."""
    token = sentence.tokens[verb]
    if token.tag == "VBG":
        return token.dep in ("advcl", "acl", "conj", "parataxis")
    adverb = child(sentence, verb, "advmod")
    return token.dep == "acl:relcl" and adverb is not None and adverb.text.casefold() in ("where", "when")


def _without_that(sentence: Sentence, i: int, verb: int) -> dict[int, tuple[Piece, ...]]:
    """Drop "that" before what is reported, also where the parser took it for a determiner."""
    dropped: dict[int, tuple[Piece, ...]] = {
        t.i: () for t in children(sentence, i, "mark") if t.text.casefold() == "that"
    }
    first = min(subtree(sentence, i))
    tokens = sentence.tokens
    if first + 1 in dropped and tokens[first].dep == "advmod":
        dropped[first] = ()  # "said only that …"
    if (
        tokens[first].text.casefold() == "that"
        and first in (verb + 1, verb + 2)
        and tokens[first + 1].pos != "AUX"
    ):
        dropped[first] = ()
    return dropped


def _nearest_subject(sentence: Sentence, participle: int) -> int | None:
    """Return the subject of the last finite verb before a participle ("…, saying that"), relative clauses aside.

    After another verb of saying it is that verb's: "The source added that …, noting that …".
    """
    above = sentence.tokens[participle].head
    if speech_act(sentence.tokens[above].lemma):
        found = child(sentence, above, "nsubj")
        if found is not None:
            return found.i
    for token in reversed(sentence.tokens[:participle]):
        if token.pos == "VERB" and token.dep != "acl:relcl" and is_finite(sentence, token.i):
            found = child(sentence, token.i, "nsubj", "nsubj:pass")
            if found is not None:
                return found.i
    return None


def _is_first_person(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    words = [sentence.tokens[p].text.casefold() for p in pieces if isinstance(p, int)]
    return words in (["i"], ["we"])


def _is_quoted(sentence: Sentence, i: int) -> bool:
    return any(t.dep == "punct" and t.text in ('"', "“", "‘", "'") for t in children(sentence, i))


def interrupts(sentence: Sentence, i: int) -> bool:
    """Return whether a verb of saying only stands inside what it reports: "The crew, he said, had been warned"."""
    tokens = sentence.tokens
    inside = i < tokens[i].head and i + 1 < len(tokens) and tokens[i + 1].text == ","
    return inside and tokens[i].dep == "parataxis" and bool(speech_act(tokens[i].lemma))


def parataxis(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split clauses that stand side by side; after a verb of saying the second is what is said."""
    tokens = sentence.tokens
    if tokens[i].head != clause.head or not is_predicate(sentence, i):
        return None
    if not is_finite(sentence, i) or subject(sentence, i) is None or is_elliptic(sentence, i):
        return None
    if interrupts(sentence, i):
        return None
    act = speech_act(tokens[clause.head].lemma)
    parted = any(t.text == ";" for t in tokens[min(clause.head, i) : max(clause.head, i)])
    bare = not parted and child(sentence, clause.head, "obj", "ccomp", "xcomp") is None
    if act not in ("", "asks") and bare and subject_of(sentence, clause):
        return Split((Clause(i, "complement", attribution=Attribution(subject_of(sentence, clause), act)),))
    if parted and clause.head < i and tokens[clause.head].head < i:
        # Behind who says it, a semicolon may hand back to the article.
        return Split((Clause(i, "parataxis"),))
    return Split((Clause(i, "parataxis", attribution=clause.attribution, supposed=clause.supposed),))


def performed(sentence: Sentence, clause: Clause) -> Attribution | None:
    """Return who promises, threatens, asks, claims or denies something, when the clause tells just that.

    "Iran has pledged to seek revenge", "the premier pledged an early election", "the group claimed responsibility": the
    deed is not the article's to vouch for.  None for every other clause, and where nobody does so.
    """
    head = sentence.tokens[clause.head]
    lemma, act = head.lemma.casefold(), speech_act(head.lemma)
    passive = child(sentence, head.i, "aux:pass") or (
        head.tag == "VBN" and {"was", "were"} & set(clause.carried)
    )
    if head.pos != "VERB" or head.tag == "VBG" or passive:
        return None
    helpers = {t.text.casefold() for t in children(sentence, head.i, "aux")}
    if negation(sentence, head.i) or helpers & HYPOTHETICAL_AUXILIARIES:
        return None
    said = set(clause.own or ())
    to_do = any(
        (mark := child(sentence, t.i, "mark")) is not None and mark.text.casefold() == "to"
        for t in children(sentence, head.i, "xcomp", "ccomp", "advcl")
        if t.i in said and t.i > head.i
    )
    thing = next((t for t in children(sentence, head.i, "obj") if t.i in said), None)
    noun = thing.lemma.casefold() if thing is not None and thing.pos != "PRON" else ""
    cases = {
        t.text.casefold() for o in children(sentence, head.i, "obl") for t in children(sentence, o.i, "case")
    }
    if act == "promises":
        performs = to_do or bool(noun)
    elif act == "threatens":
        performs = to_do or noun in THREATS
    elif lemma in ("ask", "appeal", "call"):
        performs = (
            (to_do and lemma != "call") or "for" in cases or (lemma == "call" and "on" in cases and to_do)
        )
    elif act == "asks":
        content = any(t.i in said for t in children(sentence, head.i, "ccomp"))
        asking = lemma in ("demand", "request", "propose", "recommend")
        performs = to_do or (asking and (bool(noun) or content)) or asks_for_deed(sentence, head)
    elif lemma in ("suggest", "insist", "advise") and asks_for_deed(sentence, head):
        act, performs = "asks", True
    elif lemma == "claim" and noun:
        act, performs = "says", noun in CLAIMED
    elif lemma in _OWNING_UP:
        act, performs = "says", thing is None and _tells_of_himself(sentence, head.i, said)
    elif lemma in ("deny", "dispute"):
        having = any(
            t.tag == "VBG" or child(sentence, t.i, "aux")
            for t in children(sentence, head.i, "xcomp", "ccomp")
        )
        performs = bool(noun or having) and child(sentence, head.i, "iobj") is None
    elif lemma in ("reject", "dismiss"):
        act, performs = "denies", noun in ACCUSATIONS
    else:
        return None
    speaker = subject_of(sentence, clause)
    return Attribution(speaker, act) if performs and speaker else None
