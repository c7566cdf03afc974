"""The past tense of English verbs, for participles that become sentences: "killing four" says that it killed four."""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["past_tense"]

_IRREGULAR = MappingProxyType(
    dict(
        pair.split(":")
        for pair in (
            "be:was beat:beat become:became begin:began bend:bent bind:bound blow:blew break:broke bring:brought "
            "build:built burn:burned burst:burst buy:bought cast:cast catch:caught choose:chose come:came cost:cost "
            "cut:cut deal:dealt dig:dug draw:drew drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt "
            "fight:fought find:found flee:fled fly:flew forbid:forbade force:forced forget:forgot freeze:froze get:got "
            "give:gave go:went grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept "
            "know:knew lay:laid lead:led leave:left lend:lent let:let lie:lay light:lit lose:lost make:made mean:meant "
            "meet:met overtake:overtook pay:paid put:put quit:quit read:read ride:rode ring:rang rise:rose run:ran "
            "say:said see:saw seek:sought sell:sold send:sent set:set shake:shook shed:shed shoot:shot show:showed "
            "shut:shut sing:sang sink:sank sit:sat sleep:slept speak:spoke spend:spent split:split spread:spread "
            "stand:stood steal:stole stick:stuck strike:struck swear:swore sweep:swept swim:swam take:took "
            "teach:taught tear:tore tell:told think:thought throw:threw understand:understood undertake:undertook "
            "win:won wear:wore "
            "withdraw:withdrew write:wrote"
        ).split()
    )
)
_VOWELS = frozenset("aeiou")
_DOUBLING = frozenset("bdgmnprt")
_SHORT = 4
"""Letters of a verb that doubles its last consonant at most ("stop", "stopped"); longer ones mostly do not ("open")."""
_STRESSED_LAST = frozenset(
    {"permit", "commit", "admit", "refer", "prefer", "occur", "incur", "deter", "transfer", "regret"}
)


def past_tense(lemma: str) -> str:
    """Return the past tense of the verb with this lemma, lower case, third person singular."""
    verb = lemma.casefold()
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    closed = len(verb) > 2 and verb[-1] in _DOUBLING and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one_vowel = sum(letter in _VOWELS for letter in verb) == 1
    if closed and (one_vowel or verb in _STRESSED_LAST):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
