"""Parsing: the seam to parsers, and the shipped one."""

from factcheck.claims.parsing.loading import Parser, load_parser

__all__ = ["Parser", "load_parser"]
