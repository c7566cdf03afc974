"""Trees that punctuation puts right: the parser's mistake is in the rows, the right reading in the assertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.claims import Token
from factcheck.claims.repair import quoted_stretches, repaired

if TYPE_CHECKING:
    from tests.claims.conftest import Tree


def _tokens(words: str) -> list[Token]:
    """Read "word/POS/TAG/dep/head" for each word; a "_" before a word joins it to the one before."""
    tokens: list[Token] = []
    end = 0
    for i, item in enumerate(words.split()):
        form, pos, tag, dep, head = item.rsplit("/", 4)
        start = end if form.startswith("_") or i == 0 else end + 1
        form = form.removeprefix("_") or "_"
        end = start + len(form)
        tokens.append(Token(i, form, form.lower(), pos, tag, dep, int(head), start, end))
    return tokens


def _relation(tokens: tuple[Token, ...], word: str) -> tuple[str, str]:
    token = next(t for t in tokens if t.text == word)
    return token.dep, tokens[token.head].text


def test_what_is_quoted_hangs_on_the_verb_beside_it() -> None:
    found = repaired(
        _tokens(
            '"/PUNCT/``/punct/3 _The/DET/DT/det/2 dam/NOUN/NN/nsubj/3 broke/VERB/VBD/root/3 _,/PUNCT/,/punct/3 '
            "_\"/PUNCT/''/punct/3 Olsen/PROPN/NNP/nsubj/7 say/VERB/VBD/ccomp/3 _./PUNCT/./punct/3"
        )
    )
    assert _relation(found, "say") == ("root", "say")
    assert _relation(found, "broke") == ("ccomp", "say")
    assert _relation(found, "Olsen") == ("nsubj", "say")


def test_who_after_a_name_is_a_relative_clause() -> None:
    found = repaired(
        _tokens(
            "Rescuers/NOUN/NNS/nsubj/1 found/VERB/VBD/root/1 Lena/PROPN/NNP/obj/1 Brandt/PROPN/NNP/flat/2 _,/PUNCT/,/punct/6 "
            "who/PRON/WP/nsubj/6 slept/VERB/VBD/parataxis/1 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "slept") == ("acl:relcl", "Lena")


@pytest.mark.parametrize(("noun", "relation"), [("president", "appos"), ("morning", "conj")])
def test_an_office_after_a_name_is_an_apposition(noun: str, relation: str) -> None:
    found = repaired(
        _tokens(
            "Lena/PROPN/NNP/nsubj/6 Brandt/PROPN/NNP/flat/0 _,/PUNCT/,/punct/3 "
            f"{noun}/NOUN/NN/conj/0 of/ADP/IN/case/5 Oslo/PROPN/NNP/nmod/3 slept/VERB/VBD/root/6"
        )
    )
    assert _relation(found, noun)[0] == relation


def test_a_report_at_the_end_reports_everything_before_it() -> None:
    found = repaired(
        _tokens(
            "The/DET/DT/det/1 rate/NOUN/NN/nsubj/2 fell/VERB/VBD/root/2 _,/PUNCT/,/punct/5 she/PRON/PRP/nsubj/5 "
            "add/VERB/VBD/advcl/2 _./PUNCT/./punct/2"
        )
    )
    assert _relation(found, "add") == ("root", "add")
    assert _relation(found, "fell") == ("ccomp", "add")


def test_a_good_tree_is_left_alone(tree: Tree) -> None:
    for start in ("The minister said", '"The dam is safe', "Lena Brandt, the director", "The ferry, which"):
        tokens = tree(start).tokens
        assert repaired(tokens) == tokens


@pytest.mark.parametrize(
    ("words", "stretches"),
    [
        ('" _a b _" c', [(1, 3)]),
        ("“ _a b", [(1, 3)]),
        ("a b _” c", [(0, 2)]),
        ('a b _" c " _d', [(0, 2), (5, 6)]),
        ("a b c", []),
    ],
)
def test_quotations_may_begin_before_and_end_after_the_sentence(
    words: str, stretches: list[tuple[int, int]]
) -> None:
    tokens = _tokens(" ".join(f"{w}/X/X/dep/0" for w in words.split()))
    assert quoted_stretches(tokens) == stretches
