"""What `scripts/eval_claims.py` measures, on examples that a person can check."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import eval_claims
from eval_claims import Example, content_words, cut, measure, overlap, whole_sentences, with_name
from factcheck.claims import load_parser

_EXAMPLE = Example("Anna sang and Ben danced in Oslo.", ("Anna sang.", "Ben danced in Oslo."))


def test_the_cut_is_at_every_conjunction() -> None:
    assert cut("Anna sang, and Ben or Lea danced.") == ["Anna sang", "Ben", "Lea danced."]


def test_words_overlap_by_what_they_share_of_both() -> None:
    first, second = content_words("Ben danced in Oslo."), content_words("Ben was dancing.")
    assert overlap(first, second) == pytest.approx(2 * 2 / (3 + 2))
    assert overlap(first, frozenset()) == 0.0


def test_claims_like_the_facts_score_everything_and_the_sentence_does_not() -> None:
    facts = list(_EXAMPLE.gold)
    same = measure([_EXAMPLE], [facts], frozenset(facts), None)
    assert (same.share("overlap R"), same.share("overlap P")) == (1.0, 1.0)
    whole = measure([_EXAMPLE], [[_EXAMPLE.sentence]], frozenset([_EXAMPLE.sentence]), None)
    assert (whole.share("overlap R"), whole.share("overlap P")) == (0.5, 1.0)


def test_a_fragment_counts_for_nothing() -> None:
    whole = whole_sentences(["Anna sang.", "danced in Oslo."], load_parser())
    assert whole == {"Anna sang."}
    score = measure([_EXAMPLE], [["Anna sang.", "danced in Oslo."]], whole, None)
    assert (score.share("overlap R"), score.share("overlap P"), score.share("whole")) == (0.5, 0.5, 0.5)


def test_a_name_takes_the_place_of_a_pronoun_that_begins() -> None:
    assert with_name("His mother met her.", "Ben Lund") == "Ben Lund's mother met her."
    assert with_name("Here she is.", "Ben Lund") == "Here she is."


def test_marked_tokens_become_propositions(tmp_path: Path) -> None:
    place = {"cluster_id": "1", "document_id": "2", "sentence_index": 0}
    answers = [
        {
            "is_reference_response": False,
            "non_informational": False,
            "propositions": [{"token_indices": [0]}],
        },
        {
            "is_reference_response": True,
            "non_informational": False,
            "propositions": [{"token_indices": [0, 1]}, {"token_indices": [3, 4]}],
        },
    ]
    words = ["Anna", "sang", "and", "Ben", "danced", "."]
    sentence = {"sentence_text": "Anna sang and Ben danced.", "tokens": [{"text": w} for w in words]}
    texts = tmp_path / "clusters.json"
    texts.write_text(
        json.dumps([{"documents": [{"document_id": "2", "sentences": [sentence]}]}]), encoding="utf-8"
    )
    propositions = tmp_path / "propositions.json.gz"
    with gzip.open(propositions, "wt", encoding="utf-8") as file:
        json.dump([{"sentence_id": place, "segmentation_responses": answers}], file)
    (example,) = eval_claims.propsegment(propositions, texts)
    assert example == Example("Anna sang and Ben danced.", ("Anna sang", "Ben danced"))
