"""The composition root: reads the command line, chooses a front end, builds and closes everything.

    options   what may be typed
    places    where this person's files are
    display   whether there is a screen to draw on
    text      wires the coach in the terminal
    window    wires the window

Only what a front end needs is imported, when it is needed: a window should be
on the screen in the time that a bare one takes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPEECH_WORKER = "--speech-worker"
"""What a bundled program calls itself with to be its own speech worker."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == [SPEECH_WORKER]:
        from spinecoach.adapters.speech.worker import main as serve

        serve()
        return 0
    from spinecoach.app.options import parse
    from spinecoach.app.paths import Paths

    options = parse(arguments)
    if options.command is not None:
        return options.command(options)
    paths = Paths.of(options.data_dir)
    if options.text:
        from spinecoach.app.text import coach

        return coach(paths, options.pace)
    from spinecoach.app.display import missing

    reason = missing()
    if reason:
        from spinecoach.app.text import coach

        sys.stdout.write(f"{reason} Coaching in the terminal instead.\n")
        return coach(paths, options.pace)
    import gc

    # While a window is built nothing becomes garbage, and looking for some takes a twentieth of the
    # start; `ui.window.garbage` collects from the first paint on.
    gc.disable()
    from spinecoach.app.window import open_window

    return open_window(paths, options.pace)
