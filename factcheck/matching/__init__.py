"""Matching: claims that speak of the same thing meet in pairs."""

from factcheck.matching.anchors import name_key
from factcheck.matching.embedder import Embedder, OnnxEmbedder
from factcheck.matching.huggingface import open_embedder
from factcheck.matching.match import match, match_texts
from factcheck.matching.pair import Cluster, Matches, Pair, cosine_of

__all__ = [
    "Cluster",
    "Embedder",
    "Matches",
    "OnnxEmbedder",
    "Pair",
    "cosine_of",
    "match",
    "match_texts",
    "name_key",
    "open_embedder",
]
