"""The words that the rules know: verbs of saying, of planning, of failing; conjunctions; abbreviations.

Lemmas, lower case (abbreviations aside). A verb that is missing here makes a longer claim, never a wrong one.
"""

from __future__ import annotations

from types import MappingProxyType

from factcheck.claims.claim import SpeechAct

__all__ = [
    "ABBREVIATIONS",
    "ACCUSATIONS",
    "ADDRESSED",
    "ADDRESSING",
    "BARE_REPORTS",
    "CAUSES",
    "CLAIMED",
    "COLLECTIVE",
    "CONDITIONALS",
    "CONNECTIVES",
    "CONTRASTS",
    "CONVINCED",
    "DATE_WORDS",
    "DEONTIC",
    "DIRECT_SPEECH",
    "DOUBTS",
    "EXCLUSIVE",
    "FAILING",
    "FINDING",
    "FORESEEN",
    "FOUND",
    "HEDGES",
    "HELD_TO_BE",
    "HYPOTHETICAL_AUXILIARIES",
    "INTRANSITIVE",
    "LIKELY",
    "MAIN_KEEPS",
    "OPINIONS",
    "ORDERING",
    "PAIRED",
    "PLACES",
    "PLANNED_AUXILIARIES",
    "PLANNING",
    "PRIVATIVE",
    "QUANTITIES",
    "REACHING",
    "SPEECH_ACTS",
    "SUBJUNCTIVE",
    "SUPPOSING",
    "THREATS",
    "UNDEFINED",
    "VIEWING",
    "VIEWS",
    "WISHING",
    "is_body",
    "is_kind",
    "is_kind_of",
    "is_office",
    "is_role",
    "is_site",
    "is_work",
    "may_describe_person",
    "speech_act",
]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _verbs(act: SpeechAct, lemmas: str) -> dict[str, SpeechAct]:
    return dict.fromkeys(lemmas.split(), act)


SPEECH_ACTS = MappingProxyType({
    **_verbs("says", (
        "say tell state claim allege report announce confirm declare add note explain argue assert insist maintain "
        "stress emphasize emphasise underline underscore reiterate repeat warn caution believe think suspect fear "
        "estimate predict conclude find show suggest indicate reveal disclose admit acknowledge concede recall write "
        "tweet post comment remark observe testify recount describe contend reply respond answer agree hint imply "
        "point mention quote hear complain boast joke whisper shout rule establish calculate assume read stipulate "
        "hold agree theorize theorise speculate reckon learn discover decide expect forecast foresee anticipate "
        "consider counter retort object protest confess confide lament concur attest certify clarify specify"
    )),
    **_verbs("denies", "deny dispute reject refute contradict rebut dismiss doubt"),
    **_verbs("promises", "promise vow pledge swear guarantee assure commit undertake"),
    **_verbs("threatens", "threaten"),
    **_verbs("asks", "ask demand urge request wonder inquire enquire question call propose recommend appeal"),
})  # fmt: skip

VIEWS = _words(
    "conclusion view opinion belief conviction impression suspicion assumption allegation accusation claim assertion "
    "finding fear concern worry rumour rumor speculation report warning complaint argument verdict charge"
)
"""Nouns with "that" and a clause behind them: somebody holds it, or it is rumoured."""

REACHING = _words(
    "come reach take hold share express voice have make repeat form draw arrive state reiterate air raise renew be "
    "stand"
)
"""Verbs with which a view is had or put forward: "came to the conclusion", "repeated his claim"."""

FOUND = _words("find hold think consider deem judge believe regard call")
HELD_TO_BE = _words(
    "proven proved established certain likely possible probable conceivable plausible true clear"
)
"""What a clause behind "it" is held to be: "the court found it proven that …"."""

CONVINCED = _words(
    "convinced certain sure confident adamant positive persuaded satisfied worried concerned afraid fearful hopeful "
    "optimistic"
)
"""What somebody is who holds that something is so: "she is adamant that …"."""

