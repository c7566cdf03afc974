"""Hand-made claims, findings and reports: a ferry that sank on two dates, told by three papers."""

from __future__ import annotations

from datetime import date

from factcheck.claims import Claim, Resolution, Sentence, Token
from factcheck.documents import Document, FieldName, Position
from factcheck.errors import InputError
from factcheck.facts import Facts, GroundedClaim
from factcheck.judging import Finding, Side
from factcheck.reports import DocumentSummary, Report

HARBOUR = (
    "The ferry Aurora sank off Lysekil on 3 March 2019, and 14 of her crew were rescued.\n"
    "Her captain told the inquiry that he had slept for two hours."
)
COAST = "Divers returned this week to the Aurora, which went down in February 2018."
INQUIRY = "The board found that nobody was rescued from the Aurora after she sank in February 2018."


def document(id: str, text: str, **known: object) -> Document:
    """Make a document whose places are counted like a text editor does."""

    def locate(name: FieldName, offset: int) -> Position:
        before = text[:offset] if name == "text" else ""
        return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)

    fields: dict[str, object] = {"id": id, "path": f"{id}.txt", "text": text, "locate": locate} | known
    return Document(**fields)  # type: ignore[arg-type]


HARBOUR_POST = document(
    "harbour", HARBOUR, title="Ferry sinks off Lysekil", source="Harbour Post", published=date(2019, 3, 4)
)
COAST_WEEKLY = document(
    "coast", COAST, title="Back to the wreck", source="Coast Weekly", published=date(2020, 6, 1)
)
BOARD = document("inquiry", INQUIRY, title="Report of the inquiry")


def claim(
    document: Document, clause: str, *, sentence: str = "", field: FieldName = "text", **more: object
) -> GroundedClaim:
    """Make the claim that stands in `document` with the words of `clause`; its sentence is the line around it."""
    text = document.field_text(field)
    start = text.index(clause)
    if sentence:
        first, last = text.index(sentence), text.index(sentence) + len(sentence)
    else:
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", start) if "\n" in text[start:] else len(text)
    end = start + len(clause)
    tokens = (Token(0, clause, clause, "VERB", "VBD", "root", 0, start, end),)
    inside = Sentence(document, field, first, last, tokens)
    facts = more.pop("facts", Facts())
    assert isinstance(facts, Facts)
    return GroundedClaim(Claim(clause, inside, start, end, (0,), 0, **more), facts)  # type: ignore[arg-type]


def side(document: Document, clause: str, words: str = "", value: str = "", **more: object) -> Side:
    """Make one side of a finding; `words` are those that clash."""
    grounded = claim(document, clause, **more)  # type: ignore[arg-type]
    text = document.field_text(grounded.claim.field)
    start = text.index(words, grounded.claim.start) if words else 0
    return Side(grounded, value, (start, start + len(words)) if words else None)


def finding(first: Side, second: Side, **changes: object) -> Finding:
    """Make a finding over two sides, by default a certain date conflict."""
    fields: dict[str, object] = {
        "fingerprint": "f00d", "code": "FC101", "type": "date", "severity": "error", "confidence": 0.97,
        "explanation": "2019-03-03 against 2018-02", "first": first, "second": second, "cluster": 7,
        "agree_with_first": (first.claim.claim.document.id,), "agree_with_second": (second.claim.claim.document.id,),
    }  # fmt: skip
    return Finding(**(fields | changes))  # type: ignore[arg-type]


SUNK_IN_2019 = side(
    HARBOUR_POST, "The ferry Aurora sank off Lysekil on 3 March 2019", "3 March 2019", "2019-03-03"
)
SUNK_IN_2018 = side(COAST_WEEKLY, "which went down in February 2018", "February 2018", "2018-02")
RESCUED = side(HARBOUR_POST, "14 of her crew were rescued")
NOBODY_RESCUED = side(BOARD, "nobody was rescued from the Aurora")
SLEPT = side(HARBOUR_POST, "he had slept for two hours", resolutions=(
    Resolution(HARBOUR.index("he had slept"), HARBOUR.index("he had slept") + 2, "he", "The captain"),
))  # fmt: skip

DATES = finding(SUNK_IN_2019, SUNK_IN_2018, agree_with_second=("coast", "inquiry"), voices=(1, 2))
NEGATION = finding(
    RESCUED, NOBODY_RESCUED, code="FC108", type="negation", severity="warning", confidence=0.714, fingerprint="beef",
    explanation="one side denies what the other states",
)  # fmt: skip
NOTE = finding(SLEPT, SUNK_IN_2018, code="FC302", severity="info", confidence=0.2, fingerprint="cafe",
               explanation="these may be different events")  # fmt: skip


def report(*findings: Finding, references: tuple[Document, ...] = (), **changes: object) -> Report:
    """Make a report on the three papers; `references` are those of them that are checked against."""
    papers = (HARBOUR_POST, COAST_WEEKLY, BOARD)
    fields: dict[str, object] = {
        "version": "1.2.3",
        "models": {"nli": "nli@0123456789ab", "embedder": "embedder@ba9876543210", "parser": "parser@00ff00ff00ff"},
        "documents": tuple(DocumentSummary(d, 2, "reference" if d in references else "draft") for d in papers),
        "findings": findings, "problems": (), "suppressed": 0, "claims": 6, "pairs": 9, "clusters": 4, "seconds": 0.875,
    }  # fmt: skip
    return Report(**(fields | changes))  # type: ignore[arg-type]


MISSING = InputError("no such file", path="gone.txt")
