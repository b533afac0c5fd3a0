"""Spoken commands: what is seen and said of them, and what Settings says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.workout.commands import Command, Number, Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.workout.ports import ListenerExtra


class ListeningPhrases(PhraseGroup):
    """Spoken commands; the commands themselves are English, whatever the language."""

    # -- on the workout page -----------------------------------------------------

    def getting_ready(self) -> str:
        """Return what is shown until the first word can be understood."""
        return self.text("Getting ready to listen")

    def listening_for(self, words: Sequence[str]) -> str:
        """Return what is shown while commands are listened to, with what may be said now."""
        # Translators: the words are what is understood, and stay English.
        return self.text("Listening: {words}", words=self._quoted(words))

    def listening_for_number(self, first: str, last: str, other: str) -> str:
        """Return the same while a number is asked for: "zero", "ten", or another answer."""
        # Translators: the words are what is understood, and stay English.
        return self.text(
            "Listening: “{first}” to “{last}”, “{other}”", first=first, last=last, other=other
        )

    def _quoted(self, words: Sequence[str]) -> str:
        """Return what may be said as a list, each in quotation marks."""
        return self.text(", ").join(self.text("“{words}”", words=one) for one in words)

    def asking(self, wish: Wish, words: Sequence[str]) -> str:
        """Return the question whether that was said, with what may be answered."""
        return self.text("{question} {words}", question=self.asked(wish), words=self._quoted(words))

    def or_said(self, does: str, words: str) -> str:
        """Return what a key does and what may be said instead, for the list of keys."""
        return self.text("{does} · “{words}”", does=does, words=words)

    def deaf(self) -> str:
        """Return what is shown while the coach asks, because its own words must not answer."""
        return self.text("Does not listen while the coach asks")

    def hears_nothing(self) -> str:
        """Return what is shown while no sound comes from the microphone."""
        return self.text("Hears nothing")

    def not_understood(self) -> str:
        """Return what is shown after a command that was not understood."""
        return self.text("Not understood")

    def too_loud(self) -> str:
        """Return what is shown when noise drowns words."""
        return self.text("Too loud here")

    def heard(self, wish: Wish) -> str:
        """Return what is shown of a wish that was understood."""
        if isinstance(wish, Number):
            return self.text("Heard: {number}", number=wish.value)
        wishes: dict[Wish, str] = {
            Command.PAUSE: self.text("Heard: pause"),
            Command.GO_ON: self.text("Heard: go on"),
            Command.NEXT: self.text("Heard: next"),
            Command.SKIP_EXERCISE: self.text("Heard: next"),
            Command.BACK: self.text("Heard: back"),
            Command.REPEAT: self.text("Heard: again"),
            Command.LONGER: self.text("Heard: longer"),
            Command.HURTS: self.text("Heard: it hurts"),
            Command.STOP: self.text("Heard: stop"),
            Command.LOUDER: self.text("Heard: louder"),
            Command.SOFTER: self.text("Heard: softer"),
            Command.REP: self.text("Heard: done"),
            Command.TIME_LEFT: self.text("Heard: how long"),
            Command.EASIER: self.text("Heard: easier"),
            Command.CONFIRM: self.text("Heard: yes"),
            Command.KEEP_GOING: self.text("Heard: no"),
            Command.CANCEL: self.text("Heard: no"),
        }
        return wishes[wish]

    def telephone(self, name: str, other: str, key: str) -> str:
        """Offer another microphone for a headset whose own makes words hard to understand.

        `key` is what is written on the key for it, "" if the person has none.
        """
        if not key:
            return self.text(
                "“{name}” sounds like a telephone. A click here: listen by “{other}”.",
                name=name,
                other=other,
            )
        return self.text(
            "“{name}” sounds like a telephone. {key} or a click here: listen by “{other}”.",
            name=name,
            other=other,
            key=key,
        )

    def listens_by(self, name: str) -> str:
        """Say which microphone is used from now on."""
        return self.text("“{name}” listens from now on.", name=name)

    def only_in_window(self) -> str:
        """Say in the terminal that nothing listens there, although it is switched on."""
        return self.text("Only the window listens to spoken commands: here you use the keys.")

    # -- said aloud --------------------------------------------------------------

    def said(self, wish: Wish) -> str:
        """Return what the voice says before a wish is done; "" if nothing is said."""
        wishes: dict[Wish, str] = {
            Command.NEXT: self.text("Next."),
            Command.BACK: self.text("Back."),
            Command.REPEAT: self.text("Again."),
            Command.LONGER: self.text("Longer."),
        }
        return wishes.get(wish, "")

    def asked(self, wish: Wish) -> str:
        """Return the question whether that was said."""
        if isinstance(wish, Number):
            return self.text("Did you say {number}?", number=wish.value)
        return self.text("Did you say stop?")

    def aloud(self) -> tuple[str, ...]:
        """Return all that the voice may say of them, to be rendered ahead."""
        moves = (Command.NEXT, Command.BACK, Command.REPEAT, Command.LONGER)
        asked: tuple[Wish, ...] = (Command.STOP, *map(Number, range(11)))
        return (*map(self.said, moves), *map(self.asked, asked))

    # -- in Settings -------------------------------------------------------------

    def commands(self) -> str:
        """Return the title of the section."""
        return self.text("Spoken commands")

    def switch(self) -> str:
        """Return the name of the switch."""
        return self.text("Listen for commands during a workout")

    def privacy(self) -> str:
        """Return what happens to what is heard, in one sentence."""
        return self.text(
            "The microphone is open only during a workout, and what it hears stays in this "
            "computer's memory for some seconds: nothing is kept or sent."
        )

    def words(self) -> str:
        """Return what can be said."""
        # Translators: the words in quotation marks are what is understood, and stay English.
        return self.text(
            "Say “coach” first: “coach, pause”, “go on”, “next”, “back”, “again”, “it hurts”, "
            "“longer”, “louder”, “softer”, “how long” or “stop”. Where a question waits, the "
            "answer is enough: “three”, “yes”, “no”, “easier”. While the coach asks, it does "
            "not hear you. The workout shows what you can say, and a pause lists it."
        )

    def english_only(self) -> str:
        """Return, for another language, that the words are English."""
        return self.text("Only English words are understood.")

    def missing(self, extra: ListenerExtra) -> str:
        """Return how to get what spoken commands need."""
        if extra.package:
            return self.text(
                "They need 97 MB more: install the package {package} from where you got "
                "SpineCoach, then start SpineCoach again.",
                package=extra.package,
            )
        if extra.archive:
            return self.text(
                "They need 97 MB more: get {archive} from where you got SpineCoach, unpack it in "
                "{folder}, then start SpineCoach again.",
                archive=extra.archive,
                folder=extra.folder,
            )
        return self.text(
            "They need 118 MB more: type {command}, then start SpineCoach again.",
            command=extra.command,
        )

    def microphone(self) -> str:
        """Return the name of the choice of a microphone."""
        return self.text("Microphone")

    def microphone_system(self) -> str:
        """Return the choice of the microphone that the system uses."""
        return self.text("The system's microphone")
