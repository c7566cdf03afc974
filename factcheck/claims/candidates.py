"""Whom and what a pronoun may mean, and the signs that speak for and against each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.descriptions import VAGUE
from factcheck.claims.lexicon import QUANTITIES, is_body, is_role, is_site, speech_act
from factcheck.claims.likely import Candidate, Question
from factcheck.claims.pronouns import (
    Form,
    Surroundings,
    are_several,
    binder,
    fits,
    form_of,
    holds,
    is_body_or_thing,
    is_copular_with_noun,
    means_nothing,
    opens,
)
from factcheck.claims.referents import Mention, Referent, name_words
from factcheck.claims.tree import child, children

__all__ = ["ABSTRACT_ENDINGS", "candidates", "question_of", "title_words"]

_MOST = 60
"""Mentions that are looked at, the nearest ones, so that time stays linear in a sentence of any length."""
_FAR = 4
"""Sentences back from which on all are far."""
_LONGEST_WAY = 8
"""Steps up the tree."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_PLACING = frozenset("in at on near from to across into within outside inside around over".split())
_LIGHT = frozenset({"be", "have", "say"})
"""Verbs that say nothing when two things have them in common."""
_POINTLESS = frozenset({"do", "happen", "mean", "make", "take", "be"})
"""Verbs whose "it" often means what happened."""
_COUNTS = frozenset({"number", "amount", "percentage", "share", "total", "lot", "rest"})
"""Nouns that no pronoun takes up."""
ABSTRACT_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "hood", "cy", "ing", "th",
)  # fmt: skip
"""Endings of nouns that stand for no thing one can touch, and for nobody."""


class _Asked(NamedTuple):
    """What is the same for all candidates of a pronoun."""

    around: Surroundings
    token: Token
    form: Form
    place: str
    """What the pronoun is in its clause: subject, object, owner, member ("some of them"), other."""
    bound: Mention | None
    telling: Mapping[int, str]
    """Who tells and who is told what the pronoun stands in."""
    first: Mapping[int, int]
    """The first mention of each sentence."""
    gendered: frozenset[Referent]
    """Who is known to have the gender of the pronoun."""
    title: frozenset[str]
    rivals: int


def question_of(form: Form) -> Question:
    """Return what a pronoun asks for."""
    return "person" if form.person else "several" if form.plural else "thing"


def candidates(around: Surroundings, token: Token, form: Form) -> list[Candidate]:
    """Return everything that the pronoun may mean, the nearest first; the last is nothing of that."""
    near = around.mentions[-_MOST:]
    spoken: dict[Referent | None, list[Mention]] = {}
    noun = _what_it_is(around, token, form)
    for mention in reversed(near):
        called = not noun or (mention.referent is not None and noun in mention.referent.nouns)
        if called and _agrees(mention, form) and _may_mean(around, token, mention):
            spoken.setdefault(mention.referent, []).append(mention)
    first: dict[int, int] = {}
    for mention in near:
        first.setdefault(mention.sentence, mention.position)
    people = (m.referent for m in near if m.referent is not None)
    asked = _Asked(
        around, token, form, _place(token, form), binder(around, token, form), _telling(around.sentence, token), first,
        frozenset(r for r in people if r.gender == form.gender), title_words(around.sentence), len(spoken),
    )  # fmt: skip
    found = [
        Candidate(referent, frozenset(_signs(asked, mentions, nth)))
        for nth, (referent, mentions) in enumerate(spoken.items())
    ]
    return [*found, Candidate(None, frozenset(_nothing(asked)))]


def title_words(sentence: Sentence) -> frozenset[str]:
    """Return the words of the title of the document, folded."""
    return frozenset(w.casefold().strip("'’s") for w in sentence.document.title.split())


def _what_it_is(around: Surroundings, token: Token, form: Form) -> str:
    """Return the noun that "it" is said to be, "" for none: "It was the worst flood" speaks of no lake."""
    if form.person or form.plural or not is_copular_with_noun(around.sentence, token, form):
        return ""
    return around.sentence.tokens[token.head].lemma.casefold()


def _agrees(mention: Mention, form: Form) -> bool:
    referent = mention.referent
    if referent is None:
        said = form_of(mention.source.tokens[mention.position])
        return said is not None and said[1:4] == form[1:4]
    if not referent.name and referent.nouns & _COUNTS:
        return False
    if form.person:
        named = referent.kind == "thing" and bool(referent.name) and referent.gender in ("", form.gender)
        return named or fits(mention, form)
    if not form.plural:
        return is_body_or_thing(mention, form)
    return are_several(mention) or referent.kind == "body"


