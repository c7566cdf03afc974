"""The training mix of the NLI model: public sets, news families, and sentence pairs of newsroom cases.

Every label is one of the three classes or the union of two of them (`not_contradiction`, `not_entailment`),
where a source does not say which of the two it is.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from nli_swaps import swap_pairs

CLASSES = ("contradiction", "entailment", "neutral")

TARGETS: dict[str, tuple[int, ...]] = {
    "contradiction": (0,),
    "entailment": (1,),
    "neutral": (2,),
    "not_contradiction": (1, 2),
    "not_entailment": (0, 2),
}
"""Which classes a label allows; the loss is the log of their summed probability."""

Embed = Callable[[list[str]], npt.NDArray[np.float32]]
"""From n texts to float32[n, d] vectors of unit length."""

HARD_COSINE = 0.55
"""Same-story sentences nearer than this may say the same thing, so the label leaves entailment open. It is
also the bar over which a sentence may repeat one side of a conflict and is left out of the negatives."""

LOOSE_COSINE = 0.2
"""Below this two sentences of a story share nothing that a model could mistake for a conflict."""

CROSS_COSINE = (0.3, 0.5, 0.65)
"""Two families of one subject area tell different stories. Below the middle value their statements leave each
other open; up to the upper one they might agree, so that only a contradiction is ruled out."""

SAFE_OVERLAP = 0.6
"""Share of content words that an entailed and a contradicting hypothesis of one family must have in common
to be taken as a contradiction of each other: they then differ in one detail, not in subject."""


@dataclass(frozen=True)
class Example:
    """A premise, a hypothesis and a label of `TARGETS`; `source` names where it comes from."""

    premise: str
    hypothesis: str
    label: str
    source: str


def read_lines(path: Path) -> Iterator[Any]:
    """Yield the objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_pairs(path: Path) -> list[Example]:
    """Read a set of premise, hypothesis, label."""
    name = path.name.removesuffix(".jsonl.gz")
    return [Example(row["premise"], row["hypothesis"], row["label"], name) for row in read_lines(path)]


# --- news families ----------------------------------------------------------------------------------------


def family_pairs(families: Iterable[dict[str, Any]], rng: random.Random) -> list[Example]:
    """Pairs inside each family whose label follows from its making.

    The base entails each `ent`, leaves each `neu` open and excludes each `con`; exclusion holds both ways.
    Whatever the base entails or leaves open can be true together with it, hence `not_contradiction` for the
    reversed pairs and for two entailed (or an entailed and an open) hypotheses.
    """
    out: list[Example] = []
    for family in families:
        base, entailed, opened = family["base"], family["ent"], family["neu"]
        clashing = [item["h"] for item in family["con"]]
        out += [Example(base, h, "entailment", "families") for h in entailed]
        out += [Example(base, h, "neutral", "families") for h in opened]
        out += [Example(base, h, "contradiction", "families") for h in clashing]
        out += [Example(h, base, "contradiction", "families_reversed") for h in clashing]
        out += [Example(h, base, "not_contradiction", "families_reversed") for h in [*entailed, *opened]]
        if len(entailed) > 1:
            one, other = rng.sample(entailed, 2)
            out.append(Example(one, other, "not_contradiction", "families_internal"))
        if entailed and opened:
            pair = [rng.choice(entailed), rng.choice(opened)]
            rng.shuffle(pair)
            out.append(Example(pair[0], pair[1], "not_contradiction", "families_internal"))
        for h in entailed:
            for c in clashing:
                if overlap(h, c) >= SAFE_OVERLAP:
                    out.append(Example(h, c, "contradiction", "families_internal"))
                    out.append(Example(c, h, "contradiction", "families_internal"))
    return out


def cross_pairs(families: Sequence[dict[str, Any]], embed: Embed, rng: random.Random) -> list[Example]:
    """Pairs of unlike stories with much in common: the base of one family, a statement of another.

    For each family three of its twelve nearest in the band of `CROSS_COSINE`; any kind of statement is taken
    from them, so that the words alone do not tell the label.
    """
    bases = [family["base"] for family in families]
    vectors = embed(bases)
    low, middle, high = CROSS_COSINE
    out: list[Example] = []
    for i, base in enumerate(bases):
        cosine = vectors @ vectors[i]
        near = [int(j) for j in np.argsort(-cosine) if low <= cosine[j] <= high][:12]
        for j in rng.sample(near, min(3, len(near))):
            other = families[j]
            kinds = [[other["base"]], other["ent"], [item["h"] for item in other["con"]]]
            statement = rng.choice(rng.choice([kind for kind in kinds if kind]))
            label = "neutral" if cosine[j] < middle else "not_contradiction"
            pair = [base, statement]
            rng.shuffle(pair)
            out.append(Example(pair[0], pair[1], label, "families_cross"))
    return out


