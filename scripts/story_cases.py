"""Newsroom cases made of hand-written stories: more conflicts for the judge to be fitted on than the cases have.

    python scripts/story_cases.py ../stories --out runs/story-cases [--all]

The sentences of a story are one document, the lines set against them a second and a third.  How those agree among
themselves nobody has written down, so such pairs are `optional`: not counted either way.  Without `--all` only the
stories held out of the training of the NLI model become cases.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import Any

from nli_stories import Line, Story, read_written

DAY = "2025-03-04"
"""Publication date of all documents: those of one story come out within days."""


def as_case(story: Story, name: str) -> dict[str, Any]:
    """Return a story in the form of a case file; lines go to the second and third document by turns."""
    documents = {"a": list(story.sentences), "b": [], "c": []}
    placed: list[tuple[str, Line]] = []
    for kind in ("X", "T", "E"):
        for line in (line for line in story.lines if line.kind == kind):
            home = "bc"[len(placed) % 2]
            documents[home].append(line.text)
            placed.append((home, line))
    conflicts = [
        {
            "type": line.type,
            "a": {"doc": "a", "quote": story.sentences[target], "value": story.sentences[target]},
            "b": {"doc": home, "quote": line.text, "value": line.text},
        }
        for home, line in placed
        if line.kind == "X"
        for target in line.targets[:1]
    ]
    for conflict, (_, line) in zip(conflicts, (p for p in placed if p[1].kind == "X"), strict=True):
        conflict["alternatives"] = [
            {"a": {"doc": "a", "quote": story.sentences[target]}, "b": conflict["b"]}
            for target in line.targets[1:]
        ]
    sides = [{"doc": home, "quote": line.text} for home, line in placed]
    return {
        "id": name,
        "kind": "feed",
        "documents": [
            {"id": key, "title": "", "date": DAY, "source": "", "text": "\n\n".join(texts)}
            for key, texts in documents.items()
        ],
        "conflicts": conflicts,
        "optional": [{"a": a, "b": b} for a, b in combinations(sides, 2)],
        "traps": [
            {
                "a": {"doc": "a", "quote": story.sentences[line.targets[0]]},
                "b": {"doc": home, "quote": line.text},
            }
            for home, line in placed
            if line.kind == "T"
        ],
        "supported": [],
    }


def main() -> None:
    """Write one case file for each story."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("stories", type=Path, help="folder of story files")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--all", action="store_true", help="not only the stories held out")
    a = options.parse_args()
    stories = read_written(a.stories, held_out=True)
    if a.all:
        stories += read_written(a.stories, held_out=False)
    a.out.mkdir(parents=True, exist_ok=True)
    for number, story in enumerate(stories):
        name = f"story-{number:04d}"
        text = json.dumps(as_case(story, name), ensure_ascii=False, indent=1)
        (a.out / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{len(stories)} cases in {a.out}")


if __name__ == "__main__":
    main()
