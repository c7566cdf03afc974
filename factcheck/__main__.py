"""`python -m factcheck` is the command `factcheck`."""

import sys

from factcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
