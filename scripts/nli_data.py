"""The training mix of the NLI model: public sets, news families, and pairs of newsroom cases.

Every label is one of the three classes or the union of two of them (`not_contradiction`, `not_entailment`),
where a source does not say which of the two it is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from export_embedder import onnx_encoder
from factcheck.claims import load_parser
from factcheck.judging.nli import OnnxNLI
from factcheck.matching import OnnxEmbedder
from factcheck.weights import shipped
from nli_cases import case_pairs, read_cases, swapped_pairs
from nli_claims import claim_pairs, read_stories
from nli_examples import Embed, Example, content_words, read_lines, read_pairs
from nli_families import cross_pairs, family_pairs
from nli_hard import hardest
from nli_met import feeds_of, met_pairs, published, stories_of
from nli_stories import read_written, story_pairs
from nli_swaps import swap_pairs

Pools = dict[str, list[Example]]

IDENTICAL = 3000
"""Texts, and as many negative texts, that are paired with themselves."""

TOLD = ("families", "cases", "claims", "stories")
"""Sources whose statements are paired with themselves."""

NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|without)\b|n't\b", re.IGNORECASE)

CASE_SWAPS = 12
"""Conflicts made by a changed value that one case gives at most."""


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


def read_pools(settings: dict[str, Any]) -> Pools:
    """Read or make every source that has a weight in `settings["weights"]`, by its name.

    Weights name files of `data`/train and the sources `families`, `families_reversed`, `families_internal`,
    `families_swap`, `families_cross`, `cases_conflict`, `cases_quote`, `cases_trap`, `cases_supported`, `cases_other`,
    `cases_swap`, `claims_conflict`, `claims_trap`, `claims_other`, `stories_conflict`, `stories_trap`,
    `stories_entailed`, `stories_other`, `fever_neutral`, `identical`, and, without labels, `met_stories`, `met_feeds`,
    `met_published`.
    `near_pairs` and `far_pairs` of each case that share only the story are taken.  Cases whose names begin with
    `held_out` are kept for the judge.  Of the sources in `hardest` only `keep` pairs are kept, those whose labels
    the model `miner` finds least likely.
    """
    rng = random.Random(settings["seed"])
    weights = {name: weight for name, weight in settings["weights"].items() if weight}
    data = Path(settings["data"])
    pools: Pools = {}
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        if name in weights or (name == "fever_evidence" and "fever_neutral" in weights):
            pools[name] = read_pairs(path)
    if "fever_neutral" in weights:
        # As many neutral pairs as there are refuted claims: three classes of like size.
        refuted = sum(e.label == "contradiction" for e in pools["fever_evidence"])
        pools["fever_neutral"] = fever_neutral(pools["fever_evidence"], refuted, rng)
    embed = onnx_encoder(Path(settings["embedder"]))
    if any(name.startswith("families") for name in weights):
        _add(pools, _family_examples(data / "families" / "train.jsonl.gz", embed, rng))
    if any(name.startswith("cases_") for name in weights):
        _add(pools, _case_examples(settings, embed, rng))
    if any(name.startswith("stories_") for name in weights):
        stories = read_written(Path(settings["stories"]), held_out=False)
        _add(pools, [example for story in stories for example in story_pairs(story, rng)])
    if any(name.startswith("claims_") for name in weights):
        _add(pools, _claim_examples(settings, rng))
    for name, chosen in settings["hardest"].items():
        pools[name] = hardest(pools[name], OnnxNLI(Path(chosen["miner"])), chosen["keep"])
    if any(name.startswith("met_") for name in weights):
        _add(pools, _met_examples(settings, weights, rng))
    if "identical" in weights:
        pools["identical"] = identical_pairs(pools, rng)
    if unknown := set(weights) - set(pools):
        raise SystemExit(f"no such source: {', '.join(sorted(unknown))}")
    return {name: pool for name, pool in sorted(pools.items()) if name in weights}


def identical_pairs(pools: Pools, rng: random.Random) -> list[Example]:
    """Return texts paired with themselves, negative ones as often as the rest: a text never contradicts itself."""
    texts = sorted({e.hypothesis for name, pool in pools.items() if name.startswith(TOLD) for e in pool})
    negative = [t for t in texts if NEGATION.search(t)]
    chosen = [
        *rng.sample(texts, min(IDENTICAL, len(texts))),
        *rng.sample(negative, min(IDENTICAL, len(negative))),
    ]
    return [Example(text, text, "entailment", "identical") for text in chosen]


def _add(pools: Pools, examples: Iterable[Example]) -> None:
    for example in examples:
        pools.setdefault(example.source, []).append(example)


def _family_examples(path: Path, embed: Embed, rng: random.Random) -> list[Example]:
    families = list(read_lines(path))
    swaps = [Example(*swap, "families_swap") for swap in swap_pairs(families, rng)]
    return [*family_pairs(families, rng), *swaps, *cross_pairs(families, embed, rng)]


def _case_examples(settings: dict[str, Any], embed: Embed, rng: random.Random) -> list[Example]:
    cases = [c for c in read_cases(Path(settings["cases"])) if not c.name.startswith(settings["held_out"])]
    vectors = embed([unit.text for case in cases for unit in case.units])
    out: list[Example] = []
    start = 0
    for case in cases:
        own = vectors[start : start + len(case.units)]
        start += len(case.units)
        out += case_pairs(case, own, settings["near_pairs"], settings["far_pairs"], rng)
        out += swapped_pairs(case, own, CASE_SWAPS, rng)
    return out


def _claim_examples(settings: dict[str, Any], rng: random.Random) -> list[Example]:
    embedder = OnnxEmbedder()
    stories = read_stories(Path(settings["cases"]), settings["held_out"], load_parser(), embedder)
    near, far = settings["near_pairs"], settings["far_pairs"]
    return [example for story in stories for example in claim_pairs(story, embedder, near, far, rng)]


def _met_examples(
    settings: dict[str, Any], weights: dict[str, float], rng: random.Random
) -> Iterator[Example]:
    """Yield what the program asks of stories, of feeds and of published documents, those that have a weight."""
    stories = stories_of(Path(settings["cases"]), settings["held_out"])
    runs = {
        "met_stories": stories,
        "met_feeds": feeds_of(stories, rng),
        "met_published": published(Path(settings["treebanks"])),
    }
    chosen = {name: documents for name, documents in runs.items() if name in weights}
    yield from met_pairs(chosen, load_parser(), OnnxEmbedder(), OnnxNLI(shipped("nli")))


def mix_epochs(pools: Pools, weights: dict[str, float], epochs: int, seed: int) -> list[list[Example]]:
    """Return the examples of each epoch: each pool times its weight (1 = every pair once an epoch).

    What a weight below 1 leaves out of one epoch comes in the next: a pool is gone through from end to end before any
    of its pairs is seen again.
    """
    rng = random.Random(seed)
    mixes: list[list[Example]] = [[] for _ in range(epochs)]
    for name, pool in sorted(pools.items()):
        shuffled = rng.sample(pool, len(pool))
        share = weights[name] * len(pool)
        for epoch, mix in enumerate(mixes):
            first, last = round(epoch * share), round((epoch + 1) * share)
            mix += [shuffled[i % len(pool)] for i in range(first, last)]
    return mixes
