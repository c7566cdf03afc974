"""FC1xx: two claims that cannot both be true."""

from __future__ import annotations

from factcheck.rules.rule import Example, Rule, Text

__all__ = ["CONTRADICTIONS"]

_UNDATED = ("", "")


def _pair(first: str, second: str, why: str, days: tuple[str, str] = _UNDATED) -> Example:
    return Example((Text(first, days[0]), Text(second, days[1])), why)


def _rule(code: str, name: str, summary: str, details: str, found: Example | None, clean: Example) -> Rule:
    return Rule(code, name, "contradiction", summary, details, found, clean)


CONTRADICTIONS = (
    _rule(
        "FC101",
        "date",
        "one event on two dates",
        "Dates are worked out before they are compared: “on Monday”, “three weeks ago” and “the fourth "
        "anniversary of the killing” are read relative to the day on which the text was published, and "
        "become a first and a last possible day. Two dates clash when no day fits both and the claims speak "
        "of one event. What happens once (a birth, a death, a founding) clashes wherever it is told; what "
        "can happen again clashes when names, place and deed agree.",
        _pair(
            "The Harbour Museum in Antwerp opened on 3 May 2019.",
            "The Harbour Museum in Antwerp opened on 5 May 2019.",
            "One museum opens on one day.",
        ),
        _pair(
            "The Harbour Museum in Antwerp opened on 3 May 2019.",
            "The Harbour Museum in Antwerp opened in May 2019.",
            "The day lies in the month.",
        ),
    ),
    _rule(
        "FC102",
        "number",
        "two counts, sums or measures of one thing",
        "Numbers are read with their unit, with what they count, over which period, and with words like "
        "“about”, “at least” and “up to”; each becomes an interval. Two numbers clash when the intervals "
        "lie apart by more than rounding explains, and they measure the same thing. Counts over different "
        "periods, shares of different wholes and parts of a whole are not held against each other. A toll "
        "that is higher in a later report is an update (FC301).",
        _pair(
            "The Tamar bridge is 335 metres long.",
            "The Tamar bridge is 420 metres long.",
            "A bridge has one length.",
        ),
        _pair(
            "The Tamar bridge is 335 metres long.",
            "The Tamar bridge is about 340 metres long.",
            "“About 340” leaves room for 335.",
        ),
    ),
    _rule(
        "FC103",
        "entity",
        "two names in a place that only one can fill",
        "Who won, bought, founded, wrote or directed something, or holds an office that has one holder. "
        "Names are the same when one is a form of the other (“Lund”, “Maria Lund”), so a short name "
        "does not clash with the full one.",
        _pair(
            "Maria Lund won the Falun marathon in 2023.",
            "Greta Holm won the Falun marathon in 2023.",
            "A race has one winner a year.",
        ),
        _pair(
            "Maria Lund won the Falun marathon in 2023.",
            "Greta Holm won the Falun marathon in 2022.",
            "Two races.",
        ),
    ),
    _rule(
        "FC104",
        "location",
        "one event in two places",
        "Places are looked up in a table of cities, regions and countries. Two places clash when neither "
        "lies in the other. Places that are in no such table (a street, a building) are told apart by the "
        "language model only.",
        _pair(
            "The freight train derailed near Turin on Friday.",
            "The freight train derailed near Genoa on Friday.",
            "A train derails in one place.",
            ("2024-03-06", "2024-03-06"),
        ),
        _pair(
            "The freight train derailed near Turin on Friday.",
            "The freight train derailed in northern Italy on Friday.",
            "Turin lies in northern Italy.",
            ("2024-03-06", "2024-03-06"),
        ),
    ),
    _rule(
        "FC105",
        "role",
        "who did it to whom, the other way round",
        "The same two names and the same deed, with doer and done-to exchanged. Active and passive voice "
        "are read alike.",
        _pair(
            "Clara Reyes sued Martin Holt in 2022.",
            "Martin Holt sued Clara Reyes in 2022.",
            "The plaintiff and the defendant changed places.",
        ),
        _pair(
            "Clara Reyes sued Martin Holt in 2022.",
            "Martin Holt was sued by Clara Reyes in 2022.",
            "The same lawsuit, in the passive voice.",
        ),
    ),
    _rule(
        "FC106",
        "identity",
        "one person or thing described in two ways that exclude each other",
        "Two trades, nationalities, ages or relations given to one person, two natures of one thing. One "
        "person can be many things at once, so this is mostly a warning, and two offices of one person are "
        "not reported unless something rules out that both are right.",
        _pair(
            "The man in the photograph is a retired teacher from Lyon.",
            "The man in the photograph is a serving police officer.",
            "One man, two trades at one time.",
            ("2024-03-06", "2024-03-06"),
        ),
        _pair(
            "The man in the photograph is a retired teacher from Lyon.",
            "The man in the photograph, a teacher, is smiling.",
            "The same man, and nothing that rules the first out.",
            ("2024-03-06", "2024-03-06"),
        ),
    ),
    _rule(
        "FC107",
        "outcome",
        "one contest, trial or attempt that ended in two ways",
        "Won and lost, convicted and acquitted, passed and failed, survived and died, said of the same "
        "people and the same thing. Contradictions that the language model sees without saying of which "
        "kind they are also get this code.",
        _pair(
            "The jury acquitted Daniel Roth of fraud.",
            "The jury convicted Daniel Roth of fraud.",
            "One trial has one verdict.",
        ),
        _pair(
            "The jury acquitted Daniel Roth of fraud.",
            "The jury convicted Paul Kern of fraud.",
            "Two defendants.",
        ),
    ),
    _rule(
        "FC108",
        "negation",
        "the same statement, affirmed and denied",
        "“Has signed” and “has not signed”, “nobody” and “several people”. Both must speak of the same "
        "people, thing and time. What one person says and another denies is no error: both may have "
        "said so.",
        _pair(
            "The president has signed the fishing treaty with Norway.",
            "The president has not signed the fishing treaty with Norway.",
            "One treaty is either signed or not.",
        ),
        _pair(
            "The president has signed the fishing treaty with Norway.",
            "The parliament has not ratified the fishing treaty with Norway.",
            "Signing is not ratifying.",
        ),
    ),
    _rule(
        "FC109",
        "trend",
        "the same value rose and fell",
        "Rose and fell, grew and shrank, sped up and slowed down, said of the same thing over the same period.",
        _pair(
            "House prices in Leeds rose in March.",
            "House prices in Leeds fell in March.",
            "In one month they went one way.",
            ("2024-05-06", "2024-05-06"),
        ),
        _pair(
            "House prices in Leeds rose in March.",
            "House prices in Leeds fell in April.",
            "Two months.",
            ("2024-05-06", "2024-05-06"),
        ),
    ),
    _rule(
        "FC110",
        "cause",
        "two causes of one event",
        "“Because of”, “caused by”, “blamed on”, “died of”. There is no comparison for causes, since one "
        "event may have several: the language model decides, and what it finds is mostly a warning.",
        _pair(
            "The blackout in Leeds was caused by a lightning strike.",
            "The blackout in Leeds was caused by a cyber attack.",
            "Each text names the one cause, and not the same.",
            ("2024-03-06", "2024-03-06"),
        ),
        _pair(
            "The blackout in Leeds was caused by a lightning strike.",
            "The blackout in Leeds was caused by lightning.",
            "One cause in two wordings.",
            ("2024-03-06", "2024-03-06"),
        ),
    ),
    _rule(
        "FC111",
        "attribution",
        "the same words given to two speakers",
        "Most of the words of two quotations are the same, and the speakers are not. Two people may say the "
        "same thing, so this is mostly a warning. Two people may also disagree, and where they do so in "
        "nearly the same words, look twice before you believe this finding.",
        _pair(
            "“We will rebuild the bridge within a year,” mayor Lena Brandt said.",
            "“We will rebuild the bridge within a year,” governor Tom Ekholm said.",
            "One sentence, two mouths.",
            ("2024-03-06", "2024-03-06"),
        ),
        _pair(
            "“We will rebuild the bridge within a year,” mayor Lena Brandt said.",
            "“The bridge was the pride of the whole county,” governor Tom Ekholm said.",
            "Two people say two things.",
            ("2024-03-06", "2024-03-06"),
        ),
    ),
    _rule(
        "FC112",
        "modality",
        "a plan in one claim, and in the other what rules it out",
        "One claim says what somebody plans, intends or will do, the other states something that does not "
        "go with the plan. That a plan came true is no contradiction.",
        _pair(
            "Norvik has abandoned its plan to close the Bergen plant.",
            "Norvik plans to close the Bergen plant.",
            "The plan stands or it is abandoned.",
            ("2024-03-06", "2024-03-06"),
        ),
        _pair(
            "Norvik plans to close the Bergen plant.",
            "Norvik has closed the Bergen plant.",
            "Half a year later, the plan has come true.",
            ("2024-03-06", "2024-09-02"),
        ),
    ),
    _rule(
        "FC113",
        "sequence",
        "two events in two orders",
        "Before and after, said of the same two happenings.",
        _pair(
            "Minister Karin Dahl resigned before the vote.",
            "Minister Karin Dahl resigned after the vote.",
            "One resignation, on both sides of one vote.",
        ),
        _pair(
            "Minister Karin Dahl resigned before the vote.",
            "Minister Karin Dahl resigned an hour before the vote.",
            "An hour before is before.",
        ),
    ),
    _rule(
        "FC114",
        "antonym",
        "opposite words said of the same thing",
        "Approved and rejected, opened and closed, freed and jailed, imposed and lifted, said by the same "
        "people of the same thing. What can happen in turn (begin and end, arrive and leave) clashes only "
        "on the same dates.",
        _pair(
            "The council approved the plan for the Elm Street bridge.",
            "The council rejected the plan for the Elm Street bridge.",
            "One plan, one vote.",
        ),
        _pair(
            "The council approved the plan for the Elm Street bridge.",
            "The council rejected the plan for the Moss Lane car park.",
            "Two plans.",
        ),
    ),
    _rule(
        "FC199",
        "other",
        "a contradiction that none of the other codes names",
        "The language model sees a contradiction, and neither a comparison nor the model itself says of "
        "which kind it is. With the shipped models this hardly happens: they name a kind for every "
        "contradiction that we showed them.",
        None,
        _pair(
            "The ferry Aurora carries 400 passengers between Lysekil and Skagen.",
            "The mill on Moss Lane makes paper for the bank notes of four countries.",
            "Nothing that both speak of.",
        ),
    ),
)
"""In the order of their codes."""