def _may_mean(around: Surroundings, token: Token, mention: Mention) -> bool:
    if token.i in around.quoted and around.speaker is not None and mention.referent is around.speaker:
        return False
    if mention.sentence != around.place:
        return True
    if mention.of == token.i:
        return False
    if mention.position < token.i and holds(around.sentence, mention.position, token.i):
        return False
    beside = around.sentence.tokens[mention.position]
    return not (token.dep in ("obj", "iobj", "obl") and beside.head == token.head and beside.dep in _SUBJECTS)


def _place(token: Token, form: Form) -> str:
    if form.possessive:
        return "owner"
    if token.dep in _SUBJECTS:
        return "subject"
    return "object" if token.dep in ("obj", "iobj") else "member" if token.dep == "nmod" else "other"


def _role(mention: Mention) -> str:
    if mention.subject:
        return "subject"
    token = mention.source.tokens[mention.position]
    if token.dep in _SUBJECTS:
        return "lower"
    if mention.inside_subject:
        return "inside"
    return "object" if mention.object else "owner" if token.dep == "nmod:poss" else "other"


def _telling(sentence: Sentence, token: Token) -> dict[int, str]:
    """Return who tells and who is told what the pronoun stands in ("Holm told Thome that he …"), by word."""
    at = token.i
    for _ in range(_LONGEST_WAY):
        above = sentence.tokens[at].head
        if above == at:
            return {}
        if sentence.tokens[at].dep == "ccomp" and speech_act(sentence.tokens[above].lemma):
            return {
                sentence.tokens[above].head if t.tag in ("WP", "WDT") else t.i: (
                    "told" if t.dep in ("obj", "iobj") else "tells"
                )
                for t in children(sentence, above, "nsubj", "nsubj:pass", "obj", "iobj")
            }
        at = above
    return {}


def _is_below(sentence: Sentence, i: int, above: int) -> bool:
    for _ in range(_LONGEST_WAY):
        i = sentence.tokens[i].head
        if i == above:
            return True
    return False


def _signs(asked: _Asked, mentions: Sequence[Mention], nth: int) -> Iterator[str]:
    """Yield the signs of what was spoken of in these places, the nearest first, as the nth candidate."""
    last = mentions[0]
    away = min(asked.around.place - last.sentence, _FAR)
    near = "here" if away == 0 else "before" if away == 1 else "far"
    yield from _distance(asked, mentions, nth, away, near)
    yield from _position(asked, last, near)
    if last.referent is None:
        yield "unknown"
        yield f"unknown {near} {'alone' if asked.rivals == 1 else 'among others'}"
    else:
        yield from _nature(asked, last.referent, near)
        if not asked.form.person:
            yield f"{_work(asked)} of {_sort(last.referent)}"


def _distance(asked: _Asked, mentions: Sequence[Mention], nth: int, away: int, near: str) -> Iterator[str]:
    """Yield how far it is and how often it was spoken of."""
    last, place, role = mentions[0], asked.place, _role(mentions[0])
    yield f"away {away}"
    yield f"{place} away {away}"
    yield f"{role} {near}"
    yield f"{role} for {place} {near}"
    yield f"nearest {min(nth, 4)}"
    yield f"nearest {min(nth, 4)} {near}"
    if asked.rivals == 1:
        yield "alone"
    bound = asked.bound
    if bound is not None and (
        bound is last or (bound.referent is not None and bound.referent is last.referent)
    ):
        yield "bound"
        yield f"bound for {place}"
        if bound is last:
            yield "bound nearest"
    if len(mentions) > 1:
        yield f"said {min(len(mentions), 4)}"
        if any(m.subject for m in mentions[1:]):
            yield "subject earlier"
    if asked.first[last.sentence] == last.position:
        yield "first"
        yield f"first for {place}"


