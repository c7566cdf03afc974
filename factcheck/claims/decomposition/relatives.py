"""Relative clauses and participles: what is said of a noun beside it."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.decomposition.clause import Clause, Piece, named, subject_of
from factcheck.claims.decomposition.embedded import told_inside
from factcheck.claims.decomposition.split import Split, is_bracketed
from factcheck.claims.decomposition.views import viewed
from factcheck.claims.lexicon import (
    HYPOTHETICAL_AUXILIARIES,
    PLACES,
    PLANNED_AUXILIARIES,
    PLANNING,
    UNDEFINED,
    is_role,
    speech_act,
)
from factcheck.claims.tree import (
    agrees,
    auxiliaries,
    child,
    children,
    comma_before,
    has,
    is_finite,
    is_nominal,
    negation,
    phrase,
    subject,
    subtree,
    trimmed,
)

__all__ = ["locative", "participle", "relative"]

_PERSONAL = frozenset({"i", "you", "he", "she", "we", "they"})
_CIRCUMSTANCES = frozenset("time day moment year week month hour decade way reason place fact manner".split())
_PASS = frozenset({"follow", "come", "pass", "precede", "go", "lie"})
_HAPPEN = frozenset({"occur", "happen", "ensue"})
_INSIDE_NAME = ("flat", "compound", "goeswith", "nmod:desc", "nmod:unmarked")


def relative(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a relative clause a claim about its antecedent: "a group that has carried out 100 attacks"."""
    tokens = sentence.tokens
    noun = tokens[i].head
    if not is_nominal(sentence, noun) or not is_finite(sentence, i):
        return None
    if (view := viewed(sentence, clause, i)) is not None:
        return view
    words = subtree(sentence, i)
    open_clause = comma_before(sentence, words)
    told = told_inside(sentence, i)
    pronoun = told.pronoun if told is not None else _relative_pronoun(sentence, i)
    if pronoun is None:
        return _prepositional(sentence, clause, i, noun) or locative(sentence, clause, i, noun)
    if not open_clause and (_is_unreal(sentence, clause, noun) or _is_superlative(sentence, i)):
        return None
    meant = _noun_meant(sentence, i, noun, pronoun)
    if meant is None:
        return None
    noun = meant
    if tokens[noun].pos == "NUM" and child(sentence, noun, "cop"):
        return None  # "The children are four and nine, which is the whole trouble."
    if tokens[i].lemma.casefold() in _PASS and tokens[noun].lemma.casefold() in _CIRCUMSTANCES:
        return None  # "in the years that followed"
    if tokens[i].lemma.casefold() in _HAPPEN and tokens[noun].entity in ("LOC", "PERSON"):
        return None  # "the death of a man born in Conakry, which occurred …"
    antecedent = _antecedent(sentence, clause, noun, i)
    opening = tokens[antecedent[0]].text.casefold() if antecedent and isinstance(antecedent[0], int) else ""
    if opening == "not" or tokens[noun].text.casefold() in ("most", "least"):
        return None  # "…, not to the clerk, who is unwell"
    if (
        not antecedent
        or (not open_clause and _is_undefined(sentence, noun))
        or _is_bare(sentence, antecedent)
    ):
        return None
    if tokens[noun].dep == "root" and not child(sentence, noun, "cop") and sentence.kind == "paragraph":
        return None  # a sentence without a verb: it is hidden in the relative clause
    made = replace(
        clause, head=i, rule="relative", own=None, fronted=(), subject=(), carried=(), tail=(), replaced={}
    )
    if told is not None:
        made = replace(
            made,
            head=told.content,
            subject=antecedent,
            replaced={pronoun.i: ()},
            attribution=told.attribution,
        )
    elif (
        pronoun.dep in ("nsubj", "nsubj:pass") and pronoun.head == i and not _has_rival(sentence, pronoun, i)
    ):
        made = replace(made, subject=antecedent, replaced={pronoun.i: ()})
    elif _is_object(sentence, pronoun, i) and tokens[noun].entity != "DATE":
        if not open_clause and negation(sentence, i) is not None and child(sentence, noun, "det") is None:
            return None  # "two officials whom it did not name": there may be others that it did
        place = _place_of_object(sentence, i)
        made = replace(made, replaced={pronoun.i: (), place: (place, *antecedent)})
    elif pronoun.dep == "nmod:poss":
        ending = "’" if has(tokens[noun], "Number=Plur") and tokens[noun].text.endswith("s") else "’s"
        made = replace(made, replaced={pronoun.i: (*antecedent, ending)})
    else:
        return None
    return Split((made,), detached=open_clause or _says_the_rest(sentence, clause, noun, antecedent))


