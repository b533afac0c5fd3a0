"""What a look over the installation found, in a sentence for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.finding import Part, Verdict
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.troubles import TroublePhrases

if TYPE_CHECKING:
    from spinecoach.core.finding import Finding


class DoctorPhrases(PhraseGroup):
    """The look over the installation: parts, verdicts, and what was found."""

    def part(self, part: Part) -> str:
        """Return the name of what was looked at."""
        return {
            Part.PROGRAM: self.text("Program"),
            Part.PYTHON: self.text("Python"),
            Part.QT: self.text("Qt"),
            Part.WINDOW: self.text("Window"),
            Part.SOUND: self.text("Sound"),
            Part.VOICE: self.text("Voice"),
            Part.LISTENING: self.text("Spoken commands"),
            Part.DESKTOP: self.text("Desktop"),
            Part.PEOPLE: self.text("People"),
            Part.FOLDER: self.text("Your data"),
            Part.SETTINGS: self.text("Settings"),
            Part.HISTORY: self.text("History"),
            Part.SHARING: self.text("Sharing"),
            Part.EXERCISES: self.text("Exercises"),
            Part.LOG: self.text("Log"),
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
            Part.PROGRAM: name,
            Part.PYTHON: name,
            Part.QT: name,
            Part.WINDOW: self.text("Windows can be shown ({platform}).", platform=name),
            Part.SOUND: self.text("A tone was played on “{device}”.", device=name),
            Part.VOICE: self.text(
                "“{voice}” rendered a sentence of {seconds} s in {number} ms.",
                voice=name,
                seconds=self.decimal(round(finding.seconds, 1)),
                number=number,
            ),
            Part.LISTENING: self.text("They can be spoken into “{device}”.", device=name),
            Part.DESKTOP: self.text("The desktop's message bus answers."),
            Part.PEOPLE: self.plural(
                "{number} person trains here.", "{number} people train here.", number
            ),
            Part.FOLDER: self.text(
                "{path} can be written, and {number} MB are free.", path=name, number=number
            ),
            Part.SETTINGS: self.text("All settings and answers can be read."),
            Part.HISTORY: self.plural("{number} workout.", "{number} workouts.", number),
            Part.SHARING: self.text("Shared through {folder}.", folder=name)
            if name
            else self.text("Your history is shared with no other machine."),
            Part.EXERCISES: self.plural("{number} exercise.", "{number} exercises.", number),
            Part.LOG: name,
        }[finding.part]

    def _bad(self, finding: Finding) -> str:
        reason = finding.reason
        return {
            Part.PROGRAM: reason,
            Part.PYTHON: reason,
            Part.QT: self.text("Qt cannot be loaded: {reason}.", reason=reason),
            Part.WINDOW: reason,
            Part.SOUND: self.text("No sound can be played: {reason}.", reason=reason),
            Part.VOICE: self.text("The voice did not answer in time."),
            Part.LISTENING: reason,
            Part.DESKTOP: self.text(
                "No message bus of a desktop answers: buttons of headsets and lock screens do "
                "not reach the coach."
            ),
            Part.PEOPLE: reason,
            Part.FOLDER: self.text(
                "{path} cannot be written: {reason}.", path=finding.name, reason=reason
            ),
            Part.SETTINGS: reason,
            Part.HISTORY: reason,
            Part.SHARING: self.text(
                "The folder through which your history is shared cannot be used: {reason}.",
                reason=reason,
            ),
            Part.EXERCISES: self.text("An exercise cannot be used. {problem}", problem=reason),
            Part.LOG: self.text("No log can be written: {reason}.", reason=reason),
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
