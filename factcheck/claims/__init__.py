"""Claims: documents become sentences and atomic claims."""

from factcheck.claims.claim import Claim, Modality, Resolution, Sentence, SpeechAct, Token
from factcheck.claims.extract import extract
from factcheck.claims.parsing import Parser, load_parser
from factcheck.claims.tree import negation

__all__ = [
    "Claim",
    "Modality",
    "Parser",
    "Resolution",
    "Sentence",
    "SpeechAct",
    "Token",
    "extract",
    "load_parser",
    "negation",
]
