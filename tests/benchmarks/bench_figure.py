"""What one frame of the moving figure costs, in two sizes.

One is the room that the workout page of a 1920x1080 window gives the figure, the other a figure
that fills those 1920x1080 pixels by itself. In both, every exercise plays one rep at sixty frames a
second, with glow, breath and arrows: from the moment of the workout to the last pixel of the whole
figure. (The window itself paints only the part that has changed.) What is judged, by the same
limits in both sizes, is the processor time of the painting thread. Other programs do not count in
it, but they slow the processor down; so each exercise is played several times, in turns and always
with nothing kept from the turn before, and each of its frames counts with the best of its times.
What the first turn took by itself is printed as well.

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

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import exercises_dir
from spinecoach.core.coaching.builder import session_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure import Look
from spinecoach.ui.figure.layer_cache import LayerCache
from spinecoach.ui.figure.scene import compose
from spinecoach.ui.figure.widget import scene_of_frame
from spinecoach.ui.style.paint import paint_in_one_thread
from tests.core.scenes import plan_workout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.core.workout.frame import Frame

SIZES = {"on the workout page": (1110, 567), "filling the screen": (1920, 1080)}
"""Pixels of the figure."""
RATE = 60
LIMIT_MEDIAN, LIMIT_P99 = 3.5, 7.0
"""Milliseconds."""
TURNS = 3
"""How often every exercise is played."""
LOOK = Look()


def moments() -> Iterator[tuple[str, Frame, Movement]]:
    """One rep of every exercise, frame by frame."""
    preferences = Preferences()
    plan = plan_workout(PackShelf(exercises_dir()).exercises(), preferences)
    session = session_of(plan, preferences, Phrases(), None)
    session.handle(Event.START, 0.0)
    seen: set[str] = set()
    began = 0.0
    for block in session.timeline.blocks:
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


def figure(image: QImage, frame: Frame, movement: Movement, layers: LayerCache) -> None:
    """Paint one frame."""
    scene = scene_of_frame(frame, movement)
    painter = QPainter(image)
    compose(QRectF(image.rect()), scene, LOOK).paint(painter, layers)
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
    """The time below which this share of all stays."""
    return sorted(times)[int(len(times) * share)]


def play(
    size: tuple[int, int], frames: list[tuple[str, Frame, Movement]]
) -> tuple[list[list[float]], float]:
    """Return what each frame took in each turn, and what the ovals took at best."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    turns: list[list[float]] = []
    bare = inf
    for _ in range(TURNS):
        layers, times = LayerCache(), []
        for number, (_, frame, movement) in enumerate(frames):
            times.append(took(partial(figure, image, frame, movement, layers)))
            if number % 10 == 0:
                bare = min(bare, took(partial(ovals, image)))
        turns.append(times)
    return turns, bare


def slowest(times: list[float], titles: list[str]) -> tuple[float, float]:
    """The median and the 99th percentile, each of the exercise with the greatest."""
    own = [
        [time for time, title in zip(times, titles, strict=True) if title == name]
        for name in dict.fromkeys(titles)
    ]
    return max(at(each, 0.5) for each in own), max(at(each, 0.99) for each in own)


def main() -> int:
    """Measure, print and judge."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    paint_in_one_thread()
    application = QGuiApplication(sys.argv[:1])
    frames = list(moments())
    titles = [title for title, *_ in frames]
    held = True
    for name, size in SIZES.items():
        turns, bare = play(size, frames)
        median, p99 = slowest([min(times) for times in zip(*turns, strict=True)], titles)
        first_median, first_p99 = slowest(turns[0], titles)
        held = held and median <= LIMIT_MEDIAN and p99 <= LIMIT_P99
        print(
            f"a frame {name} ({size[0]}x{size[1]}) of the slowest exercise takes {median:.2f} ms "
            f"in the median (limit {LIMIT_MEDIAN:.1f}), {p99:.2f} ms at worst but one in a "
            f"hundred (limit {LIMIT_P99:.1f}); in the first turn by itself {first_median:.2f} and "
            f"{first_p99:.2f} ms; {median / bare:.1f}x and {p99 / bare:.1f}x ten plain ovals "
            f"({bare:.2f} ms)"
        )
    application.quit()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
