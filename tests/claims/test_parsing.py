"""The parser loads without torch, and says what is wrong with a directory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.claims import load_parser
from factcheck.claims.parsing.lemmas import LemmaRule, Lemmas
from factcheck.claims.parsing.pieces import Pieces
from factcheck.claims.parsing.reader import EncoderParser, Scores
from factcheck.errors import ModelError

_PROGRAM = """
import sys
from factcheck.claims import load_parser
next(iter(load_parser().pipe(["The mayor resigned."])))
print(*sorted(sys.modules.keys() & {"torch", "tensorflow", "jax", "spacy", "thinc", "transformers"}))
"""


def test_reading_imports_no_framework() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_directory_without_a_parser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"neither labels\.json nor config\.cfg"):
        load_parser(tmp_path)


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="does not parse"):
        load_parser(tmp_path)


def test_a_gerund_has_the_lemma_of_its_verb() -> None:
    known = {"injured|VERB": "injure", "runs|VERB": "run", "shells|VERB": "shell", "bring|VERB": "bring"}
    lemmas, as_it_is = Lemmas(known, {}), LemmaRule(0, "", cased=False)
    words = ("Injuring", "running", "shelling", "bring", "googling")
    assert [lemmas.of(w, "VERB", as_it_is) for w in words] == ["injure", "run", "shell", "bring", "googl"]
    assert lemmas.of("evening", "NOUN", as_it_is) == "evening"


def test_a_verb_has_a_lemma_that_is_spelled_like_a_verb() -> None:
    lemmas = Lemmas({"rammed|VERB": "ram"}, {})
    cut = {"denies": (1, ""), "emptied": (1, ""), "blamed": (2, ""), "collided": (2, ""), "annulled": (1, "")}
    found = [lemmas.of(word, "VERB", LemmaRule(*rule, cased=False)) for word, rule in cut.items()]
    assert found == ["deny", "empty", "blame", "collide", "annul"]
    assert lemmas.of("rammed", "VERB", LemmaRule(2, "", cased=False)) == "ram"


def test_a_spaced_out_text_keeps_its_words_and_offsets() -> None:
    text = "Officials said  on Tuesday   that the bridge in Leeds was closed."
    (parsed,) = _parser().pipe([text])
    assert [text[word.idx : word.idx + len(word)] for word in parsed] == [*text[:-1].split(), "."]
    assert len(parsed.sents) == 1


@pytest.mark.parametrize("text", ["", "   ", "word " * 3000, "x" * 5000, "\u200d\u200d", "((((" * 400])
def test_every_word_of_any_text_comes_back(text: str) -> None:
    (parsed,) = _parser().pipe([text])
    assert "".join(word.text for word in parsed) == "".join(text.split())


def test_a_long_paragraph_is_read_in_windows_that_end_with_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = (
        "The mayor of Leeds told reporters on Tuesday that the bridge would stay closed until the autumn. "
    )
    parser, windows = _parser(), list[int]()
    scores = EncoderParser._scores

    def counted(self: EncoderParser, window: Pieces) -> Scores:
        windows.append(len(window.first))
        return scores(self, window)

    monkeypatch.setattr(EncoderParser, "_scores", counted)
    (parsed,) = parser.pipe([sentence * 30])
    length = len(parsed) // 30
    assert len(parsed.sents) == 30
    assert {length} == {len(list(read)) for read in parsed.sents}
    assert sorted(windows) == [5 * length] * 6


def test_a_text_reads_the_same_in_any_company() -> None:
    texts = ["The mayor of Leeds resigned on Monday.", "It rained. " * 100, "No group claimed the attack."]
    together = [[(t.tag_, t.dep_, t.head.i) for t in parsed] for parsed in _parser().pipe(texts)]
    alone = [[(t.tag_, t.dep_, t.head.i) for t in next(_parser().pipe([text]))] for text in texts]
    assert together == alone


def _parser() -> EncoderParser:
    parser = load_parser()
    assert isinstance(parser, EncoderParser)
    return parser
