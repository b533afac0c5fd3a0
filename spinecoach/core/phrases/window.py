"""The window itself: places, dialogues, notices, files that it writes."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.workout.window_keymap import WindowCommand


class WindowPhrases(PhraseGroup):
    """The window itself: places, dialogues, notices, files that it writes."""

    def today(self) -> str:
        """Return the name of the first page: today's plan and the week."""
        return self.text("Today")

    def exercises(self) -> str:
        """Return the name of the page about the exercises."""
        return self.text("Exercises")

    def progress(self) -> str:
        """Return the name of the page that looks back."""
        return self.text("Progress")

    def settings(self) -> str:
        """Return the name of the page of settings."""
        return self.text("Settings")

    def when_to_stop(self) -> str:
        """Return the name of the page that tells when to stop."""
        return self.text("When to stop")

    # -- keys --------------------------------------------------------------------

    def keys(self) -> str:
        """Return the heading of the list of keys."""
        return self.text("Keys")

    def close(self) -> str:
        """Return the label of the button that closes the list of keys."""
        return self.in_context("button", "Close")

    def does(self, command: WindowCommand) -> str:
        """Return what the key of a command does, for the list of keys."""
        return {
            WindowCommand.TODAY: self.today(),
            WindowCommand.EXERCISES: self.exercises(),
            WindowCommand.PROGRESS: self.progress(),
            WindowCommand.SETTINGS: self.settings(),
            WindowCommand.STOP: self.when_to_stop(),
            WindowCommand.BACK: self.text("go back"),
            WindowCommand.UNDO: self.text("undo the last change"),
            WindowCommand.KEYS: self.text("these keys"),
            WindowCommand.FULL_SCREEN: self.text("full screen"),
            WindowCommand.QUIT: self.text("close SpineCoach"),
        }[command]

    def control_key(self) -> str:
        """Return what is printed on the key Ctrl."""
        return self.in_context("key", "Ctrl")

    def moving_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that lead over a page, each with what it does."""
        return (
            (self.in_context("key", "Tab"), self.text("to the next button or field")),
            (self.in_context("key", "Shift+Tab"), self.text("to the one before")),
            (self.in_context("key", "Space"), self.text("press the button")),
            (self.in_context("key", "Arrow keys"), self.text("choose among several")),
            (self.in_context("key", "Alt+↑, Alt+↓"), self.text("move an exercise of the routine")),
            (self.in_context("key", "Ctrl+F"), self.text("search the settings")),
        )
