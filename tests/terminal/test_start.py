"""What the terminal asks before a workout, answered from a list of keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.coaching.number_entry import STANDS
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.starter import POLL, Starter
from spinecoach.core.coaching.workouts import CutOff
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.terminal import CutOffChoice, TerminalStart
from spinecoach.terminal.aloud import LATEST
from tests.core.coaching.records import cut_off
from tests.core.coaching.test_workouts import Evening
from tests.core.coaching.voices import Rendering

if TYPE_CHECKING:
    from spinecoach.core.coaching.starter import Begun

WORDS = Phrases().start
PAIN = Phrases().pain


@dataclass
class Desk:
    """Somebody at a terminal who presses these keys, and what they read.

    A number stands until it counts, unless the key after it begins with +. While lines are
    rendered no key is pressed, unless it begins with ~. `ends` ends the program when all were
    pressed.
    """

    keys: list[str]
    evening: Evening = field(default_factory=Evening)
    present: bool = True
    second: float = 0.0
    ends: BaseException | None = None
    said: list[str] = field(default_factory=list)
    welcomed: int = 0

    def wait(self, seconds: float | None) -> str:
        quick = {POLL: "~", STANDS: "+"}.get(seconds or 0.0, "")
        if self.keys and self.keys[0].startswith(quick):
            return self.keys.pop(0).removeprefix(quick)
        if seconds is None and self.ends is not None:
            raise self.ends
        if seconds is None:
            self.present = False  # nobody is there any more
        self.second += seconds or 0.0
        return ""

    def start(self, found: CutOff | None = None) -> Begun | None:
        evening = self.evening
        starter = Starter(evening.coach, evening.workouts, 0.0, of=found, present=self.present)

        def welcome() -> None:
            self.welcomed += 1
            self.said.append("welcome")

        return self.questions.run(starter, welcome)

    @property
    def questions(self) -> TerminalStart:
        return TerminalStart(
            self.evening.coach,
            self,
            self.said.append,
            lambda: self.second,
            Phrases(),
            self.evening.workouts.say,
        )


def desk(*keys: str, known: bool = True) -> Desk:
    made = Desk(list(keys))
    if known:
        made.evening.home.person.answer(Readiness(made.evening.home.today))
    return made


def test_all_well_is_n_and_a_number() -> None:
    new = desk("n", "1", "enter", known=False)
    begun = new.start()
    assert begun is not None
    assert begun.feeling == Feeling(pain_before=1)
    assert "  a  My back hurts today" in new.said
    assert new.evening.home.person.answers == Readiness(new.evening.home.today)
    assert (new.welcomed, new.said[-1]) == (1, "welcome")


def test_how_to_answer_is_shown_in_the_words_that_are_said() -> None:
    new = desk("0", "enter")
    new.start()
    words = Phrases().pain
    how = words.press_a_number()
    at = new.said.index(words.hurts_before())
    assert words.question_and_how(new.said[at], how) == words.aloud(PainLine.BEFORE)
    assert new.said[at + 1] == Phrases().terminal.number_or_skip(how)


def test_what_is_asked_before_a_workout_is_asked_aloud_too() -> None:
    one = desk("4", "enter")
    assert one.start() is not None
    lines = PainLine.BEFORE, PainLine.EASE
    assert one.evening.speaker.said == [PAIN.aloud(line) for line in lines]
    other = desk("9", "+x", "enter")
    assert other.start() is None
    lines = PainLine.BEFORE, PainLine.STOP
    assert other.evening.speaker.said == [PAIN.aloud(line) for line in lines]


def test_enter_alone_answers_nothing_about_ones_health() -> None:
    new = desk("enter", "a", "a", "enter", "n", "1", "enter", known=False)
    assert new.start() is not None
    assert new.said.count(WORDS.letters_how()) == 3
    assert WORDS.none_ticked() in new.said
    assert new.evening.home.person.answers == Readiness(new.evening.home.today)


def test_a_yes_waits_for_a_professional() -> None:
    new = desk("a", "b", "b", "enter", "x", known=False)
    assert new.start() is None
    assert WORDS.ticked("a b") in new.said
    assert new.said[-1] == WORDS.nothing_begun()
    assert new.welcomed == 0
    answers = new.evening.home.person.answers
    assert answers == Readiness(new.evening.home.today, frozenset({"back"}))
    later = Desk(["y", "enter"], new.evening)
    assert later.start() is not None
    assert new.evening.home.person.answers != answers


def test_two_workouts_that_hurt_advise_a_pause() -> None:
    for keys, begins in ((("n",), False), (("y", "0"), True)):
        hurt = desk(*keys)
        hurt.evening.home.training.pains = [4, 4]
        assert (hurt.start() is not None) is begins
        assert WORDS.break_advice() in hurt.said


@pytest.mark.parametrize(
    ("keys", "before", "eased"),
    [
        (("4", "enter"), 4, True),
        (("4", "c", "1", "enter"), 1, False),
        (("1", "0", "c", "5", "enter"), 5, True),
        (("enter",), None, False),
    ],
)
def test_a_number_eases_the_workout_and_can_be_changed(
    keys: tuple[str, ...], before: int | None, *, eased: bool
) -> None:
    one = desk(*keys)
    begun = one.start()
    assert begun is not None
    assert begun.feeling.pain_before == before
    assert begun.performance.timeline.plan == one.evening.coach.plan(eased=eased)
    assert (WORDS.easy_how() in one.said) is eased or "c" in keys


@pytest.mark.parametrize("ten", [("1", "0"), ("0", "+0")])
def test_too_much_pain_shows_the_lists_and_excuses_the_day(ten: tuple[str, ...]) -> None:
    one = desk(*ten, "x", "enter")
    assert one.start() is None
    assert Phrases().pain.stop_and_excused() in one.said
    assert PAIN.list_lead(PAIN.emergency_lead()) in one.said
    assert one.evening.home.training.excuses == 1


@pytest.mark.parametrize("ends", [KeyboardInterrupt(), OSError("the terminal is closed")])
@pytest.mark.parametrize(("number", "excuses"), [("8", 1), ("4", 0)])
def test_a_program_that_is_ended_at_not_today_excuses_the_day(
    ends: BaseException, number: str, excuses: int
) -> None:
    one = desk(number)
    one.ends = ends
    with pytest.raises(type(ends)):
        one.start()
    assert one.evening.home.training.excuses == excuses


def test_a_terminal_that_goes_away_begins_nothing() -> None:
    assert desk("4").start() is None


def test_if_nobody_can_answer_nothing_is_asked() -> None:
    one = desk(known=False)
    one.present = False
    assert one.start() is not None
    assert one.said == ["welcome"]


def test_the_wait_for_the_voice_shows_how_far_it_is() -> None:
    one = desk("0")
    _, first = one.evening.workouts.script(one.evening.workouts.plan())
    one.evening.voice.rendering = rendering = Rendering(total=1000)
    wait = one.wait

    def passing(seconds: float | None) -> str:
        if seconds == POLL and not one.keys:  # the question is answered
            rendering.done += (first + 1) // 2
        return wait(seconds)

    one.wait = passing  # type: ignore[method-assign]
    begun = one.start()
    assert begun is not None
    assert not begun.captions
    assert [line for line in one.said if "%" in line] == [
        WORDS.waiting_keys(0),
        WORDS.waiting_keys(50),
    ]


def test_a_voice_that_hangs_delays_the_start_only_briefly() -> None:
    one = desk("0")
    one.evening.voice.rendering = Rendering()
    begun = one.start()
    assert begun is not None
    assert one.second == pytest.approx(LATEST + STANDS + LIMIT, abs=2 * POLL)
    assert one.said[-1] == WORDS.voice_too_slow()


@pytest.mark.parametrize(("key", "begins"), [("~q", False), ("~space", True)])
def test_nobody_has_to_wait_for_the_voice(key: str, *, begins: bool) -> None:
    one = desk("enter", key)
    one.evening.voice.rendering = Rendering()
    assert (one.start() is not None) is begins
    assert bool(one.evening.records.begun) is begins


@pytest.mark.parametrize(
    ("key", "choice"),
    [("g", CutOffChoice.GO_ON), ("k", CutOffChoice.KEEP), ("d", CutOffChoice.DISCARD)],
)
def test_a_workout_that_was_cut_off_is_asked_about(key: str, choice: CutOffChoice) -> None:
    one = desk("x", key)
    assert one.questions.ask_cut_off(CutOff(cut_off(), can_go_on=True)) is choice
    assert one.said[0] == "Your workout of 15 November, 18:00, was cut off after 8 reps."


def test_if_all_is_done_one_cannot_go_on() -> None:
    one = desk("g", "k")
    assert one.questions.ask_cut_off(CutOff(cut_off(), can_go_on=False)) is CutOffChoice.KEEP
    assert one.said[-1] == WORDS.cut_off_keys_done()


def test_if_nobody_answers_what_was_done_is_kept() -> None:
    one = desk()
    one.present = False
    assert one.questions.ask_cut_off(CutOff(cut_off(), can_go_on=True)) is CutOffChoice.KEEP
    assert one.said[-1] == WORDS.cut_off_kept()


def test_going_on_asks_how_one_is_and_keeps_what_was_said_before() -> None:
    one = desk("1", "enter")
    one.evening.records.left = cut_off(pain_before=2)
    begun = one.start(one.evening.found())
    assert begun is not None
    assert begun.feeling.pain_before == 2
    assert one.evening.workouts.under_way == "old"
