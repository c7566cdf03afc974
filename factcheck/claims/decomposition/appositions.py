"""Appositions: what a name is, or what something is called."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause, named
from factcheck.claims.decomposition.split import Split, is_bracketed
from factcheck.claims.lexicon import UNDEFINED, is_kind, is_kind_of, is_role, may_describe_person
from factcheck.claims.tree import NEGATIONS, child, children, comma_before, has, is_nominal, phrase, subtree
from factcheck.names import is_title

__all__ = ["apposition"]

_OLDEST = 125


def apposition(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what an apposition says: "Akram al-Kaabi, the leader of X" is "Akram al-Kaabi is the leader of X"."""
    tokens = sentence.tokens
    noun, other = _apposed_to(sentence, i), tokens[i]
    words = subtree(sentence, i)
    if not _may_be_apposed(sentence, clause, noun.i, i, words):
        return None
    made = replace(
        clause, head=i, rule="apposition", own=None, fronted=(), tail=(), replaced={}, subject=(), carried=()
    )
    name = phrase(sentence, noun.i)
    if noun.i < i:
        # "convicted the violin maker, 63, of fraud": what follows the apposition is no part of the name.
        name = tuple(k for k in name if k < words[0]) or name
        # "Anton Yegorov, born in Perm, a major in the service": nor is what is said of him before it.
        name = tuple(k for k in named(sentence, noun.i) if k in name) or name
    aside = {k for t in children(sentence, noun.i, "acl") for k in subtree(sentence, t.i) if k < i}
    if other.pos == "NUM":
        somebody = noun.pos == "PROPN" or (is_role(noun.lemma) and not has(noun, "Number=Plur"))
        age = somebody and _is_age(sentence, words)
        return Split((replace(made, subject=name, carried=("is",)),)) if age else None
    indefinite = any(t.text.casefold() in ("a", "an") for t in children(sentence, i, "det"))
    person = noun.pos == "PROPN" and noun.entity == "PERSON"
    people = other.text.istitle() and other.entity != "PERSON" and child(sentence, i, "det") is not None
    if other.pos == "PROPN" and not indefinite and not (person and people):
        if has(noun, "Number=Plur") or (other.entity == "LOC" and noun.pos == "PROPN"):
            return None  # "the Combined Military Hospital, Skardu" stands in Skardu
        kind = is_role(noun.lemma) if other.entity == "PERSON" else is_kind(noun.lemma)
        if child(sentence, i, "conj") or not _is_described(sentence, noun.i) or not kind:
            return None
        called = phrase(sentence, i)
        office = named(sentence, noun.i) if child(sentence, noun.i, "conj") else name
        made = replace(made, head=noun.i, own=office, subject=called, carried=("is",))
        return Split((made,), detached=False)
    # A description says something of a name that stands right before it; of a noun further back it is not certain.
    if noun.pos != "PROPN" or not _is_described(sentence, i):
        return None
    if not _is_beside(sentence, name[-1], words[0], aside):
        return None
    # "the 29-year-old Kenyan who …", "a former model"
    described = person and (people or (indefinite and may_describe_person(other.lemma)))
    if not (described or is_kind_of(other.lemma, noun.entity)) and (
        indefinite or noun.entity in ("PERSON", "LOC")
    ):
        return None  # "… in Baghdad, a move that …": what happened is meant, not the place
    plural = has(other, "Number=Plur")
    if plural and noun.entity in ("DATE", "PERSON", "LOC"):
        return None  # "a hundred were sick as of Thursday, nurses among them"
    return Split((replace(made, subject=name, carried=("are" if plural else "is",)),))


def _apposed_to(sentence: Sentence, i: int) -> Token:
    """Return the noun that an apposition explains: people have the office, not what the office is for."""
    tokens = sentence.tokens
    noun = tokens[tokens[i].head]
    life = tokens[noun.head]
    if life.dep == "acl" and noun.dep == "obl" and is_role(tokens[i].lemma):
        case = child(sentence, noun.i, "case")
        if case is not None and case.text.casefold() == "in":
            return tokens[life.head]  # "Anton Yegorov, born in 1981 in Perm, a major in the service"
    if noun.dep == "conj" and _has_two_offices(sentence, noun.head, i):
        return tokens[noun.head]
    if noun.dep == "nmod" and not is_role(noun.lemma) and is_role(tokens[noun.head].lemma):
        titled = any(is_title(t.text) for t in children(sentence, i, "nmod:desc", "amod", "compound"))
        named_after_office = tokens[i].pos == "PROPN" and (tokens[i].entity in ("PERSON", "") or titled)
        if named_after_office and noun.pos != "PROPN":
            return tokens[noun.head]  # "the spokeswoman for the mission, Ingrid Solheim"
        if tokens[i].entity == "PERSON":
            return tokens[noun.head]
    return noun


