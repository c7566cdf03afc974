"""Every test runs offline and does the same thing each time."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

import tests.offline.sitecustomize  # noqa: F401  (importing it refuses the network to this process)

_ROOT = Path(__file__).resolve().parent.parent

hypothesis.settings.register_profile(
    "deterministic",
    derandomize=True,  # the same examples in every run
    database=None,
    deadline=None,  # a busy machine is no failure
    max_examples=60,
)
hypothesis.settings.load_profile("deterministic")

# What programs started by a test inherit.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(_ROOT / "tests" / "offline"), os.environ.get("PYTHONPATH")])
)
# A report looks the same whatever the terminal and the settings of the person, or the service, that runs the tests.
for _name in list(os.environ):
    if _name in (
        "COLUMNS", "FORCE_COLOR", "NO_COLOR", "PY_COLORS", "TTY_COMPATIBLE",
        "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION",
    ) or _name.startswith("FACTCHECK_"):  # fmt: skip
        del os.environ[_name]
# What a check keeps is kept out of the home of the person who runs the tests, and of the next run.
os.environ["FACTCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="factcheck-cache-")
atexit.register(shutil.rmtree, os.environ["FACTCHECK_CACHE_DIR"], ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return _ROOT


@pytest.fixture(scope="session")
def fixtures(root: Path) -> Path:
    """The folder of articles that the README tries factcheck on."""
    return root / "fixtures"
