"""The door's work: documents in, claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from factcheck.claims.checkworthy import is_checkworthy, is_question
from factcheck.claims.claim import Claim, Resolution, Sentence
from factcheck.claims.decomposition.clause import Clause, Piece, name_of
from factcheck.claims.decomposition.decompose import decompose
from factcheck.claims.decomposition.reports import performed
from factcheck.claims.modality import is_negated, modality
from factcheck.claims.parsing import Parser
from factcheck.claims.quotations import Statement, attribute_quotations, quoted_words, teller
from factcheck.claims.references import ReferenceResolver, Said
from factcheck.claims.rendering import phrase_text, render, without_loose_marks
from factcheck.claims.sentences import sentences
from factcheck.documents import Document

__all__ = ["claims_of", "extract"]


def extract(documents: Iterable[Document], parser: Parser) -> list[Claim]:
    """Return the claims of the documents, in reading order."""
    claims: list[Claim] = []
    # Sentences come document by document; `id` tells documents apart that are equal.
    for _, group in groupby(sentences(documents, parser), key=lambda s: id(s.document)):
        resolver = ReferenceResolver()
        statements = []
        for sentence in group:
            meant = resolver.resolve(sentence)
            statements.append(Statement(sentence, list(claims_of(sentence, meant)), _teller(sentence, meant)))
        claims += _said_once(attribute_quotations(statements))
    return claims


def _teller(sentence: Sentence, meant: Mapping[int, Said]) -> str:
    quoted, _ = quoted_words(sentence)
    found = teller(sentence, quoted)
    if found is None:
        return ""
    return phrase_text(sentence, _speaker(name_of(sentence, found), meant)[0])


def _said_once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leave out what a title or an apposition says again: who somebody is comes with every mention."""
    seen = set()
    for claim in claims:
        if claim.rule in ("apposition", "title"):
            if claim.text in seen:
                continue
            seen.add(claim.text)
        yield claim


def claims_of(sentence: Sentence, meant: Mapping[int, Said] | None = None) -> Iterator[Claim]:
    """Yield the claims that one sentence makes; `meant` tells what to say for words of it, by the first of them."""
    if is_question(sentence):
        return
    for clause in decompose(sentence):
        if is_checkworthy(sentence, clause):
            claim = _claim(sentence, clause, meant or {})
            if claim is not None:
                yield claim


def _claim(sentence: Sentence, clause: Clause, meant: Mapping[int, Said]) -> Claim | None:
    if clause.attribution is None:
        clause = replace(clause, attribution=performed(sentence, clause))
    text = render(sentence, clause.pieces)
    own = [k for k in clause.own or () if sentence.tokens[k].pos != "PUNCT"]
    if not text or not own:
        return None
    replaced: list[Said] = []
    if meant:
        said, replaced = _resolved(sentence, clause, text, meant)
        text = render(sentence, said.pieces)
    if clause.rule == "title" and _is_somebodys(sentence, clause, replaced):
        return None
    attribution = clause.attribution
    speaker, spoken = _speaker(attribution.speaker if attribution else (), meant)
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
        resolutions=tuple(
            _resolution(sentence, s) for s in sorted({*replaced, *spoken}, key=lambda s: s.first)
        ),
    )


def _is_somebodys(sentence: Sentence, clause: Clause, replaced: Iterable[Said]) -> bool:
    """Return whether a title is one only beside somebody ("her colleague") whom the document does not name."""
    named = {said.first for said in replaced}
    return any(sentence.tokens[k].tag == "PRP$" and k not in named for k in clause.own or ())


def _resolved(
    sentence: Sentence, clause: Clause, text: str, meant: Mapping[int, Said]
) -> tuple[Clause, list[Said]]:
    """Return the clause with its references replaced, and what was replaced.

    What the claim says already is not said again, and a phrase is replaced only where the claim has all of its words.
    """
    said_words = {p for p in clause.pieces if isinstance(p, int)}
    # Which commas closed something that is gone is seen by the words beside them, so before those are replaced.
    chosen: dict[int, tuple[Piece, ...]] = dict.fromkeys(
        said_words.difference(without_loose_marks(sentence, clause.pieces)), ()
    )
    used: list[Said] = []
    for piece in clause.pieces:
        said = meant.get(piece) if isinstance(piece, int) else None
        if said is None or piece in clause.replaced or piece in chosen:
            continue
        words = range(said.first, said.last + 1)
        if not said_words.issuperset(words) or _is_said(said, text):
            continue
        if said.kind == "description" and clause.head in words:
            continue
        text += said.text
        used.append(said)
        chosen.update(dict.fromkeys(words, ()))
        chosen[said.first] = (said.text,)

    def rendered(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(q for p in pieces for q in (chosen.get(p, (p,)) if isinstance(p, int) else (p,)))

    replaced = dict(clause.replaced) | {k: chosen[k] for k in clause.own or () if k in chosen}
    return (
        replace(
            clause,
            fronted=rendered(clause.fronted),
            subject=rendered(clause.subject),
            tail=rendered(clause.tail),
            replaced=replaced,
        ),
        used,
    )


def _is_said(said: Said, text: str) -> bool:
    """Return whether the claim names already what a reference means."""
    name = said.text.removesuffix("’s").removesuffix("’")
    if said.kind == "pronoun":
        return name.split()[-1].casefold() in text.casefold()
    return name.removeprefix("the ") in text


def _speaker(pieces: tuple[Piece, ...], meant: Mapping[int, Said]) -> tuple[list[Piece], list[Said]]:
    """Return who speaks, named where the document tells, and the references that this took."""
    spoken: list[Piece] = []
    used: list[Said] = []
    dropped: set[int] = set()
    for piece in pieces:
        if not isinstance(piece, int):
            spoken.append(piece)
            continue
        said = meant.get(piece)
        if said is not None and set(pieces).issuperset(range(said.first, said.last + 1)):
            used.append(said)
            dropped.update(range(said.first, said.last + 1))
            whole = len(pieces) == said.last + 1 - said.first  # "in his view" is the general's: he says it
            spoken.append(said.text.removesuffix("’s").removesuffix("’") if whole else said.text)
        elif piece not in dropped:
            spoken.append(piece)
    return spoken, used


def _resolution(sentence: Sentence, said: Said) -> Resolution:
    start, end = sentence.tokens[said.first].start, sentence.tokens[said.last].end
    return Resolution(start, end, sentence.document.field_text(sentence.field)[start:end], said.text)
