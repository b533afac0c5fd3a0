"""Builds workouts: what is done, the lines that are said in it, the session and its record.

Both front ends hold one `Workouts` and reach a workout through `core.coaching.starter`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.builder import Around, Script, estimate, script_of, session_of
from spinecoach.core.coaching.easier_variant import VariantChange, begin_change
from spinecoach.core.coaching.line_wait import LineWait
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.coaching.pain import ease, feeling_of
from spinecoach.core.coaching.pain_lines import FIRST, PainLine
from spinecoach.core.coaching.resume import begun, can_go_on, replan
from spinecoach.core.coaching.routine import plan_of
from spinecoach.core.record.adherence import MONDAY
from spinecoach.core.workout.performance import Performance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.ports import Packs, Settings, WorkoutHistory
    from spinecoach.core.coaching.routine import Routine
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.logbook import LoggedWorkout, Unfinished
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.ports import Preparation, Speaker, Voice
    from spinecoach.core.workout.timeline import Planned, Timeline


REMEMBERED = 3
"""Of so many plans the lines are remembered: one cut off, and today's, as planned and eased."""


class CutOff(NamedTuple):
    """A workout in which the program ended too early, and whether any of it is still to be done."""

    unfinished: Unfinished
    can_go_on: bool

    @property
    def workout(self) -> LoggedWorkout:
        """What was done of it."""
        return self.unfinished.workout


class Practice(NamedTuple):
    """One exercise done by itself, by id; the exercise itself if `variant` is ""."""

    exercise: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class WorkoutPlan:
    """What is to be done; `unfinished` is the workout that goes on with it, None for a new one.

    A `practice` is stored as a practice, not as a planned workout. With `own_pace` the person ends
    the reps.
    """

    exercises: tuple[Planned, ...]
    preferences: Preferences
    title: str
    warm_up: tuple[Planned, ...] = ()
    unfinished: Unfinished | None = None
    practice: bool = False
    own_pace: bool = False

    @property
    def around(self) -> Around:
        """What belongs to it besides its exercises."""
        return Around(self.title, self.warm_up, self.own_pace)

    @property
    def by_the_clock(self) -> WorkoutPlan:
        """The same plan when nobody is there: the coach never waits."""
        preferences = self.preferences._replace(wait_ready=False)
        return replace(self, preferences=preferences, own_pace=False)


