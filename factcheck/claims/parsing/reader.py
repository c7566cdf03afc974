"""The shipped parser: one small encoder whose scores become tags, trees and names (docs/decisions/0010-parser.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.boundaries import certain_boundary
from factcheck.claims.parsing.lemmas import LemmaRule, Lemmas
from factcheck.claims.parsing.parsed import ParsedText, ParsedToken
from factcheck.claims.parsing.pieces import Pieces, WordPieces
from factcheck.claims.parsing.trees import best_tree
from factcheck.claims.parsing.words import word_spans
from factcheck.errors import ModelError
from factcheck.inference import Graph, open_tokenizer

__all__ = ["OUTPUTS", "EncoderParser"]

_LABELS = "labels.json"
_WINDOW = 254
"""Word pieces that are read at once, without the marks of the ends."""
_ENOUGH = 80
"""Words after which a window ends with the next sentence that surely ends: in windows longer than the 110 words that it
was trained on, the parser errs more (docs/decisions/0010-parser-on-an-encoder.md)."""
_CHUNK = 64  # texts that are read side by side
OUTPUTS = ("arcs", "roots", "relations", "tags", "morphs", "lemmas", "names", "starts")
"""What the graph gives for each piece, in the order of `scripts/parser_model.py`, which tells the shapes."""


Scores = dict[str, NDArray[Any]]
"""What the graph tells of the words of a window, by output; of relations the likeliest for each two pieces."""


class _Reading:
    """A text on its way: its words, what is known of the first `done` of them, and the window that is being read.

    `known` are the pieces of every word of its chunk; `window` is None once all is read.
    """

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.words = [text[start:end] for start, end in spans]
        self.spaced = [text[end : end + 1].isspace() for _, end in spans]
        self.parsed = ParsedText(text)
        self.known: dict[str, list[int]] = {}
        self.window: tuple[Pieces, Future[Scores]] | None = None

    @property
    def done(self) -> int:
        return len(self.parsed)

    @property
    def finished(self) -> bool:
        return self.done == len(self.words)


class EncoderParser:
    """Reads texts: words with tags, morphology, lemmas, Universal Dependencies and names, in sentences.

    `directory` holds `labels.json`, `tokenizer.json` (word pieces) and `onnx/model_qint8.onnx`; `graph` is the last of
    them where it is already being loaded.  Texts longer than a window are read in several, each from the last sentence
    start on, so that the work is linear in the length of the text.
    """

    def __init__(self, directory: Path, graph: Graph | None = None, threads: int | None = None) -> None:
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
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"the parser in {directory} does not load: {error}") from error
        self._pieces = WordPieces(open_tokenizer(directory))
        self._graph = graph or Graph(directory)

    def pipe(self, texts: Iterable[str]) -> Iterator[ParsedText]:
        """Parse the texts, in their order."""
        return self.parse((text, word_spans(text)) for text in texts)

    def parse(self, texts: Iterable[tuple[str, list[tuple[int, int]]]]) -> Iterator[ParsedText]:
        """Parse texts whose words are given as (start, end), in their order.

        The texts that come next are being read while the caller works on those that he has: two chunks are held.
        """
        waiting = iter(texts)
        with ThreadPoolExecutor(self.threads) as pool:
            ahead = self._begun(list(islice(waiting, _CHUNK)), pool)
            while ahead:
                chunk, ahead = ahead, self._begun(list(islice(waiting, _CHUNK)), pool)
                self._finish(chunk, pool)
                for reading in chunk:
                    yield reading.parsed

    def _begun(
        self, texts: Sequence[tuple[str, list[tuple[int, int]]]], pool: ThreadPoolExecutor
    ) -> list[_Reading]:
        """Return the texts with the first window of each on its way."""
        readings = [_Reading(text, spans) for text, spans in texts]
        known = self._pieces.of(word for reading in readings for word in reading.words)
        for reading in readings:
            reading.known = known
            self._read_on(reading, pool)
        return readings

    def _finish(self, readings: Sequence[_Reading], pool: ThreadPoolExecutor) -> None:
        """Take the windows of all texts, one of each in turn, until all are read."""
        while any(reading.window for reading in readings):
            for reading in readings:
                if reading.window is not None:
                    window, scores = reading.window
                    self._take(reading, window, scores.result())
                    self._read_on(reading, pool)

    def _read_on(self, reading: _Reading, pool: ThreadPoolExecutor) -> None:
        """Let the next window of a text be read, if there is one."""
        reading.window = None
        if not reading.finished:
            window = self._window(reading)
            reading.window = window, pool.submit(self._scores, window)

    def _window(self, reading: _Reading) -> Pieces:
        """Return the next words that fit, of whole sentences once there are enough."""
        known, size, end = reading.known, 0, reading.done
        while end < len(reading.words) and size + len(known[reading.words[end]]) <= _WINDOW:
            if end - reading.done >= _ENOUGH and certain_boundary(reading.words, reading.spaced, end):
                break
            size += len(known[reading.words[end]])
            end += 1
        return self._pieces.sequence(reading.words[reading.done : end], known)

    def _scores(self, window: Pieces) -> Scores:
        """Return the scores of the words of a window, without the batch: see `scripts/parser_model.py`."""
        ids = np.array([window.ids], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.array([window.shapes], dtype=np.int64),
        }
        rows = dict(zip(OUTPUTS, self._graph.session.run(list(OUTPUTS), feed), strict=True))
        first = np.array(window.first)
        scores = {
            name: rows[name][0][first] for name in ("roots", "tags", "morphs", "lemmas", "names", "starts")
        }
        scores["arcs"] = rows["arcs"][0][np.ix_(first, first)]
        # All of them would be 13 MB a window.
        scores["relations"] = rows["relations"][0].argmax(0).astype(np.uint8)
        return scores

    def _take(self, reading: _Reading, window: Pieces, scores: Scores) -> None:
        """Add what a window tells: all of its sentences if it ends with one, else all but the last, unfinished one."""
        offset, count = reading.done, len(window.first)
        starts = [
            i for i in range(count) if i == 0 or self._begins(reading, offset + i, float(scores["starts"][i]))
        ]
        end = offset + count
        whole = end == len(reading.words) or certain_boundary(reading.words, reading.spaced, end)
        if not whole and len(starts) > 1:
            count = starts.pop()
        first = np.array(window.first)
        tags = scores["tags"].argmax(1)
        morphs = scores["morphs"].argmax(1)
        lemmas = scores["lemmas"].argmax(1)
        names = scores["names"].argmax(1)
        for begin, end in zip(starts, [*starts[1:], count], strict=True):
            heads = best_tree(scores["arcs"][begin:end, begin:end], scores["roots"][begin:end])
            governors = first[[begin + head for head in heads]]
            labels = scores["relations"][first[begin:end], governors].tolist()
            for i, head in enumerate(heads):
                k, label = begin + i, labels[i]
                word, (start, _) = reading.words[offset + k], reading.spans[offset + k]
                upos, features = self._morphs[morphs[k]]
                iob, _, name = self._name(names[k], reading, first=i == 0).partition("-")
                reading.parsed.tokens.append(
                    ParsedToken(
                        reading.parsed,
                        offset + k,
                        start,
                        word,
                        self._table.of(word, upos, self._lemmas[lemmas[k]]),
                        upos,
                        self._tags[tags[k]],
                        "ROOT" if head == i else self._relations[label],
                        offset + begin + head,
                        features,
                        name,
                        iob,
                        i == 0,
                    )
                )

    def _begins(self, reading: _Reading, i: int, score: float) -> bool:
        certain = certain_boundary(reading.words, reading.spaced, i)
        return score > 0 if certain is None else certain

    def _name(self, label: int, reading: _Reading, *, first: bool) -> str:
        """Return the label in the IOB scheme, where a name that goes on without having begun begins."""
        name: str = self._names[label]
        if name.startswith("I-"):
            before = "" if first or not reading.done else reading.parsed.tokens[-1].ent_type_
            if before != name[2:]:
                return f"B-{name[2:]}"
        return name
