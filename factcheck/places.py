"""Places: which one lies in which, for countries, their capitals and large cities (`places.tsv`, from GeoNames)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from factcheck.names import name_words

__all__ = ["PlaceRelation", "is_country", "is_place", "place_relation"]

PlaceRelation = Literal["same", "inside", "apart", "unknown"]

_ALIASES = {
    "us": "united states", "usa": "united states", "america": "united states", "u s": "united states",
    "united states of america": "united states", "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "england": "united kingdom", "scotland": "united kingdom",
    "wales": "united kingdom", "northern ireland": "united kingdom", "uae": "united arab emirates",
    "czech republic": "czechia", "burma": "myanmar", "ivory coast": "ivory coast", "holland": "netherlands",
    "the netherlands": "netherlands", "turkiye": "turkey", "drc": "democratic republic of the congo",
    "south korea": "south korea", "washington dc": "washington", "gaza strip": "gaza", "new york": "new york city",
    "saint petersburg": "saint petersburg", "bombay": "mumbai", "peking": "beijing", "saigon": "ho chi minh city",
    "kiev": "kyiv", "calcutta": "kolkata", "rio": "rio de janeiro",
}  # fmt: skip
_ELSEWHERE = frozenset(
    ["mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "moon", "pacific", "atlantic", "arctic",
     "pacific ocean", "atlantic ocean", "indian ocean", "arctic ocean", "mediterranean", "black sea", "red sea",
     "baltic", "north sea", "caspian sea", "baltic sea", "mediterranean sea"]
)  # fmt: skip
"""Planets and seas, which lie in no country and not in one another."""
_PARTS_OF_COUNTRIES = frozenset(["england", "scotland", "wales", "northern ireland"])


class _Place(NamedTuple):
    kind: str
    country: str
    state: str


@cache
def _gazetteer() -> dict[str, tuple[_Place, ...]]:
    found: dict[str, list[_Place]] = {}
    text = files("factcheck").joinpath("places.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, kind, country, state = line.split("\t")
            found.setdefault(_key(name), []).append(_Place(kind, country, state))
    return {name: tuple(places) for name, places in found.items()}


def _key(name: str) -> str:
    words = " ".join(name_words(name.replace("St.", "Saint")))
    return _ALIASES.get(words, words)


def _places(name: str) -> tuple[_Place, ...]:
    return _gazetteer().get(_key(name), ())


@lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """Tell whether a name is that of a country."""
    return any(p.kind == "country" for p in _places(name))


@lru_cache(maxsize=20_000)
def is_place(name: str) -> bool:
    """Tell whether a name is that of a country, a state or a large city."""
    return bool(_places(name))


def place_relation(a: str, b: str) -> PlaceRelation:
    """Return how two named places lie: "same", one "inside" the other, "apart", or "unknown" when either is not known.

    A name that several cities bear is apart from another only if none of its bearers fits.
    """
    first, second = _key(a), _key(b)
    if first == second:
        return "same"
    if first in _ELSEWHERE and second in _ELSEWHERE:
        return "apart"
    left, right = _places(a), _places(b)
    if not left or not right:
        return "unknown"
    if any(_contains(p, q) or _contains(q, p) for p in left for q in right):
        return "inside"
    return "apart"


def _contains(outer: _Place, inner: _Place) -> bool:
    if outer.country != inner.country:
        return False
    if outer.kind == "country":
        return True
    return outer.kind == "state" and inner.kind == "city" and outer.state == inner.state
