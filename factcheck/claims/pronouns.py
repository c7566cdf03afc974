"""Whom and what "he", "she", "it" and "they" mean, where the text leaves no doubt.

A wrong antecedent makes a false claim, an unresolved pronoun only a vague one.  So each rule asks for a construction in
which hardly anybody else can be meant: the speaker in what is reported of him, the owner in his own clause, the subject
of the sentence before where the pronoun is a subject too.  The rules follow CogNIAC (Baldwin 1997), tried in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.claims.claim import Sentence, Token
from factcheck.claims.lexicon import is_body, is_role, speech_act
from factcheck.claims.referents import Gender, Mention, Referent, is_subject
from factcheck.claims.tree import child, children

__all__ = [
    "Form",
    "Surroundings",
    "antecedent",
    "are_several",
    "binder",
    "does_not_do",
    "fits",
    "form_of",
    "holds",
    "is_body_or_thing",
    "is_copular_with_noun",
    "is_open",
    "is_owned_by_unknown",
    "is_surely_person",
    "means_nothing",
    "opens",
]

_REACH = 2
"""Sentences back in which somebody else makes a pronoun ambiguous."""
_SUBJECT, _PART, _OTHER = 4.0, 2.0, 1.0
"""Weight of a mention as a subject, inside one, and elsewhere."""
_FADING = 0.6
"""What is left of it one sentence later."""
_HABIT, _OFTEN = 0.3, 10
"""Weight of each mention so far, and how many of them count."""
_BY_FAR = 1.7
_FAMILIAR = 4
"""Mentions that make a person of a single name without a title; one or two may be a misread label."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_COLLECTIVE = frozenset(
    "team group crew company union party family band club squad army navy force board committee staff couple".split()
)
"""Nouns in the singular that "they" takes up."""
_REPORTING_NOUNS = frozenset("report review study survey statement log".split())
_EXPERIENCED = frozenset("seem appear happen turn take remain rain snow".split())
"""Verbs with an "it" that means nothing."""
_BREAKING = frozenset("crash sink explode capsize leak burn melt erupt derail ignite founder".split())
"""What things do and bodies of people do not: "the army said that it had crashed" speaks of the helicopter."""
_STATED = frozenset("deny dispute confirm say admit doubt believe repeat announce regret insist".split())
"""Verbs with an "it" that stands for a whole statement."""


class Form(NamedTuple):
    """What a pronoun is like."""

    word: str
    person: bool
    plural: bool
    gender: Gender
    possessive: bool


_FORMS: dict[str, tuple[bool, bool, Gender]] = {
    "he": (True, False, "m"), "him": (True, False, "m"), "his": (True, False, "m"),
    "she": (True, False, "f"), "her": (True, False, "f"), "hers": (True, False, "f"),
    "it": (False, False, ""), "its": (False, False, ""),
    "they": (False, True, ""), "them": (False, True, ""), "their": (False, True, ""),
}  # fmt: skip


def form_of(token: Token) -> Form | None:
    """Return the form of a pronoun of the third person, None for any other word."""
    form = _FORMS.get(token.text.casefold())
    if form is None or token.pos != "PRON":
        return None
    return Form(token.text.casefold(), *form, possessive=token.dep == "nmod:poss")


class Surroundings(NamedTuple):
    """What a pronoun may lean on: its sentence, and whom and what was spoken of before it."""

    sentence: Sentence
    place: int
    """Number of the sentence in its document."""
    mentions: Sequence[Mention]
    """Of this sentence up to the pronoun, and of the few before it, in reading order."""
    quoted: frozenset[int]
    speaker: Referent | None
    """Who speaks the words in quotation marks; "he" in them is somebody else."""
    last_speaker: Referent | None
    """Who was quoted last, for "…, she said"."""
    people: Sequence[Referent] = ()
    """Everybody whom the document has spoken of so far, in the singular."""

    def here(self) -> list[Mention]:
        """Return the mentions of this sentence."""
        return [m for m in self.mentions if m.sentence == self.place]

    def back(self, far: int = 1) -> list[Mention]:
        """Return the mentions of the sentence so many back."""
        return [m for m in self.mentions if m.sentence == self.place - far]

    def mentioned_at(self, i: int, form: Form | None = None) -> Mention | None:
        """Return the mention at word `i`; of "Lund" and "Lund and Berg" the one that a pronoun agrees with."""
        at = [m for m in self.mentions if m.sentence == self.place and m.position == i]
        agreeing = [m for m in at if form is not None and _agrees(m, form)]
        return next(iter(agreeing or at), None)


