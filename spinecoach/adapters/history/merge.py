"""Find what another history has that this one lacks, before anything is written.

One merge for a file of another program, an export, an archive and the other machines: workouts that
are not here are added, the fuller of two records of a workout holds, and all edits of both are kept
(`core.record.edits`). A document of ours that tells its edits is another history of this person:
its workouts are the same where their ids are. In every other file a workout is also known where it
began in the minute of one that is here, on the clocks on the wall, or with the same sets in the
same minute of the world: earlier versions made other ids where a file named a zone. One that is
here gives way to a fuller one alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.adapters.history.edits import added as edit_added
from spinecoach.adapters.history.edits import followed
from spinecoach.adapters.history.rows import added, ask_of, in_parts, utc
from spinecoach.core.record.edits import (
    BEGAN,
    DELETED,
    EXCUSE,
    OF_PERSON,
    YES,
    Edit,
    Place,
    by_place,
    conflicts,
    is_first_value,
    unmarked,
)
from spinecoach.core.record.logbook import Ending
from spinecoach.core.record.recorded import as_recorded, extent, holds_over, twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.imported import Incoming
    from spinecoach.core.record.logbook import LoggedWorkout

AT_ONCE = 250
"""So many workouts are one part of what is written: a year of five a week. Parts of 100 write each
page of the file more often, and take half as long again."""

GIVE_WAY = "DELETE FROM workouts WHERE id = ?"
"""Removes a record of a workout, with its sets, before the fuller one is added."""

KNOWN = "SELECT id, deleted_utc FROM workouts WHERE id IN ({marks})"
MINUTES = """
SELECT id, strftime('%Y-%m-%dT%H:%M', began_utc, began_offset || ' minutes') FROM workouts
 WHERE day BETWEEN ? AND ?
    OR day IN (SELECT day FROM workouts GROUP BY day HAVING count(*) > 1)
"""
"""In which minute each workout began, where the person was; NULL for what is no time.

