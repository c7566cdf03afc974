"""Baseline: findings that are known, kept in a file beside the texts, so that only new ones are told."""

from factcheck.baseline.baseline import Baseline, Entry
from factcheck.baseline.file import load, render
from factcheck.baseline.stale import stale

__all__ = ["Baseline", "Entry", "load", "render", "stale"]
