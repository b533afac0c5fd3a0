"""Damage packs, settings and the files of a profile at random; none may stop the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.files.profile import EQUIPMENT, READINESS, ROUTINES, JsonProfile
from spinecoach.adapters.files.settings import FILE_NAME, JsonSettings
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.packs.packtexts import PACK

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from spinecoach.core.trouble import Trouble

PROFILE = {
    EQUIPMENT: '{"weights_kg": [2, 3.5]}',
    ROUTINES: '{"chosen": "A", "routines": [{"name": "A", "items": [{"exercise": "row"}]}]}',
    READINESS: '{"asked": "2026-11-28", "yes": [], "professional": false}',
}
SETTINGS = '{"rate": 140, "window": "AA==", "variants": {"row": "x"}, "days": "mon"}'
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


def write(folder: Path, name: str, text: str) -> None:
    """Write a text, whatever characters it has."""
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))


def tell(trouble: Trouble | None) -> None:
    """Put a trouble into words, if there is one."""
    if trouble is not None:
        assert Phrases().troubles.sentence(trouble)
