"""FC9xx: what can be wrong with an input."""

from __future__ import annotations

from factcheck.rules.rule import Example, File, Rule

__all__ = ["PROBLEMS"]

_STORY = "The harbour of Karlow was closed on Monday."
_GOOD = File("story.txt", _STORY)
_TIMES = 500_000  # 22 MB of the story above


def _rule(code: str, name: str, summary: str, details: str, found: Example, clean: Example) -> Rule:
    return Rule(code, name, "problem", summary, details, found, clean)


PROBLEMS = (
    _rule(
        "FC901",
        "unreadable",
        "the file is missing or cannot be opened",
        "No such file or directory, no permission to read it, or an error of the disk. The message says which.",
        Example((File("gone.txt", None),), "There is no such file."),
        Example((_GOOD,), "The file is there."),
    ),
    _rule(
        "FC902",
        "no text",
        "the file is empty or holds no article text, or the directory holds no article",
        "A web page that is a menu only, a file of blanks, a PDF of scanned pages, a directory in which every file is "
        "of another kind, hidden, ignored by git or excluded: the message counts them.",
        Example((File("empty.txt", ""),), "There is nothing to check."),
        Example((_GOOD,), "One sentence is enough."),
    ),
    _rule(
        "FC903",
        "not text",
        "the file is binary, damaged or encrypted, or in another encoding than the one it was read with",
        "Text is read as UTF-8 unless the file tells its encoding; name another one with --encoding. Files of other "
        "formats are opened only when they are whole and have no password.",
        Example(
            (File("farjan.txt", "Färjan sjönk utanför Öckerö i mars.", encoding="latin-1"),),
            "The file is in Latin-1.",
        ),
        Example((File("farjan.txt", "Färjan sjönk utanför Öckerö i mars."),), "The file is in UTF-8."),
    ),
    _rule(
        "FC904",
        "too large",
        "the file, or one line of a .jsonl, is larger than the limit",
        "The limit is 20 MB for a file, and for one line of a .jsonl, which may be of any size as a whole; 2 MB for "
        "reStructuredText and LaTeX; 200 MB for what a .docx, .odt, .epub or .pdf unpacks to; 2,000 pages for a PDF. "
        "Something this large is rarely an article.",
        Example((File("dump.txt", _STORY + " ", times=_TIMES),), "22 MB of text."),
        Example((_GOOD,), "An article."),
    ),
    _rule(
        "FC905",
        "broken line",
        'a line of a .jsonl is no JSON object with a "text" (the other lines are still read)',
        "The message names the line. A feed with a broken line still makes the exit code 2, so that nobody "
        "takes a half-read feed for a checked one.",
        Example(
            (File("feed.jsonl", f'{{"text": "{_STORY}"}}\n{{"txt": 1}}\n'),), "The second line has no text."
        ),
        Example((File("feed.jsonl", f'{{"text": "{_STORY}"}}\n'),), "Every line is an article."),
    ),
    _rule(
        "FC906",
        "unclear date",
        "a date or front matter cannot be understood (the document is still read)",
        "Without its date of publication, “on Monday” means nothing, so a date that cannot be read is "
        "better repaired than passed over. Write it like 2024-01-31.",
        Example(
            (File("story.md", f"---\ntitle: Harbour closed\ndate: yesterday-ish\n---\n{_STORY}\n"),),
            "No calendar knows this day.",
        ),
        Example(
            (File("story.md", f"---\ntitle: Harbour closed\ndate: 2024-03-06\n---\n{_STORY}\n"),),
            "A day like any other.",
        ),
    ),
)
"""In the order of their codes."""
