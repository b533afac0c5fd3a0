"""What the workout page costs in a set: less than a fifth of one core.

The real page plays a rep of every exercise in a window of 1920x1080, with the
real figure, conductor, clock and exercises; only voice and history are silent.
What counts is the time that the process spends on processors, per second on the
wall: a busy machine makes that a little more, never less. Beside it a bare
widget draws one moving line at the same rate: what Qt takes for anything that
moves. With a display, carrying the picture there is counted as well.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.system.clock import SteadyClock
from spinecoach.assets import exercises_dir
from spinecoach.core.coaching.builder import session_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.conductor import FRAME_MS, STILL_MS, Conductor
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import apply_style
from tests.core.scenes import plan_workout
from tests.ui.stage import Loudspeaker, Notebook

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.ports import Clock

WIDTH, HEIGHT = 1920, 1080
LIMIT = 18.0
"""Per cent of one core."""
ENOUGH = 0.75
"""Share of the frames that are wanted below which the machine was too busy to tell anything.

Wanted are sixty a second while the figure moves and thirty while it stands still.
"""
SETTLE, BARE = 1.0, 3.0
"""Seconds before anything is measured, and for which the bare widget is."""


class Line(QWidget):
    """The bare widget: a line that goes round."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        self._timer.start(FRAME_MS)

    def _step(self) -> None:
        self._at = (self._at + 4) % self.width()
        self.update(self._at - 4, 0, 8, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawLine(self._at, 0, self._at, self.height())


def run(seconds: float) -> float:
    """Let events come for some seconds; return the per cent of one core that they took."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    wall, work = time.perf_counter(), time.process_time()
    loop.exec()
    return 100.0 * (time.process_time() - work) / (time.perf_counter() - wall)


def bare() -> float:
    """Measure the bare widget."""
    widget = Line()
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    run(SETTLE)
    share = run(BARE)
    widget.close()
    return share


def next_exercise(conductor: Conductor) -> bool:
    """Skip to the first set of the next exercise; return whether there is one."""
    planned = conductor.frame.planned if conductor.frame.block.kind is BlockKind.WORK else None
    while not conductor.performance.over:
        frame = conductor.frame
        if frame.block.kind is BlockKind.WORK and frame.planned is not planned:
            return True
        conductor.send(Event.SKIP)
    return False


def begun(clock: Clock) -> Conductor:
    """A workout of the built-in exercises, one set of each."""
    preferences = Preferences(sets=1)
    plan = plan_workout(PackShelf(exercises_dir()).exercises(), preferences)
    session = session_of(plan, preferences, Phrases(), None)
    conductor = Conductor(Performance(session, Loudspeaker(), Notebook()), clock)
    conductor.send(Event.START)
    return conductor


def wanted(frame: Frame) -> float:
    """How many frames a second the rep at the begin of a set wants."""
    planned = frame.planned
    if planned is None:
        return 0.0
    phases = planned.movement.phases
    frames = 0.0
    for phase in phases:
        still = planned.movement.before(phase).pose == phase.pose
        frames += phase.seconds * 1000.0 / (STILL_MS if still else FRAME_MS)
    return frames / planned.movement.rep_seconds


def measured() -> list[tuple[float, float, float]]:
    """Play a rep of every exercise: (per cent of a core, part of the frames, seconds) of each."""
    conductor, page = begun(SteadyClock()), WorkoutPage(FigureWidget(Phrases()), Phrases())
    page.resize(WIDTH, HEIGHT)
    page.show()
    conductor.frame_changed.connect(page.show_frame)
    frames = count()
    conductor.frame_changed.connect(lambda _: next(frames))
    found = []
    while next_exercise(conductor):
        frame = conductor.frame
        run(SETTLE)
        before, seconds = next(frames), frame.movement.rep_seconds
        share = run(seconds)
        rate = (next(frames) - before - 1) / seconds
        found.append((share, rate / wanted(frame), seconds))
        title = frame.planned.title if frame.planned else ""
        print(f"  {title}: {share:.1f} %, {rate:.0f} frames a second")
    conductor.frame_changed.disconnect(page.show_frame)
    page.close()
    return found


def main() -> int:
    """Measure, print and judge."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    paint_in_one_thread()
    app = QApplication(sys.argv[:1])
    apply_style(app, lambda: "light")
    found = measured()
    least = bare()
    seconds = sum(each[2] for each in found)
    share = sum(each[0] * each[2] for each in found) / seconds
    rate = sum(each[1] * each[2] for each in found) / seconds
    print(
        f"the workout page takes {share:.1f} % of one core with {rate:.0%} of the frames "
        f"(limit {LIMIT:.0f}), {share / least:.1f}x a bare moving line ({least:.1f} %)"
    )
    if rate < ENOUGH:
        print(f"fewer than {ENOUGH:.0%} of the frames: the machine is too busy to tell")
    return 0 if share <= LIMIT and rate >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
