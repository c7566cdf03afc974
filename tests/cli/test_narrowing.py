"""Comments, baselines and `--diff` on the command line: real texts, shipped models, and what goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.pipeline import Pipeline
from tests.cli.conftest import Outcome, Run
from tests.reports.schemas import sarif_errors

DIED = "Pieter Vos died on 3 March 2012 in Antwerp."
STORY = f"The Harbour Museum shows 340 model ships.\n\n{DIED}\n"
BUST = "Pieter Vos died on 11 May 2013 in Antwerp."
SOURCE = f"His daughter runs the house.\n\n{BUST}\n"


@pytest.fixture(scope="module")
def shipped() -> Pipeline:
    return Pipeline.embedded()


@pytest.fixture
def run(
    shipped: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `factcheck` in a folder with a story and a source that clash over a date, an error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("factcheck.pipeline.Pipeline.embedded", lambda graphs=None, store=None: shipped)
    Path("story.md").write_text(STORY, encoding="utf-8")
    Path("source.md").write_text(SOURCE, encoding="utf-8")

    def _run(*arguments: str | Path) -> Outcome:
        code = main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return _run


def check(run: Run, *options: str) -> Outcome:
    return run("check", "story.md", "--against", "source.md", "--no-timings", "--format", "concise", *options)


def test_a_comment_turns_a_failing_run_into_a_passing_one(run: Run) -> None:
    assert check(run).code == 1
    Path("story.md").write_text(
        f"{STORY}\n<!-- factcheck: ignore FC101 -- the source errs -->\n", encoding="utf-8"
    )
    outcome = check(run)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "No other contradictions in 1 document against 1 reference\nNot told: 1 error silenced by comments\n"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "warning"), 1), (("--fail-on", "never"), 0), (("--exit-zero",), 0)],
)
def test_an_idle_comment_is_on_standard_error_and_fails_a_strict_run(
    run: Run, options: tuple[str, ...], code: int
) -> None:
    Path("story.md").write_text(f"{STORY}\n<!-- factcheck: ignore FC102 -->\n", encoding="utf-8")
    outcome = run("check", "story.md", *options)
    assert outcome.code == code
    assert (
        outcome.err
        == "story.md:5:1: FC900 the comment silences nothing: no finding of FC102 in its paragraph\n"
    )


def test_a_comment_cannot_steer_the_terminal(run: Run) -> None:
    Path("story.md").write_text(f"{STORY}\n<!-- factcheck: \x1b[2J\u202e -->\n", encoding="utf-8")
    outcome = run("check", "story.md")
    assert outcome.err.count("\n") == 1
    assert not {"\x1b", "\u202e"} & set(outcome.err + outcome.out)


def test_what_is_in_the_baseline_is_not_told_and_what_is_new_is(run: Run) -> None:
    outcome = check(run, "--write-baseline", "known.json")
    assert (outcome.code, outcome.err) == (0, "factcheck: known.json: 1 entry written\n")
    assert outcome.out.endswith("Not told: 1 error in the baseline\n")
    (entry,) = json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]
    assert entry["claims"] == [BUST, DIED]

    Path("story.md").write_text("# A story\n\nIt begins here.\n\n" + STORY, encoding="utf-8")  # lines move
    outcome = check(run, "--baseline", "known.json")
    assert (outcome.code, outcome.err) == (0, "")

    Path("story.md").write_text(STORY.replace("2012", "2011"), encoding="utf-8")
    outcome = check(run, "--baseline", "known.json")
    assert outcome.code == 1
    assert "2011-03-03 against 2013-05-11" in outcome.out


def test_a_new_article_does_not_hide_behind_a_known_conflict(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    Path("new.md").write_text("The shipowner Pieter Vos died in Antwerp on 3 March 2012.\n", encoding="utf-8")
    outcome = run(
        "check",
        "story.md",
        "new.md",
        "--against",
        "source.md",
        "--baseline",
        "known.json",
        "--format",
        "concise",
    )
    assert outcome.code == 1
    assert outcome.out.startswith("new.md:1:1: FC101 error")


def test_a_baseline_can_be_a_setting_and_lies_beside_its_configuration(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(run, "--write-baseline", "known.json")
    Path("factcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert check(run).code == 0
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    outcome = run("check", "../story.md", "--against", "../source.md")
    assert (outcome.code, outcome.err) == (0, "")
    Path("../known.json").unlink()
    outcome = run("check", "../story.md", "--against", "../source.md")
    assert outcome.code == 2
    assert outcome.err.startswith("factcheck: baseline ../known.json: there is no such file")


def test_what_is_switched_off_is_neither_idle_nor_stale(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    outcome = check(run, "--baseline", "known.json", "--prune-baseline", "--ignore", "FC101")
    assert (outcome.code, outcome.err, Path("known.json").read_bytes()) == (0, "", before)
    outcome = check(run, "--baseline", "known.json", "--prune-baseline", "--min-confidence", "0.99")
    assert (outcome.err, Path("known.json").read_bytes()) == ("", before)
    Path("story.md").write_text(f"{STORY}\n<!-- factcheck: ignore FC101 -->\n", encoding="utf-8")
    assert check(run, "--select", "FC102").err == ""
    Path("story.md").write_text(f"{STORY}\n<!-- factcheck: ignore FC102 -->\n", encoding="utf-8")
    assert "FC900" in check(run).err
    assert check(run, "--ignore", "FC900").err == ""


def test_equal_runs_write_equal_baselines(run: Run) -> None:
    check(run, "--write-baseline", "a.json")
    run("check", "source.md", "story.md", "--write-baseline", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_a_baseline_may_be_written_anew_over_itself(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    outcome = check(run, "--baseline", "known.json", "--write-baseline", "known.json")
    assert (outcome.code, Path("known.json").read_bytes()) == (0, before)


def test_stale_entries_are_told_and_taken_out_on_request(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    Path("story.md").write_text(STORY.replace(DIED, "Pieter Vos died on 11 May 2013."), encoding="utf-8")
    before = Path("known.json").read_bytes()
    outcome = check(run, "--baseline", "known.json")
    assert (outcome.code, outcome.err) == (
        0,
        "factcheck: known.json: nothing answers to 1 entry any more; --prune-baseline takes them out\n",
    )
    assert Path("known.json").read_bytes() == before
    assert run("check", "story.md", "--baseline", "known.json").err == ""  # this run cannot tell
    outcome = check(run, "--baseline", "known.json", "--prune-baseline")
    assert outcome.err == "factcheck: known.json: 1 entry taken out that nothing answers to any more\n"
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"] == []
    assert check(run, "--baseline", "known.json").err == ""


def test_a_baseline_is_not_pruned_when_something_could_not_be_read(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    Path("story.md").write_text("Nothing is left.\n", encoding="utf-8")
    outcome = run(
        "check",
        "story.md",
        "gone.md",
        "--against",
        "source.md",
        "--baseline",
        "known.json",
        "--prune-baseline",
    )
    assert outcome.code == 2
    assert "factcheck: known.json: not pruned, because not everything could be read\n" in outcome.err
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--baseline", "gone.json"),
            "baseline gone.json: there is no such file; make it with --write-baseline",
        ),
        (("--baseline", "story.md"), "baseline story.md: line 1 is no JSON: Expecting value"),
        (("--baseline", "."), "baseline .: cannot be read: is a directory"),
        (("--prune-baseline",), "--prune-baseline needs --baseline FILE, and no --write-baseline"),
        (
            ("--prune-baseline", "--baseline", "a", "--write-baseline", "b"),
            "--prune-baseline needs --baseline FILE, and no --write-baseline",
        ),
        (
            ("--write-baseline", "./story.md"),
            "--write-baseline ./story.md: it would overwrite an article that is checked",
        ),
        (("--write-baseline", "."), "--write-baseline .: that is a directory, and a baseline is a file"),
        (("--write-baseline", "no/b.json"), "--write-baseline no/b.json: there is no directory no"),
        (("--show", "hidden"), "Invalid value for '--show': 'hidden' is not one of 'info', 'suppressed'"),
    ],
)
def test_an_option_that_cannot_work_is_one_line_before_any_check(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: str
) -> None:
    monkeypatch.setattr("factcheck.pipeline.Pipeline.check", None)
    outcome = check(run, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"factcheck: {told}")
    assert outcome.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_baseline_that_cannot_be_written_knows_nothing(run: Run) -> None:
    outcome = check(run, "--write-baseline", "/dev/full")
    assert outcome.code == 2
    assert outcome.err == "factcheck: cannot write /dev/full: no space left on device\n"
    assert "FC101 error" in outcome.out


def test_sarif_says_on_request_what_is_known(run: Run) -> None:
    check(run, "--write-baseline", "known.json")
    text = run(
        "check", "story.md", "--against", "source.md", "--baseline", "known.json", "--format", "sarif",
        "--show", "suppressed",
    ).out  # fmt: skip
    assert sarif_errors(text) == []
    (result,) = json.loads(text)["runs"][0]["results"]
    assert (result["baselineState"], result["suppressions"][0]["kind"]) == ("unchanged", "external")


@pytest.fixture
def repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder as a repository in which everything is committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    for command in (
        ("init", "-q"),
        ("checkout", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "-m", "texts"),
    ):
        subprocess.run(["git", *who, *command], check=True, capture_output=True)


@pytest.mark.usefixtures("repository")
def test_only_findings_on_changed_lines_are_told(run: Run) -> None:
    outcome = check(run, "--diff", "main")
    assert outcome.code == 0
    assert outcome.out.endswith("Not told: 1 error on no line that changed since main\n")
    Path("story.md").write_text(STORY.replace("340", "341"), encoding="utf-8")
    assert check(run, "--diff", "main").code == 0
    Path("story.md").write_text(STORY.replace("3 March", "4 March"), encoding="utf-8")
    assert check(run, "--diff", "main").code == 1


@pytest.mark.usefixtures("repository")
def test_a_change_in_the_source_counts_too(run: Run) -> None:
    Path("source.md").write_text(SOURCE.replace("11 May", "12 May"), encoding="utf-8")
    assert check(run, "--diff", "HEAD").code == 1


@pytest.mark.usefixtures("repository")
def test_an_idle_comment_is_told_on_changed_lines_only(run: Run) -> None:
    Path("story.md").write_text(f"{STORY}\n<!-- factcheck: ignore FC102 -->\n", encoding="utf-8")
    assert "FC900" in check(run, "--diff", "HEAD").err
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "x"], check=True
    )
    assert check(run, "--diff", "HEAD").err == ""


@pytest.mark.usefixtures("repository")
def test_the_baseline_of_a_diff_holds_everything(run: Run) -> None:
    outcome = check(run, "--diff", "main", "--write-baseline", "known.json")
    assert outcome.err == "factcheck: known.json: 1 entry written\n"


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("base", ["nope", "", "--help"])
def test_a_revision_that_git_does_not_know_is_one_line(run: Run, base: str) -> None:
    outcome = check(run, f"--diff={base}")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"factcheck: --diff {base!r}: git knows no such revision; name a branch, a tag or a commit\n"
    )


def test_without_a_repository_it_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    outcome = check(run, "--diff", "main")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: --diff 'main': ")
    assert outcome.err.count("\n") == 1
