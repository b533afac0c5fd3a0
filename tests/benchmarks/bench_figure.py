"""What one frame of the moving figure costs, as the workout page of a 1920x1080 window shows it.

Every exercise plays one rep at sixty frames a second, with glow, breath and
arrows: from the moment of the workout to the last pixel of the whole figure. (The
window itself paints only the part that has changed.) Judged is time of the
painting thread on its processor, against the plain limits. Other programs do not
count in it, but they slow the processor down; so each exercise is played several
times, in turns, and each of its frames counts with the best of its times.

Beside it ten plain ovals with a contour, measured in between and taken in the same
way, tell how fast the machine was. They are printed and judge nothing.
"""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

from spinecoach.adapters.packs import PackShelf
from spinecoach.assets import exercises_dir
from spinecoach.core.events import Event
from spinecoach.core.ports import Preferences
from spinecoach.core.routine import BlockKind
from spinecoach.core.workout import plan_workout, session_of
from spinecoach.ui.figure import Look
from spinecoach.ui.figure.cels import Cels
from spinecoach.ui.figure.scene import compose
from spinecoach.ui.figure.widget import scene_of_frame
from spinecoach.ui.paint import paint_in_one_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spinecoach.core.exercise import Movement
    from spinecoach.core.frame import Frame

WIDTH, HEIGHT = 1110, 567
"""Pixels of the figure on the workout page of a 1920x1080 window."""
RATE = 60
LIMIT_MEDIAN, LIMIT_P99 = 4.0, 8.0
"""Milliseconds."""
TURNS = 3
"""How often every exercise is played."""
LOOK = Look()


def moments() -> Iterator[tuple[str, Frame, Movement]]:
    """One rep of every exercise, frame by frame."""
    preferences = Preferences()
    plan = plan_workout(PackShelf(exercises_dir()).exercises(), preferences)
    session = session_of(plan, preferences, None)
    session.handle(Event.START, 0.0)
    seen: set[str] = set()
    began = 0.0
    for block in session.routine.blocks:
        planned = block.planned
        if block.kind is BlockKind.WORK and planned and planned.exercise.id not in seen:
            seen.add(planned.exercise.id)
            for tick in range(round(planned.movement.rep_seconds * RATE)):
                now = began + planned.movement.rep_seconds + tick / RATE
                while (due := session.next_deadline()) is not None and due <= now:
                    session.handle(Event.WAKE, due)
                yield planned.title, session.frame(now), planned.movement
        began += block.seconds


def took(paint: Callable[[], None]) -> float:
    """How much of this thread's time a piece of work takes, in milliseconds."""
    began = time.thread_time()
    paint()
    return (time.thread_time() - began) * 1000.0


def figure(image: QImage, frame: Frame, movement: Movement, cels: Cels) -> None:
    """Paint one frame."""
    scene = scene_of_frame(frame, movement)
    painter = QPainter(image)
    compose(QRectF(image.rect()), scene, LOOK).paint(painter, cels)
    painter.end()


def ovals(image: QImage) -> None:
    """Paint the yardstick: ten plain ovals, each as large as a forearm, inked and filled."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("black"), 7.0))
    painter.setBrush(QColor("teal"))
    for number in range(10):
        painter.drawEllipse(QPointF(150.0 + 80.0 * number, 280.0), 30.0, 90.0)
    painter.end()


def at(times: list[float], share: float) -> float:
    """The time that so great a share of all stays below."""
    return sorted(times)[int(len(times) * share)]


def main() -> int:
    """Measure, print and judge."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    paint_in_one_thread()
    application = QGuiApplication(sys.argv[:1])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    frames = list(moments())
    best = [inf] * len(frames)
    bare = inf
    for _ in range(TURNS):
        cels = Cels()
        for number, (_, frame, movement) in enumerate(frames):
            best[number] = min(best[number], took(partial(figure, image, frame, movement, cels)))
            if number % 10 == 0:
                bare = min(bare, took(partial(ovals, image)))
    medians, worst = [], []
    for title in dict.fromkeys(title for title, *_ in frames):
        own = [time for time, (name, *_) in zip(best, frames, strict=True) if name == title]
        medians.append(at(own, 0.5))
        worst.append(at(own, 0.99))
        print(f"  {title}: median {medians[-1]:.2f} ms, worst but 1 % {worst[-1]:.2f} ms")
    median, p99 = max(medians), max(worst)
    print(
        f"a frame of the slowest exercise takes {median:.2f} ms in the median (limit "
        f"{LIMIT_MEDIAN:.0f}), {p99:.2f} ms at worst but one in a hundred (limit {LIMIT_P99:.0f}); "
        f"{median / bare:.1f}x and {p99 / bare:.1f}x ten plain ovals ({bare:.2f} ms)"
    )
    application.quit()
    return 0 if median <= LIMIT_MEDIAN and p99 <= LIMIT_P99 else 1


if __name__ == "__main__":
    sys.exit(main())
