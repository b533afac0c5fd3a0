"""A whole workout that nobody touches: every key is a recorded word at a microphone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.listening import weights
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.coaching.routine import Routine, Routines, item_of
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context
from tests.journeys import sounding
from tests.journeys.sound.played import RECORDED
from tests.journeys.soundserver import MICROPHONE, MOUTH, SoundServer
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    RECORDED,
    pytest.mark.skipif(not weights.is_installed(), reason="spoken commands are an extra"),
]

TRIES, EACH = 12, 5.0
"""How often a command is repeated, and the seconds of each wait: a busy machine loses sound."""

REACTION = 1.0
"""Seconds that a person takes to see what was done: words that follow sooner are one command."""

COMMANDS = ("pause", "go on", "again", "it hurts", "next", "how long")
ANSWERS = ("three", "easier")


@dataclass
class Screen:
    """What the screen shows now, by the names of `tests.journeys.watching`."""

    program: subprocess.Popen[str]
    now: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Follow the screen until the window closes."""
        for line in self.program.stdout or ():
            self.now |= json.loads(line)

    def waits(self, shown: Callable[[dict[str, str]], bool], seconds: float = PATIENCE) -> bool:
        """Wait until the screen shows something; return whether it does within the seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.program.poll() is None:
            if shown(self.now):
                return True
            time.sleep(0.02)
        return shown(self.now)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The recordings of what the person says, by the natural voice; the coach has another one."""
    lines = {one: f"Coach, {one}." for one in COMMANDS}
    lines |= {one: f"{one.capitalize()}." for one in ANSWERS}
    clips = sounding.clips(tmp_path_factory.mktemp("words"), list(lines.values()))
    return {one: clips[line].path for one, line in lines.items()}


def prepare(folder: Path) -> None:
    """Choose a short workout, and that the coach listens."""
    JsonSettings(folder).change(voice="gmw/en", listen=True, short_set_up=True)
    shelf = PackShelf(assets.exercises_dir()).exercises()
    superman = next(item_of(one) for one in shelf if one.id == "superman")
    JsonProfile(folder).keep_routines(
        Routines((Routine("Short", (replace(superman, sets=2, reps=2),)),), "Short")
    )


class Voice:
    """Somebody who speaks to the coach, and repeats what was not heard."""

    def __init__(self, words: dict[str, str], server: SoundServer, screen: Screen) -> None:
        self.tries: list[tuple[str, int]] = []
        self._words = words
        self._server = server
        self._screen = screen

    def say(self, word: str, then: Callable[[dict[str, str]], bool]) -> None:
        """Say something, as often as a person would, until the screen shows its effect."""
        player = ["paplay", "--device", MOUTH, self._words[word]]
        time.sleep(REACTION)
        for number in range(1, TRIES + 1):
            subprocess.run(player, env=self._server.environment, check=True)
            if self._screen.waits(then, EACH):
                self.tries.append((word, number))
                return
        pytest.fail(f"{word!r} did nothing: {self._screen.now}, {self.tries}")

    def pass_part(self) -> None:
        """Say "next" until another part begins, or the workout is over."""
        before = self._screen.now["part"]
        self.say("next", lambda now: now["part"] != before or "saved" in now)


@contextmanager
def watched(server: SoundServer, folder: Path) -> Iterator[Screen]:
    """Run the program with a screen that can be read; its window is closed at the end."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.watching", str(folder)],
        env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    screen = Screen(program)
    reader = Thread(target=screen.read)
    reader.start()
    try:
        yield screen
    finally:
        assert program.stdin
        program.stdin.close()
        program.wait(PATIENCE)
        reader.join()
        assert program.stdout
        program.stdout.close()
    assert program.returncode == 0


def goes_on(now: dict[str, str]) -> bool:
    """Return whether the workout runs, or is counted in."""
    return now["state"] in {State.RUNNING, State.RESUMING}


def listens(now: dict[str, str]) -> bool:
    """Return whether the light says that commands are listened to."""
    return now.get("ear", "").startswith("Listening")


def test_a_workout_by_voice_alone_from_start_to_saved(
    tmp_path: Path, words: dict[str, str]
) -> None:
    prepare(tmp_path / "data")
    with SoundServer(tmp_path) as server:
        server.add_microphone()
        with watched(server, tmp_path / "data") as screen:
            voice = Voice(words, server, screen)
            assert screen.waits(lambda now: now.get("ear", "").startswith("Listening")), screen.now
            voice.say("pause", lambda now: now["state"] == State.PAUSED)
            voice.say("go on", goes_on)
            voice.say("again", lambda now: now["ear"] == "Heard: again")
            assert screen.waits(goes_on)
            voice.say("it hurts", lambda now: now["context"] == Context.NUMBER)
            voice.say("three", lambda now: now["context"] == Context.CHOICE)
            voice.say("easier", lambda now: now["ear"] == "Heard: easier")
            assert screen.waits(goes_on)
            voice.pass_part()
            voice.say("how long", lambda now: now["ear"] == "Heard: how long")
            while "saved" not in screen.now:
                assert screen.waits(goes_on)
                voice.pass_part()
            assert screen.now["saved"] == "Saved."
    with closing(SqliteHistory(tmp_path / "data")) as history:
        (workout,) = history.workouts()
    assert workout.ended is not None


def test_the_only_microphone_is_missed_when_it_is_unplugged_and_taken_when_it_is_back(
    tmp_path: Path,
) -> None:
    prepare(tmp_path / "data")
    with SoundServer(tmp_path) as server:
        server.add_microphone()
        with watched(server, tmp_path / "data") as screen:
            assert screen.waits(listens), screen.now
            server.remove(MICROPHONE)
            assert screen.waits(lambda now: not now["ear"]), screen.now
            assert screen.waits(lambda now: "no microphone" in now["notice"]), screen.now
            server.plug_in_microphone()
            assert screen.waits(listens), screen.now
            assert screen.waits(lambda now: not now["notice"]), screen.now
