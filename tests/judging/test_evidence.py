"""What is read of the pairs that meet: a glance first where only a sure reading would make a finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.claims import extract, load_parser
from factcheck.documents import Document, from_text
from factcheck.facts import ground
from factcheck.judging.evidence import SUSPICION, gather, gather_all
from factcheck.judging.strangers import one_story
from factcheck.matching import Matches, Pair

MEETING = "The ferry board met in Tuvik for an hour."
FOG = "Fog covered the harbour of Tuvik until noon."
BOATS = "Several boats of Tuvik stayed in port."


class Reader:
    """Takes every pair for a contradiction; at a glance only what is about fog."""

    name = "stub"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read += pairs
        return np.array([(0.9, 0.05, 0.05)] * len(pairs), np.float32).reshape(-1, 3)

    def glance(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        rows = [(0.4 if "Fog" in f"{a}{b}" else 0.1, 0.1, 0.5) for a, b in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)


def _read(
    texts: Sequence[str],
    days: Sequence[date | None],
    nli: Reader,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> set[tuple[int, int]]:
    """Return which pairs of sentences are found suspicious."""
    return {(e.pair.first, e.pair.second) for e in gather(_three(texts, days), nli, advance)}


def _three(texts: Sequence[str], days: Sequence[date | None]) -> Matches:
    """Return the pairs of three sentences; each text is a document, each claim a sentence."""
    documents = [
        from_text(text, id=str(n), path=str(n), published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return _all_pairs(documents)


def _all_pairs(documents: Sequence[Document]) -> Matches:
    claims = tuple(ground(list(extract(documents, load_parser()))))
    assert len(claims) == 3
    return Matches(claims, (), tuple(Pair(a, b, 0.9, (), 0) for a, b in ((0, 1), (0, 2), (1, 2))))


def test_within_one_text_only_the_headline_is_read() -> None:
    nli = Reader()
    assert _read([f"{MEETING} {FOG} {BOATS}"], [date(2024, 5, 3)], nli) == set()
    article = from_text(f"{FOG} {BOATS}", title=MEETING, published=date(2024, 5, 3))
    found = gather(_all_pairs([article]), nli)
    assert {(e.pair.first, e.pair.second) for e in found} == {(0, 1)}
    assert {frozenset(pair) for pair in nli.read} == {frozenset((MEETING, FOG))}


def test_within_one_text_opposing_speakers_are_read() -> None:
    text = (
        "Fog was thick, Anna Lund said. Fog was thin, Ole Reik said. Ole Reik said that fog had come early."
    )
    found = gather(_all_pairs([from_text(text, published=date(2024, 5, 3))]), Reader())
    assert {(e.pair.first, e.pair.second) for e in found} == {(0, 1), (0, 2)}


@pytest.mark.parametrize("days", [(date(2024, 5, 3), None, date(2019, 5, 3)), (None, None, None)])
def test_between_strangers_what_does_not_look_like_a_contradiction_is_not_read(
    days: tuple[date | None, ...],
) -> None:
    assert _read([MEETING, FOG, BOATS], days, Reader()) == {(0, 1), (1, 2)}


def test_articles_on_one_story_are_read() -> None:
    assert len(_read([MEETING, FOG, BOATS], [date(2024, 5, 3)] * 3, Reader())) == 3


def test_articles_of_one_day_that_name_nobody_in_common_are_strangers() -> None:
    boats = BOATS.replace("Tuvik", "Lagos")
    assert _read([MEETING, FOG, boats], [date(2024, 5, 3)] * 3, Reader()) == {(0, 1)}


def _one_story(texts: Sequence[str], days: Sequence[date | None]) -> bool:
    documents = [
        from_text(text, id=str(n), path=str(n), published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    first, *_, last = extract(documents, load_parser())
    return one_story(first, last)


SINKING = "The ferry Ingrid sank off Tuvik, said Captain Ole Solheim."
LATER = "Ole Solheim, who steered the Ingrid, was questioned in Tuvik."
ELSEWHERE = "The harbour of Tuvik was closed, as Captain Lund of the Havørn had expected."


@pytest.mark.parametrize(
    ("texts", "days", "together"),
    [
        ((SINKING, LATER), (None, None), True),
        ((SINKING, LATER), (date(2024, 5, 3), None), True),
        ((SINKING, ELSEWHERE), (None, None), False),
        ((SINKING, ELSEWHERE), (date(2024, 5, 3), date(2024, 5, 4)), True),
        ((SINKING, LATER), (date(2024, 5, 3), date(2023, 5, 4)), False),
    ],
)
def test_without_their_days_names_tell_whether_texts_tell_one_story(
    texts: Sequence[str], days: Sequence[date | None], together: bool
) -> None:
    assert _one_story(texts, days) == together


def test_who_asks_for_a_pair_gets_its_reading() -> None:
    assert len(gather_all(_three([f"{MEETING} {FOG} {BOATS}"], [None]), Reader())) == 3


def test_progress_never_falls_back_and_ends_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    _read([MEETING, FOG, BOATS], [None] * 3, Reader(), advance=lambda *pair: told.append(pair))
    shares = [done / total for done, total in told]
    assert len(shares) == 4  # a glance, a reading, the other way round, the claims
    assert shares == sorted(shares)
    assert shares[1] < 0.5
    assert shares[-1] == 1


class Fearful(Reader):
    """Takes everything for a contradiction at a glance, too."""

    def glance(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return self.predict(pairs)


class Wavering(Reader):
    """Gives a contradiction one probability for the longer text as the premise, and another for the shorter one."""

    def __init__(self, forth: float, back: float) -> None:
        super().__init__()
        self._forth, self._back = forth, back

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read += pairs
        rows = [(self._forth if len(a) > len(b) else self._back, 0.0, 0.0) for a, b in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)


@pytest.mark.parametrize(
    ("forth", "back", "readings", "found"),
    [
        (SUSPICION - 0.01, 0.9, 3, 0),
        (SUSPICION + 0.01, SUSPICION - 0.02, 6, 0),
        (SUSPICION + 0.01, SUSPICION, 6, 3),
    ],
)
def test_claims_are_read_where_their_sentences_clash_both_ways_on_average(
    forth: float, back: float, readings: int, found: int
) -> None:
    nli = Wavering(forth, back)
    assert len(_read([MEETING, FOG, BOATS], [date(2024, 5, 3)] * 3, nli)) == found
    assert len(nli.read) == readings


@pytest.mark.parametrize(
    ("days", "known", "pairs"), [((3, 3), True, 4), ((3, 3), False, 1), ((3, 30), True, 1)]
)
def test_all_claims_of_two_sentences_that_contradict_each_other_meet(
    days: tuple[int, int], known: bool, pairs: int
) -> None:
    texts = (
        "Ana Lund, who is a geologist, found the Tuvik seam in May.",
        "They owe the Tuvik seam to Ana Lund, who is an inspector of schools.",
    )
    documents = [
        from_text(text, id=str(n), path=str(n), published=date(2024, 5, day))
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    claims = tuple(ground(list(extract(documents, load_parser()))))
    assert [c.claim.document.id for c in claims] == ["0", "0", "1", "1"]
    vectors = np.eye(4, dtype=np.float32) if known else None
    found = gather(Matches(claims, (), (Pair(0, 2, 0.9, (), 0),), vectors), Fearful())
    assert len(found) == pairs
    assert [(e.pair.first, e.pair.second) for e in found] == sorted(
        (e.pair.first, e.pair.second) for e in found
    )


def test_two_texts_are_read_once() -> None:
    nli = Reader()
    _read([MEETING, FOG, BOATS], [date(2024, 5, 3)] * 3, nli)
    assert len(nli.read) == len(set(nli.read))


FULL = "Ole Solheim of Bergen told Havila so."
DAYS = [date(2024, 5, 3), date(2023, 5, 3)]


@pytest.mark.parametrize(
    ("claim", "days", "read"),
    [
        ("Fog covered the harbour until noon.", DAYS, False),
        ("Fog covered the harbour of Tuvik until noon.", DAYS, True),
        ("Fog covered the harbour until noon.", [DAYS[0], None], True),
    ],
)
def test_strangers_full_of_names_are_read_where_their_claims_name_somebody_in_common(
    claim: str, days: Sequence[date | None], read: bool
) -> None:
    texts = (f"{MEETING} {FULL}", f"{claim} Anna Lund of Oslo told Fjord so.")
    documents = [
        from_text(text, id=str(n), path=str(n), published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    claims = tuple(ground(list(extract(documents, load_parser()))))
    second = next(i for i, c in enumerate(claims) if c.claim.document.id == "1")
    assert bool(gather(Matches(claims, (), (Pair(0, second, 0.9, (), 0),)), Reader())) is read


def test_long_texts_that_share_one_word_of_many_names_tell_two_stories() -> None:
    oakland = "Rockridge Temescal Uptown Chinatown Merritt Fruitvale Dimond Montclair Piedmont Lakeshore Jingletown Laurel"
    tulsa = "Brookside Owasso Bixby Jenks Philbrook Gilcrease Utica Sapulpa Turley Catoosa Coweta Glenpool"
    guides = [f"The bus from Broadway goes to {', '.join(names.split())}." for names in (oakland, tulsa)]
    assert not _one_story(guides, [DAYS[0], DAYS[0]])
    assert _one_story([guides[0], "The bus from Broadway was late in Lagos."], [DAYS[0], DAYS[0]])


@pytest.mark.parametrize(("day", "found"), [(3, set()), (10, {(0, 0)})])
def test_a_sentence_does_not_contradict_its_copy_but_may_be_of_another_day(
    day: int, found: set[tuple[int, int]]
) -> None:
    sentence = (
        "The ferry Ingrid sank off Tuvik on Monday, and Ole Solheim of the ferry board blames the wind."
    )
    documents = [
        from_text(sentence, id=name, path=name, published=date(2024, 5, n))
        for name, n in (("a", 3), ("b", day))
    ]
    claims = tuple(ground(list(extract(documents, load_parser()))))
    half = len(claims) // 2
    pairs = tuple(Pair(i, half + j, 0.9, (), 0) for i in range(half) for j in range(half))
    read = gather(Matches(claims, (), pairs), Reader())
    assert half > 1
    assert {(e.pair.first, e.pair.second - half) for e in read} == found