def antecedent(around: Surroundings, token: Token, form: Form) -> Referent | None:
    """Return what the pronoun `token` means, None where more than one answer is possible."""
    if form.person:
        meant = _person(around, token, form)
        return meant if meant is not None and is_surely_person(meant, form) else None
    if form.plural:
        return _several(around, token, form)
    return _thing(around, token, form)


def is_surely_person(referent: Referent, form: Form) -> bool:
    """Return whether more than one label of the parser says that a name is somebody's."""
    return referent.is_certain or referent.gender == form.gender or referent.times >= _FAMILIAR


def _person(around: Surroundings, token: Token, form: Form) -> Referent | None:
    fitting = [m for m in around.mentions if fits(m, form) and _may_mean(around, token, m)]
    if _is_told(around, token, fitting):
        return None
    rivals = {m.referent for m in fitting if around.place - m.sentence <= _REACH}
    here = [m for m in fitting if m.sentence == around.place]
    bound = binder(around, token, form)
    if bound is not None and bound.referent is not None and bound in here:
        between = {m.referent for m in here if bound.position < m.position < token.i} - {bound.referent}
        better = {r for r in rivals if r is not None and r.gender == form.gender} - {bound.referent}
        if not between and (bound.referent.gender or not better):
            return bound.referent
    if around.last_speaker is not None and _says_beside_quote(around, token):
        if around.last_speaker.gender in ("", form.gender) and rivals <= {around.last_speaker, None}:
            return around.last_speaker
    if token.i in around.quoted and around.speaker is None:
        rivals = {r for r in rivals if r is None or r.gender == form.gender or not r.gender}
        if not all(r is not None and r.gender == form.gender for r in rivals):
            return None
    if len(rivals) == 1 and fitting:
        (only,) = rivals
        recent = [m for m in fitting if around.place - m.sentence <= 1]
        if only is not None and recent and (any(m.subject or m.inside_subject for m in recent) or here):
            return only
        if only is not None and only.gender == form.gender and recent:
            return only
    speaks = around.speaker if token.i in around.quoted else None
    everybody = [r for r in around.people if r is not speaks and (not r.gender or r.gender == form.gender)]
    quoted_by_nobody = token.i in around.quoted and around.speaker is None
    if len(everybody) == 1 and not rivals - {everybody[0]} and not quoted_by_nobody:
        return everybody[0] if everybody[0].name else None
    chain = [m for m in here if m.subject]
    if chain and {m.referent for m in here} == {chain[-1].referent}:
        return chain[-1].referent
    known = any(m.referent is not None for m in here)
    if (
        not known
        and opens(around.sentence, token)
        and not (token.i in around.quoted and around.speaker is None)
    ):
        topic = _topic(around, fitting)
        return None if _has_rival(around, fitting, topic) else topic
    found = None if token.i in around.quoted else _protagonist(around, fitting, form)
    return None if _has_rival(around, fitting, found) else found


def is_open(around: Surroundings, token: Token, form: Form) -> bool:
    """Return whether two people may be meant as well: "Holm told Thome that he …", "Lund met Berg.  She left"."""
    fitting = [m for m in around.mentions if fits(m, form) and _may_mean(around, token, m)]
    if _is_told(around, token, fitting):
        return True
    alike = [m for m in fitting if m.referent is not None and m.referent.gender == form.gender]
    if any(m.sentence == around.place for m in alike):
        return False
    before = [m for m in alike if m.sentence == around.place - 1]
    subjects = {m.referent for m in before if m.subject}
    return bool(subjects) and bool({m.referent for m in before if m.object} - subjects)


