from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import Event, GroundedClaim, Quantity
from tests.facts.conftest import Read


def events(claims: list[GroundedClaim], kind: str) -> list[Event]:
    return [e for c in claims for e in c.facts.events if e.kind == kind]


def quantities(claims: list[GroundedClaim]) -> list[Quantity]:
    return [q for c in claims for q in c.facts.quantities]


def test_a_death_has_its_victims_and_its_day(read: Read) -> None:
    event, *_ = events(read("Anna Lund was killed in Oslo on 3 May 2021."), "death")
    assert event.participants == ("Anna Lund",)
    assert event.when is not None
    assert event.when.earliest == date(2021, 5, 3)


def test_an_anniversary_dates_what_it_remembers(read: Read) -> None:
    claims = read("Thousands marked the fourth anniversary of the killing of Karim Haddad.", date(2024, 1, 4))
    event, *_ = events(claims, "death")
    assert event.when is not None
    assert event.when.earliest is not None
    assert event.when.latest is not None
    assert event.when.earliest < date(2020, 1, 4) < event.when.latest
    assert event.when.derivation == "fourth anniversary on about 2024-01-04"


def test_what_an_anniversary_implies_is_a_claim_marked_as_derived(read: Read) -> None:
    text = "Thousands marked the fourth anniversary of the killing of Karim Haddad."
    (derived,) = [c for c in read(text, date(2024, 1, 4)) if c.derived]
    assert derived.claim.text == "Karim Haddad was killed around January 2020."
    assert derived.claim.rule == "derived"
    assert text[derived.claim.start : derived.claim.end] in text


def test_an_anniversary_without_a_day_of_publication_dates_nothing(read: Read) -> None:
    claims = read("Thousands marked the fourth anniversary of the killing of Karim Haddad.", None)
    assert [e.when for e in events(claims, "death")] == [None]
    assert not any(c.derived for c in claims)


def test_the_strike_finds_its_day_in_an_earlier_sentence(read: Read) -> None:
    claims = read(
        "The strike on May 27, 2021 destroyed the house of Karim Haddad. "
        "Haddad was killed in the strike, along with his guard, Omar Nasser."
    )
    (event,) = [e for c in claims if not c.derived for e in c.facts.events if e.kind == "death"][:1]
    assert event.when is not None
    assert event.when.earliest == date(2021, 5, 27)
    assert event.when.derivation == "in the strike of May 27, 2021"
    assert "Karim Haddad" in event.participants


def test_short_names_carry_the_full_one(read: Read) -> None:
    claims = read("Gen. Pavel Drozd spoke on Monday. Drozd resigned on Tuesday.")
    names = {e.name for c in claims for e in c.facts.entities if "Drozd" in e.text}
    assert names == {"Pavel Drozd"}


def test_people_who_were_wounded_and_people_who_were_killed_are_counted_apart(read: Read) -> None:
    found = quantities(read("The blast killed 12 people. Another 30 people were wounded."))
    assert {(q.counted, q.predicate, q.low) for q in found} >= {
        ("person", "death", 12),
        ("person", "injury", 30),
    }


def test_a_count_has_its_noun_and_its_window(read: Read) -> None:
    found = quantities(read("There have been 41 attacks over the past three weeks."))
    (attacks,) = [q for q in found if q.low == 41]
    assert attacks.counted == "attack"
    assert attacks.window is not None
    assert not isinstance(attacks.window, str)
    assert attacks.window.earliest == date(2023, 12, 15)


@pytest.mark.parametrize(
    ("text", "low", "what"),
    [
        ("The district of Kilosi was worst hit, with 96 deaths; Bunto had 52.", 52, "person"),
        ("Seven wagons overturned, and three stayed upright.", 3, "wagon"),
        ("The state grants 400 million francs and lends 300 million.", 300_000_000, "CHF"),
    ],
)
def test_a_bare_figure_counts_what_the_one_before_it_counts(
    read: Read, text: str, low: float, what: str
) -> None:
    last = max((q for g in read(text) for q in g.facts.quantities), key=lambda q: q.start)
    assert (last.low, last.counted or last.unit) == (low, what)


