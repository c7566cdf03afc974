"""FC3xx: what is worth a look and no contradiction."""

from __future__ import annotations

from factcheck.rules.rule import Example, Rule, Text

__all__ = ["NOTES"]

NOTES = (
    Rule(
        "FC301",
        "update",
        "note",
        "a later report updates an earlier one",
        "A toll (deaths, injuries, arrests, rescues, evacuations) that is higher in the younger of two "
        "reports. Both were right when they were written. The dates of publication decide, so texts without "
        "one give no such note.",
        Example(
            (
                Text("The storm in Bergen killed three people, police said.", "2024-03-05"),
                Text("The storm in Bergen killed seven people, police said.", "2024-03-07"),
            ),
            "Two days later, more deaths were known.",
        ),
        Example(
            (
                Text("The storm in Bergen killed three people, police said.", "2024-03-05"),
                Text("The storm in Bergen killed three people.", "2024-03-07"),
            ),
            "The toll did not change.",
        ),
    ),
    Rule(
        "FC302",
        "possibly different events",
        "note",
        "two texts differ about what may be two events",
        "Two strikes in one city, two fires in one town: the claims are alike, but their dates lie apart, "
        "and nothing says that both speak of one event. It is said once for any two documents. Read it as a "
        "question.",
        Example(
            (
                Text("An American air strike killed a militia chief in Baghdad in May 2021."),
                Text("An American air strike killed a militia chief in Baghdad in January 2024."),
            ),
            "There may have been two strikes.",
        ),
        Example(
            (
                Text("An American air strike killed a militia chief in Baghdad in January 2024."),
                Text("The air strike in January 2024 killed a militia chief in Baghdad."),
            ),
            "One strike, one month.",
        ),
    ),
)
"""In the order of their codes."""
