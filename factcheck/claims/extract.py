"""The door's work: documents in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from factcheck.claims.checkworthy import is_checkworthy, is_question
from factcheck.claims.claim import Claim, Resolution, Sentence
from factcheck.claims.decomposition.clause import Clause, Piece
from factcheck.claims.decomposition.decompose import decompose
from factcheck.claims.decomposition.reports import performed
from factcheck.claims.modality import is_negated, modality
from factcheck.claims.parsing import Parser
from factcheck.claims.pronouns import PronounResolver
from factcheck.claims.quotations import attribute_quotations
from factcheck.claims.rendering import phrase_text, render
from factcheck.claims.sentences import sentences
from factcheck.documents import Document

__all__ = ["claims_of", "extract"]


def extract(documents: Iterable[Document], parser: Parser) -> list[Claim]:
    """Return the claims of the documents, in reading order."""
    claims: list[Claim] = []
    # Sentences come document by document; `id` tells documents apart that are equal.
    for _, group in groupby(sentences(documents, parser), key=lambda s: id(s.document)):
        resolver = PronounResolver()
        statements = []
        for sentence in group:
            meant = resolver.resolve(sentence, sentence.index)
            statements.append((sentence, list(claims_of(sentence, meant))))
        claims += _said_once(attribute_quotations(statements))
    return claims


def _said_once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leave out what a title or an apposition says again: who somebody is comes with every mention."""
    seen = set()
    for claim in claims:
        if claim.rule in ("apposition", "title"):
            if claim.text in seen:
                continue
            seen.add(claim.text)
        yield claim


def claims_of(sentence: Sentence, meant: Mapping[int, str] | None = None) -> Iterator[Claim]:
    """Yield the claims that one sentence makes; `meant` tells what to say for some of its words (pronouns)."""
    if is_question(sentence):
        return
    for clause in decompose(sentence):
        if is_checkworthy(sentence, clause):
            claim = _claim(sentence, clause, meant or {})
            if claim is not None:
                yield claim


def _claim(sentence: Sentence, clause: Clause, meant: Mapping[int, str]) -> Claim | None:
    if clause.attribution is None:
        clause = replace(clause, attribution=performed(sentence, clause))
    resolutions: list[Resolution] = []
    text = render(sentence, clause.pieces)
    if meant and text:
        said = _resolved(sentence, clause, text, meant)
        text = render(sentence, said.pieces)
        kept = {p for p in said.pieces if isinstance(p, int)}
        resolutions = [
            Resolution(t.start, t.end, t.text, meant[t.i])
            for t in (sentence.tokens[p] for p in clause.pieces if isinstance(p, int))
            if t.i in meant and t.i not in kept
        ]
    own = [k for k in clause.own or () if sentence.tokens[k].pos != "PUNCT"]
    if not text or not own:
        return None
    attribution = clause.attribution
    speaker = [] if attribution is None else [_meant(p, meant) for p in attribution.speaker]
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
        speaker=phrase_text(sentence, speaker),
        speech_act=attribution.act if attribution else "",
        resolutions=tuple(resolutions),
    )


def _resolved(sentence: Sentence, clause: Clause, text: str, meant: Mapping[int, str]) -> Clause:
    """Return the clause with its pronouns replaced; a name that the claim says already is not said again."""
    replaced = dict(clause.replaced)

    def said(piece: Piece) -> tuple[Piece, ...]:
        nonlocal text
        if not isinstance(piece, int) or piece not in meant or piece in clause.replaced:
            return (piece,)
        if _last_word(meant[piece]) in text:
            return (piece,)
        text += meant[piece]
        return (meant[piece],)

    def all_said(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(p for piece in pieces for p in said(piece))

    fronted, subject = all_said(clause.fronted), all_said(clause.subject)
    for k in clause.own or ():
        if said(k) != (k,):
            replaced[k] = (meant[k],)
    return replace(clause, fronted=fronted, subject=subject, tail=all_said(clause.tail), replaced=replaced)


def _last_word(name: str) -> str:
    """Return what identifies a name, its possessive ending left out."""
    return name.removesuffix("’s").removesuffix("’").split()[-1]


def _meant(piece: Piece, meant: Mapping[int, str]) -> Piece:
    return meant.get(piece, piece) if isinstance(piece, int) else piece