def _is_told(around: Surroundings, token: Token, fitting: Sequence[Mention]) -> bool:
    """Return whether the pronoun may be the one who tells as well as the one who is told: "Holm told Thome that he"."""
    verb = around.sentence.tokens[token.head]
    if verb.dep != "ccomp" or not speech_act(around.sentence.tokens[verb.head].lemma):
        return False
    told = {t.i for t in children(around.sentence, verb.head, "iobj", "obj") if t.i < token.i}
    return any(m.sentence == around.place and m.position in told for m in fitting)


def is_owned_by_unknown(around: Surroundings, token: Token) -> bool:
    """Return whether "its" is likely that of its own subject, which nobody spoke of: "poaching was at its height"."""
    found = next(_subjects_above(around.sentence, token, "nsubj", "nsubj:pass", "csubj"), None)
    if found is None or around.mentioned_at(found.i) is not None:
        return False
    return found.tag == "VBG" or (found.tag == "NN" and found.pos == "NOUN" and not is_role(found.lemma))


def _has_rival(around: Surroundings, fitting: Iterable[Mention], referent: Referent | None) -> bool:
    """Return whether somebody else was the object of a verb just before ("Lund met Berg.  She left")."""
    recent = (m for m in fitting if around.place - m.sentence <= 1)
    return any(m.object and m.referent is not None and m.referent is not referent for m in recent)


def _protagonist(around: Surroundings, fitting: Iterable[Mention], form: Form) -> Referent | None:
    """Return who outweighs everybody else nearby by far, as the one that a story is about."""
    weights: dict[Referent | None, float] = {}
    for m in fitting:
        place = _SUBJECT if m.subject else _PART if m.inside_subject else _OTHER
        weights[m.referent] = weights.get(m.referent, 0.0) + place * _FADING ** (around.place - m.sentence)
    for referent in weights:
        if referent is not None:
            weights[referent] += _HABIT * min(referent.times, _OFTEN)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    first, weight = ranked[0] if ranked else (None, 0.0)
    if first is None:
        return None
    known = bool(first.name) and first.gender == form.gender
    return first if known and (len(ranked) == 1 or weight > _BY_FAR * ranked[1][1]) else None


def _thing(around: Surroundings, token: Token, form: Form) -> Referent | None:
    if not form.possessive and means_nothing(around.sentence, token):
        return None
    fitting = [m for m in around.mentions if is_body_or_thing(m, form) and _may_mean(around, token, m)]
    here = [m for m in fitting if m.sentence == around.place]
    if form.possessive:
        owner = _owner_beside(around, token)
        if owner is not None and owner in fitting:
            return owner.referent
    bound = binder(around, token, form)
    owned = around.sentence.tokens[token.head].lemma
    owns_things = form.possessive and not is_role(owned) and not is_body(owned)
    if bound is not None and bound in here and (owns_things or _acts(bound.referent)):
        between = [m for m in here if bound.position < m.position < token.i and _acts(m.referent)]
        if not form.possessive or not between:
            return bound.referent
    if not here and opens(around.sentence, token) and not is_copular_with_noun(around.sentence, token, form):
        found = _topic(around, fitting)
        if (
            found is not None
            and not _is_vague(found)
            and (not form.possessive or owns_things or _acts(found))
        ):
            return found
    return None


def _several(around: Surroundings, token: Token, form: Form) -> Referent | None:
    fitting = [m for m in around.mentions if are_several(m) and _may_mean(around, token, m)]
    here = [m for m in fitting if m.sentence == around.place]
    bound = binder(around, token, form)
    if bound is not None and bound in here:
        own_kind = bound.referent.kind if bound.referent is not None else "thing"
        between = {
            m.referent for m in here
            if bound.position < m.position < token.i and m.referent is not None and m.referent.kind == own_kind
        } - {bound.referent}  # fmt: skip
        if form.possessive or not between:
            return bound.referent
    rivals = {m.referent for m in fitting if around.place - m.sentence <= 1}
    if not here and opens(around.sentence, token):
        found = _topic(around, fitting)
        if found is not None and (rivals == {found} or found.kind in ("person", "body")):
            return found
    return None


def _topic(around: Surroundings, fitting: Iterable[Mention]) -> Referent | None:
    """Return the one subject of the sentence before, which a subject takes up."""
    before = [m for m in fitting if m.sentence == around.place - 1]
    subjects = {m.referent for m in before if m.subject}
    if len(subjects) == 1:
        return next(iter(subjects))
    owners = {m.referent for m in before if m.inside_subject}
    if not subjects and len(owners) == 1 and owners == {m.referent for m in before}:
        return next(iter(owners))
    return None


