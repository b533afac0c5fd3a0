"""An archive is packed alike each time; a file from elsewhere is refused by one clear reason."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.archive import container
from spinecoach.adapters.archive.container import (
    MANIFEST,
    PERSON,
    ArchiveFault,
    ArchiveKind,
    pack,
    unpack,
)
from spinecoach.core.record.archive import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = {"history.json": b"{}" * 500, "settings.json": b"{}", "exercises/a-b.de.toml": b"x = 1"}
WHOLE = pack(FILES)


def refused(content: bytes, kind: ArchiveKind = PERSON) -> Refusal:
    with pytest.raises(ArchiveFault) as caught:
        unpack(content, kind)
    return caught.value.refusal


def zipped(files: Mapping[str, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    """A zip file as any other program makes it."""
    made = BytesIO()
    with ZipFile(made, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def listed(held: Mapping[str, bytes], **manifest: object) -> bytes:
    """An archive with this manifest."""
    own = json.loads(ZipFile(BytesIO(pack(held))).read(MANIFEST))
    return zipped({MANIFEST: json.dumps({**own, **manifest}).encode(), **held})


def test_what_is_packed_comes_out_and_the_same_files_give_the_same_bytes() -> None:
    assert unpack(WHOLE) == FILES
    assert pack(dict(reversed(FILES.items()))) == WHOLE
    with ZipFile(BytesIO(WHOLE)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [MANIFEST, *sorted(FILES)]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


NO_ARCHIVES: dict[str, tuple[bytes, RefusalKind]] = {
    "nothing yet": (b"", RefusalKind.DAMAGED),
    "two bytes": (b"PK", RefusalKind.DAMAGED),
    "a history": (b'{"format": "spinecoach-history"}', RefusalKind.FOREIGN),
    "a zip of another": (zipped({"holiday.jpg": b"\xff\xd8"}), RefusalKind.FOREIGN),
    "a manifest that is none": (zipped({MANIFEST: b"[]"}), RefusalKind.FOREIGN),
    "the manifest of another": (zipped({MANIFEST: b'{"format": "x"}'}), RefusalKind.FOREIGN),
    "another packing": (zipped({MANIFEST: b"{}"}, ZIP_BZIP2), RefusalKind.FOREIGN),
    "half of one": (WHOLE[: len(WHOLE) // 2], RefusalKind.DAMAGED),
    "without its end": (WHOLE[:-30], RefusalKind.DAMAGED),
    "its first bytes": (WHOLE[:5], RefusalKind.DAMAGED),
    "without a list of files": (listed(FILES, files=None), RefusalKind.DAMAGED),
    "with an empty list of files": (listed(FILES, files={}), RefusalKind.DAMAGED),
    "with two names of one file": (
        pack({**FILES, "exercises/A-B.de.toml": b"x = 2"}),
        RefusalKind.DAMAGED,
    ),
    "without a history": (pack({"settings.json": b"{}"}), RefusalKind.DAMAGED),
    "of a newer version": (listed(FILES, version=2), RefusalKind.NEWER),
    "an endless manifest": (zipped({MANIFEST: b" " * 1_000_001}), RefusalKind.TOO_LARGE),
}


@pytest.mark.parametrize("name", NO_ARCHIVES)
def test_what_is_no_archive_or_only_half_of_one_is_refused(name: str) -> None:
    content, kind = NO_ARCHIVES[name]
    assert refused(content).kind is kind


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.toml", "exercises/../../evil.toml", "/etc/passwd", "C:\\evil.toml"),
        *("exercises\\..\\evil.toml", "exercises/a/b.toml", "history.db", "exercises/..toml"),
        *("exercises/", "exercises/.toml", "readiness.json\n"),
        *("exercises/CON.toml", "exercises/nul.de.toml", "exercises/com1.toml"),
    ],
)
def test_a_name_that_leads_out_of_an_archive_is_refused(name: str) -> None:
    found = refused(listed({**FILES, name: b"x"}))
    assert found.kind is RefusalKind.LEADS_ELSEWHERE


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    small = PERSON._replace(most_bytes=10_000)
    bomb = pack({**FILES, "exercises/a.toml": bytes(20_000)})
    assert len(bomb) < 2_000
    monkeypatch.setattr(ZipFile, "read", _read_the_manifest_only(ZipFile.read))
    assert refused(bomb, small).kind is RefusalKind.TOO_LARGE


def _read_the_manifest_only(read: object) -> object:
    def reading(archive: ZipFile, entry: object) -> object:
        assert getattr(entry, "filename", entry) == MANIFEST
        assert callable(read)
        return read(archive, entry)

    return reading


def test_small_files_that_are_large_together_are_refused_before_they_are_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(container, "MOST_BESIDE", 10_000)
    assert unpack(pack({**FILES, "history.json": bytes(20_000)}))
    bomb = pack({**FILES, **{f"exercises/{n}.toml": bytes(4_000) for n in range(3)}})
    monkeypatch.setattr(ZipFile, "read", _read_the_manifest_only(ZipFile.read))
    assert refused(bomb).kind is RefusalKind.TOO_LARGE


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_FILES", 2)
    assert refused(WHOLE).kind is RefusalKind.TOO_LARGE


def test_a_false_length_is_found() -> None:
    kind = PERSON._replace(most_bytes=10_000)
    content = zipped({MANIFEST: b"{}", "history.json": bytes(20_000)})
    small = content.replace((20_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    with pytest.raises(ArchiveFault):
        unpack(small, kind)


def test_one_kind_of_archive_is_not_taken_for_another() -> None:
    other = PERSON._replace(format="spinecoach-other")
    assert refused(pack(FILES, other)).kind is RefusalKind.FOREIGN
    assert unpack(pack(FILES, other), other) == FILES


def test_a_file_that_was_changed_is_named() -> None:
    other = listed(FILES, files=json.loads(ZipFile(BytesIO(WHOLE)).read(MANIFEST))["files"])
    assert unpack(other) == FILES
    changed = zipped(
        {
            MANIFEST: ZipFile(BytesIO(WHOLE)).read(MANIFEST),
            **FILES,
            "settings.json": b"[]",
        }
    )
    assert refused(changed) == Refusal(RefusalKind.DAMAGED, "settings.json")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_byte_is_changed_all_comes_out_or_nothing(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpack(bytes(damaged))
    except ArchiveFault:
        return
    assert found == FILES
