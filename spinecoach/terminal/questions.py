"""The questions after a workout, in lines of text, if a person can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.after_flow import LINES, AfterFlow, Question
from spinecoach.core.coaching.pain import Advice, advice
from spinecoach.terminal.start import say_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.terminal.number import NumberQuestion


def ask_after(
    feeling: Feeling,
    numbers: NumberQuestion,
    say: Callable[[str], None],
    keep: Callable[[Feeling], None],
    phrases: Phrases,
    aloud: Callable[[str], object],
) -> None:
    """Ask how the workout was and store each answer; after a stop for pain nothing is asked.

    A number counts when Enter confirms it: the 0 of a 10 must not answer the next question. The
    first question is said at the end of the workout; `aloud` says the second.
    """
    if feeling.excused:
        return
    words, flow = phrases.pain, AfterFlow(feeling, asks_form=False)
    how = phrases.terminal.number_or_skip(words.press_then_enter())
    while flow.question is not Question.OVER:
        if flow.question is Question.EFFORT:
            for value, word in words.effort_words():
                say(words.effort_line(value, word))
            aloud(words.aloud(LINES[flow.question]))
        say(words.after_question(flow.question))
        flow.answer(numbers.ask(how, counts_alone=False))
        keep(flow.feeling)
        flow.go_on()
    told = advice(flow.feeling.pain_after)
    say(words.after_advice(told))
    if told is Advice.STOP:
        say_lists(say, phrases)