def _position(asked: _Asked, last: Mention, near: str) -> Iterator[str]:
    """Yield what it is in its own sentence, and in one that it shares with the pronoun."""
    around, token, source = asked.around, asked.token, last.source
    quoted = token.i in around.quoted
    if quoted != last.quoted:
        yield "into quote" if quoted else "out of quote"
    if quoted and around.speaker is None:
        yield "quoted by nobody"
    if last.referent is not None and last.referent is around.last_speaker and not quoted:
        yield "last speaker"
        if asked.place == "subject" and speech_act(around.sentence.tokens[token.head].lemma):
            yield "last speaker says"
    at = source.tokens[last.position]
    case = {t.text.casefold() for t in children(source, at.i, "case")}
    if case & _PLACING and at.dep.startswith("obl"):
        yield "placing"
    if "of" in case:
        yield "of"
    if at.dep in ("conj", "appos"):
        yield at.dep
    above = source.tokens[at.head]
    if above.dep in ("acl:relcl", "advcl", "acl"):
        yield f"below {above.dep}"
    own = around.sentence.tokens[token.head]
    if above.lemma == own.lemma and above is not own and own.lemma not in _LIGHT:
        yield "same verb"
    if near == "here":
        if _is_below(around.sentence, token.i, last.position):
            led = any(t.text.casefold() == "with" for t in children(around.sentence, token.head, "case"))
            yield "within"
            yield "within with" if led else "within other"
        if last.position in asked.telling:
            yield asked.telling[last.position]


def _nature(asked: _Asked, referent: Referent, near: str) -> Iterator[str]:
    """Yield what it is, however it was said."""
    kind = f"{'named ' if referent.name else ''}{referent.kind}{' several' if referent.plural else ''}"
    yield kind
    yield f"{kind} {near}"
    if asked.form.person:
        known = referent.gender == asked.form.gender
        yield "gender known" if known else "gender open"
        if referent.name and known:
            yield "named and gender"
        if not referent.is_certain:
            yield "uncertain"
        rival = bool(asked.gendered - {referent})
        yield f"gender {'known' if known else 'open'} {'beside' if rival else 'without'} another"
    yield f"times {min(referent.times, 3) if referent.times < 4 else 4 if referent.times < 8 else 8}"
    if not referent.name:
        yield "new" if referent.is_new and referent.times <= 1 else "old" if referent.times > 1 else "once"
        noun = min(referent.nouns, default="")
        if noun.endswith(ABSTRACT_ENDINGS):
            yield "abstract"
            yield f"abstract for {asked.place}"
        if noun in QUANTITIES or noun in VAGUE:
            yield "quantity"
    if referent.name and any(w in asked.title for w in name_words(referent.name)):
        yield "in title"
    elif referent.nouns & asked.title:
        yield "noun in title"


def _sort(referent: Referent) -> str:
    if referent.kind in ("body", "person"):
        return "acting"
    return "placing" if referent.kind == "place" else "named" if referent.name else "thing"


def _work(asked: _Asked) -> str:
    """Return what the pronoun owns, or what is said of it: an owner of soldiers and who speaks is no thing."""
    sentence = asked.around.sentence
    head = sentence.tokens[asked.token.head]
    noun = head.lemma.casefold()
    if asked.place == "owner":
        return "role" if is_role(noun) else "body" if is_body(noun) else "site" if is_site(noun) else "other"
    if asked.place != "subject":
        return "object"
    if speech_act(noun) or child(sentence, head.i, "xcomp", "ccomp") is not None:
        return "says"
    if child(sentence, head.i, "aux:pass") is not None:
        return "passive"
    if noun == "be" or child(sentence, head.i, "cop") is not None:
        return "be"
    return "does to" if child(sentence, head.i, "obj") is not None else "does"


def _nothing(asked: _Asked) -> Iterator[str]:
    """Yield the signs of a pronoun that means none of the candidates: a clause, two of them, nothing."""
    around, token, form, place = asked.around, asked.token, asked.form, asked.place
    here = sum(m.sentence == around.place for m in around.mentions[-_MOST:])
    yield "nothing"
    yield f"nothing {place}"
    yield f"nothing among {min(asked.rivals, 4)}"
    yield f"nothing here {min(here, 2)} {place}"
    yield "news"
    yield f"news {place}"
    if token.i in around.quoted:
        yield "nothing quoted"
    if opens(around.sentence, token):
        yield "nothing opens"
    if question_of(form) != "thing" or form.possessive:
        return
    head = around.sentence.tokens[token.head]
    if means_nothing(around.sentence, token):
        yield "nothing expletive"
    if is_copular_with_noun(around.sentence, token, form):
        yield "nothing is noun"
    if head.pos == "ADJ":
        yield "nothing is adjective"
    if head.lemma in _POINTLESS:
        yield f"nothing {head.lemma}"
