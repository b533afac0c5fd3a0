"""A start while the disk with the history is away."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.history.whereabouts import LastSeen
from spinecoach.app import main
from spinecoach.app.commands.doctor import CHECKS, Examined
from spinecoach.app.run import log
from spinecoach.app.run.missing import missing, opened, settle
from spinecoach.app.run.paths import Paths
from spinecoach.app.run.shutdown import close
from spinecoach.app.services.archives import ArchiveService
from spinecoach.app.services.sharing import SharingService
from spinecoach.core.finding import Component, Finding, Verdict
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import NotOpened
from spinecoach.core.record.outcomes import WhenMissing
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.timeline import build_timeline, plan_exercise
from spinecoach.local_time import local_now
from tests.core.scenes import exercise
from tests.histories import WallClock, perform, years

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Said = pytest.CaptureFixture[str]

PHRASES = Phrases()
WORKOUTS = years(2)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, on a disk that stays."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    for name in ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on another disk, in which a history lies after a clean end."""
    data = tmp_path / "stick" / "coach"
    device_of = history_file.device_of
    monkeypatch.setattr(
        history_file,
        "device_of",
        lambda folder: -1 if "stick" in folder.parts else device_of(folder),
    )
    use(Paths.of(data), lambda history: history.add(WORKOUTS))
    return data


def use(paths: Paths, action: Callable[[SqliteHistory], object]) -> None:
    """Start, do something with the history, and end cleanly."""
    history = opened(paths, WallClock(), waits=True)
    action(history)
    close(history, PHRASES, paths)


def unplug(data: Path) -> Path:
    """Take the disk away; return where its folder is meanwhile."""
    return data.rename(data.with_name("unplugged"))


def answers(*choices: WhenMissing | Path) -> Callable[[Trouble], WhenMissing | Path]:
    """Answer one after the other."""
    left = iter(choices)
    return lambda _: next(left)


def nobody(trouble: Trouble) -> WhenMissing:
    raise AssertionError(trouble)


def test_a_history_that_is_there_raises_no_question(stick: Path) -> None:
    assert settle(Paths.of(stick), nobody) == Paths.of(stick)


def test_a_folder_in_which_nothing_was_done_raises_no_question(tmp_path: Path) -> None:
    use(Paths.of(tmp_path / "new"), lambda _: None)
    (tmp_path / "new" / FILE_NAME).unlink()
    assert settle(Paths.of(tmp_path / "new"), nobody) == Paths.of(tmp_path / "new")


def test_it_says_what_was_where_and_touches_nothing(stick: Path) -> None:
    unplug(stick)
    paths = Paths.of(stick)
    assert missing(paths) == Trouble(TroubleKind.HISTORY_MISSING, str(stick), number=len(WORKOUTS))
    assert settle(paths, answers(WhenMissing.LOOK_AGAIN, WhenMissing.LEAVE)) is None
    assert not stick.exists()


def test_looked_for_again_it_is_found(stick: Path) -> None:
    away = unplug(stick)

    def plug_in(_: Trouble) -> WhenMissing:
        away.rename(stick)
        return WhenMissing.LOOK_AGAIN

    assert settle(Paths.of(stick), plug_in) == Paths.of(stick)


def test_what_is_done_without_it_comes_into_it_when_it_is_back(stick: Path, home: Path) -> None:
    short = build_timeline([plan_exercise(exercise("superman"))], PHRASES)
    away = unplug(stick)
    for _ in range(2):
        paths = settle(Paths.of(stick), answers(WhenMissing.WITHOUT))
        assert paths is not None
        use(paths, lambda history: perform(history.begin(short), short, WallClock()))
        assert not stick.exists()
        assert len(list(home.glob("spinecoach-not-yet-kept-*.json"))) == 1
    away.rename(stick)
    found = []
    use(Paths.of(stick), lambda history: found.extend([history.workouts(), history.news]))
    done, news = found
    assert len(done) == len(WORKOUTS) + 2
    assert news == (Trouble(TroubleKind.SPOOL_TAKEN),)
    assert not list(home.glob("spinecoach-not-yet-kept-*.json"))


def test_a_whole_workout_without_it_leaves_nothing_where_its_disk_would_be(stick: Path) -> None:
    away = unplug(stick)
    for _ in range(2):
        assert main(["--text", "--pace", "1000", "--data-dir", str(stick)]) == 0
        assert not stick.exists()
    away.rename(stick)
    with closing(opened(Paths.of(stick), local_now)) as history:
        assert len(history.workouts()) == len(WORKOUTS) + 2


