"""Reports: findings are shown to people and programs, one module a format.

Printers are imported when a format is asked for: a JSON report needs no rich.
"""

from factcheck.reports.report import DocumentSummary, Report

__all__ = ["DocumentSummary", "Report"]
