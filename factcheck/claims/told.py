"""Reports whose parts a parser scatters: inside relative clauses, in pieces of quotations, and before a second deed."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Token
from factcheck.claims.heads import SUBJECTS, TENSED, clear_of, is_below
from factcheck.claims.lexicon import FINDING
from factcheck.claims.quoted import MARKS, SHORTEST_SPEECH, is_saying

__all__ = ["told", "two_subjects"]

_CLAUSAL = frozenset({"ccomp", "xcomp", "acl", "acl:relcl", "advcl:relcl"})
_PRONOUNS = frozenset({"who", "which", "that"})
_ADDING = frozenset(
    "accuse blame criticise criticize condemn urge warn add say stress insist argue promise pledge vow demand reject "
    "praise dismiss".split()
)
"""What somebody does with words who has just said something."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_HELPERS = frozenset({"AUX", "ADV", "PART"})


def told(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Put together what is reported of a noun, what a quotation goes on with, and what the speaker does next."""
    _inside_relatives(tokens, heads, deps)
    _parts_of_subjects(tokens, heads, deps)
    _quoted_subjects(tokens, heads, deps)
    _described_speakers(tokens, heads, deps)
    _further_deeds(tokens, heads, deps)


def _inside_relatives(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make one report of "who police say drove the car": "drove" is what they say, and "who" did it."""
    for token in tokens[2:]:
        said = token.i
        if deps[said] != "acl:relcl" or not _reports(token):
            continue
        speaker = next((k for k in range(said - 1, -1, -1) if heads[k] == said and deps[k] == "nsubj"), None)
        if speaker is None or token.tag not in TENSED:
            continue
        first = min(k for k in range(speaker + 1) if is_below(heads, k, (speaker,)))
        pronoun = first - 1
        if pronoun < 1 or tokens[pronoun].text.casefold() not in _PRONOUNS:
            continue
        verb = said + 1
        while verb < len(tokens) and tokens[verb].pos in _HELPERS and heads[verb] > verb:
            verb += 1
        if verb == len(tokens) or tokens[said + 1].tag not in TENSED:
            continue
        content = heads[said + 1] if tokens[said + 1].pos == "AUX" else verb
        if content <= said or deps[content] not in _CLAUSAL or heads[content] not in (said, heads[said]):
            continue
        if any(heads[k] == content and deps[k] in SUBJECTS and k > pronoun for k in range(content)):
            continue
        heads[content], deps[content] = said, "ccomp"
        heads[pronoun], deps[pronoun] = content, "nsubj"


def _reports(token: Token) -> bool:
    return is_saying(token) or (token.pos == "VERB" and token.lemma.casefold() in FINDING)


def _parts_of_subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give "found a third of wells in the valley were dry" its wells in the valley: nothing was found in it."""
    for token in tokens[1:]:
        noun, content = token.i, heads[token.i]
        said = heads[content]
        if deps[noun] not in SUBJECTS or deps[content] != "ccomp" or not said < noun < content:
            continue
        for k in range(noun + 1, content):
            if heads[k] != said or deps[k] != "obl":
                continue
            first = min(j for j in range(noun + 1, k + 1) if is_below(heads, j, (k,)))
            if tokens[first].pos == "ADP" and tokens[first - 1].pos in _NOMINAL:
                heads[k], deps[k] = first - 1, "nmod"


def _quoted_subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give the second piece of '"The talks," an aide said, "were short"' the first for its subject."""
    for token in tokens[1:]:
        said = token.i
        if not is_saying(token):
            continue
        pieces = [
            k for k in range(len(tokens)) if heads[k] == said and deps[k] in ("ccomp", "parataxis", "dep")
        ]
        before = [k for k in pieces if k < said]
        behind = [k for k in pieces if k > said]
        if not before:
            before = _taken_for_speaker(tokens, heads, deps, said)
        if len(before) != 1 or not behind:
            continue
        noun, verb = before[0], behind[0]
        words = [k for k in range(said) if is_below(heads, k, (noun,))]
        if tokens[noun].pos not in ("NOUN", "PROPN", "PRON") or any(tokens[k].tag in TENSED for k in words):
            continue
        own = [k for k in range(said, len(tokens)) if heads[k] == verb]
        finite = tokens[verb].tag in TENSED or any(tokens[k].tag in TENSED for k in own)
        marked = any(t.text in MARKS for t in tokens[:said]) and any(
            t.text in MARKS for t in tokens[said:verb]
        )
        if finite and marked and not any(deps[k] in SUBJECTS or deps[k] == "mark" for k in own):
            heads[noun], deps[noun] = verb, "nsubj"


def _taken_for_speaker(
    tokens: Sequence[Token], heads: Sequence[int], deps: Sequence[str], said: int
) -> list[int]:
    """Return the first subject of '"The talks," said an aide, "were short"': somebody else speaks behind the verb."""
    match [k for k in range(len(tokens)) if heads[k] == said and deps[k] == "nsubj"]:
        case [first, second] if first < said < second and tokens[said - 1].text in MARKS:
            return [first]
    return []


def _described_speakers(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a description of 'said Sergio, 31, a welder from the next street': it is no second thing that is said."""
    for token in tokens[3:]:
        k, said = token.i, heads[token.i]
        if token.pos != "NOUN" or deps[k] not in ("ccomp", "parataxis", "dep", "conj") or said > k:
            continue
        if not is_saying(tokens[said]):
            continue
        speaker = next((j for j in range(said + 1, k) if heads[j] == said and deps[j] == "nsubj"), None)
        article = min(j for j in range(said, k + 1) if is_below(heads, j, (k,)) and tokens[j].text != ",")
        if speaker is None or tokens[speaker].pos != "PROPN" or article <= speaker:
            continue
        if tokens[article].pos not in ("DET", "NOUN") or tokens[article - 1].text != ",":
            continue
        if any(heads[j] == k and deps[j] in (*SUBJECTS, "cop", "aux", "cc") for j in range(len(tokens))):
            continue
        heads[k], deps[k] = speaker, "appos"


def _further_deeds(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Give "the union said none had been called, and accused the firm of lying" its union: it accused the firm."""
    for token in tokens[4:]:
        verb, inner = token.i, heads[token.i]
        outer = heads[inner]
        joined = verb - 1
        while joined > 0 and tokens[joined].pos == "ADV":
            joined -= 1
        if deps[verb] != "conj" or deps[inner] != "ccomp" or not outer < inner < verb:
            continue
        if tokens[joined].text.casefold() not in ("and", "but") or tokens[joined - 1].text != ",":
            continue
        if token.lemma.casefold() not in _ADDING or token.tag != tokens[outer].tag or token.tag not in TENSED:
            continue
        subject = any(heads[k] == outer and deps[k] in SUBJECTS for k in range(outer))
        own = any(heads[k] == verb and deps[k] in SUBJECTS for k in range(len(tokens)))
        if is_saying(tokens[outer]) and subject and not own and clear_of(heads, verb, outer):
            heads[verb] = outer


def two_subjects(tokens: Sequence[Token], heads: list[int], deps: list[str]) -> None:
    """Make a clause of "Two men fired nine shots, carabinieri said" where the parser took "fired" for a participle."""
    verb = next((k for k in range(len(tokens)) if heads[k] == k), -1)
    if verb < SHORTEST_SPEECH or not is_saying(tokens[verb]) or tokens[verb].tag not in TENSED:
        return
    if any(t.tag in TENSED for t in tokens[verb + 1 :]):
        return  # "Men accused of the theft, lawyers said, are innocent"
    match [k for k in range(verb) if heads[k] == verb and deps[k] in SUBJECTS]:
        case [doer, speaker] if tokens[speaker - 1].text == ",":
            _make_clause(tokens, heads, deps, verb, range(doer, speaker))


def _make_clause(tokens: Sequence[Token], heads: list[int], deps: list[str], verb: int, words: range) -> None:
    """Make what `verb` reports of `words`, which begin with who did it, if what he did is among them."""
    doer = words[0]
    done = next(
        (k for k in words if heads[k] == doer and deps[k] == "acl" and tokens[k].tag in ("VBN", "VBD")), None
    )
    if done is None:
        return
    has_object = any(heads[k] == done and deps[k] == "obj" for k in range(len(tokens)))
    if not (tokens[done].text.endswith("ed") or (tokens[done].tag == "VBD" and has_object)):
        return
    heads[done], deps[done] = verb, "ccomp"
    heads[doer] = done
    for k in words:
        if heads[k] == verb and deps[k] == "conj":
            heads[k] = done  # "set free 75 men and received 43"
    _place_before(tokens, heads, deps, doer, done)


def _place_before(
    tokens: Sequence[Token], heads: list[int], deps: list[str], subject: int, verb: int
) -> None:
    """Give "the authorities in the east set free …" the noun of its "in the east", which was hung on the verb."""
    case = next((k for k in range(subject + 1, verb) if heads[k] == verb and deps[k] == "case"), None)
    if case is None or verb - 1 <= case or tokens[verb - 1].pos not in _NOMINAL:
        return
    noun = verb - 1
    for k in range(case, noun):
        if heads[k] == verb:
            heads[k] = noun
    heads[noun], deps[noun] = subject, "nmod"
