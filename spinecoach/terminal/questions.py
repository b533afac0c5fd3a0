"""The questions after a workout, in lines of text where somebody can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching import pain
from spinecoach.core.coaching.pain import Advice, advice
from spinecoach.terminal.start import say_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.terminal.number import NumberQuestion

HOW = "Type 0 to 10; Enter alone skips it."


def ask_after(
    feeling: Feeling,
    numbers: NumberQuestion,
    say: Callable[[str], None],
    keep: Callable[[Feeling], None],
) -> None:
    """Ask how the workout was and keep each answer; who stopped for pain is asked nothing."""
    if feeling.excused:
        return
    feeling = replace(feeling, pain_after=numbers.ask(f"Does anything hurt now? {HOW}"))
    keep(feeling)
    for value, word in enumerate(pain.EFFORT_WORDS):
        if word:
            say(f"  {value:2}  {word}")
    feeling = replace(feeling, effort=numbers.ask(f"How hard was the whole workout? {HOW}"))
    keep(feeling)
    if advice(feeling.pain_after) is Advice.STOP:
        say(pain.STOP_WORDS)
        say_lists(say)
