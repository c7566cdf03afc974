"""Which nouns take up which others in news: "the vehicle" a car, "the blast" a bombing, "the ruling" a verdict."""

from __future__ import annotations

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
_TAKES_UP: dict[str, frozenset[str]] = {}
for _group in _SAME:
    for _noun in _group.split():
        _TAKES_UP[_noun] = _TAKES_UP.get(_noun, frozenset()) | frozenset(_group.split())
for _noun, _narrower in _WIDER.items():
    _TAKES_UP[_noun] = _TAKES_UP.get(_noun, frozenset()) | frozenset(_narrower.split())


_COUNTRIES = frozenset(
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain "
    "bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi "
    "cambodia cameroon canada chad chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti "
    "dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana "
    "greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel "
    "italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia "
    "libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius "
    "mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands "
    "nicaragua niger nigeria norway oman pakistan palau panama paraguay peru philippines poland portugal qatar romania "
    "russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden "
    "switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda "
    "ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe britain scotland wales england".split()
)
_COUNTRIES_OF_WORDS = frozenset({
    "united states", "united kingdom", "south korea", "north korea", "south africa", "saudi arabia", "new zealand",
    "sri lanka", "costa rica", "el salvador", "sierra leone", "ivory coast", "burkina faso", "east timor",
    "south sudan", "united arab emirates", "czech republic", "dominican republic", "papua new guinea", "u.s.", "u.k.",
    "us", "uk",
})  # fmt: skip


def is_country(name: str) -> bool:
    """Return whether a name is a country's."""
    return name.casefold() in _COUNTRIES or name.casefold() in _COUNTRIES_OF_WORDS


def takes_up(noun: str, other: str) -> bool:
    """Return whether "the" and the noun can mean what was called the other one before."""
    return other in _TAKES_UP.get(noun, ())