VIEWING = MappingProxyType({
    "in": _words(
        "view opinion eyes words judgment judgement assessment estimation telling version account reading eye word"
    ),
    "by": _words("account reckoning estimate count estimation calculation admission"),
})  # fmt: skip
"""Nouns that name whose word something is, by the preposition before them."""

ABBREVIATIONS = _words(
    "Gen. Lt. Col. Sgt. Maj. Capt. Cmdr. Adm. Brig. Cpl. Pvt. Mr. Mrs. Ms. Dr. Prof. Rev. Hon. St. Sen. "
    "Sens. Rep. Reps. Gov. Govs. Pres. Supt. Insp. Mt. Ft. No. Nos. vs. v. al. approx. est. cf. fig. Fig. "
    "p. pp. i.e. e.g. Messrs. Mme. Mlle. Sr. Fr. Br. Mons. Msgr."
)
"""Abbreviations that are followed by what they belong to, so that no sentence ends with them."""

DATE_WORDS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december"
)

CONNECTIVES = _words(
    "however furthermore moreover meanwhile also so yet therefore thus hence nevertheless nonetheless "
    "additionally and but or besides still then"
)
"""They join a clause to the one before it, which a claim of its own does not need."""

DIRECT_SPEECH = _words(
    "say tell state claim announce confirm declare add note explain argue assert insist maintain stress emphasize "
    "emphasise reiterate repeat warn caution admit acknowledge concede recall write tweet post comment remark observe "
    "testify recount reply respond answer ask complain boast joke whisper shout deny promise vow pledge swear conclude "
    "continue recommend urge counter retort object protest confess lament"
)
"""Verbs that stand beside quotation marks."""

FINDING = _words(
    "agree believe calculate conclude decide discover disclose establish estimate expect fear find forecast hear "
    "indicate learn point reckon report reveal rule show suggest suspect think"
)
"""Verbs that stand behind or inside what they report, between commas ("…, the log shows"), without quotation marks."""

ADDRESSING = _words("tell warn inform remind assure promise advise notify ask")

ADDRESSED = _words("asked pressed questioned quizzed contacted reached told reminded challenged confronted")
"""What somebody was before he spoke: "Asked about the prisoners, he said …"."""

