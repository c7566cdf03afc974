"""The parser loads without torch, and says what is wrong with a directory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.claims import load_parser
from factcheck.errors import ModelError

_PROGRAM = """
import sys
from factcheck.claims import load_parser
parser = load_parser()
print(*sorted(sys.modules.keys() & {"torch", "tensorflow", "jax", "mxnet", "cupy", "weasel", "spacy.cli"}))
import spacy.cli
print(spacy.cli.__name__)
"""


def test_loading_imports_no_other_framework() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["spacy.cli"]


def test_a_directory_without_a_parser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"neither labels\.json nor config\.cfg"):
        load_parser(tmp_path)


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="does not parse"):
        load_parser(tmp_path)


def test_a_spaced_out_text_keeps_its_tokens_and_offsets() -> None:
    text = "Officials said  on Tuesday   that the bridge in Leeds was closed."
    (doc,) = load_parser().pipe([text])
    assert doc.text == text
    assert {token.pos_ for token in doc if token.is_space} == {"SPACE"}
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize("text", ["", "   ", "word " * 3000, "x" * 5000, "\u200d\u200d", "((((" * 400])
def test_any_text_comes_back_whole(text: str) -> None:
    (doc,) = load_parser().pipe([text])
    assert doc.text == text


def test_a_text_reads_the_same_in_any_company() -> None:
    texts = ["The mayor of Leeds resigned on Monday.", "It rained. " * 100, "No group claimed the attack."]
    together = [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in load_parser().pipe(texts)]
    alone = [[(t.tag_, t.dep_, t.head.i) for t in next(iter(load_parser().pipe([text])))] for text in texts]
    assert together == alone
