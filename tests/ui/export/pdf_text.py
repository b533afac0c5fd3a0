"""The text of a PDF document, as a search in it finds it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


def text_of(content: bytes) -> str:
    """Return the text of all pages; needs a `QGuiApplication`."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return "\n".join(pages).replace("\r\n", "\n")