STOP_WORDS = frozenset(
    # "not" and "no" are here on purpose: two texts that differ only in them overlap fully.
    {
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "as",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "has",
            "have",
            "had",
            "will",
            "would",
            "not",
            "no",
        ),
        *(
            "it",
            "its",
            "he",
            "she",
            "they",
            "his",
            "her",
            "their",
            "that",
            "this",
            "these",
            "those",
            "who",
            "which",
        ),
        *("than", "then", "said", "says", "after", "before"),
    }
)


def content_words(text: str) -> frozenset[str]:
    """Lower-case words and numbers of `text` that are not function words."""
    return frozenset(re.findall(r"[\w']+", text.lower())) - STOP_WORDS


def overlap(a: str, b: str) -> float:
    """Jaccard index of the content words of two texts, 0 to 1."""
    first, second = content_words(a), content_words(b)
    return len(first & second) / max(1, len(first | second))


# --- newsroom cases ---------------------------------------------------------------------------------------

_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Gov|Sen|Rep|Rev|St|Jr|Sr|No|vs|ret|approx|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|[A-Z])\.$"
)
_BOUNDARY = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")


@dataclass(frozen=True)
class Unit:
    """A sentence or a title of a document; `start` and `end` are offsets into the field (title or text)."""

    document: str
    field: str
    start: int
    end: int
    text: str


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of `text`; abbreviations do not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(text[start : match.start()]):
            continue
        end = match.end() if "\n" not in match.group() else match.start()
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        piece = text[begin:end]
        if piece.strip():
            out.append((begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())))
    return out


@dataclass(frozen=True)
class Case:
    """The units of one story; annotated pairs are pairs of unit positions, one group of units a side."""

    name: str
    units: tuple[Unit, ...]
    conflicts: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    traps: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    supported: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    quotes: tuple[tuple[str, str], ...]
    """The quoted passages of the conflicts, shorter than their sentences as claims are."""

    def side(self, positions: Sequence[int]) -> str:
        """Text of the sentences that one quote touches."""
        return " ".join(self.units[i].text for i in positions)