_ROLES = _words(
    "accountant admiral aide ambassador analyst archbishop assistant attorney aunt bishop boss boy brother "
    "colleague candidate captain chair chairperson champion chief child citizen cleric coach colonel consultant "
    "correspondent cousin daughter deputy employee envoy expert father fiance founder friend general girl "
    "granddaughter grandfather grandmother grandson guard guide head hero homeopath human husband imam judge king "
    "lawyer legend lieutenant major man marshal mathematician mayor member monk mother musician native neighbour "
    "nephew niece nominee nun nurse official parent person physician politician pope premier president priest "
    "prince princess pupil queen rabbi referee refugee resident saint scientist secretary sergeant sheikh sister "
    "son spokesperson star student suspect teenager trainee uncle veteran victim widow wife woman justice witness "
    "survivor pupil villager baby infant toddler teen youth adult relative passenger mourner fighter rebel militant "
    "soldier troop recruit gunman captor hostage ranger diver actress waitress hostess heiress astronaut cosmonaut "
    "pilot surgeon paramedic medic chef cook apprentice intern graduate scholar academic laureate poet athlete "
    "diplomat delegate magistrate sheriff detective agent spy accomplice convict inmate detainee fugitive dissident "
    "migrant shepherd midwife housewife godfather godmother stepfather stepmother stepson stepdaughter twin spouse "
    "fiancé fiancée tenant orphan heir tycoon magnate oligarch billionaire executive counterpart predecessor "
    "successor specialist goalkeeper runner-up critic representative economist novelist partner"
)
_OFFICES = _words(
    "minister commissioner governor senator chancellor commander director councillor professor doctor inspector "
    "officer manager speaker leader treasurer secretary-general vice-president spokesman spokeswoman chairman "
    "chairwoman congressman congresswoman coordinator representative ambassador"
)
"""With `_ROLES`, what a capitalised title is: the endings below would find "Peter" and "Oliver" too."""
_ROLE_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "person", "girl", "boy")
_NO_ROLES = _words(
    "number power order tower river water letter paper centre center border weather matter winter summer danger "
    "quarter computer theater chapter cancer floor door sector corridor factor error reactor terror horror mirror "
    "harbor labor color humor odor vapor tractor motor offer corner layer shoulder answer dinner disaster register "
    "fiber cover newspaper helicopter cluster charter chamber crater manslaughter slaughter laughter copper server "
    "charger counter der over under her per heater cooler printer finger adapter altar amplifier anchor armor "
    "banner barrier beer behavior blender boiler boulder breaker bumper bunker burger butter caliber canister "
    "career carrier chandelier cider clover coaster conveyor cruiser cucumber cursor cutter cylinder deer destroyer "
    "detector detonator diameter diaper disorder dossier drawer dryer elevator ember encounter escalator excavator "
    "exterior extinguisher favor feather fender fever filter flavor flower folder foyer freezer freighter frontier "
    "generator ginger glacier gunpowder gutter hammer handover hangover header honor hunger incubator indicator "
    "interior jumper ladder lander launcher leather ledger lever lighter liner liter litter liver loader lobster "
    "locker lumber makeover manner marker median meridian meteor meter kilometer centimeter millimeter monitor "
    "monster murder october september november december oyster panther parameter pepper perimeter pier plaster "
    "pointer poker polymer poster powder prayer primer processor projector propeller radiator razor receiver "
    "refrigerator remainder reminder rigor roller roster rotor router rubber rudder rumor saber scooter semester "
    "sensor sewer shelter shower shutter silver skyscraper sneaker spider splinter stopover stretcher supper "
    "surrender sweater takeover tanker temper tender tier tiger timber timer toaster toner trailer transformer "
    "transistor transmitter trawler tremor trigger tumor turnover typewriter ulcer ventilator vigor voucher vector "
    "wafer wonder wrapper zipper list twist mist fist wrist gist checklist playlist shortlist rather other another "
    "either neither whether after ever never however together container cooker fertilizer fertiliser flyer footer "
    "wallpaper bestseller thriller chaser easter inner outer upper lower former latter minor major prior senior "
    "junior superior inferior"
)

PLACES = _words(
    "city town village capital suburb district region province state country county island port base airport area "
    "river lake mountain valley neighbourhood neighborhood square street territory hub resort stronghold enclave "
    "municipality nation republic kingdom peninsula desert bay coast site place settlement camp reservoir island "
    "volcano glacier canal strait dam lagoon archipelago continent harbour harbor hamlet metropolis parish canton "
    "prefecture oasis waterway"
)
_BUILDINGS = _words(
    "prison jail museum hotel stadium palace cathedral monastery theatre theater park bridge tunnel highway market "
    "castle church mosque temple abbey factory refinery mine tower skyscraper barracks hospital school library "
    "gallery cemetery"
)
_GROUPS = _words(
    "group faction militia party company firm organisation organization coalition alliance agency association union "
    "club team unit brigade force movement charity foundation institute university bank newspaper outlet network "
    "channel station ministry court committee council body school hospital church mouthpiece maker producer chain "
    "subsidiary startup manufacturer airline form kind type"
)

_BODIES = _words(
    "army navy police military government parliament senate congress cabinet department agency commission authority "
    "front brigade brigades forces pentagon crew staff community board panel jury inquiry tribunal federation league "
    "mission administration regime junta office bureau society congregation choir orchestra band squad battalion "
    "platoon patrol retailer operator supplier bank insurer publisher trust fund institute laboratory cooperative "
    "cartel gang syndicate opposition delegation workforce secretariat institution"
)

_THINGS = _words(
    "book novel film movie song album play opera poem series show programme program report study paper survey law bill "
    "act treaty ship boat vessel ferry train aircraft plane missile rocket satellite probe mission vaccine drug virus "
    "disease festival award prize contest tournament operation storm hurricane cyclone typhoon company language award"
)

