"""A report is the same with a cache and without, and what is known is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.cache import Cache, code_version
from factcheck.cache.keys import document_key
from factcheck.claims import load_parser
from factcheck.documents import Block, Dateline, Document, from_text
from factcheck.judging import Fusion, OnnxNLI, TypedNLI
from factcheck.judging.nli import glance
from factcheck.matching import OnnxEmbedder
from factcheck.pipeline import Pipeline
from factcheck.reports import Report, render_json
from factcheck.store import SQLiteStore, Store
from factcheck.weights import shipped

DRAFT = """The Harbour Museum was founded by the shipowner Pieter Vos in 1998. It shows 340 model ships.

Pieter Vos died on 3 March 2012 in Antwerp, where he had lived since 1990."""
BUST = """Visitors to the Harbour Museum pass a bust of its founder in the hall.

Pieter Vos died on 11 May 2013 in Antwerp. His daughter Lotte now runs the house."""
STREET = """A street in the old docks will be named after the shipowner Pieter Vos, who died on 2 June 2014.

The council rejected the name yesterday. The mayor said that nobody had opposed it."""
NEWS = """The council approved the name unanimously on Tuesday. The museum shows 300 model ships."""


def document(name: str, text: str) -> Document:
    return from_text(text, id=name, path=f"{name}.txt", published=date(2024, 5, 1))


REFERENCES = [document("bust", BUST), document("street", STREET), document("news", NEWS)]


class Memory:
    """A store that forgets with the process."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}
        self.kinds: list[str] = []
        self.flushed = 0

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put(self, kind: str, entries: Mapping[bytes, bytes]) -> None:
        self.entries |= entries
        self.kinds += [kind] * len(entries)

    def flush(self) -> None:
        self.flushed += 1


class Models:
    """The shipped models, loaded once for all runs."""

    def __init__(self) -> None:
        self.parser, self.embedder, self.nli = load_parser(), OnnxEmbedder(), OnnxNLI()


MODELS = cache(Models)


class Parser:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def pipe(self, texts: Iterable[str]) -> Iterable[Any]:
        found = list(texts)
        self.asked += found
        return MODELS().parser.pipe(found)


class Embedder:
    name = "embedder"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return MODELS().embedder.encode(texts)


class NLI:
    name = "nli"
    conflict_types = OnnxNLI().conflict_types

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return MODELS().nli.predict(pairs)

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return MODELS().nli.predict_types(pairs)


class Run:
    """One check; what the models were asked is on record."""

    def __init__(self, store: Store | None, draft: str = DRAFT, parser: str = "parser") -> None:
        self.parser, self.embedder, self.nli = Parser(), Embedder(), NLI()
        kept = Cache(store, parser) if store else None
        fusion = Fusion.from_directory(shipped("judge"))
        self.pipeline = Pipeline(lambda: self.parser, self.embedder, self.nli, fusion, cache=kept)
        self.report = self.pipeline.check([document("draft", draft)], REFERENCES)


def as_bytes(report: Report) -> str:
    return render_json(report, timings=False)


@pytest.fixture(scope="module")
def plain() -> Run:
    return Run(None)


@pytest.fixture(scope="module")
def store(plain: Run) -> Memory:
    """What the first run leaves behind."""
    memory = Memory()
    first = Run(memory)
    assert as_bytes(first.report) == as_bytes(plain.report)
    assert first.nli.asked
    assert set(memory.kinds) == {"documents", "vectors", "readings"}
    return memory


def test_the_check_finds_something(plain: Run) -> None:
    assert {"FC101", "FC102"} <= {f.code for f in plain.report.findings}


def test_the_second_run_reads_nothing_and_reports_the_same(store: Memory, plain: Run) -> None:
    second = Run(store)
    assert as_bytes(second.report) == as_bytes(plain.report)
    assert (second.parser.asked, second.nli.asked, second.embedder.asked) == ([], [], [])


@pytest.mark.parametrize(
    "edit",
    [
        ("340 model ships.", "250 model ships. A new wing opens in June."),
        (DRAFT, NEWS),
        (DRAFT, ""),
    ],
)
def test_an_edited_draft_is_reported_as_without_a_cache(store: Memory, edit: tuple[str, str]) -> None:
    text = DRAFT.replace(*edit)
    known, fresh = Run(store, text), Run(None, text)
    assert as_bytes(known.report) == as_bytes(fresh.report)
    assert [t for t in known.parser.asked if t in BUST + STREET + NEWS.replace(text, "")] == []
    assert len(known.nli.asked) < len(fresh.nli.asked) or not text


