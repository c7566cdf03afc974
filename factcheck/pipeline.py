"""The whole way of the data: documents in, report out.  The only module that knows every room."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

from factcheck import __version__
from factcheck.cache import Cache
from factcheck.claims import Parser, extract, load_parser
from factcheck.documents import Document, from_text, in_canonical_order
from factcheck.errors import InputError, ModelError, UsageError
from factcheck.facts import GroundedClaim, ground
from factcheck.inference import Graph
from factcheck.judging import (
    UNSUPPORTED,
    Backing,
    CascadeNLI,
    Finding,
    Fusion,
    NLIModel,
    OnnxNLI,
    Verdict,
    backing,
    candidates,
    disputes,
    distinct,
    judge,
    judge_all,
    open_nli,
    sentences_of,
    shipped_nli,
    told_once,
    traced,
    with_support,
)
from factcheck.matching import Embedder, Matches, OnnxEmbedder, match, match_texts, open_embedder
from factcheck.reports import DocumentSummary, Report, SetAside
from factcheck.screening import screen
from factcheck.settings import RuleSettings
from factcheck.store import Store
from factcheck.suppression import Silenced, suppress
from factcheck.weights import fingerprint, shipped

__all__ = ["Narrow", "Pipeline", "Progress"]

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); `total` is 0 where the work cannot be counted."""


Narrow = Callable[[Sequence[Finding]], tuple[Sequence[Finding], Sequence[SetAside]]]
"""Divides the findings, one for each pair of sentences, into those to tell and those to set aside, in their order."""

