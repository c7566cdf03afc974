"""FC900: comments to factcheck that do not do what their writer hopes."""

from __future__ import annotations

from factcheck.rules.rule import Example, File, Rule

__all__ = ["COMMENTS"]

_STORY = (
    "The ferry Aurora sank off Lysekil on 3 March 2019.\n\nDivers say that the Aurora sank on 9 May 2018."
)

COMMENTS = (
    Rule(
        "FC900",
        "idle comment",
        "comment",
        "a comment to factcheck silences nothing, or cannot be understood",
        "The contradiction is gone, or the comment stands at another paragraph, or its instruction or its code is "
        "misspelt. Of several codes in one comment, those that silence nothing are named. A comment that silences a "
        "contradiction with a source is idle when the article is checked without that source.",
        Example(
            (File("story.md", f"{_STORY}\n\n<!-- factcheck: ignore FC102 -->\n"),),
            "The dates clash (FC101), and no numbers do.",
        ),
        Example(
            (File("story.md", f"{_STORY}\n\n<!-- factcheck: ignore FC101 -->\n"),), "Now they are silenced."
        ),
    ),
)
"""In the order of their codes."""
