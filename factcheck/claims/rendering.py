"""From pieces back to text: spacing, quotes that close, one capital, one full stop."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.claim import Sentence
from factcheck.claims.decomposition.clause import Piece
from factcheck.claims.lexicon import PRIVATIVE, is_office
from factcheck.claims.tree import subtree

__all__ = ["phrase_text", "render", "without_loose_marks"]

_NO_SPACE_BEFORE = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "]", "%", "’", "”", "…", "n't", "n’t"}
    | {f"{mark}{ending}" for mark in "'’" for ending in ("s", "ll", "d", "re", "ve", "m")}
)
_NO_SPACE_AFTER = frozenset({"(", "[", "“", "‘", "$", "£", "€", "#"})
_LOOSE_EDGES = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "!", "?", "…", "...", "*", "•", "·"})
_COMMAS = frozenset({",", ";", ":", "-", "–", "—"})
_FINAL = frozenset({".", "!", "?"})
_CLOSING_QUOTES = frozenset({'"', "”"})
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}


def render(sentence: Sentence, pieces: Sequence[Piece]) -> str:
    """Return a claim as a sentence of its own; "" when nothing is left to say."""
    text = phrase_text(sentence, pieces)
    if not text:
        return ""
    text = _unquoted(text)
    text = text[0].upper() + text[1:]
    return text if text.rstrip("\"'”’»)")[-1:] in _FINAL else f"{text}."


def _unquoted(text: str) -> str:
    """Take away the quotes around a text that is one quotation, and the comma before a closing quote at its end."""
    closing = {'"': '"', "“": "”"}.get(text[0])
    if (
        closing
        and text[-1] == closing
        and text.count(text[0]) + text.count(closing) * (closing != text[0]) == len("“”")
    ):
        text = text[1:-1].strip(" ,") or text
    if text.endswith("..") and not text.endswith("..."):
        text = text[:-1]
    if text[-1] in _CLOSING_QUOTES and text[-2:-1] == ",":
        text = text[:-2] + text[-1]
    return text


def phrase_text(sentence: Sentence, pieces: Sequence[Piece]) -> str:
    """Return the pieces as running text without loose punctuation around them."""
    kept = without_loose_marks(sentence, pieces)
    parts: list[str] = []
    for n, piece in enumerate(kept):
        word = _word(sentence, piece)
        if (
            n
            and isinstance(piece, int)
            and kept[n - 1] != piece - 1
            and _is_capital_by_place(sentence, piece)
        ):
            word = word[0].lower() + word[1:]
        joined = _spelled_out(sentence, piece) if n and isinstance(kept[n - 1], str) else ""
        word = joined or word
        if n and (joined or _is_spaced(sentence, kept[n - 1], piece)):
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


_SHORT_FORMS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "had", "'s": "is"}


def _spelled_out(sentence: Sentence, piece: Piece) -> str:
    """Return an auxiliary that was joined to the pronoun before it as it stands behind a noun, "" for other words.

    "They're" becomes "the crew are".
    """
    if not isinstance(piece, int) or sentence.tokens[piece].pos not in ("AUX", "VERB"):
        return ""
    token = sentence.tokens[piece]
    form = token.text.casefold().replace("’", "'")
    if (form, token.tag) == ("'d", "MD"):
        return "would"
    return "has" if (form, token.lemma) == ("'s", "have") else _SHORT_FORMS.get(form, "")


def _word(sentence: Sentence, piece: Piece) -> str:
    return piece if isinstance(piece, str) else sentence.tokens[piece].text


def _is_capital_by_place(sentence: Sentence, i: int) -> bool:
    """Return whether the word has its capital only because a sentence or a quotation begins with it."""
    token = sentence.tokens[i]
    if (
        token.pos in ("PROPN", "NUM")
        or token.entity
        or token.text in ("I", "I'm")
        or token.lemma[:1].isupper()
        or not token.text[1:].islower()
    ):
        return token.pos == "DET" and token.text == "A" and i == 0
    first = i == 0 or (i == 1 and sentence.tokens[0].pos == "PUNCT")
    return first and not _opens_title(sentence, i)


def _opens_title(sentence: Sentence, i: int) -> bool:
    """Return whether the word has its capital from the title that it begins ("Interior Minister", "First Officer")."""
    token, after = sentence.tokens[i], sentence.tokens[i + 1 : i + 2]
    if not after or token.dep not in ("amod", "compound") or token.lemma.casefold() in PRIVATIVE:
        return False
    return after[0].text.istitle() and is_office(after[0].text)


def _is_spaced(sentence: Sentence, before: Piece, after: Piece) -> bool:
    if isinstance(before, int) and isinstance(after, int) and after == before + 1:
        return sentence.tokens[before].end < sentence.tokens[after].start
    left, right = _word(sentence, before), _word(sentence, after)
    if isinstance(after, int) and after > 0 and right in ('"', "'"):
        tokens = sentence.tokens
        return tokens[after - 1].end < tokens[after].start
    if isinstance(before, int) and left in ('"', "'") and before + 1 < len(sentence.tokens):
        if before and sentence.tokens[before - 1].end == sentence.tokens[before].start:
            return right not in _NO_SPACE_BEFORE  # a mark that closes
        return sentence.tokens[before].end < sentence.tokens[before + 1].start
    return right not in _NO_SPACE_BEFORE and left not in _NO_SPACE_AFTER


def without_loose_marks(sentence: Sentence, pieces: Sequence[Piece]) -> list[Piece]:
    """Drop quotes and brackets without their partner, commas side by side or around a gap, marks at the edges."""
    kept = [p for p, keep in zip(pieces, _partnered(sentence, pieces), strict=True) if keep]
    quiet: list[Piece] = []
    for piece in kept:
        word = _word(sentence, piece)
        if quiet and (word in _CLOSING_QUOTES or word in _COMMAS):
            last = _word(sentence, quiet[-1])
            before = _word(sentence, quiet[-2]) if len(quiet) > 1 else ""
            if word in _CLOSING_QUOTES and last == "," and before in {'"', "“"}:
                del quiet[-2:]  # nothing is left between the quotation marks
                continue
            if (last, word) in {('"', '"'), ("“", "”")}:
                del quiet[-1]
                continue
            if word in _COMMAS and last in _COMMAS:
                continue
        quiet.append(piece)
    joined: list[Piece] = []
    for n, piece in enumerate(quiet):
        word = _word(sentence, piece)
        if word in {",", "–", "—"} and isinstance(piece, int) and _beside_gap(sentence, quiet, n):
            continue
        joined.append(piece)
    while joined and _word(sentence, joined[0]) in _LOOSE_EDGES:
        joined.pop(0)
    while joined and _word(sentence, joined[-1]) in _LOOSE_EDGES:
        joined.pop()
    return joined


def _beside_gap(sentence: Sentence, pieces: Sequence[Piece], n: int) -> bool:
    """Return whether the comma at `n` closed, or opened, something that is no longer there."""
    comma = pieces[n]
    if not isinstance(comma, int):
        return False
    before = pieces[n - 1] if n else None
    if isinstance(before, int) and before < comma - 1:
        opened = sentence.tokens[before + 1].text
        if _opens_origin(sentence, comma) or _closes_apposition(sentence, before):
            return False
        return opened in _COMMAS
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if not isinstance(after, int) or after <= comma + 1:
        return False
    first = after - 1
    while first > comma and sentence.tokens[first].text in ('"', "“"):
        first -= 1  # '"The talks," an aide said, "were short"'
    return sentence.tokens[first].text in _COMMAS and first > comma


def _opens_origin(sentence: Sentence, comma: int) -> bool:
    """Return whether a comma opens what another comma closes: "Karl Voss(, 41), of Dresden, was arrested"."""
    tokens = sentence.tokens
    if comma + 1 >= len(tokens) or tokens[comma + 1].dep != "case":
        return False
    noun = tokens[comma + 1].head
    behind = max(subtree(sentence, noun)) + 1
    return tokens[noun].dep == "nmod" and behind < len(tokens) and tokens[behind].text == ","


def _closes_apposition(sentence: Sentence, last: int) -> bool:
    """Return whether an apposition ends with the word `last`: "the mayor, Pedro Ruiz (, a former miner), won"."""
    tokens = sentence.tokens
    while tokens[last].dep in ("flat", "compound") and tokens[last].head < last:
        last = tokens[last].head
    return tokens[last].dep == "appos" and tokens[last - 1].text == ","


def _partnered(sentence: Sentence, pieces: Sequence[Piece]) -> list[bool]:
    keep = [True] * len(pieces)
    open_marks: list[tuple[str, int]] = []
    straight: int | None = None
    closers = set(_PAIRS.values())
    for n, piece in enumerate(pieces):
        word = _word(sentence, piece)
        if word in _PAIRS:
            open_marks.append((_PAIRS[word], n))
        elif word == '"':
            straight = n if straight is None else None
        elif word in closers:
            partner = next((k for k in range(len(open_marks) - 1, -1, -1) if open_marks[k][0] == word), None)
            if partner is not None:
                del open_marks[partner]
            elif word != "’":
                keep[n] = False
    for _, n in open_marks:
        keep[n] = False
    if straight is not None:
        keep[straight] = False
    return keep
