"""`check --watch`: what is checked again, and what a person sees of it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from factcheck.cli.watching import Change, Targets, Watcher, targets
from factcheck.judging import Finding
from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES, NEGATION

_PATIENCE = 60  # seconds after which something that should have happened will not
_CLASH = "The ferry Aurora sank off Lysekil on 3 March 2019.\n\nThe ferry Aurora sank off Lysekil on 5 March 2019.\n"


class Script:
    """Does one thing after another instead of waiting for changes, and then presses Ctrl-C."""

    def __init__(self, *steps: Callable[[], Mapping[Path, Change]]) -> None:
        self.steps = list(steps)
        self.followed: list[Targets] = []

    def follow(self, followed: Targets) -> None:
        self.followed.append(followed)

    def wait(self) -> Mapping[Path, Change]:
        if not self.steps:
            raise KeyboardInterrupt
        return self.steps.pop(0)()


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Script]:
    """Say what happens while somebody watches."""

    def write(*steps: Callable[[], Mapping[Path, Change]]) -> Script:
        made = Script(*steps)
        monkeypatch.setattr("factcheck.cli.watching.Watcher", lambda: made)
        return made

    return write


def finding(pipeline: FakePipeline, *found: Finding) -> Callable[[], Mapping[Path, Change]]:
    """Return a step after which the pipeline finds these."""

    def step() -> Mapping[Path, Change]:
        pipeline.findings = found
        return {Path("aurora.txt").absolute(): "changed"}

    return step


def test_each_change_is_told_and_checked_and_the_findings_are_compared(
    run: Run, script: Callable[..., Script], article: str, pipeline: FakePipeline
) -> None:
    script(finding(pipeline, DATES), finding(pipeline, NEGATION), finding(pipeline, NEGATION))
    done = run("check", "--watch", article, "--format", "concise")
    assert done.code == 0
    assert [line for line in done.out.splitlines() if "FC" not in line] == [
        "No contradictions in 1 document",
        "1 error in 1 document",
        "1 warning in 1 document",
        "1 warning in 1 document",
    ]
    said = [line.partition("] ")[2] or line for line in done.err.splitlines()]
    waiting = "watching for changes; Ctrl-C ends it"
    assert said == [
        waiting,
        "aurora.txt changed", "since the last check: 1 new finding", waiting,
        "aurora.txt changed", "since the last check: 1 new finding, 1 finding gone", waiting,
        "aurora.txt changed", "since the last check: no finding came or went", waiting,
        "stopped watching",
    ]  # fmt: skip


def test_a_file_that_is_gone_or_half_written_is_told_and_waited_for(
    run: Run, script: Callable[..., Script], article: str
) -> None:
    place, text = Path(article).absolute(), Path(article).read_text(encoding="utf-8")

    def gone() -> Mapping[Path, Change]:
        place.unlink()
        return {place: "gone"}

    def empty() -> Mapping[Path, Change]:
        place.touch()
        return {place: "new"}

    def whole() -> Mapping[Path, Change]:
        place.write_text(text, encoding="utf-8")
        return {place: "changed"}

    script(gone, empty, whole)
    done = run("check", "-w", article)
    assert done.code == 0
    assert "aurora.txt gone\naurora.txt: FC901 no such file or directory" in done.err
    assert "aurora.txt new\naurora.txt: FC902 the file is empty" in done.err
    assert done.out.count("No contradictions in 1 document") == 2


def test_a_configuration_is_read_again_and_a_wrong_one_can_be_mended(
    run: Run, script: Callable[..., Script], article: str, pipeline: FakePipeline
) -> None:
    file = Path("factcheck.toml").absolute()
    pipeline.findings = (DATES,)

    def says(text: str) -> Callable[[], Mapping[Path, Change]]:
        def step() -> Mapping[Path, Change]:
            file.write_text(text, encoding="utf-8")
            return {file: "changed"}

        return step

    Path("source.txt").write_text("The Aurora sank.\n", encoding="utf-8")
    at = script(says("agianst = []\n"), says('against = ["source.txt"]\nshow = ["info"]\n'))
    done = run("check", "-w", article)
    assert done.code == 0
    assert "agianst: not a setting; did you mean against?" in done.err
    assert done.out.count("1 error in 1 document") == 2
    assert "in 1 document against 1 reference" in done.out
    assert {file, Path("source.txt").absolute()} <= at.followed[-1].files


def test_the_task_for_visual_studio_code_knows_when_a_check_begins_and_ends(
    run: Run, script: Callable[..., Script], article: str, pipeline: FakePipeline, root: Path
) -> None:
    page = (root / "docs" / "editors.md").read_text(encoding="utf-8")
    begins, ends = (re.search(rf'"{key}": (".*")', page) for key in ("beginsPattern", "endsPattern"))
    assert begins
    assert ends
    script(finding(pipeline, DATES))
    said = run("check", "--watch", article, "--format", "concise").err.splitlines()
    assert [bool(re.match(json.loads(begins[1]), line)) for line in said] == [
        False,
        True,
        False,
        False,
        False,
    ]
    assert [bool(re.match(json.loads(ends[1]), line)) for line in said] == [True, False, False, True, False]


def test_what_is_wrong_from_the_beginning_ends_the_command(run: Run, script: Callable[..., Script]) -> None:
    script()
    done = run("check", "--watch", "-")
    assert (done.code, done.err) == (
        2,
        "factcheck: --watch follows files, and standard input (-) is none\n",
    )


def test_what_a_check_writes_itself_is_no_change(tmp_path: Path) -> None:
    at = targets([str(tmp_path)], [str(tmp_path / "report.md")])
    assert at.concern(tmp_path / "draft.md")
    assert at.concern(tmp_path / "sources" / "new.txt")
    for name in ("report.md", ".draft.md.swp", "draft.md~", ".git/index"):
        assert not at.concern(tmp_path / name)


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    made = Watcher()
    yield made
    made.close()


def changes(watcher: Watcher, act: Callable[[], object]) -> dict[str, Change]:
    """Return what the watcher notices of an act, by the name of the file."""
    found: list[Mapping[Path, Change]] = []
    thread = threading.Thread(target=lambda: found.append(watcher.wait()), daemon=True)
    thread.start()
    act()
    thread.join(_PATIENCE)
    return {path.name: change for path, change in found[0].items()}


def comes(watcher: Watcher, act: Callable[[], object], name: str, change: Change) -> bool:
    """Tell whether a change is noticed; the directory is watched from inside and outside, and either may tell late."""
    seen = changes(watcher, act)
    for _ in range(2):
        if seen.get(name) != change:
            seen = changes(watcher, lambda: None)
    return seen.get(name) == change


def test_a_file_is_followed_though_a_new_one_takes_its_place(watcher: Watcher, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("old", encoding="utf-8")
    watcher.follow(targets([str(draft)]))
    other = tmp_path / "other"
    for text in ("new", "newer"):
        other.write_text(text, encoding="utf-8")
        assert list(changes(watcher, lambda: other.replace(draft))) == ["draft.md"]
    assert changes(watcher, draft.unlink) == {"draft.md": "gone"}
    assert list(changes(watcher, lambda: draft.write_text("again", encoding="utf-8"))) == ["draft.md"]


def test_a_directory_is_followed_with_what_comes_into_it(watcher: Watcher, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    (sources / "deep").mkdir(parents=True)
    watcher.follow(targets([str(sources)]))

    def write() -> None:
        (sources / ".hidden").write_text("no", encoding="utf-8")
        (sources / "deep" / "a.txt").write_text("yes", encoding="utf-8")

    assert list(changes(watcher, write)) == ["a.txt"]


def test_a_directory_that_comes_back_is_followed_again(watcher: Watcher, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    watcher.follow(targets([str(sources)]))
    assert comes(watcher, sources.rmdir, "sources", "gone")
    watcher.follow(targets([str(sources)]))
    assert comes(watcher, sources.mkdir, "sources", "new")
    watcher.follow(targets([str(sources)]))
    assert comes(watcher, (sources / "a.txt").touch, "a.txt", "new")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_session_in_a_terminal(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(_CLASH, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "factcheck", "check", "--watch", "draft.md"]
    env = os.environ | {"TERM": "xterm", "NO_COLOR": "1"}
    with (
        subprocess.Popen(
            command,
            cwd=tmp_path,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            preexec_fn=_heed_interrupts,
        ) as process,
        _ended(process),
    ):
        os.close(theirs)
        first = _until(ours, b"Ctrl-C ends it")
        assert b"error FC101 date" in first
        assert b"\x1b[2J" not in first
        new = tmp_path / "new"
        new.write_text(_CLASH.replace("5 March", "3 March"), encoding="utf-8")
        new.replace(draft)
        second = _until(ours, b"Ctrl-C ends it")
        assert b"\x1b[H\x1b[2J" in second
        assert b"No contradictions in 1 document" in second
        assert b"since the last check: 1 finding gone" in second
        process.send_signal(signal.SIGINT)
        assert b"stopped watching" in _until(ours, b"stopped watching")
        assert process.wait(_PATIENCE) == 0
    os.close(ours)


def _heed_interrupts() -> None:
    """Undo what a shell does to what it runs in the background: ignore Ctrl-C, which programs inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a process when the test fails, which would wait for it for ever otherwise."""
    try:
        yield
    finally:
        process.kill()


def _until(terminal: int, words: bytes) -> bytes:
    """Read what a terminal shows until these words come."""
    shown = b""
    while words not in shown:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE)
        assert ready, f"only this was shown: {shown!r}"
        shown += os.read(terminal, 4096)
    return shown
