"""The comparators that have a module for one kind of conflict: what they say, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import compare
from tests.facts.conftest import Read
from tests.facts.test_compare import answers, clashes


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        # the same two in each other's place
        ("Lindqvist bought Orsbaek in 2019.", "Orsbaek acquired Lindqvist in 2019.", "role"),
        ("Ada Lovelace was the only child of Lord Byron.", "Lord Byron was the only child of Ada Lovelace.", "role"),
        ("The temple is older than the bridge.", "The bridge is older than the temple.", "role"),
        ("The statue was moved from the square to the museum.", "The statue was moved from the museum to the square.", "role"),
        # places that stand with the same preposition
        ("The three hostages were flown from Bamako to Paris.", "The three hostages were flown from Bamako to Lyon.", "location"),
        ("The capsule splashed down in the Pacific.", "The capsule splashed down in the Atlantic.", "location"),
        # a death, and a life that goes on
        ("Teresa Okonjo died on 9 March 2021.", "Teresa Okonjo attended a reading in Accra in October 2022.", "sequence"),
        ("The cyclist was killed by a falling tree.", "The cyclist survived the falling tree.", "outcome"),
        # opposite adjectives of one noun
        ("San Marino is the world's oldest republic.", "San Marino is the world's youngest republic.", "antonym"),
        # what was called off did not take place
        ("The army launched the rocket from Kourou on Monday.", "The launch of the rocket from Kourou on Monday was called off.", "modality"),
        # one order of two happenings
        ("The museum opened before the collapse of the bridge.", "The museum opened after the collapse of the bridge.", "sequence"),
        ("The army entered the town on 5 May 1941.", "The army did not enter the town on 5 May 1941.", "negation"),
        # an age, and a year of birth that does not go with it
        ("Ines Varga, 41, was fined in Graz.", "Ines Varga, who was born in 1958, was fined in Graz.", "identity"),
        ("The composer Livio Marchetti died in Rovereto. He was 84.", "Livio Marchetti died. He was 82.", "identity"),
        # one state's offices that nobody holds two of
        ("Ines Varga is the chancellor of Austria.", "Ines Varga is the president of Austria.", "identity"),
        ("The Arno Dam raid was claimed by the Blue Front.", "The Arno Dam raid was claimed by the Red Brigade.", "entity"),
        # what somebody means to do
        ("Varga will step down on Friday.", "Varga ruled out stepping down on Friday.", "modality"),
        ("The council has decided to sell the pier.", "The council is only considering whether to sell the pier.", "modality"),
        # times of day
        ("The tram left the depot in Graz at 6:10 a.m. on Tuesday.", "The tram left the depot in Graz at 9:45 a.m. on Tuesday.", "date"),
    ],
)  # fmt: skip
def test_each_kind_of_conflict_has_its_comparator(read: Read, first: str, second: str, kind: str) -> None:
    assert kind in clashes(read, first, second)
    assert kind in clashes(read, second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Lund met Omar Nasser in Oslo.", "Omar Nasser met Anna Lund in Oslo."),
        ("Anna Lund is the sister of Omar Nasser.", "Omar Nasser is the brother of Anna Lund."),
        ("The temple is older than the bridge.", "The bridge is younger than the temple."),
        ("Whales are singing less in the Pacific.", "Whales are singing less in the Atlantic."),
        ("Orinoco Foods cut 300 jobs in Caracas.", "Orinoco Foods cut 300 jobs in Quito."),
        ("Teresa Okonjo died on 9 March 2021.", "Teresa Okonjo attended a reading in Accra in October 2019."),
        ("Livio Marchetti died. He was 84.", "Livio Marchetti, whose mother Ada was 24, died."),
        ("The bridge reopened. It was 84.", "The bridge reopened. It was 82."),
        ("Turnout in Graz was a modest 48 percent.", "Turnout in Graz fell to 44 percent."),
        ("Teresa Okonjo died on 9 March 2021.", "Teresa Okonjo was no longer alive in 2022."),
        ("Some passengers died in the crash.", "The passengers survived the crash."),
        ("The interview was broadcast on Monday.", "The interview was not broadcast live."),
        ("The airline charges for tap water.", "The airline does not charge children for tap water."),
        ("The train left on time.", "The train did not leave on time on Tuesday."),
        ("Storks that fly to Africa are a minority.", "Most storks do not fly to Africa."),
        ("Windows 10 got its last update on 14 October.", "Windows 7 got its last update in January 2020."),
        ("The court ordered the release of Kalve after 11 years.", "The court ordered the release of Kalve's brother after nine years."),
        ("The toll rises to 9 euros on 1 May.", "The toll rises by 2 euros on 1 May."),
        ("The union rejected a 5% rise.", "The union wanted an 8% rise."),
        ("The budget will be balanced by 2027, not 2025.", "The budget will be balanced in 2027."),
        ("Students protested in 14 cities, including Lyon.", "Students protested in 14 cities."),
        ("Ines Varga, 65, was fined in Graz.", "Ines Varga, who was born in 1958, was fined in Graz."),
        ("Ines Varga, 32, died in 1991.", "Ines Varga was born in 1958."),
        ("Ines Varga is the chancellor of Austria.", "Ines Varga is the chairwoman of the party."),
        ("The tram left the depot at 6:10 a.m. GMT on Tuesday.", "The tram left the depot at 7:10 a.m. CET on Tuesday."),
        ("Rebels raided 14 farms in Mali.", "Rebels raided 22 farms in Mali and Niger."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_conflict_is_left_alone(read: Read, first: str, second: str) -> None:
    assert clashes(read, first, second) == set()
    assert clashes(read, second, first) == set()


def test_the_same_words_from_two_mouths(read: Read) -> None:
    first = "“We will not leave this town before winter,” said Karim Haddad."
    second = "“We will not leave this town before winter,” said Omar Nasser."
    assert "attribution" in clashes(read, first, second)
    assert clashes(read, first, first) == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The referendum will be held on 12 May.", "The referendum will be held on 19 May."),
        (
            "The referendum in Velsk will take place on 12 May.",
            "The referendum in Velsk was postponed to 19 May.",
        ),
        ("Varga will step down.", "Varga ruled out stepping down."),
    ],
)
def test_a_plan_is_superseded_by_its_later_change(read: Read, first: str, second: str) -> None:
    days = date(2024, 1, 5), date(2024, 1, 9)
    assert {a.answer for a in answers(read, first, second, days)} == {"superseded"}
    assert {a.answer for a in answers(read, second, first, days[::-1])} == {"superseded"}


def test_two_mayors_of_one_town_in_one_story(read: Read) -> None:
    story = " The Arno Dam is near, and Colonel Drozd spoke to Reuters."
    first = "Velsk mayor Anna Lund opened the Arno bridge." + story
    second = "The mayor of Velsk, Omar Nasser, opened the Arno bridge." + story
    assert "entity" in clashes(read, first, second)
    assert clashes(read, first, second.replace("The mayor", "The former mayor")) == set()


def test_two_winners_in_one_text_won_two_matches(read: Read) -> None:
    first, second = "Bukayo Lund won the Velsk Cup medal.", "Omar Drozd won the Velsk Cup medal."
    assert clashes(read, first, second) == {"entity"}
    lund, drozd = read(f"{first} {second}")
    assert compare(lund, drozd) == ()


def test_two_kings_of_one_name_are_two(read: Read) -> None:
    assert clashes(read, "Built in 1602 by Shah Abbas I.", "Built by Shah Abbas II in 1656.") == set()


def test_names_spelled_in_two_ways_are_one_across_documents(read: Read) -> None:
    first = "Mushtaq Talib al-Saidi, better known as Abu Taqwa, was killed on Thursday."
    assert clashes(read, first, "Abu Takwa was killed in December 2022.") == {"date"}


def test_a_later_toll_is_said_to_be_later(read: Read) -> None:
    first, second = (
        "Eleven people were killed in the market.",
        "Fourteen people were killed in the market later.",
    )
    day = date(2024, 1, 5)
    assert {a.answer for a in answers(read, first, second, (day, day)) if a.type == "number"} <= {
        "superseded"
    }
