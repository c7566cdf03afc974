"""Settings whose values are words from a short list.  `--help` shows them, and so this module imports nothing."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Color", "FailOn", "ReportFormat", "Severity", "Show"]


class ReportFormat(StrEnum):
    """How to print a report on findings; `factcheck.reports.FORMATS` has a printer for each."""

    terminal = "terminal"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    markdown = "markdown"


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    never = "never"


class Severity(StrEnum):
    """How bad a finding is."""

    error = "error"
    warning = "warning"
    info = "info"


class Show(StrEnum):
    """Findings that are printed only on request."""

    info = "info"
    suppressed = "suppressed"
    disputed = "disputed"
    unsupported = "unsupported"


class Color(StrEnum):
    """When to write ANSI colours."""

    auto = "auto"
    always = "always"
    never = "never"
