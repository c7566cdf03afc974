"""Read the Universal Dependencies treebanks and the names that are annotated over them."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

MISSING_ENTITY = -1
"""Stands for "nobody has looked whether this token is in a name" in `Sentence.names`."""

UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
RENAMED_RELATIONS = {"obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked"}
"""Relations of earlier releases, of which a handful is left in GUM."""

_PROPER = ("NNP", "NNPS")
_NAME_LINKS = {"of", "and", "the", "for", "&", "-", "–", "'s", "’s", "de", "on", "in"}
_MAX_LINK = 2  # tokens between two proper nouns of one name ("Bank of the West")
_ENTITY_MARK = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\)?)|(\d+)\)")
_CALENDAR = re.compile(
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|"
    r"years?|months?|weeks?|days?|century|centuries|decades?|hours?|minutes?|night|morning|afternoon|evening|"
    r"spring|summer|autumn|fall|winter|weekend|noon|midnight|now|then|ago)\.?|.*\d.*"
)


@dataclass(frozen=True)
class Word:
    """One syntactic word of a sentence; `head` is the index in the sentence (its own for the root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space_after: bool
    misc: str


@dataclass(frozen=True)
class Sentence:
    """A sentence with its names as (first word, word after the last, label)."""

    identifier: str
    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...]
    unknown: frozenset[int]
    """Words outside the names of which nobody has looked whether they belong to one."""


@dataclass(frozen=True)
class Paragraph:
    """Sentences that follow each other without a blank line."""

    document: str
    sentences: tuple[Sentence, ...]


def read_paragraphs(conllu: Path, iob: Path | None = None) -> list[Paragraph]:
    """Read a gzipped CoNLL-U file.

    Names come from `iob` (Universal NER over the same sentences) where it is given, else from GUM's entity spans.
    """
    uner = _read_iob(iob) if iob else None
    paragraphs: list[Paragraph] = []
    document, sentences = "", list[Sentence]()

    def close() -> None:
        if sentences:
            paragraphs.append(Paragraph(document, tuple(sentences)))
            sentences.clear()

    open_entities: dict[str, tuple[int, str]] = {}
    for comments, rows in _blocks(conllu):
        for comment in comments:
            if comment.startswith("# newdoc"):
                close()
                document = comment.split("=", 1)[-1].strip()
                open_entities.clear()
            elif comment.startswith("# newpar") and not comment.startswith("# newpar_block"):
                close()
        identifier = next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")
        words = _words(rows)
        if uner is None:
            names, unknown = _gum_names(words), frozenset[int]()
        else:
            names, unknown = _uner_names(words, uner.get(identifier))
        sentences.append(Sentence(identifier, words, names, unknown))
    close()
    return paragraphs


def to_doc(vocab: Vocab, paragraph: Paragraph) -> Doc:
    """Build the gold `Doc`: tags, morphology, lemmas, trees and names, one sentence after the other."""
    words, tags, pos, morphs, lemmas, deps = (list[str]() for _ in range(6))
    spaces: list[bool] = []
    heads: list[int] = []
    spans: list[tuple[int, int, str]] = []
    unknown: list[int] = []
    for number, sentence in enumerate(paragraph.sentences):
        offset = len(words)
        last_sentence = number == len(paragraph.sentences) - 1
        for i, word in enumerate(sentence.words):
            words.append(word.form)
            at_end = i == len(sentence.words) - 1
            spaces.append(word.space_after and not (at_end and last_sentence))
            tags.append(word.xpos)
            pos.append(word.upos)
            morphs.append(word.feats)
            lemmas.append(word.lemma)
            heads.append(offset + word.head)
            deps.append("ROOT" if word.relation == "root" else word.relation)
        spans += [(offset + a, offset + b, label) for a, b, label in sentence.names]
        unknown += [offset + i for i in sentence.unknown]
    doc = Doc(
        vocab,
        words,
        spaces,
        tags=tags,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=None,
    )
    doc.set_ents(
        [Span(doc, a, b, label=label) for a, b, label in spans],
        missing=[Span(doc, i, i + 1) for i in unknown],
        default="outside",
    )
    return doc


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments, rows = list[str](), list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    words: list[Word] = []
    inside_until, space_after_range = 0, True
    for row in rows:
        number, misc = row[0], row[9]
        if "-" in number:  # a multiword token ("don't"): its words are written together
            inside_until, space_after_range = int(number.split("-")[1]), "SpaceAfter=No" not in misc
            continue
        if "." in number:  # an elided word of the enhanced graph
            continue
        index = int(number)
        if index < inside_until:
            space = False
        elif index == inside_until:
            space = space_after_range
        else:
            space = "SpaceAfter=No" not in misc
        head = int(row[6]) - 1 if row[6] != "0" else index - 1
        relation = RENAMED_RELATIONS.get(row[7], row[7])
        feats = "" if row[5] == "_" else row[5]
        words.append(
            Word(
                row[1],
                row[2] if row[2] != "_" or row[1] == "_" else row[1],
                row[3],
                row[4],
                feats,
                head,
                relation,
                space,
                misc,
            )
        )
    return tuple(words)


