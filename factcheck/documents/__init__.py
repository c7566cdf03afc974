"""Reading: files become `Document`s."""

from factcheck.documents.comments import Marks, comment_marks
from factcheck.documents.document import (
    Block,
    BlockKind,
    Comment,
    Dateline,
    Document,
    FieldName,
    Place,
    Position,
)
from factcheck.documents.ids import DistinctIds
from factcheck.documents.limits import Limits
from factcheck.documents.order import in_canonical_order
from factcheck.documents.plain import from_text
from factcheck.documents.problems import PROBLEMS
from factcheck.documents.reading import ReadResult, read, read_buffer
from factcheck.documents.walking import Selection

__all__ = [
    "PROBLEMS",
    "Block",
    "BlockKind",
    "Comment",
    "Dateline",
    "DistinctIds",
    "Document",
    "FieldName",
    "Limits",
    "Marks",
    "Place",
    "Position",
    "ReadResult",
    "Selection",
    "comment_marks",
    "from_text",
    "in_canonical_order",
    "read",
    "read_buffer",
]
