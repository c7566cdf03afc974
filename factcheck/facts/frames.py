"""`Frame`: who does what to whom in a claim, active and passive alike, in a shape that two claims can be laid over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.claims import Claim, Sentence, Token
from factcheck.facts.fact import Frame, Phrase
from factcheck.facts.lexicon import kind_of_noun
from factcheck.facts.senses import nation_of, sense_of
from factcheck.facts.syntax import case_of, children, is_passive, word
from factcheck.names import name_words

__all__ = ["claim_words", "frame_of", "periods_of", "phrase_of", "sentence_words"]

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
        nation_of(sense_of(w))
        for k in inside
        if k != i and sentence.tokens[k].pos in _CONTENT and (w := word(sentence.tokens[k])) not in _LIGHT
    )
    definite = any(
        t.text.casefold() in ("the", "this", "that", "these", "those") for t in children(sentence, i, "det")
    )
    start, end = sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end
    text = sentence.document.field_text(sentence.field)[start:end]
    return Phrase(
        head=sense_of(word(token)),
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
        kind=sense_of(lemma) if sense_of(lemma) != lemma else sense_of(predicate),
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
        "than",
        "as",
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
_OF_SERIES = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
    "next", "previous", "another", "other", "more", "further", "additional", "former", "latter", "early", "late",
     "later", "earlier", "final", "preliminary", "semi", "semi-final", "quarter-final", "semifinal", "new", "old",
     "subsequent", "initial", "original", "remain", "remaining", "rest", "similar", "same", "extra", "almost"]
)  # fmt: skip
"""Words that tell one of a series from the others: they matter where both claims speak of what they stand with."""
_ANEW = frozenset(
    ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "another"]
)
"""Those that, beside "time", tell that the whole claim happened before."""
_ELLIPTIC = frozenset(["another", "other", "former", "latter", "rest"])
"""Those that stand for what they would modify."""
_AGAIN = frozenset(
    [
        "previous",
        "again", "also", "too", "besides", "except", "apart", "excluding", "beforehand",
    "otherwise", "before",
    "usually", "normally", "typically", "usual", "normal", "originally", "previously", "formerly", "initially"]
)  # fmt: skip
"""Words that set the whole claim beside another."""


def claim_words(
    claim: Claim, values: Sequence[tuple[int, int]]
) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return (content words, markers of a claim) outside the spans `values` (code points of the field).

    A marker comes with the sense of the word that it stands with, "" where it concerns the whole claim.
    """
    tokens = claim.sentence.tokens
    words: set[str] = set()
    markers: set[tuple[str, str]] = set()
    for i in claim.tokens:
        token = tokens[i]
        if any(s <= token.start < e for s, e in values):
            continue
        lemma = word(token)
        if marked := _marker(claim.sentence, token, lemma):
            markers.add(marked)
        words.update(_content(token, lemma))
    return frozenset(words), frozenset(markers)


def sentence_words(sentence: Sentence) -> frozenset[str]:
    """Return the content words of a sentence, each as its sense."""
    return frozenset(w for token in sentence.tokens for w in _content(token, word(token)))


def _content(token: Token, lemma: str) -> Iterable[str]:
    if token.pos == "PROPN":
        return (nation_of(w) for w in name_words(token.text) if len(w) > 1)
    if token.pos in ("NOUN", "VERB", "ADJ") and lemma not in _EMPTY:
        return (nation_of(sense_of(lemma)),)
    return ()


_PERIODS = frozenset(
    ["minute", "hour", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "quarter", "half",
    "season", "year", "decade", "century", "period", "moment", "start", "end", "beginning"]
)  # fmt: skip
_PERIOD_CASES = frozenset(
    ["in", "on", "at", "during", "within", "by", "over", "for", "through", "throughout", "from", "since"]
)


def periods_of(claim: Claim, values: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the nouns of time that limit a claim, outside the spans `values` that were read as times or quantities."""
    sentence = claim.sentence
    found = set()
    for i in claim.tokens:
        token = sentence.tokens[i]
        if word(token) not in _PERIODS or token.pos != "NOUN":
            continue
        if any(True for t in sentence.tokens[i + 1 : i + 2] if t.text.casefold() in ("before", "after")):
            found.add(word(token))  # "a day before landfall"
        elif case_of(sentence, i) in _PERIOD_CASES or token.dep.startswith("obl"):
            if not any(s <= token.start < e for s, e in values):
                found.add(word(token))
    return frozenset(found)


_FRACTIONS = frozenset(
    ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "quarter"]
)


def _marker(sentence: Sentence, token: Token, lemma: str) -> tuple[str, str] | None:
    above = sentence.tokens[token.head]
    if lemma == "use" and any(
        t.text.casefold() == "to"
        for c in children(sentence, token.i, "xcomp")
        for t in children(sentence, c.i, "mark")
    ):
        return "used to", ""
    if lemma in _AGAIN:
        if token.dep in ("mark", "case") and lemma not in _EXCEPT:
            return None
        if lemma == "too" and above.pos == "ADJ" and token.i < above.i:
            return None  # "too deep"
        return lemma, ""
    if lemma not in _OF_SERIES or token.pos == "SCONJ" or token.dep in ("mark", "case"):
        return None
    before = sentence.tokens[token.i - 1].text.casefold() if token.i else ""
    beside = token.dep == "amod" and token.i < above.i  # "a third bomb"
    if lemma.rstrip("s") in _FRACTIONS and before in ("a", "one", "two", "three") and not beside:
        return None  # "a third goes on rent"
    if lemma == "former" and before in ("a", "an"):
        return None  # "a former mill" is what it once was, and no mill beside another
    if token.dep in ("amod", "det", "advmod", "compound", "nummod"):
        following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
        whole = (following.text == "than" and lemma == "other") or (
            word(above) == "time" and lemma in _ANEW  # "came ashore a second time"
        )
        return lemma, "" if whole else sense_of(word(above))
    return (lemma, "") if lemma in _ELLIPTIC and token.pos != "VERB" else None
