"""`Configuration`: the settings of a run, and those of each document where files differ."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.errors import ConfigurationError
from factcheck.settings.environment import CONFIG, read_environment
from factcheck.settings.files import file_in, read_file
from factcheck.settings.layers import Layer, Resolved, resolve
from factcheck.settings.places import absolute
from factcheck.settings.rulesettings import RuleSettings
from factcheck.settings.settings import Settings

__all__ = ["NOTHING", "Configuration", "settings_for"]

NOTHING = Layer({}, {})
"""A place that says nothing."""

_STDIN = "-"


class Configuration:
    """What the command line, the environment and the configuration files say about a run.

    One file holds for the run: the nearest in or above the directory that all of the `paths` lie in, else the nearest
    in or above the working directory.  The rules of a document come from the file that is nearest to it.
    """

    def __init__(
        self,
        paths: Sequence[str] = (),
        options: Layer = NOTHING,
        *,
        environment: Mapping[str, str] | None = None,
        file: str | None = None,
        isolated: bool = False,
    ) -> None:
        """Find and read the configuration.

        options      what the command line says
        environment  the variables, None for those of this process
        file         the one file to read, instead of looking for one
        isolated     whether to read neither files nor variables

        Raises `ConfigurationError` with a line for each thing that is wrong.
        """
        variables = {} if isolated else os.environ if environment is None else environment
        self._stronger = (read_environment(variables), options)
        self._resolved: dict[Path | None, Resolved] = {}
        self._files: dict[Path, Path | None] = {}
        named = file or variables.get(CONFIG)
        self._fixed = isolated or bool(named)
        if named and os.path.isdir(named):  # noqa: PTH112 - False where nobody may look
            raise ConfigurationError([f"{named}: that is a directory, and a configuration is a file"])
        if self._fixed:
            own = Path(named) if named else None
        else:
            own = self._nearest(_common(paths)) or self._nearest(Path.cwd())
        self.run = self._read(own)

    def for_document(self, path: str) -> Settings:
        """Return the settings of the file that is nearest to a document, or else those of the run."""
        if self._fixed or path == _STDIN:
            return self.run.settings
        found = self._nearest(_directory(path))
        return self._read(found).settings if found else self.run.settings

    def rules_for(self, path: str) -> RuleSettings:
        """Return the rules for a document, overrides included."""
        return self.for_document(path).rules_for(path)

    def _nearest(self, directory: Path) -> Path | None:
        passed = []  # each directory is looked into once, however many lie below it
        found = None
        for folder in (directory, *directory.parents):
            if folder in self._files:
                found = self._files[folder]
                break
            passed.append(folder)
            if found := file_in(folder):
                break
        self._files |= dict.fromkeys(passed, found)
        return found

    def _read(self, path: Path | None) -> Resolved:
        if path not in self._resolved:
            layers = self._stronger if path is None else (read_file(path), *self._stronger)
            self._resolved[path] = resolve(layers, str(path) if path else None)
        return self._resolved[path]


def settings_for(path: str | os.PathLike[str]) -> Settings:
    """Return the settings for a file or directory, as the command line would find them.

    They come from the nearest configuration file in or above it, or else the working directory, and the environment.
    Raises `ConfigurationError` for a file or a variable that makes no sense.
    """
    return Configuration([os.fspath(path)]).run.settings


def _directory(path: str) -> Path:
    """Return the absolute directory that a path is in, or is."""
    place = absolute(path)
    return place if path == _STDIN or os.path.isdir(place) else place.parent  # noqa: PTH112 - as above


def _common(paths: Sequence[str]) -> Path:
    """Return the directory that all paths lie in; the working directory where there is none, or no path."""
    directories = [Path.cwd() if path == _STDIN else _directory(path) for path in paths]
    try:
        return Path(os.path.commonpath(directories))
    except ValueError:  # no paths, or several drives
        return Path.cwd()