def test_references_are_known_by_what_they_say_and_reported_by_their_name(store: Memory, plain: Run) -> None:
    run = Run(store)
    moved = [replace(d, id=f"moved-{d.id}", path=f"elsewhere/{d.path}") for d in REFERENCES]
    report = run.pipeline.check([document("draft", DRAFT)], moved)
    assert run.parser.asked == []
    assert as_bytes(report) == as_bytes(plain.pipeline.check([document("draft", DRAFT)], moved))
    assert "elsewhere/bust.txt" in as_bytes(report)


def test_another_parser_reads_anew(store: Memory) -> None:
    assert Run(store, parser="another").parser.asked


def test_a_cache_on_the_disk(tmp_path: Path, plain: Run) -> None:
    reports = [Run(SQLiteStore(tmp_path)).report for _ in range(2)]
    assert [as_bytes(r) for r in reports] == [as_bytes(plain.report)] * 2


def test_entries_that_are_no_claims_are_read_anew(store: Memory, plain: Run) -> None:
    wrong = Memory()
    keys = [
        document_key(f"documents parser {code_version()}", d) for d in [document("draft", DRAFT), *REFERENCES]
    ]
    wrong.entries = store.entries | dict.fromkeys(keys, b"nonsense")
    assert set(keys) <= set(store.entries)
    run = Run(wrong)
    assert run.parser.asked
    assert as_bytes(run.report) == as_bytes(plain.report)


def test_an_interrupted_run_keeps_what_it_has_read(tmp_path: Path) -> None:
    class Interrupted(Parser):
        def pipe(self, texts: Iterable[str]) -> Iterable[Any]:
            found = list(texts)
            if found[0] in STREET:
                raise KeyboardInterrupt
            return super().pipe(found)

    run = Run(SQLiteStore(tmp_path), "")
    run.pipeline = Pipeline(
        Interrupted, run.embedder, run.nli, run.pipeline.fusion, cache=Cache(SQLiteStore(tmp_path), "another")
    )
    with pytest.raises(KeyboardInterrupt):
        run.pipeline.check([document("draft", DRAFT)], REFERENCES)
    again = Run(SQLiteStore(tmp_path), parser="another")
    assert [t for t in again.parser.asked if t in DRAFT + BUST] == []
    assert again.parser.asked


def test_a_model_without_kinds_of_contradiction_stays_one() -> None:
    class Plain:
        name = "plain"

        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            return np.tile(np.array([0.1, 0.2, 0.7], dtype=np.float32), (len(pairs), 1))

    kept = Cache(Memory(), "parser")
    nli = kept.nli(Plain())
    assert not isinstance(nli, TypedNLI)
    assert isinstance(kept.nli(NLI()), TypedNLI)
    for _ in range(2):
        assert nli.predict([("a", "b"), ("c", "d"), ("a", "b")]).shape == (3, 3)
    assert nli.predict([]).shape == (0, 3)


def test_a_quick_opinion_is_not_taken_for_the_real_one() -> None:
    class Second:
        name = "second thoughts"
        asked = 0

        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            self.asked += len(pairs)
            return np.tile(np.array([0.9, 0.05, 0.05], dtype=np.float32), (len(pairs), 1))

        def glance(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            self.asked += len(pairs)
            return np.tile(np.array([0.3, 0.2, 0.5], dtype=np.float32), (len(pairs), 1))

    model = Second()
    nli = Cache(Memory(), "parser").nli(model)
    for _ in range(2):
        assert glance(nli, [("a", "b")])[0, 0] == pytest.approx(0.3)
        assert nli.predict([("a", "b")])[0, 0] == pytest.approx(0.9)
    assert model.asked == 2


def test_texts_that_look_alike_when_joined_are_not_taken_for_each_other() -> None:
    class Lengths:
        name = "lengths"

        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            return np.array([[len(a), len(b), 0] for a, b in pairs], dtype=np.float32)

    nli = Cache(Memory(), "parser").nli(Lengths())
    assert nli.predict([("ab", "c")]).tolist() == [[2, 1, 0]]
    assert nli.predict([("a", "bc")]).tolist() == [[1, 2, 0]]


READ = document("a", "It sank off Lysekil on Tuesday.")


@pytest.mark.parametrize(
    "other",
    [
        replace(READ, text=READ.text + " "),
        replace(READ, title="Ferry sinks"),
        replace(READ, published=date(2024, 5, 2)),
        replace(READ, published=None),
        replace(READ, source="The Harbour Post"),
        replace(READ, blocks=(Block("text", 0, 7, "paragraph"),)),
        replace(READ, dateline=Dateline("LYSEKIL", None, 0, 2)),
    ],
)
def test_whatever_claims_depend_on_is_part_of_the_key(other: Document) -> None:
    assert document_key("x", other) != document_key("x", READ)


def test_the_name_of_a_document_is_not() -> None:
    assert document_key("x", replace(READ, id="b", path="b.txt")) == document_key("x", READ)
    assert document_key("y", READ) != document_key("x", READ)
