"""Trees that punctuation puts right: the parser's mistake is in the rows, the right reading in the assertion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.claims import Token, repair
from factcheck.claims.quoted import quoted_stretches
from factcheck.claims.repair import repaired

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


def test_a_verb_that_hung_on_what_stands_between_commas_takes_its_place() -> None:
    found = repaired(
        _tokens(
            "An/DET/DT/det/1 official/NOUN/NN/nsubj/3 _,/PUNCT/,/punct/1 asked/VERB/VBN/root/3 for/ADP/IN/case/5 "
            "comment/NOUN/NN/obl/3 _,/PUNCT/,/punct/7 say/VERB/VBD/parataxis/3 that/SCONJ/IN/mark/11 both/DET/DT/det/10 "
            "sides/NOUN/NNS/nsubj/11 won/VERB/VBD/ccomp/7 _./PUNCT/./punct/7"
        )
    )
    assert _relation(found, "say") == ("root", "say")
    assert _relation(found, "official") == ("nsubj", "say")
    assert _relation(found, "asked") == ("acl", "official")


@pytest.mark.parametrize("heads", [(1, 0, 1), (0, 1, 1)], ids=["a circle", "two roots"])
def test_a_step_that_does_not_give_a_tree_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, heads: tuple[int, ...]
) -> None:
    def wrong(_: Sequence[Token], now: list[int], deps: list[str]) -> None:
        now[:], deps[:] = heads, ["dep"] * 3

    monkeypatch.setattr(repair, "_STEPS", (wrong,))
    tokens = tuple(_tokens("The/DET/DT/det/1 dam/NOUN/NN/nsubj/2 broke/VERB/VBD/root/2"))
    assert repaired(tokens) == tokens


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


def test_the_words_of_a_name_hang_together_with_the_title_before_them() -> None:
    rows = _tokens(
        "The/DET/DT/det/1 prosecutor/NOUN/NN/nsubj/7 _,/PUNCT/,/punct/3 Advocate/PROPN/NNP/appos/1 "
        "Nirmala/PROPN/NNP/appos/1 Reddy/PROPN/NNP/flat/1 _,/PUNCT/,/punct/1 waits/VERB/VBZ/root/7 _./PUNCT/./punct/7"
    )
    rows[4] = replace(rows[4], entity="PERSON", entity_start=True)
    rows[5] = replace(rows[5], entity="PERSON")
    rows[3] = replace(rows[3], text="General", lemma="general")
    found = repaired(rows)
    assert _relation(found, "Nirmala") == ("appos", "prosecutor")
    assert _relation(found, "Reddy") == ("flat", "Nirmala")
    assert _relation(found, "General") == ("nmod:desc", "Nirmala")


def test_an_age_between_commas_explains_the_person() -> None:
    found = repaired(
        _tokens(
            "The/DET/DT/det/1 driver/NOUN/NN/nsubj/6 _,/PUNCT/,/punct/3 55/NUM/CD/nmod:unmarked/1 _,/PUNCT/,/punct/1 "
            "was/AUX/VBD/aux:pass/6 hurt/VERB/VBN/root/6 _./PUNCT/./punct/6"
        )
    )
    assert _relation(found, "55") == ("appos", "driver")


def test_the_last_of_three_nouns_belongs_to_the_first() -> None:
    found = repaired(
        _tokens(
            "They/PRON/PRP/nsubj/1 sold/VERB/VBD/root/1 lamps/NOUN/NNS/obj/1 _,/PUNCT/,/punct/4 chairs/NOUN/NNS/conj/2 "
            "and/CCONJ/CC/cc/6 beds/NOUN/NNS/conj/4 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "beds") == ("conj", "lamps")


def test_a_noun_joined_to_a_verb_belongs_to_its_object() -> None:
    found = repaired(
        _tokens(
            "They/PRON/PRP/nsubj/1 want/VERB/VBP/root/1 a/DET/DT/det/3 fee/NOUN/NN/obj/1 and/CCONJ/CC/cc/6 "
            "a/DET/DT/det/6 say/NOUN/NN/conj/1 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "say") == ("conj", "fee")


def test_a_second_clause_has_the_subject_before_its_verb() -> None:
    found = repaired(
        _tokens(
            "Baku/PROPN/NNP/nsubj/1 wants/VERB/VBZ/root/1 a/DET/DT/det/3 trial/NOUN/NN/obj/1 _,/PUNCT/,/punct/6 "
            "Yerevan/PROPN/NNP/appos/3 wants/VERB/VBZ/parataxis/1 peace/NOUN/NN/obj/6 _./PUNCT/./punct/1"
        )
    )
    assert found[5].dep == "nsubj"
    assert found[5].head == 6


def test_a_predicate_of_the_first_subject_takes_no_noun_before_it() -> None:
    rows = (
        "They/PRON/PRP/nsubj/1 bought/VERB/VBD/root/1 bread/NOUN/NN/obj/1 _,/PUNCT/,/punct/4 milk/NOUN/NN/conj/2 "
        "and/CCONJ/CC/cc/6 left/VERB/VBD/conj/1 _./PUNCT/./punct/1"
    )
    assert _relation(repaired(_tokens(rows)), "milk") == ("conj", "bread")


def test_what_begins_with_and_behind_a_comma_stands_beside_the_main_clause() -> None:
    found = repaired(
        _tokens(
            "It/PRON/PRP/nsubj/1 blew/VERB/VBD/root/1 when/ADV/WRB/advmod/4 they/PRON/PRP/nsubj/4 left/VERB/VBD/advcl/1 "
            "_,/PUNCT/,/punct/8 and/CCONJ/CC/cc/8 it/PRON/PRP/nsubj/8 slackened/VERB/VBD/conj/4 later/ADV/RB/advmod/1 "
            "_./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "slackened") == ("conj", "blew")
    assert _relation(found, "later") == ("advmod", "slackened")


def test_a_condition_at_the_beginning_hangs_on_what_follows_it() -> None:
    found = repaired(
        _tokens(
            "Should/AUX/MD/aux/3 no/DET/DT/det/2 offer/NOUN/NN/nsubj/3 come/VERB/VB/root/3 _,/PUNCT/,/punct/7 "
            "the/DET/DT/det/6 fleet/NOUN/NN/nsubj/7 goes/VERB/VBZ/parataxis/3 _./PUNCT/./punct/3"
        )
    )
    assert _relation(found, "goes") == ("root", "goes")
    assert _relation(found, "come") == ("advcl", "goes")


@pytest.mark.parametrize(("mark", "relation"), [("as", "advcl"), ("to", "parataxis"), ("so", "parataxis")])
def test_a_clause_with_a_conjunction_is_none_beside_the_main_one(mark: str, relation: str) -> None:
    found = repaired(
        _tokens(
            f"Riders/NOUN/NNS/nsubj/1 fell/VERB/VBD/root/1 _,/PUNCT/,/punct/5 {mark}/SCONJ/IN/mark/5 "
            "taxis/NOUN/NNS/nsubj/5 came/VERB/VBD/parataxis/1 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "came") == (relation, "fell")


def test_where_speaks_of_the_place_before_it() -> None:
    rows = _tokens(
        "They/PRON/PRP/nsubj/1 spoke/VERB/VBD/root/1 by/ADP/IN/case/3 video/NOUN/NN/obl/1 from/ADP/IN/case/5 "
        "Ghana/PROPN/NNP/obl/1 _,/PUNCT/,/punct/9 where/ADV/WRB/advmod/9 they/PRON/PRP/nsubj/9 "
        "live/VERB/VBP/acl:relcl/3 _./PUNCT/./punct/1"
    )
    rows[5] = replace(rows[5], entity="LOC", entity_start=True)
    assert _relation(repaired(rows), "live") == ("acl:relcl", "Ghana")


def test_a_clause_behind_a_colon_stands_beside_the_one_before() -> None:
    found = repaired(
        _tokens(
            "Interest/NOUN/NN/nsubj/2 was/AUX/VBD/aux/2 growing/VERB/VBG/root/2 _:/PUNCT/:/punct/2 riders/NOUN/NNS/nsubj/5 "
            "came/VERB/VBD/appos/0 _./PUNCT/./punct/2"
        )
    )
    assert _relation(found, "came") == ("parataxis", "growing")


def test_a_clause_behind_a_label_is_the_main_one() -> None:
    found = repaired(
        _tokens(
            "On/ADP/IN/case/1 Rwanda/PROPN/NNP/root/1 _:/PUNCT/:/punct/1 talks/NOUN/NNS/nsubj/5 are/AUX/VBP/aux/5 "
            "going/VERB/VBG/parataxis/1 on/ADP/RP/compound:prt/5 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "going") == ("root", "going")
    assert _relation(found, "Rwanda") == ("dislocated", "going")


def test_what_is_said_behind_a_colon_stays_with_who_says_it() -> None:
    found = repaired(
        _tokens(
            "He/PRON/PRP/nsubj/1 say/VERB/VBD/root/1 _:/PUNCT/:/punct/1 talks/NOUN/NNS/nsubj/5 are/AUX/VBP/aux/5 "
            "going/VERB/VBG/ccomp/1 on/ADP/RP/compound:prt/5 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "going") == ("ccomp", "say")


def test_a_clause_of_time_hangs_on_a_verb() -> None:
    found = repaired(
        _tokens(
            "It/PRON/PRP/nsubj/1 ordered/VERB/VBD/root/1 flakes/NOUN/NNS/obj/1 off/ADP/IN/case/4 shelves/NOUN/NNS/obl/1 "
            "after/SCONJ/IN/mark/7 children/NOUN/NNS/nsubj/7 fell/VERB/VBD/acl:relcl/4 ill/ADJ/JJ/xcomp/7 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "fell") == ("advcl", "ordered")


def test_a_title_hangs_on_the_name_behind_it() -> None:
    tokens = _tokens(
        "The/DET/DT/det/1 lawyer/NOUN/NN/nsubj/4 Youssef/PROPN/NNP/appos/1 Berrada/PROPN/NNP/flat/2 "
        "declined/VERB/VBD/root/4 _./PUNCT/./punct/4"
    )
    named = [
        replace(t, entity="PERSON", entity_start=t.text == "Youssef") if t.i in (2, 3) else t for t in tokens
    ]
    found = repaired(named)
    assert _relation(found, "Youssef") == ("nsubj", "declined")
    assert _relation(found, "lawyer") == ("nmod:desc", "Youssef")


def test_a_participle_between_commas_is_no_relative_clause() -> None:
    found = repaired(
        _tokens(
            "A/DET/DT/det/1 notebook/NOUN/NN/nsubj/8 _,/PUNCT/,/punct/3 kept/VERB/VBN/acl:relcl/1 in/ADP/IN/case/5 "
            "code/NOUN/NN/obl/3 _,/PUNCT/,/punct/1 can/AUX/MD/aux/8 help/VERB/VB/root/8 _./PUNCT/./punct/8"
        )
    )
    assert _relation(found, "kept") == ("acl", "notebook")


def test_a_clause_with_which_is_not_the_main_one() -> None:
    found = repaired(
        _tokens(
            "Oslo/PROPN/NNP/nsubj/4 _,/PUNCT/,/punct/4 which/PRON/WDT/nsubj/4 has/AUX/VBZ/aux/4 mediated/VERB/VBN/root/4 "
            "_,/PUNCT/,/punct/4 helped/VERB/VBD/ccomp/4 both/DET/DT/det/8 sides/NOUN/NNS/obj/6 _./PUNCT/./punct/4"
        )
    )
    assert _relation(found, "helped") == ("root", "helped")
    assert _relation(found, "mediated") == ("acl:relcl", "Oslo")
    assert _relation(found, "Oslo") == ("nsubj", "helped")


def test_what_somebody_was_asked_hangs_on_the_answer() -> None:
    found = repaired(
        _tokens(
            "Asked/VERB/VBD/root/0 about/ADP/IN/case/3 the/DET/DT/det/3 gate/NOUN/NN/obl/0 _,/PUNCT/,/punct/6 "
            "Olsen/PROPN/NNP/nsubj/6 left/VERB/VBD/parataxis/0 _./PUNCT/./punct/0"
        )
    )
    assert _relation(found, "left") == ("root", "left")
    assert _relation(found, "Asked") == ("advcl", "left")


def test_a_verb_without_an_object_has_no_agent() -> None:
    found = repaired(
        _tokens(
            "The/DET/DT/det/1 motion/NOUN/NN/root/1 fail/VERB/VBN/acl/1 by/ADP/IN/case/5 a/DET/DT/det/5 "
            "whisker/NOUN/NN/obl:agent/2 _./PUNCT/./punct/1"
        )
    )
    assert _relation(found, "motion") == ("nsubj", "fail")


def test_neither_at_the_beginning_is_a_subject() -> None:
    found = repaired(
        _tokens(
            "Neither/DET/DT/advmod/2 has/AUX/VBZ/aux/2 accepted/VERB/VBN/root/2 it/PRON/PRP/obj/2 _./PUNCT/./punct/2"
        )
    )
    assert _relation(found, "Neither") == ("nsubj", "accepted")
