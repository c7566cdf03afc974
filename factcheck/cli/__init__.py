"""The command line."""

from factcheck.cli.main import main

__all__ = ["main"]
