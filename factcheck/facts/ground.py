"""`ground`: claims get their facts, sentence by sentence in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from factcheck.claims import Claim, Sentence
from factcheck.documents import Document
from factcheck.facts.acts import find_acts
from factcheck.facts.anniversaries import find_anniversaries
from factcheck.facts.attachment import anchors_of
from factcheck.facts.counted import TOTAL
from factcheck.facts.deeds import find_deeds
from factcheck.facts.denials import find_done
from factcheck.facts.derived import derive
from factcheck.facts.entities import (
    PLACE_LABELS,
    Mention,
    canonical_names,
    entity_of,
    find_mentions,
    known_surnames,
    with_surnames,
)
from factcheck.facts.events import EventMemory, anniversary_times, find_events
from factcheck.facts.fact import (
    Act,
    Deed,
    Done,
    Entity,
    Event,
    Facts,
    Frame,
    GroundedClaim,
    Happening,
    Pole,
    Quantity,
    Slot,
    TimeSpan,
    Trait,
)
from factcheck.facts.frames import claim_words, frame_of, periods_of, sentence_words
from factcheck.facts.happenings import find_happenings
from factcheck.facts.poles import find_poles
from factcheck.facts.quantities import figures_of, find_quantities
from factcheck.facts.reckoned import reckoned_times
from factcheck.facts.slots import find_slots
from factcheck.facts.syntax import ancestors, case_of, governing_predicate, outlook_at, token_at
from factcheck.facts.terms import find_terms
from factcheck.facts.timex import Reference, find_times
from factcheck.facts.timex.calendar import Interval
from factcheck.facts.traits import find_traits
from factcheck.facts.zeros import find_zeros
from factcheck.names import name_words, strip_title
from factcheck.places import is_country, is_place

__all__ = ["ground"]

_WHERE = ("in", "at", "near")
_DENIED_TIME = re.compile(r"(?:,|\band|\bbut) not (?:in |on |by |until |before )?(?:the )?$", re.IGNORECASE)
_LOOK_BACK = 24  # characters before a time in which "2027, not 2025" denies it
_DATELINE_DAYS = 14  # a dateline farther from publication than this dates something else


def ground(claims: Sequence[Claim]) -> list[GroundedClaim]:
    """Return every claim with its facts, followed, document by document, by the claims that the facts imply.

    `claims` may be of several documents, those of one document together and in its order.  A derived claim says what no
    clause says outright ("Qassem Soleimani was killed around January 2020"); it has the offsets of the claim that it
    follows from and `derived=True`.
    """
    found: list[GroundedClaim] = []
    for _, group in groupby(claims, key=lambda c: (c.document.id, c.document.path)):
        own = list(group)
        found += _ground_document(own[0].document, own)
    return found


@dataclass(frozen=True)
class _SentenceFacts:
    """What is found once a sentence, and shared by its claims."""

    times: list[TimeSpan]
    quantities: list[Quantity]
    mentions: list[Mention]
    names: dict[int, str]
    anchored: dict[int, list[TimeSpan]]
    remembered: dict[int, TimeSpan]
    events: list[tuple[int, Event, bool]]
    words: frozenset[str]
    figures: frozenset[tuple[float, str]]
    deeds: list[tuple[int, Deed]]
    traits: list[tuple[int, Trait]]
    acts: list[tuple[int, Act]]
    poles: list[tuple[int, Pole]]
    done: list[tuple[int, Done]]
    slots: list[tuple[int, Slot]]
    happenings: list[tuple[int, Happening]]


def _ground_document(
    document: Document, claims: Sequence[Claim]
) -> Iterator[GroundedClaim] | list[GroundedClaim]:
    sentences: dict[int, Sentence] = {}
    for claim in claims:
        sentences.setdefault(id(claim.sentence), claim.sentence)
    mentions = {key: find_mentions(s) for key, s in sentences.items()}
    surnames = known_surnames(m for found in mentions.values() for m in found)
    mentions = {key: with_surnames(sentences[key], found, surnames) for key, found in mentions.items()}
    canonical = canonical_names((m.text, m.label) for found in mentions.values() for m in found)
    resolved: dict[int, dict[int, str]] = {}
    for claim in claims:
        for resolution in claim.resolutions:
            resolved.setdefault(id(claim.sentence), {})[resolution.start] = strip_title(resolution.antecedent)
    aliases: dict[str, str] = {}
    memory = EventMemory()
    discourse: Interval | None = None
    facts: dict[int, _SentenceFacts] = {}
    for key, sentence in sentences.items():
        read, discourse = _read_sentence(
            sentence,
            mentions[key],
            canonical,
            memory,
            discourse,
            _reference(document),
            resolved.get(key, {}),
            aliases,
        )
        facts[key] = read
    grounded = [_grounded(claim, facts[id(claim.sentence)], canonical) for claim in claims]
    grounded = _mark_several(grounded)
    derived: dict[str, GroundedClaim] = {}
    for claim, one in zip(claims, grounded, strict=True):
        for implied in derive(one, _borrowed(claim, facts[id(claim.sentence)])):
            derived.setdefault(implied.claim.text, implied)
    return [*grounded, *derived.values()]


def _reference(document: Document) -> date | None:
    """Return the day that "yesterday" counts from: the dateline's, else that of publication."""
    dateline, published = document.dateline, document.published
    if dateline is not None and dateline.day is not None:
        if published is None or abs((published - dateline.day).days) <= _DATELINE_DAYS:
            return dateline.day
    return published


