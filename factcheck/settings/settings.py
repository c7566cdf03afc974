"""`Settings`: everything that a run can be told, in one place.  The documentation is made from it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.choices import Color, FailOn, ReportFormat
from factcheck.errors import UsageError
from factcheck.settings.kinds import Choice, Encoding, Flag, Model, Size
from factcheck.settings.lists import File, Notes, Outputs, Paths, Patterns
from factcheck.settings.places import absolute
from factcheck.settings.rulesettings import RuleSettings, over
from factcheck.settings.setting import converted, setting

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Override", "Settings"]

_MEGABYTES = 20_000_000
"""As `factcheck.documents.Limits`, which a test compares; importing the room would take as long as a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(RuleSettings):
    """Rules that hold for some documents only.

    `paths` are patterns as in .gitignore, relative to `folder` ("": the working directory).  Raises `UsageError` for a
    value that makes no sense.
    """

    paths: Sequence[str]
    folder: str = ""
    _spec: GitIgnoreSpec = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check and convert what was given."""
        from pathspec import GitIgnoreSpec  # most configurations have no overrides, and need not wait for it

        converted(self)
        try:
            object.__setattr__(self, "paths", Patterns(least=1).convert(self.paths, None))
        except ValueError as error:
            raise UsageError(f"paths: {error}") from None
        object.__setattr__(self, "_spec", GitIgnoreSpec.from_lines(self.paths))

    def matches(self, path: str) -> bool:
        """Tell whether the document at `path` is meant; what lies outside of `folder` never is."""
        place = os.path.relpath(absolute(path), absolute(self.folder))
        inside = place != os.pardir and not place.startswith(os.pardir + os.sep)
        return inside and self._spec.match_file(Path(place).as_posix())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(RuleSettings):
    """What a run was told.

    Each field is given as a configuration file writes it: lists, strings, plain numbers (words from a short list become
    members of the enumerations in `factcheck.choices`, which are strings).  Raises `UsageError` for a value that makes
    no sense.
    """

    against: Sequence[str] = setting(
        Paths(),
        "References to check the articles against; they are not checked against one another.",
        default=(),
        option="--against",
    )
    format: str = setting(
        Choice(ReportFormat), "How to print the report.", default=ReportFormat.terminal, option="--format"
    )
    output: Mapping[str, str] = setting(
        Outputs(),
        "Other reports to write beside it: a file for each format.",
        factory=dict,
        option="--output",
    )
    fail_on: str = setting(
        Choice(FailOn),
        "The severity from which findings make the exit code 1.",
        default=FailOn.error,
        option="--fail-on",
    )
    show: Sequence[str] = setting(
        Notes(),
        'What is shown on request only: "info" are notes, "suppressed" what comments, a baseline or --diff set aside, '
        '"disputed" what opposing speakers say and no text asserts, "unsupported" what is in no reference.',
        default=(),
        option="--show",
    )
    baseline: str | None = setting(
        File(),
        "A file of known findings, which are not told; `--write-baseline` makes it.",
        option="--baseline",
    )
    color: str = setting(
        Choice(Color),
        "Colours; auto is for terminals only, and heeds $NO_COLOR.",
        default=Color.auto,
        option="--color",
    )
    timings: bool = setting(
        Flag(), "Whether reports tell the seconds.", default=True, option="--timings/--no-timings"
    )
    encoding: str = setting(
        Encoding(), "The encoding of files that do not tell theirs.", default="utf-8", option="--encoding"
    )
    include: Sequence[str] = setting(
        Patterns(),
        "The files of a directory to read, whatever their suffix, and no others: patterns as in .gitignore, counted "
        "from the directory that is named.",
        default=(),
        option="--include",
    )
    exclude: Sequence[str] = setting(
        Patterns(),
        "Files and directories of a directory to pass over: patterns as in .gitignore, counted from the directory "
        "that is named.",
        default=(),
        option="--exclude",
    )
    gitignore: bool = setting(
        Flag(),
        "Whether what .gitignore excludes from a directory is passed over.",
        default=True,
        option="--gitignore/--no-gitignore",
    )
    max_file_size: int = setting(
        Size(),
        "The largest file that is read; a .jsonl may be of any size.",
        default=_MEGABYTES,
        shown="20 MB",
        option="--max-file-size",
    )
    max_line_size: int = setting(
        Size(),
        "The longest line of a .jsonl that is read.",
        default=_MEGABYTES,
        shown="20 MB",
        option="--max-line-size",
    )
    nli_model: str | None = setting(
        Model(),
        "Another NLI model than the shipped one: a directory, or a Hugging Face name. Needs `factcheck[torch]`.",
        option="--nli-model",
    )
    embedder: str | None = setting(
        Model(),
        "Another embedder than the shipped one: a directory, or the name of a sentence-transformers model.",
        option="--embedder",
    )
    cache: bool = setting(
        Flag(),
        "Whether what was read is kept, so that it is read only once.",
        default=True,
        option="--cache/--no-cache",
    )
    overrides: Sequence[Override] = ()

    def __post_init__(self) -> None:
        """Check and convert what was given."""
        converted(self)

    def rules_for(self, path: str) -> RuleSettings:
        """Return the rules for the document at `path`: the overrides that match it, later ones first, then the rest."""
        rules: RuleSettings = self
        for override in self.overrides:
            if override.matches(path):
                rules = over(override, rules)
        return rules
