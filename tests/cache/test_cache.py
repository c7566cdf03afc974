"""A report is the same with a cache and without, and what is known is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.cache import Cache, code_version
from factcheck.cache.keys import document_key
from factcheck.claims import load_parser
from factcheck.documents import Block, Dateline, Document, from_text
from factcheck.judging import Fusion, OnnxNLI, TypedNLI
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


class CountingNLI(OnnxNLI):
    """The shipped model; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return super().predict(pairs)


class CountingEmbedder(OnnxEmbedder):
    """The shipped model; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return super().encode(texts)


class Run:
    """One check with a store, in a process of its own as far as memory goes."""

    def __init__(self, store: Store | None, draft: str = DRAFT, parser: str = "parser") -> None:
        self.parsed = 0
        self.nli, self.embedder = CountingNLI(), CountingEmbedder()
        load = load_parser()

        class Parser:
            def pipe(_self, texts: Iterable[str]) -> Iterable[object]:  # noqa: N805
                found = list(texts)
                self.parsed += len(found)
                return load.pipe(found)

        cache = Cache(store, parser) if store else None
        self.pipeline = Pipeline(Parser, self.embedder, self.nli, Fusion.from_directory(shipped("judge")), cache=cache)  # type: ignore[arg-type]
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
    assert (second.parsed, second.nli.asked, second.embedder.asked) == (0, [], [])


@pytest.mark.parametrize(
    "edit",
    [
        ("340 model ships", "250 model ships"),
        ("in Antwerp, where he had lived since 1990", "at home"),
        ("\n\nPieter", "\n\nA new wing opens in June.\n\nPieter"),
        (DRAFT, NEWS),
        (DRAFT, ""),
    ],
)
def test_an_edited_draft_is_reported_as_without_a_cache(store: Memory, edit: tuple[str, str]) -> None:
    text = DRAFT.replace(*edit)
    known, fresh = Run(store, text), Run(None, text)
    assert as_bytes(known.report) == as_bytes(fresh.report)
    assert known.parsed < fresh.parsed
    assert not set(known.embedder.asked) & set(Run(None).embedder.asked)


def test_references_are_known_by_what_they_say_and_reported_by_their_name(store: Memory, plain: Run) -> None:
    run = Run(store)
    moved = [replace(d, id=f"moved-{d.id}", path=f"elsewhere/{d.path}") for d in REFERENCES]
    run.parsed = 0
    report = run.pipeline.check([document("draft", DRAFT)], moved)
    assert run.parsed == 0
    assert as_bytes(report) == as_bytes(plain.pipeline.check([document("draft", DRAFT)], moved))
    assert "elsewhere/bust.txt" in as_bytes(report)


def test_another_parser_reads_anew(store: Memory) -> None:
    assert Run(store, parser="another").parsed > 0


def test_a_cache_on_the_disk(tmp_path: Path, plain: Run) -> None:
    reports = [Run(SQLiteStore(tmp_path)).report for _ in range(2)]
    assert [as_bytes(r) for r in reports] == [as_bytes(plain.report)] * 2


def test_entries_that_are_no_claims_are_read_anew(store: Memory, plain: Run) -> None:
    wrong = Memory()
    keys = [document_key(f"documents parser {code_version()}", d) for d in [document("draft", DRAFT), *REFERENCES]]
    wrong.entries = store.entries | dict.fromkeys(keys, b"nonsense")
    assert set(keys) <= set(store.entries)
    run = Run(wrong)
    assert run.parsed > 0
    assert as_bytes(run.report) == as_bytes(plain.report)


def test_an_interrupted_run_keeps_what_it_has_read() -> None:
    class Impatient(CountingNLI):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            raise KeyboardInterrupt

    memory = Memory()
    run = Run(memory)
    run.pipeline.nli = Impatient()
    with pytest.raises(KeyboardInterrupt):
        run.pipeline.check([document("draft", NEWS)], REFERENCES)
    assert memory.flushed == 2


def test_a_model_without_kinds_of_contradiction_stays_one() -> None:
    class Plain:
        name = "plain"

        def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
            return np.tile(np.array([0.1, 0.2, 0.7], dtype=np.float32), (len(pairs), 1))

    cache = Cache(Memory(), "parser")
    nli = cache.nli(Plain())
    assert not isinstance(nli, TypedNLI)
    assert isinstance(cache.nli(OnnxNLI()), TypedNLI)
    for _ in range(2):
        assert nli.predict([("a", "b"), ("c", "d"), ("a", "b")]).shape == (3, 3)
    assert nli.predict([]).shape == (0, 3)


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
