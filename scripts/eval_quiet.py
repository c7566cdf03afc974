"""Count the alarms in newsroom cases that have no conflict: an editor should hear of no error there.

    python scripts/eval_quiet.py ../shared/cases/dev ../shared/cases/train

The whole program reads each case with its defaults, as `factcheck check` would.  Exit code 1 when more than one case in
ten has a finding at `error`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from case_documents import case_documents
from factcheck.pipeline import Pipeline

MOST = 0.1
"""Share of the cases that may have an error."""


def main() -> None:
    """Read the cases without a conflict and print how many have an error, and how many a warning."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("cases", type=Path, nargs="+", help="folders of cases")
    pipeline = Pipeline.embedded()
    with_a: Counter[str] = Counter()
    quiet = 0
    for path in sorted(p for folder in options.parse_args().cases for p in folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if case["conflicts"]:
            continue
        documents = case_documents(case)
        drafts = [d for d in documents if d.id == "draft"] if case["kind"] == "draft" else documents
        references = [d for d in documents if d not in drafts]
        severities = {f.severity for f in pipeline.check(drafts, references).findings}
        with_a.update(severities)
        quiet += 1
        print(f"{case['id']:<40}{', '.join(sorted(severities))}")
    print(
        f"{quiet} cases without a conflict: {with_a['error']} with an error, {with_a['warning']} with a warning"
    )
    sys.exit(with_a["error"] > MOST * quiet)


if __name__ == "__main__":
    main()
