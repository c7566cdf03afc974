"""English verbs whose past tense or participle no rule makes."""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["LEMMAS", "ONLY_PARTICIPLES", "PARTICIPLES", "PAST_TENSES"]

PAST_TENSES = MappingProxyType(
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
            "win:won wear:wore slay:slew swing:swung strive:strove spring:sprang sting:stung wind:wound "
            "withdraw:withdrew write:wrote shrink:shrank slide:slid overthrow:overthrew speed:sped bleed:bled "
            "breed:bred cling:clung fling:flung spin:spun weep:wept leap:leapt overrun:overran lend:lent"
        ).split()
    )
)
"""Past tense by lemma."""

PARTICIPLES = frozenset(
    "kept held shot sent brought hit hurt cut put set built sold told led laid paid caught taught bought found hung "
    "sought spent fed met shut split dug heard lent bent bound fought swept swung".split()
)
"""Past tenses that are participles too, of verbs with an object."""

ONLY_PARTICIPLES = frozenset(
    "flown taken given driven shown thrown known seen written broken chosen stolen hidden eaten frozen spoken worn "
    "torn sworn drawn grown gone forgotten fallen forbidden shaken risen ridden begun sung rung swum overtaken "
    "undertaken withdrawn overthrown slain bitten beaten blown been done".split()
)
"""Participles that are no past tense, whatever a tagger takes them for."""

_AMBIGUOUS = frozenset({"lay", "wound", "saw", "found", "felt", "bound", "ground", "left", "read"})
"""Past tenses that are verbs of their own, or that a parser's table tells better."""

LEMMAS = MappingProxyType(
    {past: lemma for lemma, past in PAST_TENSES.items() if past not in _AMBIGUOUS}
    | dict(
        pair.split(":")
        for pair in (
            "been:be beaten:beat become:become begun:begin blown:blow broken:break chosen:choose done:do drawn:draw "
            "drunk:drink driven:drive eaten:eat fallen:fall flown:fly forbidden:forbid forgotten:forget frozen:freeze "
            "given:give gone:go grown:grow hidden:hide known:know overthrown:overthrow ridden:ride risen:rise seen:see "
            "shaken:shake shown:show slain:slay spoken:speak stolen:steal sworn:swear taken:take thrown:throw "
            "torn:tear withdrawn:withdraw worn:wear written:write shrunk:shrink spilt:spill plummeted:plummet"
        ).split()
    )
)
"""Lemma by past tense or participle."""