def _is_superlative(sentence: Sentence, i: int) -> bool:
    """Return whether the clause only measures what it belongs to: "the largest site which has been tendered"."""
    noun = sentence.tokens[i].head
    ranked = any(
        t.tag == "JJS" or has(t, "NumType=Ord") or t.text.casefold() in ("only", "last")
        for t in children(sentence, noun, "amod")
    )
    return ranked or any(t.text.casefold() == "ever" for t in children(sentence, i, "advmod"))


def _prepositional(sentence: Sentence, clause: Clause, i: int, noun: int) -> Split | None:
    """Say what happened in, at or with a thing: "the by-election, in which Chirwa beat Nkhata"."""
    tokens = sentence.tokens
    words = subtree(sentence, i)
    first = words[0] + 1 if tokens[words[0]].text == "," else words[0]
    if first + 1 >= len(tokens):
        return None
    pronoun = tokens[first + 1]
    if tokens[first].pos != "ADP" or pronoun.text.casefold() not in ("which", "whom") or pronoun.head != i:
        return None
    if not comma_before(sentence, words) or subject(sentence, i) is None or first - 2 < noun:
        return None
    antecedent = phrase(sentence, noun)
    if not antecedent or antecedent[-1] != first - 2 or _is_bare(sentence, antecedent):
        return None  # which noun is meant is not clear: another stands nearer
    if any(t.text.casefold() in UNDEFINED for t in children(sentence, noun, "det")):
        return None
    made = replace(
        clause, head=i, rule="relative", own=None, fronted=(), subject=(), carried=(), tail=(),
        replaced={pronoun.i: antecedent},
    )  # fmt: skip
    return Split((made,))


