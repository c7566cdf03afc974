"""How a clause is taken apart: one function for each construction, each from (sentence, clause, word) to a `Split`.

The word heads a construction inside the clause; the relation that it hangs on chooses the function.  None means that
the construction cannot be split off safely: it stays in its clause.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.clause import Attribution, Clause, Piece, name_of, named, subject_of
from factcheck.claims.inflection import past_tense
from factcheck.claims.lexicon import (
    BARE_REPORTS,
    CONDITIONALS,
    CONTRASTS,
    HYPOTHETICAL_AUXILIARIES,
    MAIN_KEEPS,
    PLANNED_AUXILIARIES,
    UNDEFINED,
    is_kind,
    is_kind_of,
    is_role,
    speech_act,
)
from factcheck.claims.tree import (
    NEGATIONS,
    auxiliaries,
    child,
    children,
    comma_before,
    has,
    is_finite,
    is_nominal,
    is_predicate,
    negation,
    phrase,
    subject,
    subtree,
    trimmed,
)

__all__ = [
    "TRANSFORMATIONS",
    "Split",
    "adverbial",
    "apposition",
    "complement",
    "coordination",
    "parataxis",
    "relative",
]


@dataclass(frozen=True, slots=True)
class Split:
    """What a construction becomes: clauses of its own; `detached` when its clause goes on without it."""

    clauses: tuple[Clause, ...] = ()
    detached: bool = True


Transformation = Callable[[Sentence, Clause, int], Split | None]

_ALTERNATIVES = frozenset({"or", "nor"})
_SHARED_AFTER = frozenset({"obj", "iobj", "obl", "obl:agent", "obl:unmarked", "obl:tmod", "xcomp", "advmod"})
_SHARED_BEFORE = frozenset({"obl", "obl:unmarked", "obl:tmod"})
_SHARED_PREPOSITIONS = frozenset({"in", "on", "at", "during", "since", "between", "by", "before", "after"})
_FORMS_AFTER = {"be": ("VBN", "VBG"), "get": ("VBN",), "have": ("VBN",)}
"""Tags that fit behind an auxiliary; the modal ones take an infinitive."""
_PLURAL_FORMS = frozenset({"are", "have", "were", "do"})
_SINGULAR_FORMS = frozenset({"is", "has", "was", "does"})
_NOT = frozenset({"not", "n't", "n’t", "never"})


def coordination(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split off a coordinated clause or predicate: "was targeted and killed" also says "was killed"."""
    tokens = sentence.tokens
    head = clause.head
    if tokens[i].head != head or not _stands_alone(sentence, head, i):
        return None
    if not is_predicate(sentence, head):
        return None
    marker = _coordinator(sentence, head, i)
    if _crosses_quote(sentence, head, i):
        return None
    subordinator = _marker(sentence, i)
    if subordinator is not None and subordinator.i < i and subordinator.text.casefold() != "to":
        return adverbial(sentence, clause, i)  # "…, and when …" hangs on the main verb like any other
    negated = negation(sentence, head) is not None
    own_subject = subject(sentence, i)
    if own_subject is None and _belongs_to_report(sentence, head, i):
        return _coordinated_report(sentence, clause, i)
    if marker in _ALTERNATIVES and not (negated and own_subject is None):
        return None
    supposed = clause.supposed or _follows_condition(sentence, head)
    dropped: dict[int, tuple[Piece, ...]] = {
        t.i: () for t in children(sentence, i, "cc", "cc:preconj") if t.i < i
    }
    common = replace(
        clause,
        head=i,
        rule="coordination",
        own=None,
        tail=(),
        carried=(),
        replaced=dropped,
        supposed=supposed,
    )
    if own_subject is not None:
        return Split((replace(common, subject=(), fronted=()),))
    carrier = subject_of(sentence, clause)
    subjects = list(children(sentence, head, "nsubj", "nsubj:pass"))
    if not carrier or not marker or len(subjects) > 1 or not _agrees(sentence, carrier, i):
        return None
    carried = _carried_auxiliaries(sentence, clause, i)
    if carried is None or (carried and negated and marker not in _ALTERNATIVES):
        return None
    if marker in _ALTERNATIVES and not _is_negated_by(sentence, (*carrier, *carried)):
        return None
    last = max(subtree(sentence, i))
    tail = [
        k
        for t in children(sentence, head)
        if t.i > last and t.dep in _SHARED_AFTER
        for k in subtree(sentence, t.i)
    ]
    fronted = clause.fronted or _fronted(sentence, clause)
    return Split((replace(common, fronted=fronted, subject=carrier, carried=carried, tail=tuple(tail)),))


