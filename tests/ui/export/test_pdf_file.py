"""A document has a date that does not vary, and names its language."""

from __future__ import annotations

from datetime import date

from spinecoach.ui.export.pdf_file import finished

DAY = date(2026, 11, 29)


def test_what_is_no_document_of_qts_stays_without_a_language() -> None:
    assert finished(b"%PDF-1.4 and nothing that is known", DAY, "de") == (
        b"%PDF-1.4 and nothing that is known"
    )


def test_the_time_of_writing_is_replaced_byte_for_byte() -> None:
    content = b"/CreationDate (D:20200102030405)/ModDate (D:20200102030405)"
    assert finished(content, DAY, "de") == (
        b"/CreationDate (D:20261129120000)/ModDate (D:20261129120000)"
    )