def _read_iob(path: Path) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for comments, rows in _blocks(path):
        identifier = next(c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id"))
        tags[identifier] = [row[2] for row in rows]
    return tags


def _uner_names(
    words: tuple[Word, ...], tags: list[str] | None
) -> tuple[tuple[tuple[int, int, str], ...], frozenset[int]]:
    """Names of people, organisations and places; what may be a date or an event is unknown, not absent."""
    if tags is None or len(tags) != len(words):
        return (), frozenset(range(len(words)))
    names: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        label = UNER_LABELS.get(tag[2:])
        if label is None:
            continue
        if tag.startswith("I-") and names and names[-1][1] == i and names[-1][2] == label:
            names[-1] = (names[-1][0], i + 1, label)
        else:
            names.append((i, i + 1, label))
    inside = {i for a, b, _ in names for i in range(a, b)}
    unknown = {
        i for i, w in enumerate(words) if i not in inside and (w.upos == "NUM" or _CALENDAR.fullmatch(w.form))
    }
    return tuple(names), frozenset(unknown)


def _gum_names(words: tuple[Word, ...]) -> tuple[tuple[int, int, str], ...]:
    """Reduce GUM's entity spans (whole noun phrases, nested) to the names that head them."""
    opened: list[tuple[str, int, str]] = []
    spans: list[tuple[int, int, str]] = []
    for i, word in enumerate(words):
        field = next((f for f in word.misc.split("|") if f.startswith("Entity=")), "")
        for mark in _ENTITY_MARK.finditer(field):
            number, kind, closed, closing = mark.groups()
            if closing:
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][0] == closing:
                        _, first, opened_kind = opened.pop(k)
                        spans.append((first, i + 1, opened_kind))
                        break
            elif closed:
                spans.append((i, i + 1, kind))
            else:
                opened.append((number, i, kind))
    names = {name for span in spans if (name := _name_of_span(words, *span))}
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n)):  # the longest first: names do not nest here
        if all(name[1] <= a or name[0] >= b for a, b, _ in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _name_of_span(words: tuple[Word, ...], first: int, end: int, kind: str) -> tuple[int, int, str] | None:
    heads = [i for i in range(first, end) if not first <= words[i].head < end or words[i].head == i]
    head = heads[0] if heads else first
    if kind == "time":
        return _date_of_span(words, first, end)
    label = GUM_LABELS.get(kind)
    if label is None or words[head].xpos not in _PROPER:
        return None
    a, b = head, head + 1
    while a > first and words[a - 1].xpos in _PROPER:
        a -= 1
    links = {"-", "–"} if label == "PERSON" else _NAME_LINKS
    while b < end:
        if words[b].xpos in _PROPER:
            b += 1
            continue
        ahead = next((k for k in range(b, min(b + _MAX_LINK + 1, end)) if words[k].xpos in _PROPER), None)
        if ahead is None or not all(words[k].form.lower() in links for k in range(b, ahead)):
            break
        b = ahead + 1
    if label == "EVENT" and b < end and words[b].xpos == "CD":  # "World War II"
        b += 1
    while a > first + 1 and words[a - 1].form in {"-", "–"} and words[a - 2].xpos in _PROPER:
        a -= 2
        while a > first and words[a - 1].xpos in _PROPER:
            a -= 1
    return a, b, label


def _date_of_span(words: tuple[Word, ...], first: int, end: int) -> tuple[int, int, str] | None:
    """Keep a span of time that is short and names a point or a stretch of the calendar."""
    inner = [w for w in words[first:end] if w.upos not in {"DET", "PUNCT", "ADP", "ADV", "ADJ"}]
    if end - first > 6 or not inner or not all(w.upos == "NUM" or _CALENDAR.fullmatch(w.form) for w in inner):
        return None
    return first, end, "DATE"
