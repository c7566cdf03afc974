"""Settings: what a run is told, by files, the environment and the command line.  No room is known here."""

from factcheck.choices import Color, FailOn, ReportFormat, Severity, Show
from factcheck.settings.configuration import NOTHING, Configuration, settings_for
from factcheck.settings.layers import DEFAULT, Layer, Resolved
from factcheck.settings.places import shown_path
from factcheck.settings.rulesettings import RuleSettings
from factcheck.settings.setting import Setting, settings_of
from factcheck.settings.settings import Override, Settings

__all__ = [
    "DEFAULT",
    "NOTHING",
    "Color",
    "Configuration",
    "FailOn",
    "Layer",
    "Override",
    "ReportFormat",
    "Resolved",
    "RuleSettings",
    "Setting",
    "Settings",
    "Severity",
    "Show",
    "settings_for",
    "settings_of",
    "shown_path",
]
