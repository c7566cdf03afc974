"""`factcheck.check` and what else the package offers from Python."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.errors import ModelError, UsageError
from factcheck.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.embedded()


@pytest.fixture(autouse=True)
def checker(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> factcheck.Checker:
    """A checker; it and others that a test makes share the models, which take long to load."""
    monkeypatch.setattr(Pipeline, "embedded", lambda: pipeline)
    return factcheck.Checker()


def test_the_examples_on_the_page_do_what_it_says(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = doctest.testfile(str(root / "docs" / "api.md"), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 20
    assert outcome.failed == 0


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, factcheck; print(*[m for m in sys.modules if m.startswith('factcheck.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_name_that_is_offered_is_there() -> None:
    assert sorted(factcheck.__all__) == factcheck.__all__
    for name in factcheck.__all__:
        assert getattr(factcheck, name)
        assert name in dir(factcheck)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'factcheck' has no attribute 'chek'"):
        factcheck.chek  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("text", ["draft.md", "", "  \n", "/etc/passwd", "my draft.txt"])
def test_a_string_that_is_a_path_or_nothing_is_refused(
    checker: factcheck.Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my draft.txt").write_text("The ferry sank.", encoding="utf-8")
    with pytest.raises(UsageError, match="a string is the text of an article"):
        checker.check(text)
    with pytest.raises(UsageError, match="a string is the text of an article"):
        checker.check(["The ferry sank in May."], against=[text])


def test_texts_files_and_documents_can_be_mixed_and_come_from_an_iterator(
    checker: factcheck.Checker, tmp_path: Path
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The ferry Aurora sank in 2019.", encoding="utf-8")
    sources: list[factcheck.Source] = [
        path,
        "The ferry Aurora left Lysekil.",
        factcheck.from_text("The crew of the ferry Aurora swam.", id="text"),
    ]
    report = checker.check(iter(sources))
    assert [d.document.id for d in report.documents] == ["text", "text-2", "text-3"]
    assert report.findings == ()


def test_what_is_draft_and_reference_is_what_it_is_named_as_more_closely(
    checker: factcheck.Checker, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for path in (tmp_path / "draft.txt", sources / "wire.txt"):
        path.write_text(f"The ferry Aurora sank off Lysekil, {path.stem} reports.", encoding="utf-8")

    def roles(*named: Path, against: Path) -> dict[str, str]:
        report = checker.check(named, against=against)
        return {d.document.id: d.role for d in report.documents}

    assert roles(tmp_path, against=sources) == {"draft": "draft", "wire": "reference"}
    assert roles(tmp_path / "draft.txt", against=tmp_path) == {"draft": "draft", "wire": "reference"}
    assert roles(tmp_path, against=tmp_path) == {"draft": "draft", "wire": "draft"}
    assert roles(sources / "wire.txt", against=sources / "wire.txt") == {"wire": "draft"}


def test_the_rules_of_the_settings_hold(checker: factcheck.Checker) -> None:
    texts = ["The Harbour Museum opened on 3 May 2019.", "The Harbour Museum opened on 5 May 2019."]
    (found,) = checker.check(texts).findings
    assert found.code == "FC101"
    for settings, left in [
        (factcheck.Settings(select=["FC101"]), ["error"]),
        (factcheck.Settings(ignore=["FC1"]), []),
        (factcheck.Settings(severity={"FC101": "info"}), ["info"]),
        (factcheck.Settings(min_confidence=1.0), []),
        (factcheck.Settings(overrides=[factcheck.Override(paths=["text"], ignore=["FC101"])]), []),
    ]:
        report = factcheck.Checker(settings).check(texts)
        assert [f.severity for f in report.findings] == left


def test_limits_and_encoding_are_those_of_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Färjan sjönk utanför Öckerö.".encode("latin-1"))
    wanted = [("utf-8", "20 MB", "FC903"), ("latin-1", "1 kB", None), ("latin-1", 5, "FC904")]
    for encoding, size, code in wanted:
        checker = factcheck.Checker(factcheck.Settings(encoding=encoding, max_file_size=size))  # type: ignore[arg-type]
        problems = checker.check(path).problems
        assert [p.code for p in problems] == ([code] if code else [])


def test_a_model_that_is_not_there_is_one_line() -> None:
    with pytest.raises(ModelError, match="neither a directory nor a name"):
        factcheck.check("The ferry sank.", settings=factcheck.Settings(nli_model="./gone"))
