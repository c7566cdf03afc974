"""The pages on the rules as files, so that an editor can open them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from factcheck.rules import find, rule_markdown

__all__ = ["Pages"]


class Pages:
    """Writes the page on a rule when it is first asked for, into a directory that goes when the server does."""

    def __init__(self) -> None:
        self._directory: tempfile.TemporaryDirectory[str] | None = None
        self._written: dict[str, str] = {}

    def uri(self, code: str) -> str | None:
        """Return the URI of the page on a rule, None where no file can be written.

        Raises `UsageError` for a code that no rule has.
        """
        text = rule_markdown(find(code))
        if code not in self._written:
            try:
                if self._directory is None:
                    self._directory = tempfile.TemporaryDirectory(prefix="factcheck-rules-")
                page = Path(self._directory.name, f"{code}.md")
                page.write_text(text, encoding="utf-8")
            except OSError:
                return None
            self._written[code] = page.as_uri()
        return self._written[code]

    def holds(self, file: Path) -> bool:
        """Tell whether a file is one of these pages, which are there to be read and not to be checked."""
        return self._directory is not None and file.is_relative_to(self._directory.name)

    def close(self) -> None:
        """Remove the files."""
        if self._directory is not None:
            self._directory.cleanup()
        self._directory = None
        self._written.clear()
