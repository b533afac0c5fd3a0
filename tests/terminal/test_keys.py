"""The lines that list keys in the terminal."""

from __future__ import annotations

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import LISTED, Context, Keymap
from spinecoach.terminal.keys import answer_keys, standing_keys, workout_keys


def test_every_listed_command_of_a_workout_has_its_key_and_its_words() -> None:
    phrases = Phrases()
    line = workout_keys(phrases)
    here = [command for command in LISTED if command is not Command.FULL_SCREEN]
    assert line.count(" = ") == len(here)
    for command in here:
        assert phrases.workout.does(command) in line


def test_of_several_keys_the_first_and_the_letters_are_listed() -> None:
    phrases = Phrases()
    line = workout_keys(phrases)
    assert f"Right or N = {phrases.workout.does(Command.NEXT)}" in line
    assert f"Space or P = {phrases.workout.does(Command.TOGGLE)}" in line
    assert len(Keymap().keys_of(Context.WORKOUT, Command.TOGGLE)) > 1


def test_the_answers_to_a_question_are_listed_in_their_order() -> None:
    phrases = Phrases()
    commands = [Command.STOP, Command.GO_ON]
    line = answer_keys(Context.CHOICE, commands, phrases)
    places = [line.index(phrases.workout.answer(Context.CHOICE, command)) for command in commands]
    assert places == sorted(places)


def test_the_keys_of_the_person_are_listed_and_named_below_the_workout() -> None:
    phrases = Phrases()
    phrases.take_keys({"toggle": "f13", "rep": "f14 space", "longer": ""})
    line, its = workout_keys(phrases), phrases.workout
    assert f"F13 = {its.does(Command.TOGGLE)}" in line
    assert f"F14 = {its.does(Command.REP)}" in line
    assert its.does(Command.LONGER) not in line
    assert standing_keys(Context.WORKOUT, phrases) == "F13 = pause, ? = keys"
    assert standing_keys(Context.OWN_PACE, phrases) == "F14 = rep done, F13 = pause, ? = keys"
