"""Lists of nouns: who "played for the Giants and the Tigers" played for the Giants.

A list is split only where its clause is said of each of its members: a joint deed ("signed an agreement", "shared a
prize"), a number beside the list ("the strikes on A and B killed 40"), a negation and an alternative keep it whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause, Piece, subject_of
from factcheck.claims.decomposition.inflection import article
from factcheck.claims.decomposition.split import is_bracketed
from factcheck.claims.lexicon import COLLECTIVE, EXCLUSIVE, PAIRED, PRIVATIVE, is_office, is_role
from factcheck.claims.tree import NEGATIONS, auxiliaries, child, children, has, is_nominal, negation, subtree

__all__ = ["Member", "counts_beside", "members_of", "singular", "split_lists"]

_MOST_MEMBERS = 24
"""Claims that the lists of one clause become at most; longer ones are tables, which stay whole."""
_COORDINATORS = frozenset({"and", "&"})
_LINKS = frozenset({"and", "&", ",", "both", ";"})
_ARGUMENTS = ("obj", "obl", "obl:agent", "nsubj:pass", "nsubj", "xcomp")
_JOINING = frozenset({"between", "among", "than", "without", "except", "besides", "including", "such"})
"""Prepositions whose noun phrase need not be true of each member."""
_MODIFIERS = frozenset({"nmod", "acl", "acl:relcl", "obl", "advcl"})
_OTHER_FORM = {"were": "was", "are": "is", "have": "has", "do": "does"}


class Member(NamedTuple):
    """One noun of a list with the words that belong to it alone."""

    noun: int
    words: frozenset[int]


def split_lists(sentence: Sentence, clause: Clause) -> list[Clause]:
    """Return a clause for each member of the lists of a clause; the clause itself where nothing can be split safely."""
    finished: list[Clause] = []
    waiting = [clause]
    done: set[int] = set()
    while waiting:
        noun, members = _first_list(sentence, waiting[0], done)
        if not members or len(waiting) * len(members) > _MOST_MEMBERS:
            finished = waiting
            break
        done.add(noun)
        waiting = [_only(sentence, one, members, m) for one in waiting for m in members]
    return finished


def _first_list(sentence: Sentence, clause: Clause, done: set[int]) -> tuple[int, list[Member]]:
    own = frozenset(clause.own or ())
    if _keeps_together(sentence, clause, own):
        return -1, []
    for noun in _places(sentence, clause, own):
        if noun in done:
            continue
        members = members_of(sentence, noun, own)
        if members and _is_said_of_each(sentence, clause, noun, members, own):
            return noun, members
    return -1, []


def _places(sentence: Sentence, clause: Clause, own: frozenset[int]) -> Iterator[int]:
    """Yield the nouns of the clause that may begin a list: what is predicated, arguments, whose office it is."""
    tokens = sentence.tokens
    head = clause.head
    predicated = [head] if _is_predicate_noun(sentence, clause) else []
    arguments = [
        t.i for t in children(sentence, head, *_ARGUMENTS) if t.i in own and is_nominal(sentence, t.i)
    ]
    yield from predicated
    yield from arguments
    for noun in (*predicated, *arguments):
        if (
            is_role(tokens[noun].lemma)
            and not has(tokens[noun], "Number=Plur")
            and tokens[noun].dep[:5] != "nsubj"
        ):
            yield from (t.i for t in children(sentence, noun, "nmod") if t.i in own)


def _is_predicate_noun(sentence: Sentence, clause: Clause) -> bool:
    if not is_nominal(sentence, clause.head):
        return False
    return child(sentence, clause.head, "cop") is not None or "is" in clause.carried


def members_of(sentence: Sentence, noun: int, own: frozenset[int]) -> list[Member]:
    """Return the members of the list that begins with `noun`; none when it is no plain list joined by "and"."""
    tokens = sentence.tokens
    nouns = [noun, *(t.i for t in children(sentence, noun, "conj") if t.i in own)]
    if len(nouns) == 1 or any(not is_nominal(sentence, k) or child(sentence, k, "conj") for k in nouns[1:]):
        return []
    links = [t for k in nouns for t in children(sentence, k, "cc", "cc:preconj")]
    if {t.text.casefold() for t in links if t.dep == "cc"} - _COORDINATORS or not links:
        return []
    if not any(t.dep == "cc" and t.i > nouns[-2] for t in links):
        return []  # no "and" before the last: a description, or a list that goes on elsewhere
    members = []
    joints = {t.i for t in links}
    dates = {k: _dates(sentence, k, end) for k, end in pairwise((*nouns, len(tokens)))}
    dated = sum(map(bool, dates.values())) > 1  # "mayor from 1990 to 1995 and a senator from 1999"
    for k in nouns:
        others = {
            c for c in sentence.children[k]
            if tokens[c].dep == "conj"
            or c in joints
            or (k == noun and _belongs_to_clause(tokens[c]) and not (dated and c in dates[k]))
        }  # fmt: skip
        words = [w for w in subtree(sentence, k, others) if w in own and w not in others]
        if k == noun:
            begin = max((t.i for t in children(sentence, k, "cop") if t.i < k), default=-1)
            words = [w for w in words if begin < w < nouns[1]]
        if k == nouns[-1] and dates[k] and not dated:
            words = [w for w in words if w < min(subtree(sentence, dates[k][0]))]
        while words and tokens[words[0]].text in _LINKS:
            words.pop(0)
        while words and tokens[words[-1]].text in _LINKS:
            words.pop()
        if k not in words:
            return []
        members.append(Member(k, frozenset(words)))
    return members if _is_plain(sentence, members, own) else []


def _dates(sentence: Sentence, noun: int, end: int) -> list[int]:
    """Return the times behind a noun that hang on it, before the next member of its list."""
    times = children(sentence, noun, "nmod", "obl", "nmod:unmarked", "obl:unmarked")
    return [t.i for t in times if t.entity == "DATE" and noun < t.i < end]


def _belongs_to_clause(token: Token) -> bool:
    """Return whether a dependent of a predicate noun is no part of its phrase: its subject, its copula."""
    return token.dep in (
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "expl",
        "cop",
        "aux",
        "mark",
        "advmod",
        "advcl",
        "obl",
    )


def _is_plain(sentence: Sentence, members: list[Member], own: frozenset[int]) -> bool:
    """Return whether the members follow one another with nothing between them but commas and "and"."""
    tokens = sentence.tokens
    for before, after in pairwise(members):
        between = range(max(before.words) + 1, min(after.words))
        if max(before.words) >= min(after.words):
            return False
        if any(tokens[k].text.casefold() not in _LINKS for k in between if k in own):
            return False
    if any(t.text.casefold() in NEGATIONS for t in tokens[min(members[0].words) : max(members[-1].words)]):
        return False  # "this broken rest, and not extra work"
    for member in members:
        explained = (t.i for k in member.words for t in children(sentence, k, "appos"))
        if any(not is_bracketed(sentence, subtree(sentence, i)) for i in explained):
            return False  # a comma that explains is easily taken for one that lists
        marks = [tokens[k].text for k in sorted(member.words) if tokens[k].text in '()[]"“”']
        if len(marks) % 2:
            return False
    return True


def _is_said_of_each(
    sentence: Sentence, clause: Clause, noun: int, members: list[Member], own: frozenset[int]
) -> bool:
    tokens = sentence.tokens
    listed = frozenset().union(*(m.words for m in members))
    if counts_beside(sentence, own - listed):
        return False
    case = child(sentence, noun, "case")
    if case is not None and case.text.casefold() in _JOINING:
        return False
    if tokens[noun].dep == "nmod":
        shapes = {(tokens[m.noun].pos, child(sentence, m.noun, "det") is None) for m in members}
        if case is None or len(shapes) > 1 or ("NOUN", False) in shapes:
            return False  # "colonel of the army and the main figure in the trial": which noun is joined is not clear
    if _may_be_one_name(sentence, members) or _lacks_words(sentence, members):
        return False
    if tokens[noun].dep in ("nsubj", "nsubj:pass"):
        return _is_subject_list(sentence, clause, noun, members)
    return True


def counts_beside(sentence: Sentence, words: frozenset[int]) -> bool:
    """Return whether a number among the words, beside a list, may be a sum over its members."""
    return any(t.dep == "nummod" and t.entity != "DATE" for t in map(sentence.tokens.__getitem__, words))


def _may_be_one_name(sentence: Sentence, members: list[Member]) -> bool:
    """Return whether the list may be one name or title ("Bosnia and Herzegovina", "Pride and Prejudice")."""
    tokens = sentence.tokens
    for before, after in pairwise(members):
        inside = tokens[max(before.words) + 1 : min(after.words) + 1]
        if all(t.entity and not t.entity_start for t in inside):
            return True
    nouns = [tokens[m.noun] for m in members]
    if any(t.text.casefold() in PAIRED for t in nouns[1:]):
        return True
    if any(t.pos != "PROPN" or is_office(t.text) for t in nouns):
        return False
    joints = sum(1 for t in nouns if child(sentence, t.i, "cc"))
    if joints > 1 or len(nouns) > len(("Pride", "Prejudice")):
        return joints > 1
    last = nouns[-1]
    if all(t.entity in ("LOC", "PERSON") for t in nouns) and nouns[0].entity == last.entity:
        return False
    case = child(sentence, nouns[0].i, "case")
    local = case is not None and case.text.casefold() in ("in", "to", "near", "from")
    if local and all(t.entity for t in nouns) and any(t.entity == "LOC" for t in nouns):
        return False
    return child(sentence, last.i, "det") is None


def _lacks_words(sentence: Sentence, members: list[Member]) -> bool:
    """Return whether a member may need words that stand with another one: a number, "former", "… of the club"."""
    tokens = sentence.tokens
    first, last = members[0], members[-1]
    shared = [t for t in children(sentence, first.noun, "amod", "nummod", "compound") if t.i < first.noun]
    bare = [m for m in members[1:] if not child(sentence, m.noun, "det", "nmod:poss", "nummod")]
    if any(t.dep == "nummod" or t.lemma.casefold() in PRIVATIVE for t in shared) and bare:
        return True
    complemented = [
        m for m in members if any(t.i > m.noun and t.dep in _MODIFIERS for t in children(sentence, m.noun))
    ]
    return (
        complemented == [last]
        and last in bare
        and child(sentence, last.noun, "case") is None
        and any(tokens[m.noun].pos == "NOUN" for m in members[:-1])
    )


def _is_subject_list(sentence: Sentence, clause: Clause, noun: int, members: list[Member]) -> bool:
    """Return whether each of the subjects undergoes, or does by itself, what the clause says of all."""
    tokens = sentence.tokens
    head = tokens[clause.head]
    if noun != getattr(child(sentence, clause.head, "nsubj", "nsubj:pass"), "i", None) or clause.subject:
        return False
    if head.pos not in ("VERB", "ADJ") or child(sentence, head.i, "xcomp", "ccomp"):
        return False
    if tokens[noun].dep == "nsubj" and child(sentence, head.i, "obj", "xcomp", "ccomp", "obl:agent"):
        return False
    verb = next(iter(auxiliaries(sentence, head.i)), head)
    return (
        verb.tag in ("VBD", "MD")
        or verb.text.casefold() in _OTHER_FORM
        or all(has(tokens[m.noun], "Number=Plur") for m in members)
    )


def _keeps_together(sentence: Sentence, clause: Clause, own: frozenset[int]) -> bool:
    """Return whether something in the clause makes it true of the list only as a whole."""
    tokens = sentence.tokens
    if negation(sentence, clause.head) is not None or tokens[clause.head].lemma.casefold() in COLLECTIVE:
        return True
    return any(
        tokens[k].text.casefold() in EXCLUSIVE
        or (tokens[k].pos == "NOUN" and tokens[k].lemma.casefold() in COLLECTIVE)
        for k in own
    )


def _only(sentence: Sentence, clause: Clause, members: list[Member], member: Member) -> Clause:
    """Return the clause with one member of its list."""
    tokens = sentence.tokens
    first = members[0]
    own = clause.own or ()
    end = max(members[-1].words)
    start = min(first.words)
    dropped = {k for k in own if start <= k <= end} - member.words
    replaced = dict(clause.replaced)
    if member is not first:
        dropped -= _shared(sentence, first, member, replaced)
    after = next((k for k in own if k > end), None)
    if after is not None and after > end + 1 and tokens[after].text == ",":
        dropped.add(after)  # it closed what was split off behind the list
    kept = tuple(k for k in own if k not in dropped)
    if tokens[first.noun].dep in ("nsubj", "nsubj:pass"):
        replaced |= singular(sentence, clause, member)
    made = replace(clause, own=kept, replaced=replaced)
    if first.noun != clause.head or member is first:
        return made
    return _predicated(sentence, made, first, member)


def _shared(
    sentence: Sentence, first: Member, member: Member, replaced: dict[int, tuple[Piece, ...]]
) -> set[int]:
    """Return words before the first member that hold for this one too: preposition, article, possessor."""
    tokens = sentence.tokens
    found: set[int] = set()
    case = child(sentence, first.noun, "case")
    if case is not None and case.i < first.noun and child(sentence, member.noun, "case") is None:
        found.update(subtree(sentence, case.i))
    if child(sentence, member.noun, "det", "nmod:poss", "nummod"):
        return found
    for token in children(sentence, first.noun, "det", "nmod:poss"):
        alike = tokens[first.noun].pos == tokens[member.noun].pos
        if not alike or token.i > first.noun:
            continue
        if token.text.casefold() not in ("a", "an"):
            found.update(subtree(sentence, token.i))
        elif not has(tokens[member.noun], "Number=Plur") and has(tokens[member.noun], "Number=Sing"):
            found.add(token.i)
            word = tokens[min(member.words)].text
            replaced[token.i] = (article(word),)
    return found


def singular(sentence: Sentence, clause: Clause, member: Member) -> dict[int, tuple[Piece, ...]]:
    """Return the forms that agree with one subject in the place of those that agree with several."""
    noun = sentence.tokens[member.noun]
    if has(noun, "Number=Plur") or (noun.pos == "NUM" and noun.text.casefold() not in ("one", "1")):
        return {}
    verb = next(iter(auxiliaries(sentence, clause.head)), sentence.tokens[clause.head])
    form = _OTHER_FORM.get(verb.text.casefold())
    return {verb.i: (form,)} if form else {}


def _predicated(sentence: Sentence, clause: Clause, first: Member, member: Member) -> Clause:
    """Return the clause with another predicate noun for its head; subject and copula are carried along."""
    own = clause.own or ()
    begin = min(member.words)
    shared = [k for k in own if k < begin]
    said = subject_of(sentence, clause)
    subject: tuple[Piece, ...] = said
    taken = {p for p in said if isinstance(p, int)} if not clause.subject else set()
    place = min(taken, default=-1)

    def pieces(words: list[int]) -> tuple[Piece, ...]:
        return tuple(p for k in words for p in clause.replaced.get(k, (k,)))

    fronted = (*clause.fronted, *pieces([k for k in shared if k < place]))
    carried = (*clause.carried, *pieces([k for k in shared if k > place and k not in taken]))
    return replace(
        clause, head=member.noun, rule="list" if clause.rule != "apposition" else clause.rule, fronted=fronted,
        subject=subject, carried=carried, own=tuple(k for k in own if k >= begin),
    )  # fmt: skip
