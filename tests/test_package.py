"""What a user installs: light to import, complete in the wheel, with every dependency declared."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

import factcheck

HEAVY = (
    "lxml",
    "onnxruntime",
    "sentence_transformers",
    "spacy",
    "tokenizers",
    "torch",
    "trafilatura",
    "transformers",
)
IMPORTED_AS = {
    "python-docx": "docx",
    "markdown-it-py": "markdown_it",
    "python-dateutil": "dateutil",
    "pyyaml": "yaml",
}
INDIRECT = {"lxml_html_clean"}
"""Declared for the sake of another dependency; pyproject.toml says why."""


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def test_the_installed_version_is_the_package_s() -> None:
    assert metadata.version("factcheck") == factcheck.__version__


def test_the_command_line_is_imported_without_anything_heavy() -> None:
    code = f"import sys, factcheck.cli; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_package_that_is_imported_is_declared(root: Path, project: dict[str, Any]) -> None:
    declared = {_import_name(requirement) for requirement in project["dependencies"]}
    imported = {
        name for path in (root / "factcheck").rglob("*.py") for name in _imported(path) if name != "factcheck"
    } - set(sys.stdlib_module_names)
    extra = {
        _import_name(requirement)
        for name in ("lsp", "spacy", "torch")
        for requirement in project["optional-dependencies"][name]
    }
    assert imported <= declared | extra
    assert declared - INDIRECT <= imported, "a dependency that nothing imports"


def test_the_base_install_needs_no_torch(project: dict[str, Any]) -> None:
    base = {_import_name(requirement) for requirement in project["dependencies"]}
    extra = {_import_name(requirement) for requirement in project["optional-dependencies"]["torch"]}
    assert extra == {"torch", "transformers", "sentence_transformers", "huggingface_hub"}
    assert base.isdisjoint(extra)


def test_the_wheel_holds_the_models_but_not_their_float_weights(root: Path) -> None:
    packed = {file.distribution_path for file in WheelBuilder(str(root)).recurse_included_files()}
    assert {
        "factcheck/py.typed",
        "factcheck/_models/embedder/onnx/model_qint8.onnx",
        "factcheck/_models/judge/judge.json",
        "factcheck/_models/judge/kinds.json",
        "factcheck/_models/nli/onnx/model_qint8.onnx",
        "factcheck/_models/nli/tokenizer.json",
        "factcheck/_models/parser/onnx/model_qint8.onnx",
        "factcheck/_models/references/weights.json",
    } <= packed
    assert not [path for path in packed if path.endswith(".safetensors")]
    assert all(path.startswith("factcheck/") for path in packed)


def _import_name(requirement: str) -> str:
    match = re.match(r"[\w-]+", requirement)
    assert match
    return IMPORTED_AS.get(match.group(), match.group().replace("-", "_"))


def _imported(path: Path) -> set[str]:
    """Return the top-level packages that a module imports anywhere, lazily or not."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names
