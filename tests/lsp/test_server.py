"""The language server with the shipped models, driven by a client that speaks the protocol."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.lsp.editor import Editor, client_factory, edited, text_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

DRAFT = """\
# The Aurora

The 🚢🙂 ferry Aurora sank off Lysekil on 3 March 2019 with 12 people on board.

The ferry Aurora sank off Lysekil on 5 March 2019.
"""
AGREED = DRAFT.replace("5 March", "3 March")


async def _session(lsp_client: LanguageClient, folder: Path) -> AsyncIterator[None]:
    """A client in the shape of Visual Studio Code, whose server has its models loaded."""
    await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=client_capabilities("visual-studio-code"), root_uri=folder.as_uri())
    )
    yield
    await lsp_client.shutdown_session()


_FACTCHECK = [sys.executable, "-m", "factcheck"]
_LSP = [*_FACTCHECK, "lsp", "--stdio"]
client = pytest_lsp.fixture(
    config=ClientServerConfig(server_command=_LSP, client_factory=client_factory), scope="module"
)(_session)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the editor works in."""
    return tmp_path_factory.mktemp("news desk")


@pytest.fixture
def editor(client: LanguageClient, folder: Path) -> Editor:
    client.messages.clear()
    return Editor(client, folder)


async def test_both_sides_are_underlined_and_lead_to_each_other(editor: Editor) -> None:
    ours, theirs = await editor.opens("ferry.md", DRAFT)
    assert (ours.code, ours.source) == ("FC101", "factcheck")
    assert text_of(DRAFT, ours.range) == "3 March 2019"
    assert text_of(DRAFT, theirs.range) == "5 March 2019"
    assert ours.severity in (lsp.DiagnosticSeverity.Error, lsp.DiagnosticSeverity.Warning)
    assert theirs.severity is lsp.DiagnosticSeverity.Hint
    assert "2019-03-03 against 2019-03-05" in ours.message
    assert "ferry.md:5:1: “The ferry Aurora sank" in ours.message
    for one, other in ((ours, theirs), (theirs, ours)):
        assert one.related_information
        assert one.related_information[0].location == lsp.Location(editor.uri("ferry.md"), other.range)


async def test_every_place_that_says_it_is_underlined(editor: Editor) -> None:
    text = DRAFT + "\nThe harbour was closed. The ferry Aurora sank off Lysekil on 5 March 2019.\n"
    ours, *hints = await editor.opens("places.md", text)
    assert [text_of(text, d.range) for d in (ours, *hints)] == [
        "3 March 2019",
        "5 March 2019",
        "5 March 2019",
    ]
    assert {d.severity for d in hints} == {lsp.DiagnosticSeverity.Hint}
    assert ours.related_information
    assert [r.location.range for r in ours.related_information] == [d.range for d in hints]


async def test_what_is_checked_is_the_text_in_the_editor(editor: Editor, folder: Path) -> None:
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    assert await editor.opens("draft.md", AGREED) == ()
    editor.types("draft.md", DRAFT)
    assert len(await editor.saves("draft.md")) == 2


async def test_hovering_tells_why(editor: Editor) -> None:
    ours, _ = await editor.opens("hover.md", DRAFT)
    told = await editor.hovers("hover.md", ours.range.start.line, ours.range.start.character + 1)
    assert told.startswith("### ")
    assert "FC101 date" in told
    assert "on **5 March 2019**" in told
    assert await editor.hovers("hover.md", 0, 3) == ""


async def test_hovering_finds_its_lines_again_while_the_text_is_edited(editor: Editor) -> None:
    _, theirs = await editor.opens("moved.md", DRAFT)
    editor.types("moved.md", DRAFT.replace("# The Aurora", "# The Aurora\n\nA new paragraph.\n"))
    line = theirs.range.start.line
    assert "FC101" in await editor.hovers("moved.md", line + 3, theirs.range.start.character)
    assert await editor.hovers("moved.md", line, theirs.range.start.character) == ""


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("ignored.md", " <!-- factcheck: ignore FC101 -->"),
        ("ignored.txt", " [factcheck: ignore FC101]"),
    ],
)
async def test_an_action_silences_the_finding_where_it_stands(
    editor: Editor, name: str, comment: str
) -> None:
    ours, _ = await editor.opens(name, DRAFT)
    action = (await editor.offers(name, ours))["Ignore FC101 in this paragraph"]
    assert action.edit
    assert action.edit.changes
    (edit,) = action.edit.changes[editor.uri(name)]
    after = edited(DRAFT, edit)
    assert after == DRAFT.replace("on board.\n", f"on board.{comment}\n")
    editor.types(name, after)
    assert await editor.saves(name) == ()


async def test_a_comment_that_silences_nothing_is_told(editor: Editor) -> None:
    text = AGREED.replace("on board.\n", "on board. <!-- factcheck: ignore FC101 -->\n")
    (found,) = await editor.opens("idle.md", text)
    assert (found.code, found.severity) == ("FC900", lsp.DiagnosticSeverity.Warning)
    assert text_of(text, found.range) == "<!-- factcheck: ignore FC101 -->"


