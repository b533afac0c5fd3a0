"""Memory in mid-workout, voice worker included, against a bare `QMainWindow`: at most 2.0 times.

What counts is the proportional set size: memory that processes share is divided among them.
 The coach is started as it is by anybody, Start is pressed, and it
is measured in the first set, when voice, sound and history are all at work.
Only Linux tells the figure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from tests.benchmarks import NOT_MEASURED

ROOT = Path(__file__).parents[2]
LIMIT = 2.0
SETTLE = 3.0
PATIENCE = 120.0
"""Seconds: of rest before a process is measured, and until it must be ready."""

BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1240, 800)
window.show()
QTimer.singleShot(0, lambda: os.write(1, b"ready"))
application.exec()
"""

OURS = """
import os, sys
from tests import first_paint

def painted(window, go_on):
    go_on(window)
    window.today.start.click()
    look_again(window)

def look_again(window):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(200, lambda: to_work(window))

def to_work(window):
    from spinecoach.core.workout.timeline import BlockKind
    running = window._running
    if running is None:
        way = window._start_flow
        if "before" in vars(way):
            way.before.asking.skip.click()
        look_again(window)
    elif running.flow.frame.block.kind is BlockKind.WORK:
        os.write(1, b"ready")
    else:
        from spinecoach.core.workout.events import Event
        running.flow.conductor.send(Event.SKIP)
        look_again(window)

first_paint.run(sys.argv[1], painted)
"""


def proportional(process: int) -> float:
    """The proportional set size of a process and of all that it started, in MB."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    own = next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return own / 1024 + sum(proportional(int(child)) for child in children.split())


def measured(source: str, folder: str, env: dict[str, str]) -> float:
    """Start a program, wait until it is ready and has settled, and measure it."""
    command = [sys.executable, "-c", source, folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=ROOT) as process:
        try:
            if process.stdout is None or process.stdout.read(5) != b"ready":
                raise SystemExit("the program ended before it was ready")
            time.sleep(SETTLE)
            return proportional(process.pid)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def main() -> int:
    """Measure, print and judge."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("this system does not tell a proportional set size; nothing was measured")
        return NOT_MEASURED
    env = dict(os.environ)
    if not env.get("DISPLAY"):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        today = datetime.now().astimezone().date().isoformat()
        known = {"asked": today, "yes": [], "professional": False}
        (Path(folder) / "readiness.json").write_text(json.dumps(known), encoding="utf-8")
        at_once = json.dumps({"look_first": False})
        (Path(folder) / "settings.json").write_text(at_once, encoding="utf-8")
        bare = measured(BARE, folder, env)
        ours = measured(OURS, folder, env)
    print(
        f"in mid-workout {ours:.0f} MB, a bare window {bare:.0f} MB: "
        f"{ours / bare:.2f}x; limit {LIMIT}x"
    )
    return 0 if ours / bare <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
