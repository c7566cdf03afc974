"""From a parsed sentence to its clauses, each said completely by itself."""

from factcheck.claims.decomposition.clause import Attribution, Clause, Piece, subject_of
from factcheck.claims.decomposition.decompose import decompose

__all__ = ["Attribution", "Clause", "Piece", "decompose", "subject_of"]
