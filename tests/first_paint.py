"""Runs the program as it is, and hands the window over after its first paint.

Nothing of it is imported before the program imports it itself: the order counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.app import main
from spinecoach.app.window import plain_import

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.ui.window.main_window import MainWindow

    GoOn = Callable[[MainWindow], None]
    Painted = Callable[[MainWindow, GoOn], None]


def run(folder: str, painted: Painted, *arguments: str) -> int:
    """Run the program with its files in `folder`, and return its exit code.

    In place of what it does after its first paint `painted` is called, with the window and with
    what it would have done.
    """
    import_plainly = plain_import.import_plainly

    def import_and_watch() -> None:
        import_plainly()
        from spinecoach.ui.window.main_window import MainWindow

        go_on = MainWindow._after_first_paint

        def after_first_paint(self: MainWindow) -> None:
            painted(self, go_on)

        MainWindow._after_first_paint = after_first_paint  # type: ignore[method-assign]

    plain_import.import_plainly = import_and_watch
    return main(["--data-dir", folder, *arguments])
