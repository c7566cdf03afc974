"""A pipeline without models, so that these tests are about the command line only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from factcheck.cli import main
from factcheck.documents import Document
from factcheck.errors import InputError, UsageError
from factcheck.facts import Facts, GroundedClaim
from factcheck.judging import Finding, Verdict
from factcheck.matching import Matches, Pair
from factcheck.pipeline import Narrow
from factcheck.reports import DocumentSummary, Report
from factcheck.screening import screen
from factcheck.settings import RuleSettings
from tests.reports.samples import SUNK_IN_2018, SUNK_IN_2019, claim


@dataclass
class FakePipeline:
    """Answers with the findings that a test gives it, and remembers what it was asked."""

    findings: tuple[Finding, ...] = ()
    fails: BaseException | None = None
    drafts: list[Document] = field(default_factory=list)
    references: list[Document] = field(default_factory=list)
    dates: tuple[date | None, date | None] = (None, None)
    fusion: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(contributions=lambda inputs: {"nli_claim_max": 0.4})
    )

    def check(
        self,
        documents: Sequence[Document],
        against: Sequence[Document] = (),
        problems: Sequence[InputError] = (),
        progress: Callable[[str, int, int], None] | None = None,
        rules_for: Callable[[str], RuleSettings] = lambda path: RuleSettings(),
        narrow: Narrow = lambda found: (found, ()),
        *,
        backed: bool = False,
    ) -> Report:
        if self.fails:
            raise self.fails
        assert progress
        progress("read", 0, len(documents))
        self.drafts, self.references = list(documents), list(against)
        summaries = tuple(
            [DocumentSummary(d, 1, "draft") for d in documents]
            + [DocumentSummary(d, 1, "reference") for d in against]
        )
        screened = map(screen(rules_for, {d.id for d in against}), self.findings)
        kept, aside = narrow([f for f in screened if f])
        return Report(
            "1.2.3", self.models(), summaries, tuple(kept), tuple(problems), 0, 2, 1, 1, 0.5, tuple(aside)
        )

    def claims(
        self, documents: Sequence[Document], progress: Callable[[str, int, int], None] | None = None
    ) -> list[GroundedClaim]:
        made = [claim(d, d.text.splitlines()[0]) for d in documents]
        return [replace(c, facts=Facts(predicate="sink")) for c in made]

    def compare(
        self, first: str, second: str, *, first_date: date | None = None, second_date: date | None = None
    ) -> tuple[Verdict, Matches]:
        self.dates = (first_date, second_date)
        pair = Pair(0, 1, 0.7, (), 0)
        row = (0.9, 0.05, 0.05)
        verdict = Verdict(pair, "contradiction", "date", 0.97, row, row, (), "two dates")
        return verdict, Matches((SUNK_IN_2019.claim, SUNK_IN_2018.claim), (), (pair,))

    def explain(
        self, drafts: Sequence[Document], against: Sequence[Document], fingerprint: str, progress: object
    ) -> tuple[Finding, Verdict, Matches]:
        self.drafts, self.references = list(drafts), list(against)
        finding = next((f for f in self.findings if f.fingerprint.startswith(fingerprint)), None)
        if finding is None:
            raise UsageError(f"no finding in these articles has the fingerprint {fingerprint!r}")
        return finding, *self.compare("", "")

    def models(self) -> dict[str, str]:
        return {"nli": "nli@00", "embedder": "embedder@00", "parser": "parser@00"}


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    """The pipeline that the commands will use."""
    fake = FakePipeline()
    monkeypatch.setattr("factcheck.pipeline.Pipeline.embedded", lambda graphs=None, store=None: fake)
    monkeypatch.setattr("factcheck.preload.preload", dict)  # nobody would wait for the models
    return fake


@dataclass
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(pipeline: FakePipeline, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `factcheck` with some arguments in this process."""

    def _run(*arguments: str | Path) -> Outcome:
        code = main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return _run


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An article in the working directory, by its name."""
    monkeypatch.chdir(tmp_path)
    Path("aurora.txt").write_text("The ferry Aurora sank off Lysekil on 3 March 2019.\n", encoding="utf-8")
    return "aurora.txt"