def test_settings_are_kept_elsewhere_until_the_disk_is_back(stick: Path) -> None:
    away = unplug(stick)
    for before, after in ((140, 120), (120, 160)):
        paths = settle(Paths.of(stick), answers(WhenMissing.WITHOUT))
        assert paths is not None
        settings = JsonSettings(paths.data)
        assert settings.get().rate == before
        settings.change(rate=after)
        assert paths.cache.is_relative_to(paths.data)
        assert paths.of_person("").data == paths.data
        assert not stick.exists()
    away.rename(stick)
    assert JsonSettings(Paths.of(stick).data).get().rate == 140


def test_neither_a_shared_folder_nor_an_archive_is_taken_without_it(
    stick: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "all.spinecoach"
    assert main(["archive", "save", str(whole), "--data-dir", str(stick)]) == 0
    unplug(stick)
    paths = settle(Paths.of(stick), answers(WhenMissing.WITHOUT))
    assert paths is not None
    away = Trouble(TroubleKind.HISTORY_MISSING, str(stick), number=len(WORKOUTS))
    with closing(opened(paths, WallClock())) as history:
        assert SharingService(history).choose_folder(str(tmp_path / "shared")) == away
        archives = ArchiveService(history, JsonSettings(paths.data), "en")
        assert archives.preview(str(whole)).refused is None
        assert archives.take_in() == NotOpened(away)
    assert not stick.exists()


def test_the_log_of_a_start_without_it_is_in_the_usual_folder(stick: Path, home: Path) -> None:
    assert log.usual(stick) == stick / "log" / log.NAME
    unplug(stick)
    assert log.usual(stick).is_relative_to(home)
    assert not stick.exists()


def test_a_new_one_begins_on_purpose_and_is_not_asked_about_again(stick: Path) -> None:
    unplug(stick)
    assert settle(Paths.of(stick), answers(WhenMissing.BEGIN_NEW)) == Paths.of(stick)
    with closing(opened(Paths.of(stick), WallClock())) as history:
        assert (history.trouble, history.workouts()) == (None, [])
    (stick / FILE_NAME).unlink()
    assert settle(Paths.of(stick), nobody) == Paths.of(stick)


def test_the_folder_where_it_is_now_is_used_at_this_and_every_later_start(stick: Path) -> None:
    now = unplug(stick)
    found = settle(Paths.of(stick), answers(now.parent, now))  # the first one holds no history
    assert found is not None
    assert found.data == now
    assert found.cache == now / "cache"
    assert Paths.of(stick) == found


def test_below_a_folder_that_was_named_is_everything_if_its_disk_is_this_one(
    tmp_path: Path, home: Path
) -> None:
    use(Paths.of(tmp_path / "own"), lambda history: history.add(WORKOUTS))
    assert not list(home.rglob("*"))


def test_the_usual_folder_is_noted_on_whatever_disk_it_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "share"))
    paths = Paths.of(None)
    use(paths, lambda history: history.add(WORKOUTS))
    seen = paths.whereabouts.seen(paths.data)
    assert seen == LastSeen(len(WORKOUTS), max(WORKOUTS, key=lambda one: one.began).id)


def test_a_history_of_before_the_notes_is_noted_as_soon_as_it_is_opened(stick: Path) -> None:
    paths = Paths.of(stick)
    paths.whereabouts.forget(stick)
    history = opened(paths, WallClock())
    assert paths.whereabouts.seen(stick) is not None
    history.close()


@pytest.mark.parametrize(
    "words", [("history", "list"), ("history", "check"), ("history", "backup")]
)
def test_a_command_says_that_it_is_away_and_begins_none(
    stick: Path, capsys: Said, words: tuple[str, ...]
) -> None:
    unplug(stick)
    assert main([*words, "--data-dir", str(stick)]) == 1
    told = capsys.readouterr().err
    assert f"Your history with {len(WORKOUTS)} workouts was in {stick} and is not there" in told
    assert not (stick / FILE_NAME).exists()


def test_an_import_begins_a_new_one_only_if_somebody_agrees(
    stick: Path, tmp_path: Path, capsys: Said
) -> None:
    out = tmp_path / "out.json"
    assert main(["export", "--format", "json", "--data-dir", str(stick), "--out", str(out)]) == 0
    unplug(stick)
    typed = ["import", str(out), "--data-dir", str(stick)]
    assert main(typed) == 1
    assert main([*typed, "--yes", "--dry-run"]) == 1
    assert not stick.exists()
    assert main([*typed, "--yes"]) == 0
    capsys.readouterr()
    with closing(SqliteHistory(stick, only_read=True)) as history:
        assert len(history.workouts()) == len(WORKOUTS)


def test_the_doctor_says_that_it_is_away(stick: Path) -> None:
    unplug(stick)
    away = Trouble(TroubleKind.HISTORY_MISSING, str(stick), number=len(WORKOUTS))
    found = CHECKS[Component.HISTORY](Examined(Paths.of(stick), PHRASES))
    assert list(found) == [Finding(Component.HISTORY, Verdict.WRONG, trouble=away)]
