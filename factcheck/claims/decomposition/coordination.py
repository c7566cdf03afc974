"""Coordinated clauses and predicates: who did the first also did the second."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.adverbials import adverbial
from factcheck.claims.decomposition.clause import Clause, Piece, named, subject_of
from factcheck.claims.decomposition.reports import complement
from factcheck.claims.decomposition.split import Split, marks, subordinator
from factcheck.claims.irregular import PARTICIPLES
from factcheck.claims.lexicon import CONDITIONALS, INTRANSITIVE, speech_act
from factcheck.claims.tree import (
    NEGATIONS,
    agrees,
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

__all__ = ["coordination"]

_ALTERNATIVES = frozenset({"or", "nor"})

_SHARED_AFTER = frozenset({"obj", "iobj", "obl", "obl:agent", "obl:unmarked", "obl:tmod", "xcomp", "advmod"})

_SHARED_BEFORE = frozenset({"obl", "obl:unmarked", "obl:tmod"})

_SHARED_PREPOSITIONS = frozenset({"in", "on", "at", "during", "since", "between", "by", "before", "after"})

_FORMS_AFTER = {"be": ("VBN", "VBG"), "get": ("VBN",), "have": ("VBN",)}
"""Tags that fit behind an auxiliary; the modal ones take an infinitive."""

_PLURAL_FORMS = frozenset({"are", "have", "were", "do"})

_SINGULAR_FORMS = frozenset({"is", "has", "was", "does"})

_SAME_PARTICIPLES = frozenset({"come", "become", "overcome", "run", "put", "cut", "hit", "set", "shut"})
"""Forms that are infinitive and participle: "had gone and come back" shares its "had"."""

_NOT = frozenset({"not", "n't", "n’t", "never"})


def coordination(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split off a coordinated clause or predicate: "was targeted and killed" also says "was killed"."""
    head = clause.head
    if (
        sentence.tokens[i].head != head
        or not is_predicate(sentence, head)
        or not _stands_alone(sentence, head, i)
    ):
        return None
    if not clause.carried and not is_finite(sentence, head):
        return None  # a noun that the parser took for the sentence: what joins what is not clear
    if subject(sentence, i) is None and _belongs_to_report(sentence, head, i):
        return _coordinated_report(sentence, clause, i)
    if _crosses_quote(sentence, head, i):
        return None
    subordinating = subordinator(sentence, i)
    word = "" if subordinating is None or subordinating.i > i else subordinating.text.casefold()
    if word not in ("", "to") and not (word == "that" and clause.attribution is not None):
        return adverbial(sentence, clause, i)  # "…, and when …" hangs on the main verb like any other
    own = subject(sentence, i)
    if own is None:
        return None if _opens_with_clause(sentence, i) else _coordinated_predicate(sentence, clause, i)
    if own.tag in ("WP", "WDT") or _coordinator(sentence, head, i) in _ALTERNATIVES:
        return None
    if not is_finite(sentence, i) or _is_title(sentence, i) or is_elliptic(sentence, i):
        return None  # "…, most of them minor"
    # "since 2010, when two trains met and 15 people died": the year is that of both.
    fronted = clause.fronted if clause.rule == "adverbial" else ()
    return Split((replace(_common(sentence, clause, i), subject=(), fronted=fronted),))


def _opens_with_clause(sentence: Sentence, i: int) -> bool:
    """Return whether a clause with a conjunction of its own comes first, whose subject may be all of this one's."""
    words = map(sentence.tokens.__getitem__, subtree(sentence, i))
    first = next((t for t in words if t.dep != "cc" and t.pos != "PUNCT"), sentence.tokens[i])
    return first.dep == "mark" and first.head != i and first.i < i


