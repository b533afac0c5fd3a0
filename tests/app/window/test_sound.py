"""The try-out of the voice: spoken once its line is rendered; a later one replaces it."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from spinecoach import __version__
from spinecoach.adapters.listening import weights
from spinecoach.app.window import sound
from spinecoach.app.window.sound import FROM_CHECKOUT, WindowSound, from_packages
from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.ports import ListenerExtra
from tests.core.coaching.voices import QuietSpeaker, Rendering, SlowVoice
from tests.ui.stage import Choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")

SAMPLE = Phrases().start.voice_sample()


class Clock:
    """The second that the try-out reads."""

    second = 50.0

    def __call__(self) -> float:
        return self.second


class Room:
    """Services with a voice and a speaker in memory."""

    def __init__(self, folder: Path, closing: ExitStack, clock: Clock) -> None:
        self.clock = clock
        self.voice, self.speaker = SlowVoice(), QuietSpeaker()
        self.services = WindowSound(Choices(), folder, closing, Phrases(), silent=True)
        self.services.voice = self.voice
        self.services.speaker = self.speaker

    def look(self) -> None:
        self.services._trial.timeout.emit()


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    clock = Clock()
    monkeypatch.setattr(sound, "monotonic", clock)
    with ExitStack() as closing:
        yield Room(tmp_path, closing, clock)


def test_the_sentence_is_said_when_it_is_rendered(room: Room) -> None:
    room.services.try_voice()
    room.look()
    assert room.speaker.said == []
    room.voice.rendering.done = 10
    room.look()
    assert room.speaker.said == [SAMPLE]
    assert SAMPLE in room.speaker.loaded
    assert not room.services._trial.isActive()


def test_a_voice_that_hangs_says_nothing_later(room: Room) -> None:
    room.services.try_voice()
    room.clock.second += LIMIT
    room.look()
    room.voice.rendering.done = 10
    assert not room.services._trial.isActive()
    room.look()
    assert room.speaker.said == []


def test_a_later_try_out_takes_the_place_of_an_earlier_one(room: Room) -> None:
    room.services.try_voice()
    first, room.voice.rendering = room.voice.rendering, Rendering()
    room.services.try_voice()
    first.done = 10
    room.look()
    assert room.speaker.said == []


def test_no_try_out_outlives_the_window(tmp_path: Path) -> None:
    with ExitStack() as closing:
        room = Room(tmp_path, closing, Clock())
        room.services.try_voice()
        assert room.services._trial.isActive()
    assert not room.services._trial.isActive()


def test_nothing_is_started_before_a_workout_listens(room: Room) -> None:
    listener = room.services.listener
    assert not listener.ready
    assert listener.heard() is None
    assert room.services.listener is listener


@pytest.mark.parametrize(
    ("checkout", "extra"),
    [
        (True, ListenerExtra(command=FROM_CHECKOUT)),
        (False, ListenerExtra(command=from_packages())),
        (None, None),
    ],
)
def test_what_to_type_for_spoken_commands_depends_on_how_one_came_by_the_program(
    room: Room,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    checkout: bool | None,
    extra: ListenerExtra | None,
) -> None:
    if checkout is not None:
        monkeypatch.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    if not checkout:
        monkeypatch.setattr(sound, "ROOT", tmp_path)
    assert room.services.missing_extra == extra


def test_the_extra_is_installed_for_the_python_that_runs_this(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/home/me/tools/bin/python")
    assert from_packages().startswith("/home/me/tools/bin/python -m pip install ")
    monkeypatch.setattr(sys, "executable", "/home/me/my tools/bin/python")
    assert from_packages().startswith('"/home/me/my tools/bin/python" -m pip install ')


@pytest.mark.parametrize(
    ("file", "extra"),
    [
        (
            "/usr/lib/spinecoach/spinecoach",
            ListenerExtra(package=f"spinecoach-listen {__version__}"),
        ),
        (
            "/home/me/coach/spinecoach",
            ListenerExtra(
                archive=f"spinecoach-listen-{__version__}-….zip", folder="/home/me/coach"
            ),
        ),
    ],
    ids=["a package of the system", "a folder"],
)
def test_a_bundle_without_python_says_what_to_put_beside_it(
    room: Room, monkeypatch: pytest.MonkeyPatch, file: str, extra: ListenerExtra
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", file)
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_of_weights")
    assert room.services.missing_extra == extra
