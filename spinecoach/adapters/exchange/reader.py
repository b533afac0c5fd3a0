"""Read a file of any program, by the kind that its beginning shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spinecoach.adapters.exchange.source import Source
from spinecoach.core.record.imported import Answers

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.exchange.source import Progress
    from spinecoach.core.record.imported import Incoming

OURS = re.compile(r"""^["']*date["']*[,;\t]["']*time["']*[,;\t]["']*utc_offset""", re.MULTILINE)
"""The header of a CSV of ours, also after a spreadsheet saved it again."""

BEGINNING = 2000
"""Characters of a file by which its kind is known."""


def read(
    path: Path, now: datetime, answers: Answers | None = None, progress: Progress | None = None
) -> Incoming:
    """Read a file of ours, of Hevy, Strong, FitNotes or StrongLifts; raises `ImportFault`.

    Times without a zone are those of this machine, as the other programs write them. `progress` is
    called now and then with the share of the file that is read, 0 to 1.
    """
    source = Source(path, progress)
    with source.text() as file:
        start = file.read(BEGINNING).lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        from spinecoach.adapters.exchange.document_reader import read_document

        return read_document(source, now)
    if OURS.search(start):
        from spinecoach.adapters.exchange.our_table import read_our_table

        return read_our_table(source, now)
    from spinecoach.adapters.exchange.table_reader import TableReader

    return TableReader(source, now, answers or Answers()).incoming()
