"""What is written during a workout: on the workout page, and in part in the terminal."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import Breath
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context, NamedKey
from spinecoach.core.workout.minutes import whole_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence


class WorkoutPhrases(PhraseGroup):
    """What is written during a workout: on the workout page, and in part in the terminal."""

    def workout(self) -> str:
        """Return the name of the page for a screen reader."""
        return self.text("Workout")

    # -- the moment --------------------------------------------------------------

    def set_of(self, number: int, of: int) -> str:
        """Return which set it is: "Set 1 of 2"."""
        return self.text("Set {number} of {of}", number=number, of=of)

    def set_and_rep(self, number: int, of: int, rep: int, reps: int) -> str:
        """Return set and rep in one line for other programs: "Set 2 of 3, rep 5 of 12"."""
        return self.text(
            "Set {number} of {of}, rep {rep} of {reps}", number=number, of=of, rep=rep, reps=reps
        )

    def warm_up(self) -> str:
        """Return what the warm-up is called."""
        return self.text("Warm-up")

    def warm_up_of(self, number: int, of: int) -> str:
        """Return which movement of the warm-up it is: "Warm-up 2 of 3"."""
        return self.text("Warm-up {number} of {of}", number=number, of=of)

    def set_up(self) -> str:
        """Return what is said before the steps of a set-up are counted."""
        return self.text("Set-up")

    def step_of(self, number: int, of: int) -> str:
        """Return which step of a set-up it is: "Step 3 of 7"."""
        return self.text("Step {number} of {of}", number=number, of=of)

    def coming(self) -> str:
        """Return what stands beside an exercise to which one is on the way."""
        return self.in_context("the exercise beside it", "Next")

    def exercise_of(self, number: int, of: int) -> str:
        """Return which exercise of the workout it is: "Exercise 2 of 4"."""
        return self.text("Exercise {number} of {of}", number=number, of=of)

    def next_exercise_of(self, number: int, of: int) -> str:
        """Return which exercise comes after a rest: "Next: exercise 2 of 4"."""
        return self.text("Next: exercise {number} of {of}", number=number, of=of)

    def in_each_hand(self, weight: str) -> str:
        """Return what the hands hold, each of them: "5 kg in each hand"."""
        return self.text("{weight} in each hand", weight=weight)

    def have_ready(self, things: str) -> str:
        """Return what to fetch in a rest; `things` is a list in a sentence."""
        return self.text("Have ready: {things}", things=things)

    def facts(self, facts: Sequence[str]) -> str:
        """Return several facts that have nothing to do with each other, in one line."""
        return self.text(" · ").join(facts)

    def short_minutes_left(self, seconds: float) -> str:
        """Return how long the workout still takes, in whole minutes, at least one."""
        return self.plural("{number} min left", "{number} min left", whole_minutes(seconds))

    def about_minutes_left(self, seconds: float) -> str:
        """Return about how long the workout still takes at the person's own pace."""
        return self.plural(
            "about {number} min left", "about {number} min left", whole_minutes(seconds)
        )

    def your_turn(self) -> str:
        """Return what stands in the place of a phase while the coach waits for the person."""
        return self.text("Your turn")

    def press_after_rep(self, key: str) -> str:
        """Return which key ends a rep: "Done? Press Space"."""
        return self.text("Done? Press {key}", key=key)

    def press_when_ready(self, key: str) -> str:
        """Return which key ends a set-up: "Ready? Press Space"."""
        return self.text("Ready? Press {key}", key=key)

    def rest(self) -> str:
        """Return what a pause between sets is called."""
        return self.in_context("a pause between sets", "Rest")

    def get_ready(self) -> str:
        """Return what is shown in the seconds before a set."""
        return self.text("Get ready")

    def farewell(self) -> str:
        """Return what fills the page at the end, in two lines."""
        return self.text("Workout done.\nNice work.")

    def breath(self, breath: Breath) -> str:
        """Return how to breathe in a phase."""
        match breath:
            case Breath.IN:
                return self.text("breathe in")
            case Breath.OUT:
                return self.text("breathe out")
            case _:
                return self.text("keep breathing")

    def of_reps(self, reps: int) -> str:
        """Return what stands below the current rep: "of 12"."""
        return self.text("of {reps}", reps=reps)

    def rep_of(self, rep: int, reps: int) -> str:
        """Return which rep it is: "Rep 3 of 12"."""
        return self.text("Rep {rep} of {reps}", rep=rep, reps=reps)

    def seconds_left(self, number: int) -> str:
        """Return what a ring says to a screen reader."""
        return self.plural("{number} second left", "{number} seconds left", number)

    # -- what comes next ---------------------------------------------------------

    def exercise(self, title: str, variant: str) -> str:
        """Return the name of an exercise with its variant, "" if it has none."""
        if not variant:
            return title
        return self.text("{exercise} ({variant})", exercise=title, variant=variant)

    def next_exercise(self, title: str) -> str:
        """Return what follows: another exercise."""
        return self.text("Next: {title}", title=title)

    def next_set(self, number: int, of: int) -> str:
        """Return what follows: a set of the same exercise."""
        return self.text("Next: set {number} of {of}", number=number, of=of)

    def next_reps(self, number: int) -> str:
        """Return what follows: that many reps."""
        return self.plural("Next: {number} rep", "Next: {number} reps", number)

    def next_rest_then_set(self, seconds: int, number: int) -> str:
        """Return what follows: a rest of that many seconds, then a set."""
        return self.plural(
            "Next: {number} second of rest, then set {set}",
            "Next: {number} seconds of rest, then set {set}",
            seconds,
            set=number,
        )

    def next_rest_then(self, seconds: int, title: str) -> str:
        """Return what follows: a rest of that many seconds, then another exercise."""
        return self.plural(
            "Next: {number} second of rest, then {title}",
            "Next: {number} seconds of rest, then {title}",
            seconds,
            title=title,
        )

    def next_done(self) -> str:
        """Return what follows: the end."""
        return self.text("Next: the end")

    # -- where one is, in a pause ------------------------------------------------

    def at_the_end(self) -> str:
        """Return where the person is: at the end."""
        return self.text("The end")

    def at_overview(self) -> str:
        """Return where the person is: at the beginning, where the workout is introduced."""
        return self.text("Overview")

    def at_warm_up(self, name: str) -> str:
        """Return where the person is: in a movement of the warm-up."""
        return self.text("Warm-up: {name}", name=name)

    def at_move(self, name: str) -> str:
        """Return where the person is: in the change of position before an exercise."""
        return self.text("On the way to {name}", name=name)

    def at_set_up(self, name: str) -> str:
        """Return where the person is: in the set-up of an exercise."""
        return self.text("{name}, set-up", name=name)

    def at_get_ready(self, name: str, number: int) -> str:
        """Return where the person is: in the seconds before a set."""
        return self.text("{name}, set {number}, get ready", name=name, number=number)

    def at_rep(self, rep: int, reps: int, phase: str) -> str:
        """Return where the person is in a set: "Rep 3 of 8: lower"."""
        return self.text("Rep {rep} of {reps}: {phase}", rep=rep, reps=reps, phase=phase)

    def at_set(self, name: str, number: int) -> str:
        """Return where the person is: at the beginning of a set."""
        return self.text("{name}, set {number}", name=name, number=number)

    def at_rest(self, name: str, number: int) -> str:
        """Return where the person is: in the rest before a set."""
        return self.text("Rest, then {name}, set {number}", name=name, number=number)

    # -- overlays ----------------------------------------------------------------

    def paused(self) -> str:
        """Return the headline of a pause."""
        return self.text("Paused")

    def ready(self) -> str:
        """Return the headline of the count after a pause."""
        return self.in_context("before the workout goes on", "Ready")

    def stop_here(self) -> str:
        """Ask whether to stop."""
        return self.text("Stop here?")

    def what_you_did_is_kept(self) -> str:
        """Say that stopping loses nothing."""
        return self.text("What you did is kept.")

    def pain_after(self, title: str) -> str:
        """Ask how much it hurt, after an exercise."""
        return self.text("How much did {title} hurt?", title=title)

    def what_now(self) -> str:
        """Ask what to do."""
        return self.text("What now?")

    def preparing_easier(self) -> str:
        """Say that the lines of the easier variant are being rendered."""
        return self.text("Preparing the easier variant …")

    def goes_on_when_ready(self) -> str:
        """Say what happens when they are."""
        return self.text("It goes on by itself as soon as the voice is ready.")

    # -- commands and keys -------------------------------------------------------

    def button(self, command: Command) -> str:
        """Return what a button says that stands for a command."""
        return self._buttons[command]

    @cached_property
    def _buttons(self) -> dict[Command, str]:
        return {
            Command.TOGGLE: self.text("Pause"),
            Command.PAUSE: self.text("Pause"),
            Command.REP: self.text("Rep done"),
            Command.OWN_PACE: self.text("Own pace"),
            Command.GO_ON: self.text("Go on"),
            Command.NEXT: self.text("Skip"),
            Command.BACK: self.text("Back"),
            Command.REPEAT: self.text("Again"),
            Command.LONGER: self.text("15 s more"),
            Command.HURTS: self.text("It hurts"),
            Command.EASIER: self.text("Easier variant"),
            Command.SKIP_EXERCISE: self.text("Next exercise"),
            Command.STOP: self.text("Stop"),
            Command.KEEP_GOING: self.text("Keep going"),
            Command.MUTE: self.text("Voice off"),
            Command.LOUDER: self.text("Louder"),
            Command.SOFTER: self.text("Softer"),
            Command.TIME_LEFT: self.text("Time left"),
            Command.FULL_SCREEN: self.text("Full screen"),
            Command.MICROPHONE: self.text("The other microphone"),
            Command.HELP: self.text("Keys"),
            Command.CONFIRM: self.text("OK"),
            Command.CANCEL: self.text("Cancel"),
            Command.UNDO: self.text("Undo"),
        }

    def voice_on(self) -> str:
        """Return what the button for the voice says while it is off."""
        return self.text("Voice on")

    def answer(self, context: Context, command: Command) -> str:
        """Return what an answer to a question about pain is called."""
        answers = {
            (Context.NUMBER, Command.CANCEL): self.text("Nothing hurts: go on"),
            (Context.PREPARING, Command.GO_ON): self.text("Go on now"),
            (Context.PREPARING, Command.CANCEL): self.in_context("to the question before", "Back"),
            (Context.CHOICE, Command.STOP): self.text("Stop here"),
            (Context.PREPARING, Command.STOP): self.text("Stop here"),
            (Context.TOLD_TO_STOP, Command.STOP): self.text("Stop here"),
        }
        return answers.get((context, command)) or self.button(command)

    def with_key(self, label: str, key: str) -> str:
        """Return what a button says with its key: "Pause (Space)"."""
        return self.text("{label} ({key})", label=label, key=key)

    def key_does(self, key: str, does: str) -> str:
        """Return one key of a list: "Space: pause, and go on"."""
        return self.text("{key}: {does}", key=key, does=does)

    def does(self, command: Command) -> str:
        """Return what the key of a command does, for the list of keys."""
        return self._doings.get(command) or self.button(command)

    @cached_property
    def _doings(self) -> dict[Command, str]:
        return {
            Command.TOGGLE: self.text("pause, and go on"),
            Command.REP: self.text("in your own pace: rep done, or ready"),
            Command.OWN_PACE: self.text("your own pace, or the coach's"),
            Command.NEXT: self.text("skip to the next part"),
            Command.BACK: self.text("back to the part before"),
            Command.REPEAT: self.text("this part again"),
            Command.LONGER: self.text("15 seconds more rest"),
            Command.MUTE: self.text("voice on or off"),
            Command.LOUDER: self.text("louder"),
            Command.SOFTER: self.text("softer"),
            Command.TIME_LEFT: self.text("time left"),
            Command.FULL_SCREEN: self.text("full screen"),
            Command.HURTS: self.text("it hurts: stop at once"),
            Command.STOP: self.in_context("what a key does", "stop"),
            Command.HELP: self.text("these keys"),
        }

    def key(self, key: NamedKey) -> str:
        """Return what is written on a key that is not a character."""
        return self._keys[key]

    @cached_property
    def _keys(self) -> dict[NamedKey, str]:
        return {
            NamedKey.SPACE: self.in_context("key", "Space"),
            NamedKey.ENTER: self.in_context("key", "Enter"),
            NamedKey.ESCAPE: self.in_context("key", "Esc"),
            NamedKey.BACKSPACE: self.in_context("key", "Backspace"),
            NamedKey.LEFT: self.in_context("key", "Left"),
            NamedKey.RIGHT: self.in_context("key", "Right"),
            NamedKey.UP: self.in_context("key", "Up"),
            NamedKey.DOWN: self.in_context("key", "Down"),
            NamedKey.PAGE_UP: self.in_context("key", "Page up"),
            NamedKey.PAGE_DOWN: self.in_context("key", "Page down"),
            NamedKey.HOME: self.in_context("key", "Home"),
            NamedKey.END: self.in_context("key", "End"),
            NamedKey.INSERT: self.in_context("key", "Insert"),
            NamedKey.DELETE: self.in_context("key", "Delete"),
            NamedKey.TAB: self.in_context("key", "Tab"),
            NamedKey.MEDIA_PLAY: self.in_context("key", "Play"),
            NamedKey.MEDIA_PAUSE: self.in_context("key", "Media pause"),
            NamedKey.MEDIA_TOGGLE: self.in_context("key", "Play or pause"),
            NamedKey.MEDIA_NEXT: self.in_context("key", "Next track"),
            NamedKey.MEDIA_PREVIOUS: self.in_context("key", "Previous track"),
            NamedKey.MEDIA_STOP: self.in_context("key", "Media stop"),
            NamedKey.VOLUME_UP: self.in_context("key", "Volume up"),
            NamedKey.VOLUME_DOWN: self.in_context("key", "Volume down"),
            NamedKey.VOLUME_MUTE: self.in_context("key", "Sound off"),
        }

    # -- answers -----------------------------------------------------------------

    def not_now(self) -> str:
        """Say that a wish cannot be done in this moment."""
        return self.text("That is not possible right now.")

    def how_many(self, reps: int) -> str:
        """Say how many reps of a set were counted, and that a number corrects it."""
        return self.plural(
            "{number} rep done. Another number? Press it.",
            "{number} reps done. Another number? Press it.",
            reps,
        )

    def set_corrected(self, number: int, reps: int, of: int) -> str:
        """Say what is kept of a set after a correction."""
        return self.text("Set {number}: {reps} of {of} reps", number=number, reps=reps, of=of)

    def go_on_now(self) -> str:
        """Return the button that ends a rest."""
        return self.text("Go on now")

    def jump_to(self, place: str) -> str:
        """Ask whether to jump to a part of the workout."""
        return self.text("Go to: {place}?", place=place)

    def jump(self) -> str:
        """Return the button that jumps there."""
        return self.text("Go there")

    def stay(self) -> str:
        """Return the button that does not."""
        return self.text("Stay here")

    def volume(self, percent: int) -> str:
        """Say how loud the voice is now."""
        return self.text("Volume {percent} %", percent=percent)

    def minutes_left(self, seconds: float) -> str:
        """Say how long the workout still takes, in whole minutes, at least one."""
        return self.plural(
            "About {number} minute left", "About {number} minutes left", whole_minutes(seconds)
        )
