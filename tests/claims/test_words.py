"""Where words begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.parsing.words import word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iraq's troops didn't leave.", "Iraq 's troops did n't leave ."),
        ("They can’t, it’s over", "They ca n’t , it ’s over"),
        ("Iran-backed, re-elected", "Iran - backed , re-elected"),
        ("a 12-year-old F-16 in mid-2020", "a 12 - year - old F-16 in mid-2020"),
        ("Lt. Gen. J. Smith of the U.S. Army", "Lt. Gen. J. Smith of the U.S. Army"),
        ("on Sept. 3 at 10:30 a.m.", "on Sept. 3 at 10:30 a.m."),
        ("$5bn (10%) or US$3,000.50", "$ 5 bn ( 10 % ) or US$ 3,000.50"),
        ("won 3–1 on 2024-01-04", "won 3–1 on 2024-01-04"),
        ("the 1990s' 21st-century", "the 1990s ' 21st - century"),
        ("O'Brien's soldiers’ tents", "O'Brien 's soldiers ’ tents"),
        ("See https://example.org/a?b=1, or mail a.b@example.org.", "See https://example.org/a?b=1 , or mail a.b@example.org ."),
        ("“Stop!” he cannot say...", "“ Stop ! ” he can not say ..."),
        ("Acme Inc... and J... fell", "Acme Inc. .. and J. .. fell"),
        ("No. 3 said no. Then", "No. 3 said no . Then"),
    ],
)  # fmt: skip
def test_words_are_those_of_the_treebanks(text: str, words: str) -> None:
    assert " ".join(text[a:b] for a, b in word_spans(text)) == words


@given(st.text(alphabet=st.sampled_from("aZ1 .,'’-–$%()@/:\n\"é_#!?w"), max_size=60))
def test_only_white_space_lies_between_words(text: str) -> None:
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