UNDEFINED = _words(
    "no any every each all few whether either neither anyone anybody everyone everybody nobody none those"
)

BARE_REPORTS = _words(
    "say tell think believe claim insist warn hope fear feel know maintain allege argue admit suspect "
    "reckon write reply respond answer deny promise vow pledge"
)
"""Verbs whose report may lack "that"; after others a clause without it, or quotes, is likely a misreading."""

CLAIMED = _words(
    "responsibility credit attack bombing raid strike theft hack killing murder assassination shooting"
)
"""What somebody claims who says that it was their deed."""

ACCUSATIONS = _words("accusation allegation charge claim suggestion report criticism rumour rumor assertion")
"""What is denied when it is rejected or dismissed."""

THREATS = _words(
    "retaliation revenge reprisal action strike sanction war violence closure force boycott walkout"
)
"""What is threatened, where the object of "threaten" is not who is threatened."""

PLANNING = _words(
    "plan intend aim vow pledge promise threaten agree expect schedule hope want prepare offer propose "
    "seek consider due set go wish swear commit decide order ask urge tell call demand "
    "encourage invite instruct oblige require want like mean need forecast project slate poise poised slated about "
    "ready willing prepared eager keen determined suppose vote"
)
"""With "to" and another verb after them they say what somebody means to do, not that it is done."""

OPINIONS = _words(
    "crucial important essential vital necessary imperative clear worth interesting surprising good "
    "better best bad sad possible likely unlikely hard difficult easy time"
)
"""Adjectives of "it is … to" and "it is … that", which state no fact."""

WISHING = _words("want hope wish aim seek plan intend propose expect forecast")
"""They say what somebody means to have or do, also with an object ("wants it in writing", "hopes for a calf")."""

ORDERING = _words("order urge instruct ask tell require oblige encourage invite command direct summon")
"""With somebody and "to" and another verb after them they say what that one is to do."""

SUBJUNCTIVE = _words(
    "ask demand urge insist suggest recommend propose request order require rule decree direct stipulate advise agree "
    "decide"
)
"""With "that" and a bare infinitive they say what is to be done ("asked that the mine be sold")."""

FORESEEN = _words("plan schedule expect intend due forecast project slate")
"""Where something is this, it is still to come ("is planned for October")."""

SUPPOSING = _words(
    "think believe say report suspect allege rumour estimate understand suppose assume reckon presume fear"
)
"""Where something is this "to be", somebody unnamed says so ("is thought to be held")."""

FAILING = _words("fail refuse decline neglect unable")
"""With "to" and another verb after them that other verb did not happen."""

HYPOTHETICAL_AUXILIARIES = _words("would could may might should 'd ’d ought")

PLANNED_AUXILIARIES = _words("will shall 'll ’ll wo sha")

COLLECTIVE = _words(
    "agree agreement alliance alternate ally balance border ceasefire choose clash coincide collaborate collide "
    "combine combination compare compete comprise consist contrast converge cooperate cross deal differ "
    "difference distinguish divide exchange fight join link marry match meet meeting mediate merge merger mix "
    "mixture negotiate pact pair pit reconcile relate sandwich separate share split sum summit swap switch talk "
    "total treaty truce unite vary war connect couple divorce double equal half joint jointly mutual mutually "
    "quarrel reunite wed average"
)
"""What several do or are together: it need not be true of each."""

EXCLUSIVE = _words(
    "only together respectively each both either neither alone solely exclusively altogether combined apiece total "
    "except instead rather between common same one another other"
)
"""Words beside a list that make it true of its members only as a whole, or say something about their number."""

INTRANSITIVE = _words(
    "resign arrive die retire return leave escape flee sit stand stay collapse fall crash win lose stop apologise "
    "apologize explode surrender go come rise wake land emerge vanish disappear protest rebel mutiny erupt capsize "
    "sink graduate emigrate step travel live recover survive fail respond reply intervene appear kneel lie march defect"
)
"""Verbs that need no object, so that one behind a verb coordinated with them is not theirs."""