def _coordinated_predicate(sentence: Sentence, clause: Clause, i: int) -> Split | None:
    """Split off a predicate that shares its subject, and perhaps auxiliaries and adjuncts, with the one before it."""
    head = clause.head
    marker = _coordinator(sentence, head, i)
    subjects = list(children(sentence, head, "nsubj", "nsubj:pass"))
    shared = subject_of(sentence, clause)
    if not shared or not marker or len(subjects) > 1 or not _agrees(sentence, shared, i):
        return None
    carried = _carried_auxiliaries(sentence, clause, i)
    if carried is None or _shares_object(sentence, head, i):
        return None
    inside = set(subtree(sentence, i))
    joint = max((t.i for t in children(sentence, i, "cc") if t.i < i), default=i)
    counted = any(t.pos == "NUM" and t.i < i for t in children(sentence, i))
    if counted or any(k not in inside for k in range(joint, i)):
        return None  # "… and at most 200 of them make money": what stands before the verb may be its subject
    if marker in _ALTERNATIVES:
        if not _is_negated_by(sentence, (*shared, *carried)):
            return None  # one of two, nobody says which
    elif carried and negation(sentence, head) is not None:
        return None  # "did not see and report": how far the negation reaches is not clear
    last = max(subtree(sentence, i))
    after = [
        t.i
        for t in children(sentence, head)
        if t.i > last and t.dep in _SHARED_AFTER and not _is_source(sentence, t.i)
    ]
    tail = tuple(k for t in after for k in subtree(sentence, t))
    fronted = (clause.fronted or _fronted(sentence, clause)) if _is_of_one_time(sentence, head, i) else ()
    common = _common(sentence, clause, i)
    return Split((replace(common, fronted=fronted, subject=shared, carried=carried, tail=tail),))


def _is_source(sentence: Sentence, i: int) -> bool:
    """Return whether a phrase says whose word it is: "according to the doctor"."""
    return any(t.text.casefold() == "according" for t in children(sentence, i, "case"))


def _is_title(sentence: Sentence, i: int) -> bool:
    """Return whether a "clause" is the title of a work ("My Girlfriend Is an Agent"), as its capitals tell."""
    verb = next(iter(auxiliaries(sentence, i)), sentence.tokens[i])
    return verb.text[0].isupper() and not sentence.text.isupper() and sentence.kind == "paragraph"


def _common(sentence: Sentence, clause: Clause, i: int) -> Clause:
    """Return what a coordinated clause takes over from the first: who says it, and under what condition."""
    conjunctions: dict[int, tuple[Piece, ...]] = {
        k: () for t in children(sentence, i, "cc", "cc:preconj") if t.i < i for k in subtree(sentence, t.i)
    }
    # "…, and that repairs had played no part"
    conjunctions |= {t.i: () for t in children(sentence, i, "mark") if t.text.casefold() == "that"}
    return replace(
        clause,
        head=i,
        rule="coordination",
        own=None,
        tail=(),
        carried=(),
        replaced=conjunctions,
        supposed=clause.supposed or _follows_condition(sentence, clause.head),
    )


def _agrees(sentence: Sentence, shared: tuple[Piece, ...], i: int) -> bool:
    """Return whether a shared subject and the predicate `i` agree in number, as far as their forms tell."""
    words = [sentence.tokens[p] for p in shared if isinstance(p, int)]
    inside = {t.i for t in words}
    top = next((t for t in words if t.head not in inside), None)
    verb = next(iter(auxiliaries(sentence, i)), sentence.tokens[i])
    if top is not None and verb.text.casefold() == "am":
        return agrees(top, verb)
    if top is None or top.pos not in ("NOUN", "PROPN"):
        return True
    for token in words:
        if token.head == top.i and token.dep in ("conj", "nummod", "det"):
            if token.text.casefold() not in ("the", "a", "an"):
                return True  # a number or another noun decides
    return agrees(top, verb)


def _is_negated_by(sentence: Sentence, pieces: tuple[Piece, ...]) -> bool:
    """Return whether the pieces that coordinated predicates share carry their negation ("not", "no group")."""
    return any(isinstance(p, int) and sentence.tokens[p].text.casefold() in NEGATIONS for p in pieces)


