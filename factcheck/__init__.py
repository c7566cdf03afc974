"""factcheck: finds claims that cannot both be true.

    import factcheck
    from pathlib import Path

    report = factcheck.check(Path("draft.md"), against=[Path("sources")])
    for finding in report.findings:
        print(finding.code, finding.explanation)

Importing the package imports nothing else: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import Checker, Source, check
    from factcheck.documents import Document, from_text
    from factcheck.errors import (
        ConfigurationError,
        FactcheckError,
        InputError,
        ModelError,
        OutputError,
        UsageError,
    )
    from factcheck.judging import Finding, Side
    from factcheck.reports import Report
    from factcheck.settings import Override, Settings, settings_for

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "ConfigurationError",
    "Document",
    "FactcheckError",
    "Finding",
    "InputError",
    "ModelError",
    "OutputError",
    "Override",
    "Report",
    "Settings",
    "Side",
    "Source",
    "UsageError",
    "__version__",
    "check",
    "from_text",
    "settings_for",
]

_HOMES = {
    "factcheck.api": ("Checker", "Source", "check"),
    "factcheck.documents": ("Document", "from_text"),
    "factcheck.errors": (
        "ConfigurationError",
        "FactcheckError",
        "InputError",
        "ModelError",
        "OutputError",
        "UsageError",
    ),
    "factcheck.judging": ("Finding", "Side"),
    "factcheck.reports": ("Report",),
    "factcheck.settings": ("Override", "Settings", "settings_for"),
}
"""Where each name is at home."""

if not TYPE_CHECKING:  # a type checker shall complain about a name that is not there

    def __getattr__(name: str) -> object:
        """Load a name when it is first used."""
        for home, names in _HOMES.items():
            if name in names:
                found = globals()[name] = getattr(import_module(home), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """List what can be used."""
        return sorted({*globals(), *__all__})
