"""The parser loads without torch, and says what is wrong with a directory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.claims import load_parser
from factcheck.errors import ModelError

_PROGRAM = """
import sys
from factcheck.claims import load_parser
parser = load_parser()
print(*sorted(sys.modules.keys() & {"torch", "tensorflow", "jax", "mxnet", "cupy", "weasel", "spacy.cli"}))
import spacy.cli
print(spacy.cli.__name__)
"""


def test_loading_imports_no_other_framework() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["spacy.cli"]


def test_a_directory_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.cfg is missing"):
        load_parser(tmp_path)


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="does not parse"):
        load_parser(tmp_path)