def _agrees(sentence: Sentence, carrier: tuple[Piece, ...], i: int) -> bool:
    """Return whether a shared subject and the predicate `i` agree in number, as far as their forms tell."""
    words = [sentence.tokens[p] for p in carrier if isinstance(p, int)]
    heads = {t.i for t in words}
    top = next((t for t in words if t.head not in heads), None)
    verb = next(iter(auxiliaries(sentence, i)), sentence.tokens[i])
    if (
        top is None
        or top.pos not in ("NOUN", "PROPN")
        or any(
            t.dep in ("conj", "nummod", "det")
            and t.head == top.i
            and t.text.casefold() not in ("the", "a", "an")
            for t in words
        )
    ):
        return True
    form = verb.text.casefold()
    if top.tag in ("NN", "NNP") and top.pos == "NOUN" and form in _PLURAL_FORMS:
        return False
    return not (top.tag == "NNS" and (form in _SINGULAR_FORMS or verb.tag == "VBZ"))


def _is_negated_by(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    """Return whether the pieces that coordinated predicates share carry their negation ("not", "no group")."""
    return any(isinstance(p, int) and sentence.tokens[p].text.casefold() in NEGATIONS for p in pieces)


def _follows_condition(sentence: Sentence, head: int) -> bool:
    """Return whether a condition stands before everything that is coordinated ("If X, Y and Z")."""
    return any(t.i < head and _marks(sentence, t.i) & CONDITIONALS for t in children(sentence, head, "advcl"))


def _belongs_to_report(sentence: Sentence, head: int, i: int) -> bool:
    """Return whether a predicate coordinated with a verb of saying continues what is said: they share auxiliaries."""
    content = next((t for t in children(sentence, head, "ccomp") if head < t.i < i), None)
    if content is None or not speech_act(sentence.tokens[head].lemma):
        return False
    own, theirs = ({t.text.casefold() for t in auxiliaries(sentence, k)} for k in (i, content.i))
    said = {t.text.casefold() for t in auxiliaries(sentence, head)}
    return bool(own) and own & theirs != set() and not own & said


def _coordinated_report(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split off a predicate that goes on with what is reported: "found that it had leaked and had sunk"."""
    content = next(t.i for t in children(sentence, clause.head, "ccomp") if clause.head < t.i < i)
    report = complement(sentence, clause, content)
    carrier = subject(sentence, content)
    if report is None or carrier is None:
        return None
    made = replace(
        report.clauses[0],
        head=i,
        rule="coordination",
        subject=named(sentence, carrier.i),
        replaced={t.i: () for t in children(sentence, i, "cc") if t.i < i},
    )
    return Split((made,))


def _crosses_quote(sentence: Sentence, first: int, second: int) -> bool:
    """Return whether one of the words stands inside a quotation and the other outside."""
    between = [t.text for t in sentence.tokens[first:second] if t.text in ('"', "“", "”")]
    return between.count('"') % 2 == 1 or between.count("“") != between.count("”")


def _stands_alone(sentence: Sentence, head: int, i: int) -> bool:
    """Return whether a coordinated noun says something by itself, not "bows and arrows"."""
    if sentence.tokens[i].pos in ("VERB", "AUX"):
        return True
    return child(sentence, i, "cop", "nsubj", "nsubj:pass") is not None or _shares_copula(sentence, head, i)


def _shares_copula(sentence: Sentence, head: int, i: int) -> bool:
    return (
        sentence.tokens[head].pos == "ADJ"
        and sentence.tokens[i].pos == "ADJ"
        and child(sentence, head, "cop") is not None
    )


def _coordinator(sentence: Sentence, head: int, i: int) -> str:
    """Return the conjunction that joins `i` to the others: its own, or that of a later conjunct."""
    for token in children(sentence, head, "conj"):
        marker = child(sentence, token.i, "cc")
        if token.i >= i and marker is not None:
            return marker.text.casefold()
    return ""


def _carried_auxiliaries(sentence: Sentence, clause: Clause, i: int) -> tuple[Piece, ...] | None:
    """Return auxiliaries (and "not") that the predicate `i` shares; () for none, None when it is not clear."""
    token = sentence.tokens[i]
    if auxiliaries(sentence, i):
        return () if is_finite(sentence, i) else None
    if token.tag != "VBD" and is_finite(sentence, i):
        return ()
    helpers = [t for t in auxiliaries(sentence, clause.head) if t.i < i]
    if any(t.i > clause.head for t in helpers):
        return None  # an auxiliary behind its verb is misread
    shown = [*(sentence.tokens[p] for p in clause.carried if isinstance(p, int)), *helpers]
    if token.pos == "ADJ":
        return (*clause.carried, *(t.i for t in helpers))
    if not shown:
        return () if token.tag in ("VBN", "VBD") and is_finite(sentence, clause.head) else None
    if child(sentence, i, "mark"):
        return None
    helper = shown[-1].lemma.casefold()
    fitting = _FORMS_AFTER.get(helper, ("VB", "VBP"))
    if helper in ("be", "get") and token.text.endswith("ed") and child(sentence, i, "obj") is None:
        fitting = (*fitting, "VBD")  # "was targeted and killed": the two forms look the same
    if token.tag not in fitting:
        return (
            () if token.tag in ("VBD", "VBP", "VB") else None
        )  # finite: no infinitive follows "have" or "be"
    refused = [t.i for t in children(sentence, clause.head, "advmod") if t.text.casefold() in _NOT]
    return (*clause.carried, *sorted([t.i for t in helpers] + refused))


def _fronted(sentence: Sentence, clause: Clause) -> tuple[Piece, ...]:
    """Return a time or a place said before the subject, which all coordinated predicates share."""
    found = subject(sentence, clause.head)
    before = found.i if found else clause.head
    for token in children(sentence, clause.head, *_SHARED_BEFORE):
        marker = child(sentence, token.i, "case")
        if token.i < before and (marker is None or marker.text.casefold() in _SHARED_PREPOSITIONS):
            words = [k for k in subtree(sentence, token.i) if k < before]
            comma = () if sentence.tokens[words[-1]].text == "," else (",",)
            return (*words, *comma)
    return ()


def relative(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a relative clause a claim about its antecedent: "a group that has carried out 100 attacks"."""
    tokens = sentence.tokens
    noun = tokens[i].head
    if not is_nominal(sentence, noun) or not is_finite(sentence, i):
        return None
    pronoun = _relative_pronoun(sentence, i)
    if pronoun is None:
        return None
    if pronoun.text.casefold() == "who" and tokens[noun].dep == "nmod" and _is_thing(tokens[noun]):
        noun = tokens[noun].head  # "the president of the foundation, who …"
    words = subtree(sentence, i)
    open_clause = comma_before(sentence, words)
    antecedent = _antecedent(sentence, clause, noun, i)
    if not antecedent or (not open_clause and _is_undefined(sentence, noun)):
        return None
    if tokens[noun].dep == "root" and not child(sentence, noun, "cop") and sentence.kind == "paragraph":
        return None  # a sentence without a verb: it is hidden in the relative clause
    made = replace(
        clause, head=i, rule="relative", own=None, fronted=(), subject=(), carried=(), tail=(), replaced={}
    )
    if pronoun.dep in ("nsubj", "nsubj:pass") and pronoun.head == i:
        made = replace(made, subject=antecedent, replaced={pronoun.i: ()})
    elif (
        pronoun.dep == "obj" and pronoun.head == i and subject(sentence, i) and tokens[noun].entity != "DATE"
    ):
        particle = child(sentence, i, "compound:prt")
        after = particle.i if particle else i
        made = replace(made, replaced={pronoun.i: (), after: (after, *antecedent)})
    elif pronoun.dep == "nmod:poss":
        ending = "’" if has(tokens[noun], "Number=Plur") and tokens[noun].text.endswith("s") else "’s"
        made = replace(made, replaced={pronoun.i: (*antecedent, ending)})
    else:
        return None
    return Split((made,), detached=open_clause)


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
    if noun == clause.head and (child(sentence, noun, "cop") or "is" in clause.carried):
        said_of = subject_of(sentence, clause)
        pronoun = (
            len(said_of) == 1 and isinstance(said_of[0], int) and tokens[said_of[0]].pos in ("PRON", "DET")
        )
        return phrase(sentence, noun) if pronoun else said_of
    if tokens[noun].dep == "appos" and is_nominal(sentence, tokens[noun].head):
        return phrase(sentence, tokens[noun].head)
    if any(t.i < relative for t in children(sentence, noun, "conj")):
        return named(sentence, noun)  # "Sudan and Yemen, which are covered"
    start = min(subtree(sentence, relative))
    return trimmed(sentence, noun, [k for k in phrase(sentence, noun) if k < start])


def _is_thing(noun: Token) -> bool:
    if noun.entity in ("ORG", "LOC"):
        return True
    return noun.pos == "NOUN" and not has(noun, "Number=Plur") and not is_role(noun.lemma)


def _is_undefined(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    if token.pos == "PRON" or token.text.casefold() in UNDEFINED:
        return True
    return any(t.text.casefold() in UNDEFINED for t in children(sentence, noun, "det", "amod", "advmod"))


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
    if other.pos == "NUM":
        age = noun.pos == "PROPN" and _is_age(sentence, words)
        return Split((replace(made, subject=name, carried=("is",)),)) if age else None
    indefinite = any(t.text.casefold() in ("a", "an") for t in children(sentence, i, "det"))
    if other.pos == "PROPN" and not indefinite:
        if child(sentence, i, "conj") or not _is_described(sentence, noun.i) or not is_kind(noun.lemma):
            return None
        called = phrase(sentence, i)
        made = replace(made, head=noun.i, own=name, subject=called, carried=("is",))
        return Split((made,), detached=False)
    # A description says something of a name that stands right before it; of a noun further back it is not certain.
    if noun.pos != "PROPN" or not _is_beside(sentence, name[-1], words[0]) or not _is_described(sentence, i):
        return None
    if not is_kind_of(other.lemma, noun.entity) and (indefinite or noun.entity in ("PERSON", "LOC")):
        return None  # "… in Baghdad, a move that …": what happened is meant, not the place
    plural = has(other, "Number=Plur")
    return Split((replace(made, subject=name, carried=("are" if plural else "is",)),))


def _apposed_to(sentence: Sentence, i: int) -> Token:
    """Return the noun that an apposition explains: people have the office, not what the office is for."""
    tokens = sentence.tokens
    noun = tokens[tokens[i].head]
    if noun.dep == "nmod" and not is_role(noun.lemma) and is_role(tokens[noun.head].lemma):
        named_after_office = tokens[i].pos == "PROPN" and tokens[i].entity in ("PERSON", "")
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
    if child(sentence, i, "nsubj", "nsubj:pass", "cop", "aux"):
        return False  # a clause
    nominal = is_nominal(sentence, noun) and is_nominal(sentence, i) and sentence.tokens[noun].pos != "PRON"
    listed = _is_bracketed(sentence, words) or _coordinator_inside(sentence, noun)
    return nominal and comma_before(sentence, words) and not listed


def _is_beside(sentence: Sentence, last: int, first: int) -> bool:
    """Return whether no more than an age or a bracket stands between two words."""
    depth = 0
    for token in sentence.tokens[last + 1 : first]:
        depth += token.text in ("(", "[")
        if depth == 0 and token.pos not in ("PUNCT", "NUM"):
            return False
        depth -= token.text in (")", "]")
    return True


def _is_bracketed(sentence: Sentence, words: tuple[int, ...]) -> bool:
    first = words[0]
    return sentence.tokens[first].text in ("(", "[") or (
        first > 0 and sentence.tokens[first - 1].text in ("(", "[")
    )


def _coordinator_inside(sentence: Sentence, noun: int) -> bool:
    """Return whether the noun is one of a list, where a comma separates rather than explains."""
    return sentence.tokens[noun].dep == "conj" or child(sentence, noun, "conj") is not None


def _is_described(sentence: Sentence, i: int) -> bool:
    """Return whether the noun comes with words that say something: a determiner, a possessor, a complement."""
    return any(
        t.dep in ("det", "nmod", "nmod:poss", "amod", "compound", "acl", "acl:relcl")
        for t in children(sentence, i)
    )


_OLDEST = 125


def _is_age(sentence: Sentence, words: tuple[int, ...]) -> bool:
    numbers = [sentence.tokens[k].text for k in words if sentence.tokens[k].pos != "PUNCT"]
    return len(numbers) == 1 and numbers[0].isdigit() and int(numbers[0]) <= _OLDEST


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
        or _is_bracketed(sentence, words)
        or noun.pos == "PRON"
    ):
        return None
    name = named(sentence, noun.i)
    if not name or name[-1] >= words[0] or child(sentence, noun.i, "cop", "nsubj", "nsubj:pass"):
        return None
    plural = has(noun, "Number=Plur") or child(sentence, noun.i, "conj") is not None
    made = replace(
        clause, head=i, rule="participle", own=None, fronted=(), tail=(), replaced={}, subject=name,
        carried=("were" if plural else "was",),
    )  # fmt: skip
    return Split((made,))


def result(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Say what a participle after a comma says of the subject: "it went off, killing four" is "it killed four"."""
    token = sentence.tokens[i]
    main = sentence.tokens[clause.head]
    if token.tag != "VBG" or token.head != clause.head or i < clause.head or main.pos != "VERB":
        return None
    if child(sentence, i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "case", "conj"):
        return None
    if (
        child(sentence, i, "obj") is None
        or speech_act(token.lemma)
        or child(sentence, clause.head, "aux:pass")
    ):
        return None
    helpers = {t.lemma.casefold() for t in children(sentence, clause.head, "aux")}
    past = main.tag == "VBD" or (main.tag == "VBN" and helpers <= {"have"})
    words = subtree(sentence, i)
    carrier = subject_of(sentence, clause)
    if not past or not carrier or negation(sentence, clause.head) or not comma_before(sentence, words):
        return None
    if any(t.pos == "VERB" and t.dep != "acl:relcl" for t in sentence.tokens[clause.head + 1 : i]):
        return None  # "… the militias engaging in operations, forming a front": whose front is not clear
    made = replace(
        clause, head=i, rule="result", own=None, fronted=(), tail=(), carried=(), subject=carrier,
        replaced={i: (past_tense(token.lemma),)},
    )  # fmt: skip
    return Split((made,))


def adverbial(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Make a finite clause of time, cause or contrast a claim; a condition stays with what it conditions."""
    if sentence.tokens[i].tag == "VBG" and not auxiliaries(sentence, i):
        return result(sentence, clause, i)
    if not is_finite(sentence, i) or subject(sentence, i) is None:
        return None
    marker = _marker(sentence, i)
    word = marker.text.casefold() if marker else ""
    if marker is None or marker.i > i or word in CONDITIONALS:
        return None
    if word not in CONTRASTS and _marks(sentence, i) & {"if", "so", "than"}:
        return None
    inside = subject(sentence, i)
    if inside is None or inside.text.casefold() in ("who", "which", "that"):
        return None
    made = replace(
        clause, head=i, rule="adverbial", own=None, fronted=(), tail=(), subject=(), carried=(),
        replaced={k: () for k in subtree(sentence, i) if k <= marker.i},
        supposed=clause.supposed or (word not in CONTRASTS and _is_irreal(sentence, clause.head)),
    )  # fmt: skip
    if word in CONTRASTS:
        return Split((made,))
    if word in MAIN_KEEPS and word != "as":
        return Split((made,), detached=False)
    return None


def _is_irreal(sentence: Sentence, head: int) -> bool:
    """Return whether the predicate has still to happen, so that "when" and "after" tell no fact either."""
    words = {t.text.casefold() for t in children(sentence, head, "aux")}
    return bool(words & (HYPOTHETICAL_AUXILIARIES | PLANNED_AUXILIARIES))


def _marker(sentence: Sentence, i: int) -> Token | None:
    """Return the conjunction that subordinates the clause of `i`, where a parser hung it lower too."""
    for token in children(sentence, i):
        if token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB"):
            return token
    words = [
        k
        for k in subtree(sentence, i)
        if sentence.tokens[k].dep != "cc" and sentence.tokens[k].pos != "PUNCT"
    ]
    first = sentence.tokens[words[0]]
    subordinates = (
        first.tag in ("WRB", "IN") and first.text.casefold() in MAIN_KEEPS | CONTRASTS | CONDITIONALS
    )
    return first if subordinates and first.dep != "case" else None


def _marks(sentence: Sentence, i: int) -> set[str]:
    return {t.text.casefold() for t in children(sentence, i, "mark", "advmod") if t.i < i}


def complement(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Give reported speech to its speaker: "the source stated that …" claims what follows, in the source's name."""
    tokens = sentence.tokens
    verb = tokens[i].head
    act = speech_act(tokens[verb].lemma) if tokens[verb].pos == "VERB" else ""
    if act in ("", "asks") or not is_finite(sentence, i):
        return None
    if verb != clause.head and (
        tokens[verb].dep not in ("advcl", "acl", "conj") or tokens[verb].tag != "VBG"
    ):
        return None
    if negation(sentence, verb) or any(
        t.text.casefold() in HYPOTHETICAL_AUXILIARIES for t in children(sentence, verb, "aux")
    ):
        return None
    marks = list(children(sentence, i, "mark"))
    quoted = _is_quoted(sentence, i)
    introduced = any(t.text.casefold() == "that" for t in marks)
    follows = min(subtree(sentence, i)) == verb + 1
    if not (introduced or quoted or follows or tokens[verb].lemma.casefold() in BARE_REPORTS):
        return None
    first = tokens[min(subtree(sentence, i))]
    asked = first.tag in ("WRB", "WP", "WDT", "WP$") or any(
        t.text.casefold() in ("whether", "if") for t in marks
    )
    if asked and not quoted:
        return None
    speaker = subject(sentence, verb)
    if speaker is not None and speaker.tag == "DT":
        return None  # "that said, …"
    if speaker is not None and verb != clause.head:
        pieces: tuple[Piece, ...] = name_of(sentence, speaker.i)
    elif speaker is not None and not clause.subject:
        pieces = name_of(sentence, speaker.i)
    else:
        pieces = subject_of(sentence, clause)
        nearest = _nearest_subject(sentence, verb) if tokens[verb].tag == "VBG" else None
        if verb != clause.head and nearest is not None:
            pieces = name_of(sentence, nearest)
    if child(sentence, verb, "aux:pass"):
        if speaker is None or speaker.text.casefold() != "it":
            return None  # "we were told that …": who tells it is open, whom it concerns is not
        agent = child(sentence, verb, "obl:agent")
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
    return Split((made,))


def _without_that(sentence: Sentence, i: int, verb: int) -> dict[int, tuple[Piece, ...]]:
    """Drop "that" before what is reported, also where the parser took it for a determiner."""
    dropped: dict[int, tuple[Piece, ...]] = {
        t.i: () for t in children(sentence, i, "mark") if t.text.casefold() == "that"
    }
    first = min(subtree(sentence, i))
    tokens = sentence.tokens
    if (
        tokens[first].text.casefold() == "that"
        and first in (verb + 1, verb + 2)
        and tokens[first + 1].pos != "AUX"
    ):
        dropped[first] = ()
    return dropped


def _nearest_subject(sentence: Sentence, participle: int) -> int | None:
    """Return the subject of the last finite verb before a participle ("…, saying that"), relative clauses aside."""
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


def parataxis(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split clauses that stand side by side; after a verb of saying the second is what is said."""
    tokens = sentence.tokens
    if tokens[i].head != clause.head or not is_predicate(sentence, i):
        return None
    if not is_finite(sentence, i) or subject(sentence, i) is None:
        return None
    act = speech_act(tokens[clause.head].lemma)
    bare = child(sentence, clause.head, "obj", "ccomp", "xcomp") is None
    if act not in ("", "asks") and bare and subject_of(sentence, clause):
        return Split((Clause(i, "complement", attribution=Attribution(subject_of(sentence, clause), act)),))
    return Split((Clause(i, "parataxis", attribution=clause.attribution, supposed=clause.supposed),))


TRANSFORMATIONS: MappingProxyType[str, Transformation] = MappingProxyType(
    {
        "acl": participle,
        "conj": coordination,
        "acl:relcl": relative,
        "appos": apposition,
        "advcl": adverbial,
        "ccomp": complement,
        "parataxis": parataxis,
    }
)
"""The function for each relation of Universal Dependencies."""
