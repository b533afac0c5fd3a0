"""A plan as one file: a routine saved for somebody else, looked into, taken in, taken back.

The window and the command line use the same `PlanService`; the words are in `core.phrases.plan`.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from spinecoach import assets
from spinecoach.adapters.archive.container import ArchiveFault, content_of
from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.adapters.files.profile import routine_of
from spinecoach.adapters.files.table import Table
from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.plans.beside import MISSING, Newcomer, exercise_files, newcomers
from spinecoach.adapters.plans.plan_file import MOST_BYTES, read, written
from spinecoach.core.coaching.plan import (
    HandOut,
    PlanPart,
    PlanPreview,
    Standing,
    settled,
    to_hand_over,
    with_dumbbell,
)
from spinecoach.core.coaching.routine import LONGEST_NAME
from spinecoach.core.exercise.exercise import SETS
from spinecoach.core.record.archive import Refusal, RefusalKind, Undone
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.local_time import local_now
from spinecoach.regular import why, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from spinecoach.app.services.exercises import PersonExercises
    from spinecoach.core.coaching.plan import Plan
    from spinecoach.core.coaching.ports import Profile, Settings
    from spinecoach.core.coaching.routine import Item, Routine
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

TAKEN_IN = "opened-plan.json"
"""What the plan that was taken in last has brought, so that it can be taken back."""


class _Came(NamedTuple):
    """What a plan brought: its routine, `new` or known before, and the ids of its exercises.

    `chosen` is the routine that was in use before, `sets` the number of sets in the settings.
    """

    routine: Routine
    new: bool
    chosen: str
    sets: int
    exercises: tuple[str, ...]

    @classmethod
    def of(cls, values: Mapping[str, object]) -> _Came | None:
        """Return what a file says; None if anything in it is wrong."""
        table = Table(values, (), [])
        routine = routine_of(table.table("routine"))
        new = table.flag("new")
        chosen = table.text("chosen", characters=LONGEST_NAME, empty=True)
        found = (new, chosen, table.whole("sets", 0, SETS[1]), table.texts("exercises"))
        return None if routine is None or table.mistakes else cls(routine, *found)


class PlanService:
    """Implements `core.coaching.ports.Plans` for the person of a data folder."""

    def __init__(
        self,
        data: Path,
        profile: Profile,
        settings: Settings,
        exercises: PersonExercises,
        phrases: Phrases,
    ) -> None:
        self._own = exercises.own
        self._profile = profile
        self._settings = settings
        self._exercises = exercises
        self._phrases = phrases
        self._taken_in = JsonFile(data / TAKEN_IN, local_now)
        self._looked: tuple[str, bytes] | None = None

    def save(
        self, path: str, routine: Routine, author: str = "", *, with_weights: bool = False
    ) -> Trouble | None:
        """Write a routine with the exercises that the program has not; return why that failed."""
        plan = self._plan(routine, author, with_weights=with_weights)
        wanted = [item.exercise for item in routine.items]
        return _write(path, lambda: written(plan, exercise_files(self._own, wanted)))

    def hand_out(
        self,
        path: str,
        routine: Routine,
        author: str = "",
        *,
        with_weights: bool = False,
        begins: date | None = None,
    ) -> Trouble | None:
        """Write a routine as a PDF document to be printed; return why that failed.

        Its boxes have the dates of four weeks from `begins` on, None = no dates.
        """
        shelf, plan = self._shelf(), self._plan(routine, author, with_weights=with_weights)
        items = (item for item in plan.routine.items if item.exercise in shelf)
        shown = tuple((item, shelf[item.exercise]) for item in items)
        told = HandOut(plan.routine.name, author, shown)
        return self.write_hand_out(path, told, begins=begins)

    def write_hand_out(
        self, path: str, told: HandOut, paper: str = "", begins: date | None = None
    ) -> Trouble | None:
        """Write a hand-out; needs a `QApplication`. `paper` is "a4", "letter" or the region's."""
        from spinecoach.ui.export.hand_out import HandOutOptions, paper_here, render
        from spinecoach.ui.local_week import chosen_first_weekday

        chosen = self._settings.get()
        first, day = chosen_first_weekday(chosen), local_now().date()
        options = HandOutOptions(
            self._phrases, chosen.unit, first, paper or paper_here(), day, begins
        )
        return _write(path, lambda: render(told, options))

    def _plan(self, routine: Routine, author: str, *, with_weights: bool) -> Plan:
        name = self._phrases.common.routine(routine.name)
        return to_hand_over(routine, author, name, with_weights=with_weights)

    def _shelf(self) -> dict[str, Exercise]:
        """Return the exercises that are here, by their ids."""
        return {one.id: one for one in self._exercises.packs.exercises()}

    # -- looking -------------------------------------------------------------------

    def preview(self, path: str) -> PlanPreview:
        """Look into a file and return what opening it would do; nothing is changed."""
        name, self._looked = Path(path).name, None
        try:
            content = content_of(Path(path), MOST_BYTES)
            shown, _ = self._look(name, content)
        except ArchiveFault as fault:
            return PlanPreview(name, fault.refusal)
        except OSError as error:
            return PlanPreview(name, Refusal(RefusalKind.UNREADABLE, why(error)))
        self._looked = (name, content)
        return shown

    def _look(self, name: str, content: bytes) -> tuple[PlanPreview, Mapping[str, Newcomer]]:
        """Return what a file would bring, and its exercises; raises `ArchiveFault`, `OSError`."""
        plan, files = read(content)
        wanted = [item.exercise for item in plan.routine.items]
        folders = (assets.exercises_dir(), self._own)
        found = newcomers(files, wanted, folders, self._phrases.language)
        return self._shown(name, plan, found), found

    def _shown(self, name: str, plan: Plan, found: Mapping[str, Newcomer]) -> PlanPreview:
        shelf = self._shelf()
        parts = tuple(self._part(item, found, shelf) for item in plan.routine.items)
        # Where the file's exercise is bad and one's own has its id, that is another exercise.
        items = (
            part.item
            for part in parts
            if part.exercise is not None or part.item.exercise not in shelf
        )
        routine = replace(plan.routine, items=tuple(items))
        here = self._profile.routines()
        called = self._phrases.common.routine
        routine = settled(routine, here, called)
        known = here.find(routine.name) is not None
        title = called(plan.routine.name)
        return PlanPreview(name, None, plan.author, routine, parts, known=known, title=title)

    def _part(
        self, item: Item, found: Mapping[str, Newcomer], shelf: Mapping[str, Exercise]
    ) -> PlanPart:
        one = found.get(item.exercise)
        if one is None and item.exercise in shelf:
            part = PlanPart(item, shelf[item.exercise], Standing.HERE)
        else:
            one = one or MISSING
            own = replace(item, exercise=one.id or item.exercise)
            part = PlanPart(own, one.exercise, one.standing)
        return with_dumbbell(part, self._profile.weights())

    # -- taking in, and back ---------------------------------------------------------

    def take_in(self) -> Trouble | None:
        """Keep and use what the last preview showed; return why that failed."""
        if self._looked is None:
            return None
        looked, self._looked = self._looked, None
        try:
            # Looked at anew: something of its name may have come since, and is not replaced.
            shown, found = self._look(*looked)
            added = self._add(found)
        except (ArchiveFault, OSError) as error:
            return Trouble(TroubleKind.FILE_NOT_KEPT, str(self._own), str(error))
        before, sets = self._profile.routines(), self._settings.get().sets
        if shown.known and not (added or sets) and before.chosen == shown.routine.name:
            return None  # opened once more: what came first can still be taken back
        self._profile.keep_routines(before.with_routine(shown.routine))
        if trouble := self._untold():
            return trouble
        self._settings.change(sets=0)  # the plan's own number of sets
        came = _Came(shown.routine, not shown.known, before.chosen, sets, tuple(added))
        self._taken_in.write(came._asdict() | {"routine": asdict(came.routine)})
        return self._taken_in.trouble

    def _untold(self) -> Trouble | None:
        """Return why the routines could not be kept."""
        troubles = self._profile.troubles
        return next((one for one in troubles if one.kind is TroubleKind.FILE_NOT_KEPT), None)

    def _add(self, found: Mapping[str, Newcomer]) -> list[str]:
        """Add the exercises that are not here; return their ids. Raises `OSError`, adding none."""
        new = [one for one in found.values() if one.files]
        if not new:
            return []
        with TemporaryDirectory() as name:
            for one in new:
                for own, text in one.files.items():
                    write_new(Path(name) / own, text.encode())
            problems = self._exercises.library.add(name)
        ids = [one.id for one in new]
        if problems:
            for own in ids:
                self._exercises.library.remove(own)
            raise OSError(self._phrases.packs.problem(problems[0]))
        return ids

    @property
    def undoable(self) -> str:
        """The name of the routine that came last and can be taken back; "" if none can."""
        came = self._came_last()
        return came.routine.name if came is not None else ""

    def _came_last(self) -> _Came | None:
        """Return what came last, if its routine is still as it came."""
        came = _Came.of(self._taken_in.read())
        here = self._profile.routines().find(came.routine.name) if came is not None else None
        return came if came is not None and here == came.routine else None

    def undo(self) -> Undone:
        """Take back the plan that came last: its routine, its exercises, the routine in use."""
        if not self._taken_in.read():
            return Undone.NOTHING
        came = self._came_last()
        if came is None:
            return Undone.CHANGED
        here, name = self._profile.routines(), came.routine.name
        kept = here.without(name) if came.new else here
        chosen = came.chosen if here.chosen == name else here.chosen
        self._profile.keep_routines(replace(kept, chosen=chosen))
        if self._untold():
            return Undone.FAILED
        in_use = {item.exercise for one in kept.saved for item in one.items}
        library = self._exercises.library
        for own in library.added() - in_use:
            if own in came.exercises:
                library.remove(own)
        self._settings.change(sets=came.sets)
        self._taken_in.delete()
        return Undone.DONE


def _write(path: str, content: Callable[[], bytes]) -> Trouble | None:
    """Make the content of a file and write it; return why that failed."""
    try:
        write_whole(Path(path), content())
    except OSError as error:
        return Trouble(TroubleKind.EXPORT_FAILED, path, why(error))
    return None
