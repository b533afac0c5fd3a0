"""What a whole workout costs beside a video player that shows the same workout as a film.

It is the workout of a person who has chosen nothing but one set of each exercise: warm-up, steps,
sets with their holds, rests and changes of place, in the real window, at its real pace, with voice,
tones and history. The film is made by the program itself: the page as it is at each thirtieth of a
second, 1920x1080 points large, and the lines and tones where they are planned. mpv decodes it and
paints it without a graphics card, as the page is painted; where a card does that, the player costs
less. Both run at once, for as long as the workout lasts, each on a virtual display and into a sound
server of its own, whose processor seconds count too, as does the start of both. The lines were
rendered before, as on any day but the first.

    python3 packaging/dev.py bench film                          # twenty minutes
    python -m tests.benchmarks.bench_film superman               # a short try, with one exercise
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.performance import Performance
from spinecoach.ui.conductor import Conductor
from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.style.paint import paint_in_one_thread
from spinecoach.ui.style.theme import apply_style
from tests.benchmarks import NOT_MEASURED
from tests.benchmarks.bench_frame import ENOUGH, HEIGHT, WIDTH
from tests.journeys.soundserver import SoundServer
from tests.ui.stage import HandClock, Loudspeaker, Notebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.starter import Begun

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "ffmpeg", "mpv", "pulseaudio")
CHOSEN = {"sets": 1, "theme": "light"}
RATE = 30
"""Pictures a second of the film; the page itself draws up to sixty while the figure moves."""
LIMIT = 1.0

PLAY = ("mpv", "--no-config", "--no-terminal", "--no-osc", "--hwdec=no", "--vo=x11", "--ao=pulse")
WHOLE = ("--fullscreen", "--framedrop=no")
"""Every picture is shown, however busy the machine."""


def draw(film: Path, data: Path, exercises: str) -> None:
    """Draw the workout as a film, with its sounds."""
    from devtools.listening import keep, mix

    from tests.journeys.listened import LOOK, services_of

    track = film.with_suffix(".wav")
    workout = mix(data.parents[1], CHOSEN, exercises)
    keep(track, workout.samples)
    paint_in_one_thread()
    apply_style(QApplication(sys.argv[:1]), lambda: "light")
    page, clock = WorkoutPage(FigureWidget(Phrases()), Phrases()), HandClock()
    page.resize(WIDTH, HEIGHT)
    page.show()
    with ExitStack() as closing:
        services = services_of(data, JsonSettings(data), closing)
        plan = services.workouts.plan()
        preparation = services.workouts.prepare(plan)
        while not preparation.finished:
            time.sleep(LOOK / 1000)
        session = services.workouts.begin(plan).session
        conductor = Conductor(Performance(session, Loudspeaker(), Notebook()), clock)
        conductor.send(Event.START)
        shoot(conductor, page, clock, film, track)


def shoot(
    conductor: Conductor, page: WorkoutPage, clock: HandClock, film: Path, track: Path
) -> None:
    """Have each picture of a workout drawn and encoded."""
    performance, begin = conductor.performance, clock.time
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    shape = ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE)]
    kind = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    command = ["ffmpeg", "-loglevel", "error", *shape, "-i", "-", "-i", str(track), *kind]
    with subprocess.Popen([*command, str(film)], stdin=subprocess.PIPE) as writer:
        assert writer.stdin is not None
        for number in count():
            clock.time = begin + number / RATE
            while (due := performance.session.next_deadline() or clock.time + 1) <= clock.time:
                performance.handle(Event.WAKE, due)
            if performance.over:
                break
            page.show_frame(conductor.frame)
            page.render(picture)
            writer.stdin.write(picture.constBits())
    if writer.returncode:
        raise SystemExit(f"ffmpeg ended with {writer.returncode}")


def live(data: Path, exercises: str) -> int:
    """Do the workout in the window; print its seconds and frames."""
    from tests.journeys import listened
    from tests.journeys.sounding import tell

    shown = count()

    class Window(listened.ToldWindow):
        def _begin(self, begun: Begun) -> None:
            super()._begin(begun)
            assert self._running is not None
            self._running.flow.conductor.frame_changed.connect(lambda _: next(shown))

    settings = listened.prepared(data, CHOSEN, exercises)
    with patch.object(listened, "ToldWindow", Window):
        code = listened.play(data, settings)
    tell(frames=next(shown))
    return code


def show(folder: Path, command: Sequence[str]) -> None:
    """Run a command with a display and a sound server: print the processor seconds of all three.

    Before that comes what the command prints, which is JSON lines as well.
    """
    read, write = os.pipe()
    screen = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
    with subprocess.Popen(["Xvfb", "-displayfd", str(write), *screen], pass_fds=[write]) as display:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            with SoundServer(folder) as server:
                where = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
                began = time.monotonic()
                subprocess.run(command, env={**server.environment, **where}, check=True)
                lasted = time.monotonic() - began
        finally:
            display.terminate()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"used": used.ru_utime + used.ru_stime, "lasted": lasted}))


def main(exercises: str = "all") -> int:
    """Measure, print and judge."""
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"{', '.join(missing)} not installed; nothing was measured")
        return NOT_MEASURED
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = both(Path(name), exercises)
    seconds = ours["layout"][0][-1][-1]
    whole = "a workout" if exercises == "all" else exercises
    print(
        f"{whole} of {seconds / 60:.1f} minutes with its sound takes {ours['used']:.0f} processor "
        f"seconds, as a film in mpv {theirs['used']:.0f}: {ours['used'] / theirs['used']:.2f}x; "
        f"limit {LIMIT}x"
    )
    rate = ours["frames"] / seconds
    if rate < ENOUGH * RATE or theirs["lasted"] < seconds:
        print(
            f"{rate:.0f} frames a second: the machine is too busy to tell, or a showing broke off"
        )
        return 1
    return 0 if ours["used"] <= LIMIT * theirs["used"] else 1


def both(folder: Path, exercises: str) -> list[dict[str, Any]]:
    """Have the film drawn, then both shown at once; return what is known of each."""
    ourselves = [sys.executable, "-m", "tests.benchmarks.bench_film"]
    film, data = folder / "workout.mp4", folder / "home/data"
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    modules = os.pathsep.join((str(ROOT), str(ROOT / "tools")))
    env = {**inherited, "HOME": str(folder / "home"), "PYTHONPATH": modules}
    drawn = [*ourselves, "draw", str(film), str(data), exercises]
    subprocess.run(drawn, env={**env, "QT_QPA_PLATFORM": "offscreen"}, cwd=ROOT, check=True)
    showings = []
    for what, command in (
        ("live", [*ourselves, "live", str(data), exercises]),
        ("film", [*PLAY, *WHOLE, str(film)]),
    ):
        (folder / what).mkdir(mode=0o700)
        shown = [*ourselves, "show", str(folder / what), *command]
        showings.append(
            subprocess.Popen(shown, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        )
    told = [showing.communicate()[0] for showing in showings]
    if any(showing.returncode for showing in showings):
        raise SystemExit("a showing failed")
    return [
        {name: value for line in lines.splitlines() for name, value in json.loads(line).items()}
        for lines in told
    ]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", film, data, exercises]:
            draw(Path(film), Path(data), exercises)
        case ["live", data, exercises]:
            sys.exit(live(Path(data), exercises))
        case ["show", folder, *command]:
            show(Path(folder), command)
        case _:
            sys.exit(main(*sys.argv[1:]))
