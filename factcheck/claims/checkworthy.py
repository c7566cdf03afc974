"""Which clauses make a claim that can be checked: no questions, no instructions, no bare opinions."""

from __future__ import annotations

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause, subject_of
from factcheck.claims.lexicon import DATE_WORDS, DEONTIC, OPINIONS
from factcheck.claims.tree import child, children, has, is_elliptic, is_predicate

__all__ = ["is_checkworthy", "is_question"]

_SHORTEST_FRAGMENT, _SHORTEST_HEADLINE = 2, 3
_GREETINGS = frozenset({"thank", "welcome", "congratulate", "wish", "hope", "let", "please"})
_ANYBODY = frozenset(
    {"one", "you", "nobody", "somebody", "everybody", "anybody", "someone", "everyone", "anyone"}
)
_ONLY_SAYING = frozenset({"say", "tell", "add", "state"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _goes_further(sentence: Sentence, clause: Clause, words: list[Token]) -> bool:
    """Return whether the clause has more than who says, and the verb."""
    subject = {p for p in subject_of(sentence, clause) if isinstance(p, int)}
    return bool(clause.tail) or any(
        t.pos in _CONTENT and t.i != clause.head and t.i not in subject and t.dep not in ("flat", "appos")
        for t in words
    )


def _is_counted(sentence: Sentence, clause: Clause) -> bool:
    """Return whether there is something to count: "the second time that rates have risen", "worth two million"."""
    head = sentence.tokens[clause.head]
    ordinal = any(has(t, "NumType=Ord") for t in children(sentence, head.i, "amod"))
    priced = head.lemma.casefold() == "worth" and any(
        sentence.tokens[k].pos == "NUM" for k in clause.own or ()
    )
    return ordinal or priced


def is_question(sentence: Sentence) -> bool:
    """Return whether the sentence ends with a question mark."""
    for token in reversed(sentence.tokens):
        if token.text in "\"'”’»)]":
            continue
        return "?" in token.text
    return False


def is_checkworthy(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the clause says something that can be true or false of the world."""
    head = sentence.tokens[clause.head]
    words = [sentence.tokens[k] for k in clause.own or ()]
    # "Enough", "well", "his": what a copula says of its subject is content, whatever a tagger takes it for.
    content = sum(t.pos in _CONTENT or (t is head and child(sentence, t.i, "cop") is not None) for t in words)
    if clause.rule in ("apposition", "title"):
        return content > 0
    if is_elliptic(sentence, clause.head):
        return False
    marks = (t for t in children(sentence, clause.head, "mark") if t.i == min(clause.own or (0,)))
    if clause.rule in ("complement", "parataxis") and any(t.text.casefold() == "if" for t in marks):
        return False  # a condition, whose consequence the speaker left open or another clause has
    subject = subject_of(sentence, clause)
    if not subject:
        if sentence.kind in ("title", "headline"):
            return content >= _SHORTEST_HEADLINE
        led = any(t.pos in ("NOUN", "PROPN", "PRON") for t in sentence.tokens[: clause.head])
        if not led and is_predicate(sentence, clause.head) and head.tag in ("VB", "VBP"):
            return False  # an instruction
        if all(
            t.entity == "DATE" or t.lemma.casefold() in DATE_WORDS
            for t in words
            if t.pos in _CONTENT - {"NUM"}
        ):
            return False  # a dateline
        if any(t.tag in ("VBD", "VBZ", "MD") for t in words):
            return content > 1  # a sentence whose subject the parser did not see
        facts = any(t.pos in ("NUM", "PROPN") or t.entity for t in words)
        named = all(t.pos == "PROPN" for t in words if t.pos in _CONTENT)
        return facts and not named and content >= _SHORTEST_FRAGMENT
    if any(isinstance(p, int) and sentence.tokens[p].tag == "WP$" for p in subject):
        if not any(isinstance(p, int) and p in clause.replaced for p in subject):
            return False  # "whose husband …": nobody could tell whose, out of context
    first = subject[0] if len(subject) == 1 else None
    pronoun = sentence.tokens[first].text.casefold() if isinstance(first, int) else ""
    if (
        pronoun in ("it", "there")
        and head.lemma.casefold() in OPINIONS
        and child(sentence, clause.head, "cop")
        and not _is_counted(sentence, clause)
    ):
        return False
    if head.lemma.casefold() in _ONLY_SAYING and not _goes_further(sentence, clause, words):
        return False  # "Tomasi Leota said."
    if pronoun in ("who", "which", "whom"):
        return False  # whose clause it is was not seen
    if pronoun in ("i", "we", "you") and head.lemma.casefold() in _GREETINGS:
        return False
    carried = (sentence.tokens[p] for p in clause.carried if isinstance(p, int))
    helpers = (*children(sentence, clause.head, "aux"), *carried)
    deontic = any(t.lemma.casefold() in DEONTIC for t in helpers)
    needs = head.lemma.casefold() in DEONTIC and child(sentence, clause.head, "xcomp") is not None
    if (deontic or needs) and (clause.attribution is None or pronoun in _ANYBODY):
        return any(t.pos == "NUM" or t.entity == "DATE" for t in words)
    return content > 0
