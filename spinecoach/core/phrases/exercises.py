"""The pages about exercises: the library, muscles, levels, equipment; and the figure."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import Breath, Level
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.equipment import Equipment


class ExercisesPhrases(PhraseGroup):
    """The pages about exercises: the library, muscles, levels, equipment; and the figure."""

    # -- muscles -----------------------------------------------------------------

    def muscle(self, muscle: Muscle) -> str:
        """Return a muscle's name as it stands in a sentence."""
        names = {
            Muscle.ERECTOR_SPINAE: self.text("erector spinae"),
            Muscle.MULTIFIDUS: self.text("multifidus"),
            Muscle.TRAPEZIUS_MIDDLE: self.text("middle trapezius"),
            Muscle.TRAPEZIUS_LOWER: self.text("lower trapezius"),
            Muscle.RHOMBOIDS: self.text("rhomboids"),
            Muscle.LATISSIMUS_DORSI: self.text("latissimus dorsi"),
            Muscle.TERES_MAJOR: self.text("teres major"),
            Muscle.DELTOID_POSTERIOR: self.text("posterior deltoid"),
            Muscle.PECTORALIS_MAJOR: self.text("pectoralis major"),
            Muscle.SERRATUS_ANTERIOR: self.text("serratus anterior"),
            Muscle.BICEPS_BRACHII: self.text("biceps brachii"),
            Muscle.BRACHIALIS: self.text("brachialis"),
            Muscle.BRACHIORADIALIS: self.text("brachioradialis"),
            Muscle.TRICEPS_BRACHII: self.text("triceps brachii"),
            Muscle.RECTUS_ABDOMINIS: self.text("rectus abdominis"),
            Muscle.OBLIQUES: self.text("obliques"),
            Muscle.GLUTEUS_MAXIMUS: self.text("gluteus maximus"),
            Muscle.HAMSTRINGS: self.text("hamstrings"),
            Muscle.QUADRICEPS: self.text("quadriceps"),
        }
        return names[muscle]

    def place_of(self, muscle: Muscle) -> str:
        """Return in plain words where a muscle is, as it stands in a sentence."""
        return self._places[muscle]

    @cached_property
    def _places(self) -> dict[Muscle, str]:
        return {
            Muscle.ERECTOR_SPINAE: self.text("along the spine"),
            Muscle.MULTIFIDUS: self.text("deep at the spine"),
            Muscle.TRAPEZIUS_MIDDLE: self.text("upper back"),
            Muscle.TRAPEZIUS_LOWER: self.text("below the shoulder blades"),
            Muscle.RHOMBOIDS: self.text("between the shoulder blades"),
            Muscle.LATISSIMUS_DORSI: self.text("sides of the back"),
            Muscle.TERES_MAJOR: self.text("behind the armpits"),
            Muscle.DELTOID_POSTERIOR: self.text("back of the shoulders"),
            Muscle.PECTORALIS_MAJOR: self.text("chest"),
            Muscle.SERRATUS_ANTERIOR: self.text("sides of the ribs"),
            Muscle.BICEPS_BRACHII: self.text("front of the upper arms"),
            Muscle.BRACHIALIS: self.text("deep in the upper arms"),
            Muscle.BRACHIORADIALIS: self.text("forearms"),
            Muscle.TRICEPS_BRACHII: self.text("back of the upper arms"),
            Muscle.RECTUS_ABDOMINIS: self.text("front of the belly"),
            Muscle.OBLIQUES: self.text("sides of the belly"),
            Muscle.GLUTEUS_MAXIMUS: self.text("buttocks"),
            Muscle.HAMSTRINGS: self.text("back of the thighs"),
            Muscle.QUADRICEPS: self.text("front of the thighs"),
        }

    def muscle_alone(self, muscle: Muscle) -> str:
        """Return in plain words where a muscle is, with its name, as it stands by itself."""
        place = CommonPhrases(self._catalogue).capitalised(self.place_of(muscle))
        return self.text("{place} ({muscle})", place=place, muscle=self.muscle(muscle))

    def works_most(self, muscle: Muscle) -> str:
        """Say of one muscle that it works most."""
        return self.text("{muscle}: works most", muscle=self.muscle_alone(muscle))

    def helps(self, muscle: Muscle) -> str:
        """Say of one muscle that it helps."""
        return self.text("{muscle}: helps", muscle=self.muscle_alone(muscle))

    def muscles(self) -> str:
        """Return the heading of the muscles."""
        return self.text("Muscles")

    def mostly(self) -> str:
        """Return the heading above the muscles that work most."""
        return self.text("Work most")

    def also(self) -> str:
        """Return the heading above the muscles that help."""
        return self.in_context("heading above muscles", "Help")

    def in_language(self, name: str) -> str:
        """Say that the words of an exercise are in another language than the program's."""
        return self.text("The words of this exercise are in another language: {name}.", name=name)

    def map_name(self) -> str:
        """Return what a screen reader calls the map of the body."""
        return self.text("Map of the working muscles")

    def map_description(self, primary: Sequence[Muscle], secondary: Sequence[Muscle]) -> str:
        """Say what the map of the body shows."""
        most, helping = self._muscles(primary), self._muscles(secondary)
        if not primary and not secondary:
            return self.text("No muscle is marked.")
        if not primary:
            return self.text("Helps: {muscles}.", muscles=helping)
        if not secondary:
            return self.text("Works most: {muscles}.", muscles=most)
        return self.text("Works most: {most}. Helps: {helping}.", most=most, helping=helping)

    def _muscles(self, muscles: Sequence[Muscle]) -> str:
        return CommonPhrases(self._catalogue).listed([self.place_of(one) for one in muscles])

    # -- the figure, as a screen reader hears it ---------------------------------

    def figure(self) -> str:
        """Return what a screen reader calls the figure."""
        return self.text("Figure")

    def figure_in_phase(self, exercise: str, phase: str) -> str:
        """Say what a still of a phase shows; `phase` is the pack's word."""
        return self.text("{exercise}: {phase}", exercise=exercise, phase=phase)

    def figure_at_work(self, exercise: str, phase: str, muscles: Sequence[Muscle]) -> str:
        """Say what the figure does in a set, and which muscles work most."""
        return self.text(
            "{exercise}: {phase}. Works most: {muscles}.",
            exercise=exercise,
            phase=phase,
            muscles=self._muscles(muscles),
        )

    def figure_repeats(self, phases: Sequence[str]) -> str:
        """Say that the figure does one rep again and again; `phases` are the pack's words."""
        words = CommonPhrases(self._catalogue).comma_listed(phases)
        return self.text("One rep, over and over: {phases}", phases=words)

    # -- the list of exercises and the library -----------------------------------

    def no_exercise(self) -> str:
        """Say that nothing could be read, and where it says why."""
        return self.text("No exercise file could be read. Today says why.")

    def add_file(self) -> str:
        """Return the label of the button that adds exercises from a file."""
        return self.text("Add from a file…")

    def add_folder(self) -> str:
        """Return the label of the button that adds a folder of exercises."""
        return self.text("Add a folder…")

    def remove(self) -> str:
        """Return the label of the button that removes the exercise that is shown."""
        return self.text("Remove this one")

    def add_offered(self, exercise: str) -> str:
        """Return the label of the button that adds an exercise that comes with the program."""
        return self.text("Add: {exercise}", exercise=exercise)

    def choose_file(self) -> str:
        """Return the title of the dialogue that asks for a file."""
        return self.text("Add an exercise")

    def choose_folder(self) -> str:
        """Return the title of the dialogue that asks for a folder."""
        return self.text("Add a folder of exercises")

    def file_type(self) -> str:
        """Return the name of exercise files for a file dialogue, with their pattern."""
        return self.text("Exercises (*.toml)")

    def exercise(self) -> str:
        """Name the list of exercises for a screen reader."""
        return self.text("Exercise")

    def warm_up(self) -> str:
        """Return the heading above the movements of the warm-up."""
        return self.text("Warm-up")

    def warm_up_part(self) -> str:
        """Say what a movement of the warm-up is."""
        return self.text("A part of the warm-up. Move loosely: nothing is counted.")

    def added(self, exercises: Sequence[str]) -> str:
        """Say which exercises were added."""
        return self.plural(
            "{exercises} was added.",
            "{exercises} were added.",
            len(exercises),
            exercises=CommonPhrases(self._catalogue).listed(exercises),
        )

    def nothing_new(self) -> str:
        """Say that what was added is there already."""
        return self.text("That is here already. Nothing has changed.")

    def removed(self, exercise: str) -> str:
        """Say that an exercise was removed."""
        return self.text(
            "{exercise} was removed. What you did of it stays in your history.", exercise=exercise
        )

    def put_into_routine(self, exercises: int) -> str:
        """Return the label of the button that puts exercises into the routine."""
        return self.plural("Put it into my routine", "Put them into my routine", exercises)

    # -- the routine in use --------------------------------------------------------

    def use_in_routine(self) -> str:
        """Return the label of the button that makes the routine have this variant."""
        return self.text("Use this in my routine")

    def note(self, note: str) -> str:
        """Return what to mind in an exercise, in the words of whoever made the routine."""
        return self.text("Note in your routine: {note}", note=note)

    def in_routine(self) -> str:
        """Say of the variant that is shown that it is in the routine."""
        return self.text("This is in your routine.")

    def routine_has(self, variant: str) -> str:
        """Say which other variant the routine has."""
        return self.text("Your routine has “{variant}”.", variant=variant)

    def not_in_routine(self) -> str:
        """Say that the routine does not have the exercise."""
        return self.text("Not in your routine.")

    def marked(self, variant: str) -> str:
        """Return the label of the variant that is in the routine."""
        return self.text("{variant} ✓", variant=variant)

    def marked_name(self, variant: str) -> str:
        """Return what a screen reader calls the variant that is in the routine."""
        return self.text("{variant}, in your routine", variant=variant)

    def now_in_routine(self, routine: str, exercises: Sequence[str], variant: str = "") -> str:
        """Say what the routine has now; `variant` is the variant of one exercise, or ""."""
        listed = CommonPhrases(self._catalogue).listed(exercises)
        if variant:
            return self.text(
                "“{routine}” has {exercise} now: {variant}.",
                routine=routine,
                exercise=listed,
                variant=variant,
            )
        return self.text("“{routine}” has {exercise} now.", routine=routine, exercise=listed)

    # -- one exercise ------------------------------------------------------------

    def also_known_as(self, names: Sequence[str]) -> str:
        """Say what else an exercise is called."""
        listed = CommonPhrases(self._catalogue).listed(names)
        return self.text("Also known as {names}", names=listed)

    def pause(self) -> str:
        """Return the label of the button that stops the moving figure."""
        return self.in_context("stop the moving figure", "Pause")

    def play(self) -> str:
        """Return the label of the button that lets the figure move again."""
        return self.in_context("let the figure move", "Play")

    def one_rep(self) -> str:
        """Return the heading of the strip of phases."""
        return self.text("One rep")

    def set_up(self) -> str:
        """Return the heading of the strip of set-up steps."""
        return self.text("Set up")

    def mistakes(self) -> str:
        """Return the heading of the frequent mistakes."""
        return self.text("When it goes wrong")

    def cautions(self) -> str:
        """Return the heading of the cautions."""
        return self.text("Before you start")

    def sources(self) -> str:
        """Return the heading of the sources."""
        return self.text("Where it comes from")

    def phase_facts(self, seconds: float, breath: Breath) -> str:
        """Say how long a phase takes and how to breathe in it: "2 seconds, breathe out"."""
        long = CommonPhrases(self._catalogue).seconds_long(seconds)
        match breath:
            case Breath.IN:
                return self.text("{seconds}, breathe in", seconds=long)
            case Breath.OUT:
                return self.text("{seconds}, breathe out", seconds=long)
            case Breath.STEADY:
                return self.text("{seconds}, keep breathing", seconds=long)

    def cue(self, cue: str) -> str:
        """Return a cue of a pack in the language's quotation marks."""
        return self.text("“{cue}”", cue=cue)

    def step(self, number: int, say: str) -> str:
        """Return a step of the set-up with its number."""
        return self.text("{number}.  {say}", number=number, say=say)

    def dose(self, sets: int, reps_low: int, reps_high: int, seconds: float) -> str:
        """Say how much: "2 sets of 12 to 15 reps, 60 seconds of rest"."""
        common = CommonPhrases(self._catalogue)
        long = common.seconds(round(seconds))
        if reps_low == reps_high:
            return self.text(
                "{sets} of {reps}, {seconds} of rest",
                sets=common.sets(sets),
                reps=common.reps(reps_low),
                seconds=long,
            )
        return self.text(
            "{sets} of {low} to {high} reps, {seconds} of rest",
            sets=common.sets(sets),
            low=reps_low,
            high=reps_high,
            seconds=long,
        )

    def needs(self, equipment: Equipment) -> str:
        """Say what an exercise needs."""
        things = CommonPhrases(self._catalogue).equipment(equipment)
        if not things:
            return self.text("Needs: nothing")
        return self.text("Needs: {equipment}", equipment=things)

    # -- practising --------------------------------------------------------------

    def practise_now(self) -> str:
        """Return the label of the button that begins a workout of this exercise alone."""
        return self.text("Practise this now")

    def practice_of(self, exercise: str) -> str:
        """Return the title of a workout that is one exercise alone, as it stands in the history."""
        return self.text("Practice: {exercise}", exercise=exercise)

    def what_practice_is(self) -> str:
        """Say what a practice is and what it counts for."""
        return self.text("One set by itself. It is kept, and counts as part of a day.")

    # -- variants ----------------------------------------------------------------

    def standard(self) -> str:
        """Return the name of the exercise itself, among its variants."""
        return self.in_context("the exercise itself, no variant", "Standard")

    def variants(self) -> str:
        """Return what a screen reader calls the list of variants."""
        return self.text("Ways to do it")

    def level(self, level: Level) -> str:
        """Return the heading above the variants of a level."""
        match level:
            case Level.EASIER:
                return self.text("Easier")
            case Level.HARDER:
                return self.text("Harder")

    def variant_of_level(self, variant: str, level: Level) -> str:
        """Return what a screen reader calls the button of a variant."""
        match level:
            case Level.EASIER:
                return self.text("Easier: {variant}", variant=variant)
            case Level.HARDER:
                return self.text("Harder: {variant}", variant=variant)

    def chosen_variant(self, variant: str, level: Level) -> str:
        """Return the heading above the facts of the variant that is shown."""
        match level:
            case Level.EASIER:
                return self.text("{variant}, easier", variant=variant)
            case Level.HARDER:
                return self.text("{variant}, harder", variant=variant)
