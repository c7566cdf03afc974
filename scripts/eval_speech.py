"""Measure who says what, how it is put forward, and what words refer to, against labels made by hand.

    python scripts/eval_speech.py                   # the labelled sentences, each half by itself
    python scripts/eval_speech.py --errors a        # with every error in half a
    python scripts/eval_speech.py --gum             # pronouns against GUM's gold coreference

tests/data/README.md says how the labels were made.  Each line of the output is a measure: how many answers of the
program are right, how many it gives, how many there are to give, and precision and recall that follow.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.claims import Claim, Parser, Resolution, extract, load_parser
from factcheck.documents import Document
from gum_coreference import read_chains
from speech_labels import Label, Place, Statement, read_labels

_HALVES = ("a", "b")
_NEWS_LIKE = ("news", "bio", "voyage", "interview", "academic")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "s", "of", "his", "her", "its", "their"]
)
_PRONOUNS = frozenset(
    "he him his she her hers it its they them their theirs himself herself itself themselves".split()
)
_POINTING = ("the", "this", "that", "these", "those")


@dataclass
class Tally:
    """Answers counted, and what was wrong with the others."""

    right: int = 0
    given: int = 0
    wanted: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the answers given that are right; 1 where none is given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the answers wanted that were given; 1 where none is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    def add(self, answer: object, gold: object, *, right: bool, where: str) -> None:
        """Count one question; an empty answer is none."""
        self.right += right and bool(answer)
        self.given += bool(answer)
        self.wanted += bool(gold)
        if not right:
            self.errors.append(f"{answer or '-'} for {gold or '-'}: {where}")


Tallies = defaultdict[str, Tally]


class Claims:
    """The claims of one document, found by the words that they are made of."""

    def __init__(self, document: Document, claims: Iterable[Claim]) -> None:
        self.document = document
        self._claims = list(claims)

    def about(self, place: Place) -> Claim | None:
        """Return the claim whose predicate stands here, else the shortest one that holds the word."""
        holding = [c for c in self._claims if c.field == place.field and _holds(c, place)]
        heads = [c for c in holding if _within(c.sentence.tokens[c.head].start, place)]
        kept = [c for c in heads or holding if c.rule not in ("apposition", "title")] or holding
        return min(kept, key=lambda c: len(c.tokens), default=None)

    def holding(self, place: Place) -> list[Claim]:
        """Return the claims that say the words at a place, or say something in their stead."""
        return [
            c
            for c in self._claims
            if c.field == place.field
            and (_holds(c, place) or any(_within(r.start, place) for r in c.resolutions))
        ]

    def resolutions(self, sentence: Place) -> dict[Place, Resolution]:
        """Return what was resolved in a sentence, by place."""
        return {
            Place(c.field, r.start, r.end): r
            for c in self._claims
            for r in c.resolutions
            if c.field == sentence.field and _within(r.start, sentence)
        }


def _holds(claim: Claim, place: Place) -> bool:
    return any(_within(claim.sentence.tokens[i].start, place) for i in claim.tokens)


def _within(offset: int, place: Place) -> bool:
    return place.start <= offset < place.end


def _text(document: Document, place: Place) -> str:
    return (
        document.title[place.start : place.end]
        if place.field == "title"
        else document.text[place.start : place.end]
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def _same(answer: str, accepted: Iterable[str]) -> bool:
    """Tell whether one of two phrases says no more than the other: "Muhandis" and "Abu Mahdi al-Muhandis"."""
    said = _words(answer)
    return any(said and (said <= words or words <= said) for words in map(_words, accepted) if words)


def _chains(labels: Iterable[Label], documents: dict[str, Document]) -> dict[str, dict[Place, list[str]]]:
    """Return how the text may put what each labelled mention means: its antecedents, theirs, and so on."""
    found: dict[str, dict[Place, list[str]]] = defaultdict(dict)
    direct = {(label.key, r.mention): r.antecedents for label in labels for r in label.references}
    for (key, mention), antecedents in direct.items():
        waiting, seen = list(antecedents), list[Place]()
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.append(place)
                waiting += direct.get((key, place), ())
        found[key][mention] = [_text(documents[key], place) for place in seen]
    return found


def _speaker_is_right(
    claim: Claim, statement: Statement, claims: Claims, references: dict[Place, list[str]]
) -> bool:
    accepted = [_text(claims.document, place) for place in statement.speaker]
    for place in statement.speaker:
        accepted += references.get(place, [])
    pronouns = [a.casefold() for a in accepted if a.casefold() in _PRONOUNS | {"i", "we"}]
    return claim.speaker.casefold() in pronouns or _same(claim.speaker, accepted)


def score_label(label: Label, claims: Claims, meant: dict[Place, list[str]], tallies: Tallies) -> None:
    """Count what the program says of one labelled sentence; `meant` is what its document means by each mention."""
    sentence = " ".join(_text(claims.document, label.sentence).split())
    for statement in label.statements:
        claim = claims.about(statement.predicate)
        where = f"{_text(claims.document, statement.predicate)} in {label.key} {sentence}"
        if statement.claimless:
            tallies["no claim"].add(claim is None, gold=True, right=claim is None, where=where)
            continue
        if claim is None:
            tallies["found"].add("", "a claim", right=False, where=where)
            continue
        tallies["found"].add("a claim", "a claim", right=True, where=where)
        speakers = " / ".join(_text(claims.document, p) for p in statement.speaker)
        right = _speaker_is_right(claim, statement, claims, meant) if speakers else not claim.speaker
        tallies["speaker"].add(claim.speaker, speakers, right=right, where=where)
        tallies["speech act"].add(
            claim.speech_act, statement.act, right=claim.speech_act == statement.act, where=where
        )
        found, gold = (m if m != "asserted" else "" for m in (claim.modality, statement.modality))
        tallies["modality"].add(found, gold, right=found == gold, where=where)
        for kind in ("reported", "planned", "hypothetical"):
            a, b = (m if m == kind else "" for m in (found, gold))
            tallies[f"  {kind}"].add(a, b, right=a == b, where=where)
        tallies["negation"].add(
            claim.negated, statement.negated, right=claim.negated == statement.negated, where=where
        )
    _score_references(label, claims, meant, tallies, sentence)


def _score_references(
    label: Label, claims: Claims, meant: dict[Place, list[str]], tallies: Tallies, sentence: str
) -> None:
    """Count what is resolved; a word that needs nothing, because its claim names what it means, asks nothing."""
    resolved = claims.resolutions(label.sentence)
    for reference in label.references:
        place = reference.mention
        accepted = meant[place]
        said = next((r for p, r in resolved.items() if _overlap(p, place)), None)
        resolved = {p: r for p, r in resolved.items() if not _overlap(p, place)}
        holding = claims.holding(place)
        mention = _text(claims.document, place)
        if said is None and (not holding or all(_names(c, accepted, mention) for c in holding)):
            continue
        answer = said.antecedent if said else ""
        right = _same(answer, accepted) if accepted else not answer
        for measure in ("references", f"  {_kind(mention)}"):
            tallies[measure].add(
                answer, " / ".join(accepted), right=right, where=f"{mention} in {label.key} {sentence}"
            )
    for left in resolved.values():
        if left.original.casefold() not in left.antecedent.casefold():
            tallies["references"].add(
                left.antecedent, "", right=False, where=f"{left.original} in {label.key} {sentence}"
            )


def _overlap(a: Place, b: Place) -> bool:
    return a.field == b.field and a.start < b.end and b.start < a.end


def _names(claim: Claim, accepted: Sequence[str], mention: str) -> bool:
    """Tell whether the claim names what a word of it means."""
    said = _words(claim.text)
    return any(_words(a) and _words(a) <= said for a in accepted if a.casefold() != mention.casefold())


def _kind(mention: str) -> str:
    first = mention.casefold().split()[0]
    if first in _PRONOUNS:
        return "he, she" if first in ("he", "him", "his", "she", "her", "hers") else "it, they"
    return "description" if first in _POINTING else "name"


def evaluate(labels: Sequence[Label], documents: dict[str, Document], parser: Parser) -> Tallies:
    """Return the tallies over these labels."""
    wanted = {key: documents[key] for key in dict.fromkeys(label.key for label in labels)}
    claims = {key: Claims(d, extract([d], parser)) for key, d in wanted.items()}
    tallies: Tallies = defaultdict(Tally)
    meant = _chains(labels, documents)
    for label in labels:
        score_label(label, claims[label.key], meant[label.key], tallies)
    return tallies


def evaluate_gum(folder: Path, genres: Sequence[str], parser: Parser) -> Iterator[tuple[str, Tallies]]:
    """Yield the tallies of pronouns for each genre of GUM."""
    for genre in genres:
        tallies: Tallies = defaultdict(Tally)
        for document, pronouns in read_chains(folder, genre):
            claims = Claims(document, extract([document], parser))
            for pronoun in pronouns:
                place = Place("text", pronoun.start, pronoun.end)
                holding = claims.holding(place)
                answer = next((r for c in holding for r in c.resolutions if _within(r.start, place)), None)
                word = document.text[place.start : place.end]
                if answer is None and (not holding or all(_names(c, pronoun.names, word) for c in holding)):
                    continue
                given = answer.antecedent if answer else ""
                right = _same(given, pronoun.names) if pronoun.names else not given
                where = (
                    f"{word} in {document.id} {document.text[max(0, place.start - 90) : place.end + 40]!r}"
                )
                for measure in ("pronouns", f"  {_kind(word)}"):
                    tallies[measure].add(given, " / ".join(pronoun.names), right=right, where=where)
        yield genre, tallies


def show(title: str, tallies: Tallies, *, errors: bool) -> None:
    """Print the tallies as a table, and the errors under it."""
    print(f"\n{title:16} {'right':>6} {'given':>6} {'wanted':>7} precision recall")
    for name, tally in tallies.items():
        print(
            f"{name:16} {tally.right:6} {tally.given:6} {tally.wanted:7} {tally.precision:9.3f} {tally.recall:6.3f}"
        )
    if errors:
        for name, tally in tallies.items():
            if not name.startswith(" "):
                print(f"\n{name}", *tally.errors, sep="\n  ")


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--labels", type=Path, default=Path("tests/data/speech.jsonl"))
    options.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="where the labelled texts are"
    )
    options.add_argument("--gum", action="store_true", help="GUM's coreference instead of the labels")
    options.add_argument("--genres", nargs="*", default=_NEWS_LIKE)
    options.add_argument(
        "--errors", choices=(*_HALVES, "all"), help="show the errors in a half, or in GUM (all)"
    )
    options.add_argument(
        "--json", type=Path, help="write precision and recall to a file, by half and measure"
    )
    chosen = options.parse_args()
    parser = load_parser()
    if chosen.gum:
        for genre, tallies in evaluate_gum(chosen.shared / "data" / "ud", chosen.genres, parser):
            show(genre, tallies, errors=chosen.errors == "all")
        return
    labels, documents = read_labels(chosen.labels, chosen.shared)
    figures: dict[str, dict[str, list[float]]] = {}
    for half in _HALVES:
        tallies = evaluate([label for label in labels if label.half == half], documents, parser)
        show(f"half {half}", tallies, errors=chosen.errors in (half, "all"))
        figures[half] = {name.strip(): [t.precision, t.recall] for name, t in tallies.items()}
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
