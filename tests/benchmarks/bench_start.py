"""From exec to the first paint, against a bare `QMainWindow`.

Two starts are measured: Today, as on any day, at most 1.4 times; and the first questions, in an
empty home folder, where Qt and the system have kept nothing yet either, at most 1.7 times.

Both are started by turns in one go, each as a fresh process that says so as
soon as its first paint is on the screen; medians are compared. Without a
display the offscreen platform stands in, for both alike. The program is compiled
first, as `packaging/dev.py` leaves it and as PySide6 is, even if the environment tells
Python to keep nothing that it compiled (PYTHONDONTWRITEBYTECODE).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from compileall import compile_dir
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 15
LIMIT, FIRST_LIMIT = 1.4, 1.7

BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    os.write(1, b"painted")
    os._exit(0)

application = QApplication(sys.argv)
window = Window()
window.resize(1240, 800)
window.show()
application.exec()
"""

OURS = """
import os, sys
from tests import first_paint

def painted(window, go_on):
    os.write(1, b"painted")
    os._exit(0)

first_paint.run(sys.argv[1], painted)
"""

FIRST = """
import os, sys
from tests import first_paint

def painted(window, go_on):
    go_on(window)
    os.write(1, b"painted")
    window.close()

first_paint.run(sys.argv[1], painted)
"""
"""The very first start of all, with everything that comes after the paint."""


def seconds(source: str, folder: str, env: dict[str, str]) -> float:
    """How long it takes from exec to the first paint."""
    began = time.perf_counter()
    command = [sys.executable, "-c", source, folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, cwd=ROOT) as process:
        if process.stdout is None or process.stdout.read(7) != b"painted":
            raise SystemExit("no window was painted")
        return time.perf_counter() - began


def first_seconds(env: dict[str, str]) -> float:
    """How long the first start of all takes: nothing of the program or of Qt is in the home."""
    with tempfile.TemporaryDirectory() as home:
        places = {name: value for name, value in env.items() if not name.startswith("XDG_")}
        return seconds(OURS, f"{home}/data", {**places, "HOME": home})


def main() -> int:
    """Measure, print and judge."""
    env = dict(os.environ)
    if not (sys.platform in {"win32", "darwin"} or env.get("DISPLAY")):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not compile_dir(ROOT / "spinecoach", quiet=1):
        raise SystemExit("the program could not be compiled")
    with tempfile.TemporaryDirectory() as folder:
        # A person with answers sees Today at once, without the first questions.
        known = {"asked": datetime.now(UTC).date().isoformat(), "yes": [], "professional": False}
        (Path(folder) / "readiness.json").write_text(json.dumps(known), encoding="utf-8")
        # The first of each fills the caches of Python, of the system and of the program.
        seconds(BARE, folder, env), seconds(FIRST, folder, env)
        rounds = [
            (seconds(BARE, folder, env), seconds(OURS, folder, env), first_seconds(env))
            for _ in range(ROUNDS)
        ]
    bare, ours, first = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(
        f"the Today page is painted after {ours * 1000:.0f} ms, the first questions of an empty "
        f"home after {first * 1000:.0f} ms, a bare window after {bare * 1000:.0f} ms: "
        f"{ours / bare:.2f}x and {first / bare:.2f}x; limits {LIMIT}x and {FIRST_LIMIT}x"
    )
    return 0 if ours / bare <= LIMIT and first / bare <= FIRST_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
