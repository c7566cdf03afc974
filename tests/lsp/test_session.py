"""When texts are checked: with a pipeline that waits for a word, so that a writer can be faster than a check."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lsprotocol.types import Diagnostic

from factcheck.documents import Document
from factcheck.errors import ConfigurationError, InputError, ModelError
from factcheck.judging import Finding
from factcheck.lsp.checking import Buffer, Checker, Progress
from factcheck.lsp.pages import Pages
from factcheck.lsp.session import Session
from factcheck.reports import DocumentSummary, Report
from factcheck.settings import Configuration, Layer, RuleSettings

pytestmark = pytest.mark.asyncio(loop_scope="function")

_PATIENCE = 20  # seconds after which something that should have happened will not
_WORDS = "The ferry Aurora sank off Lysekil on 3 March 2019."


class FakePipeline:
    """Finds nothing, and remembers what it was asked; a closed gate keeps it busy."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.begun = threading.Event()
        self.gate = threading.Event()
        self.gate.set()
        self.fails: Exception | None = None

    def check(
        self,
        documents: Sequence[Document],
        against: Sequence[Document],
        problems: Sequence[InputError],
        progress: Callable[[str, int, int], None],
        rules_for: Callable[[str], RuleSettings],
        narrow: Callable[[Sequence[Finding]], object],
    ) -> Report:
        self.asked.append((documents[0].text, tuple(d.text for d in against)))
        self.begun.set()
        assert self.gate.wait(_PATIENCE)
        progress("match", 0, 0)
        if self.fails:
            raise self.fails
        summaries = tuple(DocumentSummary(d, 1, "draft") for d in documents)
        return Report("1", {}, summaries, (), tuple(problems), 0, 1, 0, 0, None)


class FakeClient:
    """Remembers what an editor would show."""

    def __init__(self) -> None:
        self.published: list[tuple[str, int | None]] = []
        self.complaints: list[str] = []
        self.told = asyncio.Event()

    def units(self, text: str) -> int:
        return len(text)

    def publish(self, uri: str, version: int | None, diagnostics: Sequence[Diagnostic]) -> None:
        self.published.append((uri, version))
        self.told.set()

    def complain(self, message: str) -> None:
        self.complaints.append(message)
        self.told.set()

    @contextlib.contextmanager
    def progress(self, name: str) -> Iterator[Progress]:
        yield lambda stage, done, total: None

    async def hears(self) -> None:
        await asyncio.wait_for(self.told.wait(), _PATIENCE)
        self.told.clear()


class Desk:
    """A session with its fakes."""

    def __init__(self) -> None:
        self.pipeline = FakePipeline()
        self.client = FakeClient()
        self.against: list[str] = []
        self.wrong_settings = ""
        checker = Checker(lambda nli, embedder: self.pipeline, None)  # type: ignore[arg-type, return-value]
        self.session = Session(checker, self.client, self.configuration, Pages())  # type: ignore[arg-type]

    def configuration(self, file: Path | None) -> Configuration:
        if self.wrong_settings:
            raise ConfigurationError([self.wrong_settings])
        return Configuration(options=Layer({"against": self.against}, {"against": "a test"}), isolated=True)

    async def begun(self) -> None:
        assert await asyncio.to_thread(self.pipeline.begun.wait, _PATIENCE)
        self.pipeline.begun.clear()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Desk]]:
    """Make a desk, once there is an event loop, where nobody is waited for."""
    monkeypatch.setattr("factcheck.lsp.session._SOON", 0.0)
    monkeypatch.setattr("factcheck.lsp.session._PAUSE", 0.0)
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk())
        return made[-1]

    yield make
    for each in made:
        each.pipeline.gate.set()
        each.session.close()


def buffer(name: str = "a.txt", text: str = _WORDS, version: int = 1, file: Path | None = None) -> Buffer:
    return Buffer(f"file:///{name}", name, file, text, version)


