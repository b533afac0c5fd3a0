"""What the workout page costs beside a video player that shows the same as a film.

The film has 1920x1080 points and thirty pictures a second, drawn by the real page on a clock that
is set by hand. mpv decodes it and paints it without a graphics card, as the page is painted; where
a card does that, the player costs less. Each is shown on a virtual display of its own, whose
processor seconds count too, and the start of both is taken off. Neither has sound.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.system.clock import SteadyClock
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.events import Event
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import apply_style
from tests.benchmarks.bench_frame import HEIGHT, WIDTH, begun, next_exercise, run
from tests.ui.stage import HandClock

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDED = ("Xvfb", "ffmpeg", "mpv")
SECONDS = 30
START = 1
"""Seconds of the workout that are shown, and of a showing that tells what the start costs."""
RATE = 30
"""Pictures a second of the film; the page itself draws up to sixty."""
LIMIT = 1.0

PLAY = ("mpv", "--no-config", "--no-terminal", "--no-audio", "--no-osc", "--hwdec=no", "--vo=x11")
WHOLE = ("--fullscreen", "--framedrop=no")
"""Every picture is shown, however busy the machine."""


def on_stage() -> WorkoutPage:
    """The page, as large as the screen."""
    paint_in_one_thread()
    apply_style(QApplication(sys.argv[:1]), lambda: "light")
    page = WorkoutPage(FigureWidget(Phrases()), Phrases())
    page.resize(WIDTH, HEIGHT)
    page.show()
    return page


def live(seconds: float) -> None:
    """Show the workout from its first set on; print the frames a second."""
    page, conductor, shown = on_stage(), begun(SteadyClock()), count()
    conductor.frame_changed.connect(page.show_frame)
    next_exercise(conductor)
    conductor.frame_changed.connect(lambda _: next(shown))
    run(seconds)
    print(next(shown) / seconds)


def draw(film: Path) -> None:
    """Draw the same as a film."""
    page, clock = on_stage(), HandClock()
    conductor = begun(clock)
    next_exercise(conductor)
    performance, begin = conductor.performance, clock.time
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    shape = ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE)]
    kind = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", str(film)]
    command = ["ffmpeg", "-loglevel", "error", *shape, "-i", "-", *kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        for number in range(SECONDS * RATE):
            clock.time = begin + number / RATE
            while (due := performance.session.next_deadline() or clock.time + 1) <= clock.time:
                performance.handle(Event.WAKE, due)
            page.show_frame(conductor.frame)
            page.render(picture)
            writer.stdin.write(picture.constBits())
    if writer.returncode:
        raise SystemExit(f"ffmpeg ended with {writer.returncode}")


def used(command: Sequence[str]) -> tuple[float, str]:
    """Run a command on a display of its own: processor seconds of both, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    read, write = os.pipe()
    screen = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    with subprocess.Popen(["Xvfb", "-displayfd", str(write), *screen], pass_fds=[write]) as display:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        said = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True, text=True)
        display.terminate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, said.stdout


def main() -> int:
    """Measure, print and judge."""
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        print(f"{', '.join(missing)} not installed; nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder, "workout.mp4")
        ourselves = [sys.executable, "-m", "tests.benchmarks.bench_film"]
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([*ourselves, "draw", str(film)], env=offscreen, check=True)
        play = [*PLAY, *WHOLE, str(film)]
        theirs = used(play)[0] - used([*play, f"--length={START}"])[0]
        ours, rate = used([*ourselves, "live", str(SECONDS)])
        ours -= used([*ourselves, "live", str(START)])[0]
    print(
        f"{SECONDS} seconds of a set take {ours:.1f} processor seconds, as a film in mpv "
        f"{theirs:.1f}: {ours / theirs:.2f}x; limit {LIMIT}x"
    )
    if float(rate) < RATE:
        print(f"only {float(rate):.0f} frames a second: the machine is too busy to tell")
    return 0 if ours <= LIMIT * theirs and float(rate) >= RATE else 1


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["live", seconds]:
            live(float(seconds))
        case ["draw", film]:
            draw(Path(film))
        case _:
            sys.exit(main())
