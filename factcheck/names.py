"""Names: when two of them may name one person, place or body."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_title", "name_words", "same_name", "same_word", "strip_title", "telling_words"]

_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "professor", "president", "minister", "prime", "vice", "king", "queen",
    "prince", "princess",
     "pope", "sir", "lord", "lady", "dame", "gen", "general", "maj", "major", "col", "colonel", "lt",
     "lieutenant", "capt", "captain", "sgt",
     "sergeant", "adm", "admiral", "cmdr", "commander", "brig", "brigadier", "sen", "senator", "rep", "gov",
     "governor", "mayor", "judge",
     "justice", "chancellor", "secretary", "state", "foreign", "defense", "defence", "imam", "ayatollah",
     "grand", "sheikh", "shaikh", "rev", "bishop",
     "archbishop", "cardinal", "father", "sister", "chief", "inspector", "detective", "officer", "coach",
     "ambassador", "the", "late", "cllr", "councillor", "insp", "supt", "superintendent", "commodore", "warden",
     "former", "ex-president", "leader", "chairman", "chairwoman", "ceo", "director", "deputy", "acting",
     "premier", "emir", "sultan", "hon"]
)  # fmt: skip
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "de",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "ibn",
        "abu",
        "of",
        "the",
        "and",
        "di",
        "da",
        "dos",
        "ul",
    ]
)
_WORD = re.compile(r"[^\W_]+")
_REGNAL = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"]
)
"""Numbers of kings and popes: Abbas I is not Abbas II, though a single letter is an initial elsewhere."""
_BODY_WORDS = frozenset(
    ["party", "inc", "ltd", "corp", "co", "plc", "fc", "group", "gmbh", "sa", "ag", "llc"]
)
_ALIKE = 85.0  # rapidfuzz ratio, in [0, 100], from which two spellings of a word are one
_ALIKE_SOUND = (
    60.0  # the same where both have the same consonants: Taqwa/Takwa, Mohammed/Muhammad, Soleimani/Sulaymani
)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return (
        "".join(c for c in folded if not unicodedata.combining(c))
        .replace("’", "'")
        .removesuffix("'s")
        .removesuffix("'")
    )


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell, plainly spelled, without titles and articles."""
    return telling_words(name)


def telling_words(text: str) -> tuple[str, ...]:
    """Return what `name_words` does; for long texts, which are not worth remembering."""
    words = _WORD.findall(_plain(text.replace("-", " ").replace(".", "")))
    kept = [w for w in words if w not in _TITLES]
    plain = [w for w in kept if w not in _PARTICLES]
    return tuple(w for w in plain if w not in _BODY_WORDS) or tuple(plain) or tuple(kept) or tuple(words)


def is_title(word: str) -> bool:
    """Tell whether a word is a title or an office and no name."""
    return _plain(word).rstrip(".") in _TITLES


def strip_title(name: str) -> str:
    """Return the name without titles before it: "Gen. Qassem Soleimani" -> "Qassem Soleimani"."""
    words = name.split()
    while len(words) > 1 and _plain(words[0]).rstrip(".") in _TITLES:
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=50_000)
def same_name(a: str, b: str) -> bool:
    """Tell whether two names may be those of one bearer.

    One must contain the other's words, in order and up to spelling, or be its initials: "Soleimani" and "Qassem
    Soleimani", "Abu Taqwa" and "Abu Takwa", "WHO" and "World Health Organization".
    """
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return False
    if left == right or _initials(a, b) or _initials(b, a):
        return True
    if (" of " in a) != (" of " in b):
        return False  # the Bank of England is not England
    if len(left) > len(right):
        left, right = right, left
    # surnames come last, and a first name alone names nobody across documents
    tail = right[-len(left) :]
    return all(same_word(x, y) for x, y in zip(left, tail, strict=True)) or (
        len(left) > 1 and _in_order(left, right)
    )


def _in_order(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    position = 0
    for wanted in left:
        while position < len(right) and not same_word(wanted, right[position]):
            position += 1
        if position == len(right):
            return False
        position += 1
    return True


@lru_cache(maxsize=50_000)
def same_word(a: str, b: str) -> bool:
    """Tell whether two plain words of names are spellings of one; a single letter is an initial."""
    if a == b:
        return True
    if a in _REGNAL and b in _REGNAL:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) < 4 or a.isdigit() or b.isdigit():
        return False
    from rapidfuzz import fuzz  # loaded with the first two names that differ

    ratio = fuzz.ratio(a, b)
    # Maria and Mario have the same consonants too, but differ at the end
    alike = a[0] == b[0] and a[-1] == b[-1]
    return ratio >= _ALIKE or (ratio >= _ALIKE_SOUND and alike and _consonants(a) == _consonants(b))


_SOUNDS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w"})
_SILENT = re.compile(r"[aeiouyj]")
_DOUBLED = re.compile(r"(.)\1")


def _consonants(word: str) -> str:
    """Reduce a word to its consonants as they sound: transliterations differ in vowels, q/k/c, doubled letters."""
    spelled = (
        word.replace("kh", "h").replace("ph", "f").replace("gh", "g").replace("sh", "s").translate(_SOUNDS)
    )
    return _DOUBLED.sub(r"\1", _SILENT.sub("", spelled))


def _initials(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 6 and letters.isupper() and " " not in letters):
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", long) if w[0].isupper() or w.casefold() not in _PARTICLES]
    capitals = "".join(w[0].upper() for w in words)
    return len(words) > 1 and (
        capitals == letters or "".join(w[0] for w in words if w[0].isupper()) == letters
    )
