"""Suppression: comments in a text silence findings, and those that silence nothing are told."""

from factcheck.suppression.notice import COMMENT, Notice
from factcheck.suppression.suppress import Silenced, Suppression, suppress
from factcheck.suppression.writing import ignore_comment

__all__ = ["COMMENT", "Notice", "Silenced", "Suppression", "ignore_comment", "suppress"]