def _is_bare(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    """Return whether the pieces are one singular noun that needs an article to be said by itself."""
    first = pieces[0]
    return (
        len(pieces) == 1
        and isinstance(first, int)
        and sentence.tokens[first].pos == "NOUN"
        and has(sentence.tokens[first], "Number=Sing")
    )


def _is_object(sentence: Sentence, pronoun: Token, i: int) -> bool:
    rival = _has_rival(sentence, pronoun, i)
    if not (pronoun.dep == "obj" or rival) or pronoun.head != i or subject(sentence, i) is None:
        return False
    if (rival and child(sentence, i, "obj")) or child(sentence, i, "ccomp") or _says_of_it(sentence, i):
        return False  # "a job that she says taught her to shut up": a word of the clause inside
    if sentence.tokens[sentence.tokens[i].head].lemma.casefold() in _CIRCUMSTANCES:
        return False  # "the time that he came": no object, but when
    after = sentence.tokens[i + 1].text.casefold() if i + 1 < len(sentence.tokens) else ""
    # "the things that they complain of these days", "what they had to abandon": the object belongs further behind.
    return child(sentence, i, "xcomp") is None and (after != "of" or _place_of_object(sentence, i) != i)


def _has_rival(sentence: Sentence, pronoun: Token, i: int) -> bool:
    """Return whether the verb has another subject: "the communities that we feed" has the pronoun for its object."""
    taken = pronoun.dep in ("nsubj", "nsubj:pass")
    return taken and any(t.i > pronoun.i for t in children(sentence, i, "nsubj", "nsubj:pass"))


def _says_of_it(sentence: Sentence, i: int) -> bool:
    """Return whether a finite verb follows a verb of saying at once: the pronoun is its subject."""
    after = sentence.tokens[i + 1].tag if i + 1 < len(sentence.tokens) else ""
    return after in ("VBD", "VBZ", "VBP", "MD") and speech_act(sentence.tokens[i].lemma) != ""


def _place_of_object(sentence: Sentence, i: int) -> int:
    """Return the word that the object of the verb `i` stands behind: its particle, a preposition left alone, itself."""
    tokens = sentence.tokens
    receiver = child(sentence, i, "iobj")
    if receiver is not None and receiver.i > i:
        # "The jacket that he had bought him": bought him the jacket.
        return max(subtree(sentence, receiver.i))
    particle = child(sentence, i, "compound:prt")
    if particle is not None:
        return particle.i
    stranded = (
        i + 1 < len(tokens)
        and tokens[i + 1].pos == "ADP"
        and (i + 2 == len(tokens) or tokens[i + 2].pos in ("PUNCT", "CCONJ", "VERB", "AUX"))
    )
    return i + 1 if stranded else i


def _noun_meant(sentence: Sentence, i: int, noun: int, pronoun: Token) -> int | None:
    """Return the noun that a relative clause is about, None when more than one may be meant.

    The parser's choice counts where it is the noun right before the clause, or the only one that suits the pronoun and
    the number of the verb: "the spokesman for the foundation, who …", "the guitarist of the band, which …".
    """
    tokens = sentence.tokens
    first = min(subtree(sentence, i))
    nearest = first - 1 - (first > 0 and tokens[first - 1].text == ",")
    chain: list[int] = []
    k = nearest
    while k >= 0:
        token = tokens[k]
        if token.dep not in _INSIDE_NAME and token.dep != "appos" and is_nominal(sentence, k):
            chain.append(k)
        if token.head == k or token.dep not in (*_INSIDE_NAME, "appos", "nmod", "conj"):
            break
        k = token.head
    verb = next(iter(auxiliaries(sentence, i)), tokens[i])
    judged = pronoun.dep in ("nsubj", "nsubj:pass")

    def suits(k: int) -> bool:
        return _fits(tokens[k], pronoun) and (not judged or agrees(tokens[k], verb))

    open_to_clause = (
        pronoun.text.casefold() == "which"
        and tokens[nearest].pos in ("VERB", "ADV")
        and tokens[nearest + 1].text == ","
    )
    picked = (
        tokens[noun].head if tokens[noun].dep == "appos" and is_nominal(sentence, tokens[noun].head) else noun
    )
    if not chain and open_to_clause:
        return None  # "Warnings had been ignored, which the office denied"
    if picked not in chain:
        return noun if suits(picked) else None
    if len(chain) == 1 and tokens[picked].pos == "PROPN" and pronoun.text.casefold() == "which":
        return picked  # "Betalia, which carries …": whatever kind of name it was taken for
    suitable = [k for k in chain if suits(k)]
    if len(suitable) == 1:
        return noun if suitable[0] == picked else suitable[0]
    if picked not in suitable:
        return None
    if (
        comma_before(sentence, subtree(sentence, i))
        and tokens[picked].pos != "PROPN"
        and picked == suitable[0]
    ):
        return None
    together = tokens[suitable[0]].dep == "conj" and tokens[suitable[0]].head == picked
    return (
        noun
        if picked == suitable[0] or together or not comma_before(sentence, subtree(sentence, i))
        else None
    )


def _fits(noun: Token, pronoun: Token) -> bool:
    """Return whether "who" or "which" may stand for the noun."""
    word = pronoun.text.casefold()
    if noun.pos == "NUM" and noun.dep == "nmod":
        return False  # "a herder of fifty who …"
    if word in ("who", "whom"):
        return not _is_thing(noun)
    return word != "which" or not (noun.entity == "PERSON" or (noun.pos == "NOUN" and is_role(noun.lemma)))


def _is_unreal(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Return whether an indefinite noun need not exist: "wants a law that bans …", "did not find a doctor who …"."""
    tokens = sentence.tokens
    if tokens[noun].pos == "PROPN" or child(sentence, noun, "nmod:poss"):
        return False
    article = child(sentence, noun, "det")
    if article is not None and article.text.casefold() not in ("a", "an", "any", "some"):
        return False
    if _is_generic(sentence, clause, noun):
        return True
    if clause.supposed or negation(sentence, clause.head) or tokens[clause.head].lemma.casefold() in PLANNING:
        return True
    helpers = {t.text.casefold() for t in children(sentence, clause.head, "aux")}
    if helpers & (HYPOTHETICAL_AUXILIARIES | PLANNED_AUXILIARIES):
        return True
    k = noun
    while k != clause.head and tokens[k].head != k:
        k = tokens[k].head
        if k != clause.head and tokens[k].tag in ("VB", "VBG"):
            return True
        if any(t.text.casefold() in HYPOTHETICAL_AUXILIARIES for t in children(sentence, k, "aux")):
            return True
    return False


def _is_generic(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Return whether the clause tells of any number of people or things: "owners who do nothing must pay"."""
    bare = sentence.tokens[noun].tag == "NNS" and child(sentence, noun, "det", "nummod", "amod") is None
    verb = next(iter(auxiliaries(sentence, clause.head)), sentence.tokens[clause.head])
    return bare and verb.tag in ("VBP", "VBZ", "MD")


def _says_the_rest(sentence: Sentence, clause: Clause, noun: int, antecedent: tuple[Piece, ...]) -> bool:
    """Return whether "X is a French actor who …" is as true without the clause: X is one, and X did what it says."""
    predicate = sentence.tokens[noun].head if sentence.tokens[noun].dep == "conj" else noun
    if predicate != clause.head or not (child(sentence, predicate, "cop") or "is" in clause.carried):
        return False
    if antecedent != subject_of(sentence, clause):
        return False
    indefinite = any(t.text.casefold() in ("a", "an") for t in children(sentence, noun, "det"))
    described = child(sentence, noun, "amod", "compound", "nmod") is not None
    return (described and indefinite) or noun != predicate


def locative(sentence: Sentence, clause: Clause, i: int, noun: int) -> Split | None:
    """Say where: "Łódź, where they married" is "they married in Łódź"."""
    where = next(
        (t for t in children(sentence, i, "advmod") if t.text.casefold() == "where" and t.i < i), None
    )
    token = sentence.tokens[noun]
    if where is None or subject(sentence, i) is None or min(subtree(sentence, i)) < noun:
        return None
    case = child(sentence, noun, "case")
    place = token.entity == "LOC" or token.lemma.casefold() in PLACES
    preposition: Piece
    if case is not None and case.text.casefold() in ("in", "at", "on", "near"):
        preposition = case.i
    elif place:
        preposition = "in"
    else:
        return None
    words = tuple(k for k in phrase(sentence, noun) if case is None or k > case.i)
    if not words or words[-1] > where.i or (token.pos != "PROPN" and child(sentence, noun, "det") is None):
        return None
    made = replace(
        clause, head=i, rule="relative", own=None, fronted=(), subject=(), carried=(), replaced={where.i: ()},
        tail=(preposition, *words),
    )  # fmt: skip
    return Split((made,), detached=token.pos == "PROPN" or comma_before(sentence, subtree(sentence, i)))


def _relative_pronoun(sentence: Sentence, i: int) -> Token | None:
    for token in children(sentence, i):
        if token.i < i and token.text.casefold() in ("who", "which", "that", "whom") and token.dep != "mark":
            preposition = token.i > 0 and sentence.tokens[token.i - 1].pos == "ADP"
            misread = token.text.casefold() == "whom" and token.dep != "obj"
            return None if preposition or misread else token
        for inner in children(sentence, token.i, "nmod:poss"):
            if inner.text.casefold() == "whose" and token.dep in ("nsubj", "nsubj:pass"):
                return inner
    return None


def _antecedent(sentence: Sentence, clause: Clause, noun: int, relative: int) -> tuple[Piece, ...]:
    """Return what the relative pronoun stands for: the noun, or what an indefinite predicate noun is said of."""
    tokens = sentence.tokens
    predicate = tokens[noun].head if tokens[noun].dep == "conj" else noun
    # "The leak is in the section that crosses the lagoon": the leak does not cross it.
    located = child(sentence, noun, "case") is not None
    copular = child(sentence, predicate, "cop") or "is" in clause.carried
    if predicate == clause.head and copular and not located:
        said_of = subject_of(sentence, clause)
        first = said_of[0] if len(said_of) == 1 else None
        vague = isinstance(first, int) and tokens[first].text.casefold() not in _PERSONAL
        # "This is a concept that …": which one is not said.
        return () if vague and isinstance(first, int) and tokens[first].pos in ("PRON", "DET") else said_of
    if tokens[noun].dep == "appos" and is_nominal(sentence, tokens[noun].head):
        return phrase(sentence, tokens[noun].head)
    joined = [t.i for t in children(sentence, noun, "conj") if t.i < relative]
    if joined and not _is_of_last(sentence, joined[-1], relative):
        return named(sentence, noun)  # "Sudan and Yemen, which are covered"
    if joined:
        noun = joined[-1]
    start = min(subtree(sentence, relative))
    return trimmed(sentence, noun, [k for k in phrase(sentence, noun) if k < start])


def _is_of_last(sentence: Sentence, last: int, relative: int) -> bool:
    """Return whether a clause without a comma is sure to be about the last of several: "a kettle and a strip that ran".

    It is as long as the last is a whole phrase and the verb has not the form of several.
    """
    if comma_before(sentence, subtree(sentence, relative)) or not is_nominal(sentence, last):
        return False
    whole = child(sentence, last, "det", "nummod", "nmod:poss") is not None
    verb = next(iter(auxiliaries(sentence, relative)), sentence.tokens[relative])
    pronoun = _relative_pronoun(sentence, relative)
    subject_of_it = pronoun is not None and pronoun.dep in ("nsubj", "nsubj:pass")
    return whole and (not subject_of_it or agrees(sentence.tokens[last], verb))


def _is_thing(noun: Token) -> bool:
    if noun.entity in ("ORG", "LOC"):
        return True
    return noun.pos == "NOUN" and not has(noun, "Number=Plur") and not is_role(noun.lemma)


def _is_undefined(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    if token.pos == "PRON" or token.text.casefold() in UNDEFINED:
        return True
    if token.pos == "ADJ":
        return True  # "one of the many which the war has left"
    return any(t.text.casefold() in UNDEFINED for t in children(sentence, noun, "det", "amod", "advmod"))


def participle(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle set off by commas says of a noun: "the group, founded in 2017," was founded in 2017."""
    tokens = sentence.tokens
    noun, verb = tokens[tokens[i].head], tokens[i]
    words = subtree(sentence, i)
    if (
        verb.tag != "VBN"
        or noun.i > i
        or not is_nominal(sentence, noun.i)
        or not comma_before(sentence, words)
    ):
        return None
    if (
        child(sentence, i, "mark", "nsubj", "aux", "advcl")
        or is_bracketed(sentence, words)
        or noun.pos == "PRON"
    ):
        return None
    name: tuple[Piece, ...]
    predicated = noun.i == clause.head and child(sentence, noun.i, "cop") is not None
    if predicated:
        name = subject_of(sentence, clause)  # "X is a writer, born in 1971"
        if not name:
            return None
    else:
        before = named(sentence, noun.i)
        if not before or before[-1] >= words[0] or child(sentence, noun.i, "cop", "nsubj", "nsubj:pass"):
            return None
        nearest = words[0] - 1
        if tokens[nearest].text == "," and nearest:
            nearest -= 1
        beside = tokens[nearest]
        if nearest != noun.i and beside.pos == "NOUN" and beside.tag == noun.tag and beside.dep == "nmod":
            return None  # "children with two doses, given in May": of which of the two is not clear
        name = before
    plural = has(noun, "Number=Plur") or child(sentence, noun.i, "conj") is not None
    if predicated:
        plural = any(t.text.casefold() in ("are", "were") for t in children(sentence, noun.i, "cop"))
    made = replace(
        clause, head=i, rule="participle", own=None, fronted=(), tail=(), replaced={}, subject=name,
        carried=("were" if plural else "was",),
    )  # fmt: skip
    return Split((made,))
