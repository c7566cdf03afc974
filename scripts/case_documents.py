"""The articles of a newsroom case as the program's own documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from factcheck.documents import Document, from_text

__all__ = ["case_documents", "case_paths"]


def case_paths(folder: Path, held_out: str) -> list[Path]:
    """Return the case files of a folder whose names do not begin with `held_out`, in their order."""
    return [path for path in sorted(folder.glob("*.json")) if not path.name.startswith(held_out)]


def case_documents(case: dict[str, Any]) -> list[Document]:
    """Return the documents of a parsed case file, in its order; each goes by its id in the case."""
    return [
        from_text(
            d["text"],
            id=d["id"],
            path=d["id"],
            title=d.get("title") or "",
            source=d.get("source") or "",
            published=date.fromisoformat(d["date"]) if d.get("date") else None,
        )
        for d in case["documents"]
    ]
