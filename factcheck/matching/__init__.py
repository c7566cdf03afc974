"""Matching: claims that speak of the same thing meet in pairs."""

from factcheck.matching.pair import Cluster, Matches, Pair

__all__ = ["Cluster", "Matches", "Pair"]
