"""What the voice says in a workout: counts, phases, rests, the answers to keys."""

from __future__ import annotations

from functools import cached_property

from spinecoach.core.coaching.weights import in_unit
from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.phrases.numbers import NumberWords
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.core.workout.moves import Move

SENTENCE_ENDS = (".", "!", "?", "…")
"""What ends a sentence, so that the voice lowers its tone."""


class SpokenPhrases(NumberWords):
    """What the voice says in a workout: counts, phases, rests, the answers to keys."""

    def said(self, words: str) -> str:
        """Return the words of a pack as a sentence: "Lift." for "lift"."""
        if words not in self._sentences:
            begun = words[:1].upper() + words[1:]
            whole = begun.endswith(SENTENCE_ENDS)
            self._sentences[words] = begun if whole else self.text("{words}.", words=begun)
        return self._sentences[words]

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """The words that were made a sentence: a workout asks for each hundreds of times."""
        return {}

    # -- overview ----------------------------------------------------------------

    def overview(self, exercises: int, minutes: int) -> str:
        """Return how many exercises the workout has and how long it takes."""
        return self.text(
            "{exercises}, about {minutes}.",
            exercises=self.plural("{number} exercise", "{number} exercises", exercises),
            minutes=self.plural("{number} minute", "{number} minutes", minutes),
        )

    def sets_each(self, sets: int) -> str:
        """Return how many sets each exercise has."""
        return self.plural("{number} set of each.", "{number} sets of each.", sets)

    def first_warm_up(self, minutes: int) -> str:
        """Return that a warm-up comes first, and how long it takes."""
        return self.plural(
            "First, a warm-up of {number} minute.", "First, a warm-up of {number} minutes.", minutes
        )

    # -- set-up ------------------------------------------------------------------

    def headline(self, title: str, variant: str, sets: int, reps: int) -> str:
        """Return name and dose of an exercise; `variant` is "" if it is the exercise's own."""
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
        return self._moves[move]

    @cached_property
    def _moves(self) -> dict[Move, str]:
        return {
            Move.TO_THE_SIDE: self.text("Roll to your side."),
            Move.TO_HANDS_AND_KNEES: self.text("Push up to your hands and knees."),
            Move.PAUSE: self.text("Pause there for a breath."),
            Move.STAND_UP: self.text("Then stand up slowly."),
            Move.COME_DOWN: self.text("Come down to your hands and knees."),
            Move.ONTO_BACK: self.text("Sit to one side, then roll onto your back."),
            Move.ONTO_FRONT: self.text("Slide forward onto your front."),
            Move.ROLL_TO_FRONT: self.text("Now roll over onto your front."),
            Move.ROLL_TO_BACK: self.text("Roll over onto your back."),
        }

    def weight(self, kilograms: float | None, unit: str) -> str:
        """Return a weight in the unit "kg" or "lb", "4 kilograms"; "" if it is not known."""
        if kilograms is None:
            return ""
        number = in_unit(kilograms, unit)
        form = 1 if number == 1 else 2
        if unit == "lb":
            return self.plural(
                "{amount} pound", "{amount} pounds", form, amount=self.decimal(number)
            )
        return self.plural(
            "{amount} kilogram", "{amount} kilograms", form, amount=self.decimal(number)
        )

    def take(self, weight: str, *, two: bool) -> str:
        """Return what to take into the hands; `weight` is "" if it is not known."""
        match two, bool(weight):
            case True, True:
                return self.text("Take a dumbbell of {weight} in each hand.", weight=weight)
            case True, False:
                return self.text("Take a dumbbell in each hand.")
            case False, True:
                return self.text("Take one dumbbell of {weight}.", weight=weight)
            case _:
                return self.text("Take one dumbbell.")

    def lay_ready(self, weight: str, *, two: bool) -> str:
        """Return what to lay beside the mat before lying down; `weight` as in `take`."""
        match two, bool(weight):
            case True, True:
                return self.text("Lay two dumbbells of {weight} beside the mat.", weight=weight)
            case True, False:
                return self.text("Lay two dumbbells beside the mat.")
            case False, True:
                return self.text("Lay one dumbbell of {weight} beside the mat.", weight=weight)
            case _:
                return self.text("Lay one dumbbell beside the mat.")

    def put_down(self, posture: Posture, grip: Grip) -> str:
        """Return how to leave the position of an exercise; "" if there is nothing to do."""
        empty, pair = not grip.carries, grip is Grip.PAIR
        match posture:
            case Posture.STANDING if empty:
                return self.text("Stand up tall.")
            case _ if empty:
                return ""
            case Posture.STANDING:
                return self._stand_and_put_down(pair=pair)
            case Posture.SUPINE:
                return self._off_the_chest(pair=pair)
            case _ if pair:
                return self.text("Put the dumbbells down beside you.")
        return self.text("Put the dumbbell down beside you.")

    def ease(self, posture: Posture, grip: Grip) -> str:
        """Return how to rest for some seconds with the weight in hand; "" if one just lies."""
        if posture is Posture.STANDING:
            return self.text("Stand up tall.")
        if posture is not Posture.SUPINE or not grip.carries:
            return ""
        if grip is Grip.PAIR:
            return self.text("Rest the dumbbells on your chest.")
        return self.text("Rest the dumbbell on your chest.")

    def _stand_and_put_down(self, *, pair: bool) -> str:
        if pair:
            return self.text("Stand up tall, and put the dumbbells down.")
        return self.text("Stand up tall, and put the dumbbell down.")

    def _off_the_chest(self, *, pair: bool) -> str:
        if pair:
            return self.text("Dumbbells down to your chest, then beside you.")
        return self.text("Dumbbell down on your chest, then beside you.")

    def get_ready(self) -> str:
        """Return what is said as a set begins soon."""
        return self.text("Get ready.")

    # -- in a set ----------------------------------------------------------------

    def last_three(self) -> str:
        """Return what takes the place of the number of the last rep but two."""
        return self.text("Last three.")

    def last_two(self) -> str:
        """Return what takes the place of the number of the last rep but one."""
        return self.text("Last two.")

    def last_one(self) -> str:
        """Return what takes the place of the number of the last rep."""
        return self.text("Last one.")

    def breathe_out(self) -> str:
        """Return that the person breathes out in this phase."""
        return self.text("Breathe out.")

    def breathe_in(self) -> str:
        """Return that the person breathes in in this phase."""
        return self.text("Breathe in.")

    def exhale(self) -> str:
        """Return "breathe out" in as few syllables as can be."""
        return self.text("Exhale.")

    def inhale(self) -> str:
        """Return "breathe in" in as few syllables as can be."""
        return self.text("Inhale.")

    def halfway(self) -> str:
        """Return what is said when half of a long set is done."""
        return self.text("Halfway.")

    # -- in the person's own pace ------------------------------------------------

    def own_pace(self, key: str) -> str:
        """Return that the person ends each rep from now on, and the key for it."""
        return self.text("Your own pace. Press {key} after each rep.", key=key)

    def coach_sets_pace(self) -> str:
        """Return that the coach sets the pace again."""
        return self.text("The coach sets the pace.")

    def press_after_rep(self, key: str) -> str:
        """Return which key ends a rep, after the first one of an exercise."""
        return self.text("Press {key} after each rep.", key=key)

    def press_when_ready(self, key: str) -> str:
        """Return which key ends a set-up, when the coach waits until somebody is ready."""
        return self.text("Press {key} when you are ready.", key=key)

    def take_your_time(self, key: str) -> str:
        """Return what is said once when a rep takes very long."""
        return self.text("Take your time. Press {key} after the rep.", key=key)

    def take_your_time_ready(self, key: str) -> str:
        """Return what is said once when somebody needs long to get ready."""
        return self.text("Take your time. Press {key} when you are ready.", key=key)

    # -- rests -------------------------------------------------------------------

    def rest(self, seconds: int) -> str:
        """Return how long the rest is."""
        return self.plural("Rest {number} second.", "Rest {number} seconds.", seconds)

    def rest_short(self) -> str:
        """Return that a rest begins, if there is no time to say how long it is."""
        return self.in_context("spoken as a pause between sets begins", "Rest.")

    def seconds_left(self, seconds: int) -> str:
        """Return how many seconds are left of a rest."""
        return self.plural("{number} second left.", "{number} seconds left.", seconds)

    def breathe_slowly(self) -> str:
        """Return what to do in a rest."""
        return self.text("Breathe slowly, in and out.")

    def half_of_the_workout(self) -> str:
        """Return that half of all the sets are done."""
        return self.text("Half of the workout is done.")

    def last_exercise(self, title: str) -> str:
        """Return which exercise comes after the rest, if it is the last."""
        return self.text("Last exercise: {exercise}", exercise=self.said(title))

    def next_exercise(self, title: str) -> str:
        """Return which exercise comes after the rest."""
        return self.text("Next: {exercise}", exercise=self.said(title))

    def next_set(self, number: int, of: int) -> str:
        """Return which set comes after the rest."""
        return self.text("Next: set {number} of {of}.", number=number, of=of)

    # -- answers and the end -----------------------------------------------------

    def paused(self, go_on: str) -> str:
        """Return that the workout is paused, and which key goes on."""
        return self.text("Paused. {key} goes on.", key=go_on)

    def going_on(self) -> str:
        """Return that the workout goes on where it was paused."""
        return self.text("Going on.")

    def again_rep(self, rep: int) -> str:
        """Return which rep begins again after a pause."""
        return self.text("Again: rep {rep}.", rep=rep)

    def stop_here(self, stop: str, go_on: str) -> str:
        """Return the question whether to stop, with the keys that answer it."""
        return self.text("Stop here? {stop} stops, {go_on} goes on.", stop=stop, go_on=go_on)

    def stopped(self) -> str:
        """Return that the workout was stopped, and that nothing of it is lost."""
        return self.text("Stopped. What you did is kept.")

    def voice_off(self) -> str:
        """Return that the voice will be silent now."""
        return self.text("Voice off.")

    def voice_on(self) -> str:
        """Return that the voice can be heard again."""
        return self.text("Voice on.")

    def louder(self) -> str:
        """Return that the voice is louder now."""
        return self.text("Louder.")

    def softer(self) -> str:
        """Return that the voice is softer now."""
        return self.text("Softer.")

    def minutes_left(self, seconds: float) -> str:
        """Return how long the workout still takes, in whole minutes, at least one."""
        return self.plural(
            "About {number} minute left.", "About {number} minutes left.", whole_minutes(seconds)
        )

    def the_end(self) -> str:
        """Return where a person is who has moved to the end of the workout."""
        return self.text("The end.")

    def farewell(self) -> str:
        """Return what is said when the workout is over."""
        return self.text("Workout done. Nice work.")
