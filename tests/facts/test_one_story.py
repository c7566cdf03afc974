"""Two reports of one story in words of their own: what the comparators say, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.documents import from_text
from factcheck.facts import compare
from factcheck.facts.story import one_story
from tests.facts.conftest import Read
from tests.facts.test_compare import answers, clashes

ELSEWHERE = " The mayor of Brennvik, Solveig Aas, spoke in Tromholt."
"""What both reports of a pair say besides, so that they are of one story."""


def said(read: Read, first: str, second: str) -> set[str]:
    return clashes(read, first + ELSEWHERE, second + ELSEWHERE)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        # who somebody is
        ("The driver was a 34-year-old German.", "The driver was a Belgian.", "identity"),
        ("The pilot, Jonas Reik, 41, was unhurt.", "The pilot, Jonas Reik, 58, was unhurt.", "identity"),
        ("The Malian singer Rokia Sow opened the evening.", "The evening was opened by the Chadian singer Rokia Sow.", "identity"),
        ("Jonas Reik, a dentist from Oslo, found the wreck.", "The wreck was found by Jonas Reik, a plumber.", "identity"),
        ("Her nephew, Jonas Reik, found the letter.", "It was found by Jonas Reik, her grandson.", "identity"),
        ("Reik, of the Harbour Party, resigned.", "Jonas Reik of the Farmers Union resigned.", "identity"),
        ("Jonas Reik was known to all as \"the Heron\".", "Everybody called Mikkel Storm \"the Heron\".", "identity"),
        ("The man who left the bag on the ferry is Jonas Reik.", "The man who left the bag on the ferry is Mikkel Storm.", "entity"),
        # one name in a slot
        ("The lorry belongs to Vestfrakt.", "The owner of the lorry is Nordlast.", "entity"),
        ("The maker of the vaccine is Halden Biotech.", "The vaccine was made by Korvin Pharma.", "entity"),
        # who did it to whom
        ("Marit Lund slapped Jonas Reik in the hall.", "In the hall Marit Lund was slapped by Jonas Reik.", "role"),
        ("Vestfrakt has agreed to buy 61% of Nordlast.", "Nordlast is acquiring Vestfrakt.", "role"),
        ("Vestfrakt sued the ministry.", "The ministry filed suit against Vestfrakt.", "role"),
        ("Vestfrakt paid 2 million euros to Marit Lund.", "Marit Lund transferred 2 million euros to Vestfrakt.", "role"),
        ("General Reik has had Colonel Lund taken into custody.", "Colonel Lund has had General Reik placed under arrest.", "role"),
        # some, and nobody
        ("Three people died in the crash near Tromholt on Monday, police said.", "Nobody died when the train left the rails near Tromholt on Monday, police said.", "number"),
        # opposite words
        ("The court granted the request of the union for a public hearing.", "The court refused the union's request for a hearing in public.", "antonym"),
        ("The council lifted the curfew in the old town.", "The council has extended the curfew in the old town by a week.", "antonym"),
        ("The ministry has loosened the rules for trawlers.", "The ministry tightened its rules for trawlers.", "antonym"),
        ("The beds were laid upstream of the railway bridge.", "The beds are downstream of the railway bridge.", "antonym"),
        ("The door of the telescope is stuck open.", "The door of the telescope is stuck in the closed position.", "antonym"),
        ("Passenger numbers have been rising since 2021.", "Passenger numbers have fallen three years in a row.", "trend"),
        ("Exports of salmon rose by a third last year.", "Its exports of salmon were down by a third last year.", "trend"),
        # done, and not done
        ("The inspectorate issued the operating permit on Tuesday.", "The operating permit was not issued.", "negation"),
        ("The ship failed to reach the harbour of Lindesvik.", "The ship reached the harbour of Lindesvik.", "negation"),
        ("The ship failed to reach the harbour of Lindesvik.", "The ship managed to reach the harbour of Lindesvik.", "negation"),
        ("The council has closed the swimming pool in Lindesvik.", "The council rejected a motion to close the swimming pool.", "negation"),
        ("The port raised its harbour dues.", "A bid to raise the harbour dues failed.", "negation"),
        ("The owners sold the old mill.", "The council turned down a proposal to sell the old mill.", "negation"),
        # when it happened
        ("The ferry Norna caught fire on 14 March 2023.", "The ferry Norna went up in flames on 16 March 2023.", "date"),
        ("The hostages had been taken on 11 March 2023 at a river checkpoint.", "The captives had been seized on 21 March 2023 at the checkpoint.", "date"),
        ("Thieves broke into the toy museum in the night from Saturday to Sunday.", "The burglary took place on Tuesday night.", "date"),
        ("The state founded its commission on river fishing in 2012.", "The commission on river fishing, which was set up ten years ago this month, argued against it.", "date"),
        # quantities that hide
        ("The police arrested 61 people at the station.", "The 16 who were arrested at the station are students.", "number"),
        ("The party took 21 of 38 seats.", "The party took 22 seats.", "number"),
    ],
)  # fmt: skip
def test_a_conflict_within_one_story(read: Read, first: str, second: str, kind: str) -> None:
    assert kind in said(read, first, second)
    assert kind in said(read, second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # what somebody can be, too
        ("The driver was a 34-year-old German.", "The driver was a German of 34."),
        ("The captain, Jonas Reik, was a Norwegian.", "The captain's brother was a Dane."),
        ("Jonas Reik, a former dentist, found the wreck.", "The wreck was found by Jonas Reik, a plumber."),
        ("Her brother, Jonas Reik, found the letter.", "Jonas Reik, the father of two girls, found the letter."),
        ("Jonas Reik, 41, was unhurt.", "Jonas Reik, 42, was unhurt."),
        # slots that are filled twice, or by one under two names
        ("The lorry belongs to Vestfrakt.", "The owner of the ferry is Nordlast."),
        ("The vaccine is made by Halden Biotech.", "The maker of the vaccine is Halden."),
        # both did it, or one had it done
        ("Marit Lund met Jonas Reik in the hall.", "In the hall Jonas Reik met Marit Lund."),
        ("Vestfrakt bought Nordlast.", "Nordlast was bought by Vestfrakt."),
        ("Marit Lund sold the house to Jonas Reik.", "Jonas Reik bought the house from Marit Lund."),
        # opposite words of two things, of two times, or of one that went on
        ("Exports of salmon rose last year.", "Imports of grain fell last year."),
        ("Exports of salmon rose in 2021.", "Exports of salmon fell in 2022."),
        ("Sales rose in the first half.", "Sales fell in the third quarter."),
        ("The council lifted the curfew.", "The council extended the opening hours."),
        ("The court granted the request of the union.", "The court refused the request of the ministry."),
        # not yet, not by this one, not all of them
        ("The permit has not been issued yet.", "The permit was issued on Tuesday."),
        ("The rain did not sink the ferry.", "The ferry was sunk by a mine."),
        ("Two ducks were not vaccinated.", "The ducks were vaccinated."),
        # two happenings of one kind
        ("The first fire on the ferry Norna broke out on 14 March 2023.", "The second fire on the ferry Norna broke out on 16 March 2023."),
        ("The body was taken to the hospital on 11 March 2023.", "The body was seized on 21 March 2023."),
        ("The ferry Norna sank on 14 March 2023.", "The trawler Havbris sank on 16 March 2023."),
        # what moved, and had moved back by another day
        ("A storm on Sunday raised the water in the caves.", "By Tuesday night pumps had lowered the water in the caves."),
        # some, and nobody on another day, or elsewhere
        ("Three people died in the crash near Tromholt on Monday.", "Nobody died when a train left the rails near Tromholt on Tuesday."),
        ("Three people died in the crash near Tromholt on Monday.", "Nobody died when a train left the rails near Brennvik on Monday."),
        # counts that are no others
        ("Azerbaijan handed over 27 soldiers.", "27 soldiers were handed over."),
        ("The bonus is 8 million pesos per head.", "The bonus is 8 million pesos per worker."),
    ],
)  # fmt: skip
def test_what_goes_together_within_one_story(read: Read, first: str, second: str) -> None:
    assert said(read, first, second) == set()
    assert said(read, second, first) == set()


def test_the_driver_of_another_story_is_somebody_else(read: Read) -> None:
    first, second = "The driver was a 34-year-old German.", "The driver was a Belgian."
    assert (
        clashes(read, first + ELSEWHERE, second + " The police of Ostrava closed the bridge to Karvina.")
        == set()
    )


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("The ferry Norna sank off Brennvik.", "Divers from Brennvik found the Norna.", True),
        ("The ferry Norna sank off Brennvik.", "The mayor of Ostrava opened a bridge.", False),
        ("On Monday the minister of police spoke.", "The minister of police spoke on Monday.", False),
    ],
)
def test_documents_of_one_story_share_names(first: str, second: str, same: bool) -> None:
    a, b = (from_text(t, id=t, path=t, published=date(2024, 1, 5)) for t in (first, second))
    assert one_story(a, b) is same


def test_weeks_apart_is_another_story_unless_nearly_all_names_are_shared() -> None:
    text = "The ferry Norna sank off Brennvik, and Solveig Aas of Tromholt was saved."
    first = from_text(text, id="a", path="a", published=date(2014, 1, 5))
    assert one_story(first, from_text(text, id="b", path="b", published=date(2024, 1, 5)))
    other = from_text(
        "The ferry Norna still lies off Brennvik.", id="c", path="c", published=date(2024, 1, 5)
    )
    assert not one_story(first, other)


DAMAGE = (
    "The storm damaged {whole} houses. Of these, 8,150 are destroyed, 4,900 are unsafe and 2,250 are flooded."
)


@pytest.mark.parametrize(
    ("whole", "found"), [("14,300", True), ("15,300", False), ("16,000", False), ("4,000", False)]
)
def test_parts_may_not_exceed_their_whole(read: Read, whole: str, found: bool) -> None:
    claims = read(DAMAGE.format(whole=whole))
    texts = {
        answer.explanation
        for a in claims
        for b in claims
        for answer in compare(a, b)
        if answer.type == "number" and answer.answer == "clash"
    }
    assert texts == ({"8,150 + 4,900 + 2,250 = 15,300 against 14,300 in all"} if found else set())


def test_a_figure_that_overlaps_another_is_no_part(read: Read) -> None:
    text = "The ward has 100 patients. Of these, 60 are women, 30 also smoke and 20 are diabetic."
    claims = read(text)
    assert not [x for a in claims for b in claims for x in compare(a, b) if x.answer == "clash"]


def test_speakers_are_known_by_their_full_names(read: Read) -> None:
    first = '"Nobody sails again until every life jacket is counted," warden Jonas Reik said.'
    second = '"Nobody sails again until every life jacket is counted," Marit Lund told reporters.'
    found = [x for a in read(first) for b in read(second) for x in compare(a, b) if x.type == "attribution"]
    assert {(x.first, x.second) for x in found} == {("Jonas Reik", "Marit Lund")}


def test_a_body_and_its_spokeswoman_may_say_the_same(read: Read) -> None:
    first = '"Nobody sails again until every life jacket is counted," Vestfrakt said.'
    second = '"Nobody sails again until every life jacket is counted," Vestfrakt spokeswoman Marit Lund said.'
    assert clashes(read, first, second) == set()


def test_a_death_may_follow_a_report_that_somebody_lives(read: Read) -> None:
    first = "The driver, Jonas Reik, is in a stable condition." + ELSEWHERE
    second = "The driver, Jonas Reik, died." + ELSEWHERE
    early, late = date(2024, 1, 5), date(2024, 1, 7)
    assert not [x for x in answers(read, first, second, (early, late)) if x.answer == "clash"]
    assert [x for x in answers(read, first, second, (late, early)) if x.type == "outcome"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jonas Reik was killed by a falling mast.", "Jonas Reik did not die of old age."),
        ("Vestfrakt bought Nordlast, not Halden Biotech.", "Vestfrakt did not buy Halden Biotech."),
        ("Jonas Reik surrendered in the 1970s.", "Jonas Reik did not surrender until 1974."),
        ("Jonas Reik won bronze in Tromholt.", "Jonas Reik did not win gold in Tromholt."),
        ("Polls in Tromholt close at 8 p.m.", "Polls in some villages of Tromholt close at 6 p.m."),
        ("Jonas Reik died on 9 March 2021.", "Reik died in the spring, before his birthday."),
        ("The council closed the swimming pool.", "The council rejected a motion to close the library."),
        (
            "The council closed the swimming pool.",
            "The council may reject a motion to close the swimming pool.",
        ),
        (
            "The council closed the swimming pool.",
            "The council did not reject a motion to close the swimming pool.",
        ),
        (
            "The port raised its harbour dues.",
            "The port rejected a bid to raise the harbour dues by a fifth.",
        ),
        ("The council closed the swimming pool.", "A motion to close the swimming pool was debated."),
        ("The ship almost managed to reach the harbour.", "The ship failed to reach the harbour."),
    ],
)
def test_what_is_denied_or_dated_besides_is_no_conflict(read: Read, first: str, second: str) -> None:
    assert said(read, first, second) == set()
    assert said(read, second, first) == set()


def test_a_rule_that_takes_effect_does_so_on_the_day_to_come(read: Read) -> None:
    early = date(2025, 5, 20), date(2025, 5, 26)
    first = "The ban on trawling takes effect on Wednesday." + ELSEWHERE
    second = "The trawling ban enters into force on the first day of June." + ELSEWHERE
    assert {a.answer for a in answers(read, first, second, early)} & {"clash", "superseded"} == {"clash"}
    # what was still ahead when the younger report was written may have been put off
    second = "The trawling ban enters into force on 2 July." + ELSEWHERE
    first = "The ban on trawling takes effect on 1 June." + ELSEWHERE
    assert {a.answer for a in answers(read, first, second, early)} & {"clash", "superseded"} == {"superseded"}