async def test_a_check_of_a_text_that_has_changed_is_given_up_and_begins_again(
    desk: Callable[[], Desk],
) -> None:
    at = desk()
    at.pipeline.gate.clear()
    at.session.opened(buffer())
    await at.begun()
    at.session.changed(buffer(text=_WORDS + " She was old.", version=2), check=False)
    at.pipeline.gate.set()
    await at.client.hears()
    assert at.client.published == [("file:///a.txt", 2)]
    assert [text for text, _ in at.pipeline.asked] == [_WORDS, _WORDS + " She was old."]


async def test_a_change_is_checked_at_once_only_for_who_wants_it(desk: Callable[[], Desk]) -> None:
    at = desk()
    at.session.opened(buffer())
    await at.client.hears()
    at.session.changed(buffer(version=2), check=False)
    at.session.changed(buffer(version=3), check=True)
    await at.client.hears()
    assert [version for _, version in at.client.published] == [1, 3]


async def test_the_session_answers_while_a_check_runs(desk: Callable[[], Desk]) -> None:
    at = desk()
    at.pipeline.gate.clear()
    at.session.opened(buffer())
    await at.begun()
    assert at.session.buffer("file:///a.txt") == buffer()
    assert at.session.marks("file:///a.txt") == ()
    at.session.closed("file:///a.txt")
    at.pipeline.gate.set()
    at.session.opened(buffer("b.txt"))
    await at.client.hears()
    assert at.client.published == [("file:///b.txt", 1)]


async def test_a_bug_is_told_and_the_next_check_works(
    desk: Callable[[], Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    at = desk()
    at.pipeline.fails = ZeroDivisionError("oh")
    at.session.opened(buffer())
    await at.client.hears()
    assert at.client.complaints == ["could not check a.txt: ZeroDivisionError('oh')"]
    assert "Traceback" in capsys.readouterr().err
    at.pipeline.fails = None
    at.session.saved("file:///a.txt")
    await at.client.hears()
    assert at.client.published == [("file:///a.txt", 1)]


async def test_a_missing_model_and_wrong_settings_are_told(desk: Callable[[], Desk]) -> None:
    at = desk()
    at.pipeline.fails = ModelError("models/nli: no such directory")
    at.session.opened(buffer())
    await at.client.hears()
    at.wrong_settings = "factcheck.toml: aganist: no such setting"
    at.session.settings_changed()
    await at.client.hears()
    assert at.client.complaints == ["models/nli: no such directory", at.wrong_settings]
    assert at.client.published == []


async def test_a_reference_is_read_as_it_stands_in_the_editor(
    desk: Callable[[], Desk], tmp_path: Path
) -> None:
    at = desk()
    source, draft = tmp_path / "source.txt", tmp_path / "draft.txt"
    source.write_text("The Aurora sank in 2017.\n", encoding="utf-8")
    draft.write_text(_WORDS, encoding="utf-8")
    at.against = [str(tmp_path)]
    now = replace(buffer("source.txt", "The Aurora sank in 2018."), file=source)
    at.session.opened(now)
    await at.client.hears()
    at.session.opened(replace(buffer("draft.txt"), file=draft))
    await at.client.hears()
    assert at.pipeline.asked == [(now.text, (_WORDS,)), (_WORDS, (now.text,))]


async def test_a_reference_that_changes_is_read_again_for_who_has_it(
    desk: Callable[[], Desk], tmp_path: Path
) -> None:
    at = desk()
    (tmp_path / "sources").mkdir()
    source = tmp_path / "sources" / "a.txt"
    source.write_text("The Aurora sank in 2018.\n", encoding="utf-8")
    at.session.opened(buffer())
    await at.client.hears()
    at.session.files_changed([source])
    at.against = [str(tmp_path / "sources")]
    at.session.files_changed([tmp_path / "another.txt"])
    at.session.files_changed([source])
    await at.client.hears()
    assert [references for _, references in at.pipeline.asked] == [(), ("The Aurora sank in 2018.\n",)]


async def test_a_reference_that_cannot_be_read_is_told(desk: Callable[[], Desk], tmp_path: Path) -> None:
    at = desk()
    at.against = [str(tmp_path / "gone.txt")]
    at.session.opened(buffer())
    await at.client.hears()
    assert len(at.client.published) == 1
    assert at.client.complaints == [f"{tmp_path / 'gone.txt'}: FC901 no such file or directory"]
