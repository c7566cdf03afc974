from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts import Comparison, compare
from tests.facts.conftest import Read

TODAY, LATER = date(2024, 1, 5), date(2024, 1, 9)


def answers(
    read: Read, first: str, second: str, dates: tuple[date, date] = (TODAY, TODAY)
) -> list[Comparison]:
    left, right = read(first, dates[0]), read(second, dates[1])
    return [answer for a in left for b in right for answer in compare(a, b)]


def clashes(read: Read, first: str, second: str) -> set[str]:
    return {a.type for a in answers(read, first, second) if a.answer == "clash"}


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Karim Haddad was killed on 3 May 2021.", "Haddad was killed in January 2020.", "date"),
        ("The treaty of Velsk was signed on 4 May 1921.", "The treaty of Velsk was signed in 1931.", "date"),
        ("The attack wounded 56 soldiers.", "Fewer than 30 soldiers were wounded in the attack.", "number"),
        ("The reform was approved by parliament.", "Parliament rejected the reform.", "antonym"),
        ("The pupils were abducted in Chad.", "The pupils were abducted in Nigeria.", "location"),
        (
            "Nokia sold its phone business to Microsoft in April 2014.",
            "Nokia's phone business was sold in 2004.",
            "date",
        ),
        (
            "Broadcom bought VMware in November 2023.",
            "Broadcom's purchase of VMware came in early 2018.",
            "date",
        ),
        ("The army entered Velsk on 5 May 1941.", "The army did not enter Velsk until 1951.", "date"),
        (
            "The frigate Arno, launched in 1992, sank on Monday.",
            "The frigate Arno was launched in 1982.",
            "date",
        ),
        ("Peru's economy grew 3.1% in 2024.", "The economy of Peru expanded by 0.3% in 2024.", "number"),
        (
            "German inflation fell to 1.6% in September.",
            "Inflation in Germany was 6.1% in September.",
            "number",
        ),
        ("Lightning struck the tower twice.", "Lightning struck the tower five times.", "number"),
        ("Saturn has 146 known moons.", "Saturn has fewer than 50 known moons.", "number"),
        ("Nobody died in the fire.", "Ten people died in the fire.", "number"),
        (
            "Three die in Leeds mill fire",
            "Two people died when a fire tore through a former textile mill in Leeds.",
            "number",
        ),
        (
            "No civilians were killed in the strike on Tripoli.",
            "The strike on Tripoli killed ten civilians.",
            "number",
        ),
        ("No homes were damaged by the storm.", "The storm damaged 200 homes.", "number"),
    ],
)
def test_what_cannot_both_be_true_clashes(read: Read, first: str, second: str, kind: str) -> None:
    assert clashes(read, first, second) == {kind}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The attack wounded 56 soldiers.", "The attack killed 9 soldiers."),
        ("The attack wounded 56 soldiers.", "More than 50 soldiers were wounded in the attack."),
        ("The attack wounded 2,500 people.", "Roughly 2,480 people were wounded in the attack."),
        ("The militia carried out 41 attacks in three weeks.", "The militia has carried out more than 100 attacks since October."),
        ("16 of the 20 passengers died.", "20 passengers were aboard."),
        ("The index fell by 12 percent on 5 August 2022.", "The index fell by 6 percent on 2 August 2022."),
        ("Karim Haddad was killed on 3 May 2021.", "Haddad was killed in May 2021."),
        ("Karim Haddad was killed on 3 May 2021.", "Omar Nasser was killed in January 2020."),
        ("The station was struck on Monday.", "The station was struck again on Wednesday."),
        ("The pupils were abducted in Abuja.", "The pupils were abducted in Nigeria."),
        ("The minister may resign on Friday.", "The minister resigned in 2019."),
        ("The phone costs $799, $200 less than last year's model.", "Last year's model cost $999."),
        ("The pile-up killed six people and injured nine.", "Fifteen people were killed or hurt in the pile-up."),
        ("The rebels freed 60 prisoners in return for food.", "The rebels still hold 200 prisoners."),
        ("Toyota sold 10.3 million vehicles in 2023.", "Toyota sold 10.2 million vehicles in 2024."),
        ("The union ended a strike at the port on 30 September.", "The union had ended a strike at the port in April."),
        ("The youngest veteran died on 20 September.", "The youngest veteran died in 2024."),
        ("No civilians were killed in the strike on Tripoli.", "The strike on Tripoli killed ten soldiers."),
        ("No one was injured in the blast.", "At most three people were injured in the blast."),
        ("No injuries were reported after the blast.", "The blast injured three workers."),
    ],
)  # fmt: skip
def test_what_can_both_be_true_does_not_clash(read: Read, first: str, second: str) -> None:
    assert clashes(read, first, second) == set()


def test_the_explanation_says_how_a_date_came_about(read: Read) -> None:
    found = [
        a
        for a in answers(
            read,
            "Karim Haddad was killed on 3 May 2021.",
            "Thousands marked the fourth anniversary of the killing of Karim Haddad.",
        )
        if a.answer == "clash"
    ]
    assert found
    assert found[0].explanation == "2021-05-03 against 2020-01 (fourth anniversary on about 2024-01-05)"
    assert found[0].same_event == 1.0


@pytest.mark.parametrize(
    ("first", "second", "explanation"),
    [
        ("The attack wounded 56 soldiers.", "Fewer than 30 soldiers were wounded in the attack.", "56 against fewer than 30 (soldiers hurt)"),
        ("Nobody died in the fire.", "Ten people died in the fire.", "none against 10 (people killed)"),
        ("Saturn has 146 known moons.", "Saturn has fewer than 50 known moons.", "146 against fewer than 50 (moons)"),
        ("The lake is 12 miles long.", "The lake is 30 kilometres long.", "19.31 km (“12 miles”) against 30 km (lake)"),
        ("Half of the crop was lost.", "A tenth of the crop was lost.", "half against a tenth (crop)"),
        ("The march took three hours.", "The march took nine hours.", "three hours against nine hours (march)"),
        ("Dozens of huts burned down in Velsk.", "Three huts burned down in Velsk.", "dozens against 3 (huts)"),
        ("Only five of 23 rafts were launched.", "Only nine of 23 rafts were launched.", "5 against 9 (rafts)"),
    ],
)  # fmt: skip
def test_figures_are_explained_with_what_they_count(
    read: Read, first: str, second: str, explanation: str
) -> None:
    assert explanation in {a.explanation for a in answers(read, first, second) if a.answer == "clash"}


def test_a_later_higher_toll_supersedes_an_earlier_one(read: Read) -> None:
    earlier, later = "The fire killed 12 people.", "The fire killed 19 people."
    assert {a.answer for a in answers(read, earlier, later, (TODAY, LATER))} == {"superseded"}
    assert {a.answer for a in answers(read, earlier, later, (LATER, TODAY))} == {"clash"}


def test_units_are_compared_after_conversion(read: Read) -> None:
    metres = "The wreck lies at a depth of 12 kilometres."
    assert "number" not in clashes(read, metres, "The wreck lies at a depth of 12,000 metres.")


def test_spans_point_to_the_two_values(read: Read) -> None:
    first, second = "Karim Haddad was killed on 3 May 2021.", "Haddad was killed in January 2020."
    (answer,) = [a for a in answers(read, first, second) if a.answer == "clash"]
    assert answer.first_span is not None
    assert answer.second_span is not None
    assert first[slice(*answer.first_span)] == "3 May 2021"
    assert second[slice(*answer.second_span)] == "January 2020"
    assert (answer.first, answer.second) == ("2021-05-03", "2020-01")
