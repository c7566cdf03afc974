"""The GitHub action, the hook for pre-commit and the examples of docs/ci.md, as far as they can be tried here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are bash scripts")

CLASH = "The ferry Aurora sank off Lysekil on 3 March 2019.\n\nThe ferry Aurora sank off Lysekil on 5 March 2019.\n"
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


@pytest.fixture(scope="module")
def action(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def steps(action: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in action["runs"]["steps"]}


@pytest.fixture(scope="module")
def examples(root: Path) -> dict[str, str]:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- ([\w-]+) -->\n```yaml\n(.*?)```", page, re.DOTALL))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository of articles: a draft in a folder with a blank in its name, and a source."""
    (tmp_path / "my drafts").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "my drafts" / "a.md").write_text(CLASH, encoding="utf-8")
    (tmp_path / "sources" / "b.txt").write_text(
        "The ferry Aurora sank off Lysekil on 7 March 2019.\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def command(tmp_path: Path, root: Path) -> Path:
    """The program as an installed command."""
    script = tmp_path / "bin" / "factcheck"
    script.parent.mkdir()
    script.write_text(
        f'#!/bin/sh\nPYTHONPATH="{root}:$PYTHONPATH" exec "{sys.executable}" -m factcheck "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    return script


def schema_errors(schema: str, file: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_action_holds_to_github_s_schema(root: Path) -> None:
    assert schema_errors("vendor.github-actions", root / "action.yml") == ""


@pytest.mark.parametrize(
    ("example", "schema"), [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")]
)
def test_the_examples_hold_to_the_schemas_of_their_services(
    examples: Mapping[str, str], example: str, schema: str, tmp_path: Path
) -> None:
    file = tmp_path / "example.yml"
    file.write_text(examples[example], encoding="utf-8")
    assert schema_errors(schema, file) == ""


def test_the_action_uses_its_inputs_and_pastes_nothing_into_a_script(
    action: dict[str, Any], steps: dict[str, dict[str, Any]]
) -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(action["runs"])))
    assert used == set(action["inputs"])
    assert [name for name, step in steps.items() if EXPRESSION.search(step.get("run", ""))] == []
    told = {step["id"] for step in steps.values() if "id" in step}
    assert set(re.findall(r"steps\.([\w-]+)\.", json.dumps(action))) <= told


def test_the_page_lists_the_inputs_and_outputs_of_the_action(action: dict[str, Any], root: Path) -> None:
    page = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    section = page.partition("## GitHub Actions")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE) == [*action["inputs"], *action["outputs"]]


def run_step(
    step: Mapping[str, Any], folder: Path, environment: Mapping[str, str]
) -> tuple[int, str, dict[str, str]]:
    """Run the script of a step as GitHub's runner does; return its exit code, what it printed, and its outputs."""
    written = folder / "outputs"
    written.write_text("", encoding="utf-8")
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    known = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(written),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "RUNNER_TEMP": str(temporary),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder, env=os.environ | known | dict(environment), capture_output=True, text=True, check=False,
    )  # fmt: skip
    outputs = dict(line.split("=", 1) for line in written.read_text(encoding="utf-8").splitlines())
    return done.returncode, done.stdout + done.stderr, outputs


def test_the_action_checks_writes_its_reports_and_fails_in_the_end(
    steps: dict[str, dict[str, Any]], desk: Path, command: Path
) -> None:
    inputs = {"PATHS": "my drafts\n\n", "AGAINST": "sources\n", "ARGS": "--fail-on 'warning' --no-timings"}
    code, printed, outputs = run_step(steps["Check"], desk, inputs | {"FACTCHECK": str(command)})
    assert code == 0, printed
    assert outputs["exit-code"] == "1"
    assert "in 1 document against 1 reference" in printed
    sarif = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))
    assert {r["ruleId"] for r in sarif["runs"][0]["results"]} == {"FC101"}
    assert (desk / "summary.md").read_text(encoding="utf-8").startswith("## factcheck: ")
    assert run_step(steps["Result"], desk, {"CODE": outputs["exit-code"]})[0] == 1


def test_the_action_hands_wrong_options_on_and_writes_no_report(
    steps: dict[str, dict[str, Any]], desk: Path, command: Path
) -> None:
    inputs = {
        "PATHS": "my drafts",
        "AGAINST": "",
        "ARGS": "--fail-on $(touch evil)",
        "FACTCHECK": str(command),
    }
    code, printed, outputs = run_step(steps["Check"], desk, inputs)
    assert code == 0
    assert outputs == {"exit-code": "2"}
    assert "factcheck: " in printed
    assert not (desk / "evil").exists()


@pytest.mark.parametrize(("version", "package"), [("", "/the/action"), ("0.1.0", "factcheck==0.1.0")])
def test_the_action_installs_itself_or_a_version(
    steps: dict[str, dict[str, Any]], tmp_path: Path, version: str, package: str
) -> None:
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; else echo "$@"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    inputs = {"PYTHON": str(python), "VERSION": version, "ACTION": "/the/action"}
    code, printed, outputs = run_step(steps["Install factcheck"], tmp_path, inputs)
    assert code == 0
    assert shlex.split(printed)[:3] == ["-m", "pip", "install"]
    assert shlex.split(printed)[-1] == package
    assert outputs["command"] == str(tmp_path / "temporary" / "factcheck" / "bin" / "factcheck")


def test_the_command_of_the_gitlab_example_writes_the_reports_that_it_hands_over(
    examples: Mapping[str, str], desk: Path, command: Path
) -> None:
    job = yaml.safe_load(examples["gitlab"])["factcheck"]
    (desk / "my drafts").rename(desk / "drafts")
    words = shlex.split(job["script"][-1])
    assert words[0] == "factcheck"
    done = subprocess.run([str(command), *words[1:]], cwd=desk, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((desk / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["check_name"] for issue in issues} == {"FC101"}
    assert ElementTree.parse(desk / reports["junit"]).getroot().tag == "testsuites"


def test_the_hook_runs_on_what_is_committed(root: Path, desk: Path, command: Path) -> None:
    """Run it with pre-commit as it is, but for the installation, which would need the network."""
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = hook | {
        "language": "system",
        "entry": hook["entry"].replace("factcheck", shlex.quote(str(command)), 1),
    }
    settings = {
        "repos": [
            {"repo": "local", "hooks": [local | {"args": ["--fail-on=warning", "--against=sources/b.txt"]}]}
        ]
    }
    (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (desk / "requirements.txt").write_text("The ferry Aurora sank on 9 March 2019.\n", encoding="utf-8")
    git = shutil.which("git")
    assert git
    environment = os.environ | {
        "PRE_COMMIT_HOME": str(desk / "home"), "HOME": str(desk), "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    for words in (["init", "--quiet"], ["add", "my drafts", "requirements.txt", ".pre-commit-config.yaml"]):
        subprocess.run([git, *words], cwd=desk, env=environment, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "factcheck"],
        cwd=desk, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "FC101 date" in done.stdout
    assert "in 1 document against 1 reference" in done.stdout


def test_the_manifest_and_the_example_are_what_pre_commit_reads(
    root: Path, examples: Mapping[str, str], tmp_path: Path
) -> None:
    example = tmp_path / ".pre-commit-config.yaml"
    example.write_text(examples["pre-commit"], encoding="utf-8")
    for kind, file in (("validate-manifest", root / ".pre-commit-hooks.yaml"), ("validate-config", example)):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", kind, str(file)],
            env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
