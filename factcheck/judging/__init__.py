"""Judging: each pair gets a verdict that says why."""

from factcheck.judging.verdict import Finding, Relation, Severity, Side, Verdict

__all__ = ["Finding", "Relation", "Severity", "Side", "Verdict"]
