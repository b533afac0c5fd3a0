"""What one frame of the moving figure costs, as the workout page of a 1920x1080 window shows it.

Every exercise plays one rep at sixty frames a second, with glow, breath and
arrows, painted as the widget paints. Beside it the cheapest thing that one could
paint on the same pixels with soft edges: one gradient over the whole widget.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QRadialGradient

from spinecoach.adapters.packs import PackShelf
from spinecoach.assets import exercises_dir
from spinecoach.core.events import Event
from spinecoach.core.ports import Preferences
from spinecoach.core.routine import BlockKind
from spinecoach.core.workout import plan_workout, session_of
from spinecoach.ui.figure import Look, paint_figure
from spinecoach.ui.figure.cels import Cels
from spinecoach.ui.figure.widget import scene_of_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spinecoach.core.exercise import Movement
    from spinecoach.core.frame import Frame

WIDTH, HEIGHT = 1110, 567
"""Pixels of the figure on the workout page of a 1920x1080 window."""
RATE = 60
LIMIT_MEDIAN, LIMIT_P99 = 4.0, 8.0
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
    paint_figure(painter, QRectF(image.rect()), scene, LOOK, cels)
    painter.end()


def gradient(image: QImage) -> None:
    """Paint the yardstick."""
    painter = QPainter(image)
    light = QRadialGradient(image.width() / 2, image.height() / 2, image.width() / 2)
    light.setColorAt(0.0, QColor("white"))
    light.setColorAt(1.0, QColor("teal"))
    painter.fillRect(image.rect(), light)
    painter.end()


def main() -> int:
    """Measure, print and judge."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    cels = Cels()
    times: dict[str, list[float]] = {}
    yardstick = []
    for title, frame, movement in moments():
        work = partial(figure, image, frame, movement, cels)
        times.setdefault(title, []).append(took(work))
        if len(times[title]) % 10 == 0:
            yardstick.append(took(partial(gradient, image)))
    bare = statistics.median(yardstick)
    for title, each in times.items():
        print(f"  {title}: median {statistics.median(each):.2f} ms")
    every = sorted(time for each in times.values() for time in each)
    median, p99 = statistics.median(every), every[int(len(every) * 0.99)]
    print(
        f"a frame of the figure takes {median:.2f} ms in the median (limit {LIMIT_MEDIAN:.0f}), "
        f"{p99:.2f} ms at worst but one in a hundred (limit {LIMIT_P99:.0f}); "
        f"{median / bare:.1f}x one gradient over the same pixels ({bare:.2f} ms)"
    )
    application.quit()
    return 0 if median <= LIMIT_MEDIAN and p99 <= LIMIT_P99 else 1


if __name__ == "__main__":
    sys.exit(main())
