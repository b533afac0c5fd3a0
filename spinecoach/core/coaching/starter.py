"""The steps from Start to a workout that may begin, as one table.

Rules:

- A person who was never asked, or long ago, answers the questions first; after a yes, a
  professional has to be asked.
- If the two latest workouts hurt, a break is advised; the person may go on anyway.
- Then one number tells how much it hurts now. Up to 2 it goes on, from 3 to 5 the workout is eased,
  from 6 on it is not begun today (`core.coaching.pain`). The question may be skipped. The number
  can be changed until the workout begins or the person leaves.
- Before today's workout begins, a person who wants to see the whole of it is shown it, with the
  number that was given, and may leave out the warm-up for today.
- A day on which it hurt too much is excused when the person leaves, not when the number is given.
- The last step is to render the lines with which it begins and to wait for them, with a limit
  (`line_wait`). A person who does not want to wait begins with captions; leaving ends the wait.
- A workout that was cut off goes through the same steps. What was said about it before is kept; of
  two numbers for the pain before it, the greater one counts.
- In a rehearsal, and when nobody can answer, nothing is asked. Nobody can end a rep then either, so
  the clock does.
- READY and LEFT are final. A wish that has no row in the table is refused, and the answer says so.

Wishes and the time in seconds go in; `step` is what is asked now. Nothing here reads a clock or
knows how a question looks. A number is entered by `core.coaching.number_entry`.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.line_wait import LineWait, Wait
from spinecoach.core.coaching.pain import MOST, Advice, Feeling, advice, feeling_of, greater
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.readiness import Clearance
from spinecoach.core.workout.commands import Command, Number

if TYPE_CHECKING:
    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.workouts import CutOff, Practice, WorkoutPlan, Workouts
    from spinecoach.core.workout.performance import Performance

POLL = 0.05
"""Seconds between two checks of the lines that are waited for."""


class StartStep(StrEnum):
    """What is asked or done now; the states of the table."""

    QUESTIONS = "questions"
    PROFESSIONAL = "professional"
    PAUSE = "pause"
    PAIN = "pain"
    EASE = "ease"
    TOO_MUCH = "too much"
    LOOK = "look"
    LINES = "lines"
    READY = "ready"
    LEFT = "left"


ENDS = frozenset({StartStep.READY, StartStep.LEFT})

ALOUD = {
    StartStep.PAIN: PainLine.BEFORE,
    StartStep.EASE: PainLine.EASE,
    StartStep.TOO_MUCH: PainLine.STOP,
}
"""What is said at the steps that are answered by one key."""


class Action(StrEnum):
    """What is done on the way from one step to the next."""

    DUE = "look what is due"
    CONFIRM_PROFESSIONAL = "keep that a professional was asked, look what is due"
    ASK_PAIN = "ask how much it hurts"
    SHOW = "show the whole workout to who wishes so, else wait for the lines"
    RENDER = "wait for the lines"
    BEGIN_WITHOUT = "begin with the lines that are there"
    LEAVE = "leave; excuse the day if it hurts too much"


TABLE: dict[tuple[StartStep, Command], Action] = {
    (StartStep.QUESTIONS, Command.GO_ON): Action.DUE,
    (StartStep.PROFESSIONAL, Command.GO_ON): Action.CONFIRM_PROFESSIONAL,
    (StartStep.PAUSE, Command.GO_ON): Action.ASK_PAIN,
    (StartStep.PAIN, Command.CONFIRM): Action.SHOW,  # the question was skipped
    (StartStep.EASE, Command.GO_ON): Action.SHOW,
    (StartStep.EASE, Command.BACK): Action.ASK_PAIN,
    (StartStep.TOO_MUCH, Command.BACK): Action.ASK_PAIN,
    (StartStep.LOOK, Command.GO_ON): Action.RENDER,
    (StartStep.LOOK, Command.BACK): Action.ASK_PAIN,
    (StartStep.LINES, Command.GO_ON): Action.BEGIN_WITHOUT,
    **{(step, Command.CANCEL): Action.LEAVE for step in StartStep if step not in ENDS},
}
"""What a wish does at a step, besides the number at PAIN.