_SHOWN = 60  # code points of a text that an error message repeats


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing: the default `Progress`."""


def _every_rule(path: str) -> RuleSettings:
    """Report every finding as it is: the default `rules_for`."""
    return RuleSettings()


def _everything(found: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[SetAside]]:
    """Tell every finding: the default `narrow`."""
    return found, ()


def _by_comment(silenced: Silenced) -> SetAside:
    line, column = silenced.instruction.comment.start
    where = f"{silenced.document.path}:{line}:{column}"
    return SetAside(silenced.finding, "comment", where, silenced.instruction.reason)


def _once(aside: Sequence[SetAside], matches: Matches, verdicts: Sequence[Verdict]) -> Iterator[SetAside]:
    """Yield what is set aside as it would have been told: each conflict once, with all its places."""
    for by in dict.fromkeys(a.by for a in aside):
        # A finding with its places keeps the two sides of the one that leads.
        known = {(id(a.finding.first), id(a.finding.second)): a for a in reversed(aside) if a.by == by}
        for finding in told_once(distinct([a.finding for a in aside if a.by == by]), matches, verdicts):
            yield replace(known[id(finding.first), id(finding.second)], finding=finding)


def _told(
    looked_up: Sequence[Backing], documents: Sequence[Document], rules: Callable[[str], RuleSettings]
) -> list[Backing]:
    """Return what the references have for claims, without what is not found and not to be told: by rule or comment."""
    notes = {
        id(b.claim): Finding("", UNSUPPORTED, "other", "info", 0.0, "", b.claim, b.claim, 0, (), ())
        for b in looked_up
        if b.status == "not found"
    }
    silenced = {id(s.finding.first) for s in suppress(list(notes.values()), documents).silenced}
    return [
        b
        for b in looked_up
        if id(b.claim) not in notes
        or (id(b.claim) not in silenced and rules(b.claim.claim.claim.document.path).reports(UNSUPPORTED))
    ]


class Pipeline:
    """The rooms in their order, with a part in every seam."""

    def __init__(
        self,
        parser: Callable[[], Parser],
        embedder: Embedder,
        nli: NLIModel,
        fusion: Fusion,
        warm_up: Callable[[], None] = lambda: None,
        cache: Cache | None = None,
    ) -> None:
        """Take the parts; `parser` is called once, when the first text is read.

        `warm_up` loads what the embedder and the NLI model need; it runs in the background, while texts are parsed.
        `cache` is where their work is looked up before it is done.
        """
        self._load_parser = parser
        self._parser: Parser | None = None
        self._warm_up = warm_up
        self._cache = cache
        self.embedder = cache.embedder(embedder) if cache else embedder
        self.nli = cache.nli(nli) if cache else nli
        self.fusion = fusion

    @classmethod
    def embedded(
        cls, graphs: Mapping[str, Graph] = MappingProxyType({}), store: Store | None = None
    ) -> Pipeline:
        """Take the shipped models; raises `ModelError` when this installation lacks one.

        `graphs` are those that are already being loaded (`factcheck.preload`), by name.  What was
        read once is found again in `store`, with the same results.
        """
        return cls._with(
            shipped_nli(graphs),
            OnnxEmbedder(graph=graphs.get("embedder")),
            graphs.get("parser"),
            store,
        )

    @classmethod
    def with_models(
        cls,
        *,
        nli: str | None = None,
        embedder: str | None = None,
        download: bool = False,
        store: Store | None = None,
    ) -> Pipeline:
        """Take the models that a user names, each by the path of a directory or by its name on the Hugging Face hub.

        None is the shipped one.  Only `download` opens a connection, for what this machine lacks.  Raises `ModelError`
        when a model is not there, is none of its kind, or needs what is not installed.
        """
        return cls._with(
            shipped_nli() if nli is None else open_nli(nli, download=download),
            OnnxEmbedder() if embedder is None else open_embedder(embedder, download=download),
            store=store,
        )

    @classmethod
    def _with(
        cls,
        nli: NLIModel,
        embedder: Embedder,
        parser_graph: Graph | None = None,
        store: Store | None = None,
    ) -> Pipeline:
        # Models on torch wait for their first use: what keeps them quiet while they load changes the warnings and the
        # loggers of the whole process.
        quick = [part for part in (embedder, nli) if isinstance(part, OnnxEmbedder | OnnxNLI | CascadeNLI)]

        graph = parser_graph or Graph(shipped("parser"))

        def warm_up() -> None:
            _ = graph.session
            for part in quick:
                part.warm_up()

        cache = None if store is None else Cache(store, _parser_name())
        return cls(
            lambda: load_parser(graph=graph),
            embedder,
            nli,
            Fusion.from_directory(shipped("judge")),
            warm_up,
            cache,
        )

    def check(
        self,
        documents: Sequence[Document],
        against: Sequence[Document] = (),
        problems: Sequence[InputError] = (),
        progress: Progress = _silent,
        rules_for: Callable[[str], RuleSettings] = _every_rule,
        narrow: Narrow = _everything,
        *,
        backed: bool = False,
    ) -> Report:
        """Find claims that cannot both be true: within `documents`, and between them and the references `against`.

        References are not checked against one another, and comments in them silence nothing.  `problems` met while
        reading are handed through to the report.  `rules_for` returns the rules for the path of a document
        (`Configuration.rules_for`), `narrow` says which findings are known or not of interest.  The order of the
        documents changes nothing but that of `Report.documents`.  With `backed`, the claims of the drafts are looked up
        in the references.
        """
        started = time.perf_counter()
        everything = [*documents, *against]
        references = frozenset(d.id for d in against)
        matches, verdicts = self._judged(documents, against, progress)
        claims = matches.claims
        rules = cache(rules_for)
        revised = map(screen(rules, references), candidates(matches, verdicts, self.fusion))
        suppression = suppress(
            [f for f in revised if f],
            documents,
            # Whether a comment silences FC201 shows only where claims are looked up.
            lambda path, code: code != UNSUPPORTED and rules(path).reports(code),
        )
        told, narrowed = narrow(distinct(suppression.findings))
        aside = tuple(_once([*map(_by_comment, suppression.silenced), *narrowed], matches, verdicts))
        known = {sentences_of(f.first.claim, f.second.claim) for f in (*told, *(a.finding for a in aside))}
        findings = with_support(told_once(told, matches, verdicts), matches, self.nli)
        looked_up: list[Backing] = []
        if backed and references:
            contradictions = [*findings, *(a.finding for a in aside)]
            looked_up = backing(claims, references, contradictions, self.embedder, self.nli)
            looked_up = _told(looked_up, documents, rules)
        self._keep()
        counts: dict[str, int] = {}
        for grounded in claims:
            counts[grounded.claim.document.id] = counts.get(grounded.claim.document.id, 0) + 1
        return Report(
            version=__version__,
            models=self.models(),
            documents=tuple(
                DocumentSummary(d, counts.get(d.id, 0), "reference" if d.id in references else "draft")
                for d in everything
            ),
            findings=tuple(findings),
            problems=tuple(problems),
            suppressed=sum(a.by == "comment" for a in aside),
            claims=len(claims),
            pairs=len(matches.pairs),
            clusters=len(matches.clusters),
            seconds=time.perf_counter() - started,
            set_aside=aside,
            notices=suppression.notices,
            disputed=tuple(disputes(matches, verdicts, known)),
            backing=tuple(looked_up),
        )

    def explain(
        self,
        documents: Sequence[Document],
        against: Sequence[Document],
        fingerprint: str,
        progress: Progress = _silent,
    ) -> tuple[Finding, Verdict, Matches]:
        """Return the finding whose fingerprint begins with `fingerprint`, the verdict behind it, and what was matched.

        Raises `UsageError` when there is none, or more than one.
        """
        matches, verdicts = self._judged(documents, against, progress)
        wanted = fingerprint.casefold()
        found = {
            finding.fingerprint: (finding, verdict)
            for finding, verdict in traced(matches, verdicts, self.fusion)
            if finding.fingerprint.startswith(wanted)
        }
        if not found:
            raise UsageError(f"no finding in these articles has the fingerprint {fingerprint!r}")
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} findings begin with {fingerprint!r}: say more of {', '.join(sorted(found))}"
            )
        finding, verdict = next(iter(found.values()))
        return finding, verdict, matches

    def _judged(
        self, documents: Sequence[Document], against: Sequence[Document], progress: Progress
    ) -> tuple[Matches, list[Verdict]]:
        """Read, match and judge, in an order that does not depend on that of the documents; drafts come first."""
        # No daemon: where all is known, the run may be over first, and Python must not end while a model is loaded.
        threading.Thread(target=self._prepare).start()
        claims = self.claims([*in_canonical_order(documents), *in_canonical_order(against)], progress)
        progress("match", 0, 0)
        matches = match(claims, self.embedder, frozenset(d.id for d in against))
        verdicts = judge(matches, self.nli, self.fusion, lambda done, total: progress("judge", done, total))
        self._keep()
        return matches, verdicts

    def _prepare(self) -> None:
        """Load the models, and hash them for the report, while texts are parsed; errors show where they are used."""
        with contextlib.suppress(ModelError):
            self._warm_up()
            self.models()

    def claims(self, documents: Sequence[Document], progress: Progress = _silent) -> list[GroundedClaim]:
        """Return the claims of the documents with their facts, in document order."""
        grounded: list[GroundedClaim] = []
        progress("read", 0, len(documents))
        read = self._cache.claims(documents, self._read) if self._cache else map(self._read, documents)
        try:
            for done, claims in enumerate(read, start=1):
                grounded += claims
                progress("read", done, len(documents))
        finally:  # whoever interrupts has not to wait for these again
            self._keep()
        return grounded

    def _read(self, document: Document) -> list[GroundedClaim]:
        if self._parser is None:
            self._parser = self._load_parser()
        return ground(extract([document], self._parser))

    def _keep(self) -> None:
        """Let the next run find what this one has made."""
        if self._cache:
            self._cache.flush()

    def compare(
        self, first: str, second: str, *, first_date: date | None = None, second_date: date | None = None
    ) -> tuple[Verdict, Matches]:
        """Judge two texts against each other.

        Returns the verdict of the two claims that clash most, and everything that was matched.  Raises `UsageError`
        when a text makes no claim.
        """
        texts = (("A", first, first_date), ("B", second, second_date))
        sides = [
            self.claims([from_text(text, id=name, path=name, published=day)]) for name, text, day in texts
        ]
        for (name, text, _), claims in zip(texts, sides, strict=True):
            if not claims:
                raise UsageError(f"text {name} makes no claim that could be checked: {text[:_SHOWN]!r}")
        matches = match_texts(sides[0], sides[1], self.embedder)
        verdicts = judge_all(matches, self.nli, self.fusion)
        return max(verdicts, key=lambda v: v.probability), matches

    def models(self) -> dict[str, str]:
        """Name and hash of each model, for the report."""
        return {"nli": self.nli.name, "embedder": self.embedder.name, "parser": _parser_name()}


def _parser_name() -> str:
    parser = shipped("parser")
    return f"{parser.name}@{fingerprint(parser)}"
