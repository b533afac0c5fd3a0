"""The section of the settings in which a person changes the keys of a workout."""

from __future__ import annotations

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.workout.own_keys import KeyStays


class KeyPhrases(PhraseGroup):
    """The section of the settings in which a person changes the keys of a workout."""

    def title(self) -> str:
        """Return the heading of the section."""
        return self.text("Keys in a workout")

    def about(self) -> str:
        """Return what can be done here."""
        return self.text(
            "Any button that a keyboard, a presenter remote, a foot pedal or a headset sends can "
            "stand for a command. Of several keys, the first is the one that is shown and said."
        )

    def add(self) -> str:
        """Return the button that gives a command one more key."""
        return self.text("Add a key")

    def add_to(self, does: str) -> str:
        """Return what the button does, in full; `does` is what the command does."""
        return self.text("Add a key for “{does}”", does=does)

    def press_now(self) -> str:
        """Return what is said while the section waits for the key."""
        return self.text("Press the button now (Esc: none)")

    def take_away(self, key: str, does: str) -> str:
        """Return what the button of a key does: it takes the key away from its command."""
        return self.text("Take {key} away from “{does}”", key=key, does=does)

    def key_to_remove(self, key: str) -> str:
        """Return what stands on the button of a key."""
        return self.text("{key} \N{MULTIPLICATION SIGN}", key=key)

    def none(self) -> str:
        """Return what stands in the place of the keys if a command has none."""
        return self.text("no key")

    def given(self, key: str, does: str) -> str:
        """Say which key means a command from now on."""
        return self.text("{key} now means “{does}”.", key=key, does=does)

    def taken(self, key: str, does: str) -> str:
        """Say which key does not mean a command any more."""
        return self.text("{key} does not mean “{does}” any more.", key=key, does=does)

    # -- conflicts ---------------------------------------------------------------

    def in_use(self, key: str, does: str) -> str:
        """Ask whether another command may lose a key."""
        return self.text("{key} means “{does}”. Use it here instead?", key=key, does=does)

    def in_use_alone(self, key: str, does: str) -> str:
        """Ask whether another command may lose its only key."""
        return self.text(
            "{key} is the only key for “{does}”. Use it here instead?", key=key, does=does
        )

    def replace(self) -> str:
        """Return the button that gives the key to this command."""
        return self.text("Use it here")

    def keep(self) -> str:
        """Return the button that leaves the key where it is."""
        return self.text("Keep it there")

    def refused(self, why: KeyStays, key: str, does: str) -> str:
        """Say why a key stays where it is; `does` is what the command does that would lose it."""
        reasons = {
            KeyStays.LEAVES: self.text("Esc leads out of every workout, so it stays as it is."),
            KeyStays.NUMBER: self.text(
                "Digits answer how much it hurts, so they stay as they are."
            ),
            KeyStays.BUTTON: self.text(
                "Enter presses the marked button, so it can only end a rep."
            ),
            KeyStays.MOVES: self.text("Tab goes from button to button, so it stays as it is."),
            KeyStays.WINDOW: self.text("{key} belongs to the window, in a workout too.", key=key),
            KeyStays.NEEDED: self.text(
                "“{does}” must keep a key: {key} is its last one.", key=key, does=does
            ),
        }
        return reasons[why]

    # -- the standard ------------------------------------------------------------

    def standard(self) -> str:
        """Return the button that brings back the keys that everybody begins with."""
        return self.text("Back to the standard keys")

    def standard_is_back(self) -> str:
        """Say that they are back."""
        return self.text("The standard keys are back.")
