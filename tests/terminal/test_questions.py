"""What the terminal asks after a workout."""

from __future__ import annotations

from spinecoach.core.coaching.after_flow import Question
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.terminal.number import NumberQuestion
from spinecoach.terminal.questions import ask_after


class Person:
    """Answers from a list, key by key."""

    present = True

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.said: list[str] = []
        self.heard: list[str] = []
        self.kept: list[Feeling] = []

    def wait(self, seconds: float | None) -> str:
        return self.answers.pop(0) if seconds is None else ""

    def asked(self, feeling: Feeling) -> None:
        numbers = NumberQuestion(self, self.said.append, lambda: 0.0, Phrases())
        ask_after(
            feeling, numbers, self.said.append, self.kept.append, Phrases(), self.heard.append
        )


def test_pain_and_effort_are_kept_and_high_pain_shows_the_lists() -> None:
    person = Person("7", "enter", "8", "enter")
    person.asked(Feeling(3, exercises={"superman": 4}))
    assert person.kept[-1] == Feeling(3, 7, 8, {"superman": 4})
    assert any("urgent appointment" in line for line in person.said)
    assert person.heard == [Phrases().pain.aloud(PainLine.EFFORT)]


def test_how_to_answer_is_shown_in_the_words_that_are_said() -> None:
    person = Person("4", "enter", "enter")
    person.asked(Feeling())
    words, how = Phrases().pain, Phrases().pain.press_then_enter()
    for question, line in ((Question.PAIN, PainLine.AFTER), (Question.EFFORT, PainLine.EFFORT)):
        asked = words.after_question(question)
        assert words.question_and_how(asked, how) == words.aloud(line)
        at = person.said.index(asked)
        assert person.said[at + 1] == Phrases().terminal.number_or_skip(how)


def test_a_little_pain_leads_to_advice_for_next_time() -> None:
    person = Person("4", "enter", "enter")
    person.asked(Feeling(effort=6))
    assert person.kept[-1] == Feeling(pain_after=4, effort=6)  # what was said before stays
    assert person.said[-1] == Phrases().pain.ease_next()


def test_a_skipped_answer_is_none_and_little_pain_shows_no_lists() -> None:
    person = Person("enter", "enter")
    person.asked(Feeling())
    assert person.kept[-1] == Feeling()
    assert not any("urgent appointment" in line for line in person.said)


def test_after_a_stop_for_pain_nothing_is_asked() -> None:
    person = Person()
    person.asked(Feeling(excused=True))
    assert (person.kept, person.said) == ([], [])


def test_a_smaller_pain_after_the_workout_never_replaces_a_greater_one() -> None:
    for earlier, answer in ((6, "2 enter"), (2, "6 enter"), (6, "enter")):
        person = Person(*answer.split(), "enter")
        person.asked(Feeling(pain_after=earlier))
        assert person.kept[-1].pain_after == 6


def test_a_ten_is_no_one_and_its_zero_no_effort_however_late_it_comes() -> None:
    person = Person("1", "0", "enter", "enter")
    person.asked(Feeling())
    assert (person.kept[-1].pain_after, person.kept[-1].effort) == (10, None)
