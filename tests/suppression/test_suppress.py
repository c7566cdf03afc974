"""Which findings a comment silences, and which comments silence nothing: real texts, shipped models."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import read
from factcheck.pipeline import Pipeline
from factcheck.reports import Report
from factcheck.suppression import suppress

SANK = "The ferry Aurora sank off Lysekil on 3 March 2019."
DIVERS = "Divers say that the Aurora sank on 9 May 2018."
KILLED = "The raid in Basra killed 56 men on 4 May 2021."
OFFICIALS = "Officials said that the raid in Basra on 4 May 2021 killed 12 men."
STORY = f"{SANK}\n\n{{0}}\n\n{DIVERS}\n\n{{1}}\n\n{KILLED}\n\n{OFFICIALS}\n\n{{2}}\n"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.embedded()


class Checker:
    """Checks Markdown texts: the first one against the others, as drafts or as references."""

    def __init__(self, pipeline: Pipeline, folder: Path) -> None:
        self._pipeline = pipeline
        self._folder = folder

    def __call__(self, text: str, *, draft: str = "", source: str = "", name: str = "story.md") -> Report:
        paths = [self._written(name, text)] + ([self._written("draft.md", draft)] if draft else [])
        drafts = read(paths).documents
        references = read([self._written("source.md", source)]).documents if source else ()
        return self._pipeline.check(drafts, references)

    def _written(self, name: str, text: str) -> str:
        (self._folder / name).write_text(text, encoding="utf-8")
        return str(self._folder / name)


@pytest.fixture
def check(pipeline: Pipeline, tmp_path: Path) -> Checker:
    return Checker(pipeline, tmp_path)


def codes(report: Report) -> list[str]:
    return sorted(f.code for f in report.findings)


def told(report: Report) -> list[str]:
    return [str(n).split(" ", 1)[0].rsplit(":", 3)[1] + " " + n.message for n in report.notices]


def marked(*comments: str) -> str:
    """The story with comments after its first paragraph, after its second, and at its end."""
    written = [f"<!-- factcheck: {c} -->" if c else "" for c in (*comments, "", "", "")[:3]]
    return STORY.format(*written)


def test_without_comments_there_are_two_findings(check: Checker) -> None:
    report = check(marked())
    assert (codes(report), report.suppressed, report.set_aside, report.notices) == (
        ["FC101", "FC102"],
        0,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        (("ignore FC101",), ["FC102"]),
        (("ignore",), ["FC102"]),
        (("", "ignore FC101"), ["FC102"]),
        (("ignore-next",), ["FC102"]),
        (("", "ignore-next FC102"), ["FC101"]),
        (("", "", "ignore FC102"), ["FC101"]),
        (("off FC102",), ["FC101"]),
        (("off",), []),
        (("off", "on FC102"), ["FC102"]),
        (("off", "on"), ["FC102"]),
        (("", "off", "on"), ["FC101"]),
    ],
)
def test_a_finding_is_silenced_when_either_side_is_covered(
    check: Checker, comments: tuple[str, ...], left: list[str]
) -> None:
    report = check(marked(*comments))
    assert codes(report) == left
    assert report.suppressed == len(report.set_aside) == 2 - len(left)
    assert told(report) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{SANK} <!-- factcheck: ignore FC101 -->\n\n{DIVERS}\n", []),
        (f"Divers say that <!-- factcheck: ignore --> the Aurora sank on 9 May 2018.\n\n{SANK}\n", []),
        (f"- {SANK}\n- {DIVERS} <!-- factcheck: ignore -->\n", []),
        (f"# {SANK} <!-- factcheck: ignore -->\n\nIt was large.\n\n{DIVERS}\n", []),
        (f"<!-- factcheck: ignore-next -->\n{SANK}\n\n{DIVERS}\n", []),
        (f"{SANK}\n<!-- factcheck: ignore -->\n\n{DIVERS}\n", []),
    ],
)
def test_a_comment_stands_in_at_the_end_of_or_below_its_paragraph(
    check: Checker, text: str, left: list[str]
) -> None:
    report = check(text)
    assert (codes(report), told(report)) == (left, [])


def test_the_reason_and_the_place_of_the_comment_are_kept(check: Checker) -> None:
    (aside,) = check(marked("ignore FC101 -- the inquiry says 2019")).set_aside
    assert (aside.by, aside.reason, aside.finding.code) == ("comment", "the inquiry says 2019", "FC101")
    assert aside.where.endswith("story.md:3:1")


@pytest.mark.parametrize(
    ("comments", "notices"),
    [
        (
            ("", "", "ignore FC101"),
            ["13 the comment silences nothing: no finding of FC101 in its paragraph"],
        ),
        (
            ("", "ignore FC102"),
            [
                "7 the comment silences nothing: no finding of FC102 in its paragraph; for the paragraph after it, "
                "write ignore-next"
            ],
        ),
        (
            ("", "", "ignore-next"),
            [
                "13 the comment silences nothing: no finding in the next paragraph; for the paragraph before it, write "
                "ignore"
            ],
        ),
        (("ignore FC101 FC104",), ["3 the comment silences nothing: no finding of FC104 in its paragraph"]),
        (("off FC103",), ["3 the comment silences nothing: no finding of FC103 from here on"]),
        (("off", "off FC101"), ["7 the comment silences nothing: no finding of FC101 from here on"]),
        (("on",), ["3 nothing is off that this could end"]),
        (("ignore FC999",), ["3 no rule has the code 'FC999'; the nearest is FC199 (other), and `factcheck rule --all` "
                             "lists them all (a reason goes after --)"]),
    ],
)  # fmt: skip
def test_a_comment_without_effect_is_told_with_its_line(
    check: Checker, comments: tuple[str, ...], notices: list[str]
) -> None:
    assert told(check(marked(*comments))) == notices


@pytest.mark.parametrize(
    ("off", "words", "lines"),
    [
        ("FC103", "ignore FC103", []),
        ("FC103", "ignore FC103 FC104", ["FC104"]),
        ("FC900", "ignroe", []),
    ],
)
def test_a_code_that_is_switched_off_is_not_missed(
    tmp_path: Path, off: str, words: str, lines: list[str]
) -> None:
    path = tmp_path / "story.md"
    path.write_text(marked(words), encoding="utf-8")
    documents = read([str(path)]).documents
    told = suppress([], documents, lambda where, code: where == str(path) and code != off).notices
    assert [str(n).split(" of ")[1].split(" ")[0] for n in told] == lines


def test_a_comment_in_another_draft_silences_what_both_say(check: Checker) -> None:
    report = check(SANK + "\n", draft=DIVERS + " <!-- factcheck: ignore FC101 -->\n")
    assert (codes(report), told(report)) == ([], [])


def test_a_comment_in_a_reference_silences_nothing_and_is_not_told(check: Checker) -> None:
    report = check(SANK + "\n", source=DIVERS + " <!-- factcheck: ignore FC101 -->\n<!-- factcheck: on -->\n")
    assert (codes(report), report.notices) == (["FC101"], ())


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        (("", ""), [(1, 0)]),
        (("ignore", ""), [(0, 0)]),
        (("", "ignore"), [(0, 0)]),
        (("ignore", "ignore"), []),
    ],
)
def test_a_conflict_in_several_places_is_silenced_place_by_place(
    check: Checker, comments: tuple[str, str], left: list[tuple[int, int]]
) -> None:
    first, second = (f"<!-- factcheck: {c} -->" if c else "" for c in comments)
    report = check(
        f"Pieter Vos died on 3 March 2012 in Antwerp. {first}\n\nThe museum is large.\n\n"
        f"The shipowner Pieter Vos died in Antwerp on 3 March 2012. {second}\n",
        source="Pieter Vos died on 11 May 2013 in Antwerp.\n",
    )
    assert [(len(f.also_first), len(f.also_second)) for f in report.findings] == left
    assert report.suppressed == any(comments)
    assert report.notices == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.txt", f"{SANK}\n\n{DIVERS}\n[factcheck: ignore FC101]\n\nShe was large.\n"),
        ("s.rst", f"{SANK}\n\n.. factcheck: ignore-next FC101\n   -- why\n\n{DIVERS}\n"),
        ("s.adoc", f"{SANK}\n// factcheck: ignore FC101\n\n{DIVERS}\n"),
        ("s.tex", f"{SANK} % factcheck: ignore FC101\n\n{DIVERS}\n"),
        (
            "s.html",
            f"<article><h1>Ferry</h1><p>{SANK}</p><p>{DIVERS}</p><!-- factcheck: ignore FC101 --><p>She was a large "
            "ship, and carried many people over the sea in the last ten years.</p></article>",
        ),
    ],
)
def test_every_format_that_has_comments_can_silence(check: Checker, name: str, text: str) -> None:
    report = check(text, name=name)
    assert (codes(report), report.suppressed, told(report)) == ([], 1, [])
