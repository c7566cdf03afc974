"""Files of all formats, made in a test, and what was read from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.documents import Document, ReadResult, read

__all__ = ["epub", "odt", "pdf", "places", "read_bytes", "said", "sources", "zipped"]

Line = tuple[float, float, float, str]
"""x and y of a line of a PDF from the lower left corner, the size of its type (points), its words."""


def read_bytes(folder: Path, name: str, data: bytes | str) -> ReadResult:
    """Write one file and read it."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read([str(path)])


def said(document: Document) -> list[tuple[str, str]]:
    """Return kind and words of every block."""
    return [(b.kind, document.field_text(b.field)[b.start : b.end]) for b in document.blocks]


def sources(document: Document) -> list[str]:
    """Return every block of the text as it stands in the file."""
    spans = [document.span(b.field, b.start, b.end) for b in document.blocks if b.field == "text"]
    return [document.raw[start:end] for start, end in spans]


def places(document: Document) -> list[str]:
    """Return page and paragraph of every block of the text, in words."""
    found = [document.place(b.field, b.start) for b in document.blocks if b.field == "text"]
    return [place.words for place in found if place]


def zipped(files: Mapping[str, str]) -> bytes:
    """Return a zip; a file called `mimetype` comes first and is not packed, as some formats want it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items(), key=lambda item: item[0] != "mimetype"):
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=kind)
    return out.getvalue()


def odt(body: str, styles: str = "") -> bytes:
    """Return an .odt with the given content of office:text and automatic styles."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {namespaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(chapters: Sequence[str], metadata: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """Return an .epub with the given bodies of chapters and elements of metadata."""
    names = [f"c{i}.xhtml" for i in range(len(chapters))]
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    for name, chapter in zip(names, chapters, strict=True):
        files[f"OEBPS/{name}"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<head><title>file</title></head><body>{chapter}</body></html>"
        )
    return zipped(files | dict(more or {}))


def pdf(pages: Sequence[Sequence[Line]]) -> bytes:
    """Return a PDF of A4 pages with the given lines, set in Helvetica."""
    objects: list[bytes] = [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    ]
    tree = 2 + 2 * len(pages)
    kids = []
    for lines in pages:
        shown = "".join(
            f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj\n" for x, y, size, words in lines
        )
        stream = f"BT\n{shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of the given objects; the last one is its catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return out + b"trailer << /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, len(objects), trailer, start,
    )  # fmt: skip


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
