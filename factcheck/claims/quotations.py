"""Who speaks inside quotation marks, when a quotation runs over several sentences."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import NamedTuple

from factcheck.claims.claim import Claim, Sentence
from factcheck.claims.lexicon import DIRECT_SPEECH
from factcheck.claims.quoted import MARKS, OPENING, STRAIGHT, quoted_stretches
from factcheck.claims.tree import child

__all__ = ["Statement", "attribute_quotations", "quoted_words", "teller"]

_LONGEST_LEAD = 12
"""Words before the colon that leads to a quotation, at most."""
_FIRST_PERSON = frozenset({"i", "we"})


class Statement(NamedTuple):
    """A sentence, its claims, and who speaks in it by the words of the article outside quotation marks."""

    sentence: Sentence
    claims: list[Claim]
    teller: str = ""


def quoted_words(sentence: Sentence, *, opened: bool = False) -> tuple[frozenset[int], bool]:
    """Return the words inside quotation marks, and whether a quotation is open after the last word.

    `opened` says that one is open before the first word.
    """
    tokens = sentence.tokens
    stretches = quoted_stretches(tokens)
    marks = [t.i for t in tokens if t.text in MARKS]
    if not marks:
        return (frozenset(t.i for t in tokens) if opened else frozenset()), opened
    still_open = bool(stretches) and stretches[-1][1] == len(tokens)
    return frozenset(i for start, end in stretches for i in range(start, end)), still_open


def attribute_quotations(statements: Iterable[Statement]) -> list[Claim]:
    """Return the claims of one document; those inside a quotation are reported, by the speaker of the quotation.

    A quotation goes on until its marks close; a sentence of nothing but quotation right after another, in the same
    paragraph, has the same speaker, and so has a paragraph that begins with quotation marks right after one that ended
    with them, or with a colon.  Where nobody is named nearby, the claim is reported by nobody ("").
    """
    claims: list[Claim] = []
    waiting: list[int] = []  # claims of the running quotation whose speaker may still be named
    speaker, opened, block = "", False, -1
    led, closed = False, False  # the sentence before leads to a quotation, or ends with one
    for sentence, own, teller in statements:
        begins = sentence.tokens[0].text in MARKS
        if _paragraph(sentence) != block:
            block, waiting = _paragraph(sentence), []
            if not (begins and (opened or led or closed)):
                speaker = ""
            opened = False
        quoted, still_open = quoted_words(sentence, opened=opened)
        words = {t.i for t in sentence.tokens if t.pos != "PUNCT"}
        spoken = next((c.speaker for c in own if c.speaker and c.head not in quoted), "")
        spoken = (
            spoken
            or next((c.speaker for c in own if c.speaker.casefold() not in _FIRST_PERSON), "")
            or teller
        )
        goes_on = opened or led or words <= quoted or (closed and bool(teller) and not begins)
        if not goes_on:
            speaker, waiting = "", []
        speaker = spoken or speaker
        if spoken:
            for k in waiting:
                claims[k] = replace(claims[k], speaker=spoken)
            waiting = []
        for claim in own:
            if claim.head in quoted and (not claim.speech_act or claim.speaker.casefold() in _FIRST_PERSON):
                claim = _reported(claim, speaker)
                if not spoken:
                    waiting.append(len(claims))
            claims.append(claim)
        opened = still_open
        led = bool(teller) and sentence.tokens[-1].text in {":", ","}
        closed = still_open or sentence.tokens[-1].text in MARKS or bool(spoken and (quoted or goes_on))
        if words and not quoted and not (led or goes_on):
            speaker = ""
    return claims


def teller(sentence: Sentence, quoted: Container[int]) -> int | None:
    """Return the word that heads who speaks, where the sentence tells that outside quotation marks."""
    for token in sentence.tokens:
        if token.pos != "VERB" or token.i in quoted or token.lemma.casefold() not in DIRECT_SPEECH:
            continue
        if token.tag not in ("VBD", "VBZ", "VBP", "VBN") or child(sentence, token.i, "aux:pass"):
            continue
        speaker = child(sentence, token.i, "nsubj")
        content = child(sentence, token.i, "ccomp", "obj")
        if speaker is not None and speaker.i not in quoted and speaker.tag not in ("WP", "WDT", "DT"):
            if content is None or content.i in quoted:
                return speaker.i
    return _before_colon(sentence)


def _before_colon(sentence: Sentence) -> int | None:
    """Return the word that heads who speaks in 'Ingrid Solheim: "The report is public."', as in notes and headlines."""
    tokens = sentence.tokens
    colon = next((t.i for t in tokens[: _LONGEST_LEAD + 1] if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or tokens[colon + 1].text not in (OPENING, STRAIGHT):
        return None
    lead = tokens[:colon]
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in lead):
        return None
    people = [t.i for t in lead if t.entity == "PERSON" or t.text.casefold() in ("he", "she")]
    named = next(
        (i for i in people if not people[0] <= tokens[i].head <= people[-1] or tokens[i].head == i), None
    )
    return named if named is not None else next(iter(people), None)


def _paragraph(sentence: Sentence) -> int:
    """Return the start of the block that the sentence stands in."""
    for block in sentence.document.blocks:
        if block.field == sentence.field and block.start <= sentence.start < block.end:
            return block.start if block.field == "text" else -2 - block.start
    return sentence.start


def _reported(claim: Claim, speaker: str) -> Claim:
    modality = "reported" if claim.modality == "asserted" else claim.modality
    return replace(claim, modality=modality, speaker=speaker, speech_act="says")