def _may_be_apposed(sentence: Sentence, clause: Clause, noun: int, i: int, words: tuple[int, ...]) -> bool:
    if sentence.kind in ("title", "headline"):
        return False  # a headline's commas and colons join what belongs together otherwise
    if noun == clause.head and child(sentence, noun, "cop"):
        return False  # what stands before the comma may be any noun of the predicate
    if child(sentence, i, "nsubj", "nsubj:pass", "cop", "aux", "case"):
        return False  # a clause, or an example ("such as X")
    other = sentence.tokens[i]
    opening = next((t for t in map(sentence.tokens.__getitem__, words) if t.pos != "PUNCT"), other)
    if opening.text.casefold() in NEGATIONS or opening.tag == "WP$":
        return False  # "Hall's deputy, not Hall, signed"; "the state, whose plan it fears"
    bare_title = other.pos == "PROPN" and is_title(other.text) and child(sentence, i, "flat") is None
    if bare_title or any(t.text.casefold() in UNDEFINED for t in children(sentence, noun, "det")):
        return False  # "a life-jacket for every passenger, the inspector, Mr …, found": a misreading
    nominal = is_nominal(sentence, noun) and is_nominal(sentence, i) and sentence.tokens[noun].pos != "PRON"
    listed = is_bracketed(sentence, words) or (
        _coordinator_inside(sentence, noun)
        and not _has_two_offices(sentence, noun, i)
        and not _is_last_named(sentence, noun, i)
    )
    return nominal and comma_before(sentence, words) and not listed


def _is_beside(sentence: Sentence, last: int, first: int, aside: Container[int]) -> bool:
    """Return whether no more than an age, a bracket or the words `aside` stand between two words."""
    depth = 0
    for token in sentence.tokens[last + 1 : first]:
        depth += token.text in ("(", "[")
        if depth == 0 and token.pos not in ("PUNCT", "NUM") and token.i not in aside:
            return False
        depth -= token.text in (")", "]")
    return True


def _coordinator_inside(sentence: Sentence, noun: int) -> bool:
    """Return whether the noun is one of a list, where a comma separates rather than explains."""
    return sentence.tokens[noun].dep == "conj" or child(sentence, noun, "conj") is not None


def _has_two_offices(sentence: Sentence, noun: int, i: int) -> bool:
    """Return whether one person is two things: "Novara's founder and chief executive, Lea Stern"."""
    second = child(sentence, noun, "conj")
    if second is None or sentence.tokens[noun].dep == "conj" or sentence.tokens[i].entity != "PERSON":
        return False
    alone = (
        child(sentence, second.i, "det", "nmod:poss") is None and child(sentence, second.i, "conj") is None
    )
    singular = not has(sentence.tokens[noun], "Number=Plur") and not has(second, "Number=Plur")
    return (
        alone and singular and is_role(sentence.tokens[noun].lemma) and is_role(second.lemma) and second.i < i
    )


def _is_last_named(sentence: Sentence, noun: int, i: int) -> bool:
    """Return whether the last of a list is somebody's office, and a name follows: "and her counterpart, Luc Roy"."""
    token, name = sentence.tokens[noun], sentence.tokens[i]
    last = token.dep == "conj" and child(sentence, noun, "cc") is not None
    owned = child(sentence, noun, "det", "nmod:poss") is not None
    return last and owned and token.tag == "NN" and is_role(token.lemma) and name.entity == "PERSON"


def _is_described(sentence: Sentence, i: int) -> bool:
    """Return whether the noun comes with words that say something: a determiner, a possessor, a complement."""
    return any(
        t.dep in ("det", "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl")
        for t in children(sentence, i)
    )


def _is_age(sentence: Sentence, words: tuple[int, ...]) -> bool:
    numbers = [sentence.tokens[k].text for k in words if sentence.tokens[k].pos != "PUNCT"]
    return len(numbers) == 1 and numbers[0].isdigit() and int(numbers[0]) <= _OLDEST
