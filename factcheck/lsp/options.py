"""What an editor may set: the `initializationOptions` of the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from factcheck.errors import UsageError

__all__ = ["ClientOptions", "client_options"]

_ON_SAVE, _ON_TYPE = "onSave", "onType"


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """Whether a text is checked when the writer pauses, too, and not only when it is opened and saved."""

    while_typing: bool = False


def client_options(given: object) -> ClientOptions:
    """Return the options that a client sends, of which it may send none.

    Raises `UsageError`, with the nearest name, for one that does not exist, and for a value that makes no sense.
    """
    if given is None:
        return ClientOptions()
    if not isinstance(given, Mapping):
        raise UsageError(f"initializationOptions: an object is expected, like {{'run': '{_ON_SAVE}'}}")
    for name in given:
        if name != "run":
            near = get_close_matches(str(name), ["run"], n=1)
            hint = f"did you mean {near[0]!r}?" if near else "the only one is 'run'"
            raise UsageError(f"initializationOptions: there is no option {str(name)!r}; {hint}")
    run = given.get("run", _ON_SAVE)
    if run not in (_ON_SAVE, _ON_TYPE):
        raise UsageError(f"initializationOptions: run is {run!r}; it may be {_ON_SAVE!r} or {_ON_TYPE!r}")
    return ClientOptions(while_typing=run == _ON_TYPE)
