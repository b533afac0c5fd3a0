"""What opening an archive would replace is said before it happens."""

from __future__ import annotations

from spinecoach.core.phrases.archive import ArchivePhrases
from spinecoach.core.record.archive import (
    ArchivePart,
    ArchivePartKind,
    ArchivePreview,
    OtherSetting,
    Refusal,
    RefusalKind,
)

WORDS = ArchivePhrases()


def test_each_setting_that_differs_is_named_with_both_values() -> None:
    others = (OtherSetting("pace", 0.8, 1.0), OtherSetting("warm_up", theirs=False, here=True))
    names = tuple(one.name for one in others)
    part = ArchivePart(ArchivePartKind.SETTINGS, different=names, settings=others)
    preview = ArchivePreview("a", parts=(part,))
    assert preview.other_settings
    assert WORDS.preview(preview).splitlines()[:3] == [
        "2 settings are different here: the file's take their place.",
        "  Pace: 80 % in the file, 100 % here",
        "  Warm up first: off in the file, on here",
    ]
    assert WORDS.keep_settings()


def test_it_is_said_before_until_when_it_can_be_undone() -> None:
    part = ArchivePart(ArchivePartKind.DUMBBELLS, new=("",))
    for shared, said in ((False, WORDS.kept_before()), (True, WORDS.kept_until_shared())):
        assert WORDS.preview(ArchivePreview("a", parts=(part,), shared=shared)).endswith(said)


def test_without_such_settings_nothing_is_asked_about_them() -> None:
    part = ArchivePart(ArchivePartKind.DUMBBELLS, different=("",))
    assert not ArchivePreview("a", parts=(part,)).other_settings


def test_what_is_no_archive_is_told_how_its_name_would_end_only_if_it_does_not() -> None:
    other = Refusal(RefusalKind.FOREIGN)
    assert WORDS.refused("me.txt", other).endswith("ends with .spinecoach.")
    assert WORDS.refused("me.spinecoach", other).endswith("but is something else.")
