"""Runs a real session on a real clock with sound and without a window, to be recorded.

    python -m tests.journeys.sounding SCENE FOLDER

The scene is "workout", "interruptions", "beat", or how often a long line is to be said. Every cue
is printed as one JSON line, with the second at which it was due.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.adapters.system.clock import SteadyClock, steady_seconds
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from spinecoach.core.workout.voice_track import TOLD_FIRST, all_lines
from spinecoach.ui.conductor import Conductor
from spinecoach.ui.sound.speaker import QtSpeaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spinecoach.core.workout.cues import Record, Tone
    from spinecoach.core.workout.ports import Clip
    from spinecoach.core.workout.timeline import Timeline

FRAME = 0.004
"""Seconds that a frame takes to draw, as the figure may."""

REST = 12.0
PAUSE = 2.9
WAKE_UP = 0.5
"""Seconds from the loading of the speaker to Start: no more than a person needs for the key."""

INTERRUPTIONS = (
    (0.9, Event.SKIP),
    (1.3, Event.BACK),
    (0.9, Event.REPEAT),
    (0.9, Event.PAUSE),
    (0.3, Event.BACK),
    (0.5, Event.RESUME),
    (TOLD_FIRST + 0.9, Event.STOP),
    (0.3, Event.KEEP_GOING),
    (TOLD_FIRST + 0.9, Event.STOP),
    (0.3, Event.STOP),
)
"""What is pressed, each so many seconds after the one before: in the middle of what sounds."""

BEAT = ("Three.", "Two.", "One.", "Hold.") * 5
"""What is said on the beat, a word a second."""

TURN = 2.0
"""Seconds from one time that the long line is said to the next."""

LONG = "Stand with your feet as wide as your shoulders, and bend your knees a little."


def tell(**fields: object) -> None:
    """Print one fact."""
    print(json.dumps(fields), flush=True)  # noqa: T201


class Heard(QtSpeaker):
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
    while not preparation.over:  # however busy the machine is
        time.sleep(0.01)
    found = {line: clip for line in lines if (clip := voice.clip(line))}
    voice.close()
    return found


def superman() -> Timeline:
    """Two sets of two reps of the superman."""
    exercise = next(e for e in PackShelf(assets.exercises_dir()).exercises() if e.id == "superman")
    return build_timeline([Planned(exercise, 2, 2, REST)], Phrases())


def render(folder: Path) -> None:
    """Have every line rendered that a scene may say, but for the beat."""
    clips(folder, (*all_lines(superman(), Phrases()), LONG))


@contextmanager
def performing(folder: Path, kind: BlockKind) -> Iterator[tuple[float, Callable[[Event], None]]]:
    """Perform `superman` with real sound, from the first block of a kind on.

    Yields the seconds that block lasts, and what sends an event; plays until `quit` is called.
    """
    timeline = superman()
    found = clips(folder, all_lines(timeline, Phrases()))

    def spoken(line: str) -> float | None:
        return found[line].seconds if line in found else None

    first = [block.kind for block in timeline.blocks].index(kind)
    speaker = Heard()
    speaker.load(found)
    session = Session(timeline, Phrases(), spoken=spoken, first=first)
    conductor = Conductor(Performance(session, speaker, Forgetful()), SteadyClock())
    conductor.frame_changed.connect(lambda _: draw())

    def send(event: Event) -> None:
        tell(event=event, at=steady_seconds())
        conductor.send(event)

    at(WAKE_UP, lambda: send(Event.START))
    yield timeline.blocks[first].seconds, send
    QCoreApplication.exec()
    speaker.close()


def workout(folder: Path) -> None:
    """Two reps and a rest, with a pause in the middle of its first words.

    It ends with the first number of the second set.
    """
    with performing(folder, BlockKind.WORK) as (seconds, send):
        # The first words of the rest begin one second into it; in their middle somebody pauses.
        pause = WAKE_UP + seconds + 1.5
        at(pause, lambda: send(Event.PAUSE))
        at(pause + PAUSE, lambda: send(Event.RESUME))
        at(pause + PAUSE + TOLD_FIRST + REST - 1.5 + 0.9, QCoreApplication.quit)


def interruptions(folder: Path) -> None:
    """A set-up in which somebody presses every key in the middle of a line or a tone."""
    with performing(folder, BlockKind.INTRO) as (_, send):
        now = WAKE_UP
        for seconds, event in INTERRUPTIONS:
            now += seconds
            at(now, partial(send, event))
        at(now + 4.0, QCoreApplication.quit)


def change(folder: Path, turns: int) -> None:
    """A long line, once or again and again, while devices come and go."""
    speaker = Heard()
    speaker.trouble_changed.connect(
        lambda trouble: tell(trouble=trouble and trouble.kind, at=steady_seconds())
    )
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


def say_late(speaker: QtSpeaker, word: str, due: float) -> None:
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
    elif scene == "interruptions":
        interruptions(where)
    elif scene == "beat":
        beat(where)
    else:
        change(where, int(scene))
