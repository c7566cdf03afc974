"""Documents become sentences whose words lie where they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.boundaries import mark_boundaries
from factcheck.claims.sentences import LONGEST_SENTENCE, LONGEST_UNIT, sentences
from factcheck.documents import Block, Document, from_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Blank:
    """spaCy's tokenizer alone: each unit is one sentence whose words all hang on the first."""

    def __init__(self) -> None:
        import spacy

        self._nlp: Language = spacy.blank("en")

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            doc = self._nlp.make_doc(text)
            for token in doc:
                token.head = doc[0]
                token.dep_ = "dep" if token.i else "ROOT"
            yield doc


@pytest.fixture(scope="module")
def blank() -> Blank:
    return Blank()


def _document(text: str) -> Document:
    return Document("a", "a.txt", text, blocks=(Block("text", 0, len(text), "paragraph"),))


@given(st.text(max_size=200))
def test_words_lie_where_they_say(text: str) -> None:
    document = _document(text)
    for sentence in sentences([document], _BLANK):
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert document.text[token.start : token.end] == token.text


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs", "Po"]), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(t.text for s in sentences([_document(text)], _BLANK) for t in s.tokens)
    assert [c for c in found if c.isalpha()] == [c for c in text if c.isalpha()]


def test_offsets_count_from_the_field_not_from_the_block(blank: Blank) -> None:
    text = "HEAD\n\nThe dam broke."
    document = Document("a", "a.txt", text, blocks=(Block("text", 6, len(text), "paragraph"),))
    (sentence,) = sentences([document], blank)
    assert (sentence.start, sentence.text) == (6, "The dam broke.")


def test_a_text_on_one_line_is_cut_at_sentence_ends(blank: Blank) -> None:
    text = "The dam broke at noon. " * 1000
    found = list(sentences([_document(text)], blank))
    assert all(s.end - s.start <= LONGEST_UNIT for s in found)
    assert all(len(s.tokens) <= LONGEST_SENTENCE for s in found)
    assert sum(t.text == "dam" for s in found for t in s.tokens) == 1000


def test_text_without_any_break_does_no_harm(blank: Blank) -> None:
    (first, *_) = sentences([_document("x" * 3 * LONGEST_UNIT)], blank)
    assert first.start == 0


def test_sentences_are_numbered_in_each_document(blank: Blank) -> None:
    documents = [from_text("One. Two.\n\nThree.", id="a"), from_text("Four.", id="b")]
    found = [(s.document.id, s.index) for s in sentences(documents, blank)]
    assert found == [("a", 0), ("a", 1), ("b", 0)]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("The mayor met Gen. Hill in Oslo.", []),
        ("“The dam broke.” Nobody was hurt.", ["Nobody"]),
        ('"Stop!" he said.', []),
        ('He left. "I am tired," he said.', ['"']),
        ("The dam broke. Nobody was hurt.", ["Nobody"]),
    ],
)
def test_punctuation_tells_where_sentences_begin(blank: Blank, text: str, starts: list[str]) -> None:
    import spacy

    doc = mark_boundaries(spacy.blank("en")(text))
    assert [t.text for t in doc[1:] if t.is_sent_start] == starts
    refused = [t.text for t in doc[1:] if t.is_sent_start is False]
    assert "”" not in refused or "”" in text


_BLANK = Blank()
