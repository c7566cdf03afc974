"""Write the pages of docs/rules/ from the rules in the program.

    python scripts/update_rules.py           write them, and remove pages of rules that are gone
    python scripts/update_rules.py --check   only say which are not up to date; exit code 1 if any

A test runs the check.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factcheck.rules import RULES, rule_markdown

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
NOTICE = "<!-- Made by scripts/update_rules.py from factcheck/rules/: change it there. -->\n\n"
INDEX = "README.md"
INTRODUCTION = """# Rules

What each code stands for, with an example that is found and one that is not; tests hold the program to them. The same
pages in the terminal: `factcheck rule FC101`, `factcheck rule --all`.

| code | name | finds |
|---|---|---|
"""


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    rows = "".join(f"| [{r.code}]({r.code}.md) | {r.name} | {r.summary} |\n" for r in RULES.values())
    made = {f"{rule.code}.md": NOTICE + rule_markdown(rule) for rule in RULES.values()}
    return {INDEX: NOTICE + INTRODUCTION + rows} | made


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of pages that are missing, differ from what the program says, or belong to no rule."""
    wanted = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in wanted | there if wanted.get(name) != there.get(name))


def write(folder: Path = FOLDER) -> None:
    """Make the folder hold the pages and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    if arguments == ["--check"]:
        old = stale()
        for name in old:
            print(f"docs/rules/{name} is not up to date: run python scripts/update_rules.py")
        return int(bool(old))
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
