"""Expressions of time: found in text, and resolved to intervals of days."""

from factcheck.facts.timex.recognise import Outlook, Reference, find_times

__all__ = ["Outlook", "Reference", "find_times"]
