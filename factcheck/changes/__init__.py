"""Changes: which lines of the texts differ from a revision in git, and which findings touch them."""

from factcheck.changes.changes import Changes
from factcheck.changes.git import changes_since

__all__ = ["Changes", "changes_since"]
