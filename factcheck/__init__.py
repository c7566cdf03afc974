"""factcheck: a claim-level fact-consistency checker."""

__version__ = "0.1.0"
