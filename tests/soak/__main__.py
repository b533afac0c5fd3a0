"""Lives for long, and says what grew: `python -m tests.soak days 60`, `... hour 60`.

The real program runs in this process, with the offscreen platform unless there is a display.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.app.window.services import WindowServices
from tests import first_paint

if TYPE_CHECKING:
    from spinecoach.ui.window.main_window import MainWindow
    from tests.soak.held import Held
    from tests.soak.lives import Life

FAST = "1000"


def main() -> int:
    """Live as the command line says; 1 if something grew or was left."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("life", choices=("days", "hour"))
    parser.add_argument("count", type=int, help="days, or minutes of the hour")
    options = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.running import children, threads
    from tests.soak import lives
    from tests.soak.held import grown

    moments: list[Held] = []
    calendar = lives.Calendar()
    usual = WindowServices.__init__.__kwdefaults__ or {}
    usual |= {"asks": True, "now": calendar}

    def life(window: MainWindow) -> Life:
        if options.life == "days":
            return lives.days(window, calendar, options.count, moments)
        return lives.minutes(window, options.count, moments)

    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        pace = ["--pace", FAST] if options.life == "days" else []
        status = first_paint.run(folder, lives.painted(life), *pace)
    wrong = grown(moments)
    if len(moments) < options.count:
        wrong.append(f"only {len(moments)} of {options.count} were lived")
    wrong += [f"{len(threads()) - 1} threads are left"] * (len(threads()) > 1)
    wrong += [f"{len(children())} processes are left"] * bool(children())
    sys.stdout.write("\n".join(wrong or ["Nothing grew, nothing is left."]) + "\n")
    return 1 if wrong else status


def prepare(folder: Path) -> None:
    """Let it be the folder of a person who has answered the first questions."""
    known = {"asked": datetime.now(UTC).date().isoformat(), "yes": [], "professional": False}
    (folder / "readiness.json").write_text(json.dumps(known), encoding="utf-8")
    settings = json.dumps({"look_first": False})
    (folder / "settings.json").write_text(settings, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
