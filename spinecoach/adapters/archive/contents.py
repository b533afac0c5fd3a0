"""What an archive holds besides the history: gather it, compare it with what is here, bring it in.

The files of an archive are first written into a folder of their own (`stage`), then read like those
of a data folder, by the same readers with all their checks.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import EXERCISES, NAMES, ArchiveFault
from spinecoach.adapters.files.json_file import LARGEST, object_in
from spinecoach.adapters.files.profile import EQUIPMENT, READINESS, ROUTINES, JsonProfile
from spinecoach.adapters.files.settings import FILE_NAME as SETTINGS
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.packs.shelf import (
    LARGEST_FILE,
    PackError,
    id_of,
    load,
    pack_files,
    problems_of,
    words_files,
)
from spinecoach.core.coaching.routine import MOST_DECLINED, Routines
from spinecoach.core.record.archive import ArchivePart, ArchivePartKind, OtherSetting, RefusalKind
from spinecoach.regular import TooLargeError, read_regular, write_new

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from spinecoach.adapters.packs.library import PackLibrary
    from spinecoach.core.coaching.ports import Profile, Settings

SMALL = (SETTINGS, ROUTINES, EQUIPMENT, READINESS)
"""The files of a data folder apart from the history and the exercises."""


def gather(folder: Path, *, answers: bool) -> dict[str, bytes]:
    """Return what a person has in a data folder besides the history, by the names in an archive.

    The answers to the questions before the first workout are about health: they are included only
    with `answers`. Raises `OSError`.
    """
    profile = JsonProfile(folder, only_read=True)
    with TemporaryDirectory() as name:
        staged, copy = Path(name), JsonProfile(Path(name))
        said_here = JsonSettings(folder, only_read=True).get().of_person()
        JsonSettings(staged).change(**said_here)
        if profile.routines() != Routines():
            copy.keep_routines(profile.routines())
        if profile.weights():
            copy.own(profile.weights())
        if answers and (said := profile.readiness()) is not None:
            copy.answer(said)
        found = {own: (staged / own).read_bytes() for own in SMALL if (staged / own).exists()}
    for files in own_exercises(folder / "exercises").values():
        for inner, path in files.items():
            found[f"{EXERCISES}{inner}"] = read_regular(path, LARGEST_FILE)
    return found


def own_exercises(folder: Path) -> dict[str, dict[str, Path]]:
    """Return the exercises of a folder by their ids: their files by the names they have elsewhere.

    Whoever wrote a file into the folder may have called it as they liked. One without an id that
    can be read keeps its own name, if that may stand in an archive.
    """
    found: dict[str, dict[str, Path]] = {}
    for pack in pack_files(folder) if folder.is_dir() else ():
        own = next(filter(_may_be_named, (id_of(pack), pack.stem)), "")
        if own:
            words = words_files(pack).items()
            files = {f"{own}.toml": pack, **{f"{own}.{tag}.toml": path for tag, path in words}}
            found.setdefault(own, files)
    return found


def _may_be_named(own: str) -> bool:
    return bool(NAMES.fullmatch(f"{EXERCISES}{own}.toml"))


@contextmanager
def stage(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write the files of an archive into a folder that is deleted afterwards; raises `OSError`."""
    with TemporaryDirectory() as name:
        staged = Path(name)
        (staged / EXERCISES).mkdir()
        for own, content in files.items():
            write_new(staged / own, content)
        yield staged


