"""`Frame`: who does what to whom in a claim, active and passive alike, in a shape that two claims can be laid over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims import Claim, Sentence, Token
from factcheck.facts.fact import Frame, Phrase
from factcheck.facts.lexicon import canonical_noun, kind_of_noun, kind_of_verb
from factcheck.facts.names import name_words
from factcheck.facts.syntax import case_of, children, is_passive, word

__all__ = ["claim_words", "frame_of", "phrase_of"]

_CONTENT = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"])
_LIGHT = frozenset(["more", "most", "other", "so", "very", "about", "own", "such"])


def phrase_of(sentence: Sentence, i: int, names: Mapping[int, str], keep: frozenset[int]) -> Phrase:
    """Describe the nominal `i`; `names` maps token indices to canonical names, `keep` are the claim's tokens."""
    token = sentence.tokens[i]
    inside = {k for k in _np(sentence, i) if k in keep or k == i}
    name = names.get(i, "")
    if not name:
        for child in children(sentence, i, "appos", "flat", "compound", "nmod:desc"):
            if child.i in names and child.dep in ("appos", "flat", "nmod:desc"):
                name = names[child.i]
    lemmas = frozenset(
        w
        for k in inside
        if k != i and sentence.tokens[k].pos in _CONTENT and (w := word(sentence.tokens[k])) not in _LIGHT
    )
    definite = any(
        t.text.casefold() in ("the", "this", "that", "these", "those") for t in children(sentence, i, "det")
    )
    start, end = sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end
    text = sentence.document.field_text(sentence.field)[start:end]
    return Phrase(
        head=canonical_noun(word(token)),
        words=lemmas,
        name=name,
        kind=kind_of_noun(word(token)),
        pronoun=token.pos == "PRON" or word(token) in ("one", "other", "it"),
        definite=definite,
        start=start,
        end=end,
        text=text,
    )


def _np(sentence: Sentence, i: int) -> set[int]:
    """Return the words of a noun phrase without its clauses and coordinates."""
    found = {i}
    waiting = [i]
    while waiting:
        for k in sentence.children[waiting.pop()]:
            token = sentence.tokens[k]
            if token.dep in (
                "acl:relcl",
                "conj",
                "cc",
                "punct",
                "parataxis",
                "cop",
                "nsubj",
                "case",
                "aux",
                "mark",
                "advcl",
                "obl",
                "nsubj:pass",
                "ccomp",
                "csubj",
                "appos",
            ):
                continue
            found.add(k)
            waiting.append(k)
    return found


def frame_of(claim: Claim, names: Mapping[int, str]) -> Frame:
    """Lay out a claim's main predicate and its arguments; copular clauses have their nominal as predicate."""
    sentence = claim.sentence
    keep = frozenset(claim.tokens)
    head = sentence.tokens[claim.head]
    agents: list[Phrase] = []
    patients: list[Phrase] = []
    others: list[tuple[str, Phrase]] = []
    copular = any(True for _ in children(sentence, head.i, "cop"))
    passive = is_passive(sentence, head.i)
    for child in children(sentence, head.i):
        if child.i not in keep:
            continue
        for k in _coordinated(sentence, child, keep):
            phrase = phrase_of(sentence, k, names, keep)
            if child.dep in ("nsubj", "nsubj:outer", "csubj") and not passive:
                (patients if word(head) in _UNDERGOING else agents).append(phrase)
            elif child.dep in ("nsubj:pass", "nsubj", "csubj:pass"):
                patients.append(phrase)
            elif child.dep == "obl:agent" or (
                child.dep == "obl" and passive and case_of(sentence, child.i) == "by"
            ):
                agents.append(phrase)
            elif child.dep == "obj":
                patients.append(phrase)
            elif child.dep in ("obl", "iobj", "obl:unmarked", "obl:tmod", "nmod", "obl:npmod"):
                others.append((case_of(sentence, child.i), phrase))
            elif child.dep in ("xcomp", "ccomp"):
                others.append((child.dep, phrase))
    predicate = word(head)
    if light := next(
        (c for c in children(sentence, head.i, "obj", "obl") if (predicate, word(c)) in _LIGHT_VERBS), None
    ):
        predicate = _LIGHT_VERBS[predicate, word(light)]
        patients = [p for p in patients if p.head != word(light)]
    particles = [word(c) for c in children(sentence, head.i, "compound:prt")]
    lemma = " ".join([predicate, *particles])
    adverbs = frozenset(word(c) for c in children(sentence, head.i, "advmod", "amod") if c.i in keep)
    if not agents and not patients and claim.rule != "clause":
        carried = [
            i for i in claim.tokens if sentence.tokens[i].dep in ("nsubj", "nsubj:pass") and i < head.i
        ]
        if carried:
            phrase = phrase_of(sentence, carried[0], names, keep)
            (patients if passive else agents).append(phrase)
    return Frame(
        predicate=lemma,
        kind=kind_of_verb(predicate) or kind_of_noun(predicate),
        copular=copular,
        agents=tuple(agents),
        patients=tuple(patients),
        others=tuple(others),
        adverbs=adverbs,
        negated=claim.negated,
        factual=_is_factual(sentence, head),
        conditions=frozenset(t.text.casefold() for t in sentence.tokens if t.text.casefold() in _CONDITIONS),
        attribute=phrase_of(sentence, head.i, names, keep)
        if copular or head.pos not in ("VERB", "AUX")
        else None,
    )