def fits(mention: Mention, form: Form) -> bool:
    """Return whether a mention can be the person; an unresolved pronoun stands for somebody unknown."""
    referent = mention.referent
    if referent is None:
        return True
    if (
        referent.plural
        or referent.kind in ("body", "place")
        or (referent.kind == "thing" and not referent.name)
    ):
        return False
    if referent.kind == "thing" and len(referent.name.split()) == 1:
        return False
    return not referent.gender or referent.gender == form.gender


def is_body_or_thing(mention: Mention, form: Form) -> bool:
    """Return whether "it" can mean what is mentioned."""
    referent = mention.referent
    return referent is not None and not referent.plural and referent.kind != "person"


def are_several(mention: Mention) -> bool:
    """Return whether "they" means what is mentioned: several, or a team."""
    referent = mention.referent
    return referent is not None and (referent.plural or bool(referent.nouns & _COLLECTIVE))


def _acts(referent: Referent | None) -> bool:
    """Return whether it does or owns things: a body, a country, a named ship; not "the number" of attacks."""
    return referent is not None and (
        bool(referent.name) or referent.kind in ("body", "place") or bool(referent.nouns & _REPORTING_NOUNS)
    )


def _is_vague(referent: Referent) -> bool:
    return not _acts(referent) and not any(n[0].isalpha() and len(n) > 3 for n in referent.nouns)


def _may_mean(around: Surroundings, token: Token, mention: Mention) -> bool:
    """Leave out who speaks, for words that are spoken, and the subject of the pronoun's own verb."""
    quoted = token.i in around.quoted
    if (
        quoted
        and mention.referent is not None
        and mention.referent is (around.speaker or around.last_speaker)
    ):
        return False
    if not quoted and mention.quoted:
        return False
    if mention.sentence != around.place:
        return True
    if mention.of == token.i or (
        mention.position < token.i and holds(around.sentence, mention.position, token.i)
    ):
        return False
    if token.dep in ("obj", "iobj", "obl") and around.sentence.tokens[mention.position].head == token.head:
        return around.sentence.tokens[mention.position].dep not in _SUBJECTS
    return True


def holds(sentence: Sentence, noun: int, i: int) -> bool:
    """Return whether word `i` lies inside the phrase of the noun: "the man who lost his car" is not "his".

    Or beside it: in "The owner, she said, had left" she is not the owner.
    """
    verb = sentence.tokens[sentence.tokens[i].head]
    if sentence.tokens[i].dep in _SUBJECTS and verb.dep == "parataxis" and verb.i < verb.head:
        if sentence.tokens[noun].head == verb.head and sentence.tokens[noun].dep in _SUBJECTS:
            return True
    above = sentence.tokens[i].head
    for _ in range(4):
        if above == noun:
            return sentence.tokens[i].dep != "nmod:poss" or sentence.tokens[i].head == noun
        above = sentence.tokens[above].head
    return False


def binder(around: Surroundings, token: Token, form: Form) -> Mention | None:
    """Return the subject that a pronoun most likely takes up.

    For "his", the subject of its own clause, or of one above it where that one cannot be meant; for a subject, the one
    who says what the pronoun is the subject of, or the subject of the clause that its own hangs on.
    """
    if form.possessive:
        return _owner(around, token, form)
    return _superior(around, token, form) if token.dep in _SUBJECTS else None


def _owner(around: Surroundings, token: Token, form: Form) -> Mention | None:
    for found in _subjects_above(around.sentence, token, "nsubj", "nsubj:pass"):
        clause = around.sentence.tokens[found.head]
        relative = found.tag in ("WP", "WDT") and clause.dep == "acl:relcl"
        mention = around.mentioned_at(clause.head if relative else found.i, form)
        if mention is None or _agrees(mention, form):
            return mention
    return None


