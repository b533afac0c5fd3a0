"""Damage a plan at random, look into it, use it, take it back.

Its bytes are damaged, or a file in it before it is packed, so that its sum is right. Nothing that
was there before is ever replaced; what is taken back must be as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import pack
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.plans.plan_file import KIND, ROUTINE, written
from spinecoach.app.services.exercises import PersonExercises
from spinecoach.app.services.plans import PlanService
from spinecoach.core.coaching.plan import Plan
from spinecoach.core.coaching.routine import Item, Routine, Routines, mistakes
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import Undone
from tests.adapters.packs.packtexts import PACK
from tests.fuzz.fuzz_files import damaged
from tests.fuzz.mutations import mutated

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from spinecoach.core.coaching.ports import Profile

WORDS = Phrases()
OWN = "exercises/wall-push.toml"
BACK = Routine("Back", (Item("wall-push", note="slowly"), Item("superman", "legs-only", 2, 10)))
MINE = Routine("Back", (Item("superman"),))


def damage_plan(chance: random.Random, folder: Path) -> None:
    """Look into a damaged plan, and use what is taken from it."""
    path, data = folder / "in.spineplan", folder / "data"
    path.write_bytes(spoilt(chance))
    data.mkdir(mode=0o700)
    profile = JsonProfile(data)
    profile.keep_routines(Routines((MINE,), "Back"))
    if chance.randrange(2):
        (data / "exercises").mkdir()
        (data / OWN).write_text(PACK.replace("A push against", "Push hard at"))
    before = seen(data, profile)
    exercises = PersonExercises(data, "en")
    plans = PlanService(data, profile, JsonSettings(data), exercises, WORDS)
    preview = plans.preview(str(path))
    "\n".join(WORDS.plan.preview(preview, "kg")).encode()
    if preview.refused is not None or not preview.usable:
        assert seen(data, profile) == before, "to look into it changed something"
        return
    assert mistakes(preview.routine) == ()
    assert plans.take_in() is None
    after = seen(data, profile)
    for name, content in before.items():
        assert name == "routines" or after[name] == content, f"{name} was replaced"
    assert profile.routines().saved[0] == MINE
    assert profile.routines().find(preview.routine.name) == preview.routine
    assert plans.preview(str(path)).known
    assert plans.undo() is Undone.DONE
    assert seen(data, profile) == before, "what was taken back is not as it was"


def spoilt(chance: random.Random) -> bytes:
    """Return a plan that is damaged as a whole, or in one of its files."""
    whole = written(Plan(BACK, "Practice Miller"), {OWN: PACK.encode()})
    if chance.randrange(3) == 0:
        return mutated(whole, chance)
    files = {ROUTINE: routine_file(whole), OWN: PACK.encode()}
    name = chance.choice(list(files))
    if chance.randrange(2):
        files[name] = mutated(files[name], chance)
    else:
        text = damaged(files[name].decode(), chance)
        files[name] = text.encode("utf-8", "surrogatepass")
    if chance.randrange(8) == 0:
        del files[chance.choice(list(files))]
    return pack(files, KIND)


def routine_file(whole: bytes) -> bytes:
    """Return the file of a plan that holds its routine."""
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(whole)) as archive:
        return archive.read(ROUTINE)


def seen(data: Path, profile: Profile) -> dict[str, object]:
    """Return the exercises and routines of a data folder."""
    packs = {path.name: path.read_bytes() for path in (data / "exercises").glob("*")}
    return {**packs, "routines": profile.routines()}
