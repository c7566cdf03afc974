"""Training pairs from the hand-written news families."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from nli_examples import Embed, Example, overlap

CROSS_COSINE = (0.3, 0.5, 0.65)
"""Two families of one subject area tell different stories. Below the middle value their statements leave each
other open; up to the upper one they might agree, so that only a contradiction is ruled out."""

SAFE_OVERLAP = 0.6
"""Share of content words that an entailed and a contradicting hypothesis of one family must have in common
to be taken as a contradiction of each other: they then differ in one detail, not in subject."""


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
