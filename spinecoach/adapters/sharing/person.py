"""What a person has beside the history, as edits that travel with it.

Settings, routines, dumbbells and exercises of one's own stay files that can be read and changed by
hand. At the beginning of a round they are compared with the edits that they came from: what differs
was changed here, and is one edit more. What is later elsewhere is brought into the files when
nobody is in the middle of something. Only what was removed in the program is removed elsewhere:
what is missing because a file is lost, or was damaged and set aside, is brought back from its
edits. The settings of a machine do not travel, and the answers about health only if the person
wants that.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from spinecoach.adapters.archive.container import EXERCISES, NAMES
from spinecoach.adapters.archive.contents import own_exercises
from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.files.profile import (
    EQUIPMENT,
    ROUTINES,
    JsonProfile,
    answers_of,
    routine_of,
    told_of,
)
from spinecoach.adapters.files.removed import Removed
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.files.table import Table
from spinecoach.adapters.history.edits import added
from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.adapters.packs.shelf import LARGEST_FILE
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.routine import Routines
from spinecoach.core.mistake import WrongValueError
from spinecoach.core.preferences import Preferences
from spinecoach.core.record.edits import (
    ANSWERS,
    CHOSEN,
    DECLINED,
    DUMBBELLS,
    EXERCISE,
    OF_PERSON,
    ROUTINE,
    SETTING,
    YES,
    Edit,
    Place,
    by_place,
    is_edit,
    next_stamp,
)
from spinecoach.regular import read_regular, write_new

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.adapters.packs.library import PackLibrary
    from spinecoach.core.coaching.ports import Profile, Settings


class PersonEdits:
    """The files of one data folder beside its history, and the edits that they came from.

    With `answers` those about health are among them.
    """

    def __init__(self, history: SqliteHistory, *, answers: bool = False) -> None:
        self._history = history
        self._fields = [field for field in OF_PERSON if answers or field != ANSWERS]
        self._notes = MachineNotes(history.store)

    def changed_here(self, now: str) -> list[Statement]:
        """Return what notes everything that was changed in the files, at `now` (UTC)."""
        here = things_in(self._history.folder)
        if here is None:
            return []
        edits = self._edits()
        known, latest, own = (
            self._notes.known,
            self._history.corrections.edits.latest,
            self._notes.id,
        )
        gone = _Gone(self._history.folder, here)
        found: list[Statement] = []
        lost = False
        for place in sorted(one for one in {*here, *known} if one.field in self._fields):
            value = here.get(place, "")
            seen = known.get(place, "")
            before = _value_of(edits.get(place, ()), seen)
            if value == before:
                continue
            if not value and not gone.is_removed(place, before):
                if gone.is_lost(place):
                    lost = bool(known.pop(place))
                continue
            latest = next_stamp(now, latest, own)
            edit = Edit(place, latest, value, (seen,) if seen else ())
            if is_edit(edit):
                found.append(added(edit))
                known[place] = latest
        return [*found, self._notes.keep_known(known)] if found or lost else []

    def to_come(self) -> dict[Place, Edit]:
        """Return the edits that are later than what the files hold."""
        return _later(self._edits(), self._notes.known)

    def take_in(self, settings: Settings, profile: Profile, library: PackLibrary) -> bool:
        """Bring into the files what is later elsewhere; return whether anything was.

        What the files do not take (a setting of a newer version, an exercise with a mistake) is no
        change of theirs. Raises `OSError`.
        """
        folder, edits, known = self._history.folder, self._edits(), self._notes.known
        before = things_in(folder)
        if before is None:
            return False
        come = {
            place: edit.value
            for place, edit in _later(edits, known).items()
            if before.get(place, "") in {edit.value, _value_of(edits[place], known.get(place, ""))}
        }
        _into_files(
            {k: v for k, v in come.items() if before.get(k, "") != v}, settings, profile, library
        )
        after = things_in(folder) or {}
        taken = {
            place: edits[place][-1].stamp for place in come if after.get(place, "") == come[place]
        }
        if taken:
            self._history.store.write(self._notes.keep_known({**known, **taken}), wait=None)
        return after != before

    def _edits(self) -> dict[Place, list[Edit]]:
        return by_place(self._history.corrections.edits.of_fields(self._fields))


def _later(edits: Mapping[Place, list[Edit]], known: Mapping[Place, str]) -> dict[Place, Edit]:
    """Return the latest edit of each place whose known stamp is another one."""
    last = {place: own[-1] for place, own in edits.items()}
    return {place: edit for place, edit in last.items() if known.get(place) != edit.stamp}


def _value_of(edits: Iterable[Edit], stamp: str) -> str:
    """Return the value of the edit of that stamp; "" where there is none."""
    return next((edit.value for edit in edits if edit.stamp == stamp), "")


class _Gone:
    """Tells what was removed from what is lost; `here` is what is in the data folder."""

    def __init__(self, folder: Path, here: Container[Place]) -> None:
        self._folder = folder
        self._here = here
        self._removed = Removed(folder)

    @cached_property
    def _settings(self) -> frozenset[str]:
        return JsonSettings(self._folder, only_read=True).written

    def is_removed(self, place: Place, value: str) -> bool:
        """Return whether a person removed this value, which is not in the files any more."""
        if place.field == SETTING:  # one that is changed back to its default is written down too
            return place.item in self._settings
        if place.field == DUMBBELLS:
            return (self._folder / EQUIPMENT).exists()
        if place.field == CHOSEN and Place("", value, ROUTINE) in self._here:
            return True
        kind, name = (ROUTINE, value) if place.field == CHOSEN else (place.field, place.item)
        return name in self._removed.of(kind)

    def is_lost(self, place: Place) -> bool:
        """Return whether a value that was not removed is to be brought back.

        Of the answers "not now" the oldest are dropped: they are lost with the whole file alone.
        """
        return place.field != DECLINED or not (self._folder / ROUTINES).exists()


def things_in(folder: Path) -> dict[Place, str] | None:
    """Return what a person has in a data folder, as texts; what is as at first is left out.

    None if a file of theirs cannot be read: what is in it was not removed.
    """
    settings, profile = JsonSettings(folder, only_read=True), JsonProfile(folder, only_read=True)
    chosen, first = settings.get().of_person(), Preferences().of_person()
    found = {
        Place("", name, SETTING): _text(value)
        for name, value in chosen.items()
        if value != first[name]
    }
    routines = profile.routines()
    found |= {Place("", one.name, ROUTINE): _text(asdict(one)) for one in routines.saved}
    if routines.chosen != ARTICLE_NAME:
        found[Place("", "", CHOSEN)] = routines.chosen
    found |= {Place("", key, DECLINED): YES for key in routines.declined}
    if profile.weights():
        found[Place("", "", DUMBBELLS)] = _text(list(profile.weights()))
    if (answers := profile.readiness()) is not None:
        found[Place("", "", ANSWERS)] = _text(told_of(answers))
    if settings.trouble or profile.troubles:
        return None
    exercises: dict[str, dict[str, str]] = {}
    try:
        for own, files in own_exercises(folder / "exercises").items():
            exercises[own] = {
                name: read_regular(path, LARGEST_FILE).decode() for name, path in files.items()
            }
    except (OSError, UnicodeDecodeError):
        return None
    # Words whose exercise is lost ("lift.de") are no exercise, and nobody takes them for one.
    whole = {own: files for own, files in exercises.items() if "." not in own}
    return found | {Place("", own, EXERCISE): _text(each) for own, each in whole.items()}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _into_files(
    come: Mapping[Place, str], settings: Settings, profile: Profile, library: PackLibrary
) -> None:
    """Write these values into the files; "" stands for what it is at first, or for nothing."""
    by_field: dict[str, dict[str, str]] = {}
    for place, value in come.items():
        by_field.setdefault(place.field, {})[place.item] = value
    first = Preferences().of_person()
    for name, value in by_field.get(SETTING, {}).items():
        if name in first:
            with suppress(WrongValueError, ValueError, RecursionError):
                settings.change(**{name: json.loads(value) if value else first[name]})
    for value in by_field.get(DUMBBELLS, {}).values():
        with suppress(WrongValueError, ValueError, TypeError, RecursionError):
            profile.own(json.loads(value) if value else ())
    for value in by_field.get(ANSWERS, {}).values():
        _answer(profile, value)
    if by_field.keys() & {ROUTINE, CHOSEN, DECLINED}:
        chosen = by_field.get(CHOSEN, {}).get("", profile.routines().chosen) or ARTICLE_NAME
        merged = _merged(profile.routines(), by_field.get(ROUTINE, {}), chosen)
        for key in by_field.get(DECLINED, ()):
            if Table({"declined": [key]}, (), []).texts("declined") == (key,):
                merged = merged.declining(key)
        profile.keep_routines(merged)
    _exercises(by_field.get(EXERCISE, {}), library)


def _answer(profile: Profile, value: str) -> None:
    """Take over answers, or that they were deleted; not those of which our file would lose some."""
    if not value:
        profile.forget_answers()
        return
    answers = answers_of(_table_in(value))
    if answers is not None and _text(told_of(answers)) == value:
        profile.answer(answers)


def _merged(ours: Routines, come: Mapping[str, str], chosen: str) -> Routines:
    """Return our routines with those that came, without those that were removed.

    One that would not stand in our file as it came is left out: it has mistakes, or more than this
    version knows, and what remains of it would be told to the others as a change.
    """
    for name, value in come.items():
        if not value:
            ours = ours.without(name)
            continue
        routine = routine_of(_table_in(value))
        if routine and routine.name == name and _text(asdict(routine)) == value:
            ours = ours.with_routine(routine)
    return Routines(ours.saved, chosen if ours.find(chosen) else ARTICLE_NAME, ours.declined)


def _table_in(value: str) -> Table:
    """Return the table in a JSON text; an empty one if there is none."""
    return Table(object_in(value.encode(errors="replace")) or {}, (), [])


def _exercises(come: Mapping[str, str], library: PackLibrary) -> None:
    """Add the exercises that came, each with its words, and remove those that were removed."""
    for own, value in come.items():
        if not value:
            if own in library.added():
                library.remove(own)
            continue
        with suppress(ValueError, AttributeError, RecursionError), TemporaryDirectory() as folder:
            for name, text in json.loads(value).items():
                if NAMES.fullmatch(f"{EXERCISES}{name}") and name.partition(".")[0] == own:
                    write_new(Path(folder) / name, text.encode())
            library.add(folder)