A front end keeps the answers to QUESTIONS by `Coach.answer` before it goes on.
"""


class Begun(NamedTuple):
    """A workout that is ready for its START.

    `captions` is True if lines did not come in time: those are only written.
    """

    performance: Performance
    feeling: Feeling
    captions: bool


class Starter:
    """Leads from Start to a workout; `feeling` is what was said so far.

    `of` is a workout to go on with or an exercise to practise, None for today's workout; `present`
    is whether somebody can answer, `looks` whether today's whole workout is shown before it begins.
    `begun` holds the workout once the step is READY.
    """

    def __init__(
        self,
        coach: Coach,
        workouts: Workouts,
        now: float,
        *,
        of: CutOff | Practice | None = None,
        present: bool = True,
        looks: bool = False,
    ) -> None:
        # Imported here: the first questions of all are shown without it.
        from spinecoach.core.coaching.workouts import CutOff

        self.step = StartStep.QUESTIONS
        self.begun: Begun | None = None
        self._before = feeling_of(of.workout) if isinstance(of, CutOff) else Feeling()
        self.feeling = self._before
        self.eased = False
        self._coach = coach
        self._workouts = workouts
        self._of = of
        self._present = present
        self._asks = coach.asks and present
        self._looks = looks and of is None
        self._warms_up = True
        self._wait = LineWait(None, now)
        self._plan: WorkoutPlan | None = None
        self._look(now)

    @property
    def plan(self) -> WorkoutPlan:
        """Return what is going to be done, as far as it is known."""
        if self._plan is not None:
            return self._plan
        plan = self._workouts.plan(eased=self.eased, of=self._of)
        plan = plan if self._present else plan.by_the_clock
        return plan if self._warms_up else replace(plan, warm_up=())

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines are rendered, and of how many; (0, 0) before."""
        return self._wait.progress

    def warm_up(self, *, wanted: bool) -> None:
        """Begin with the warm-up or, today, without."""
        self._warms_up = wanted

    def handle(self, wish: Command | Number, now: float) -> bool:
        """Take a wish; return whether it was possible at this step."""
        if isinstance(wish, Number):
            possible = self.step is StartStep.PAIN and 0 <= wish.value <= MOST
            if possible:
                self._take(wish.value, now)
            return possible
        action = TABLE.get((self.step, wish))
        if action is not None:
            self._do(action, now)
        return action is not None

    def poll(self, now: float) -> StartStep:
        """Check the lines, and return the step."""
        if self.step is StartStep.LINES and self._plan is not None:
            state = self._wait.poll(now)
            if state is not Wait.WAITING:
                performance = self._workouts.begin(self._plan)
                self.begun = Begun(performance, self.feeling, state is Wait.GAVE_UP)
                self.step = StartStep.READY
        return self.step

    # -- what the table does -----------------------------------------------------

    def _do(self, action: Action, now: float) -> None:
        match action:
            case Action.DUE:
                self._look(now)
            case Action.CONFIRM_PROFESSIONAL:
                self._coach.asked_a_professional()
                self._look(now)
            case Action.ASK_PAIN:
                self.feeling, self.eased = self._before, False
                self.step = StartStep.PAIN
            case Action.SHOW:
                self._show(now)
            case Action.RENDER:
                self._render(now)
            case Action.BEGIN_WITHOUT:
                self._wait.give_up()
                self.poll(now)
            case _:
                self._leave()

    def _look(self, now: float) -> None:
        """Show the first step that is due."""
        if not self._asks:
            self._render(now)
            return
        match self._coach.clearance():
            case Clearance.UNASKED | Clearance.AGAIN:
                self.step = StartStep.QUESTIONS
            case Clearance.ASK_FIRST:
                self.step = StartStep.PROFESSIONAL
            case _:
                self.step = StartStep.PAUSE if self._coach.pause_advised() else StartStep.PAIN

    def _take(self, number: int, now: float) -> None:
        before = self._before.pain_before
        self.feeling = replace(self._before, pain_before=greater(before, number))
        match advice(number):
            case Advice.GO_ON:
                self._show(now)
            case Advice.EASE:
                # The rest of an eased workout is eased already.
                self.eased = advice(before) is not Advice.EASE
                self.step = StartStep.EASE
            case _:
                self.step = StartStep.TOO_MUCH

    def _show(self, now: float) -> None:
        if self._looks:
            self.step = StartStep.LOOK
        else:
            self._render(now)

    def _render(self, now: float) -> None:
        self._plan = self.plan
        self._wait = self._workouts.wait_for_lines(self._plan, now)
        self.step = StartStep.LINES
        self.poll(now)

    def _leave(self) -> None:
        if self.step is StartStep.TOO_MUCH:
            self._coach.excuse_today()
        self._wait.cancel()
        self.step = StartStep.LEFT
