"""Questions about pain and effort, and what is said to the answers."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup


class PainPhrases(PhraseGroup):
    """Questions about pain and effort, and what is said to the answers."""

    def number_how(self) -> str:
        """Return how a number is entered in the window."""
        return self.text(
            "Type a number, 1 and 0 for 10. It counts after a moment, or at once with Enter."
        )

    def chosen(self, number: int) -> str:
        """Return what the terminal says about a number that was chosen and does not count yet."""
        return self.text("  {number}: Enter confirms, another number changes it.", number=number)
