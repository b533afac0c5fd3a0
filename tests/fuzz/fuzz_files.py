"""Damage packs, settings and the files of a profile at random; none may stop the program.

`python -m tests.fuzz.fuzz_files SEED COUNT` prints the slowest file and the memory that was used.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from spinecoach.adapters.files.profile import EQUIPMENT, READINESS, ROUTINES, JsonProfile
from spinecoach.adapters.files.settings import FILE_NAME, JsonSettings
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.phrases.phrases import Phrases
from tests.adapters.packs.packtexts import PACK

GOOD = {
    "pack.toml": PACK,
    FILE_NAME: '{"rate": 140, "window": "AA==", "variants": {"row": "x"}, "days": "mon"}',
    EQUIPMENT: '{"weights_kg": [2, 3.5]}',
    ROUTINES: '{"chosen": "A", "routines": [{"name": "A", "items": [{"exercise": "row"}]}]}',
    READINESS: '{"asked": "2026-11-28", "yes": [], "professional": false}',
}
PIECES = (
    *("9" * 400, "9" * 5000, "NaN", "1e999", '"\\ud800"', "\x00", "ö", "null", "true", "[]", "{}"),
    *("[" * 3000, '{"a":' * 2000, "a" + ".a" * 20_000 + " = 1\n", "=", '"""', "[[a]]\n" * 3000),
    *('"9999-12-31"', "x" * 200_000, "k = 1\n" * 50),
)
SLOWEST = 5.0
"""Seconds that one set of files may take."""


def damaged(text: str, chance: random.Random) -> str:
    """Return a text with one to three places cut out or filled with something odd."""
    for _ in range(chance.randint(1, 3)):
        begin = chance.randint(0, len(text))
        end = min(len(text), begin + chance.choice((0, 1, 5, 40)))
        text = text[:begin] + chance.choice(("", *PIECES)) + text[end:]
    return text


def fuzz(seed: int, count: int) -> float:
    """Read so many sets of damaged files; return the seconds of the slowest set."""
    slowest = 0.0
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, text in GOOD.items():
                content = damaged(text, chance).encode("utf-8", "surrogatepass")
                (folder / file).write_bytes(content)
            begin = time.perf_counter()
            read(folder)
            slowest = max(slowest, time.perf_counter() - begin)
        assert slowest < SLOWEST, f"seed {seed}, file {number}: {slowest:.1f} s"
    return slowest


def read(folder: Path) -> None:
    """Read all files of a folder, put every mistake into words, and write the settings again."""
    words = Phrases()
    settings, profile = JsonSettings(folder), JsonProfile(folder)
    shelf = PackShelf(folder)
    shelf.exercises()
    profile.readiness()
    profile.weights()
    profile.routines()
    for problem in shelf.problems():
        words.packs.problem(problem)
    for trouble in (settings.trouble, *profile.troubles):
        if trouble is not None:
            words.troubles.sentence(trouble)
    settings.change(rate=120)


if __name__ == "__main__":
    import resource

    took = fuzz(int(sys.argv[1]), int(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"slowest {took:.2f} s, {used} MB\n")
