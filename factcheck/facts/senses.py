"""Senses: words that newspapers use for one thing, so that two reports in different words are seen to agree.

A line holds the words of one sense, verbs and the nouns made from them alike ("resign", "resignation"); the first word
names it.  A word stands in one line only, under the sense that news uses it in most; opposites stand in different
lines.
A shared sense never decides alone: it only lets the arguments of two claims be compared.
"""

from __future__ import annotations

from factcheck.facts.lexicon import canonical_noun, kind_of_noun, kind_of_verb

__all__ = ["HAPPENING", "HAVING", "is_nation", "nation_of", "sense_of"]

_SENSES = """
buy acquire purchase acquisition takeover buyout
sell sale
free release liberate liberation let~go hand~over
jail imprison imprisonment incarcerate
receive obtain award
give donate donation hand grant
begin start commence beginning commencement kick~off get~under~way
end finish conclude conclusion ending expire expiry
stop halt cease suspend suspension pause
resume resumption restart
rise increase climb grow growth jump surge soar gain go~up upturn expand expansion edge~up inch~up advance rally
fall drop decline decrease slide slip tumble plunge shrink shrinkage dip go~down contract contraction ease retreat
raise hike lift
cut reduce reduction lower slash trim
rescue save
evacuate evacuation
flee escape
find discover discovery uncover unearth come~across
build construct construction erect
destroy destruction demolish demolition ruin wreck
damage
visit
arrive arrival
leave depart departure
return come~back go~back
step~down resign resignation quit
retire retirement
dismiss fire sack dismissal oust
appoint appointment name nominate nomination
elect election choose pick select
succeed succession take~over replace replacement
win victory triumph
beat defeat trounce thrash
lose loss
vote ballot
approve approval ratify ratification adopt adoption endorse endorsement pass
reject rejection veto turn~down vote~down
sign signing signature
agree agreement deal accord pact
publish publication issue appear come~out
print
write
compose composition
paint
direct
invent invention
found founding foundation establish establishment set~up come~into~being
open opening inaugurate inauguration reopen
close closure closing shut shut~down
launch lift~off take~off blast~off
land landing touch~down set~down splash~down
crash
sink sinking go~down
collapse
erupt eruption
walkout stoppage walk~out
hit
attack raid assault bombing bombard shelling
capture seize seizure take~over
recapture retake
arrest detain detention apprehend
abduct abduction kidnap kidnapping
steal theft
charge indict indictment
convict conviction find~guilty
sentence
acquit acquittal
try trial
appeal
fine penalty
ban prohibit prohibition outlaw forbid
allow permit permission authorise authorize let
join accession enter entry
withdraw withdrawal pull~out
announce announcement declare declaration proclaim proclamation
warn warning
deny denial
admit admission acknowledge
marry marriage wedding wed
divorce
bear birth born
bury burial funeral
baptise baptism christen
crown coronation crowned
ordain ordination
abdicate abdication
swear inauguration sworn
graduate graduation
play
score
host stage
meet meeting summit
move relocate relocation transfer
postpone postponement delay put~off
cancel cancellation call~off scrap
plan
complete completion finalise
repair renovate renovation restore restoration refurbish resurface
recall
infect infection
vaccinate vaccination
treat treatment
isolate isolation
test
employ
hire recruit
pay payment
cost price
earn
produce production output
export
import
invest investment
store
carry transport
ship shipment
supply
use consume consumption
cover
measure
weigh
lie
stand
last
live reside
inhabit
attend attendance
watch
displace displacement
protest demonstrate demonstration march
designate designation
settle settlement
merge merger
split
list listing
borrow
lend
default
recover recovery
register
record
count
collect
plant
fell
burn
flood flooding
debut premiere
delete remove removal
add
study
teach
spend
hold contest
govern rule reign
lead head
serve
own possess
reach attain
exceed surpass
explode explosion blast detonate detonation
fish
hunt
company firm business group
shop store outlet
plant factory works
worker employee staff
pupil student schoolchild
judge magistrate
court tribunal
film movie
book volume
newspaper paper daily
song track
disc album
car automobile
lorry truck
ship vessel boat
ferry
plane aircraft airliner jet
train
rail railway railroad
road highway motorway
bridge
doctor physician
patient
illness disease
vaccine jab
prisoner inmate detainee captive
hostage
rebel insurgent guerrilla militant
fighter
soldier troop serviceman servicemember
police policeman
suspect
victim casualty
migrant refugee
child kid youngster
resident inhabitant
house home household
flat apartment
hectare
petrol gasoline
power electricity
oil crude
money cash
wage salary pay
profit earnings
revenue turnover
share stock
debt
loan
inflation
price
tax levy
budget
parliament legislature assembly
lawmaker deputy legislator
minister
president
government cabinet
party
vote~share
seat mandate
talk negotiation
truce ceasefire armistice
war conflict
quake earthquake tremor
storm cyclone hurricane typhoon
fire blaze wildfire
outbreak epidemic
match game fixture
goal
season
championship title
stadium arena
coach manager
player
church
bishop
king monarch
queen
prince
son
daughter
mother
father
wife
husband
widow
sister
brother
volunteer participant
researcher scientist
university college
school
museum
manuscript
grave tomb
statue
painting picture canvas
dinosaur
species
whale
"""
_SENSE_OF: dict[str, str] = {}
for _line in _SENSES.split("\n"):
    _words = [w.replace("~", " ") for w in _line.split()]
    for _word in _words:
        _SENSE_OF.setdefault(_word, _words[0])