Only of some days, and of those with several workouts: to make a minute of each time takes long."""

AT_ONE_TIME = "SELECT id FROM workouts WHERE substr(began_utc, 1, 16) IN ({marks})"
"""The workouts that began in these minutes (UTC)."""

MOVED = "SELECT workout FROM changes WHERE field = ?"
OWNERS = "SELECT id, workout FROM sets WHERE id IN ({marks})"

LONG_AGO = "1970-01-01T00:00:00.000Z"
"""When a twin was deleted: whatever a person says about it is later."""


@dataclass(frozen=True, slots=True)
class Here:
    """What a history holds, as far as one file is compared with it.

    `ids` are those of the workouts that the file tells of, `deleted` of the deleted ones of them.
    `workouts` are those of them that can be read, those that began in one minute with another
    workout of either side, and those that may be in a file of another program; `recorded` are the
    same as they were recorded.
    """

    ids: frozenset[str]
    workouts: Mapping[str, LoggedWorkout]
    recorded: Mapping[str, LoggedWorkout]
    deleted: frozenset[str]
    edits: frozenset[Edit]

    @classmethod
    def of(cls, history: SqliteHistory, incoming: Incoming) -> Here:
        """Read what is compared with a file: ten years are not read for one workout more."""
        told = {one.id for one in _all_of(incoming)}
        told |= {edit.place.workout for edit in edits_of(incoming)}
        rows = list(ask_of(history.store, KNOWN, told))
        ids = frozenset(row["id"] for row in rows)
        alike = _in_one_minute(history, incoming)
        if incoming.edits is None:
            times = {_time(one) for one in incoming.workouts}
            alike |= {row["id"] for row in ask_of(history.store, AT_ONE_TIME, times)}
        workouts = {one.id: one for one in history.any_workouts(ids | alike)}
        firsts = history.corrections.all_originals()
        return cls(
            ids,
            workouts,
            {own: as_recorded(one, firsts.get(own, {})) for own, one in workouts.items()},
            frozenset(row["id"] for row in rows if row["deleted_utc"] is not None),
            frozenset(history.corrections.edits.all()),
        )


def _in_one_minute(history: SqliteHistory, incoming: Incoming) -> frozenset[str]:
    """Return the ids of the workouts here that began in one minute with another of either side.

    Those that were moved, which also have the minute in which they were recorded, are all in it.
    """
    found = {row["workout"] for row in history.store.ask(MOVED, (BEGAN,))}
    theirs: set[str] = set()
    for one in _all_of(incoming):
        originals = incoming.originals.get(one.id, {})
        theirs |= {_minute(one), _minute(as_recorded(one, originals))}
    own: dict[str | None, list[str]] = {}
    days = (min(theirs, default="")[:10], max(theirs, default="")[:10])
    for one, minute in history.store.ask(MINUTES, days):
        own.setdefault(minute, []).append(one)
    for minute, ids in own.items():
        if minute is not None and (minute in theirs or len(ids) > 1):
            found.update(ids)
    return frozenset(found)


def _all_of(incoming: Incoming) -> list[LoggedWorkout]:
    return [*incoming.workouts, *(workout for workout, _ in incoming.deleted)]


@dataclass(slots=True)
class Merge:
    """What one history lacks of another.

    `new` are workouts as they were recorded, which are not here yet, or less fully; `edits` are not
    here; `places` is what they change here, each with its first value. The rest tells a person what
    that means: which workouts get other values or come back, how many days are excused or not any
    more, how many workouts that are here are deleted, how many were deleted and are not here, how
    many things of the person are others, how many values a person has to choose.
    """

    new: list[LoggedWorkout] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    places: dict[Place, str | None] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)
    excused: int = 0
    unexcused: int = 0
    deleted: int = 0
    tombstones: int = 0
    things: int = 0
    conflicts: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.new or self.edits)

    def statements(self) -> Iterator[Sequence[Statement]]:
        """Yield what writes it: each part by itself leaves a history that is whole.

        Written twice, or beside anything else, it comes to the same.
        """
        of_workouts: dict[str, list[Place]] = {}
        for place in self.places:
            of_workouts.setdefault(place.workout, []).append(place)
        if self.edits:
            yield [edit_added(edit) for edit in self.edits]
        for workouts in in_parts(self.new, AT_ONCE):
            yield [
                *((GIVE_WAY, (workout.id,)) for workout in workouts),
                *added(*workouts),
                *self._followed(of_workouts.pop(workout.id, ()) for workout in workouts),
            ]
        for of_several in in_parts(of_workouts.values(), AT_ONCE):
            yield self._followed(of_several)

    def _followed(self, of_workouts: Iterable[Iterable[Place]]) -> list[Statement]:
        places = (place for of_one in of_workouts for place in of_one)
        return [one for place in places for one in followed(place, self.places[place])]


def merge(here: Here, incoming: Incoming, new: Iterable[LoggedWorkout] | None = None) -> Merge:
    """Return what a history lacks of what a file brings.

    `new` are the workouts of it that are to come in (None = all that are `new_among`).
    """
    of_ours = incoming.edits is not None
    gone = [workout for workout, _ in incoming.deleted]
    come = list(new_among(here, incoming) if new is None else new)
    come += _fuller(here, incoming, gone) if of_ours else _unknown(here, gone)
    found = Merge([as_recorded(one, incoming.originals.get(one.id, {})) for one in come])
    recorded = {**here.recorded, **{one.id: one for one in found.new}}
    edits = set(edits_of(incoming))
    if of_ours:
        edits |= {_deleted_as_twin(one) for one in twins(recorded.values())}
    found.edits = sorted(edits - here.edits)
    _follow(found, here, recorded)
    return found


def new_among(here: Here, incoming: Incoming) -> list[LoggedWorkout]:
    """Return the workouts of a file that are not here yet, or less fully; deleted ones are here."""
    if incoming.edits is not None:
        return _fuller(here, incoming, incoming.workouts)
    minutes = {_minute(one) for one in here.workouts.values()}
    done = {_done(one) for one in here.recorded.values()}
    found = []
    for workout in incoming.workouts:
        own = here.recorded.get(workout.id)
        if own is None:
            known = _minute(workout) in minutes or _done(workout) in done
            comes = workout.id not in here.ids and not known
        else:
            theirs = as_recorded(workout, incoming.originals.get(workout.id, {}))
            comes = extent(theirs) > extent(own)
        if comes:
            found.append(workout)
    return found


def _fuller(
    here: Here, incoming: Incoming, workouts: Iterable[LoggedWorkout]
) -> list[LoggedWorkout]:
    """Return the workouts whose record holds over the one that is here, or that are not here."""
    found = []
    for workout in workouts:
        own = here.recorded.get(workout.id)
        theirs = as_recorded(workout, incoming.originals.get(workout.id, {}))
        if own is None:
            comes = workout.id not in here.ids  # one that cannot be read stays as it is
        else:
            comes = theirs != own and holds_over(theirs, own)
        if comes:
            found.append(workout)
    return found


def _unknown(here: Here, workouts: Iterable[LoggedWorkout]) -> list[LoggedWorkout]:
    return [workout for workout in workouts if workout.id not in here.ids]


def takeable(
    history: SqliteHistory, here: Here, workouts: Sequence[LoggedWorkout]
) -> list[LoggedWorkout]:
    """Leave out records of a workout that goes on here, and those with sets of another one."""
    sets = [item.id for workout in workouts for item in workout.sets]
    owners = {row["id"]: row["workout"] for row in ask_of(history.store, OWNERS, sets)}
    going_on = {one.id for one in here.workouts.values() if one.ending is Ending.OPEN}
    return [
        workout
        for workout in workouts
        if workout.id not in going_on
        and all(owners.get(item.id, workout.id) == workout.id for item in workout.sets)
    ]


def _deleted_as_twin(workout: LoggedWorkout) -> Edit:
    return Edit(Place(workout.id, "", DELETED), unmarked(LONG_AGO), YES)


def _minute(workout: LoggedWorkout) -> str:
    return workout.began.replace(tzinfo=None).isoformat(timespec="minutes")


def _time(workout: LoggedWorkout) -> str:
    """Return the minute in which a workout began (UTC)."""
    return utc(workout.began)[:16]


def _done(workout: LoggedWorkout) -> tuple[object, ...]:
    """Return when a workout began and what was done in it."""
    return _time(workout), *((item.title, item.reps) for item in workout.sets)


def edits_of(incoming: Incoming) -> list[Edit]:
    """Return the edits that a file tells of; of an older document, what its values came from.

    Of a correction without a time, as the oldest documents have it, every other one holds.
    """
    if incoming.edits is not None:
        return incoming.edits
    found = [
        Edit(Place("", day.isoformat(), EXCUSE), unmarked(excuse.at), excuse.reason)
        for day, excuse in incoming.excuses.items()
    ]
    for workout in _all_of(incoming):
        edited = incoming.edited.get(workout.id, {})
        found += (
            Edit(
                Place(workout.id, *place),
                unmarked(edited.get(place, "")),
                text_of(workout, *place) or "",
            )
            for place, first in incoming.originals.get(workout.id, {}).items()
            if is_first_value(*place, first)
        )
    return found + [
        Edit(Place(workout.id, "", DELETED), unmarked(at), YES) for workout, at in incoming.deleted
    ]


def text_of(workout: LoggedWorkout, item: str, name: str) -> str | None:
    """Return the value of a field as text; of the workout itself if `item` is ""."""
    if name == BEGAN:
        return utc(workout.began)
    value = getattr(next((one for one in workout.sets if one.id == item), workout), name, None)
    return None if value is None else str(value)


def _follow(found: Merge, here: Here, recorded: Mapping[str, LoggedWorkout]) -> None:
    """Note which fields follow from the edits, and what a person will see of that."""
    new = {workout.id for workout in found.new}
    changed = {edit.place for edit in found.edits}
    for place, edits in by_place((*here.edits, *found.edits)).items():
        workout, item, name = place
        record = recorded.get(workout)
        if (place in changed or workout in new) and (record or not workout):
            found.places[place] = text_of(record, item, name) if record else None
            known = [edit.value for edit in edits if edit in here.edits]
            _tell(found, here, place, known[-1] if known else "", edits[-1].value)
            found.conflicts += len(conflicts(edits)) if place in changed else 0


def _tell(found: Merge, here: Here, place: Place, before: str, value: str) -> None:
    """Count what a person will see of a field that has a value, and had the one `before`."""
    workout, item, name = place
    own = here.workouts.get(workout)
    if name in OF_PERSON:
        found.things += value != before
    elif name == EXCUSE:
        found.excused += bool(value) and value != before
        found.unexcused += bool(before) and not value
    elif name == DELETED:
        found.tombstones += value == YES and own is None
        found.deleted += value == YES and own is not None and workout not in here.deleted
        if not value and workout in here.deleted:
            found.corrected.add(workout)
    elif own is not None and workout not in here.deleted:
        found.corrected.update({workout} if (text_of(own, item, name) or "") != value else ())
