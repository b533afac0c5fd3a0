"""Which key means what anywhere in the window, except while typing: one table, as in `keymap`.

The names of keys are those of Qt's portable text, "Ctrl+1". If a page or a field uses a key itself,
that comes first; a workout takes all keys but those of `IN_WORKOUT`.
"""

from __future__ import annotations

from enum import StrEnum


class WindowCommand(StrEnum):
    """What a person can want of the window."""

    TODAY = "today"
    EXERCISES = "exercises"
    PROGRESS = "progress"
    SETTINGS = "settings"
    STOP = "stop"
    BACK = "back"
    UNDO = "undo"
    KEYS = "keys"
    FULL_SCREEN = "full_screen"
    QUIT = "quit"


TABS = (
    WindowCommand.TODAY,
    WindowCommand.EXERCISES,
    WindowCommand.PROGRESS,
    WindowCommand.SETTINGS,
    WindowCommand.STOP,
)
"""The commands that lead to the tabs of the window, in their order."""

SHORTCUTS: dict[WindowCommand, tuple[str, ...]] = {
    WindowCommand.TODAY: ("Ctrl+1", "Alt+1"),
    WindowCommand.EXERCISES: ("Ctrl+2", "Alt+2"),
    WindowCommand.PROGRESS: ("Ctrl+3", "Alt+3"),
    WindowCommand.SETTINGS: ("Ctrl+4", "Alt+4"),
    WindowCommand.STOP: ("Ctrl+5", "Alt+5"),
    WindowCommand.BACK: ("Esc",),
    WindowCommand.UNDO: ("Ctrl+Z",),
    WindowCommand.KEYS: ("F1", "?"),
    WindowCommand.FULL_SCREEN: ("F11",),
    WindowCommand.QUIT: ("Ctrl+Q",),
}
"""The keys of each command, the one to be shown first; in the order in which they are listed."""

IN_WORKOUT = frozenset({WindowCommand.KEYS, WindowCommand.FULL_SCREEN, WindowCommand.QUIT})
"""What is possible in a workout too: nothing that would leave the workout without a question."""

PLAIN = frozenset({"Esc", "?"})
"""Keys without a modifier, which a page or a field may use itself."""


def plain_command(key: str) -> WindowCommand | None:
    """Return what a key without a modifier means; None if it means nothing."""
    return next((command for command, keys in SHORTCUTS.items() if key in PLAIN & {*keys}), None)
