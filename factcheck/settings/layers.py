"""Layers: what one place says (a file, the environment, the command line), and what they come to together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from factcheck.settings.places import shown_path
from factcheck.settings.rulesettings import RuleSettings, over, yielding
from factcheck.settings.setting import settings_of
from factcheck.settings.settings import Override, Settings

__all__ = ["DEFAULT", "Layer", "Resolved", "resolve"]

DEFAULT = "default"
"""Where a value comes from that nobody gave."""

_RULES = tuple(field.name for field in fields(RuleSettings))
_SELECTING = ("select", "extend_select", "ignore")
_ADDING = ("extend_select", "ignore", "severity")
"""What two places say of these holds together."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says.

    values     by field of `Settings`, in their final form; only those that are given
    origins    for each of them, where it was given, in words for a person
    overrides  rules for some documents, in the order of the file
    """

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings, where each of them comes from (by key; several places where they add up), and the file, if any."""

    settings: Settings
    origins: Mapping[str, tuple[str, ...]]
    file: str | None = None

    def is_from_file(self, key: str) -> bool:
        """Tell whether the file has the last word on a setting."""
        return self.file is not None and self.origins[key][-1] == shown_path(self.file)


def resolve(layers: Sequence[Layer], file: str | None = None) -> Resolved:
    """Return what the layers come to, the weakest first; a stronger one beats the overrides of a weaker one, too."""
    rules = RuleSettings()
    overrides: tuple[Override, ...] = ()
    values: dict[str, Any] = {}
    origins: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        own = RuleSettings(**{name: layer.values[name] for name in _RULES if name in layer.values})
        rules = over(own, rules)
        overrides = (*(yielding(o, own) for o in overrides), *layer.overrides)
        if own.select is not None:
            origins |= dict.fromkeys(_SELECTING, ())
        for name, value in layer.values.items():
            before = origins.get(name, ()) if name in _ADDING else ()
            origins[name] = (*before, layer.origins[name])
            if name not in _RULES:
                values[name] = value
    values |= {name: getattr(rules, name) for name in _RULES}
    table = settings_of(Settings)
    told = {key: origins.get(known.field) or (DEFAULT,) for key, known in table.items()}
    return Resolved(Settings(**values, overrides=overrides), MappingProxyType(told), file)
