"""Prove that the wheel alone works offline.

    python scripts/check_wheel.py [--keep FOLDER]

Builds the wheel, checks its size and contents, and installs it into a fresh virtual environment (this step may use the
network, for the dependencies). Then it checks the articles of fixtures/ from there without any network: in a network
namespace of its own where the system permits one (`unshare`), otherwise with every connection refused by an audit hook.
Prints each step; exit code 1 when one fails.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE_LIMIT = 180
"""Megabytes (10**6 bytes) that the wheel stays under."""
REQUIRED = (
    "factcheck/py.typed",
    "factcheck/_models/embedder/onnx/model_qint8.onnx",
    "factcheck/_models/judge/judge.json",
    "factcheck/_models/judge/kinds.json",
    "factcheck/_models/nli/onnx/model_qint8.onnx",
    "factcheck/_models/nli-large/onnx/model_qint8.onnx",
    "factcheck/_models/parser/onnx/model_qint8.onnx",
    "factcheck/_models/references/weights.json",
)
BANNED = ("torch", "transformers", "sentence_transformers")


def main() -> int:
    """Build, install and run; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--keep", type=Path, help="build and install here and leave it (default: a folder that goes)"
    )
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        return prove(options.keep)
    with tempfile.TemporaryDirectory() as folder:
        return prove(Path(folder))


def prove(folder: Path) -> int:
    """Do all steps in `folder`; return the exit code."""
    wheel = build(folder / "dist")
    problems = inspect(wheel)
    python = install(wheel, folder / "venv")
    problems += run_offline(python, folder)
    for problem in problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    return int(bool(problems))


def build(target: Path) -> Path:
    """Build the wheel of this checkout into `target` and return its path."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(target), str(ROOT)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(target.glob("factcheck-*.whl"))


def inspect(wheel: Path) -> list[str]:
    """Print size and largest files; return what is wrong with them."""
    megabytes = wheel.stat().st_size / 1e6
    with zipfile.ZipFile(wheel) as archive:
        sizes = {info.filename: info.compress_size for info in archive.infolist()}
    print(f"{wheel.name}: {megabytes:.1f} MB of at most {SIZE_LIMIT}, {len(sizes)} files")
    for name in sorted(sizes, key=lambda n: -sizes[n])[:4]:
        print(f"  {sizes[name] / 1e6:6.1f} MB  {name}")
    problems = [f"{name} is not in the wheel" for name in REQUIRED if name not in sizes]
    if megabytes >= SIZE_LIMIT:
        problems.append(f"the wheel has {megabytes:.1f} MB")
    return problems


def install(wheel: Path, target: Path) -> Path:
    """Install the wheel into a fresh virtual environment and return its Python."""
    venv.create(target, with_pip=True, clear=True)
    python = target / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--quiet"]
    subprocess.run([*pip, str(wheel)], check=True)
    print("installed into a fresh virtual environment")
    return python


def run_offline(python: Path, folder: Path) -> list[str]:
    """Check fixtures/ with the installed program, without network; return what went wrong."""
    program = python.with_name("factcheck")
    prefix, environment, how = without_network()
    command = [
        *prefix,
        str(program),
        "check",
        "--no-cache",
        "--format",
        "json",
        "--exit-zero",
        str(ROOT / "fixtures"),
    ]
    started = time.perf_counter()
    # Run beside the checkout, not in it: what works must come from the wheel.
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        return [f"exit code {done.returncode} {how}: {done.stderr.strip()[-500:]}"]
    report = json.loads(done.stdout)
    found = report["findings"]
    print(f"{how}: {len(report['documents'])} documents, {len(found)} findings, {seconds:.1f} s")
    for finding in found:
        print(f"  {finding['severity']:<8}{finding['code']} {finding['type']}: {finding['explanation']}")
    code = f"import importlib.util as u; print(*[n for n in {BANNED!r} if u.find_spec(n)])"
    extra = subprocess.run(
        [str(python), "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    print(f"in that environment, of {', '.join(BANNED)}: {extra or 'none'}")
    return [] if found else ["no finding in fixtures/, which holds clashes"]


def without_network() -> tuple[list[str], dict[str, str], str]:
    """Return a command prefix, an environment and words for how the network is kept away."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"HF_HUB_OFFLINE": "1"}
    prefix = ["unshare", "--map-root-user", "--net"]
    if (
        shutil.which("unshare")
        and subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode == 0
    ):
        return prefix, environment, "in a network namespace without a network"
    environment["PYTHONPATH"] = str(ROOT / "tests" / "offline")
    return [], environment, "with every connection refused"


if __name__ == "__main__":
    sys.exit(main())