_CONDITIONS = frozenset(
    [
        "since",
        "before",
        "after",
        "until",
        "when",
        "while",
        "but",
        "unless",
        "rather",
        "instead",
        "without",
        "except",
        "only",
        "alone",
    ]
)
_UNDERGOING = frozenset(["die", "perish", "drown"])
"""Intransitive verbs whose subject is what others do it to: five died, five were killed."""
_LIGHT_VERBS = {
    ("take", "effect"): "take effect", ("come", "force"): "take effect", ("enter", "force"): "take effect",
    ("go", "effect"): "take effect", ("come", "effect"): "take effect", ("take", "place"): "happen",
    ("take", "office"): "take office",
}  # fmt: skip
_UNREAL_MARKS = frozenset(
    ["before", "if", "unless", "until", "whether", "lest", "without", "rather", "instead"]
)
_UNREAL_AUXILIARIES = frozenset(["may", "might", "could", "would", "should", "can", "must", "ought"])


def _is_factual(sentence: Sentence, head: Token) -> bool:
    """Tell whether a clause says that something is so, rather than may be, or was kept from being so."""
    for child in children(sentence, head.i, "mark", "aux", "case"):
        if child.dep == "aux" and child.text.casefold() in _UNREAL_AUXILIARIES:
            return False
        if child.dep != "aux" and child.text.casefold() in _UNREAL_MARKS:
            return False
    return True


def _coordinated(sentence: Sentence, token: Token, keep: frozenset[int]) -> list[int]:
    found, waiting = [], [token.i]
    while waiting:
        k = waiting.pop(0)
        found.append(k)
        if sentence.tokens[k].pos in ("NOUN", "PROPN", "NUM", "PRON"):
            waiting += [t.i for t in children(sentence, k, "conj") if t.i in keep]
    return found


_EXCEPT = frozenset(["besides", "except", "apart", "excluding"])
_EMPTY = frozenset(
    ["be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "give", "it", "so", "very", "also",
    "then", "there", "as", "here",
     "just", "still", "now", "already", "only", "well", "accord", "put", "keep", "time", "own"]
)  # fmt: skip
_MARKERS = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
    "next", "previous", "another", "other",
     "more", "again", "further", "additional", "former", "latter", "early", "late", "later", "earlier",
     "final", "preliminary", "semi", "semi-final",
     "quarter-final", "semifinal", "former", "new", "old", "subsequent", "initial", "original", "remain",
     "rest", "similar", "same", "extra", "also", "too", "before", "besides", "except", "apart", "excluding",
     "beforehand", "otherwise", "almost"]
)  # fmt: skip


def claim_words(claim: Claim, values: Sequence[tuple[int, int]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return (content words, markers of a claim) outside the spans `values` (code points of the field)."""
    tokens = claim.sentence.tokens
    words: set[str] = set()
    markers: set[str] = set()
    for i in claim.tokens:
        token = tokens[i]
        if any(s <= token.start < e for s, e in values):
            continue
        lemma = word(token)
        if lemma in _MARKERS and (
            (token.pos != "SCONJ" and token.dep not in ("mark", "case")) or lemma in _EXCEPT
        ):
            markers.add(lemma)
        if token.pos == "PROPN":
            words.update(w for w in name_words(token.text) if len(w) > 1)
        elif token.pos in ("NOUN", "VERB", "ADJ") and lemma not in _EMPTY:
            words.add(kind_of_verb(lemma) or kind_of_noun(lemma) or canonical_noun(lemma))
    return frozenset(words), frozenset(markers)
