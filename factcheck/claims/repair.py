"""Trees put right where punctuation tells more surely than the parser what belongs together.

News text puts the verb of saying before, behind or inside what is said, and a parser that learned mostly from other
text hangs it anywhere: where quotation marks are clear, the quotation becomes a complement of the verb beside it.  The
same for ", who …" and ", president of …" after a name, and for a clause after a semicolon.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims import apposed, neighbours, wholes
from factcheck.claims.claim import Token
from factcheck.claims.colons import colons, semicolons
from factcheck.claims.heads import SUBJECTS, TENSED, clear_of, is_below, is_tree, lift, top_of_name
from factcheck.claims.lexicon import INTRANSITIVE, PLACES, is_office, is_role
from factcheck.claims.quoted import quotations
from factcheck.claims.saying import final_and_inserted_reports, sources
from factcheck.claims.told import told

__all__ = ["repaired"]

_COMPLEMENTS = frozenset({"obj", "iobj", "obl", "obl:agent"})
_SUBJECT_WORDS = frozenset({"neither", "both", "none", "each", "all", "some", "few", "many", "most"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FUNCTION_VERBS = frozenset({"aux", "aux:pass", "cop"})
_FUNCTION_RELATIONS = frozenset({"aux", "aux:pass", "cop", "mark", "cc", "punct"})
_CONTENT_RELATIONS = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "expl", "obj", "obl", "advcl", "ccomp", "xcomp"}
)
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "cop", "csubj", "expl", "aux"})
_MODIFYING = frozenset({"acl", "nmod", "amod", "compound", "dep", "parataxis", "conj"})
_RELATIVE = frozenset({"acl:relcl", "advcl:relcl", "ccomp", "csubj"})


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with reported speech below its verb of saying.

    The result is a tree whatever the parser gave: a step that would tie words in a circle, or leave two roots, is not
    taken.
    """
    heads = [t.head for t in tokens]
    deps = [t.dep for t in tokens]
    for step in _STEPS:
        before = heads.copy(), deps.copy()
        step(tokens, heads, deps)
        if heads != before[0] and not is_tree(heads):
            heads, deps = before
    return tuple(
        t if (t.head, t.dep) == (heads[t.i], deps[t.i]) else replace(t, head=heads[t.i], dep=deps[t.i])
        for t in tokens
    )


def _below_function_words(_: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang what the parser hung on an auxiliary or a conjunction on the word that those belong to."""
    for k, dep in enumerate(deps):
        if dep in _CONTENT_RELATIONS and deps[heads[k]] in _FUNCTION_RELATIONS:
            heads[k] = heads[heads[k]]


def _verbless_root(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a noun the subject of the finite verb behind it when the parser took the verb for a modifier."""
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    if tokens[root].pos not in ("NOUN", "PROPN") or any(
        heads[k] == root and deps[k] in _CLAUSAL for k in range(len(tokens))
    ):
        return
    for verb in range(root + 1, len(tokens)):
        token = tokens[verb]
        noun = heads[verb]
        if token.tag == "VBD" and deps[verb] == "amod" and verb < noun and heads[noun] == root:
            # "The attack wounded 56 soldiers": a past tense is no adjective.
            heads[verb], deps[verb] = verb, "root"
            heads[noun], deps[noun] = verb, "obj"
            heads[root], deps[root] = verb, "nsubj"
            for k in range(len(tokens)):
                if k > noun and heads[k] == root:
                    heads[k] = verb
            return
        behind_description = (
            token.tag == "VBD"
            and deps[verb] == "acl"
            and deps[noun] == "appos"
            and heads[noun] == root
            and tokens[verb - 1].text == ","
        )  # "Amina Diallo, a girl of 17, headed in a cross"
        below = heads[verb] == root and (
            deps[verb] in _MODIFYING or _behind_relative(tokens, heads, deps, verb, root)
        )
        if token.pos != "VERB" or not (below or behind_description):
            continue
        own = {deps[k] for k in range(len(tokens)) if heads[k] == verb and k != verb}
        if own & SUBJECTS or own & {"mark", "aux", "aux:pass", "cop"}:
            continue
        done_to = "obl:agent" in own and token.lemma.casefold() not in INTRANSITIVE  # "failed by a whisker"
        if token.tag in ("VBD", "VBZ", "VBP") or (token.tag == "VBN" and not done_to):
            heads[verb], deps[verb] = verb, "root"
            for k in range(len(tokens)):
                if k > verb and heads[k] == root and deps[k] not in ("flat", "appos", "compound"):
                    heads[k] = verb
            heads[root], deps[root] = verb, "nsubj"
            return


def _behind_relative(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], verb: int, noun: int
) -> bool:
    """Tell the main verb of "The banks, to which they owed money, receive shares" from a second relative clause."""
    earlier = any(heads[k] == noun and deps[k] == "acl:relcl" for k in range(noun + 1, verb))
    return (
        deps[verb] == "acl:relcl" and earlier and tokens[verb].tag in TENSED and tokens[verb - 1].text == ","
    )


