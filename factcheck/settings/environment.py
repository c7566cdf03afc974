"""The environment: FACTCHECK_SELECT and so on."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.errors import ConfigurationError
from factcheck.settings.kinds import close
from factcheck.settings.layers import Layer
from factcheck.settings.setting import settings_of
from factcheck.settings.settings import Settings

__all__ = ["CONFIG", "OTHERS", "read_environment"]

CONFIG = "FACTCHECK_CONFIG"
"""The configuration file, as `--config`."""

OTHERS = frozenset({CONFIG, "FACTCHECK_CACHE_DIR"})
"""Variables that are no settings."""

_PREFIX = "FACTCHECK_"


def read_environment(environment: Mapping[str, str]) -> Layer:
    """Return what the variables say; an empty one says nothing.

    Lists are separated by commas, lists of paths as in $PATH.  Raises `ConfigurationError` with a line for each that is
    wrong or unknown.
    """
    known = {setting.variable: setting for setting in settings_of(Settings).values()}
    values, origins, problems = {}, {}, []
    for name, text in sorted(environment.items()):
        if not name.startswith(_PREFIX) or name in OTHERS or not text:
            continue
        if name not in known:
            problems.append(f"{name}: no variable of factcheck{close(name, [*known, *OTHERS])}")
            continue
        setting = known[name]
        try:
            values[setting.field] = setting.kind.convert(setting.kind.parse(text), None)
            origins[setting.field] = name
        except ValueError as error:
            problems.append(f"{name}: {error}")
    if problems:
        raise ConfigurationError(problems)
    return Layer(values, origins)
