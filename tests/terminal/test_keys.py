"""The lines that list keys in the terminal."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context, keys_of
from spinecoach.terminal.keys import IN_TERMINAL, ways, workout_keys


def test_every_listed_command_of_a_workout_has_its_key_and_its_words() -> None:
    phrases = Phrases()
    line = workout_keys(phrases)
    assert line.count(" = ") == len(IN_TERMINAL)
    for command in IN_TERMINAL:
        assert phrases.workout.does(command) in line


def test_of_several_keys_the_first_and_the_letters_are_listed() -> None:
    phrases = Phrases()
    line = workout_keys(phrases)
    assert f"Right or N = {phrases.workout.does(Command.NEXT)}" in line
    assert f"Space or P = {phrases.workout.does(Command.TOGGLE)}" in line
    assert len(keys_of(Context.WORKOUT, Command.TOGGLE)) > 1


def test_the_answers_to_a_question_are_listed_in_their_order() -> None:
    phrases = Phrases()
    commands = [Command.STOP, Command.GO_ON]
    line = ways(Context.CHOICE, commands, phrases)
    places = [line.index(phrases.workout.way(Context.CHOICE, command)) for command in commands]
    assert places == sorted(places)