@pytest.mark.parametrize(
    ("text", "low", "counted", "predicate"),
    [
        ("The blast hit a bus, injuring ten.", 10, "person", "injury"),
        ("Injured: ten, of whom two with fractures.", 10, "person", "injury"),
        ("Deaths: twenty-one.", 21, "person", "death"),
        ("Structures tested: 44.", 44, "structure", ""),
    ],
)
def test_a_figure_of_a_note_counts_what_stands_before_the_colon(
    read: Read, text: str, low: float, counted: str, predicate: str
) -> None:
    first = min((q for g in read(text) for q in g.facts.quantities), key=lambda q: q.start)
    assert (first.low, first.counted) == (low, counted)
    assert predicate in ("", first.predicate)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("My daughter, who is six, drank there every day.", 6),
        ("She had been in the job for a week, and she’s twenty-six.", 26),
        ("Colin Babb, sixty-six, can’t sit.", 66),
        ("The suspected ringleader, 41, is a technician.", 41),
    ],
)
def test_a_bare_figure_beside_a_person_is_an_age(read: Read, text: str, age: float) -> None:
    (said,) = {(q.low, q.counted) for g in read(text) for q in g.facts.quantities if q.unit != "day"}
    assert said == (age, "age")


def test_half_past_eight_is_no_count(read: Read) -> None:
    assert not [q for g in read("The traffic stood at half past eight.") for q in g.facts.quantities]


def test_offsets_point_into_the_document(read: Read) -> None:
    text = "Rain fell all day. On 3 May 2021 the dam at Velsk burst and 84 people died."
    for claim in read(text):
        facts = [(f.start, f.end, f.text) for f in claim.facts.times]
        facts += [(f.start, f.end, f.text) for f in claim.facts.quantities]
        facts += [(f.start, f.end, f.text) for f in claim.facts.entities]
        assert [text[start:end] for start, end, _ in facts] == [words for *_, words in facts]


def test_facts_of_a_claim_lie_in_its_own_words(read: Read) -> None:
    for claim in read("Anna Lund, who joined the bank in 2005, resigned in 2019. Omar Nasser left in 2021."):
        starts = {claim.claim.sentence.tokens[i].start for i in claim.claim.tokens}
        for time in claim.facts.times:
            assert any(time.start <= start < time.end for start in starts)


def test_two_sentences_keep_their_years_apart(read: Read) -> None:
    claims = read("Anna Lund resigned in 2019. Omar Nasser resigned in 2021.")
    assert [[t.text for t in c.facts.times] for c in claims] == [["2019"], ["2021"]]


@pytest.mark.parametrize(
    ("text", "counted", "predicate"),
    [
        ("Nobody died in the fire.", "person", "death"),
        ("No one was injured in the blast.", "person", "injury"),
        ("No civilians were killed in the strike.", "civilian", "death"),
        ("Nobody died when the train left the rails, police said.", "person", "death"),
        ("None of the 40 passengers was hurt.", "passenger", "injury"),
        ("The blast caused no deaths.", "person", "death"),
        ("No homes were damaged by the storm.", "home", "damage"),
    ],
)
def test_nobody_is_a_count_of_zero(read: Read, text: str, counted: str, predicate: str) -> None:
    zeros = {(q.counted, q.predicate) for g in read(text) for q in g.facts.quantities if q.low == q.high == 0}
    assert zeros == {(counted, predicate)}


@pytest.mark.parametrize(
    "text",
    [
        "No one knows who fired.", "No group claimed responsibility for the attack.", "No more than ten people died.",
        "He is no longer minister.", "No casualties were reported.", "No bodies have been found yet.",
        "Nobody else died in the fire.", "No further deaths occurred.",
    ],
)  # fmt: skip
def test_no_does_not_always_count(read: Read, text: str) -> None:
    assert not [q for g in read(text) for q in g.facts.quantities if q.low == 0]


@pytest.mark.parametrize(
    ("text", "value", "counted", "predicate"),
    [
        ("The number of dead rose from 12 to 19.", 19, "person", "death"),
        ("The number of injured stands at 88.", 88, "person", "injury"),
        ("The seven-strong crew was rescued.", 7, "crew", ""),
        ("A family of five drowned.", 5, "family", "death"),
        ("Three die in Leeds mill fire", 3, "person", "death"),
        ("12 dead after ferry capsizes", 12, "person", "death"),
        ("At least 30 injured in train crash", 30, "person", "injury"),
    ],
)
def test_people_are_counted_without_a_noun(
    read: Read, text: str, value: float, counted: str, predicate: str
) -> None:
    (found,) = quantities(read(text))
    assert (found.low, found.counted, found.predicate) == (value, counted, predicate)


def test_what_is_open_until_a_day_is_open_until_one_to_come(read: Read) -> None:
    (claim,) = read("The exhibition is open until 9 June.")
    assert [str(t.latest) for t in claim.facts.times] == ["2024-06-09"]
    (claim,) = read("The exhibition was open until 9 June.")
    assert [str(t.latest) for t in claim.facts.times] == ["2023-06-09"]
