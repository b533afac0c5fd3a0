"""Damage packs, settings, keys, people and a profile at random; none may stop the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from spinecoach.adapters.files import PEOPLE_LIST
from spinecoach.adapters.files.people import JsonPeople
from spinecoach.adapters.files.profile import EQUIPMENT, READINESS, ROUTINES, JsonProfile
from spinecoach.adapters.files.settings import FILE_NAME, JsonSettings
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.coaching.people import Person
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import Trouble
from spinecoach.core.workout.keymap import NEEDED, WORKING, WORKOUT_KEYS, Keymap, NamedKey
from tests.adapters.packs.packtexts import PACK

if TYPE_CHECKING:
    import random
    from pathlib import Path

PROFILE = {
    EQUIPMENT: '{"weights_kg": [2, 3.5]}',
    ROUTINES: '{"chosen": "A", "routines": [{"name": "A", "items": [{"exercise": "row"}]}]}',
    READINESS: '{"asked": "2026-11-28", "yes": [], "professional": false}',
}
SETTINGS = '{"rate": 140, "window": "AA==", "variants": {"row": "x"}, "days": "mon"}'
PEOPLE_TEXT = (
    '{"people": [{"folder": "", "name": "Ann", "colour": "green"}, '
    '{"folder": "b1", "name": "Ben", "colour": "blue"}], "last": "b1"}'
)
COMMANDS = (*(command.value for command in WORKOUT_KEYS), "", "nothing")
KEYS = (*"abhnqsx01 +?", *(key.value for key in NamedKey), "f1", "\x00", "ö", "ctrl+q")
STANDARD = Keymap()
WORDS = Phrases()
PIECES = (
    *("9" * 400, "9" * 5000, "NaN", "1e999", '"\\ud800"', "\x00", "ö", "null", "true", "[]", "{}"),
    *("[" * 3000, '{"a":' * 2000, "a" + ".a" * 20_000 + " = 1\n", "=", '"""', "[[a]]\n" * 3000),
    *('"9999-12-31"', "x" * 200_000, "k = 1\n" * 50),
)


def damaged(text: str, chance: random.Random) -> str:
    """Return a text with one to three places cut out or filled with something odd."""
    for _ in range(chance.randint(1, 3)):
        begin = chance.randint(0, len(text))
        end = min(len(text), begin + chance.choice((0, 1, 5, 40)))
        text = text[:begin] + chance.choice(("", *PIECES)) + text[end:]
    return text


def damage_pack(chance: random.Random, folder: Path) -> None:
    """Read a damaged pack, and put every mistake into words."""
    write(folder, "pack.toml", damaged(PACK, chance))
    shelf = PackShelf(folder)
    shelf.exercises()
    for problem in shelf.problems():
        assert Phrases().packs.problem(problem)


def damage_settings(chance: random.Random, folder: Path) -> None:
    """Read damaged settings, tell what is wrong, and write them again."""
    write(folder, FILE_NAME, damaged(SETTINGS, chance))
    settings = JsonSettings(folder)
    tell(settings.trouble)
    settings.change(rate=120)
    assert JsonSettings(folder).get().rate == 120


def damage_profile(chance: random.Random, folder: Path) -> None:
    """Read the damaged files of a profile, and tell what is wrong."""
    for name, text in PROFILE.items():
        write(folder, name, damaged(text, chance))
    profile = JsonProfile(folder)
    profile.readiness()
    profile.weights()
    profile.routines()
    for trouble in profile.troubles:
        tell(trouble)


def damage_people(chance: random.Random, folder: Path) -> None:
    """Read a damaged list of people, add somebody, and find them at the next start."""
    write(folder, PEOPLE_LIST, damaged(PEOPLE_TEXT, chance))
    people = JsonPeople(folder)
    tell(people.trouble)
    WORDS.people.say_who(people.people.names).encode()
    for person in people.people.everybody:
        assert people.folder(person).resolve().is_relative_to(folder.resolve())
        tell(people.trouble_of(person))
    added = people.add("Somebody", "Me")
    match added:
        case Person():
            assert JsonPeople(folder).people.of(added.own) == added
        case Trouble():
            tell(added)
        case _:
            WORDS.people.fault(added).encode()


def damage_keys(chance: random.Random, folder: Path) -> None:
    """Read odd keys of one's own: each command that is needed has one in every context."""
    keys = {
        chance.choice(COMMANDS): " ".join(chance.choices(KEYS, k=chance.randrange(4)))
        for _ in range(chance.randrange(1, 9))
    }
    text = json.dumps({"keys": keys})
    write(folder, FILE_NAME, damaged(text, chance) if chance.randrange(2) else text)
    words = Phrases()
    words.take_keys(JsonSettings(folder).get().keys)
    for command in NEEDED:
        for context in WORKING:
            if STANDARD.keys_of(context, command):
                assert words.keymap.keys_of(context, command)


def write(folder: Path, name: str, text: str) -> None:
    """Write a text, whatever characters it has."""
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))


def tell(trouble: Trouble | None) -> None:
    """Put a trouble into words, if there is one."""
    if trouble is not None:
        assert Phrases().troubles.sentence(trouble)
