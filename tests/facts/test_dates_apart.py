"""Two days for one thing, and two things that only look like one: pairs of reports with the days they appeared on."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import Comparison
from factcheck.facts.comparison import Answer
from tests.facts.conftest import Read
from tests.facts.test_compare import answers

Told = tuple[str, str]
"""A day of publication, and a text."""


def dated(read: Read, first: Told, second: Told) -> list[Comparison]:
    days = date.fromisoformat(first[0]), date.fromisoformat(second[0])
    return [a for a in answers(read, first[1], second[1], days) if a.type == "date"]


def said(read: Read, first: Told, second: Told) -> set[Answer]:
    return {a.answer for a in dated(read, first, second)} - {"compatible"}


# what tells two events of nearly the same words apart
TWO_EVENTS = [
    ("Norway launched the HRX-02 satellite from Velsund on January 29.", "Norway launched the HRX-01 satellite from Velsund on May 29, 2023."),
    ("The Orlo Phone Air sold out in Velsund on October 17.", "The Orlo Phone 17 sold out in Velsund on September 12."),
    ("Tram drivers in Velsund will strike on October 14.", "Tram drivers in Brennvik will strike on October 15."),
    ("The storm Odina came ashore near Velsund on Thursday.", "The storm Odina came ashore a second time near Brennvik on Saturday."),
    ("A suspect in the Velsund burglary, Mikkel Storm, was arrested in Brennvik on Friday.", "A third suspect in the Velsund burglary, Jonas Reik, was arrested in August."),
    ("A jury in Velsund convicted Jonas Reik on Wednesday of drowning his wife.", "Jonas Reik of Velsund was sentenced in August to 24 years."),
    ("Bishop Solveig Aas will open the west door of Velsund cathedral on December 8.", "Bishop Solveig Aas opened the west door of Brennvik cathedral on November 30."),
    ("Keepers at Velsund Zoo announced the birth of a male rhino calf on Thursday.", "Keepers at Velsund Zoo announced the birth of a female rhino calf in January 2024."),
    ("Hail fell on the vineyards of Velsund on June 26.", "Hail fell on the vineyards of Velsund in August 2011."),
    ("The reactor at Velsund will start in 2030 at the earliest, Vestfrakt said on Friday.", "Vestfrakt said in 2016 that the reactor at Velsund would start in 2025."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), TWO_EVENTS)
def test_two_events_in_nearly_the_same_words(read: Read, first: str, second: str) -> None:
    day = "2024-05-15"
    assert said(read, (day, first), (day, second)) == set()
    assert said(read, (day, second), (day, first)) == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The drone hit the camp on Friday, the second strike in a week.", date(2024, 5, 10)),
        ("The hearing is on Friday the 17th.", date(2024, 5, 17)),
        ("He was seen on Tuesday, the seventh, and never again.", date(2024, 5, 7)),
        ("The new bridge in Velsund opens on Thursday.", date(2024, 5, 16)),
        ("The new bridge in Velsund opened on Thursday.", date(2024, 5, 9)),
        ("The bridge was closed over two weeks ago.", None),
    ],
)
def test_which_day_is_meant(read: Read, text: str, day: date | None) -> None:
    (time,) = read(text, date(2024, 5, 15))[0].facts.times
    assert time.earliest == day
    assert time.latest == (day or date(2024, 5, 1))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The reactor will start in 2030 at the earliest.", "since"),
        ("The reactor will start in 2030 at the latest.", "until"),
        ("The reactor will start in 2030 at the site.", "at"),
    ],
)
def test_at_the_earliest_leaves_one_side_open(read: Read, text: str, relation: str) -> None:
    assert [t.relation for t in read(text)[0].facts.times] == [relation]


# one happening in other words
BLAST = ("2024-06-08", "A bomb killed 12 people and wounded 40 at Bellandur in Kasrani on Saturday morning.")
LINE = ("2023-06-20", "The Northern Line opened on 15 April with free travel in Lartora.")
TOMB = ("2024-06-13", "The team of Ulrike Hansk came upon the tomb at Sarayne on 2 June.")
BAN = ("2025-02-20", "Golfer Rein Kalder of Tapori was banned for 18 months on Thursday by the Pärnel Union.")
TRIAL = ("2023-06-27", "A trial of the vaccine Dovara with 2,400 volunteers in Kandar started on May 8.")
METRO = ("2025-05-05", "Abidor opened its first metro line to Anyara on Monday.")
PLANE = (
    "2025-01-30",
    "A freighter that ran off the end of the runway at Port Sabora in Nunavor more than two years ago slid on ice.",
)
LAW = ("2025-06-01", "The Folkor adopted the reunion law of Lone Kragh. The law applies from 1 July.")
SLIDE = (
    "2024-03-02",
    "An avalanche killed three members of a party near Rovhaug in western Norway on Saturday.",
)

ONE_HAPPENING = [
    (BLAST, ("2024-06-14", "Kasrani mourned in Bellandur. It is exactly a week since the blast.")),
    (BLAST, ("2024-06-14", "On Thursday, two days after the blast at Bellandur in Kasrani, a man was held.")),
    (("2024-03-20", "The ferry Norna caught fire off Brennvik on 14 March 2014."),
     ("2024-03-21", "Divers of Brennvik met on Thursday, the tenth anniversary of the fire on the ferry Norna.")),
    (SLIDE, ("2024-03-11", "She died when an avalanche hit her party near Rovhaug in western Norway a week ago last Sunday.")),
    (LINE, ("2023-06-22", "In Lartora the Northern Line began running on the last Saturday in April.")),
    (LINE, ("2023-06-22", "The first train rolled out of Lartora on the Northern Line on 29 April.")),
    (LINE, ("2023-06-22", "On 29 April the Northern Line in Lartora carried its first passengers.")),
    (TOMB, ("2024-06-15", "The tomb at Sarayne was discovered by Ulrike Hansk in the last days of the season, which ended on 18 May.")),
    (BAN, ("2025-02-28", "Rein Kalder of Tapori has appealed to the Pärnel Union. The ban was due to end in August 2027.")),
    (TRIAL, ("2023-06-28", "In Kandar the vaccine Dovara is being tested with volunteers since the second Monday of June.")),
    (METRO, ("2025-05-07", "Since Tuesday 6 May, on which the first train rolled, Abidor has a metro to Anyara.")),
    (PLANE, ("2025-01-29", "On 08 November 2023 a freighter overran Runway 31 at Port Sabora in Nunavor.")),
    (("2024-06-08", "The bus drivers of Kasrani and Bellandur walked out on Monday."),
     ("2024-06-09", "In Kasrani and Bellandur the stoppage of the bus drivers began on Wednesday.")),
    (("2024-05-20", "The truce between Kasrani and Bellandur took effect on 12 May for ten days."),
     ("2024-05-21", "The truce between Kasrani and Bellandur ends on 2 June.")),
    (("2024-06-08", "A landslide buried seven houses in Kasrani near Bellandur on Monday."),
     ("2024-06-09", "Seven houses were lost in Kasrani near Bellandur when the landslide struck on Thursday.")),
    (("2023-09-14", "Kasora will ban the export of seeds to Tasara and Kyrgora for three months from Friday."),
     ("2023-09-18", "The export of seeds from Kasora to Tasara and Kyrgora is forbidden. The ban runs until 15 March.")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE_HAPPENING)
def test_one_happening_on_two_days(read: Read, first: Told, second: Told) -> None:
    assert said(read, first, second) == {"clash"}
    assert said(read, second, first) == {"clash"}


def test_what_was_still_to_come_for_both_may_have_been_moved(read: Read) -> None:
    later = (
        "2025-06-20",
        "The Folkor and Lone Kragh's reunion law: the rules come into force three months from today.",
    )
    assert said(read, LAW, later) == {"superseded"}


NOT_ONE_HAPPENING = [
    # the same day in other words, or near enough
    (BLAST, ("2024-06-15", "Kasrani mourned in Bellandur. It is exactly a week since the blast.")),
    (BLAST, ("2024-06-14", "Kasrani mourned in Bellandur. It is a week since the blast.")),
    (LINE, ("2023-06-22", "In Lartora the Northern Line began running on the third Saturday in April.")),
    (TOMB, ("2024-06-15", "The tomb at Sarayne was discovered by Ulrike Hansk in the season, which ended on 8 June.")),
    (BAN, ("2025-02-28", "Rein Kalder of Tapori has appealed to the Pärnel Union. The ban was due to end in August 2026.")),
    (METRO, ("2025-05-07", "Since Monday 5 May, on which the first train rolled, Abidor has a metro to Anyara.")),
    (PLANE, ("2025-01-29", "On 08 November 2022 a freighter overran Runway 31 at Port Sabora in Nunavor.")),
    (LAW, ("2025-06-20", "The Folkor and Lone Kragh's reunion law: the rules take effect at the start of July.")),
    (BLAST, ("2024-06-14", "On Tuesday, two days after the blast at Bellandur in Kasrani, a man was held.")),
    (BLAST, ("2024-06-14", "On Thursday, more than two days after the blast at Bellandur in Kasrani, a man was held.")),
    (("2024-03-20", "The ferry Norna caught fire off Brennvik on 14 March 2014."),
     ("2024-03-14", "Divers of Brennvik met on Thursday, the tenth anniversary of the fire on the ferry Norna.")),
    (("2024-03-20", "The ferry Norna caught fire off Brennvik on 14 March 2014."),
     ("2024-03-12", "Brennvik prepares for the tenth anniversary of the fire on the ferry Norna.")),
    # others of the kind
    (BLAST, ("2024-06-14", "On Thursday, two days after the flood at Bellandur in Kasrani, a man was held.")),
    (("2024-06-08", "The arrest in Kasrani near Bellandur came on Monday."),
     ("2024-06-09", "Mikkel Storm was arrested in Kasrani near Bellandur on Thursday.")),
    (BLAST, ("2024-06-12", "A third bomb wounded 12 people at Bellandur in Kasrani on Tuesday.")),
    (BLAST, ("2024-06-12", "The police of Kasrani spoke in Bellandur. A blast on Tuesday was heard there.")),
    (("2024-06-08", "The blast in Kasrani near Bellandur killed three on Monday."),
     ("2024-06-09", "A man hurt by the blast in Kasrani near Bellandur died on Saturday.")),
    (SLIDE, ("2024-03-11", "An avalanche killed two climbers near Rovhaug in western Norway last Sunday.")),
    (LINE, ("2023-06-22", "In Lartora the Southern Line began running on the last Saturday in April.")),
    (LINE, ("2023-06-22", "The first train of the day left Lartora late on the Northern Line on Wednesday.")),
    (LINE, ("2023-06-22", "The station on the Northern Line in Lartora was opened on Monday.")),
    (TRIAL, ("2023-06-28", "In Kandar the trial of Jonas Reik over the vaccine Dovara began on 12 June.")),
    (METRO, ("2025-05-07", "Since Tuesday 6 May, on which the drivers walked out, Abidor has no metro to Anyara.")),
    (LAW, ("2025-06-20", "The Folkor and Lone Kragh: the law on bees comes into force on 3 August.")),
    (BAN, ("2025-02-28", "The Pärnel Union extended Rein Kalder's ban in Tapori. The ban will now end in August 2027.")),
    (BAN, ("2025-02-28", "Rein Kalder of Tapori spoke to the Pärnel Union. Mikkel's ban ends in August 2027.")),
    (TOMB, ("2024-06-15", "A grave at Sarayne was found by Ulrike Hansk in the season which ended in May 2021.")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), NOT_ONE_HAPPENING)
def test_what_is_no_conflict_of_days(read: Read, first: Told, second: Told) -> None:
    assert said(read, first, second) == set()
    assert said(read, second, first) == set()
