"""An excerpt shows the clause, the clashing words, and as much around them as fits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Claim, Sentence
from factcheck.facts import Facts, GroundedClaim
from factcheck.judging import Side
from factcheck.reports import one_line
from factcheck.reports.excerpt import excerpt
from tests.reports.samples import RESCUED, SLEPT, SUNK_IN_2019, document, side


def kinds(pieces: tuple[tuple[str, str], ...], kind: str) -> str:
    return "|".join(text for text, k in pieces if k == kind)


def test_the_clashing_words_lie_in_the_clause_and_the_clause_in_the_sentence() -> None:
    cut = excerpt(SUNK_IN_2019)
    assert cut.text == "The ferry Aurora sank off Lysekil on 3 March 2019, and 14 of her crew were rescued."
    assert kinds(cut.pieces, "clash") == "3 March 2019"
    assert kinds(cut.pieces, "clause") == "The ferry Aurora sank off Lysekil on "
    assert kinds(cut.pieces, "context") == ", and 14 of her crew were rescued."


def test_without_clashing_words_the_clause_stands_for_itself() -> None:
    cut = excerpt(RESCUED)
    assert kinds(cut.pieces, "clash") == ""
    assert kinds(cut.pieces, "clause") == "14 of her crew were rescued"


def test_a_resolved_pronoun_is_explained_in_brackets() -> None:
    assert "that he [The captain] had slept" in excerpt(SLEPT).text


def test_a_claim_that_its_clause_does_not_tell_is_given_in_its_own_words() -> None:
    assert excerpt(SUNK_IN_2019).reading == ""
    assert excerpt(SLEPT).reading == ""
    built = replace(SLEPT.claim.claim, text="The captain\nis her captain", resolutions=())
    assert excerpt(Side(GroundedClaim(built, Facts()))).reading == "The captain is her captain"


def test_a_long_sentence_is_shortened_around_the_clashing_words_and_between_words() -> None:
    before = "After weeks of talks that led nowhere, and of storms that kept divers ashore, " * 8
    after = ", according to people who had read the draft and asked not to be named because it is secret" * 8
    text = f"{before}the wreck of the Aurora was raised on 4 May 2021{after}."
    cut = excerpt(side(document("a", text), "the wreck of the Aurora was raised on 4 May 2021", "4 May 2021"))
    assert cut.text.startswith("… ")
    assert cut.text.endswith(" …")
    assert kinds(cut.pieces, "clash") == "4 May 2021"
    assert "the wreck of the Aurora was raised on 4 May 2021" in cut.text
    assert len(cut.text) < 330
    assert set(cut.text.strip("… ").split()) <= set(text.split())


def test_a_long_clause_is_shortened_around_its_clashing_words() -> None:
    text = "The board, " + "which had met in March and again in April, " * 20 + "heard 40 witnesses in June."
    cut = excerpt(side(document("a", text), text, "40 witnesses"))
    assert kinds(cut.pieces, "clash") == "40 witnesses"
    assert len(cut.text) < 330


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    text = "船" * 5000
    assert len(excerpt(side(document("a", text), text, "船船船")).text) < 400


def test_line_breaks_and_runs_of_blanks_are_single_spaces() -> None:
    text = "The ferry \n   sank   on\t 3 March 2019."
    cut = excerpt(side(document("a", text), text, "3 March 2019", sentence=text))
    assert cut.text == "The ferry sank on 3 March 2019."


def test_words_that_clash_outside_of_the_sentence_are_not_looked_for() -> None:
    text = "She sank in May.\nThe year was 2019."
    cut = excerpt(side(document("a", text), "She sank in May.", "2019"))
    assert cut.text == "She sank in May."


@given(
    text=st.text(st.sampled_from("ab .,\n\t船\x1b"), min_size=1, max_size=200),
    places=st.lists(st.integers(0, 200), min_size=6, max_size=6),
    longest=st.integers(1, 120),
)
def test_whatever_the_offsets_an_excerpt_is_a_part_of_the_sentence(
    text: str, places: list[int], longest: int
) -> None:
    a, b, c, d, e, f = places
    article = document("a", text)
    sentence = Sentence(article, "text", min(a, b), max(a, b), ())
    claim = Claim("", sentence, min(c, d), max(c, d), (), 0)
    cut = excerpt(Side(GroundedClaim(claim, Facts()), "", (min(e, f), max(e, f))), longest)
    assert one_line(cut.text.removeprefix("… ").removesuffix(" …")) in one_line(sentence.text)
    assert "  " not in cut.text
