"""Rules: what each code stands for, with examples.  Any room may ask; nothing heavy is loaded for the answer."""

from factcheck.rules.catalogue import RULES, find, nearest
from factcheck.rules.pages import rule_fields, rule_markdown, rule_text
from factcheck.rules.rule import Example, File, Group, Rule, Text

__all__ = [
    "RULES",
    "Example",
    "File",
    "Group",
    "Rule",
    "Text",
    "find",
    "nearest",
    "rule_fields",
    "rule_markdown",
    "rule_text",
]