def read_case(path: Path) -> Case:
    """Read one case file and place its quotes on its sentences."""
    data = json.loads(path.read_text(encoding="utf-8"))
    units: list[Unit] = []
    for document in data["documents"]:
        fields = (("title", document.get("title") or ""), ("text", document["text"]))
        for field, text in fields:
            spans = [(0, len(text))] if field == "title" and text else split_sentences(text)
            units += [Unit(document["id"], field, a, b, text[a:b]) for a, b in spans]
    texts = {d["id"]: {"title": d.get("title") or "", "text": d["text"]} for d in data["documents"]}

    def place(passage: dict[str, Any]) -> tuple[int, ...]:
        for field in ("text", "title"):
            start = texts[passage["doc"]][field].find(passage["quote"])
            if start >= 0:
                end = start + len(passage["quote"])
                return tuple(
                    i
                    for i, u in enumerate(units)
                    if u.document == passage["doc"] and u.field == field and u.start < end and start < u.end
                )
        return ()

    def pairs(kind: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
        placed = [(place(item["a"]), place(item["b"])) for item in data[kind]]
        return tuple((a, b) for a, b in placed if a and b)

    quotes = tuple((item["a"]["quote"], item["b"]["quote"]) for item in data["conflicts"])
    return Case(path.stem, tuple(units), pairs("conflicts"), pairs("traps"), pairs("supported"), quotes)


def read_cases(folder: Path) -> list[Case]:
    """Read all cases of a folder, in the order of their names."""
    return [read_case(path) for path in sorted(folder.glob("*.json"))]


def case_pairs(
    case: Case, vectors: npt.NDArray[np.float32], hard: int, loose: int, rng: random.Random
) -> list[Example]:
    """Sentence pairs of one story: conflicts, traps, agreements, and pairs that merely share the story.

    `vectors` holds one unit vector for each unit. Of the unannotated pairs, the `hard` nearest by cosine and
    `loose` others are taken. A pair is left out when it may repeat an annotated conflict in other words.
    """
    out: list[Example] = []
    for a, b in case.conflicts:
        one, two = case.side(a), case.side(b)
        out += [
            Example(one, two, "contradiction", "cases_conflict"),
            Example(two, one, "contradiction", "cases_conflict"),
        ]
    for one, two in case.quotes:
        out += [
            Example(one, two, "contradiction", "cases_quote"),
            Example(two, one, "contradiction", "cases_quote"),
        ]
    for source, pairs in (("cases_trap", case.traps), ("cases_supported", case.supported)):
        for a, b in pairs:
            one, two = case.side(a), case.side(b)
            out += [
                Example(one, two, "not_contradiction", source),
                Example(two, one, "not_contradiction", source),
            ]

    cosine = vectors @ vectors.T
    blocked = conflict_neighbourhood(case, cosine)
    candidates = [
        (float(cosine[i, j]), i, j)
        for i in range(len(case.units))
        for j in range(i + 1, len(case.units))
        if (i, j) not in blocked and cosine[i, j] >= LOOSE_COSINE and case.units[i].text != case.units[j].text
    ]
    candidates.sort(reverse=True)
    rest = candidates[hard:]
    for value, i, j in candidates[:hard] + rng.sample(rest, min(loose, len(rest))):
        pair = [case.units[i].text, case.units[j].text]
        rng.shuffle(pair)
        label = "not_contradiction" if value >= HARD_COSINE else "neutral"
        out.append(Example(pair[0], pair[1], label, "cases_other"))
    return out


def conflict_neighbourhood(case: Case, cosine: npt.NDArray[np.float32]) -> set[tuple[int, int]]:
    """Pairs (i < j) that are an annotated conflict or may carry the same one from another passage."""
    blocked: set[tuple[int, int]] = set()
    for a, b in case.conflicts:
        for own, other in ((a, b), (b, a)):
            near = {j for j in range(len(case.units)) for k in other if j == k or cosine[j, k] >= HARD_COSINE}
            blocked |= {(min(i, j), max(i, j)) for i in own for j in near if i != j}
    return blocked


# --- FEVER: evidence that leaves a claim open -------------------------------------------------------------


def fever_neutral(examples: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Give claims the evidence of another claim about the same subject, as neutral pairs.

    The set has no neutral pairs. Subjects are told by the first two words of a claim; evidence that shares a
    content word with the rest of the claim is refused, so that it can neither support nor refute it.
    """
    by_subject: dict[tuple[str, ...], list[Example]] = {}
    for example in examples:
        by_subject.setdefault(tuple(example.hypothesis.split()[:2]), []).append(example)
    out: list[Example] = []
    pool = list(examples)
    rng.shuffle(pool)
    for example in pool:
        if len(out) >= count:
            break
        subject = tuple(example.hypothesis.split()[:2])
        other = rng.choice(by_subject[subject])
        rest = content_words(" ".join(example.hypothesis.split()[2:]))
        if other.premise != example.premise and rest and not rest & content_words(other.premise):
            out.append(Example(other.premise, example.hypothesis, "neutral", "fever_neutral"))
    return out


# --- the mix ----------------------------------------------------------------------------------------------


def build_mix(
    data: Path,
    cases: Path,
    weights: dict[str, float],
    embed: Embed,
    seed: int,
    held_out: str,
    near_pairs: int = 60,
    far_pairs: int = 60,
) -> list[Example]:
    """Build one epoch: each source repeated or thinned by its weight (1 = every pair once), in random order.

    `weights` names files of `data`/train and the sources `families`, `families_reversed`,
    `families_internal`, `families_swap`, `families_cross`, `cases_conflict`, `cases_quote`, `cases_trap`,
    `cases_supported`, `cases_other`, `fever_neutral`. Sources without a weight are left out. `near_pairs`
    and `far_pairs` of each case that share only the story are taken. Parts that need no embeddings do not
    depend on `embed`. Cases whose names begin with `held_out` are kept for the judge.
    """
    rng = random.Random(seed)
    pools: dict[str, list[Example]] = {}
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        if weights.get(name) or (name == "fever_evidence" and weights.get("fever_neutral")):
            pools[name] = read_pairs(path)
    if weights.get("fever_neutral"):
        # As many neutral pairs as there are refuted claims: three classes of like size.
        refuted = sum(e.label == "contradiction" for e in pools["fever_evidence"])
        pools["fever_neutral"] = fever_neutral(pools["fever_evidence"], refuted, rng)
    families = list(read_lines(data / "families" / "train.jsonl.gz"))
    for example in family_pairs(families, rng):
        pools.setdefault(example.source, []).append(example)
    if weights.get("families_swap"):
        pools["families_swap"] = [Example(*swap, "families_swap") for swap in swap_pairs(families, rng)]
    if weights.get("families_cross"):
        pools["families_cross"] = cross_pairs(families, embed, rng)
    if any(weight for name, weight in weights.items() if name.startswith("cases_")):
        stories = [case for case in read_cases(cases) if not case.name.startswith(held_out)]
        vectors = embed([unit.text for story in stories for unit in story.units])
        start = 0
        for story in stories:
            own = vectors[start : start + len(story.units)]
            start += len(story.units)
            for example in case_pairs(story, own, hard=near_pairs, loose=far_pairs, rng=rng):
                pools.setdefault(example.source, []).append(example)
    unknown = set(weights) - set(pools)
    if any(weights[name] for name in unknown):
        raise SystemExit(f"no such source: {', '.join(sorted(unknown))}")
    mix: list[Example] = []
    for name, pool in sorted(pools.items()):
        mix += thin(pool, weights.get(name, 0.0), rng)
    rng.shuffle(mix)
    return mix


def thin(pool: Sequence[Example], weight: float, rng: random.Random) -> list[Example]:
    """Return the pool `weight` times over: whole copies and a random sample for the rest."""
    whole = int(weight)
    return list(pool) * whole + rng.sample(list(pool), round((weight - whole) * len(pool)))
