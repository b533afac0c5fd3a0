"""What an archive holds, compared with what is here."""

from __future__ import annotations

import pytest

from spinecoach.core.record.archive import ArchivePart, ArchivePartKind, ArchivePreview
from spinecoach.core.record.imported import Preview


@pytest.mark.parametrize(
    ("preview", "changes"),
    [
        (ArchivePreview("a"), False),
        (ArchivePreview("a", history=Preview("h", known=3)), False),
        (ArchivePreview("a", history=Preview("h", new=1)), True),
        (ArchivePreview("a", history=Preview("h", deleted=1)), True),
        (ArchivePreview("a", history=Preview("h", tombstones=1)), True),
        (
            ArchivePreview("a", parts=(ArchivePart(ArchivePartKind.EXERCISES, unusable=("x",)),)),
            False,
        ),
        (ArchivePreview("a", parts=(ArchivePart(ArchivePartKind.ROUTINES, ("x",)),)), True),
        (ArchivePreview("a", parts=(ArchivePart(ArchivePartKind.ANSWERS, different=("",)),)), True),
    ],
)
def test_an_archive_changes_something_if_a_part_does(
    preview: ArchivePreview, *, changes: bool
) -> None:
    assert preview.anything is changes
