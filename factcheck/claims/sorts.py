"""Which nouns take up which others in news: "the vehicle" a car, "the blast" a bombing, "the ruling" a verdict."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

__all__ = ["takes_up"]

_SAME = (
    # Each line: nouns that may stand for the same thing.
    "attack strike airstrike raid assault bombing shelling ambush drone-strike bombardment offensive",
    "blast explosion bombing detonation",
    "killing murder assassination slaying homicide shooting stabbing",
    "crash accident collision derailment sinking capsizing wreck",
    "fire blaze wildfire inferno",
    "quake earthquake tremor",
    "storm hurricane cyclone typhoon tornado",
    "flood flooding deluge",
    "war conflict fighting hostilities invasion",
    "deal agreement accord pact treaty truce ceasefire settlement contract",
    "ruling verdict judgment judgement decision sentence conviction",
    "law bill act legislation statute ordinance measure",
    "report study survey paper review document research article",
    "painting picture panel portrait canvas artwork masterpiece",
    "city town capital",
    "vote election ballot poll referendum run-off runoff",
    "company firm business corporation enterprise",
    "group organisation organization militia faction movement gang",
    "baby infant child newborn toddler",
    "child boy kid",
    "child girl kid",
    "boy son teenager",
    "girl daughter teenager",
    "meeting summit conference talk session",
    "outbreak epidemic pandemic",
    "drug medicine medication treatment vaccine",
    "plan proposal scheme project programme program initiative",
    "statement announcement declaration communique",
    "trial case proceeding hearing lawsuit suit",
    "inquiry investigation probe",
    "exchange swap",
    "protest demonstration rally march",
    "website site page homepage",
    "ship vessel boat ferry tanker freighter trawler cutter barge",
    "plane aircraft jet airliner airplane helicopter",
    "soldier troop serviceman",
    "police officer policeman",
    "inmate prisoner detainee captive",
    "worker employee staffer",
    "dam barrage embankment",
    "firm manufacturer maker producer",
    "strike walkout stoppage",
    "virus disease illness infection",
    "increase rise",
    "decline drop fall decrease",
    "award prize medal",
    "match game final",
    "film movie",
    "road street highway motorway",
    "theft robbery burglary heist",
    "money sum amount fund",
    "residents inhabitant villager",
)
_WIDER = {
    # A noun that says less, and what may have been said before it.
    "vehicle": "car bus lorry truck van taxi pickup minibus motorcycle ambulance jeep tractor coach",
    "building": "house hospital school church block hotel tower warehouse factory hall palace library mosque",
    "facility": "plant factory hospital reactor prison laboratory warehouse depot base",
    "incident": "attack strike airstrike raid shooting stabbing crash accident collision explosion blast bombing "
    "theft spill leak fire",
    "event": "festival concert match race ceremony meeting conference summit",
    "disaster": "earthquake flood fire crash sinking storm hurricane explosion accident landslide",
    "tragedy": "crash sinking fire accident shooting death",
    "operation": "raid search rescue offensive evacuation",
    "work": "painting picture book novel film play sculpture portrait song symphony panel",
    "weapon": "gun rifle pistol knife missile bomb",
    "animal": "dog cat horse cow rhino elephant lion tiger bear wolf whale bird",
    "substance": "gas chemical oil acid powder drug",
    "structure": "bridge dam tower building wall",
    "device": "bomb phone computer camera machine",
    "material": "document file paper",
    "victim": "man woman boy girl child passenger patient pedestrian cyclist",
    "suspect": "man woman boy teenager driver gunman attacker",
    "attacker": "man gunman assailant bomber",
    "measure": "law bill ban tax curfew sanction restriction",
    "figure": "number total percent rate share",
    "crime": "murder theft robbery attack fraud killing",
    "move": "decision plan ban announcement",
    "book": "novel biography memoir diary",
    "craft": "boat ship ferry canoe",
}


@cache
def _taken_up_by() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in _SAME:
        for noun in group.split():
            found[noun] |= set(group.split())
    for noun, narrower in _WIDER.items():
        found[noun] |= set(narrower.split())
    return {noun: frozenset(others) for noun, others in found.items()}


def takes_up(noun: str, other: str) -> bool:
    """Return whether "the" and the noun can mean what was called the other one before."""
    return other in _taken_up_by().get(noun, ())
