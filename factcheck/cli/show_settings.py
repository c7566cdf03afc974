"""`--show-settings`: each value, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.cli.exits import ExitCode
from factcheck.cli.streams import printing
from factcheck.reports import escaped, one_line
from factcheck.settings import (
    Configuration,
    Override,
    ReportFormat,
    RuleSettings,
    Setting,
    settings_of,
    shown_path,
)

__all__ = ["print_settings"]

_COMMENT_COLUMN = 40


def print_settings(found: Configuration, paths: Sequence[str], format: ReportFormat) -> ExitCode:
    """Print the settings of the run as TOML with comments, or as JSON, and return 0.

    For each of the `paths` that has other rules than the run, these are printed, too.
    """
    text = _as_json(found, paths) if format is ReportFormat.json else _as_toml(found, paths)
    with printing() as stdout:
        stdout.write(text)
    return ExitCode.CLEAN


def _as_toml(found: Configuration, paths: Sequence[str]) -> str:
    run = found.run
    lines = [f"# {one_line(shown_path(run.file))}" if run.file else "# no configuration file"]
    for key, setting in settings_of(type(run.settings)).items():
        value = _value(run.settings, setting)
        said = f"# {key} is not set" if value is None else f"{key} = {_toml(value)}"
        lines.append(f"{said:<{_COMMENT_COLUMN}} # {', '.join(map(one_line, run.origins[key]))}")
    for override in run.settings.overrides:
        lines += ["", "[[overrides]]", f"paths = {_toml(override.paths)}"]
        lines += [f"{key} = {_toml(value)}" for key, value in _given(override).items()]
    for path, rules in _apart(found, paths).items():
        lines += ["", f"# {one_line(path)} is checked by other rules:"]
        lines += [f"#   {key} = {_toml(value)}" for key, value in rules.items()]
    return "\n".join(lines) + "\n"


def _as_json(found: Configuration, paths: Sequence[str]) -> str:
    run = found.run
    settings = {
        key: {"value": _plain(_value(run.settings, setting)), "from": list(run.origins[key])}
        for key, setting in settings_of(type(run.settings)).items()
    }
    overrides = [{"paths": list(o.paths)} | _given(o) for o in run.settings.overrides]
    told = {
        "version": 1,
        "file": shown_path(run.file) if run.file else None,
        "settings": settings,
        "overrides": overrides,
        "documents": _apart(found, paths),
    }
    return escaped(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def _apart(found: Configuration, paths: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the rules of each path, by key, where they are not those of the run."""
    rules = {path: _all(found.rules_for(path)) for path in paths}
    return {path: own for path, own in rules.items() if own != _all(found.run.settings)}


def _all(rules: RuleSettings) -> dict[str, Any]:
    return {key: _plain(_value(rules, s)) for key, s in settings_of(RuleSettings).items()}


def _given(override: Override) -> dict[str, Any]:
    """Return what an override says, by key."""
    values = {key: getattr(override, s.field) for key, s in settings_of(RuleSettings).items()}
    return {
        key: _plain(value)
        for key, value in values.items()
        if value is not None and (key == "select" or value not in ((), {}))
    }


def _value(rules: RuleSettings, setting: Setting) -> Any:
    """Return a value, or what None stands for."""
    value = getattr(rules, setting.field)
    return setting.shown if value is None else value


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(entry) for entry in value]
    return str(value) if isinstance(value, str) else value


def _toml(value: Any) -> str:
    """Return a value as TOML, on one line; strings in both languages escape alike, but for DEL."""
    plain = _plain(value)
    if isinstance(plain, dict):
        entries = (f"{key} = {_toml(entry)}" for key, entry in plain.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(plain, list):
        return f"[{', '.join(map(_toml, plain))}]"
    return escaped(json.dumps(plain, ensure_ascii=False))