def _follows_condition(sentence: Sentence, head: int) -> bool:
    """Return whether a condition stands before everything that is coordinated ("If X, Y and Z")."""
    return any(t.i < head and marks(sentence, t.i) & CONDITIONALS for t in children(sentence, head, "advcl"))


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
    if report is None or carrier is None or not _agrees(sentence, named(sentence, carrier.i), i):
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
    helpers = [t for t in auxiliaries(sentence, clause.head) if t.i < i]
    perfect = bool(helpers) and helpers[-1].lemma == "have" and token.text.casefold() in _SAME_PARTICIPLES
    if token.tag not in ("VBD", "VBN") and is_finite(sentence, i) and not perfect:
        return ()
    if any(t.i > clause.head for t in helpers):
        return None  # an auxiliary behind its verb is misread
    shown = [*(sentence.tokens[p] for p in clause.carried if isinstance(p, int)), *helpers]
    if clause.carried and clause.rule == "participle" and not shown:
        return (
            clause.carried if token.tag == "VBN" else None
        )  # "the company, founded in 1994 and based in Santiago,"
    if token.pos == "ADJ":
        return (*clause.carried, *(t.i for t in helpers))
    if not shown:
        past = token.tag in ("VBN", "VBD") and is_finite(sentence, clause.head)
        # "I book through two ports and pray for one": the present of several has the form of an infinitive.
        return () if past or (token.tag == "VB" and sentence.tokens[clause.head].tag == "VBP") else None
    if child(sentence, i, "mark"):
        return None
    helper = shown[-1].lemma.casefold()
    fitting = _FORMS_AFTER.get(helper, ("VB", "VBP"))
    if helper == "be" and token.tag == "VBG" and sentence.tokens[clause.head].tag == "VBN":
        return None  # "was known for it, as well as restoring …"
    if helper in ("be", "get") and _may_be_passive(sentence, i):
        fitting = (*fitting, "VBD")  # "was targeted and killed": the two forms look the same
    if token.tag not in fitting and not perfect:
        return (
            () if token.tag in ("VBD", "VBP", "VB") else None
        )  # finite: no infinitive follows "have" or "be"
    refused = [t.i for t in children(sentence, clause.head, "advmod") if t.text.casefold() in _NOT]
    return (*clause.carried, *sorted([t.i for t in helpers] + refused))


def _shares_object(sentence: Sentence, head: int, i: int) -> bool:
    """Return whether two verbs side by side may have one object, which stands behind the second ("see or hear it")."""
    side_by_side = all(t.dep == "cc" for t in sentence.tokens[head + 1 : i])
    verb = sentence.tokens[head]
    if not side_by_side or verb.pos != "VERB" or verb.lemma.casefold() in INTRANSITIVE:
        return False
    return child(sentence, i, "obj", "ccomp") is not None and child(sentence, head, "aux:pass") is None


def _is_of_one_time(sentence: Sentence, head: int, i: int) -> bool:
    """Return whether a time before the first predicate may hold for `i` too: both are past, or neither."""
    first, second = (next(iter(auxiliaries(sentence, k)), sentence.tokens[k]).tag for k in (head, i))
    return (first == "VBD") == (second == "VBD") or second in ("VBN", "VBG", "VB")


def _may_be_passive(sentence: Sentence, i: int) -> bool:
    """Return whether a past tense may as well be a participle that shares "was": it has no object and needs one."""
    token = sentence.tokens[i]
    alike = token.text.endswith("ed") or token.text.casefold() in PARTICIPLES
    return alike and token.lemma.casefold() not in INTRANSITIVE and child(sentence, i, "obj") is None


def _fronted(sentence: Sentence, clause: Clause) -> tuple[Piece, ...]:
    """Return a time or a place said before the subject, which all coordinated predicates share."""
    found = subject(sentence, clause.head)
    before = found.i if found else clause.head
    for token in children(sentence, clause.head, *_SHARED_BEFORE):
        marker = child(sentence, token.i, "case")
        if token.i < before and (marker is None or marker.text.casefold() in _SHARED_PREPOSITIONS):
            words = [k for k in subtree(sentence, token.i) if k < before]
            if words[-1] - words[0] >= len(words):
                continue  # something is missing inside: a misreading
            comma = () if sentence.tokens[words[-1]].text == "," else (",",)
            return (*words, *comma)
    return ()
