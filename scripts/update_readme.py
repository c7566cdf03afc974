"""Put into README.md what the program prints now.

    python scripts/update_readme.py

Replaces what stands between `<!-- report -->` and `<!-- /report -->` by the report on fixtures/, as a pipe 80 columns
wide gets it. A test compares the findings there with what the program finds now.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
COMMAND = ("check", "--exit-zero", "--no-timings", "fixtures")
COLUMNS = "80"

_BLOCK = re.compile(r"(?<=<!-- report -->\n).*?(?=<!-- /report -->)", re.DOTALL)


def report() -> str:
    """Return the report on fixtures/, as the installed program prints it into a pipe."""
    program = Path(sys.executable).with_name("factcheck")
    environment = os.environ | {"COLUMNS": COLUMNS, "NO_COLOR": "1"}
    done = subprocess.run(
        [str(program), *COMMAND],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def shown(readme: str) -> str:
    """Return the report that a README shows; raises `ValueError` when it has no place for one."""
    block = _BLOCK.search(readme)
    if not block:
        raise ValueError("README.md lacks the markers <!-- report --> and <!-- /report -->")
    return block.group()


def with_report(readme: str, text: str) -> str:
    """Return the README with `text` as its report; trailing blanks go."""
    shown(readme)
    lines = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return _BLOCK.sub(lambda _: f"```text\n{lines}\n```\n", readme, count=1)


def main() -> int:
    """Rewrite README.md."""
    readme = README.read_text(encoding="utf-8")
    README.write_text(with_report(readme, report()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
