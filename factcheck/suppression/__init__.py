"""Suppression: comments in a text silence findings, and those that silence nothing are told."""

from factcheck.suppression.writing import ignore_comment

__all__ = ["ignore_comment"]
