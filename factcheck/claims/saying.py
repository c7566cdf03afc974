"""Verbs of saying behind or inside what they report: "…, officers on both sides said.", "…, officials say, …".

Commas show such a report more surely than a parser does that learned mostly from other text: between a comma and the
verb stands nothing but who speaks, and behind it at most to whom, when and where.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, TENSED, clear_of, is_below, lift
from factcheck.claims.interrupted import resumed
from factcheck.claims.lexicon import ADDRESSING, DIRECT_SPEECH, FINDING
from factcheck.claims.quoted import MARKS, SHORTEST_SPEECH, is_saying
from factcheck.claims.told import two_subjects

__all__ = ["final_and_inserted_reports", "sources"]

_WINDOW = 12
"""Words of the speaker behind "said" at most ("said the minister's spokesman, Jan Olsen, on Tuesday")."""
_ADVERBIAL = 7
"""Words between a verb of saying and the end of its clause at most: an addressee, a time, a place."""
_LONGEST_SPEAKER = 20
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENS_SPEAKER = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_NO_SPEAKERS = frozenset({"who", "which", "that", "what", "there"})
_INSIDE_NAME = frozenset({"compound", "flat", "nmod:poss", "nmod:desc", "amod"})
_OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod", "case", "conj"})
_SO = frozenset({"so", "such", "now", "given", "provided", "in"})
"""Words before "that" that make it something else than what is said."""
_STOPS = frozenset({".", ";", "!", "?"})
_NEVER_INVERTED = frozenset({"tell", "inform", "assure", "remind", "notify"})
"""Verbs that need somebody told, so that who stands behind one is not who speaks."""
_STATEMENTS = frozenset(
    "statement interview letter email message speech address post tweet note conference briefing call".split()
)


def final_and_inserted_reports(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make "…, she found." say what stands before the comma, and "…, the report says, …" stand beside it."""
    _addressees(tokens, heads, deps)
    _speakers_with_clauses(tokens, heads, deps)
    _day_of_saying(tokens, heads, deps)
    _subjects_before_commas(tokens, heads, deps)
    two_subjects(tokens, heads, deps)
    _content_behind_statements(tokens, heads, deps)
    _content_behind_that(tokens, heads, deps)
    _further_content(tokens, heads, deps)
    done = False
    for token in tokens[SHORTEST_SPEECH:]:
        if done or not _reports(token):
            continue
        if _is_passive(heads, deps, token.i):
            continue
        if _is_inverted(tokens, token):
            done = _inverted_report(tokens, heads, deps, token.i)
            continue
        first = _speaker_start(tokens, heads, deps, token.i)
        behind = _next_mark(tokens, token.i)
        if first is None or behind is None:
            continue
        if resumed(tokens, heads, deps, token.i, first):
            _give_subject(tokens, heads, deps, token.i, first)
            continue
        if not (_has_clause(tokens[: first - 1]) or _goes_on(tokens, behind)):
            continue
        _give_subject(tokens, heads, deps, token.i, first)
        if _goes_on(tokens, behind):
            _insert(tokens, heads, deps, token.i, first)
        elif not _told_before(tokens[: first - 1], heads, deps):
            _report_of_all(tokens, heads, deps, token.i, first)
            done = True


