"""What the terminal asks, played to somebody who answers from a list of keys."""

from __future__ import annotations

from io import StringIO

import pytest

from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.coaching.number_entry import STANDS
from spinecoach.core.coaching.pain import (
    ASK_AFTER,
    ASK_HURT,
    CHOOSE,
    CHOOSE_EASIER,
    STOP_WORDS,
    Feeling,
)
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import Planned, build_timeline
from spinecoach.terminal import TerminalCare, TerminalCoach
from tests.core.coaching.test_coach import Home
from tests.core.scenes import ROW, exercise
from tests.terminal.test_coach import Kept, Wall

PLAN = (Planned(exercise(), 1, 2, 20.0), Planned(exercise("row", ROW), 1, 2, 20.0))


class Person(Wall):
    """Answers every question from a list, Enter once that is empty.

    An answer that begins with + follows the one before it at once.
    """

    def __init__(self, *answers: str, presses: dict[float, str] | None = None) -> None:
        super().__init__(presses)
        self.answers = list(answers)

    def wait(self, seconds: float | None) -> str:
        if seconds == STANDS and self.answers and self.answers[0].startswith("+"):
            return self.answers.pop(0)[1:]
        if seconds is None or seconds == 20.0:
            return self.answers.pop(0) if self.answers else "enter"
        return super().wait(seconds)


class Heard(SilentSpeaker):
    """A speaker that remembers what was said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, line: str, late: float = 0.0) -> None:
        del late
        self.said.append(line)


class Evening:
    """One person at a terminal, and everything that was said and kept."""

    def __init__(
        self,
        person: Wall,
        home: Home | None = None,
        *,
        before: int | None = None,
        asks: bool = True,
    ) -> None:
        self.out = StringIO()
        self.home = home or Home()
        self.kept: list[Feeling] = []
        self.coach = TerminalCoach(person, person, self.out)
        self.speaker = Heard()
        self.performance = Performance(
            Session(build_timeline(PLAN, Phrases()), Phrases()), self.speaker, Kept()
        )
        care = self.home.care(asks=asks)
        self.talk = TerminalCare(
            care,
            person,
            self.coach.say,
            person.now,
            self._gentler,
            phrases=Phrases(),
            feeling=Feeling(before),
        )
        self.talk.keep = self.kept.append
        self.coach.care = self.talk

    @staticmethod
    def _gentler(performance: Performance, gentle: Planned) -> None:
        frame = performance.frame(0.0)
        performance.change(
            change_variant(frame.timeline, frame.index, gentle, Phrases()), frame.index
        )

    @property
    def said(self) -> str:
        return self.out.getvalue()


@pytest.fixture
def known() -> Home:
    home = Home()
    home.person.answer(Readiness(home.today))
    return home


def test_where_nobody_can_answer_nothing_is_asked() -> None:
    evening = Evening(Wall(present=False))
    evening.coach.coach(evening.performance)
    evening.talk.after()
    assert evening.kept == []
    assert "true for you" not in evening.said


def test_where_it_hurt_before_it_is_asked_after_each_exercise(known: Home) -> None:
    evening = Evening(Person("4", "2", "5"), known, before=3)
    summary = evening.coach.coach(evening.performance)
    evening.talk.after()
    assert summary.complete
    assert "Pain after Superman?" in evening.said
    assert ASK_AFTER in evening.speaker.said
    assert evening.kept[-1] == Feeling(3, 2, 5, {"superman": 4})


def test_pain_that_rises_ends_the_workout_and_is_excused(known: Home) -> None:
    evening = Evening(Person("4", "x", "5", presses={20.0: "h"}), known, before=3)
    summary = evening.coach.coach(evening.performance)
    evening.talk.after()
    assert not summary.complete
    assert evening.kept[-1] == Feeling(3, exercises={"superman": 5}, excused=True)
    assert "How hard" not in evening.said
    assert STOP_WORDS in evening.speaker.said[-1]


@pytest.mark.parametrize(
    ("answers", "headings"),
    [
        (("3", "e"), "Superman, gentle: set 1 of 1, 2 reps"),
        (("2", "n"), "Row: set 1 of 1, 2 reps"),
        (("2", "x"), "Superman: set 1 of 1, 2 reps"),
    ],
)
def test_h_stops_and_offers_what_can_be_done(
    known: Home, answers: tuple[str, ...], headings: str
) -> None:
    evening = Evening(Person(*answers, presses={20.0: "h"}), known)
    summary = evening.coach.coach(evening.performance)
    assert summary.complete
    assert "How much does it hurt?" in evening.said
    choices = {CHOOSE_EASIER, CHOOSE} & set(evening.speaker.said)
    assert ASK_HURT in evening.speaker.said
    assert len(choices) == 1
    assert headings in evening.said
    skipped = answers[1] == "n"
    assert summary.sets == (1 if skipped else 2)
    variants = {done.planned.variant for done in summary.done}
    assert (len(variants) > 1) is (answers[1] == "e")


def test_s_stops_here_and_six_stops_at_once(known: Home) -> None:
    for answers in (("1", "s"), ("6",)):
        evening = Evening(Person(*answers, presses={20.0: "h"}), known)
        assert not evening.coach.coach(evening.performance).complete
        assert evening.kept[-1].excused


def test_after_a_workout_pain_that_is_high_shows_the_lists(known: Home) -> None:
    evening = Evening(Person("7", "8"), known)
    evening.talk.after()
    assert evening.kept[-1] == Feeling(pain_after=7, effort=8)
    assert "urgent appointment" in evening.said
