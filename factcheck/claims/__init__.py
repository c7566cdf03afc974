"""Claims: documents become sentences and atomic claims."""

from factcheck.claims.claim import Claim, Modality, Resolution, Sentence, SpeechAct, Token

__all__ = ["Claim", "Modality", "Resolution", "Sentence", "SpeechAct", "Token"]