def _past_tense_before_object(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a verb of "claimed" in "No group claimed responsibility", where it was taken for an adjective."""
    for token in tokens[1:-1]:
        verb, thing, before = token.i, heads[token.i], token.i - 1
        if deps[verb] != "amod" or token.tag not in ("VBN", "VBD") or thing != verb + 1:
            continue
        owner = (
            deps[before] == "nmod:poss" and heads[before] == thing and tokens[before].pos in ("NOUN", "PROPN")
        )
        if not owner and not (deps[before] == "nsubj" and heads[before] == verb):
            continue
        heads[verb], deps[verb] = (verb if heads[thing] == thing else heads[thing]), deps[thing]
        heads[before], deps[before] = verb, "nsubj"
        heads[thing], deps[thing] = verb, "obj"
        for k in range(len(tokens)):
            if heads[k] == thing and k != thing and (deps[k] == "punct" or k < before):
                heads[k] = verb if deps[k] == "punct" else before
        if deps[verb] in ("obj", "nmod", "obl"):
            deps[verb] = "ccomp"  # "The army said no group claimed responsibility"


def _relative_clauses(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang "…, who led the trial" on the noun before it when the parser made it anything else."""
    for token in tokens[1:]:
        verb = heads[token.i]
        if token.text.casefold() not in ("who", "which") and not _stands_for_noun(tokens, token.i):
            continue
        if deps[token.i] not in ("nsubj", "nsubj:pass"):
            continue
        before = token.i - 2 if tokens[token.i - 1].text == "," else token.i - 1
        # A whole clause is no "who", and a person named right before it is ("according to Hugo Salgado, who led it").
        whom = token.text.casefold() == "who" and before >= 0
        loose = whom and (deps[verb] == "advcl:relcl" or _names_another(tokens, heads, deps, verb, before))
        if (
            (deps[verb] in _RELATIVE and not loose)
            or before < 0
            or tokens[before].pos not in ("NOUN", "PROPN")
            or verb < token.i
        ):
            continue
        noun = before
        while deps[noun] in ("flat", "compound", "fixed", "goeswith") and heads[noun] < noun:
            noun = heads[noun]
        if not is_below(heads, noun, range(verb, verb + 1)):
            heads[verb], deps[verb] = noun, "acl:relcl"


def _prepositional_relatives(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang ", for which he paid" on the noun before the comma, not on what is said: "was part of the plan, …"."""
    for token in tokens[3:]:
        verb, before = heads[token.i], token.i - 3
        if token.text.casefold() != "which" or deps[token.i] != "obl" or tokens[token.i - 1].pos != "ADP":
            continue
        if (
            tokens[before + 1].text != ","
            or tokens[before].pos != "NOUN"
            or deps[verb] not in ("acl:relcl", "parataxis")
        ):
            continue
        predicate = any(heads[k] == heads[verb] and deps[k] == "cop" for k in range(len(tokens)))
        if (
            (predicate or deps[verb] == "parataxis")
            and heads[verb] != before
            and clear_of(heads, verb, before)
        ):
            heads[verb], deps[verb] = before, "acl:relcl"


def _names_another(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], clause: int, last: int
) -> bool:
    """Return whether a person's name ends with the word `last`, and the clause hangs on what is none."""
    if tokens[last].entity != "PERSON" or tokens[last].pos != "PROPN" or deps[clause] != "acl:relcl":
        return False
    name, above = top_of_name(heads, deps, last), tokens[heads[clause]]
    return above.i not in (name, heads[name]) and above.pos != "PROPN"


def _main_behind_relative(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make the main verb of "Norway, which has mediated, helped" one where the relative clause was taken for it."""
    for token in tokens[2:]:
        relative, noun = heads[token.i], token.i - 2
        if (
            token.text.casefold() not in ("who", "which")
            or tokens[token.i - 1].text != ","
            or relative < token.i
        ):
            continue
        while deps[noun] in ("flat", "compound") and heads[noun] < noun:
            noun = heads[noun]
        if heads[noun] != relative or deps[noun] not in SUBJECTS or deps[token.i] not in SUBJECTS:
            continue
        main = next(
            (k for k in range(relative + 1, len(tokens)) if heads[k] == relative and deps[k] == "ccomp"), None
        )
        if main is None or tokens[main].tag not in TENSED or tokens[main - 1].text != ",":
            continue
        lift(heads, deps, main, relative)
        heads[noun] = main
        heads[relative], deps[relative] = noun, "acl:relcl"
        for k in range(main + 1, len(tokens)):
            if heads[k] == relative:
                heads[k] = main


def _counted_subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a subject of a "neither" or "both" that opens a sentence and was taken for an adverb."""
    verb = heads[0]
    if tokens[0].text.casefold() not in _SUBJECT_WORDS or deps[0] not in ("advmod", "cc:preconj", "det"):
        return
    if verb > 0 and tokens[verb].pos == "VERB" and all(deps[k] in _FUNCTION_VERBS for k in range(1, verb)):
        if not any(heads[k] == verb and deps[k] in SUBJECTS for k in range(len(tokens))):
            deps[0] = "nsubj"


def _stands_for_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether "that" right behind a noun is its pronoun ("a comet that will be back")."""
    return (
        tokens[i].tag == "WDT"
        and tokens[i].text.casefold() == "that"
        and tokens[i - 1].pos in ("NOUN", "PROPN")
    )


def _participles(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a participle of "a notebook, kept in code,": a relative clause has a subject or an auxiliary.

    As well of "residents reached by telephone said": nobody says "reached".
    """
    having = {heads[k] for k, dep in enumerate(deps) if dep in SUBJECTS or dep in _FUNCTION_VERBS}
    for token in tokens:
        k, verb = token.i, heads[token.i]
        if deps[k] == "ccomp" and token.tag == "VBN" and 0 < k < verb and k not in having:
            if heads[k - 1] == verb and deps[k - 1] in SUBJECTS and tokens[k - 1].pos == "NOUN":
                heads[k], deps[k] = k - 1, "acl"
        if deps[token.i] == "acl:relcl" and token.tag == "VBN" and token.i not in having:
            deps[token.i] = "acl"


_SETTING = frozenset(
    {"in", "on", "at", "near", "outside", "after", "before", "during", "since", "from", "by"}
)


def _behind_participles(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give back to the main verb what follows ", stolen in 1994," between its commas: where and when it happened."""
    for token in tokens[2:]:
        k, noun = token.i, heads[token.i]
        if deps[k] != "acl" or token.tag != "VBN" or noun > k or tokens[k - 1].text != ",":
            continue
        above = noun
        while tokens[above].pos != "VERB" and heads[above] != above and deps[above] in _COMPLEMENTS:
            above = heads[above]
        own = [j for j in range(k + 1, len(tokens)) if heads[j] == k and deps[j] != "punct"]
        if tokens[above].pos != "VERB" or above > noun or len(own) < 2:
            continue
        for j in own[1:]:
            first = next(i for i in range(k + 1, j + 1) if deps[i] != "punct" and is_below(heads, i, (j,)))
            setting = tokens[first - 1].text == "," and tokens[first].text.casefold() in _SETTING
            if setting and deps[j] in ("obl", "advcl"):
                for later in (i for i in own if i >= j):
                    heads[later] = above
                break


def _where(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang ", where they live" on the place before it when the parser hung it on what is none.

    "They will be heard by video from Germany, where they live."
    """
    for token in tokens[2:]:
        verb, place = heads[token.i], token.i - 2
        if token.text.casefold() != "where" or deps[verb] != "acl:relcl" or tokens[place + 1].text != ",":
            continue
        place = top_of_name(heads, deps, place)
        noun = tokens[heads[verb]]
        elsewhere = noun.entity == "LOC" or noun.lemma.casefold() in PLACES
        if tokens[place].entity == "LOC" and deps[place] in ("obl", "obj") and not elsewhere:
            if clear_of(heads, verb, place):
                heads[verb] = place


def _listed_names(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Coordinate "Anna Berg, Lea Hoffmann and Jonas Weber": nobody is called by two full names."""
    for token in tokens[1:]:
        if deps[token.i] == "flat" and heads[token.i] > token.i and token.entity and not token.entity_start:
            # The rest of a name hangs on its first word, which stands before it.
            before = token.i - 1
            heads[token.i] = heads[before] if deps[before] == "flat" and heads[before] < before else before
    for token in tokens:
        first = tokens[heads[token.i]]
        alike = (
            token.entity == first.entity != "" and token.entity_start and token.pos == first.pos == "PROPN"
        )
        if deps[token.i] != "appos" or not alike or tokens[token.i - 1].text != ",":
            continue
        joined = [
            k for k in range(token.i + 1, len(tokens)) if deps[k] == "conj" and heads[k] in (token.i, first.i)
        ]
        if any(deps[t.i] == "cc" and heads[t.i] in joined for t in tokens):
            deps[token.i] = "conj"
            for k in joined:
                heads[k] = first.i


def _offices(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Coordinate "president of the Senate and leader of the party": the leader is no part of the Senate."""
    for token in tokens:
        inner = tokens[heads[token.i]]
        if (
            deps[token.i] != "conj"
            or not _names_office(token)
            or _names_office(inner)
            or inner.pos not in _NOMINAL
        ):
            continue
        outer = inner
        while deps[outer.i] in ("nmod", "conj") and heads[outer.i] < outer.i:
            outer = tokens[heads[outer.i]]
            if _names_office(outer) and outer.tag.endswith("S") == token.tag.endswith("S"):
                heads[token.i] = outer.i
                break


def _coordinated_clauses(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang a finite clause or predicate behind "and" on a clause, not on a noun or a participle inside one.

    "It is a country of farmers, and most of them are poor"; "she became a judge and is the author of two books".
    """
    subjects = {heads[k] for k in range(len(tokens)) if deps[k] in SUBJECTS}
    finite = {
        heads[k] for k in range(len(tokens))
        if deps[k] in ("aux", "aux:pass", "cop") and tokens[k].tag in TENSED
    }  # fmt: skip
    finite |= {t.i for t in tokens if t.tag in TENSED and t.pos == "VERB"}
    joined = {heads[t.i] for t in tokens if deps[t.i] == "cc" and t.text.casefold() in ("and", "but")}
    after_comma = {
        heads[t.i] for t in tokens[1:]
        if deps[t.i] == "cc" and tokens[t.i - 1].text == "," and t.text.casefold() in ("and", "but")
    }  # fmt: skip
    for token in tokens:
        k, head = token.i, heads[token.i]
        if deps[k] != "conj" or k not in finite or k not in joined or head in finite or head in subjects:
            continue
        if k in subjects and k not in after_comma:
            continue
        above = head
        while above not in finite and heads[above] != above:
            above = heads[above]
        if above in finite and above in subjects and deps[above] != "acl:relcl":
            heads[k] = above


_PLURAL, _SINGULAR = frozenset({"have", "are", "were", "do"}), frozenset({"has", "is", "was", "does"})
_PLURALS, _SINGULARS = frozenset({"NNS", "NNPS"}), frozenset({"NN", "NNP"})


def _disagreeing(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give "clubs complain that the glue does harm, and have asked for another" its clubs: glue does not "have"."""
    subjects = {heads[k]: k for k in range(len(tokens)) if deps[k] in SUBJECTS}
    for token in tokens:
        k, inner = token.i, heads[token.i]
        if deps[k] != "conj" or deps[inner] != "ccomp" or k in subjects:
            continue
        outer = heads[inner]
        form = next((t.text.casefold() for t in tokens[inner:k] if heads[t.i] == k and t.tag in TENSED), "")
        wanted = _PLURALS if form in _PLURAL else _SINGULARS if form in _SINGULAR else None
        if wanted is None or inner not in subjects or outer not in subjects:
            continue
        ours, theirs = (tokens[subjects[verb]].tag for verb in (inner, outer))
        other = _SINGULARS if wanted is _PLURALS else _PLURALS
        if (
            ours in other
            and theirs in wanted
            and not any(deps[j] == "conj" and heads[j] == subjects[inner] for j in range(len(tokens)))
        ):
            heads[k] = outer


def _behind_conjuncts(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give "went to the hall and apologised to the crew" its crew: what stands behind the second verb is the second's.

    Only where the first verb has an object or an adjunct before the second, so that it lacks nothing.
    """
    joined: dict[int, int] = {}
    for token in tokens:
        if deps[token.i] == "conj" and token.pos == "VERB" and tokens[heads[token.i]].pos == "VERB":
            joined[heads[token.i]] = token.i
    if not joined:
        return
    full = {
        heads[k] for k in range(len(tokens))
        if deps[k] in _COMPLEMENTS and heads[k] < k < joined.get(heads[k], 0)
    }  # fmt: skip
    for k in range(len(tokens)):
        verb = joined.get(heads[k])
        if verb is not None and k > verb and deps[k] in _COMPLEMENTS and heads[k] in full:
            heads[k] = verb


def _names_office(token: Token) -> bool:
    return is_role(token.lemma) if token.pos == "NOUN" else token.pos == "PROPN" and is_office(token.text)


_STEPS = (
    _below_function_words,
    wholes.numbers,
    _verbless_root,
    _counted_subjects,
    neighbours.subjects_behind_be,
    _past_tense_before_object,
    wholes.names,
    wholes.kinds,
    neighbours.addressed,
    neighbours.inverted,
    neighbours.subjects,
    quotations,
    final_and_inserted_reports,
    sources,
    told,
    _main_behind_relative,
    _relative_clauses,
    _prepositional_relatives,
    _participles,
    _behind_participles,
    _where,
    apposed.descriptions,
    apposed.second_subjects,
    apposed.joined_descriptions,
    apposed.named,
    wholes.ages,
    _listed_names,
    wholes.conjuncts,
    _offices,
    _coordinated_clauses,
    _disagreeing,
    _behind_conjuncts,
    semicolons,
    colons,
    neighbours.subordinated,
    neighbours.joined,
    neighbours.fronted,
)
"""In this order: names before what is said of them, quotations before the clauses inside them."""
