"""A question is said as soon as the voice has it, and no key waits for that."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from spinecoach.core.coaching.starter import POLL
from spinecoach.terminal.aloud import LATEST, AloudKeys

QUESTION = "Does anything hurt?"


@dataclass
class Room:
    """A person who presses a key at some second, and a voice that is ready at another."""

    key_at: float = 1000.0
    ready_at: float = 0.0
    leaves: bool = False
    second: float = 0.0
    present: bool = True
    said: list[tuple[float, str]] = field(default_factory=list)

    def wait(self, seconds: float | None) -> str:
        until = self.key_at if seconds is None else self.second + seconds
        self.second = min(until, self.key_at)
        if self.second < self.key_at:
            return ""
        self.present = not self.leaves
        return "" if self.leaves else "0"

    def say(self, line: str) -> bool:
        ready = self.second >= self.ready_at
        if ready:
            self.said.append((self.second, line))
        return ready

    def asked(self, seconds: float | None = None) -> str:
        keys = AloudKeys(self, self.say)
        keys.ask(QUESTION)
        return keys.wait(seconds)


def test_a_question_that_is_rendered_is_said_once_and_at_once() -> None:
    room = Room(key_at=9.0)
    assert room.asked() == "0"
    assert room.said == [(0.0, QUESTION)]


def test_a_question_that_comes_later_is_said_while_the_answer_is_waited_for() -> None:
    room = Room(key_at=9.0, ready_at=1.5)
    assert room.asked() == "0"
    ((second, line),) = room.said
    assert line == QUESTION
    assert second == pytest.approx(1.5, abs=POLL)


def test_a_key_before_the_voice_answers_and_the_question_is_not_said_any_more() -> None:
    room = Room(key_at=1.0, ready_at=1.5)
    keys = AloudKeys(room, room.say)
    keys.ask(QUESTION)
    assert keys.wait(None) == "0"
    room.key_at = 9.0
    assert keys.wait(None) == "0"
    assert room.said == []


def test_a_voice_that_takes_too_long_is_not_waited_for() -> None:
    room = Room(key_at=2 * LATEST, ready_at=1.5 * LATEST)
    assert room.asked() == "0"
    assert room.said == []


def test_a_wait_that_ends_lets_the_question_be_said_in_the_next_one() -> None:
    room = Room(key_at=9.0, ready_at=1.5)
    keys = AloudKeys(room, room.say)
    keys.ask(QUESTION)
    assert keys.wait(1.0) == ""
    assert room.second == pytest.approx(1.0)
    assert keys.wait(1.0) == ""
    assert room.second == pytest.approx(2.0)
    assert [line for _, line in room.said] == [QUESTION]


def test_a_terminal_that_goes_away_ends_the_wait() -> None:
    room = Room(key_at=1.0, ready_at=1.5, leaves=True)
    assert room.asked() == ""
    assert (room.present, room.said) == (False, [])
