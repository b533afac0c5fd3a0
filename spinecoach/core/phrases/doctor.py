"""What a look over the installation found, in a sentence for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.finding import Component, Verdict
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.sharing import SharingPhrases
from spinecoach.core.phrases.troubles import TroublePhrases

if TYPE_CHECKING:
    from spinecoach.core.finding import Finding


class DoctorPhrases(PhraseGroup):
    """The look over the installation: parts, verdicts, and what was found."""

    def part(self, part: Component) -> str:
        """Return the name of what was looked at."""
        return {
            Component.PROGRAM: self.text("Program"),
            Component.PYTHON: self.text("Python"),
            Component.QT: self.text("Qt"),
            Component.WINDOW: self.text("Window"),
            Component.SOUND: self.text("Sound"),
            Component.VOICE: self.text("Voice"),
            Component.LISTENING: self.text("Spoken commands"),
            Component.DESKTOP: self.text("Desktop"),
            Component.PEOPLE: self.text("People"),
            Component.FOLDER: self.text("Your data"),
            Component.SETTINGS: self.text("Settings"),
            Component.HISTORY: self.text("History"),
            Component.SHARING: self.text("Sharing"),
            Component.EXERCISES: self.text("Exercises"),
            Component.LOG: self.text("Log"),
        }[part]

    def verdict(self, verdict: Verdict) -> str:
        """Return a verdict in one or two words."""
        return {
            Verdict.GOOD: self.text("in order"),
            Verdict.NOTE: self.text("note"),
            Verdict.WRONG: self.text("to fix"),
            Verdict.FAILED: self.text("not checked"),
        }[verdict]

    def found(self, finding: Finding) -> str:
        """Return what was found about a part, in a sentence."""
        if finding.trouble is not None:
            return TroublePhrases(self._catalogue).cause(finding.trouble)
        if finding.verdict is Verdict.GOOD:
            return self._good(finding)
        if finding.verdict is Verdict.FAILED:
            return self.text("This could not be checked: {reason}.", reason=finding.reason)
        return self._bad(finding)

    def _good(self, finding: Finding) -> str:
        name, number = finding.name, finding.number
        return {
            Component.PROGRAM: name,
            Component.PYTHON: name,
            Component.QT: name,
            Component.WINDOW: self.text("Windows can be shown ({platform}).", platform=name),
            Component.SOUND: self.text("A tone was played on “{device}”.", device=name),
            Component.VOICE: self.text(
                "“{voice}” rendered a sentence of {seconds} s in {number} ms.",
                voice=name,
                seconds=self.decimal(round(finding.seconds, 1)),
                number=number,
            ),
            Component.LISTENING: self.text("They can be spoken into “{device}”.", device=name),
            Component.DESKTOP: self.text("The desktop's message bus answers."),
            Component.PEOPLE: self.plural(
                "{number} person trains here.", "{number} people train here.", number
            ),
            Component.FOLDER: self.text(
                "{path} can be written, and {number} MB are free.", path=name, number=number
            ),
            Component.SETTINGS: self.text("All settings and answers can be read."),
            Component.HISTORY: self.plural("{number} workout.", "{number} workouts.", number),
            Component.SHARING: self._shared(name, answers=bool(number))
            if name
            else self.text("Your history is shared with no other machine."),
            Component.EXERCISES: self.plural("{number} exercise.", "{number} exercises.", number),
            Component.LOG: name,
        }[finding.part]

    def _shared(self, folder: str, *, answers: bool) -> str:
        travels = SharingPhrases(self._catalogue).travels(answers=answers)
        return f"{self.text('Shared through {folder}.', folder=folder)} {travels}"

    def _bad(self, finding: Finding) -> str:
        reason = finding.reason
        return {
            Component.PROGRAM: reason,
            Component.PYTHON: reason,
            Component.QT: self.text("Qt cannot be loaded: {reason}.", reason=reason),
            Component.WINDOW: reason,
            Component.SOUND: self.text("No sound can be played: {reason}.", reason=reason),
            Component.VOICE: self.text("The voice did not answer in time."),
            Component.LISTENING: reason,
            Component.DESKTOP: self.text(
                "No message bus of a desktop answers: buttons of headsets and lock screens do "
                "not reach the coach."
            ),
            Component.PEOPLE: reason,
            Component.FOLDER: self.text(
                "{path} cannot be written: {reason}.", path=finding.name, reason=reason
            ),
            Component.SETTINGS: reason,
            Component.HISTORY: reason,
            Component.SHARING: self.text(
                "The folder through which your history is shared cannot be used: {reason}.",
                reason=reason,
            ),
            Component.EXERCISES: self.text("An exercise cannot be used. {problem}", problem=reason),
            Component.LOG: self.text("No log can be written: {reason}.", reason=reason),
        }[finding.part]

    def line(self, part: str, verdict: str, words: str) -> str:
        """Return what was found about a part in one line; `words` is a sentence."""
        return self.text("{part} ({verdict}): {words}", part=part, verdict=verdict, words=words)

    def looking(self) -> str:
        """Say that the look over the installation is under way."""
        return self.text("Checking…")

    def ended_without_words(self, code: int) -> str:
        """Say that the look over the installation itself broke off, with the exit code."""
        return self.text("The check failed (code {code}). The log may say why.", code=code)

    def all_in_order(self) -> str:
        """Say that nothing needs doing."""
        return self.text("Everything is in order.")

    def to_mend(self, count: int) -> str:
        """Say how many things need doing."""
        return self.plural(
            "{number} thing needs to be fixed.", "{number} things need to be fixed.", count
        )

    def type_this(self, command: str) -> str:
        """Say what to type."""
        return self.text("Type: {command}", command=command)

    def check_installation(self) -> str:
        """Name the button that looks the installation over; a tone is played."""
        return self.text("Check the installation")

    def copy(self) -> str:
        """Name the button that copies what was found."""
        return self.text("Copy")

    def copied(self) -> str:
        """Say that what was found can be pasted elsewhere."""
        return self.text("Copied.")

    def installation(self) -> str:
        """Name the row of the settings about the installation."""
        return self.text("Installation")