PAIRED = _words(
    "herzegovina tobago barbuda nevis principe príncipe caicos wear kashmir grenadines miquelon futuna mayen"
)
"""Last words of places whose name is a pair ("Trinidad and Tobago")."""

QUANTITIES = _words(
    "number variety range series handful dozen hundred thousand score host array string majority some many several "
    "most one two three four five six seven eight nine ten lot couple group list all"
)
"""Nouns and numbers that count what follows "of"."""

PRIVATIVE = _words(
    "former ex alleged suspected supposed so-called purported would-be future late fake false mock acting deputy vice "
    "assistant potential possible likely onetime retired old then no few fewer many several numerous both two various"
)
"""Words before a noun that change what it stands for, so that they belong to each noun of a list or to the list."""

DEONTIC = _words("must should ought need")

CONDITIONALS = _words("if unless whether provided providing assuming lest suppose otherwise")

CAUSES = _words("because since as")

CONTRASTS = _words("while although though whereas whilst")

MAIN_KEEPS = _words("when after before as since because whenever once where")
"""Conjunctions of time and cause: the clause is a claim, and the main claim keeps it for what it says together."""

LIKELY = _words("likely unlikely possible probable conceivable")
DOUBTS = _words("potentially possibly perhaps maybe probably likely presumably")
HEDGES = _words("reportedly allegedly apparently supposedly purportedly")


_HAPPENINGS = _words(
    "move step charge claim day week month year time fact sign result blow feat first record case crime attack "
    "strike gesture trip visit meeting speech call game match win defeat loss sum number amount rise fall cut gift "
    "post job role title award prize offence offense theory idea plan remark comment rebuke threat promise deal "
    "vote way reference tribute"
)
_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ing", "ism", "ship", "al", "ure")


def is_role(lemma: str) -> bool:
    """Return whether a noun names people by what they are or do ("leader", "minister", "son")."""
    noun = lemma.casefold()
    return noun in _ROLES or (noun.endswith(_ROLE_ENDINGS) and noun not in _NO_ROLES)


def is_office(word: str) -> bool:
    """Return whether a word, capitalised or not, is a title before a name ("President", "Defense Minister")."""
    return word.casefold() in _ROLES | _OFFICES


def is_kind(noun: str) -> bool:
    """Return whether a noun says what kind of person, group or place a name stands for."""
    return is_role(noun) or noun.casefold() in PLACES | _GROUPS | _THINGS | _BUILDINGS


def is_body(noun: str) -> bool:
    """Return whether a noun names what people are together: a group, a company, an office, a court."""
    return noun.casefold() in _GROUPS | _BODIES


def is_site(noun: str) -> bool:
    """Return whether a noun names a kind of place."""
    return noun.casefold() in PLACES


def is_work(noun: str) -> bool:
    """Return whether a noun names a kind of thing that bears a name: a ship, a law, a film, a prize."""
    return noun.casefold() in _THINGS


def is_kind_of(noun: str, entity: str) -> bool:
    """Return whether a noun can describe a name of this entity label ("" for a name of unknown kind)."""
    lemma = noun.casefold()
    if entity == "LOC":
        return lemma in PLACES | _BUILDINGS
    unnamed = entity == "" and lemma in PLACES
    return is_role(noun) or (entity != "PERSON" and (lemma in _GROUPS | _BUILDINGS or unnamed))


def may_describe_person(noun: str) -> bool:
    """Return whether a noun behind a person's name, with "a" and commas, says who that is, not what happened."""
    lemma = noun.casefold()
    return lemma not in _HAPPENINGS and not lemma.endswith(_ABSTRACT_ENDINGS)


def speech_act(lemma: str) -> SpeechAct:
    """Return what one does with words by this verb, "" when it is none of speaking or thinking."""
    return SPEECH_ACTS.get(lemma.casefold(), "")
