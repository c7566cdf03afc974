"""A cache never raises and never answers wrongly, whatever happens to its file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.store import SQLiteStore, clear, contents, database, prune

ENTRIES = {bytes([n]) * 16: b"value %d " % n * 9 for n in range(40)}


def filled(directory: Path, kind: str = "readings") -> SQLiteStore:
    store = SQLiteStore(directory)
    store.put(kind, ENTRIES)
    store.flush()
    return store


@pytest.fixture
def told() -> list[str]:
    """What a user was warned of."""
    return []


def test_another_run_finds_what_was_put(tmp_path: Path) -> None:
    filled(tmp_path)
    assert SQLiteStore(tmp_path).get([*ENTRIES, b"unknown"]) == ENTRIES


def test_what_was_put_is_there_before_it_is_written(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path)
    store.put("readings", {b"k": b"v"})
    assert store.get([b"k"]) == {b"k": b"v"}
    assert not database.file_in(tmp_path).exists()


def test_much_is_written_before_the_end(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path)
    store.put("vectors", {bytes([n]): bytes(1_000_000) for n in range(9)})
    assert len(SQLiteStore(tmp_path).get([bytes([n]) for n in range(9)])) == 9


def test_looking_makes_no_directory(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "cache")
    assert store.get([b"k"]) == {}
    store.flush()
    assert contents(tmp_path / "cache").bytes == 0
    assert prune(tmp_path / "cache", days=0) == (0, 0)
    assert clear(tmp_path / "cache") == 0
    assert not (tmp_path / "cache").exists()


def test_a_file_that_is_no_cache_is_begun_anew(tmp_path: Path, told: list[str]) -> None:
    database.file_in(tmp_path).write_bytes(b"not a database, but long enough to be taken for one. " * 40)
    store = SQLiteStore(tmp_path, told.append)
    assert store.get(ENTRIES) == {}
    store.put("readings", ENTRIES)
    store.flush()
    assert SQLiteStore(tmp_path).get(ENTRIES) == ENTRIES
    assert told == [f"the cache was damaged and is begun anew: {database.file_in(tmp_path)}"]


def test_a_file_of_another_layout_is_begun_anew(tmp_path: Path, told: list[str]) -> None:
    with sqlite3.connect(database.file_in(tmp_path)) as connection:
        connection.execute("CREATE TABLE entries (name TEXT)")
    connection.close()
    store = SQLiteStore(tmp_path, told.append)
    assert store.get([b"k"]) == {}
    store.put("readings", {b"k": b"v"})
    store.flush()
    assert SQLiteStore(tmp_path).get([b"k"]) == {b"k": b"v"}
    assert len(told) == 1


def test_the_file_of_another_version_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "factcheck-99.sqlite3"
    other.write_bytes(b"from the future")
    filled(tmp_path)
    clear(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [other.name]


@settings(max_examples=30)
@given(cut=st.integers(0, 100))
def test_a_truncated_file_gives_nothing_wrong(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    directory = tmp_path_factory.mktemp("cut")
    filled(directory)
    path = database.file_in(directory)
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size * cut // 100)
    assert_right_and_repaired(directory)


@settings(max_examples=30)
@given(at=st.integers(0, 1_000_000), bits=st.integers(1, 255))
def test_a_flipped_byte_gives_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, at: int, bits: int
) -> None:
    directory = tmp_path_factory.mktemp("flip")
    filled(directory)
    path = database.file_in(directory)
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= bits
    path.write_bytes(data)
    assert_right_and_repaired(directory)


def assert_right_and_repaired(directory: Path) -> None:
    """Nothing that is found is ever wrong, and a few runs later everything is there again."""
    for _ in range(3):
        store = SQLiteStore(directory)
        found = store.get(ENTRIES)
        assert found.items() <= ENTRIES.items()
        store.put("readings", {key: value for key, value in ENTRIES.items() if key not in found})
        store.flush()
    assert SQLiteStore(directory).get(ENTRIES) == ENTRIES


def test_another_process_that_writes_is_not_waited_for_long(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.01)
    filled(tmp_path)
    other = sqlite3.connect(database.file_in(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = SQLiteStore(tmp_path, told.append)
    assert store.get(ENTRIES) == {}
    store.put("readings", {b"k": b"v"})
    store.flush()
    other.execute("ROLLBACK")
    other.close()
    assert told == [f"the cache cannot be read, and this run goes on without: {tmp_path}: database is locked"]
    assert SQLiteStore(tmp_path).get([*ENTRIES, b"k"]) == ENTRIES


WRITER = """
import sys
from pathlib import Path
from factcheck.store import SQLiteStore
directory, name = Path(sys.argv[1]), sys.argv[2]
store = SQLiteStore(directory, sys.exit)
for n in range(40):
    store.put("readings", {f"{name} {n}".encode(): name.encode() * 100})
    store.flush()
    assert store.get([f"{name} {n}".encode()])
