"""The log of a CI service: some services take lines of it for commands, and an article must not give any.

GitHub Actions obeys a line that begins with `::error::`, and `##[error]` anywhere in a line (as an older service did).
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
https://www.jetbrains.com/help/teamcity/service-messages.html
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

__all__ = ["LogStream", "Writing", "harmless", "is_read_by_a_service"]

_SERVICES: Mapping[str, str] = MappingProxyType(
    {"GITHUB_ACTIONS": "GitHub Actions", "TF_BUILD": "Azure Pipelines", "TEAMCITY_VERSION": "TeamCity"}
)
"""The services by the variable that they set."""

_COMMAND = re.compile(r"^(?P<lead>\s*)::|##(?=\[|vso\[|teamcity\[)")

Writing = Callable[[str], str]
"""Writes a colon or a number sign in another way that the readers of a format take for the same."""


def _apart(sign: str) -> str:
    return f"{sign} "


def _json(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def _xml(sign: str) -> str:
    return f"&#{ord(sign)};"


def _unchanged(sign: str) -> str:
    return sign


_WRITINGS: Mapping[str, Writing] = MappingProxyType(
    {
        "json": _json, "jsonl": _json, "sarif": _json, "gitlab": _json,
        "junit": _xml,
        "github": _unchanged,  # gives commands, and escapes what articles say in them
    }
)  # fmt: skip


def is_read_by_a_service() -> bool:
    """Tell whether this process runs where a service reads what is printed."""
    return any(os.environ.get(name) for name in _SERVICES)


def harmless(line: str, format: str = "terminal") -> str:
    """Return a line of a report that no service takes for a command.

    The same data in JSON and XML, which have another way to write a character; for people, a blank comes between two
    of the command's own characters.
    """
    write = _WRITINGS.get(format, _apart)
    return _COMMAND.sub(
        lambda m: f"{m['lead']}{write(':')}:" if m["lead"] is not None else f"{write('#')}#", line
    )


class LogStream:
    """Standard output where a service reads it: whole lines only, each made harmless."""

    def __init__(self, stream: TextIO, format: str) -> None:
        self._stream = stream
        self._format = format
        self._begun = ""

    def write(self, text: str) -> int:
        """Write what is complete of the lines of `text`."""
        *lines, self._begun = (self._begun + text).split("\n")
        self._stream.write("".join(harmless(line, self._format) + "\n" for line in lines))
        return len(text)

    def flush(self) -> None:
        """Write the last line, complete or not."""
        self._stream.write(harmless(self._begun, self._format))
        self._begun = ""
        self._stream.flush()

    def isatty(self) -> bool:
        """Tell whether the stream is a terminal."""
        return self._stream.isatty()
