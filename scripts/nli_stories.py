"""Training pairs from hand-written stories: the sentences of one story, with what clashes and what only looks like it.

A story is a block of lines in a text file; blocks are parted by an empty line:

    # shipping, inquiry
    1 The captain of the barge had fallen asleep, the navy's report says.
    2 Repairs cost 38 million reais, which the insurer has paid.
    X cause 1 | The barge's rudder had broken, so that nobody on board was at fault.
    T 1 | The mate was in the engine room at the time.
    E 2 | An insurance company paid for the repairs.

Numbered sentences can all be true together.  An `X` line (with its type) cannot be true together with the sentences
whose numbers it names, and can with all others; a `T` line looks like a clash and is none with any; an `E` line follows
from the sentence that it names.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from nli_examples import Example

HELD_OUT = 12
"""One story in so many is kept for measuring."""

_NUMBERED = re.compile(r"(?P<number>\d+) (?P<text>\S.*)")
_LINE = re.compile(r"(?P<kind>[XTE])(?: (?P<type>[a-z]+))?(?P<targets>(?: \d+)+) \| (?P<text>\S.*)")


@dataclass(frozen=True)
class Line:
    """A sentence set against `targets`, indices into the story's sentences; `kind` is X, T or E."""

    kind: str
    type: str
    targets: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class Story:
    """Sentences that can all be true together, and the lines set against them."""

    sentences: tuple[str, ...]
    lines: tuple[Line, ...]


def read_written(folder: Path, *, held_out: bool) -> list[Story]:
    """Read the stories of all `*.txt` of a folder: those held out for measuring, or the others.

    Raises SystemExit, with file and line, where a line has none of the forms.
    """
    found: list[Story] = []
    for path in sorted(folder.glob("*.txt")):
        sentences: list[str] = []
        lines: list[Line] = []
        for number, row in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
            text = row.strip()
            if not text or text.startswith("#"):
                if sentences and (zlib.crc32(sentences[0].encode()) % HELD_OUT == 0) == held_out:
                    found.append(Story(tuple(sentences), tuple(lines)))
                sentences, lines = [], []
            elif plain := _NUMBERED.fullmatch(text):
                sentences.append(plain["text"])
            elif (line := _LINE.fullmatch(text)) and _known(line, len(sentences)):
                targets = tuple(int(n) - 1 for n in line["targets"].split())
                lines.append(Line(line["kind"], line["type"] or "", targets, line["text"]))
            else:
                raise SystemExit(f"{path}:{number}: neither a sentence nor an X, T or E line: {text[:60]}")
    return found


def _known(line: re.Match[str], sentences: int) -> bool:
    return all(1 <= int(n) <= sentences for n in line["targets"].split())


def story_pairs(story: Story, rng: random.Random) -> Iterator[Example]:
    """Yield the pairs of a story whose label follows from its making, both ways round.

    Pairs that merely share the story (`stories_other`) are all there, a hundred for each story, one way round.
    """
    for line in story.lines:
        for target in line.targets:
            sentence = story.sentences[target]
            if line.kind == "X":
                yield Example(sentence, line.text, "contradiction", "stories_conflict")
                yield Example(line.text, sentence, "contradiction", "stories_conflict")
            elif line.kind == "T":
                yield Example(sentence, line.text, "not_contradiction", "stories_trap")
                yield Example(line.text, sentence, "not_contradiction", "stories_trap")
            else:
                yield Example(sentence, line.text, "entailment", "stories_entailed")
                yield Example(line.text, sentence, "not_contradiction", "stories_entailed")
        for other in (s for i, s in enumerate(story.sentences) if i not in line.targets):
            pair = rng.sample((other, line.text), 2)
            yield Example(pair[0], pair[1], "not_contradiction", "stories_other")
    for first, second in combinations(story.sentences, 2):
        pair = rng.sample((first, second), 2)
        yield Example(pair[0], pair[1], "not_contradiction", "stories_other")
