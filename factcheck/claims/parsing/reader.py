"""The shipped parser: one small encoder whose scores become tags, trees and names (docs/decisions/0010-parser.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.boundaries import certain_boundary
from factcheck.claims.parsing.lemmas import LemmaRule, Lemmas
from factcheck.claims.parsing.pieces import Pieces, WordPieces
from factcheck.claims.parsing.trees import best_tree
from factcheck.errors import ModelError
from factcheck.inference import open_session, open_tokenizer

if TYPE_CHECKING:
    import onnxruntime
    from spacy.tokens import Doc

__all__ = ["EncoderParser"]

_LABELS, _WORDS = "labels.json", "words"
_WINDOW = 254
"""Word pieces that are read at once, without the marks of the ends; it was trained on stretches of up to 110 words."""
_CHUNK = 64  # texts that are read side by side
_OUTPUTS = ("arcs", "roots", "relations", "tags", "morphs", "lemmas", "names", "starts")


@dataclass
class _Reading:
    """A text on its way: its words, and what is known of the first `done` of them."""

    doc: Doc
    places: list[int]
    """Where the words stand among the tokens: white space is no word."""
    words: list[str]
    spaced: list[bool]
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        return len(self.heads)

    @property
    def finished(self) -> bool:
        return self.done == len(self.words)


class EncoderParser:
    """Reads texts into spaCy documents with tags, morphology, lemmas, Universal Dependencies and names.

    `directory` holds `labels.json`, `tokenizer.json` (word pieces), `words` (spaCy's tokenizer) and
    `onnx/model_qint8.onnx`.  Texts longer than a window are read in several, each from the last sentence start on, so
    that the work is linear in the length of the text.
    """

    def __init__(self, directory: Path, threads: int | None = None) -> None:
        from spacy.lang.lex_attrs import LEX_ATTRS
        from spacy.tokenizer import Tokenizer
        from spacy.vocab import Vocab

        self.directory = directory
        self.threads = threads or os.cpu_count() or 1
        try:
            labels: dict[str, Any] = json.loads((directory / _LABELS).read_text(encoding="utf-8"))
            self._relations, self._tags, self._names = (
                labels[name] for name in ("relations", "tags", "names")
            )
            self._morphs = [tuple(morph.split("|", 1)) for morph in labels["morphs"]]
            self._lemmas = [LemmaRule(*rule) for rule in labels["lemmas"]]
            self._table = Lemmas(labels["known"], labels["suffixes"])
            self.vocab = Vocab(lex_attr_getters=LEX_ATTRS)
            self._tokenizer = Tokenizer(self.vocab).from_disk(directory / _WORDS)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"the parser in {directory} does not load: {error}") from error
        self._pieces = WordPieces(open_tokenizer(directory))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(self.directory)

    def pipe(self, texts: Iterable[str | Doc]) -> Iterator[Doc]:
        """Parse the texts, in their order; a document that has only its tokens is parsed with these."""
        waiting = iter(texts)
        while chunk := list(islice(waiting, _CHUNK)):
            readings = [self._begin(text) for text in chunk]
            known = self._pieces.of(word for reading in readings for word in reading.words)
            with ThreadPoolExecutor(self.threads) as pool:
                while pending := [r for r in readings if not r.finished]:
                    windows = [self._window(reading, known) for reading in pending]
                    for reading, window, scores in zip(
                        pending, windows, pool.map(self._scores, windows), strict=True
                    ):
                        self._take(reading, window, scores)
            for reading in readings:
                yield self._document(reading)

    def _begin(self, text: str | Doc) -> _Reading:
        doc = self._tokenizer(text) if isinstance(text, str) else text
        places = [token.i for token in doc if not token.is_space]
        return _Reading(
            doc, places, [doc[i].text for i in places], [bool(doc[i].whitespace_) for i in places]
        )

    def _window(self, reading: _Reading, known: dict[str, list[int]]) -> Pieces:
        """Return the next words that fit."""
        size, end = 0, reading.done
        while end < len(reading.words) and size + len(known[reading.words[end]]) <= _WINDOW:
            size += len(known[reading.words[end]])
            end += 1
        return self._pieces.sequence(reading.words[reading.done : end], known)

    def _scores(self, window: Pieces) -> dict[str, NDArray[np.float32]]:
        """Return the scores of the words of a window, without the batch: see `scripts/parser_model.py`."""
        ids = np.array([window.ids], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.array([window.shapes], dtype=np.int64),
        }
        rows = dict(zip(_OUTPUTS, self._session.run(list(_OUTPUTS), feed), strict=True))
        first = np.array(window.first)
        scores = {
            name: rows[name][0][first] for name in ("roots", "tags", "morphs", "lemmas", "names", "starts")
        }
        scores["arcs"] = rows["arcs"][0][np.ix_(first, first)]
        scores["relations"] = rows["relations"][0][:, first][:, :, first]
        return scores

    def _take(self, reading: _Reading, window: Pieces, scores: dict[str, NDArray[np.float32]]) -> None:
        """Add what a window tells: all of its sentences if it ends the text, else all but the last, unfinished one."""
        offset, count = reading.done, len(window.first)
        starts = [
            i for i in range(count) if i == 0 or self._begins(reading, offset + i, float(scores["starts"][i]))
        ]
        if offset + count < len(reading.words) and len(starts) > 1:
            count = starts.pop()
        tags = scores["tags"].argmax(1)
        morphs = scores["morphs"].argmax(1)
        lemmas = scores["lemmas"].argmax(1)
        names = scores["names"].argmax(1)
        for begin, end in zip(starts, [*starts[1:], count], strict=True):
            heads = best_tree(scores["arcs"][begin:end, begin:end], scores["roots"][begin:end])
            for i, head in enumerate(heads):
                k = begin + i
                label = int(scores["relations"][:, k, begin + head].argmax())
                reading.heads.append(offset + begin + head)
                reading.relations.append("ROOT" if head == i else self._relations[label])
                reading.tags.append(self._tags[tags[k]])
                upos, features = self._morphs[morphs[k]]
                reading.morphs.append(features)
                word, rule = reading.words[offset + k], self._lemmas[lemmas[k]]
                reading.lemmas.append(self._table.of(word, upos, rule))
                reading.names.append(self._name(names[k], reading, first=i == 0))
                reading.upos.append(upos)

    def _begins(self, reading: _Reading, i: int, score: float) -> bool:
        certain = certain_boundary(reading.words, reading.spaced, i)
        return score > 0 if certain is None else certain

    def _name(self, label: int, reading: _Reading, *, first: bool) -> str:
        """Return the label in the IOB scheme, where a name that goes on without having begun begins."""
        name: str = self._names[label]
        if name.startswith("I-"):
            before = "O" if first or not reading.names else reading.names[-1]
            if before[2:] != name[2:]:
                return f"B-{name[2:]}"
        return name

    def _document(self, reading: _Reading) -> Doc:
        from spacy.tokens import Doc

        tokens = reading.doc
        n = len(tokens)
        heads, deps = list(range(n)), ["dep"] * n
        tags, upos, morphs, lemmas, names = ["_SP"] * n, ["SPACE"] * n, [""] * n, [" "] * n, ["O"] * n
        for i, place in enumerate(reading.places):
            heads[place], deps[place] = reading.places[reading.heads[i]], reading.relations[i]
            tags[place], upos[place], morphs[place] = reading.tags[i], reading.upos[i], reading.morphs[i]
            lemmas[place], names[place] = reading.lemmas[i], reading.names[i]
        previous: int | None = reading.places[0] if reading.places else None
        for i in range(n):
            if upos[i] != "SPACE":
                previous = i
            elif previous is not None:
                heads[i] = previous
        return Doc(
            self.vocab,
            [t.text for t in tokens],
            [bool(t.whitespace_) for t in tokens],
            tags=tags,
            pos=upos,
            morphs=morphs,
            lemmas=lemmas,
            heads=heads,
            deps=deps,
            ents=names,
        )
