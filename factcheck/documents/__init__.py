"""Reading: files become `Document`s."""

from factcheck.documents.document import Block, BlockKind, Document, FieldName, Position

__all__ = ["Block", "BlockKind", "Document", "FieldName", "Position"]