async def test_an_action_leads_to_the_other_side(editor: Editor) -> None:
    ours, theirs = await editor.opens("other.md", DRAFT)
    action = (await editor.offers("other.md", ours))["Go to the other side (other.md:5:1)"]
    shown = await editor.runs(action.command)
    assert (shown.uri, shown.selection) == (editor.uri("other.md"), theirs.range)


async def test_an_action_shows_the_rule(editor: Editor) -> None:
    ours, theirs = await editor.opens("rule.md", DRAFT)
    action = (await editor.offers("rule.md", ours, theirs))["What is FC101 (date)?"]
    shown = await editor.runs(action.command)
    assert ours.code_description
    assert shown.uri == ours.code_description.href
    page = Path(unquote(urlparse(shown.uri).path))
    assert page.read_text(encoding="utf-8").startswith("# FC101 date\n")


async def test_a_text_that_is_closed_is_underlined_no_more(editor: Editor) -> None:
    await editor.opens("closed.md", DRAFT)
    await editor.closes("closed.md")
    assert await editor.underlined(editor.uri("closed.md")) == ()


async def test_a_text_that_was_never_saved_is_checked(editor: Editor) -> None:
    found = await editor.opens("untitled:Untitled-1", DRAFT)
    assert [d.code for d in found] == ["FC101", "FC101"]


async def test_what_is_wrong_with_the_text_as_an_input_is_underlined(editor: Editor) -> None:
    text = "---\ntitle: The Aurora\ndate: 31 February 2019\n---\n" + AGREED
    (problem,) = await editor.opens("problem.md", text)
    assert (problem.code, problem.range.start.line) == ("FC906", 2)
    assert "31 February 2019" in problem.message


async def test_an_empty_text_is_no_problem(editor: Editor) -> None:
    assert await editor.opens("empty.md", "") == ()


async def test_a_line_separator_does_not_move_lines(editor: Editor) -> None:
    text = DRAFT.replace("# The Aurora\n", "# The\u2028Aurora \x0c\n")
    ours, _ = await editor.opens("separator.md", text)
    assert text_of(text, ours.range) == "3 March 2019"


async def test_the_server_asks_to_be_told_of_files_that_change(editor: Editor) -> None:
    await editor.opens("watching.md", AGREED)
    assert editor.client.registered == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]  # type: ignore[attr-defined]


async def test_a_draft_is_held_against_the_references_of_its_configuration(
    editor: Editor, folder: Path
) -> None:
    desk = folder / "desk"
    (desk / "sources").mkdir(parents=True)
    source = "🌊🌊 The ferry Aurora sank off Lysekil on 5 March 2019.\n"
    (desk / "sources" / "coast.txt").write_text(source, encoding="utf-8")
    (desk / "factcheck.toml").write_text(
        'against = ["sources"]\n[severity]\nFC101 = "error"\n', encoding="utf-8"
    )
    found, also = await editor.opens("desk/draft.md", AGREED)
    assert (also.severity, text_of(AGREED, also.range)) == (lsp.DiagnosticSeverity.Hint, "3 March 2019")
    assert text_of(AGREED, found.range) == "3 March 2019"
    assert found.severity is lsp.DiagnosticSeverity.Error
    assert "desk/sources/coast.txt:1:" in found.message
    assert found.related_information
    place = found.related_information[0].location
    assert place.uri == editor.uri("desk/sources/coast.txt")
    assert text_of(source, place.range) == "5 March 2019"

    (desk / "sources" / "coast.txt").write_text(source.replace("5 March", "3 March"), encoding="utf-8")
    editor.file_changes("desk/sources/coast.txt")
    assert await editor.underlined(editor.uri("desk/draft.md")) == ()


async def test_what_a_baseline_knows_is_not_underlined(editor: Editor, folder: Path) -> None:
    desk = folder / "known"
    desk.mkdir()
    (desk / "factcheck.toml").write_text('baseline = "baseline.json"\n', encoding="utf-8")
    (desk / "draft.md").write_text(DRAFT, encoding="utf-8")
    command = [*_FACTCHECK, "check", "draft.md", "--write-baseline", "baseline.json", "--exit-zero"]
    subprocess.run(command, cwd=desk, capture_output=True, check=True)
    assert await editor.opens("known/draft.md", DRAFT) == ()


async def test_wrong_settings_are_told_until_they_are_right(editor: Editor, folder: Path) -> None:
    desk = folder / "wrong"
    desk.mkdir()
    (desk / "factcheck.toml").write_text('selct = ["FC1"]\n', encoding="utf-8")
    editor.open("wrong/draft.md", DRAFT)
    await editor.client.wait_for_notification(lsp.WINDOW_SHOW_MESSAGE)
    assert (
        editor.client.messages[-1].message
        == "factcheck: wrong/factcheck.toml: selct: not a setting; did you mean select?"
    )
    (desk / "factcheck.toml").write_text('ignore = ["FC101"]\n', encoding="utf-8")
    editor.file_changes("wrong/factcheck.toml")
    assert await editor.underlined(editor.uri("wrong/draft.md")) == ()
