"""What the voice says in a workout: counts, phases, rests, the answers to keys."""

from __future__ import annotations

from spinecoach.core.phrases.numbers import NumberWords
from spinecoach.core.workout.moves import Move

SENTENCE_ENDS = (".", "!", "?", "…")
"""What ends a sentence, so that the voice lowers its tone."""


class SpokenPhrases(NumberWords):
    """What the voice says in a workout: counts, phases, rests, the answers to keys."""

    def said(self, words: str) -> str:
        """Return the words of a pack as a sentence: "Lift." for "lift"."""
        words = words[:1].upper() + words[1:]
        return words if words.endswith(SENTENCE_ENDS) else self.text("{words}.", words=words)

    # -- set-up ------------------------------------------------------------------

    def headline(self, title: str, variant: str, sets: int, reps: int) -> str:
        """Return name and dose of an exercise; `variant` is "" where it is the exercise's own."""
        name = self.said(title)
        if variant:
            name = self.text("{exercise} {variant}", exercise=name, variant=self.said(variant))
        if sets == 1:
            return self.plural(
                "{exercise} {number} rep.", "{exercise} {number} reps.", reps, exercise=name
            )
        return self.plural(
            "{exercise} {sets} sets of {number} rep.",
            "{exercise} {sets} sets of {number}.",
            reps,
            exercise=name,
            sets=sets,
        )

    def move(self, move: Move) -> str:
        """Return one step of the way from one posture to another."""
        return {
            Move.TO_THE_SIDE: self.text("Roll to your side."),
            Move.TO_HANDS_AND_KNEES: self.text("Push up to your hands and knees."),
            Move.PAUSE: self.text("Pause there for a breath."),
            Move.STAND_UP: self.text("Then stand up slowly."),
            Move.COME_DOWN: self.text("Come down to your hands and knees."),
            Move.ONTO_BACK: self.text("Sit to one side, then roll onto your back."),
            Move.ONTO_FRONT: self.text("Slide forward onto your front."),
            Move.PUT_DOWN: self.text("Put everything down beside the mat."),
            Move.ROLL_TO_FRONT: self.text("Now roll over onto your front."),
            Move.ROLL_TO_BACK: self.text("Roll over onto your back."),
        }[move]

    def get_ready(self) -> str:
        """Return what is said as a set begins soon."""
        return self.text("Get ready.")

    # -- in a set ----------------------------------------------------------------

    def three_more(self) -> str:
        """Return what takes the place of the number of the last rep but two."""
        return self.text("Three more.")

    def two_more(self) -> str:
        """Return what takes the place of the number of the last rep but one."""
        return self.text("Two more.")

    def last_one(self) -> str:
        """Return what takes the place of the number of the last rep."""
        return self.text("Last one.")

    def halfway(self) -> str:
        """Return what is said when half of a long set is done."""
        return self.text("Halfway.")

    # -- rests -------------------------------------------------------------------

    def rest(self, seconds: int) -> str:
        """Return how long the rest is."""
        return self.plural("Rest {number} second.", "Rest {number} seconds.", seconds)

    def rest_short(self) -> str:
        """Return that a rest begins, where there is no time to say how long it is."""
        return self.in_context("spoken as a pause between sets begins", "Rest.")

    def thirty_seconds(self) -> str:
        """Return that thirty seconds of the rest are left."""
        return self.text("Thirty seconds.")

    def ten_seconds(self) -> str:
        """Return that ten seconds of the rest are left."""
        return self.text("Ten seconds.")

    def next_exercise(self, title: str) -> str:
        """Return which exercise comes after the rest."""
        return self.text("Next: {exercise}", exercise=self.said(title))

    def next_set(self, number: int, of: int) -> str:
        """Return which set comes after the rest."""
        return self.text("Next: set {number} of {of}.", number=number, of=of)

    # -- answers and the end -----------------------------------------------------

    def paused(self) -> str:
        """Return that the workout is paused."""
        return self.text("Paused.")

    def ready(self) -> str:
        """Return that the workout goes on soon."""
        return self.text("Ready.")

    def stop_here(self) -> str:
        """Return the question whether to stop."""
        return self.text("Stop here?")

    def farewell(self) -> str:
        """Return what is said when the workout is over."""
        return self.text("Workout done. Nice work.")
