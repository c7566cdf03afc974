"""Normalised facts of a claim: when, how many, who in which role, doing what.

`GroundedClaim` is what the facts room hands on: a claim with its facts.  Offsets are code points into the field of the
claim.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from factcheck.claims import Claim

__all__ = [
    "Act",
    "Clock",
    "Deed",
    "Done",
    "Entity",
    "Event",
    "Facts",
    "Frame",
    "Granularity",
    "GroundedClaim",
    "Happening",
    "Phrase",
    "Pole",
    "Quantity",
    "Role",
    "Slot",
    "TimeSpan",
    "Trait",
    "TraitKind",
]

Granularity = Literal[
    "time", "day", "week", "month", "season", "quarter", "year", "decade", "century", "period"
]
TraitKind = Literal["nationality", "profession", "kin", "party", "age", "alias"]
Role = Literal["agent", "patient", "recipient", "place", "time", "attribute", "other"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, from `first` to `last` in minutes after midnight; beyond 1440 it is of the next day.

    `ahead_least` and `ahead_most` are the minutes that its zone is ahead of UTC ("ET" does not say whether it is
    summer), None where no zone is named.  `text` is how it is written.
    """

    first: int
    last: int
    ahead_least: int | None = None
    ahead_most: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a time of day ends before it starts: {self.first} > {self.last}")


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """An interval of days, both ends included.

    `earliest`/`latest` are None where that side is open ("since October", "before 2020").  `granularity` is the
    precision of the wording; `approximate` widens nothing but tells the comparator to allow a slack.
    `derivation` says in words how the interval came about ("Thursday before 2024-01-05"), "" for an explicit date.
    `relation` is how the time attaches to its predicate: at, since, until, before, after, during (a duration window).
    `clock` is the time of day where the text names one; alone, on no day that is named, its granularity is "time".
    """

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    granularity: Granularity
    derivation: str = ""
    approximate: bool = False
    relation: Literal["at", "since", "until", "before", "after", "during"] = "at"
    clock: Clock | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a time span ends before it starts: {self.earliest} > {self.latest}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value interval `[low, high]` with its unit and what is counted.

    `low` may be -inf ("at most") and `high` +inf ("at least", "more than").  `unit` is a canonical unit ("m", "kg",
    "USD", "percent", "year"), "" for plain counts; values are already converted to it.  `counted` is the lemma of the
    counted noun ("attack"), `modifiers` the lemmas that narrow it ("wounded", "rocket").  `window` names the period
    that a cumulative count covers, as a time span or, failing that, as its words.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str = ""
    counted: str = ""
    modifiers: frozenset[str] = frozenset()
    approximate: bool = False
    window: TimeSpan | str | None = None
    predicate: str = ""
    rounding: float = 0.0

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"not an interval: [{self.low}, {self.high}]")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named mention: `name` is its canonical form within the document ("Al-Muhandis" -> "Abu Mahdi al-Muhandis")."""

    start: int
    end: int
    text: str
    name: str
    label: str
    role: Role = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to somebody, which can happen to them once or be dated: a kind, participants, a time.

    `kind` is a predicate class shared by verbs and nouns ("death" for kill, die, assassination, killing, death);
    `participants` are canonical names; `when` is the date of *this* event, not merely a date of the sentence.
    """

    kind: str
    participants: tuple[str, ...]
    when: TimeSpan | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a sentence dates: the sense of its verb or noun, the words of its arguments, the time.

    `indefinite` tells that an argument is one of several ("a visit").
    """

    sense: str
    arguments: frozenset[str]
    when: TimeSpan
    start: int
    end: int
    indefinite: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does to somebody: what its verb names, wherever it stands in a claim, and the words of its parties.

    `recipients` are those to or from whom something is handed; `names` the words of all parties that are proper nouns.
    """

    sense: str
    agents: frozenset[str]
    patients: frozenset[str]
    recipients: frozenset[str]
    names: frozenset[str]
    negated: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pole:
    """A word that has an opposite, and what it is said of.

    `dimension` and `sign` (1 or -1) tell which of two poles it is; `head` is the sense of the noun it is said of,
    `topic` the words of that noun's phrase, `names` those of them that are proper nouns.
    """

    dimension: str
    sign: int
    head: str
    topic: frozenset[str]
    names: frozenset[str]
    negated: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """A deed that a verb tells of, or denies.

    `head` is the sense of the noun that it is done to; `arguments` and `doers` are tokens of the sentence: the heads of
    all its arguments, and of those who do it; `text` is the verb as it stands.
    """

    sense: str
    denied: bool
    head: str
    arguments: tuple[int, ...]
    doers: tuple[int, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a story has one of, with its day: `kind` names it, `topic` holds the words of what it befell.

    `outlook` tells whether it has come or is to come, "" unknown.  `head` is the sense of the noun that it befell, ""
    for a name, and `names` the words of names in the phrase of that noun, `around` those in the rest of the topic.
    `bare` tells "the fire" of which nothing else is said, `indefinite` "a fire"; `several` that its document dates
    others of the kind apart.
    """

    kind: str
    when: TimeSpan
    topic: frozenset[str]
    outlook: Literal["past", "future", ""]
    start: int
    end: int
    head: str = ""
    names: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    bare: bool = False
    indefinite: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Whom a claim names as the one who made, owns, brokered … something: `topic` holds the words for that, if any."""

    kind: str
    name: str
    topic: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trait:
    """What a sentence says that somebody is.

    `bearer` is a canonical name, or the noun of a part in an event ("driver") in lower case; `kind` what is told;
    `value` what it is compared by ("malian", "34"); `of` whose kin.
    """

    bearer: str
    kind: TraitKind
    value: str
    of: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a frame: `head` and `words` are lemmas, `name` the canonical name it bears or "".

    `kind` is the class of event that its head names ("attack" for raid); `pronoun` marks one that nothing resolved;
    `definite` one with "the" or a demonstrative.
    """

    head: str
    words: frozenset[str]
    name: str
    kind: str
    pronoun: bool
    definite: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim's main predicate with its arguments, active and passive alike.

    `predicate` is the lemma with its particle, or the nominal's in a copular clause (`copular`, with `attribute`);
    `kind` its class; `others` are obliques with their preposition.  `words` are the content lemmas of the whole claim
    outside its times and quantities, each replaced by its sense; `markers` those of them that set one of a series
    apart, with what they stand with ("second" of "outage", "" for the whole claim); `factual` is false for a clause
    under "before", "if", "may" and the like; `conditions` are the words that limit it ("since", "but", "unless").
    """

    predicate: str = ""
    kind: str = ""
    copular: bool = False
    agents: tuple[Phrase, ...] = ()
    patients: tuple[Phrase, ...] = ()
    others: tuple[tuple[str, Phrase], ...] = ()
    adverbs: frozenset[str] = frozenset()
    negated: bool = False
    attribute: Phrase | None = None
    words: frozenset[str] = frozenset()
    markers: frozenset[tuple[str, str]] = frozenset()
    factual: bool = True
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was normalised in one claim.

    `times` are all times in the clause; `when` is the one that dates its main predicate, None when none does;
    `told` the one that dates the saying of it.
    `context` are the content words of the whole sentence, as in `Frame.words`; `periods` the nouns of the claim that
    limit it to a time which could not be resolved ("the first weekend"); `figures` the
    numbers of the sentence that are no quantities, with their unit; `beside` all quantities of the sentence;
    `deeds` what it dates; `traits` what the claim says that somebody is, `acts` what
    its verbs say that somebody does to somebody, `poles` its words that have an opposite,
    `done` what it tells of as done or not done, `slots` whom it names as the one who made or owns something,
    `happenings` what it dates that a story has one of.
    """

    times: tuple[TimeSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    predicate: str = ""
    when: TimeSpan | None = None
    told: TimeSpan | None = None
    frame: Frame = field(default_factory=Frame)
    context: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    figures: frozenset[tuple[float, str]] = frozenset()
    beside: tuple[Quantity, ...] = ()
    deeds: tuple[Deed, ...] = ()
    traits: tuple[Trait, ...] = ()
    acts: tuple[Act, ...] = ()
    poles: tuple[Pole, ...] = ()
    done: tuple[Done, ...] = ()
    slots: tuple[Slot, ...] = ()
    happenings: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundedClaim:
    """A claim with its facts; `derived` marks one that the facts imply rather than a clause states."""

    claim: Claim
    facts: Facts
    derived: bool = False
