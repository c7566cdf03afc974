"""The door's work: documents in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claims.checkworthy import is_checkworthy, is_question
from factcheck.claims.claim import Claim, Sentence
from factcheck.claims.clause import Clause
from factcheck.claims.decompose import decompose
from factcheck.claims.modality import is_negated, modality
from factcheck.claims.parsing import Parser
from factcheck.claims.rendering import phrase_text, render
from factcheck.claims.sentences import sentences
from factcheck.documents import Document

__all__ = ["claims_of", "extract"]


def extract(documents: Iterable[Document], parser: Parser) -> list[Claim]:
    """Return the claims of the documents, in reading order."""
    return [claim for sentence in sentences(documents, parser) for claim in claims_of(sentence)]


def claims_of(sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims that one sentence makes, without what other sentences tell about it."""
    if is_question(sentence):
        return
    for clause in decompose(sentence):
        if is_checkworthy(sentence, clause):
            claim = _claim(sentence, clause)
            if claim is not None:
                yield claim


def _claim(sentence: Sentence, clause: Clause) -> Claim | None:
    text = render(sentence, clause.pieces)
    own = _trimmed(sentence, clause.own or ())
    if not text or not own:
        return None
    speaker = phrase_text(sentence, clause.attribution.speaker) if clause.attribution else ""
    return Claim(
        text=text,
        sentence=sentence,
        start=sentence.tokens[own[0]].start,
        end=sentence.tokens[own[-1]].end,
        tokens=tuple(p for p in clause.pieces if isinstance(p, int)),
        head=clause.head,
        rule=clause.rule,
        negated=is_negated(sentence, clause),
        modality=modality(sentence, clause),
        speaker=speaker,
        speech_act=clause.attribution.act if clause.attribution else "",
    )


def _trimmed(sentence: Sentence, own: tuple[int, ...]) -> tuple[int, ...]:
    """Drop punctuation and conjunctions before the first word, and punctuation after the last."""
    words = [k for k, t in ((k, sentence.tokens[k]) for k in own) if t.pos != "PUNCT" and t.dep not in ("cc", "mark")]
    return (words[0], words[-1]) if words else ()
