"""The window itself: places, dialogues, notices, files that it writes."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


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
