"""The command line."""

from factcheck.cli.main import main, run

__all__ = ["main", "run"]
