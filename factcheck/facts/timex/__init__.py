"""Expressions of time: found in text, and resolved to intervals of days."""

from factcheck.facts.timex.recognise import Outlook, Reference, TimesFound, find_times

__all__ = ["Outlook", "Reference", "TimesFound", "find_times"]
