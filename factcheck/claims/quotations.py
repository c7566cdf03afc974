"""Who speaks inside quotation marks, when a quotation runs over several sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.claims.claim import Claim, Sentence
from factcheck.claims.repair import quoted_stretches

__all__ = ["attribute_quotations", "quoted_words"]

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'

Statements = Sequence[tuple[Sentence, list[Claim]]]
"""Sentences of one document in reading order, each with its claims."""


def quoted_words(sentence: Sentence, *, opened: bool = False) -> tuple[frozenset[int], bool]:
    """Return the words inside quotation marks, and whether a quotation is open after the last word.

    `opened` says that one is open before the first word.
    """
    tokens = sentence.tokens
    stretches = quoted_stretches(tokens)
    marks = [t.i for t in tokens if t.text in (_OPENING, _CLOSING, _STRAIGHT)]
    if not marks:
        return (frozenset(t.i for t in tokens) if opened else frozenset()), opened
    still_open = bool(stretches) and stretches[-1][1] == len(tokens)
    return frozenset(i for start, end in stretches for i in range(start, end)), still_open


def attribute_quotations(statements: Statements) -> list[Claim]:
    """Return the claims of one document; those inside a quotation are reported, by the speaker of the quotation.

    A quotation goes on until its marks close; a sentence of nothing but quotation right after another, in the same
    paragraph, has the same speaker.  Where nobody is named nearby, the claim is reported by nobody ("").
    """
    claims: list[Claim] = []
    waiting: list[int] = []  # claims of the running quotation that still lack a speaker
    speaker, opened, block = "", False, -1
    for sentence, own in statements:
        if _paragraph(sentence) != block:
            block, waiting = _paragraph(sentence), []
            if not (opened and sentence.tokens[0].text in (_OPENING, _STRAIGHT)):
                speaker = ""
            opened = False
        quoted, still_open = quoted_words(sentence, opened=opened)
        spoken = next((c.speaker for c in own if c.speaker), "")
        whole = _is_all_quoted(sentence, quoted)
        if not opened and not whole:
            speaker, waiting = "", []
        speaker = spoken or speaker
        if spoken:
            for k in waiting:
                claims[k] = replace(claims[k], speaker=spoken)
            waiting = []
        for claim in own:
            if not claim.speech_act and claim.head in quoted:
                claim = _reported(claim, speaker)
                if not speaker:
                    waiting.append(len(claims))
            claims.append(claim)
        opened = still_open
        if not quoted:
            speaker = ""
    return claims


def _paragraph(sentence: Sentence) -> int:
    """Return the start of the block that the sentence stands in."""
    for block in sentence.document.blocks:
        if block.field == sentence.field and block.start <= sentence.start < block.end:
            return block.start if block.field == "text" else -2 - block.start
    return sentence.start


def _is_all_quoted(sentence: Sentence, quoted: Iterable[int]) -> bool:
    words = {t.i for t in sentence.tokens if t.pos != "PUNCT"}
    return bool(words) and words <= set(quoted)


def _reported(claim: Claim, speaker: str) -> Claim:
    modality = "reported" if claim.modality == "asserted" else claim.modality
    return replace(claim, modality=modality, speaker=speaker, speech_act="says")
