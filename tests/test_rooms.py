"""The rooms of the package: each has one door, and knows only the rooms before it."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOMS = (
    "documents",
    "claims",
    "facts",
    "matching",
    "judging",
    "suppression",
    "baseline",
    "changes",
    "reports",
)
SHARED = {
    "factcheck",
    "factcheck.checkpoints",
    "factcheck.choices",
    "factcheck.errors",
    "factcheck.inference",
    "factcheck.names",
    "factcheck.overflow",
    "factcheck.places",
    "factcheck.preload",
    "factcheck.rules",
    "factcheck.weights",
}
"""What any room may use: it knows no room itself."""
NARROWING = {"factcheck.baseline", "factcheck.changes", "factcheck.judging"}
"""Which findings are told: the command line divides them."""


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page on the architecture."""
    return (root / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_entered_by_its_door(root: Path, room: str) -> None:
    before = {f"factcheck.{other}" for other in ROOMS[: ROOMS.index(room)]}
    for path in (root / "factcheck" / room).rglob("*.py"):
        for module in _imports_of_the_package(path):
            inside = module == f"factcheck.{room}" or module.startswith(f"factcheck.{room}.")
            assert inside or module in before | SHARED, f"{room}/{path.name} imports {module}"


@pytest.mark.parametrize(
    "module",
    ["checkpoints", "choices", "errors", "inference", "names", "overflow", "places", "preload", "weights"],
)
def test_what_rooms_share_knows_no_room(root: Path, module: str) -> None:
    assert set(_imports_of_the_package(root / "factcheck" / f"{module}.py")) <= SHARED


def test_the_rules_know_no_room(root: Path) -> None:
    inside = {f"factcheck.rules.{path.stem}" for path in (root / "factcheck" / "rules").glob("*.py")}
    for path in (root / "factcheck" / "rules").glob("*.py"):
        assert set(_imports_of_the_package(path)) <= inside | {"factcheck.errors"}, path.name


def test_the_settings_know_the_rules_and_no_room(root: Path) -> None:
    known = {"factcheck.choices", "factcheck.errors", "factcheck.rules"}
    for path in (root / "factcheck" / "settings").glob("*.py"):
        outside = {m for m in _imports_of_the_package(path) if not m.startswith("factcheck.settings.")}
        assert outside <= known, path.name


def test_the_command_line_knows_only_what_goes_in_and_what_comes_out(root: Path) -> None:
    known = {
        module
        for path in (root / "factcheck" / "cli").rglob("*.py")
        for module in _imports_of_the_package(path)
    }
    outside = {module for module in known if not module.startswith("factcheck.cli")}
    parts = ("inputs", "lsp", "pipeline", "settings", "store")
    ways = {f"factcheck.{part}" for part in parts}
    assert outside <= SHARED | ways | NARROWING | {"factcheck.documents", "factcheck.reports"}


def test_the_language_server_enters_by_doors_and_only_the_command_line_knows_it(root: Path) -> None:
    inside = root / "factcheck" / "lsp"
    for path in (root / "factcheck").rglob("*.py"):
        imports = _imports_of_the_package(path)
        if path.is_relative_to(inside):
            doors = (
                {f"factcheck.{room}" for room in ROOMS}
                | SHARED
                | {"factcheck.inputs", "factcheck.pipeline", "factcheck.settings"}
            )
            assert {m for m in imports if not m.startswith("factcheck.lsp.")} <= doors, path.name
        elif not path.is_relative_to(root / "factcheck" / "cli"):
            assert not any(m.startswith("factcheck.lsp") for m in imports), path.name


def test_the_store_knows_no_room(root: Path) -> None:
    for path in (root / "factcheck" / "store").glob("*.py"):
        for module in _imports_of_the_package(path):
            inside = module == "factcheck.store" or module.startswith("factcheck.store.")
            assert inside or module == "factcheck.errors", f"{path.name} imports {module}"


def test_the_cache_enters_rooms_by_their_doors(root: Path) -> None:
    doors = {f"factcheck.{room}" for room in ROOMS} | {"factcheck.store"}
    for path in (root / "factcheck" / "cache").glob("*.py"):
        for module in _imports_of_the_package(path):
            inside = module.startswith("factcheck.cache")
            assert inside or module in doors | SHARED, f"{path.name} imports {module}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_offers_what_it_names(room: str) -> None:
    door = importlib.import_module(f"factcheck.{room}")
    assert door.__all__
    assert [name for name in door.__all__ if not hasattr(door, name)] == []
    assert len(set(door.__all__)) == len(door.__all__)


def test_the_architecture_page_names_what_exists(page: str, root: Path) -> None:
    named = set(re.findall(r"`((?:factcheck|scripts|tests|models|fixtures|docs)/[\w./-]*)`", page))
    assert named
    assert sorted(path for path in named if not (root / path).exists()) == []


@pytest.mark.parametrize("room", [*ROOMS, "cache", "lsp", "rules", "settings", "store"])
def test_the_architecture_page_describes_every_module_of_a_room(page: str, root: Path, room: str) -> None:
    section = re.search(rf"^### `factcheck/{room}/`.*?(?=^##)", page, re.MULTILINE | re.DOTALL)
    assert section, f"no section on {room}"
    described = re.findall(r"^- `(\w+(?:\.py|/))`", section.group(), re.MULTILINE)
    modules = [path.name for path in (root / "factcheck" / room).glob("*.py") if path.name != "__init__.py"]
    parts = [f"{path.parent.name}/" for path in (root / "factcheck" / room).glob("*/__init__.py")]
    assert sorted(described) == sorted(modules + parts)


def _imports_of_the_package(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "factcheck":
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.partition(".")[0] == "factcheck"]
    return found
