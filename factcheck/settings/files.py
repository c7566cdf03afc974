"""Configuration files: which one holds for a directory, and what it says."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigurationError, UsageError
from factcheck.settings.kinds import close
from factcheck.settings.layers import Layer
from factcheck.settings.places import absolute, shown_path
from factcheck.settings.rulesettings import RuleSettings
from factcheck.settings.setting import Setting, settings_of
from factcheck.settings.settings import Override, Settings

__all__ = ["NAMES", "file_in", "read_file"]

NAMES = ("factcheck.toml", "pyproject.toml")
"""What a configuration file is called; in one directory, the first of them wins."""

_MOST_BYTES = 1_000_000
_TOOL = ("tool", "factcheck")
_OVERRIDES, _PATHS = "overrides", "paths"
_ELSEWHERE = {
    "allow-download": "only --allow-download opens a connection, and no file can",
    "exit-zero": 'say fail-on = "never", or --exit-zero on the command line',
    "output-file": 'write output = {json = "report.json"}, or say --output-file on the command line',
    "isolated": "it is an option of the command line",
    "config": "it is an option of the command line",
    "output-format": "did you mean format?",
    "extend-ignore": "ignore is added to what other places ignore already",
    "per-file-ignores": 'write [[overrides]] with paths = ["archive/**"] and ignore = [...]',
}
"""What users of other programs, or of the command line, may expect; and what to do instead."""


def file_in(directory: Path) -> Path | None:
    """Return the configuration file in a directory, None when it has none.

    A `pyproject.toml` without a table [tool.factcheck] is passed over.  Raises `ConfigurationError` for one that is not
    TOML.
    """
    for name in NAMES:
        path = directory / name
        if os.path.isfile(path) and _table(path) is not None:  # noqa: PTH113 - False where nobody may look
            return path
    return None


def read_file(path: Path) -> Layer:
    """Return what a configuration file says.

    Paths in it are relative to its directory.  Raises `ConfigurationError` with a line for each thing that is wrong.
    """
    table, shown = _table(path), shown_path(str(path))
    if table is None:
        raise ConfigurationError([f"{shown}: there is no table [{'.'.join(_TOOL)}]"])
    folder = absolute(path).parent
    problems: list[str] = []
    overrides = _overrides(table.get(_OVERRIDES, []), folder, shown, problems)
    rest = {key: value for key, value in table.items() if key != _OVERRIDES}
    values = _values(rest, settings_of(Settings), folder, shown, problems, other=(_OVERRIDES,))
    problems += [
        f"{shown}: output: a file cannot have reports written outside of its directory ({path})"
        for path in values.get("output", {}).values()
        if not Path(path).is_relative_to(folder)
    ]
    if problems:
        raise ConfigurationError(problems)
    return Layer(values, dict.fromkeys(values, shown), overrides)


def _table(path: Path) -> Mapping[str, Any] | None:
    """Return the settings in a file, None when it is a `pyproject.toml` that holds none.

    A file of any other name may have them at the top or, as that one, in [tool.factcheck].
    """
    shown = shown_path(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ConfigurationError([f"{shown}: larger than 1 MB, which no configuration is"])
        table: Mapping[str, Any] = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise ConfigurationError([f"{shown}: not UTF-8, which TOML is"]) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError([f"{shown}: not TOML: {_lower(str(error))}"]) from None
    except RecursionError:
        raise ConfigurationError([f"{shown}: not TOML: nested too deeply"]) from None
    except OSError as error:
        raise ConfigurationError([f"{shown}: {_lower(error.strerror or str(error))}"]) from None
    tools = table.get(_TOOL[0])
    own = tools.get(_TOOL[1]) if isinstance(tools, Mapping) else None
    if own is None:
        return None if path.name == NAMES[1] else table
    if not isinstance(own, Mapping):
        raise ConfigurationError([f"{shown}: {'.'.join(_TOOL)}: expected a table"])
    return own


def _values(
    table: Mapping[str, Any],
    known: Mapping[str, Setting],
    folder: Path,
    place: str,
    problems: list[str],
    other: tuple[str, ...],
) -> dict[str, Any]:
    """Return the values of a table by field; what is wrong with it is added to `problems`."""
    values = {}
    for key, value in table.items():
        if key not in known:
            problems.append(f"{place}: {key}: {_unknown(key, (*known, *other))}")
            continue
        try:
            values[known[key].field] = known[key].kind.convert(value, folder)
        except ValueError as error:
            problems.append(f"{place}: {key}: {error}")
    return values


def _overrides(found: object, folder: Path, shown: str, problems: list[str]) -> tuple[Override, ...]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        problems.append(f"{shown}: {_OVERRIDES}: expected tables, each below its own line [[{_OVERRIDES}]]")
        return ()
    made = []
    for number, table in enumerate(found, start=1):
        place = f"{shown}: {_OVERRIDES} {number}"
        rest = {key: value for key, value in table.items() if key != _PATHS}
        values = _values(rest, settings_of(RuleSettings), folder, place, problems, other=(_PATHS,))
        paths = table.get(_PATHS, ())
        try:
            made.append(Override(paths=paths, folder=str(folder), **values))
        except UsageError as error:
            problems.append(f"{place}: {error}")
    return tuple(made)


def _unknown(key: str, known: tuple[str, ...]) -> str:
    if key in _ELSEWHERE:
        return f"not a setting; {_ELSEWHERE[key]}"
    if key.replace("_", "-") in known:
        return f"not a setting; did you mean {key.replace('_', '-')}?"
    if key in settings_of(Settings):
        return "not a setting of an override, which changes rules only"
    every = "; the settings are " + ", ".join(known)
    return f"not a setting{close(key, known) or every}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
