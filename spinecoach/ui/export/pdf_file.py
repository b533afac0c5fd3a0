"""What all PDF files of ours have in common: one font, a date that does not vary, a language.

They have no tags (headings, tables): Qt 6.11 writes none. Their text has no ligatures, so it can
be searched and read aloud.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QMarginsF, QUuid
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QBuffer

DPI = 144
FAMILY = "DejaVu Sans"


MARGIN_MM = 16.0
A4 = QPageSize.PageSizeId.A4


def writer_into(
    buffer: QBuffer, title: str, identity: str, paper: QPageSize.PageSizeId = A4
) -> QPdfWriter:
    """Return what writes pages into a buffer; documents of one `identity` have one id."""
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(paper))
    margin = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("SpineCoach")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, identity))))
    return writer


def finished(content: bytes, day: date, language: str) -> bytes:
    """Return a document of Qt's with that date and language, and with spaces for a search."""
    return _with_language(_with_spaces(_dated(content, day)), language)


def font(size: int, *, bold: bool) -> QFont:
    """Return the font of all documents in points."""
    made = QFont(FAMILY, size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("liga"), 0)  # else a search finds a letter that is not in the text
    return made


def _dated(content: bytes, day: date) -> bytes:
    """Replace the creation time in the file by the end of the period, without changing its length.

    Qt writes the current time and offers no way to choose another.
    """
    stamp = f"{day:%Y%m%d}120000".encode()
    for name in (b"CreationDate", b"ModDate"):
        content = re.sub(rb"(?<=" + name + rb" \(D:)\d{14}", stamp, content)
    iso = f"{day:%Y-%m-%d}T12:00:00".encode()
    return re.sub(rb'(?<=Date=")\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}', iso, content)


def _with_spaces(content: bytes) -> bytes:
    """Put spaces between the words of the text that is searched; Qt writes tabs there."""
    return re.sub(
        rb"begincmap.*?endcmap",
        lambda found: found[0].replace(b"<0009>", b"<0020>"),
        content,
        flags=re.DOTALL,
    )


def _with_language(content: bytes, language: str) -> bytes:
    """Name the language of a document and let readers show its title.

    Qt cannot say either, so the catalogue is written once more at the end, as an
    incremental update (ISO 32000-1, sections 7.5.6, 12.2 and 14.9.2).
    """
    catalogue = re.search(rb"(\d+) 0 obj\n<<\n(/Type /Catalog\n.*?)>>\nendobj", content, re.DOTALL)
    trailer = re.search(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+)\s+%%EOF\s*$", content, re.DOTALL)
    if catalogue is None or trailer is None:
        return content
    number, entries = catalogue.groups()
    added = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode()
    content = content.rstrip(b"\n") + b"\n"
    table = b"%s 0 obj\n<<\n%s%s>>\nendobj\n" % (number, entries, added)
    begin = len(content) + len(table)
    return (
        content
        + table
        + b"xref\n%s 1\n%010d 00000 n \n" % (number, len(content))
        + b"trailer\n<<\n%s/Prev %s\n>>\n" % trailer.groups()
        + b"startxref\n%d\n%%%%EOF\n" % begin
    )
