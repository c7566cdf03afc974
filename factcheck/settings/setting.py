"""What is known of a setting besides its value: its kind, its words for a person, where it may be set."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.settings.kinds import Kind

__all__ = ["Setting", "converted", "setting", "settings_of"]

_PREFIX = "FACTCHECK_"
_META = "setting"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    field   the name of the field that holds its value
    kind    how its values are understood
    help    what it does, in a sentence or two
    shown   the value that holds where nothing is said, as a person would write it
    option  the option of the command line that sets it
    """

    field: str
    kind: Kind
    help: str
    shown: object
    option: str

    @property
    def key(self) -> str:
        """Its name in a configuration file."""
        return self.field.replace("_", "-")

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return _PREFIX + self.field.upper()


def setting(
    kind: Kind,
    help: str,
    *,
    default: Any = None,
    factory: Callable[[], Any] | None = None,
    shown: object = None,
    option: str = "",
) -> Any:
    """Return the field of a dataclass that is a setting; `shown` stands for a `default` of None."""
    meta = {_META: Setting("", kind, help, shown, option)}
    if factory:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


def settings_of(table: type) -> dict[str, Setting]:
    """Return the settings of a dataclass by their keys, in the order of its fields."""
    found = {}
    for field in dataclasses.fields(table):
        known: Setting | None = field.metadata.get(_META)
        if known:
            shown = known.shown
            if shown is None and field.default is not dataclasses.MISSING:
                shown = field.default
            elif field.default_factory is not dataclasses.MISSING:
                shown = field.default_factory()
            made = dataclasses.replace(known, field=field.name, shown=shown)
            found[made.key] = made
    return found


def converted(table: object) -> None:
    """Check the values of a frozen dataclass of settings and put them into their final form.

    None stays None where it is the default.  Raises `UsageError` for a value that makes no sense.
    """
    for known in settings_of(type(table)).values():
        value = getattr(table, known.field)
        if value is not None:
            try:
                object.__setattr__(table, known.field, known.kind.convert(value, None))
            except ValueError as error:
                raise UsageError(f"{known.field}: {error}") from None