HAPPENING = frozenset(
    [
        "happen",
        "occur",
        "take place",
        "date back",
        "come",
        "take",
        "be",
        "fall",
        "follow",
        "unfold",
        "begin",
        "date",
        "hold",
        "stage",
    ]
)
"""Verbs that only say when their subject was: "the vote came in May"."""

HAVING = frozenset(
    ["", "have", "be", "own", "contain", "include", "number", "comprise", "consist", "count", "hold", "total", "reach",
    "stand", "list", "boast", "possess", "operate", "run", "carry", "house", "there", "amount", "form", "make",
    "see", "get", "pass", "exceed", "top", "register", "record", "report", "measure", "average", "take up", "last"]
)  # fmt: skip
"""Verbs that only say that so many there are."""

_NATIONS = """
american us|usa|america
british uk|britain|briton
english england
french france|frenchman
german germany
dutch netherlands
danish denmark|dane
swedish sweden|swede
norwegian norway
finnish finland|finn
polish poland|pole
spanish spain|spaniard
portuguese portugal
swiss switzerland
greek greece
turkish turkey|turk
irish ireland
welsh wales
scottish scotland|scot
chinese china
japanese japan
thai thailand
filipino philippines|philippine
vietnamese vietnam
burmese myanmar|burma
iraqi iraq
israeli israel
pakistani pakistan
afghan afghanistan
yemeni yemen
lebanese lebanon
emirati emirates
cypriot cyprus
croat croatia|croatian
serb serbia|serbian
slovene slovenia|slovenian
czech czechia
congolese congo
argentine argentina|argentinian
peruvian peru
congolese drc
icelandic iceland
belgian belgium
hungarian hungary
romanian romania
ukrainian ukraine
russian russia
italian italy
austrian austria
australian australia
canadian canada
mexican mexico
brazilian brazil
chilean chile
colombian colombia
cuban cuba
egyptian egypt
kenyan kenya
nigerian nigeria
ghanaian ghana
ethiopian ethiopia
sudanese sudan
syrian syria
iranian iran
indian india
indonesian indonesia
malaysian malaysia
korean korea
zambian zambia
zimbabwean zimbabwe
tunisian tunisia
moroccan morocco
algerian algeria
libyan libya
venezuelan venezuela
bolivian bolivia
ecuadorian ecuador
estonian estonia
latvian latvia
lithuanian lithuania
maltese malta
sicilian sicily
bavarian bavaria
catalan catalonia
galician galicia
european europe
african africa
asian asia
armenian armenia
georgian georgia
azerbaijani azerbaijan
kazakh kazakhstan
uzbek uzbekistan
kyrgyz kyrgyzstan
tajik tajikistan
turkmen turkmenistan
mongolian mongolia
nepali nepal|nepalese
bhutanese bhutan
bangladeshi bangladesh
maldivian maldives
cambodian cambodia
laotian laos
singaporean singapore
taiwanese taiwan
jordanian jordan
saudi
kuwaiti kuwait
qatari qatar
bahraini bahrain
omani oman
palestinian palestine
albanian albania
kosovar kosovo
montenegrin montenegro
macedonian macedonia
bosnian bosnia
bulgarian bulgaria
moldovan moldova
belarusian belarus
slovak slovakia
luxembourger luxembourg
malian mali
nigerien niger
chadian chad
senegalese senegal
gambian gambia
guinean guinea
ivorian ivory~coast
burkinabe burkina~faso|burkinabè
togolese togo
beninese benin
liberian liberia
cameroonian cameroon
gabonese gabon
angolan angola
namibian namibia
botswanan botswana
mozambican mozambique
malawian malawi
tanzanian tanzania
ugandan uganda
rwandan rwanda
burundian burundi
somali somalia
eritrean eritrea
djiboutian djibouti
mauritanian mauritania
malagasy madagascar
mauritian mauritius
paraguayan paraguay
uruguayan uruguay
guatemalan guatemala
honduran honduras
salvadoran salvador
nicaraguan nicaragua
panamanian panama
haitian haiti
dominican
jamaican jamaica
fijian fiji
samoan samoa
tongan tonga
"""
_NATION_OF: dict[str, str] = {}
for _line in _NATIONS.split("\n"):
    for _word in (w.replace("~", " ") for w in _line.replace("|", " ").split()):
        _NATION_OF.setdefault(_word, _line.split()[0])


def sense_of(lemma: str) -> str:
    """Return the sense of a verb or noun: its class of event, else its line of synonyms, else the word itself."""
    return kind_of_verb(lemma) or kind_of_noun(lemma) or _SENSE_OF.get(lemma) or canonical_noun(lemma)


def nation_of(word: str) -> str:
    """Return one word for a country and its people: "iraq" and "iraqi" are "iraqi"; other words as they are."""
    return _NATION_OF.get(word, word)


_NATION_NAMES = frozenset(_NATION_OF.values())


def is_nation(word: str) -> bool:
    """Tell whether a word is one that `nation_of` returns for a country."""
    return word in _NATION_NAMES
