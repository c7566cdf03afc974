"""Judging: each pair gets a verdict that says why; verdicts worth showing become findings."""

from factcheck.judging.codes import CODES
from factcheck.judging.findings import candidates, distinct, findings
from factcheck.judging.fusion import Fusion
from factcheck.judging.huggingface import open_nli
from factcheck.judging.judge import judge
from factcheck.judging.nli import LABELS, NLIModel, OnnxNLI
from factcheck.judging.repeats import told_once
from factcheck.judging.verdict import Finding, Relation, Severity, Side, Verdict

__all__ = [
    "CODES",
    "LABELS",
    "Finding",
    "Fusion",
    "NLIModel",
    "OnnxNLI",
    "Relation",
    "Severity",
    "Side",
    "Verdict",
    "candidates",
    "distinct",
    "findings",
    "judge",
    "open_nli",
    "told_once",
]
