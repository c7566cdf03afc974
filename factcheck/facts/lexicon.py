"""Classes of predicates and nouns: which words name the same kind of event, and which nouns count the same things.

The classes are small and closed on purpose: a comparator trusts them, so a word stands here only if it is mostly used
in this sense in news.
"""

from __future__ import annotations

__all__ = ["ONCE_ONLY", "ONCE_PER_SUBJECT", "PEOPLE_KINDS", "canonical_noun", "kind_of_noun", "kind_of_verb"]

_VERBS: dict[str, tuple[str, ...]] = {
    "death": (
        "kill",
        "die",
        "assassinate",
        "murder",
        "execute",
        "slay",
        "behead",
        "perish",
        "drown",
        "pass away",
        "dead",
        "slain",
    ),
    "injury": ("wound", "injure", "hurt", "maim"),
    "birth": ("bear", "born"),
    "founding": ("found", "establish"),
    "signing": ("sign",),
    "wedding": ("marry", "wed"),
    "election": ("elect", "reelect", "re-elect"),
    "appointment": ("appoint",),
    "resignation": ("resign", "quit"),
    "attack": ("attack", "strike", "raid", "bomb", "shell", "ambush", "bombard"),
    "launch": ("launch",),
    "opening": ("open", "reopen", "inaugurate"),
    "closing": ("close", "shut"),
    "arrest": ("arrest", "detain", "apprehend"),
    "conviction": ("convict",),
    "acquittal": ("acquit",),
    "sentence": ("sentence",),
    "rescue": ("rescue",),
    "evacuation": ("evacuate",),
    "displacement": ("displace",),
    "abduction": ("kidnap", "abduct"),
    "theft": ("steal",),
    "crash": ("crash",),
    "discovery": ("discover",),
    "approval": ("approve", "ratify"),
    "collapse": ("collapse",),
    "sinking": ("sink",),
}
_NOUNS: dict[str, tuple[str, ...]] = {
    "death": (
        "death",
        "killing",
        "assassination",
        "murder",
        "execution",
        "slaying",
        "fatality",
        "beheading",
        "drowning",
    ),
    "injury": ("injury",),
    "birth": ("birth",),
    "founding": ("founding", "foundation", "establishment"),
    "signing": ("signing", "signature"),
    "wedding": ("wedding", "marriage"),
    "election": ("election", "re-election", "reelection"),
    "appointment": ("appointment",),
    "resignation": ("resignation",),
    "attack": (
        "attack",
        "strike",
        "airstrike",
        "raid",
        "bombing",
        "shelling",
        "ambush",
        "assault",
        "bombardment",
        "shooting",
    ),
    "launch": ("launch",),
    "opening": ("opening", "reopening", "inauguration"),
    "closing": ("closure", "closing"),
    "arrest": ("arrest", "detention"),
    "conviction": ("conviction",),
    "acquittal": ("acquittal",),
    "rescue": ("rescue",),
    "evacuation": ("evacuation",),
    "abduction": ("kidnapping", "abduction"),
    "theft": ("theft", "burglary", "robbery", "heist"),
    "crash": ("crash",),
    "discovery": ("discovery",),
    "approval": ("approval", "ratification"),
    "collapse": ("collapse",),
    "sinking": ("sinking",),
    "earthquake": ("earthquake", "quake"),
    "explosion": ("explosion", "blast"),
    "fire": ("fire", "blaze", "wildfire"),
    "flood": ("flood", "flooding"),
    "coup": ("coup",),
    "war": ("war", "invasion"),
    "verdict": ("verdict", "ruling"),
    "accident": ("accident", "disaster", "tragedy"),
    "massacre": ("massacre",),
}
_KIND_OF_VERB = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs}
_KIND_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns}

PEOPLE_KINDS = frozenset(["death", "injury", "arrest", "rescue", "evacuation", "displacement"])
"""Kinds of event that are counted by the people whom they befall."""

ONCE_ONLY = frozenset(["death", "birth", "founding", "massacre"])
"""Kinds of event that happen once to the same participant."""

ONCE_PER_SUBJECT = frozenset(
    ["end", "begin", "start", "resign", "retire", "die", "found", "adopt", "ratify", "marry", "graduate",
    "convict", "sentence", "acquit", "swear",
     "inaugurate", "publish", "release", "premiere", "abolish", "ban", "bear", "crash", "sink", "collapse",
     "discover", "invent", "elect", "abduct",
     "arrest", "rescue", "steal", "kidnap", "sign", "open", "reopen", "break out", "step down", "quit",
     "declare", "dissolve", "join", "take effect",
     "come into force", "become", "conclude", "expire", "born", "launch", "build", "complete", "finish",
     "acquire", "merge", "vote", "rename", "buy",
     "sell", "appoint", "kill", "assassinate", "murder", "execute", "approve", "extradite", "burn",
     "defect", "enact", "ordain", "crown", "abdicate", "retire", "default", "baptise", "bury", "designate", "recapture",
     "commission", "decommission", "reclassify", "legalise", "legalize", "debut", "disappear",
     "write", "paint", "compose", "film", "poison", "hijack",
     "demolish", "depose", "overthrow", "expel", "naturalise", "legislate", "criminalise", "decriminalise", "unveil",
     "patent", "recruit", "divorce", "baptize", "canonise", "beatify", "evict", "extinguish", "derail", "capsize",
     "introduce", "reach", "land",
     "settle", "switch on", "switch off", "name", "choose", "suspend", "fire", "dismiss", "take",
     "come", "notice", "celebrate", "lay down"]
)  # fmt: skip


_SAME_COUNT: dict[str, tuple[str, ...]] = {
    "person": ("people", "person", "individual", "human", "persons", "folk"),
    "soldier": ("troop", "troops", "serviceman", "servicemen", "servicemember", "soldier"),
    "child": ("kid", "child", "children"),
    "casualty": ("casualty", "victim"),
    "resident": ("resident", "inhabitant"),
    "percent": ("percent", "per cent", "%", "percentage"),
    "worker": ("worker", "employee", "staff", "staffer"),
    "migrant": ("migrant", "refugee"),
    "home": ("home", "house"),
    "police": ("police", "policeman", "officer"),
    "pupil": ("pupil", "schoolchild", "student"),
    "automobile": ("car", "automobile"),
    "voter": ("voter", "elector"),
    "woman": ("woman", "women"),
    "man": ("man", "men"),
}
_CANONICAL = {noun: name for name, nouns in _SAME_COUNT.items() for noun in nouns}


def kind_of_verb(lemma: str) -> str:
    """Return the class of a verb (or of its participle used as an adjective), "" when it has none."""
    return _KIND_OF_VERB.get(lemma, "")


def kind_of_noun(lemma: str) -> str:
    """Return the class of a noun that names an event, "" when it names none."""
    return _KIND_OF_NOUN.get(lemma, "")


def canonical_noun(lemma: str) -> str:
    """Return the name under which a counted noun is compared: people and persons are one count."""
    return _CANONICAL.get(lemma, lemma)