def _subjects_above(sentence: Sentence, token: Token, *relations: str) -> Iterator[Token]:
    """Yield the subjects before a possessive pronoun of its own clause and those above, its own clause's first."""
    at = token.head
    for _ in range(_LONGEST_WAY):
        found = child(sentence, at, *relations)
        if found is not None and found.i < token.i and not _is_below(sentence, token.i, found.i):
            yield found
        if sentence.tokens[at].head == at:
            return
        at = sentence.tokens[at].head


def _is_below(sentence: Sentence, i: int, above: int) -> bool:
    for _ in range(_LONGEST_WAY):
        if i == above:
            return True
        i = sentence.tokens[i].head
    return False


def _agrees(mention: Mention, form: Form) -> bool:
    if form.person:
        return fits(mention, form)
    return are_several(mention) if form.plural else is_body_or_thing(mention, form)


def _superior(around: Surroundings, token: Token, form: Form) -> Mention | None:
    sentence = around.sentence
    verb = token.head
    for _ in range(_LONGEST_WAY):
        dep, above = sentence.tokens[verb].dep, sentence.tokens[verb].head
        if above == verb or dep not in ("ccomp", "advcl", "conj", "xcomp", "parataxis", "acl", "advcl:relcl"):
            return None
        found = child(sentence, above, "nsubj", "nsubj:pass")
        if found is not None:
            says = bool(speech_act(sentence.tokens[above].lemma))
            told = child(sentence, above, "iobj", "obj") if says and dep == "ccomp" else None
            if told is not None and told.i < token.i and around.mentioned_at(told.i) is not None:
                return None  # "Devocht told Montalvo that he …"
            if found.i > token.i or (dep == "parataxis" and not says):
                return None
            return around.mentioned_at(found.i, form)
        verb = above
    return None


_LONGEST_WAY = 8
"""Steps up the tree to the clause that a pronoun belongs to."""


def _owner_beside(around: Surroundings, token: Token) -> Mention | None:
    """Return the name that owns what is beside it: "Iran and its proxy", "Israel in its conflict"."""
    sentence = around.sentence
    noun = sentence.tokens[token.head]
    if noun.dep in ("conj", "nmod") and noun.head < token.i:
        beside = around.mentioned_at(noun.head)
        if beside is not None and beside.referent is not None and beside.referent.name:
            return beside
    return None


def _says_beside_quote(around: Surroundings, token: Token) -> bool:
    verb = around.sentence.tokens[token.head]
    return (
        token.dep == "nsubj"
        and bool(speech_act(verb.lemma))
        and bool(around.quoted)
        and token.i not in around.quoted
    )


def opens(sentence: Sentence, pronoun: Token) -> bool:
    """Return whether a pronoun takes up the topic of the sentence before: a main subject, or the owner of one."""
    if pronoun.dep == "nmod:poss":
        return is_subject(sentence, pronoun.head)
    return is_subject(sentence, pronoun.i)


def means_nothing(sentence: Sentence, token: Token) -> bool:
    """Return whether "it" stands for no thing: "It was on Monday that …", "it seems", "denied it"."""
    head = sentence.tokens[token.head]
    if token.dep == "expl" or head.lemma.casefold() in _EXPERIENCED:
        return True
    if token.dep == "obj" and head.lemma.casefold() in _STATED:
        return True
    if child(sentence, head.i, "csubj", "csubj:pass") is not None:
        return True
    copular = child(sentence, head.i, "cop") is not None
    follows = [
        t for t in children(sentence, head.i, "ccomp", "advcl", "acl:relcl", "acl", "xcomp") if t.i > head.i
    ]
    return (copular and bool(follows)) or (head.lemma == "be" and bool(follows))


def does_not_do(referent: Referent, sentence: Sentence, token: Token) -> bool:
    """Return whether a verb tells of a thing, which a body of people is not: "the army said it had crashed"."""
    verb = sentence.tokens[token.head].lemma.casefold()
    return referent.kind == "body" and verb in _BREAKING and token.dep in _SUBJECTS


def is_copular_with_noun(sentence: Sentence, token: Token, form: Form) -> bool:
    """Return whether the sentence says what "it" was: "It was the worst accident" speaks of what happened."""
    head = sentence.tokens[token.head]
    if form.possessive:
        return False
    return (
        head.pos in ("NOUN", "PROPN")
        and not is_body(head.lemma)
        and child(sentence, head.i, "cop") is not None
    )