def _read_sentence(
    sentence: Sentence,
    mentions: list[Mention],
    canonical: dict[str, str],
    memory: EventMemory,
    discourse: Interval | None,
    published: date | None,
    resolved: dict[int, str],
    aliases: dict[str, str],
) -> tuple[_SentenceFacts, Interval | None]:
    text, start = sentence.text, sentence.start
    reference = Reference(published, discourse)
    read = find_times(text, reference, lambda offset: outlook_at(sentence, start + offset))
    times = [
        replace(t, start=t.start + start, end=t.end + start)
        for t in read.times
        if not _DENIED_TIME.search(text[max(0, t.start - _LOOK_BACK) : t.start])
    ]
    kept = {t.start for t in times}
    denied = [(t.start, t.end) for t in read.times if t.start + start not in kept]
    quantities = _with_zeros(sentence, find_quantities(sentence, times, (*read.unread, *denied)))
    names = {m.head: canonical.get(m.text, m.text) for m in mentions}
    for mention in mentions:
        for k in range(mention.first, mention.last + 1):
            if sentence.tokens[k].head == sentence.tokens[mention.head].head or sentence.tokens[k].dep in (
                "nsubj",
                "nsubj:pass",
                "obj",
            ):
                names.setdefault(k, canonical.get(mention.text, mention.text))
    anchored = anchors_of(sentence, times)
    anniversaries = find_anniversaries(text)
    remembered = anniversary_times(sentence, anniversaries, anchored)
    places = {
        k
        for m in mentions
        if m.label in PLACE_LABELS or is_country(m.text)
        for k in range(m.first, m.last + 1)
    }
    ends = {m.last: canonical.get(m.text, m.text) for m in mentions}
    meant: dict[int, str] = {}
    for offset, antecedent in resolved.items():
        if (word_there := token_at(sentence, offset)) is not None:
            meant[word_there.i] = antecedent
        # "The driver" stands for a pronoun too, and is no name to compare with others.
        named = antecedent.removeprefix("the ")[:1].isupper()
        if named and (token := token_at(sentence, offset)) is not None and token.pos == "PRON":
            names.setdefault(token.i, canonical.get(antecedent, antecedent))
    for pronoun, antecedent in _pronouns(sentence, mentions).items():
        names.setdefault(pronoun, canonical.get(antecedent, antecedent))
    events = find_events(sentence, anchored, remembered, names, ends, places, memory)
    for name, alias in _aliases(sentence, mentions):
        aliases.setdefault(canonical.get(name, name), canonical.get(alias, alias))
    events = [(i, _with_aliases(event, aliases), borrowed) for i, event, borrowed in events]
    for time in times:
        if (
            time.relation == "at"
            and time.granularity in ("day", "month", "week", "year")
            and time.earliest
            and time.latest
        ):
            discourse = Interval(time.earliest, time.latest, time.granularity, "", time.approximate)
    words = sentence_words(sentence)
    deeds = find_deeds(sentence, anchored, names)
    figures = figures_of(
        text, [(t.start, t.end) for t in read.times], [(q.start - start, q.end - start) for q in quantities]
    )
    return (
        _SentenceFacts(
            times,
            quantities,
            mentions,
            names,
            anchored,
            remembered,
            events,
            words,
            figures,
            deeds,
            find_traits(sentence, mentions, names, quantities),
            find_acts(sentence, names),
            find_poles(sentence, names),
            find_done(sentence),
            find_slots(sentence, mentions, names),
            _happenings(sentence, times, anchored, remembered, names, meant),
        ),
        discourse,
    )


