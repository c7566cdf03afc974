"""From the options that were given, the environment and the configuration files to the settings of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.cli.models import ModelChoice
from factcheck.errors import UsageError
from factcheck.settings import Configuration, Layer, Resolved, Settings, settings_of, shown_path

__all__ = ["as_named", "configured", "models_of"]

_WITH_COMMAS = frozenset({"select", "extend_select", "ignore", "severity"})
"""Options that may be repeated or have several values in one, separated by commas."""


def configured(
    paths: Sequence[str], given: Mapping[str, object], *, file: str | None, isolated: bool
) -> Configuration:
    """Return the configuration of a run over `paths`; `given` holds the options by field, None where not given.

    Raises `UsageError` for an option that makes no sense, `ConfigurationError` for a file or a variable.
    """
    if file is not None and isolated:
        raise UsageError("--config names a file, and --isolated says to read none: give one of them")
    if file == "":
        raise UsageError("--config: name a file")
    return Configuration(paths, _layer(given), file=file, isolated=isolated)


def as_named(run: Resolved, key: str, path: str) -> str:
    """Return a path of a setting as its user knows it: as it was typed, or a short one where a file names it."""
    return shown_path(path) if run.is_from_file(key) else path


def models_of(settings: Settings, *, download: bool) -> ModelChoice:
    """Return the models that the settings name; only the command line allows to fetch one."""
    return ModelChoice(settings.nli_model, settings.embedder, download)


def _layer(given: Mapping[str, object]) -> Layer:
    values, origins = {}, {}
    for setting in settings_of(Settings).values():
        value = given.get(setting.field)
        if value is None or value == []:
            continue
        if setting.field in _WITH_COMMAS and isinstance(value, list):
            value = setting.kind.parse(",".join(value))
        elif isinstance(value, str):
            value = setting.kind.parse(value)
        try:
            values[setting.field] = setting.kind.convert(value, None)
        except ValueError as error:
            raise UsageError(f"{setting.option}: {error}") from None
        if setting.field == "select" and not values["select"]:
            raise UsageError(
                "--select: name a rule, or ALL"
            )  # an empty variable in a script would pass everything
        origins[setting.field] = setting.option
    return Layer(values, origins)
