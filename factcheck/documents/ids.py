"""`DistinctIds`: names that tell documents apart."""

from __future__ import annotations

__all__ = ["DistinctIds"]


class DistinctIds:
    """Gives out ids, each once: the second "text" becomes "text-2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies: dict[
            str, int
        ] = {}  # the last number that was given to a name, so that no run starts over

    def take(self, name: str) -> str:
        """Return `name`, or with a number behind it where it was taken before."""
        candidate = name
        while candidate in self._taken:
            self._copies[name] = self._copies.get(name, 1) + 1
            candidate = f"{name}-{self._copies[name]}"
        self._taken.add(candidate)
        return candidate