class Workouts:
    """Plans, renders and begins workouts; `under_way` is the id of the latest that was begun.

    It is "" until one was begun. `practising` says whether that is a practice.
    """

    def __init__(
        self,
        coach: Coach,
        settings: Settings,
        packs: Packs,
        history: WorkoutHistory,
        sound: tuple[Voice, Speaker],
        *,
        phrases: Phrases,
        first_weekday: Callable[[], int] = lambda: MONDAY,
    ) -> None:
        self.under_way = ""
        self.practising = False
        self._first_weekday = first_weekday
        self._coach = coach
        self._settings = settings
        self._packs = packs
        self._history = history
        self._voice, self._speaker = sound
        self._phrases = phrases
        self._scripts: list[tuple[WorkoutPlan, Script]] = []
        self._preparation: Preparation | None = None
        self._loaded = LoadedLines(None, self._speaker)
        self._left: CutOff | None = None  # until the person decides whether it is kept

    # -- what is planned ---------------------------------------------------------

    def plan(self, *, eased: bool = False, of: CutOff | Practice | None = None) -> WorkoutPlan:
        """Return today's workout, the rest of one that was cut off, or a practice.

        It is eased if it hurts. A practice is one set, without a warm-up.
        """
        preferences, routine = self._settings.get(), self._coach.routine()
        own = routine.own_pace
        if isinstance(of, Practice):
            exercises = self._coach.practice(of.exercise, of.variant, eased=eased)
            title = self._phrases.exercises.practice_of(exercises[0].title)
            return WorkoutPlan(exercises, preferences, title, practice=True, own_pace=own)
        if of is None:
            exercises = self._coach.plan(eased=eased)
            warm_up = self._coach.warm_up()
            return WorkoutPlan(exercises, preferences, routine.name, warm_up, own_pace=own)
        found = of.unfinished
        # The history keeps no notes; those of the routine hold for what is left as well.
        notes = {item.exercise: item.note for item in routine.items}
        left = replan(found, self._packs.exercises())
        exercises = tuple(replace(one, note=notes.get(one.exercise.id, "")) for one in left)
        if eased:
            # What was begun goes on in its variant, so that its sets keep their numbers.
            exercises = ease(exercises, begun(found.workout))
        preferences = preferences._replace(pace=found.pace)
        practice = not found.workout.planned_sets
        title = found.workout.title
        return WorkoutPlan(
            exercises, preferences, title, unfinished=found, practice=practice, own_pace=own
        )

    def timeline(self, plan: WorkoutPlan) -> Timeline:
        """Lay out a plan on estimated durations: close enough to show how long it takes."""
        return estimate(plan.exercises, plan.preferences, self._phrases, plan.around)

    def estimate(self) -> Timeline | None:
        """Lay out today's workout; None if there is no exercise."""
        plan = self.plan()
        return self.timeline(plan) if plan.exercises else None

    def length(self, routine: Routine) -> float:
        """Return how many seconds a routine takes, with the warm-up; 0 if it has no exercise."""
        exercises = plan_of(routine, self._packs.exercises())
        warm_up = self._coach.warm_up()
        plan = WorkoutPlan(
            exercises, self._settings.get(), routine.name, warm_up, own_pace=routine.own_pace
        )
        return self.timeline(plan).seconds if exercises else 0.0

    def prepare_today(self) -> Preparation | None:
        """Begin to render today's workout, as planned and eased: the pain is asked about last.

        The rest of a workout that was cut off comes first. None if there is no exercise.
        """
        plan = self.plan()
        if not plan.exercises:
            return None
        left = [self.plan(of=self._left)] if self._left else []
        return self.prepare(*left, plan, self.plan(eased=True), first=FIRST)

    def script(self, plan: WorkoutPlan) -> Script:
        """Return every line that may be said in a plan, and how many of them come first."""
        lines, first = self._script_of(plan)
        ends = (self.saved(practice=plan.practice), self._phrases.pain.after_stopped())
        return Script((*lines, *ends), first)

    def _script_of(self, plan: WorkoutPlan) -> Script:
        """Remember the latest few: today's plan is rendered ahead, waited for, and then begun."""
        known = next((script for of, script in self._scripts if of == plan), None)
        if known is None:
            cut_off = plan.unfinished.workout if plan.unfinished else None
            known = script_of(plan.exercises, plan.preferences, self._phrases, plan.around, cut_off)
            self._scripts = [*self._scripts[1 - REMEMBERED :], (plan, known)]
        return known

    def saved(self, *, practice: bool = False) -> str:
        """Return what is said when today's workout or a practice is done and saved."""
        if practice:
            return self._phrases.pain.after_practice()
        return self._phrases.pain.after_saved(self._coach.day_of_week(self._first_weekday()))

    def ended(self, feeling: Feeling, *, complete: bool, saved: bool) -> str:
        """Return what is said at the end of a workout, with the first question about it.

        "" if nothing is asked: the person stopped because of pain.
        """
        if feeling.excused:
            return ""
        if not saved:
            return self._phrases.pain.aloud(PainLine.AFTER)
        if not complete:
            return self._phrases.pain.after_stopped()
        return self.saved(practice=self.practising)

    # -- a workout that was cut off ----------------------------------------------

    def cut_off(self) -> CutOff | None:
        """Return the workout in which the program ended too early, if there is one.

        One without a rep is discarded, since there is nothing to go on with. If the person said
        that something hurts, it is kept for that: the advice to pause is made from it.
        """
        found = self._history.unfinished()
        if found is None:
            return None
        if not found.workout.reps:
            said = feeling_of(found.workout)
            settle = self._history.keep if said.worst or said.excused else self._history.discard
            settle(found)
            return None
        cut_off = CutOff(found, can_go_on(found, self._packs.exercises()))
        self._left = cut_off if cut_off.can_go_on else None
        return cut_off

    def keep(self, cut_off: CutOff) -> None:
        """Close it with all that was done."""
        self._left = None
        self._history.keep(cut_off.unfinished)

    def discard(self, cut_off: CutOff) -> None:
        """Remove it from the history."""
        self._left = None
        self._history.discard(cut_off.unfinished)

    # -- lines -------------------------------------------------------------------

    def prepare(self, *plans: WorkoutPlan, first: tuple[PainLine, ...] = ()) -> Preparation:
        """Begin to render the lines `first` and those of the plans; cancel what is being rendered.

        The lines with which each plan begins come before all its others.
        """
        return self._prepare(self._lines_of(plans, first))

    def _lines_of(self, plans: Iterable[WorkoutPlan], first: Iterable[PainLine]) -> Iterator[str]:
        """Yield each line once; nothing is laid out for a voice that renders none."""
        asked = map(self._phrases.pain.aloud, first)
        scripts = [self.script(plan) for plan in plans]
        begin = [line for lines, count in scripts for line in lines[:count]]
        after = [line for lines, count in scripts for line in lines[count:]]
        yield from dict.fromkeys((*asked, *begin, *after))

    def wait_for_lines(self, plan: WorkoutPlan, now: float) -> LineWait:
        """Begin to render a plan, and wait for the lines with which it can begin."""
        script = self.script(plan)
        return LineWait(self._prepare(script.lines), now, script.first)

    def _prepare(self, lines: Iterable[str]) -> Preparation:
        if self._preparation is not None:
            self._preparation.cancel()
        self._preparation = self._voice.prepare(lines)
        return self._preparation

    def say(self, line: str) -> bool:
        """Say a line outside of a workout; return whether it is rendered by now."""
        clip = self._voice.clip(line)
        self._speaker.load({line: clip} if clip else {})
        self._speaker.hush()
        self._speaker.say(line)
        return clip is not None

    def begin_change(self, frame: Frame, now: float) -> VariantChange | None:
        """Begin to change what a frame shows into its easier variant; None if there is none."""
        sound = (self._voice, self._loaded)
        return begin_change(frame, sound, self._settings.get(), self._phrases, now)

    # -- a workout that begins ---------------------------------------------------

    def begin(self, plan: WorkoutPlan) -> Performance:
        """Build the workout with the lines that are rendered, ready for its START.

        Lines that come later are spoken from the next block on.
        """
        self._loaded = loaded = LoadedLines(self._voice, self._speaker, self.script(plan).lines)
        self._left = None
        found = plan.unfinished
        session = session_of(
            plan.exercises,
            plan.preferences,
            self._phrases,
            loaded,
            found.workout if found else None,
            plan.around,
        )
        if found is None:
            target = plan.preferences.target_days
            record = self._history.begin(
                session.timeline, target_days=target, practice=plan.practice
            )
        else:
            record = self._history.resume(found, session.timeline)
        self.under_way, self.practising = record.id, plan.practice
        return Performance(session, self._speaker, record)

    def feel(self, feeling: Feeling) -> None:
        """Keep what was said about the latest workout so far."""
        if self.under_way:
            self._coach.feel(self.under_way, feeling)
