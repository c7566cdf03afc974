"""Treebank paragraphs as another writer might set them: case, quotation marks, no final stop."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from treebank import Paragraph, Sentence, Word

LOWERED, CAPITALISED, TITLED, CURLED = 0.03, 0.02, 0.03, 0.1
"""Shares of the training stretches that are written in lower case, in capitals, like a headline, with curly quotes."""
UNPUNCTUATED = 0.02
"""Share of the single sentences that lose their final stop, like headlines."""


def vary(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Return the paragraph as another writer might set it: case, quotes, no final stop. Offsets of names hold."""
    draw = rng.random()
    if draw < LOWERED:
        paragraph = _rewrite(paragraph, lambda w: w.lower())
    elif draw < LOWERED + CAPITALISED:
        paragraph = _rewrite(paragraph, lambda w: w.upper())
    elif draw < LOWERED + CAPITALISED + TITLED:
        paragraph = _rewrite(paragraph, lambda w: w[:1].upper() + w[1:] if len(w) > 3 else w)
    if rng.random() < CURLED:
        paragraph = _curl(paragraph)
    if len(paragraph.sentences) == 1 and rng.random() < UNPUNCTUATED:
        paragraph = _drop_stop(paragraph)
    return paragraph


def _rewrite(paragraph: Paragraph, change: Callable[[str], str]) -> Paragraph:
    return Paragraph(
        paragraph.document,
        tuple(
            Sentence(s.identifier, tuple(_with_form(w, change(w.form)) for w in s.words), s.names, s.unknown)
            for s in paragraph.sentences
        ),
    )


def _with_form(word: Word, form: str) -> Word:
    if len(form) != len(word.form):  # "ß".upper() is longer
        form = word.form
    return replace(word, form=form)


def _curl(paragraph: Paragraph) -> Paragraph:
    """Set straight quotes and apostrophes as typographers do, by the side on which the space is."""

    def curl(form: str, tag: str) -> str:
        if form in {'"', "''", "``"}:
            return "“" if tag == "``" else "”"
        return form.replace("'", "‘" if tag == "``" else "’")

    return Paragraph(
        paragraph.document,
        tuple(
            Sentence(
                s.identifier,
                tuple(replace(w, form=curl(w.form, w.xpos)) for w in s.words),
                s.names,
                s.unknown,
            )
            for s in paragraph.sentences
        ),
    )


def _drop_stop(paragraph: Paragraph) -> Paragraph:
    sentence = paragraph.sentences[0]
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last].form != "." or any(w.head == last for w in sentence.words[:last]):
        return paragraph
    return Paragraph(
        paragraph.document,
        (Sentence(sentence.identifier, sentence.words[:last], sentence.names, sentence.unknown - {last}),),
    )
