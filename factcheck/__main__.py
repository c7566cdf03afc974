"""`python -m factcheck` is the command `factcheck`."""

from factcheck.cli import run

if __name__ == "__main__":
    run()
