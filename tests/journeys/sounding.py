"""The program whose sound is recorded: a real session on a real clock, heard and not seen.

    python -m tests.journeys.sounding SCENE FOLDER

The scene is "workout", "beat", or how often a long line is to be said. Every cue is
printed as one JSON line, with the second at which it was due.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from spinecoach import assets
from spinecoach.adapters.clock import SteadyClock, steady_seconds
from spinecoach.adapters.packs import PackShelf
from spinecoach.adapters.speech import SpeechVoice
from spinecoach.core.events import Event
from spinecoach.core.performance import Performance
from spinecoach.core.routine import BlockKind, Planned, build_routine
from spinecoach.core.script import COUNT_IN, all_lines
from spinecoach.core.session import Session
from spinecoach.ui.conductor import Conductor
from spinecoach.ui.sound import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spinecoach.core.cues import Record, Tone
    from spinecoach.core.ports import Clip

FRAME = 0.004
"""Seconds that a frame takes to draw, as the figure may."""

REST = 12.0
PAUSE = 1.2
WAKE_UP = 0.5
"""Seconds from the loading of the speaker to Start: no more than a person needs for the key."""

BEAT = ("Three.", "Two.", "One.", "Hold.") * 5
"""What is said on the beat, a word a second."""

TURN = 2.0
"""Seconds from one time that the long line is said to the next."""

LONG = "Stand with your feet as wide as your shoulders, and bend your knees a little."


def tell(**fields: object) -> None:
    """Print one fact."""
    print(json.dumps(fields), flush=True)  # noqa: T201


class Heard(Speaker):
    """The real speaker, telling what it is told."""

    def say(self, line: str, late: float = 0.0) -> None:
        """Say it, and tell so."""
        due = steady_seconds() - late
        super().say(line, late)
        clip = self._clips.get(line)
        if clip:
            tell(due=due, line=line, path=clip.path, seconds=clip.seconds)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        """Sound it, and tell so."""
        due = steady_seconds() - late
        super().tone(tone, late)
        path = str(assets.sound(tone.value))
        tell(due=due, tone=tone, path=path, seconds=tone.seconds)


class Forgetful:
    """A journal that keeps nothing."""

    def record(self, record: Record) -> None:
        """Forget it."""


def clips(folder: Path, lines: Sequence[str]) -> Mapping[str, Clip]:
    """Have the lines rendered."""
    voice = SpeechVoice(folder)
    preparation = voice.prepare(lines)
    while not preparation.finished:
        time.sleep(0.01)
    found = {line: clip for line in lines if (clip := voice.clip(line))}
    voice.close()
    return found


def workout(folder: Path) -> None:
    """Two reps of the superman and a rest, with a pause in the middle of its first words.

    It ends with the first number of the second set.
    """
    exercise = next(e for e in PackShelf(assets.exercises_dir()).exercises() if e.id == "superman")
    routine = build_routine([Planned(exercise, 2, 2, REST)])
    found = clips(folder, all_lines(routine))

    def spoken(line: str) -> float | None:
        return found[line].seconds if line in found else None

    first = [block.kind for block in routine.blocks].index(BlockKind.WORK)
    speaker = Heard()
    speaker.load(found)
    session = Session(routine, spoken=spoken, first=first)
    conductor = Conductor(Performance(session, speaker, Forgetful()), SteadyClock())
    conductor.frame_changed.connect(lambda _: draw())

    def send(event: Event) -> None:
        tell(event=event, at=steady_seconds())
        conductor.send(event)

    # The first words of the rest begin one second into it; in their middle somebody pauses.
    pause = WAKE_UP + routine.blocks[first].seconds + 1.5
    end = pause + PAUSE + COUNT_IN + REST - 1.5 + 0.9
    at(WAKE_UP, lambda: send(Event.START))
    at(pause, lambda: send(Event.PAUSE))
    at(pause + PAUSE, lambda: send(Event.RESUME))
    at(end, QCoreApplication.quit)
    QCoreApplication.exec()
    speaker.close()


def change(folder: Path, turns: int) -> None:
    """A long line, once or again and again, while devices come and go."""
    speaker = Heard()
    speaker.trouble_changed.connect(lambda trouble: tell(trouble=trouble, at=steady_seconds()))
    found = clips(folder, [LONG])
    speaker.load(found)
    for turn in range(turns):
        at(WAKE_UP + turn * TURN, lambda: speaker.say(LONG))
    end = WAKE_UP + (turns - 1) * TURN + found[LONG].seconds + 0.5
    at(end, QCoreApplication.quit)
    QCoreApplication.exec()
    speaker.close()


def beat(folder: Path) -> None:
    """A word every second, drawing all the while."""
    speaker = Heard()
    speaker.load(clips(folder, BEAT))
    frames = QTimer()
    frames.timeout.connect(draw)
    frames.start(16)
    start = steady_seconds() + WAKE_UP
    for second, word in enumerate(BEAT):
        due = start + second
        at(due - steady_seconds(), partial(say_late, speaker, word, due))
    at(WAKE_UP + len(BEAT) + 1.0, QCoreApplication.quit)
    QCoreApplication.exec()
    speaker.close()


def say_late(speaker: Speaker, word: str, due: float) -> None:
    """Say a word as the session has it said."""
    speaker.say(word, max(0.0, steady_seconds() - due))


def at(seconds: float, act: Callable[[], object]) -> None:
    """Do something so many seconds from now, to the millisecond."""
    timer = QTimer(QCoreApplication.instance())
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(act)
    timer.start(round(1000 * seconds))


def draw() -> None:
    """Keep the thread as busy as a frame does."""
    end = time.perf_counter() + FRAME
    while time.perf_counter() < end:
        pass


if __name__ == "__main__":
    application = QCoreApplication(sys.argv)
    scene, where = sys.argv[1], Path(sys.argv[2])
    if scene == "workout":
        workout(where)
    elif scene == "beat":
        beat(where)
    else:
        change(where, int(scene))