def _happenings(
    sentence: Sentence,
    times: list[TimeSpan],
    anchored: dict[int, list[TimeSpan]],
    remembered: dict[int, TimeSpan],
    names: dict[int, str],
    meant: dict[int, str],
) -> list[tuple[int, Happening]]:
    reckoned = reckoned_times(sentence, times, anchored, remembered)
    return [
        *find_happenings(sentence, reckoned, names, meant),
        *find_terms(sentence, anchored, names),
    ]


def _mark_several(grounded: list[GroundedClaim]) -> list[GroundedClaim]:
    """Mark the happenings of a document that tells of others of their kind on other days."""
    dated: dict[str, list[TimeSpan]] = {}
    for one in grounded:
        for happening in one.facts.happenings:
            dated.setdefault(happening.kind, []).append(happening.when)
    several = {kind for kind, times in dated.items() if any(_apart(t, u) for t in times for u in times)}
    if not several:
        return grounded
    return [
        replace(
            one,
            facts=replace(
                one.facts,
                happenings=tuple(replace(h, several=h.kind in several) for h in one.facts.happenings),
            ),
        )
        if any(h.kind in several for h in one.facts.happenings)
        else one
        for one in grounded
    ]


def _with_zeros(sentence: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """Add the counts of nothing; the 40 of "none of the 40 passengers" counts the whole."""
    zeros = list(find_zeros(sentence))
    parts = {zero.counted for zero in zeros if zero.text.casefold() == "none"}
    marked = [replace(q, modifiers=q.modifiers | {TOTAL}) if q.counted in parts else q for q in quantities]
    return sorted([*marked, *zeros], key=lambda q: q.start)


def _grounded(claim: Claim, read: _SentenceFacts, canonical: dict[str, str]) -> GroundedClaim:
    tokens = claim.sentence.tokens
    starts = {tokens[i].start for i in claim.tokens}
    own = set(claim.tokens)

    def inside(start: int, end: int) -> bool:
        return any(start <= s < end for s in starts)

    entities = tuple(
        _entity(claim, m, canonical)
        for m in read.mentions
        if any(k in own for k in range(m.first, m.last + 1))
    )
    times = [t for t in read.times if inside(t.start, t.end)]
    times += [t for noun, t in read.remembered.items() if noun in own]
    dating = [t for t in read.anchored.get(claim.head, ()) if inside(t.start, t.end)]
    at = [t for t in dating if t.relation == "at"]
    events = tuple(event for trigger, event, _ in read.events if trigger in own)
    when = _one(at or dating)
    if not dating:
        when = next(
            (e.when for i, e, borrowed in read.events if i == claim.head and e.when and not borrowed), None
        )
    quantities = tuple(q for q in read.quantities if inside(q.start, q.end))
    values = [*((t.start, t.end) for t in times), *((q.start, q.end) for q in quantities)]
    words, markers = claim_words(claim, values)
    frame = frame_of(claim, read.names)
    frame = replace(frame, words=words | _pronoun_names(frame), markers=markers)
    facts = Facts(
        times=tuple(sorted(times, key=lambda t: t.start)),
        quantities=quantities,
        entities=entities,
        events=events,
        predicate=frame.predicate,
        when=when,
        told=_told(claim, read),
        frame=frame,
        context=read.words,
        periods=periods_of(claim, values),
        figures=read.figures,
        beside=tuple(read.quantities),
        deeds=tuple(deed for i, deed in read.deeds if i in own),
        traits=tuple(trait for i, trait in read.traits if i in own),
        acts=tuple(act for i, act in read.acts if i in own),
        poles=tuple(pole for i, pole in read.poles if i in own),
        done=tuple(deed for i, deed in read.done if i in own),
        slots=tuple(slot for i, slot in read.slots if i in own),
        happenings=tuple(happening for i, happening in read.happenings if i in own),
    )
    return GroundedClaim(claim, facts)


def _told(claim: Claim, read: _SentenceFacts) -> TimeSpan | None:
    """Return when it was said, of a clause below a verb: "EDF said in 2016 that it would start in 2025"."""
    sentence = claim.sentence
    token = sentence.tokens[claim.head]
    for above in ancestors(sentence, token.i):
        if token.dep == "ccomp" and (times := read.anchored.get(above.i)):
            return _one(times)
        token = above
    return None


def _pronoun_names(frame: Frame) -> set[str]:
    """Return the words of the names that the pronouns of a claim stand for."""
    return {w for p in (*frame.agents, *frame.patients) if p.pronoun and p.name for w in name_words(p.name)}


_ALIAS = re.compile(
    r",? \(?(?:who (?:was|is) )?(?:better |also |widely |commonly |popularly )?"
    r"(?:known (?:as|by the name)|alias|a\.?k\.?a\.?|called"
    r"|nicknamed|whose nom de guerre (?:was|is)) (?:the )?[\"“‘']?",
    re.IGNORECASE,
)


def _aliases(sentence: Sentence, mentions: list[Mention]) -> list[tuple[str, str]]:
    """Return (name, other name) of bearers that go by two: "Mushtaq Talib al-Saidi, better known as Abu Taqwa"."""
    text = sentence.document.field_text(sentence.field)
    return [
        (first.text, second.text)
        for first, second in pairwise(mentions)
        if _ALIAS.fullmatch(text[first.end : second.start])
    ]


def _with_aliases(event: Event, aliases: dict[str, str]) -> Event:
    others = [aliases[p] for p in event.participants if p in aliases and aliases[p] not in event.participants]
    return replace(event, participants=(*event.participants, *others)) if others else event


def _pronouns(sentence: Sentence, mentions: list[Mention]) -> dict[int, str]:
    """Map "he" and "she" to the one person whom the sentence names before."""
    found = {}
    persons = [m for m in mentions if m.label not in PLACE_LABELS and not is_place(m.text)]
    for token in sentence.tokens:
        if (
            token.pos == "PRON"
            and token.text.casefold() in ("he", "she")
            and token.dep in ("nsubj", "nsubj:pass")
        ):
            before = {m.text for m in persons if m.last < token.i}
            if len(before) == 1:
                found[token.i] = before.pop()
    return found


def _one(times: list[TimeSpan]) -> TimeSpan | None:
    """Return the narrowest of the times that date a predicate, None when they exclude each other."""
    if not times:
        return None
    best = min(times, key=lambda t: (t.latest - t.earliest).days if t.earliest and t.latest else 10**7)
    return None if any(_apart(best, t) for t in times) else best


def _apart(a: TimeSpan, b: TimeSpan) -> bool:
    if a.latest and b.earliest and a.latest < b.earliest:
        return True
    return bool(b.latest and a.earliest and b.latest < a.earliest)


def _entity(claim: Claim, mention: Mention, canonical: dict[str, str]) -> Entity:
    entity = entity_of(claim.sentence, mention, canonical)
    if mention.head == claim.head and case_of(claim.sentence, mention.head) in _WHERE:
        return replace(entity, role="place")  # "the client was in Hamburg"
    if entity.role == "place" and governing_predicate(claim.sentence, mention.head).i != claim.head:
        return replace(
            entity, role="other"
        )  # "born in Malmö, she died": where she was born, not where she died
    return entity


def _borrowed(claim: Claim, read: _SentenceFacts) -> list[Event]:
    """Return the claim's events whose date no clause says outright."""
    own = set(claim.tokens)
    return [event for trigger, event, borrowed in read.events if trigger in own and borrowed and event.when]