"""


def test_processes_share_a_cache(tmp_path: Path, root: Path) -> None:
    names = ("a", "b", "c")
    env = os.environ | {"PYTHONPATH": str(root)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "new"), name], env=env)
        for name in names
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    keys = [f"{name} {n}".encode() for name in names for n in range(40)]
    assert SQLiteStore(tmp_path / "new").get(keys).keys() == set(keys)


def test_a_directory_that_cannot_be_made(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "file").write_text("")
    store = SQLiteStore(tmp_path / "file" / "cache", told.append)
    for n in range(3):
        assert store.get([b"k"]) == {}
        store.put("readings", {b"%d" % n: b"v"})
        store.flush()
    assert told == [
        f"the cache cannot be written, and this run goes on without: {tmp_path / 'file' / 'cache'}: not a directory"
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_directory_is_read(tmp_path: Path, told: list[str]) -> None:
    filled(tmp_path)
    database.file_in(tmp_path).chmod(0o400)
    tmp_path.chmod(0o500)
    assert_read_but_not_written(tmp_path, told)


def test_a_read_only_file_is_read(tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    opened = sqlite3.connect
    where = f"{database.file_in(tmp_path).as_uri()}?mode=ro"
    monkeypatch.setattr(sqlite3, "connect", lambda _path, **how: opened(where, uri=True, **how))
    assert_read_but_not_written(tmp_path, told)


def assert_read_but_not_written(directory: Path, told: list[str]) -> None:
    store = SQLiteStore(directory, told.append)
    assert store.get(ENTRIES) == ENTRIES
    for n in range(3):
        store.put("readings", {b"%d" % n: b"v"})
        store.flush()
    assert store.get(ENTRIES) == ENTRIES
    [told_once] = told
    assert told_once.startswith(f"the cache cannot be written, and this run goes on without: {directory}: ")


FULL = """
import resource, sys
from pathlib import Path
from factcheck.store import SQLiteStore
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
told = []
store = SQLiteStore(Path(sys.argv[1]), told.append)
store.put("readings", {b"large": bytes(1_000_000)})
store.flush()
assert len(told) == 1, told
assert told[0].startswith("the cache cannot be written"), told
assert store.get([b"small"]) == {b"small": b"v"}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_disk_that_is_full(tmp_path: Path, root: Path) -> None:
    store = SQLiteStore(tmp_path)
    store.put("readings", {b"small": b"v"})
    store.flush()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert SQLiteStore(tmp_path).get([b"small", b"large"]) == {b"small": b"v"}


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(day: int) -> SQLiteStore:
        monkeypatch.setattr(database, "today", lambda: day)
        return SQLiteStore(tmp_path, limit=120_000)

    for day, name in enumerate((b"old", b"used again", b"new")):
        store = run(day)
        store.put("vectors", {name: bytes(30_000)})
        store.flush()
    store = run(9)
    store.get([b"used again"])
    store.put("vectors", {b"newest": bytes(30_000)})
    store.flush()
    assert set(SQLiteStore(tmp_path).get([b"old", b"used again", b"new", b"newest"])) == {
        b"used again",
        b"newest",
    }


def test_entries_are_pruned_by_their_last_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "today", lambda: 100)
    filled(tmp_path)
    monkeypatch.setattr(database, "today", lambda: 120)
    store = SQLiteStore(tmp_path)
    store.get([*ENTRIES][:10])
    store.flush()
    monkeypatch.setattr(database, "today", lambda: 131)
    assert prune(tmp_path, days=30)[0] == 30
    assert SQLiteStore(tmp_path).get(ENTRIES).keys() == set([*ENTRIES][:10])


def test_pruning_to_a_size_frees_the_disk(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path)
    store.put("vectors", {bytes([n]): bytes(20_000) for n in range(20)})
    store.flush()
    count, freed = prune(tmp_path, limit=120_000)
    left = contents(tmp_path)
    assert left.bytes <= 100_000
    assert freed >= 300_000
    assert left.kinds["vectors"][0] == 20 - count