def sources(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang ", according to Hugo Salgado" on the clause, not on the noun before its comma: all of it is his word."""
    for token in tokens[1:]:
        source = heads[token.i]
        if token.text.casefold() != "according" or deps[token.i] != "case" or tokens[token.i - 1].text != ",":
            continue
        above = heads[source]
        while tokens[above].pos in _NOMINAL and heads[above] != above and not _has_copula(heads, deps, above):
            above = heads[above]
        if above != heads[source] and clear_of(heads, source, above):
            heads[source], deps[source] = above, "obl"


def _has_copula(heads: Sequence[int], deps: Sequence[str], k: int) -> bool:
    return any(head == k and dep == "cop" for head, dep in zip(heads, deps, strict=True))


def _addressees(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make an addressee of who stands behind "told": nobody speaks there ("…, its owner, Jan Olsen, told Reuters")."""
    for token in tokens[SHORTEST_SPEECH:]:
        if token.pos != "VERB" or token.lemma.casefold() not in _NEVER_INVERTED:
            continue
        own = [k for k in range(len(tokens)) if heads[k] == token.i and deps[k] == "nsubj"]
        if own and min(own) > token.i:
            for k in own:
                deps[k] = "obj"


def _speakers_with_clauses(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give "says" the subject that was left to its relative clause: "…, says the minister, who came for two hours"."""
    for token in tokens[2:]:
        clause = heads[token.i]
        said = heads[clause]
        if token.tag not in ("WP", "WDT") or tokens[token.i - 1].text != "," or deps[token.i] not in SUBJECTS:
            continue
        if (
            not is_saying(tokens[said])
            or said > token.i
            or deps[clause] not in ("ccomp", "parataxis", "acl:relcl")
        ):
            continue
        own = [k for k in range(said + 1, token.i) if heads[k] == clause and deps[k] in SUBJECTS]
        told = any(heads[k] == said and deps[k] in SUBJECTS for k in range(len(tokens)))
        if len(own) == 1 and not told:
            heads[own[0]], deps[own[0]] = said, "nsubj"
            heads[clause], deps[clause] = own[0], "acl:relcl"


def _day_of_saying(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang on "said" the day right behind it: "said on Monday it will build a plant" tells when it was said."""
    for token in tokens[1:]:
        day = token.i
        if token.entity != "DATE" or not token.entity_start or not deps[day].startswith("obl"):
            continue
        verb = day - 2 if tokens[day - 1].pos == "ADP" and heads[day - 1] == day else day - 1
        content = heads[day]
        if verb < 1 or heads[content] != verb or deps[content] != "ccomp" or not is_saying(tokens[verb]):
            continue
        last = day
        while (
            last + 1 < len(tokens) and tokens[last + 1].entity == "DATE" and not tokens[last + 1].entity_start
        ):
            last += 1
        subject = next((k for k in range(day, content) if heads[k] == content and deps[k] in SUBJECTS), None)
        if subject is None or any(t.text == "," for t in tokens[day:subject]):
            continue
        if all(is_below(heads, k, (subject,)) for k in range(last + 1, subject)):
            heads[day] = verb


def _subjects_before_commas(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give a verb of saying the subject that something between commas parts it from ("The mayor, asked, said")."""
    for token in tokens[SHORTEST_SPEECH:]:
        verb = token.i
        if not is_saying(token) or token.tag not in ("VBD", "VBZ") or tokens[verb - 1].text != ",":
            continue
        if any(
            heads[k] == verb and (deps[k] in SUBJECTS or (k > verb and deps[k] == "nsubj"))
            for k in range(len(tokens))
        ):
            continue
        if (
            verb + 1 < len(tokens)
            and tokens[verb + 1].pos in _OPENS_SPEAKER
            and tokens[verb + 1].text.casefold() != "that"
            and token.lemma.casefold() not in _NEVER_INVERTED
        ):
            continue  # ", said the minister"
        commas = [k for k in range(verb - 1) if tokens[k].text == ","]
        if not commas:
            continue
        start = commas[-2] + 1 if len(commas) > 1 else 0
        speaker = tokens[start : commas[-1]]
        if (
            not speaker
            or speaker[0].pos not in _OPENS_SPEAKER
            or any(t.pos in ("VERB", "AUX", "SCONJ") for t in speaker)
        ):
            continue
        subject = _head_of(tokens, heads, start, commas[-1])
        if subject is None or subject == heads[subject]:
            continue
        inserted = heads[subject]
        if commas[-1] < inserted < verb:
            lift(heads, deps, verb, inserted)
            heads[inserted], deps[inserted] = subject, "acl"
        lift(heads, deps, verb, subject)
        heads[subject], deps[subject] = verb, "nsubj"


def _content_behind_statements(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang what is said on the verb where the parser hung it on the noun before ("told us in a statement that …")."""
    for mark in tokens[SHORTEST_SPEECH:]:
        content = heads[mark.i]
        noun = heads[content]
        verb = heads[noun]
        if (
            mark.text.casefold() != "that"
            or deps[mark.i] != "mark"
            or deps[content] != "acl"
            or deps[noun] != "obl"
        ):
            continue
        stated = tokens[noun].lemma.casefold() in _STATEMENTS and is_saying(tokens[verb])
        if stated and not any(heads[k] == verb and deps[k] == "ccomp" for k in range(len(tokens))):
            heads[content], deps[content] = verb, "ccomp"


def _content_behind_that(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a report of "said that the fault lay in a line" where its verb was taken for a clause about the fault."""
    for mark in tokens[SHORTEST_SPEECH - 1 :]:
        said, noun = mark.i - 1, heads[mark.i]
        if deps[noun] in ("acl:relcl", "acl"):
            noun = heads[noun]
        if (
            mark.text.casefold() != "that"
            or heads[noun] != said
            or noun < mark.i
            or not is_saying(tokens[said])
        ):
            continue
        clauses = [
            k for k in range(noun + 1, len(tokens)) if heads[k] == noun and deps[k] in ("acl:relcl", "acl")
        ]
        content = next((k for k in clauses if tokens[k].tag in TENSED), None)
        if content is None or any(heads[k] == content and deps[k] in SUBJECTS for k in range(noun, content)):
            continue  # "said that the man they held …"
        heads[content], deps[content] = said, "ccomp"
        heads[noun], deps[noun] = content, "nsubj"
        heads[mark.i] = content


def _further_content(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Hang each clause with "that" where it is said: "stated for the record that the dam held, and that nobody …"."""
    for mark in tokens[1:]:
        clause = heads[mark.i]
        said = heads[clause]
        behind = said < mark.i and mark.text.casefold() == "that" and deps[mark.i] == "mark"
        if not behind or not is_saying(tokens[said]):
            continue
        before = next((k for k in range(said + 1, mark.i) if heads[k] == said and deps[k] == "ccomp"), None)
        if deps[clause] == "conj" and before is not None:
            heads[clause] = before
        elif deps[clause] == "advcl" and before is None and tokens[mark.i - 1].text.casefold() not in _SO:
            deps[clause] = "ccomp"


def _told_before(tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str]) -> bool:
    """Return whether somebody says something in these words already."""
    return any(is_saying(t) and t.tag in TENSED and not _is_passive(heads, deps, t.i) for t in tokens)


def _is_passive(heads: Sequence[int], deps: Sequence[str], verb: int) -> bool:
    return any(heads[k] == verb and deps[k] == "aux:pass" for k in range(verb))


def _reports(token: Token) -> bool:
    told = token.lemma.casefold() in DIRECT_SPEECH or token.lemma.casefold() in FINDING
    return token.pos == "VERB" and told and token.tag in ("VBD", "VBZ", "VBP", "VBN", "VB")


def _is_inverted(tokens: Sequence[Token], token: Token) -> bool:
    """Return whether who speaks stands behind the verb: "…, said the minister"; not "the minister, Jan Olsen, said"."""
    behind = tokens[token.i + 1 : token.i + 2]
    opens = bool(behind) and behind[0].pos in _OPENS_SPEAKER
    speaks = token.lemma.casefold() in DIRECT_SPEECH - _NEVER_INVERTED
    return tokens[token.i - 1].text == "," and speaks and opens


def _has_clause(tokens: Sequence[Token]) -> bool:
    return any(t.tag in TENSED and t.pos in ("VERB", "AUX") for t in tokens)


def _speaker_start(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int) -> int | None:
    """Return the first word of who speaks, when nothing else stands between a comma and the verb."""
    k = verb - 1
    while k > 0 and tokens[k].pos in ("AUX", "ADV"):
        k -= 1
    if tokens[k].text == ",":  # "the engineer, Mahbub Alam, has confirmed"
        subject = next((j for j in range(k) if heads[j] == verb and deps[j] in SUBJECTS), None)
        if subject is None or tokens[subject].pos not in _NOMINAL:
            return None
        first = min(
            (j for j in range(subject + 1) if tokens[j].pos != "PUNCT" and is_below(heads, j, (subject,))),
            default=subject,
        )
        return first if first > 0 and tokens[first - 1].text == "," else None
    last = k
    while k >= 0 and last - k < _LONGEST_SPEAKER and tokens[k].text != ",":
        token = tokens[k]
        if token.pos in ("VERB", "AUX", "SCONJ") and (token.tag in TENSED or token.pos == "SCONJ"):
            # "the diplomats who took part agree"
            if not any(t.text.casefold() in ("who", "which") for t in tokens[max(0, k - 2) : k]):
                return None
        if token.text in _STOPS or token.text in MARKS or token.text == ":":
            return None
        k -= 1
    if k < 0 or tokens[k].text != "," or k + 1 > last:
        return None
    relative = next((j for j in range(verb - 1, k, -1) if tokens[j].tag in ("WP", "WDT")), None)
    if relative is not None and not any(t.tag in TENSED for t in tokens[relative:verb]):
        return None  # "a step that the bank fears"
    if k > 0 and tokens[k - 1].pos == "SCONJ":
        return None  # "a fact that, his lawyer said, shows …": only what follows is reported
    opener = tokens[k + 1]
    if opener.tag in ("VBG", "VBN") and tokens[k + 2].pos in ("NOUN", "PROPN"):
        opener = tokens[k + 2]  # "returning officer Héctor Sosa", "retired judge Ann Berg"
    if opener.pos not in _OPENS_SPEAKER or opener.text.casefold() in _NO_SPEAKERS or opener.entity == "DATE":
        return None
    return k + 1 if _head_of(tokens, heads, k + 1, last + 1) is not None else None


def _head_of(tokens: Sequence[Token], heads: list[int], start: int, end: int) -> int | None:
    """Return the noun of a phrase that other words hang on: the first that no preposition leads."""
    for k in range(start, end):
        if tokens[k].pos == "ADP":
            return None
        inside = start <= heads[k] < end and heads[k] > k
        if tokens[k].pos in _NOMINAL or (tokens[k].pos == "NUM" and not inside):
            if not inside or tokens[k + 1].text == "of":
                return k
            if all(t.pos in ("NOUN", "PROPN", "ADJ", "PART", "NUM") for t in tokens[k + 1 : heads[k] + 1]):
                return heads[k]
            return k
    return None


def _give_subject(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, first: int) -> None:
    """Hang who speaks on the verb, wherever the parser hung it, and nothing before on it as a subject."""
    own = [k for k in range(first, verb) if heads[k] == verb and deps[k] in SUBJECTS]
    led = {heads[k] for k in range(first, verb) if deps[k] == "case"}
    own = [k for k in own if k not in led]  # "a report by the university shows": the report does
    subject = own[0] if own else _head_of(tokens, heads, first, verb)
    if subject is None:
        return
    lift(heads, deps, verb, subject)
    heads[subject], deps[subject] = verb, "nsubj"
    for k in range(first, verb):
        if heads[k] == verb and k in led and deps[k] in SUBJECTS:
            deps[k] = "nmod"
        strays = heads[k] == verb and deps[k] in _OF_NOUNS
        if k != subject and (strays or not first <= heads[k] <= verb):
            heads[k] = subject


def _next_mark(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the comma or full stop after a verb of saying and at most a few words ("on Tuesday"), None if far."""
    for k in range(verb + 1, min(verb + 2 + _ADVERBIAL, len(tokens))):
        if tokens[k].text in {",", ".", ";", "–", "—"} or tokens[k].text in MARKS:
            return k
        if tokens[k].pos in ("VERB", "AUX", "SCONJ") or tokens[k].text == ":":
            return None
        thing = tokens[k].pos in _NOMINAL and tokens[k].entity != "DATE"
        if k == verb + 1 and thing and tokens[verb].lemma.casefold() not in ADDRESSING:
            return None
        if k == verb + 1 and tokens[k].pos in ("DET", "NUM", "ADJ") and tokens[k].tag != "JJ":
            if tokens[verb].lemma.casefold() not in ADDRESSING:
                return None
    return None


def _goes_on(tokens: Sequence[Token], mark: int) -> bool:
    """Return whether the sentence goes on with what is reported, rather than with who speaks or how."""
    if tokens[mark].text != "," or mark + 1 >= len(tokens):
        return False
    follows = tokens[mark + 1]
    if follows.tag == "VBG" or follows.text.casefold() in ("who", "which", "whose"):
        return False
    return _has_clause(tokens[mark + 1 :])


def _insert(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, first: int) -> None:
    """Let an inserted report stand beside the predicate that it interrupts."""
    if deps[verb] == "root" or (heads[verb] >= first and deps[verb] == "parataxis"):
        return
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    if heads[verb] < first and deps[verb] in ("conj", "advcl", "dep", "ccomp", "parataxis"):
        deps[verb] = "parataxis"
        above = heads[verb]
        clausal = deps[above] in ("acl:relcl", "acl", "advcl:relcl") and root < first
        if (clausal or deps[above] in SUBJECTS) and not is_below(heads, root, (verb,)):
            heads[verb] = root
        return
    if root != verb and not is_below(heads, root, (verb,)):
        heads[verb], deps[verb] = root, "parataxis"


def _inverted_report(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int) -> bool:
    """Make "…, said the minister, Jan Olsen." say what stands before the comma."""
    own = {deps[k] for k in range(verb) if heads[k] == verb}
    if any(heads[k] == verb and deps[k] == "nsubj" for k in range(verb + 1, len(tokens))):
        own -= SUBJECTS  # the first of two is that of what is said
    if own & (SUBJECTS | {"mark", "aux", "cc"}) or _told_before(tokens[:verb], heads, deps):
        return False
    nominal = [k for k in range(verb + 1, min(verb + 1 + _WINDOW, len(tokens))) if tokens[k].pos in _NOMINAL]
    if not nominal or tokens[verb + 1].pos in ("ADP", "SCONJ", "PART", "VERB", "AUX"):
        return False
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in tokens[verb + 1 : nominal[0]]):
        return False
    speaker = next((k for k in nominal if deps[k] not in _INSIDE_NAME), nominal[0])
    root = next(k for k in range(len(tokens)) if heads[k] == k)
    if root > speaker and any(
        t.text == "," for t in tokens[speaker:root]
    ):  # "If it is right, said Ann, they can"
        heads[speaker], deps[speaker] = verb, "nsubj"
        heads[verb], deps[verb] = root, "parataxis"
        return True
    _report_of_all(tokens, heads, deps, verb, verb)
    if heads[verb] == verb and not any(heads[k] == verb and deps[k] == "nsubj" for k in range(len(tokens))):
        heads[speaker], deps[speaker] = verb, "nsubj"
    return heads[verb] == verb


def _report_of_all(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, first: int) -> None:
    """Make the verb the root, and everything before the word `first` what it says."""
    if heads[verb] != verb:
        old = next(k for k in range(len(tokens)) if heads[k] == k)
        if old >= first:
            return
        for k in range(first, len(tokens)):
            if k != verb and heads[k] < first:
                heads[k] = verb
        heads[verb], deps[verb] = verb, "root"
        top = old
    else:
        found = _top_of_content(tokens, heads, deps, verb, first)
        if found is None:
            return
        top = found
    top = _finite_top(tokens, heads, deps, top, first)
    for k in range(first - 1):
        if heads[k] == verb and k != top:
            heads[k] = top
    heads[top], deps[top] = verb, "ccomp"


def _finite_top(tokens: Sequence[Token], heads: list[int], deps: list[str], top: int, first: int) -> int:
    """Return the predicate of what is said where the parser took a noun for it, and hang the noun below.

    "Two days' walk from the place, the hospital had taken in seven men, a nurse said."
    """
    parts = ("cop", "aux", "aux:pass")
    if tokens[top].tag in TENSED or any(heads[k] == top and deps[k] in parts for k in range(first)):
        return top
    if tokens[top].tag == "VBN" and any(heads[k] == top and deps[k] in SUBJECTS for k in range(top)):
        return top  # a past tense: a participle has no subject
    for k in range(first):
        beside = heads[k] == top and deps[k] in ("parataxis", "conj", "ccomp", "advcl", "dep")
        if beside and any(heads[j] == k and deps[j] in SUBJECTS for j in range(first)):
            heads[top], deps[top] = k, "dep"
            return k
    return top


def _top_of_content(
    tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, first: int
) -> int | None:
    """Return the predicate of what is said, when the parser hung its words on the verb of saying one by one."""
    content = range(first)
    with_subject = {heads[j] for j in content if deps[j] in SUBJECTS and heads[j] < first}
    direct = [
        k for k in content
        if heads[k] == verb and deps[k] in ("ccomp", "advcl", "dep", "parataxis", "conj") and k in with_subject
    ]  # fmt: skip
    marked = {heads[k] for k in content if deps[k] == "mark" or tokens[k].tag == "WRB"}
    if direct:
        free = [k for k in direct if k not in marked]
        return free[-1] if free else None
    aside = ("acl:relcl", "advcl", "acl", "advcl:relcl")
    inner = [k for k in with_subject if deps[k] not in aside and k not in marked]
    if inner:
        return min(inner)
    for subject in (k for k in content if heads[k] == verb and deps[k] in SUBJECTS):
        # "The authorities in the east set free 75 men, …": a past tense that was taken for a participle
        for k in range(subject + 1, first):
            if tokens[k].pos == "VERB" and tokens[k].tag in ("VBD", "VBN") and heads[k] == subject:
                heads[subject] = k
                for other in content:
                    if heads[other] == subject and other > k:
                        heads[other] = k
                return k
    return next((k for k in content if heads[k] == verb and deps[k] == "ccomp"), None)
