"""`ReferenceResolver`: what the words of a sentence refer to, read sentence by sentence in one document."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from factcheck.claims.candidates import candidates, question_of
from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import named
from factcheck.claims.descriptions import described, expansion, fuller_name, shorter_name
from factcheck.claims.lexicon import speech_act
from factcheck.claims.likely import Candidate, Question, most_likely
from factcheck.claims.pronouns import (
    Form,
    Surroundings,
    antecedent,
    does_not_do,
    form_of,
    is_open,
    is_owned_by_unknown,
    is_surely_person,
)
from factcheck.claims.quotations import quoted_words, teller
from factcheck.claims.referents import Mention, Phrase, Referent, find_phrases, is_subject, name_words
from factcheck.claims.taken_up import taken_up
from factcheck.claims.tree import child, children, subtree

__all__ = ["ReferenceResolver", "Said"]

_REACH = 3
"""Sentences that a rule may look back."""
_FAR = 6
"""Sentences that are looked back where candidates are weighed."""
_MANY = 200
"""Mentions that are looked at, the nearest ones, so that time stays linear in a sentence of any length."""
_MEMORY = 200
"""Referents that are remembered; in a longer document the oldest are forgotten, so that time stays linear."""
_NOTHING = frozenset({"no", "any", "every", "each", "neither", "either", "what", "which"})
"""Words before a noun that then stands for nothing one can speak of again."""
_DEEP = 4
"""Steps up from a word to who speaks."""
_LONGEST = 9
"""Words of a phrase that is said again; of a longer one only what stands before its noun."""


@dataclass(frozen=True, slots=True)
class Said:
    """What to say for the words `[first, last]` of a sentence."""

    first: int
    last: int
    text: str
    kind: Literal["pronoun", "name", "description"]


@dataclass
class ReferenceResolver:
    """Remembers what one document speaks of; `resolve` is called for its sentences in reading order."""

    _known: deque[Referent] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    _mentions: list[Mention] = field(default_factory=list)
    _last_speaker: Referent | None = None
    _opened: bool = False

    def resolve(self, sentence: Sentence) -> dict[int, Said]:
        """Return what to say for words of the sentence, by the first word; what is not certain is left out."""
        if sentence.kind in ("title", "headline"):
            return {}
        index = sentence.index
        self._mentions = [m for m in self._mentions if index - m.sentence < _FAR]
        quoted, self._opened = quoted_words(sentence, opened=self._opened)
        speaking = teller(sentence, quoted) if quoted else None
        found: dict[int, Said] = {}
        by_head: dict[int, list[Phrase]] = {}
        for each in find_phrases(sentence):
            by_head.setdefault(each.head, []).append(each)
        speaker = self._speaker(by_head, speaking)
        for token in sentence.tokens:
            for each in by_head.get(token.i, ()):
                self._read(sentence, each, quoted, found)
            form = form_of(token)
            if form is not None:
                people = [r for r in self._known if r.kind == "person" and not r.plural]
                around = Surroundings(
                    sentence, index, self._mentions[-_MANY:], quoted, speaker, self._last_speaker, people
                )
                self._resolve(around, token.i, form, found)
        if speaking is not None:
            self._last_speaker = next(
                (m.referent for m in self._mentions if m.sentence == index and m.position == speaking), None
            )
        return found

    def _speaker(self, by_head: dict[int, list[Phrase]], speaking: int | None) -> Referent | None:
        """Return who speaks in this sentence, if the document knows that name already."""
        if speaking is None:
            return self._last_speaker
        named = next((p for p in by_head.get(speaking, ()) if p.name), None)
        if named is None:
            return self._last_speaker
        return fuller_name(named, self._known) or _referent(named, named.name)

    def _resolve(self, around: Surroundings, i: int, form: Form, found: dict[int, Said]) -> None:
        token = around.sentence.tokens[i]
        near = [m for m in around.mentions if around.place - m.sentence < _REACH]
        meant = antecedent(around._replace(mentions=near), token, form)
        left_open = form.person and is_open(around, token, form)
        left_open = left_open or (form.word == "its" and is_owned_by_unknown(around, token))
        if meant is None and not left_open:
            possible = candidates(around, token, form)
            meant = self._weigh(around.sentence, i, question_of(form), possible)
        if meant is not None and does_not_do(meant, around.sentence, token):
            meant = None
        if meant is not None and form.person and not meant.gender:
            meant.gender = form.gender
        text = meant.text if meant is not None else ""
        if meant is not None and not text and not _tells(around.sentence, i):
            text = meant.short
        if meant is not None and text and form.possessive:
            text = _possessive(text if _ends_with_noun(meant) else meant.short or text)
        if meant is not None or form.person:
            self._note(around.sentence, i, meant, quoted=i in around.quoted)
        if text:
            found[i] = Said(i, i, text, "pronoun")

    def _weigh(
        self, sentence: Sentence, i: int, question: Question, found: Sequence[Candidate]
    ) -> Referent | None:
        """Return which candidate the word `i` means, None where two are too likely."""
        form = form_of(sentence.tokens[i])
        if question in ("thing", "several") and _is_in_speaker(sentence, i):
            return None
        meant = most_likely(question, found)
        unsure = meant is not None and form is not None and form.person and not is_surely_person(meant, form)
        return None if unsure else meant

    def _read(self, sentence: Sentence, each: Phrase, quoted: frozenset[int], found: dict[int, Said]) -> None:
        """Remember what a phrase speaks of, and what to say for it when it says less than was said before."""
        meant: Referent | None
        if each.name:
            known = self._known
            meant = fuller_name(each, known) or expansion(each.name, known) or shorter_name(each, known)
            if meant is None:
                meant = _referent(each, _with_article(sentence, each))
                self._known.append(meant)
            elif len(name_words(each.name)) < len(name_words(meant.name)):
                first = _first_of_name(sentence, each)
                found[first] = Said(first, each.last, meant.name, "name")
            elif len(each.name) > len(meant.name):
                meant.name, meant.text = each.name, _with_article(sentence, each)
            self._learn(meant, each)
        else:
            meant = described(sentence, each, self._known)
            meant = meant or self._weigh(
                sentence, each.head, "description", taken_up(sentence, each, self._known)
            )
            if meant is not None:
                end = each.head
                if meant.name:
                    meant.nouns |= each.nouns
                says_less = meant.text.casefold() != _text(sentence, each.first, end).casefold()
                names = (t.text for t in sentence.tokens[each.first : end] if t.pos == "PROPN")
                if meant.text and says_less and all(name in meant.text for name in names):
                    found[each.first] = Said(each.first, end, meant.text, "description")
            elif each.kind == "person" and _says_what_somebody_is(sentence, each):
                return
            else:
                if _is_none(sentence, each):
                    return
                meant = _referent(each, _sayable(sentence, each))
                meant.short = _short(sentence, each)
                article = child(sentence, each.head, "det")
                meant.is_new = article is not None and article.text.casefold() in ("a", "an", "another")
                self._known.append(meant)
        for i in sorted((each.head, *each.beside)):
            self._note(sentence, i, meant, quoted=i in quoted)
        together = _together(sentence, each)
        if together is not None:
            self._note(sentence, each.head, together, quoted=each.head in quoted)

    @staticmethod
    def _learn(meant: Referent, each: Phrase) -> None:
        meant.nouns |= each.nouns
        meant.gender = meant.gender or each.gender
        meant.age = meant.age or each.age
        if each.is_certain and not meant.is_certain:
            meant.kind, meant.is_certain = each.kind, True

    def _note(self, sentence: Sentence, i: int, meant: Referent | None, *, quoted: bool) -> None:
        token = sentence.tokens[i]
        inside = token.dep in ("nmod:poss", "nmod", "appos", "flat", "compound") and is_subject(
            sentence, token.head
        )
        joined = token.dep == "conj" and is_subject(sentence, token.head)
        mention = Mention(
            meant, sentence.index, i, is_subject(sentence, i), inside, joined or token.dep in ("obj", "iobj"), quoted,
            token.head if token.dep == "nmod:poss" else -1, sentence,
        )  # fmt: skip
        self._mentions.append(mention)
        if meant is not None:
            meant.times += 1
            meant.last = sentence.index


def _tells(sentence: Sentence, i: int) -> bool:
    """Return whether a word is the subject of a verb of saying."""
    token = sentence.tokens[i]
    return token.dep in ("nsubj", "nsubj:pass") and bool(speech_act(sentence.tokens[token.head].lemma))


def _is_in_speaker(sentence: Sentence, i: int) -> bool:
    """Return whether a word is part of who speaks, where a wrong answer is worse than none: "one of their lawyers"."""
    for _ in range(_DEEP):
        if _tells(sentence, i):
            return True
        i = sentence.tokens[i].head
    return False


def _referent(each: Phrase, text: str) -> Referent:
    return Referent(
        each.kind,
        text,
        each.name,
        each.plural,
        each.gender,
        set(each.nouns),
        each.age,
        is_certain=each.is_certain,
    )


def _says_what_somebody_is(sentence: Sentence, each: Phrase) -> bool:
    """Return whether a noun speaks of nobody new: "she is a nurse", "as president of the society"."""
    words = {t.text.casefold() for t in children(sentence, each.head, "case")}
    if child(sentence, each.head, "cop") is not None or "as" in words:
        return True
    return sentence.tokens[each.head].dep in ("appos", "xcomp", "root")


def _together(sentence: Sentence, each: Phrase) -> Referent | None:
    """Return what a phrase and the one coordinated with it are together: "Muhandis and Soleimani"."""
    others = [t for t in children(sentence, each.head, "conj") if t.pos in ("NOUN", "PROPN")]
    if not 1 <= len(others) <= 3 or not any(
        t.text.casefold() == "and" for t in children(sentence, others[-1].i, "cc")
    ):
        return None
    words = named(sentence, each.head)
    if not words or len(words) > _LONGEST or any(sentence.tokens[k].pos in ("VERB", "AUX") for k in words):
        return None
    text = _text(sentence, words[0], words[-1])
    if sentence.tokens[words[0]].pos in ("DET", "PRON"):
        return None
    return Referent(each.kind, text, "", True, "", set(each.nouns), short=text)


def _is_none(sentence: Sentence, each: Phrase) -> bool:
    """Return whether a phrase stands for nothing one can speak of again: "no room", "any evidence"."""
    article = child(sentence, each.head, "det")
    return article is not None and article.text.casefold() in _NOTHING


def _short(sentence: Sentence, each: Phrase) -> str:
    """Return "the", the noun and its adjectives, "" where that says nothing."""
    words = [each.head]
    for t in sorted(children(sentence, each.head, "amod", "compound", "nummod"), key=lambda t: -t.i):
        if t.i == words[0] - 1 and not any(children(sentence, t.i)) and not t.tag.startswith(("JJR", "JJS")):
            words.insert(0, t.i)
    if sentence.tokens[each.head].text == "-" or not sentence.tokens[each.head].text[-1].isalnum():
        return ""
    text = _text(sentence, words[0], words[-1])
    own_capital = (
        words[0]
        or text.isupper()
        or sentence.tokens[words[0]].lemma[:1].isupper()  # "Slovak engineers"
        or _is_capital_elsewhere(sentence, sentence.tokens[words[0]].text)
    )
    return f"the {text if own_capital else text[0].lower() + text[1:]}"


_AROUND = 4000  # code points that are searched for a word before and behind a sentence


def _is_capital_elsewhere(sentence: Sentence, word: str) -> bool:
    """Return whether the text around has a word with its capital inside a sentence, too: "Tamil families"."""
    begin = max(0, sentence.start - _AROUND)
    text = sentence.document.field_text(sentence.field)[begin : sentence.end + _AROUND]
    return re.search(rf"[a-z,] {re.escape(word)}\b", text) is not None


def _with_article(sentence: Sentence, each: Phrase) -> str:
    """Return a name as it is said: "the Red Brigade"."""
    before = sentence.tokens[each.first - 1].text.casefold() if each.first else ""
    return f"the {each.name}" if before == "the" and each.kind != "person" else each.name


_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "le", "la", "al", "bin", "ibn"}
)
"""Words before a surname that are part of it: "van Maas" is taken up whole."""


def _first_of_name(sentence: Sentence, each: Phrase) -> int:
    """Return the first word of the name itself, its titles left out."""
    name = each.name.split()[0]
    first = next(
        (k for k in range(each.first, each.last + 1) if name.startswith(sentence.tokens[k].text)), each.first
    )
    before = sentence.tokens[first - 1] if first else None
    return first - 1 if before is not None and before.text.casefold() in _PARTICLES else first


def _text(sentence: Sentence, first: int, last: int) -> str:
    field_text = sentence.document.field_text(sentence.field)
    return " ".join(field_text[sentence.tokens[first].start : sentence.tokens[last].end].split())


def _sayable(sentence: Sentence, each: Phrase) -> str:
    """Return the phrase as it is said again, with "the"; "" where it leans on something else itself."""
    tokens = sentence.tokens
    last = _with_clause(sentence, each)
    for k in range(each.head + 1, each.last + 1) if last == each.last else ():
        if tokens[k].text in {",", "(", ";", ":", "–", "—"} or tokens[k].pos in ("VERB", "AUX", "SCONJ"):
            last = k - 1
            break
    if last - each.first >= _LONGEST:
        last = each.head
    while last > each.head and tokens[last].pos in ("ADP", "PART", "DET", "CCONJ"):
        last -= 1  # "the motion to"
    words = tokens[each.first : last + 1]
    if any(t.tag in ("PRP", "PRP$") or (t.pos == "PRON" and last <= each.last) for t in words) or any(
        t.text in {'"', "“", "”"} for t in words
    ):
        return ""
    article = child(sentence, each.head, "det")
    text = _text(sentence, each.first, last)
    if article is not None and article.i == each.first:
        if article.text.casefold() not in ("a", "an", "the", "this", "that", "these", "those"):
            return ""
        rest = _text(sentence, each.first + 1, last) if last > each.first else ""
        return f"the {rest}" if rest else ""
    if words[0].pos in ("ADP", "CCONJ", "SCONJ"):
        return ""
    if each.plural or words[0].pos == "NUM":
        proper = words[0].tag in ("NNP", "NNPS") or words[0].lemma[:1].isupper()
        lowered = text if proper else text[0].lower() + text[1:]
        # "the rebels’ 7,000 fighters" has its article from another noun
        return lowered if words[0].pos == "DET" else f"the {lowered}"
    return "" if tokens[each.first].pos != "NOUN" else text[0].lower() + text[1:]


def _with_clause(sentence: Sentence, each: Phrase) -> int:
    """Return the end of a phrase with a short clause that tells which one is meant: "an attack that killed nine"."""
    clause = child(sentence, each.head, "acl:relcl")
    if clause is None:
        return each.last
    words = subtree(sentence, clause.i)
    follows = words[0] == each.last + 1 and len(words) == words[-1] - words[0] + 1
    if not follows or words[-1] - each.first > _LONGEST or sentence.tokens[words[0]].tag not in ("WDT", "WP"):
        return each.last
    if any(sentence.tokens[k].tag in ("PRP", "PRP$") or sentence.tokens[k].pos == "PUNCT" for k in words):
        return each.last
    return words[-1]


def _ends_with_noun(meant: Referent) -> bool:
    """Return whether a possessive ending can follow: not in "the pupils of the school’s"."""
    last = meant.text.split()[-1:]
    return bool(meant.name) or any(
        w.casefold().rstrip("s") in {n.rstrip("s") for n in meant.nouns} for w in last
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"
