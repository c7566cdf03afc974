"""Draw the report that the README shows.

    python scripts/report_picture.py

Runs the program on fixtures/ with colours and writes what a terminal shows as docs/report.svg. The picture loads
nothing (rich would let it fetch a font), and the same report gives the same bytes. A test holds the findings in it to
those of the README.
"""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.svg"
SHOWN = "factcheck check fixtures/"
COMMAND = ("check", "--isolated", "--exit-zero", "--no-timings", "--color", "always", "fixtures")
COLUMNS = 84

# The page of GitHub in its dark form; both forms of it let the picture stand out a little.
_THEME = TerminalTheme(
    (13, 17, 23),
    (201, 209, 217),
    [(72, 79, 88), (255, 123, 114), (63, 185, 80), (210, 153, 34),
     (88, 166, 255), (188, 140, 255), (57, 197, 207), (177, 186, 196)],
    [(110, 118, 129), (255, 161, 152), (86, 211, 100), (227, 179, 65),
     (121, 192, 255), (210, 168, 255), (86, 212, 221), (240, 246, 252)],
)  # fmt: skip
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_FORMAT = f"""\
<svg viewBox="0 0 {{width}} {{height}}" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A report">
  <style>
  .{{unique_id}}-matrix {{{{
    font-family: {_FONTS};
    font-size: {{char_height}}px;
    line-height: {{line_height}}px;
  }}}}
  {{styles}}
  </style>
  <defs>
  <clipPath id="{{unique_id}}-clip-terminal">
    <rect x="0" y="0" width="{{terminal_width}}" height="{{terminal_height}}" />
  </clipPath>
  {{lines}}
  </defs>
  {{chrome}}
  <g transform="translate({{terminal_x}}, {{terminal_y}})" clip-path="url(#{{unique_id}}-clip-terminal)">
  {{backgrounds}}
  <g class="{{unique_id}}-matrix">
  {{matrix}}
  </g>
  </g>
</svg>
"""


def report() -> str:
    """Return the report on fixtures/ with the escapes that colour it."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *COMMAND],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": str(COLUMNS)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def drawn(text: str) -> str:
    """Return the picture of a terminal in which the program was called and printed `text`."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), color_system="truecolor", legacy_windows=False
    )
    console.print(Text.assemble(("$ ", "bold green"), (SHOWN, "bold")))
    console.print(Text.from_ansi(text.rstrip("\n")))
    picture = console.export_svg(title="", theme=_THEME, code_format=_FORMAT, unique_id="report")
    return re.sub(r"<text [^>]*>\n</text>", "", picture)  # the ends of the lines, which show nothing


def shown(picture: str) -> str:
    """Return the text that a picture shows, without empty lines."""
    rows: dict[float, str] = {}
    for y, words in re.findall(r'<text [^>]*\by="([\d.]+)"[^>]*>([^<]*)</text>', picture):
        rows[float(y)] = rows.get(float(y), "") + words
    return "\n".join(html.unescape(rows[y]).replace("\xa0", " ") for y in sorted(rows))


def main() -> int:
    """Draw docs/report.svg."""
    PICTURE.write_text(drawn(report()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
