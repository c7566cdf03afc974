"""Judging: each pair gets a verdict that says why; verdicts worth showing become findings."""

from factcheck.judging.backing import backing
from factcheck.judging.cascade import CascadeNLI, shipped_nli
from factcheck.judging.codes import CODES, UNSUPPORTED
from factcheck.judging.disputes import disputes, sentences_of
from factcheck.judging.features import FEATURES
from factcheck.judging.findings import candidates, distinct, traced
from factcheck.judging.fusion import Fusion
from factcheck.judging.huggingface import open_nli
from factcheck.judging.judge import judge, judge_all
from factcheck.judging.nli import LABELS, GlancingNLI, NLIModel, OnnxNLI, TypedNLI
from factcheck.judging.repeats import told_once
from factcheck.judging.support import with_support
from factcheck.judging.verdict import Backing, Dispute, Finding, Relation, Severity, Side, Verdict

__all__ = [
    "CODES",
    "FEATURES",
    "LABELS",
    "UNSUPPORTED",
    "Backing",
    "CascadeNLI",
    "Dispute",
    "Finding",
    "Fusion",
    "GlancingNLI",
    "NLIModel",
    "OnnxNLI",
    "Relation",
    "Severity",
    "Side",
    "TypedNLI",
    "Verdict",
    "backing",
    "candidates",
    "disputes",
    "distinct",
    "judge",
    "judge_all",
    "open_nli",
    "sentences_of",
    "shipped_nli",
    "told_once",
    "traced",
    "with_support",
]
