"""Whatever tree a parser answers, claims come out in reasonable time and point at words that are there."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Sentence, Token
from factcheck.claims.decomposition import decompose
from factcheck.claims.extract import claims_of
from factcheck.claims.references import ReferenceResolver
from factcheck.claims.repair import repaired
from factcheck.documents import Block, Document

_WORDS = (
    'the dam said that which and or if when "'.split()
    + "“ ” , ; . ( ) - not who is was killed Anna he 46 according to n't 's".split()
)
_KINDS = [
    ("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBG"), ("VERB", "VB"),
    ("AUX", "VBZ"), ("ADJ", "JJ"), ("PRON", "PRP"), ("PRON", "WP"), ("SCONJ", "IN"), ("CCONJ", "CC"), ("NUM", "CD"),
    ("PUNCT", ","), ("ADV", "WRB"), ("DET", "DT"), ("PART", "TO"),
]  # fmt: skip
_RELATIONS = [
    "nsubj", "nsubj:pass", "obj", "obl", "conj", "cc", "advcl", "acl", "acl:relcl", "appos", "ccomp", "xcomp",
    "parataxis", "aux", "aux:pass", "cop", "mark", "case", "punct", "flat", "compound", "nmod", "det", "advmod", "dep",
]  # fmt: skip


@st.composite
def _sentences(draw: st.DrawFn) -> Sentence:
    count = draw(st.integers(1, 14))
    order = draw(st.permutations(range(count)))
    heads = [0] * count
    for n, place in enumerate(order):  # each word hangs on one placed before it, so that there is no circle
        heads[place] = place if n == 0 else order[draw(st.integers(0, n - 1))]
    tokens, text = [], ""
    for i in range(count):
        word = draw(st.sampled_from(_WORDS))
        pos, tag = draw(st.sampled_from(_KINDS))
        start = len(text)
        text += word + draw(st.sampled_from(["", " ", " "]))
        dep = "root" if heads[i] == i else draw(st.sampled_from(_RELATIONS))
        entity = draw(st.sampled_from(["", "", "PERSON", "DATE", "LOC"]))
        tokens.append(
            Token(
                i,
                word,
                word.lower(),
                pos,
                tag,
                dep,
                heads[i],
                start,
                start + len(word),
                "",
                entity,
                bool(entity),
            )
        )
    document = Document("a", "a.txt", text, blocks=(Block("text", 0, len(text), "paragraph"),))
    return Sentence(document, "text", 0, tokens[-1].end, repaired(tokens))


@given(_sentences())
def test_a_repaired_tree_is_a_tree(sentence: Sentence) -> None:
    assert sum(t.head == t.i for t in sentence.tokens) == 1
    for token in sentence.tokens:
        seen = set()
        while token.head != token.i:
            assert token.i not in seen
            seen.add(token.i)
            token = sentence.tokens[token.head]


@given(_sentences())
def test_claims_are_made_of_words_of_their_sentence(sentence: Sentence) -> None:
    for claim in claims_of(sentence, ReferenceResolver().resolve(sentence)):
        assert claim.text.strip() == claim.text != ""
        assert set(claim.tokens) <= set(range(len(sentence.tokens)))
        assert 0 <= claim.start < claim.end <= sentence.end
        assert claim.head in range(len(sentence.tokens))


@given(_sentences())
def test_no_word_is_the_own_word_of_a_clause_twice(sentence: Sentence) -> None:
    for clause in decompose(sentence):
        own = clause.own or ()
        assert len(own) == len(set(own))


def test_a_sentence_of_many_clauses_takes_no_time() -> None:
    count = 300
    text = "said " * count
    tokens = tuple(
        Token(i, "said", "say", "VERB", "VBD", "ccomp" if i else "root", max(i - 1, 0), 5 * i, 5 * i + 4)
        for i in range(count)
    )
    document = Document("a", "a.txt", text)
    started = time.perf_counter()
    list(claims_of(Sentence(document, "text", 0, len(text), repaired(tokens))))
    assert time.perf_counter() - started < 5