def compare(
    staged: Path, here: Path, taken: Container[str], language: str
) -> tuple[ArchivePart, ...]:
    """Return what would be imported, part by part; raises `ArchiveFault` for a damaged file.

    `taken` are the ids of the program's own exercises; exercises are named in `language`.
    """
    for name in SMALL:
        if (staged / name).exists() and not _is_object(staged / name):
            raise ArchiveFault(RefusalKind.DAMAGED, name)
    theirs, ours = JsonProfile(staged), JsonProfile(here, only_read=True)
    settings = JsonSettings(staged)
    said = settings.get().of_person()
    own = JsonSettings(here, only_read=True).get().of_person()
    others = tuple(
        OtherSetting(name, said[name], own[name]) for name in said if said[name] != own[name]
    )
    parts = [
        ArchivePart(
            ArchivePartKind.SETTINGS,
            different=tuple(one.name for one in others),
            settings=others,
        ),
        _routines(theirs.routines(), ours.routines()),
        _one(ArchivePartKind.DUMBBELLS, tuple(theirs.weights()), tuple(ours.weights())),
        _one(ArchivePartKind.ANSWERS, theirs.readiness(), ours.readiness()),
        _exercises(staged / EXERCISES, here / "exercises", taken, language),
    ]
    for trouble in (settings.trouble, *theirs.troubles):
        if trouble is not None:
            raise ArchiveFault(RefusalKind.DAMAGED, Path(trouble.path).name)
    return tuple(part for part in parts if part.changes or part.unusable)


def _is_object(path: Path) -> bool:
    try:
        return object_in(read_regular(path, LARGEST)) is not None
    except TooLargeError:
        return False


def _routines(theirs: Routines, ours: Routines) -> ArchivePart:
    names = tuple(one.name for one in theirs.saved if ours.find(one.name) is None)
    other = tuple(one.name for one in theirs.saved if ours.find(one.name) not in {None, one})
    if theirs != Routines() and theirs.chosen not in {ours.chosen, *names, *other}:
        other = (*other, theirs.chosen)
    return ArchivePart(ArchivePartKind.ROUTINES, names, other)


def _one(kind: ArchivePartKind, theirs: object, ours: object) -> ArchivePart:
    """Compare a part that is one thing without a name; if theirs is empty, nothing changes."""
    if not theirs or theirs == ours:
        return ArchivePart(kind)
    return ArchivePart(kind, different=("",)) if ours else ArchivePart(kind, new=("",))


def _exercises(staged: Path, here: Path, taken: Container[str], language: str) -> ArchivePart:
    new, different, unusable = [], [], []
    theirs, ours = own_exercises(staged), own_exercises(here)
    for path in pack_files(staged):
        try:
            exercise = load(path, language)
        except PackError:
            unusable.append(path.stem)
            continue
        if exercise.id in taken or problems_of(path):
            unusable.append(exercise.title)
            continue
        if exercise.id not in ours:
            new.append(exercise.title)
        elif _content(ours[exercise.id]) != _content(theirs.get(exercise.id, {})):
            different.append(exercise.title)
    return ArchivePart(ArchivePartKind.EXERCISES, tuple(new), tuple(different), tuple(unusable))


def _content(files: Mapping[str, Path]) -> dict[str, bytes]:
    """Return the content of an exercise's files by their names."""
    return {name: read_regular(path, LARGEST_FILE) for name, path in files.items()}


def bring_in(
    staged: Path, settings: Settings | None, profile: Profile, library: PackLibrary
) -> None:
    """Import everything in an archive apart from the history.

    What is here and not in the archive stays. `settings`, `profile` and `library` are those of the
    data folder here; `settings` is None where they are not to be replaced.
    """
    theirs = JsonProfile(staged)
    if settings is not None:
        settings.change(**JsonSettings(staged).get().of_person())
    found = theirs.routines()
    if found != Routines():
        profile.keep_routines(_merged(profile.routines(), found))
    if theirs.weights():
        profile.own(theirs.weights())
    if (said := theirs.readiness()) is not None:
        profile.answer(said)
    if pack_files(staged / EXERCISES):
        library.add(str(staged / EXERCISES))


def _merged(ours: Routines, theirs: Routines) -> Routines:
    """Return ours and theirs together; of two with the same name, theirs."""
    merged = ours
    for routine in theirs.saved:
        merged = merged.with_routine(routine)
    declined = tuple(dict.fromkeys((*ours.declined, *theirs.declined)))[-MOST_DECLINED:]
    return Routines(merged.saved, theirs.chosen, declined)
