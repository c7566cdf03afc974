"""FC2xx: a draft against its references."""

from __future__ import annotations

from factcheck.rules.rule import Example, Rule, Text

__all__ = ["DRAFTS"]

DRAFTS = (
    Rule(
        "FC201",
        "unsupported",
        "draft",
        "a claim of a draft was not found in its references",
        "No passage of the references has the words, names, numbers and times of the claim, or entails it. That does "
        "not make it false: the references may be silent about it, or say it in words that the program does not "
        "recognise. The nearest passage is named, and what it lacks. What a reference contradicts is a finding of its "
        "own and not told here. In the examples, the second text is the reference.",
        Example(
            (
                Text("Pieter Vos died in Antwerp in 2012. He had collected stamps since his youth."),
                Text("Pieter Vos died in Antwerp in 2012. The mayor opened the bridge yesterday."),
            ),
            "The reference says nothing about stamps.",
        ),
        Example(
            (
                Text("Pieter Vos died in Antwerp in 2012."),
                Text("The shipowner Pieter Vos died in Antwerp in 2012."),
            ),
            "The reference has it.",
        ),
    ),
)
