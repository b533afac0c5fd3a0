"""The questions after a workout, in lines of text where somebody can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching.pain import Advice, advice, greater
from spinecoach.core.coaching.pain_lines import PainLine
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
    aloud: Callable[[str], None],
) -> None:
    """Ask how the workout was and keep each answer; after a stop for pain nothing is asked.

    A number counts when Enter confirms it: the 0 of a 10 must not answer the next question.
    The first question is said aloud with the workout's end; `aloud` says the second.
    """
    if feeling.excused:
        return
    words, how = phrases.pain, phrases.start.skip_by_enter()
    say(words.hurts_now())
    pain = numbers.ask(how, counts_alone=False)
    feeling = replace(feeling, pain_after=greater(feeling.pain_after, pain))
    keep(feeling)
    for value, word in words.effort_words():
        say(words.effort_line(value, word))
    say(words.how_hard())
    aloud(words.aloud(PainLine.EFFORT))
    effort = numbers.ask(how, counts_alone=False)
    feeling = feeling if effort is None else replace(feeling, effort=effort)
    keep(feeling)
    match advice(feeling.pain_after):
        case Advice.GO_ON:
            say(words.thanks())
        case Advice.EASE:
            say(words.ease_next())
        case Advice.STOP:
            say(words.stop())
            say_lists(say, phrases)
