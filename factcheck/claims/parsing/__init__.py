"""Parsing: the seam to spaCy, and the shipped parser."""

from factcheck.claims.parsing.loading import Parser, load_parser

__all__ = ["Parser", "load_parser"]
