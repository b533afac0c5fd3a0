"""Damage an archive at random, look into it, bring it in, undo that.

Its bytes are damaged, or a file in it before it is packed, so that its sum is right. Whatever comes
in must be there at the next start; what is undone must be as it was.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from spinecoach.adapters.archive.container import EXERCISES, HISTORY, pack
from spinecoach.adapters.archive.contents import SMALL
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import FILE_NAME as SETTINGS_FILE
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.services.archives import ArchiveService
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.archive import NotOpened, Undone
from spinecoach.core.record.outcomes import Exported
from tests.adapters.packs.packtexts import PACK
from tests.fuzz.fuzz_files import PROFILE, damaged
from tests.fuzz.mutations import mutated
from tests.histories import WallClock, years

if TYPE_CHECKING:
    import random

WORDS = Phrases()
SETTINGS = '{"rate": 140, "theme": "dark", "variants": {"row": "x"}, "days": "mon"}'


@cache
def template() -> dict[str, bytes]:
    """Return the files of a good archive, by their names in it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, text in PROFILE.items():
            (folder / name).write_text(text)
        (folder / SETTINGS_FILE).write_text(SETTINGS)
        (folder / "exercises").mkdir()
        (folder / "exercises" / "own.toml").write_text(PACK)
        with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
            history.add(years(1))
            service = ArchiveService(history, JsonSettings(folder), "en")
            assert isinstance(service.save(str(folder / "a"), answers=True), Exported)
        with ZipFile(folder / "a") as archive:
            names = (HISTORY, *SMALL, f"{EXERCISES}wall-push.toml")  # by its id
            return {name: archive.read(name) for name in names}


def damage_archive(chance: random.Random, folder: Path) -> None:
    """Look into a damaged archive, and bring in what is taken from it."""
    path, data = folder / "in.spinecoach", folder / "data"
    path.write_bytes(spoilt(chance))
    data.mkdir(mode=0o700)
    if chance.randrange(2):
        JsonProfile(data).own((2.0,))
    with closing(SqliteHistory(data, WallClock(), wait=None)) as history:
        service = ArchiveService(history, JsonSettings(data), "en")
        before = seen(history)
        preview = service.preview(str(path))
        WORDS.archive.preview(preview).encode()
        outcome = service.take_in()
        if isinstance(outcome, NotOpened):
            assert not outcome.trouble, outcome.trouble
            assert seen(history) == before, "what was refused changed something"
            return
        assert history.trouble is None
        brought = seen(history)
        if chance.randrange(2):
            assert service.undo() is Undone.DONE
            assert seen(history) == before, "what was undone is not as it was"
            return
    with closing(SqliteHistory(data, WallClock(), wait=None)) as again:
        assert (again.trouble, again.loss) == (None, None)
        assert seen(again) == brought, "it is not there at the next start"


def spoilt(chance: random.Random) -> bytes:
    """Return an archive that is damaged as a whole, or in one of its files."""
    files = dict(template())
    if chance.randrange(3) == 0:
        return mutated(pack(files), chance)
    name = chance.choice(list(files))
    if chance.randrange(2):
        files[name] = mutated(files[name], chance)
    else:
        text = damaged(files[name].decode(), chance)
        files[name] = text.encode("utf-8", "surrogatepass")
    if chance.randrange(8) == 0:
        del files[chance.choice(list(files))]
    return pack(files)


def seen(history: SqliteHistory) -> tuple[object, ...]:
    """Return all that the program reads of a person in a data folder."""
    folder = history.folder
    profile = JsonProfile(folder)
    found = (profile.readiness(), profile.weights(), profile.routines())
    assert not profile.troubles, profile.troubles
    packs = {path.name: path.read_bytes() for path in (folder / "exercises").glob("*")}
    return (
        *(history.workouts(), history.excuses(), history.deleted()),
        *(history.corrections.all_originals(), history.corrections.all_edited()),
        *(JsonSettings(folder).get().of_person(), found, packs),
    )
