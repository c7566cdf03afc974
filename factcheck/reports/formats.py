"""The formats of a report by name, and the one seam that they share: `Printer`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, TextIO, cast

from factcheck.reports.page import Layout
from factcheck.reports.report import Report

__all__ = ["FORMATS", "Printer", "print_report", "printer"]


class Printer(Protocol):
    """Prints a whole report to a stream; nothing in a document may steer a terminal that the stream leads to."""

    def __call__(self, report: Report, stream: TextIO, layout: Layout) -> None:
        """Print `report`; what `layout` says concerns a format or not."""


FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "terminal": "factcheck.reports.terminal:print_terminal",
        "concise": "factcheck.reports.concise:print_concise",
        "json": "factcheck.reports.json_report:print_json",
        "jsonl": "factcheck.reports.jsonl:print_jsonl",
        "sarif": "factcheck.reports.sarif:print_sarif",
        "github": "factcheck.reports.github:print_github",
        "gitlab": "factcheck.reports.gitlab:print_gitlab",
        "junit": "factcheck.reports.junit:print_junit",
        "markdown": "factcheck.reports.markdown:print_markdown",
    }
)
"""Where each format's printer is: a module is imported when a report is printed in its format, not before."""


def printer(name: str) -> Printer:
    """Return the printer of a format; raises `KeyError` for a name that is not in `FORMATS`."""
    module, function = FORMATS[name].split(":")
    return cast(Printer, getattr(import_module(module), function))


def print_report(name: str, report: Report, stream: TextIO, layout: Layout) -> None:
    """Print `report` in the format `name`; raises `KeyError` for a name that is not in `FORMATS`."""
    printer(name)(report, stream, layout)
