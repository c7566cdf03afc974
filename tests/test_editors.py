"""The pieces of configuration in docs/editors.md, and the extension for Visual Studio Code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.lsp.options import ClientOptions, client_options
from tests.reports.samples import DATES, NEGATION, report
from tests.reports.test_formats import printed


@pytest.fixture(scope="module")
def pieces(root: Path) -> dict[str, str]:
    page = (root / "docs" / "editors.md").read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- ([\w.-]+) -->\n```\w+\n(.*?)```", page, re.DOTALL))


def test_helix_starts_the_server_with_options_that_it_takes(pieces: Mapping[str, str]) -> None:
    table = tomllib.loads(pieces["helix"])
    server = table["language-server"]["factcheck"]
    assert (server["command"], server["args"]) == ("factcheck", ["lsp"])
    assert client_options(server["config"]) == ClientOptions()
    assert "factcheck" in table["language"][0]["language-servers"]


def test_neovim_starts_the_server_with_options_that_it_takes(pieces: Mapping[str, str]) -> None:
    assert 'cmd = { "factcheck", "lsp" }' in pieces["neovim"]
    told = re.search(r'init_options = \{ (\w+) = "(\w+)" \}', pieces["neovim"])
    assert told
    assert client_options({told[1]: told[2]}) == ClientOptions()


def test_the_task_for_visual_studio_code_reads_the_concise_report(pieces: Mapping[str, str]) -> None:
    (task,) = json.loads(pieces["tasks.json"])["tasks"]
    assert task["args"][:4] == ["check", "--watch", "--format", "concise"]
    pattern = task["problemMatcher"]["pattern"]
    found = re.compile(pattern["regexp"])
    matches = [
        m for line in printed("concise", report(DATES, NEGATION)).splitlines() if (m := found.match(line))
    ]
    assert [[m[pattern[k]] for k in ("file", "line", "column", "code", "severity")] for m in matches] == [
        ["harbour.txt", "1", "1", "FC101", "error"],
        ["harbour.txt", "1", "56", "FC108", "warning"],
    ]
    assert matches[0][pattern["message"]] == "2019-03-03 against 2018-02 (see coast.txt:1:42)"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"runn": "onSave"}, "there is no option 'runn'; did you mean 'run'?"),
        ({"against": []}, "there is no option 'against'; the only one is 'run'"),
        ({"run": "always"}, "run is 'always'; it may be 'onSave' or 'onType'"),
        (["run"], "an object is expected"),
    ],
)
def test_a_wrong_option_is_told(given: object, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        client_options(given)


NODE = shutil.which("node")

STUBS = {
    "vscode/index.js": "exports.workspace = { getConfiguration: () => ({ get: (name) => name.toUpperCase() }) };",
    "vscode-languageclient/node.js": """
exports.LanguageClient = class {
  constructor(...told) { console.log(JSON.stringify(told)); }
  start() { console.log('"start"'); }
  stop() { console.log('"stop"'); }
};
""",
}


@pytest.mark.skipif(NODE is None, reason="needs node")
def test_the_extension_starts_the_server_for_the_texts_that_it_is_for(root: Path, tmp_path: Path) -> None:
    assert NODE
    for name, text in STUBS.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    extension = root / "editors" / "vscode"
    code = f"const e = require({str(extension)!r}); e.activate(); e.deactivate();"
    done = subprocess.run(
        [NODE, "-e", code],
        env=os.environ | {"NODE_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    made, *rest = map(json.loads, done.stdout.splitlines())
    _, _, server, client = made
    assert server == {"command": "COMMAND", "args": ["lsp"]}
    assert {"language": "markdown", "scheme": "untitled"} in client["documentSelector"]
    assert client["initializationOptions"] == {"run": "RUN"}
    assert rest == ["start", "stop"]
    settings = json.loads((extension / "package.json").read_text(encoding="utf-8"))["contributes"][
        "configuration"
    ]
    for value in settings["properties"]["factcheck.run"]["enum"]:
        client_options({"run": value})
