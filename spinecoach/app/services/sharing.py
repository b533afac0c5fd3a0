"""A history shared between machines, for the window and the command line.

For the window a thread of its own does the rounds: soon after the start, after each workout, once a
minute, and at the end. It reads a picture of the history beside it and hands what it takes in to
the history's writer, a few workouts at a time. In mid-workout it does nothing.
"""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.adapters.sharing.choice import SharingChoice
from spinecoach.adapters.sharing.person import PersonEdits
from spinecoach.adapters.sharing.sync import Round, Sync, looked_at
from spinecoach.app.services.exercises import PersonExercises
from spinecoach.core.record.edits import ANSWERS, OF_PERSON, conflicts, machine_of, made_at
from spinecoach.core.record.sharing import ConflictChoice, MachineSeen, SharingState, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spinecoach.adapters.history.machine import ReadFile
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.record.edits import Conflict
    from spinecoach.core.trouble import Trouble

EVERY_S = 60.0
SOON_S = 2.0
"""After so many seconds the first round begins: the window is there by then."""

ENGLISH = "en"
"""The language in which exercises that come are looked at: nobody reads what is said of them."""

LAST_ROUND_S = 5.0
"""So long the end of the program waits for the last round: a folder may be slow."""


class SharingService:
    """Implements `core.coaching.ports.Sharing` on one history."""

    def __init__(self, history: SqliteHistory) -> None:
        self._history = history
        self._choice = SharingChoice(history.folder, history.now)
        self._notes = MachineNotes(history.store)
        self._not_taken: set[str] = set()
        """The stamps of edits that the person's files did not take."""
        self._round = Round()
        self._sync: Sync | None = None
        self._one_round = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._held = self._ending = self._given_up = False
        self._listeners: list[Callable[[bool], None]] = []

    def look(self) -> None:
        """Look at the folder and change nothing: `state` then tells what is wrong with it."""
        if self._choice.folder is not None:
            self._round = looked_at(self._choice.folder)

    # -- what front ends show and choose --------------------------------------------

    @property
    def state(self) -> SharingState:
        """How the sharing stands."""
        folder = self._choice.folder
        if folder is None:
            return SharingState(trouble=self._choice.trouble)
        last, own = self._round, self._notes.id
        seen: dict[str, MachineSeen] = {}
        read = sorted(self._notes.read.values(), key=lambda file: file.at)
        names = self._names(read)
        for file in read:
            if file.machine != own and file.moment is not None:
                last_seen = seen.get(file.machine)
                counts = (file.new, file.changed, file.conflicts)
                one = MachineSeen(names[file.machine], file.moment, *counts)
                if last_seen is not None and last_seen.at == one.at:  # one file for each year
                    both = map(sum, zip(counts, last_seen[2:], strict=True))
                    one = MachineSeen(one.name, one.at, *both)
                seen[file.machine] = one
        machines = tuple(sorted(seen.values(), key=lambda one: one.at, reverse=True))
        return SharingState(
            str(folder),
            self._choice.name,
            machines,
            tuple(last.odd),
            last.away,
            last.trouble,
            self._choice.answers,
        )

    @property
    def _person(self) -> PersonEdits:
        return PersonEdits(self._history, answers=self._choice.answers)

    def share(self, folder: str, *, answers: bool = False) -> Trouble | None:
        """Share the history through a folder from now on; return why that is not kept."""
        trouble = self.choose_folder(folder, answers=answers)
        self.read_now()
        return trouble

    def choose_folder(self, folder: str, *, answers: bool = False) -> Trouble | None:
        """Keep the folder, and do nothing with it yet; return why that failed."""
        if (away := self._history.missing) is not None:
            return away
        self._round = Round()
        return self._choice.share(Path(folder).expanduser().absolute(), answers=answers)

    def end(self) -> Trouble | None:
        """Share it no more; what is in the folder stays there."""
        return self._choice.end()

    def choices(self) -> Sequence[ConflictChoice]:
        """Return what machines changed without knowing of each other, for a person to choose."""
        hidden = () if self._choice.answers else (ANSWERS,)
        edits = self._history.corrections.edits.all()
        found = conflicts(edit for edit in edits if edit.place.field not in hidden)
        names = self._names(self._notes.read.values()) | {self._notes.id: ""}
        choices = (self._choice_of(conflict, names) for conflict in found)
        return [choice for choice in choices if choice is not None]

    def _names(self, read: Iterable[ReadFile]) -> dict[str, str]:
        """Return what the others are called; with its mark if two have one name."""
        names = {file.machine: file.name for file in read}
        taken = Counter([*names.values(), self._choice.name])
        return {
            mark: f"{name} {mark[:4]}" if taken[name] > 1 else name for mark, name in names.items()
        }

    def _choice_of(self, conflict: Conflict, names: dict[str, str]) -> ConflictChoice | None:
        versions = tuple(
            Version(edit.stamp, edit.value, names.get(of := machine_of(edit.stamp), of))
            for edit in conflict.edits
        )
        workout, item, field = conflict.place
        if field in OF_PERSON:
            day = date.fromisoformat(made_at(versions[-1].stamp)[:10])
            return ConflictChoice(conflict, day, versions, item)
        if not workout:
            return ConflictChoice(conflict, date.fromisoformat(item), versions)
        found = self._history.any_workout(workout)
        if found is None:
            return None
        one = next((each for each in found.sets if each.id == item), None)
        exercise, number = (one.title, one.number) if one is not None else ("", 0)
        return ConflictChoice(conflict, found.day, versions, found.title, exercise, number)

    def choose(self, choice: ConflictChoice, version: Version) -> None:
        """Let one version hold, on all machines."""
        self._history.corrections.choose(choice.conflict, version.value)
        self._wake.set()

    def take_in(self, settings: Settings) -> bool:
        """Bring into the person's files what was changed elsewhere; return whether anything was.

        `settings` are those of the data folder. What the files do not take is not tried again. In
        mid-round nothing is done: it would take half of what comes for a change of the person. Its
        end tells of it again.
        """
        if self._choice.folder is None or not self._waits:
            return False
        if not self._one_round.acquire(blocking=False):
            return False
        data = self._history.folder
        own = PersonExercises(data, ENGLISH)
        changed = False
        try:
            changed = self._person.take_in(settings, JsonProfile(data), own.library)
            self._not_taken = {edit.stamp for edit in self._person.to_come().values()}
        except OSError:
            pass  # a full disk: the next round tells of it again
        finally:
            self._one_round.release()
        return changed

    @property
    def _waits(self) -> bool:
        """Whether anything that was changed elsewhere is not in the person's files yet."""
        return any(edit.stamp not in self._not_taken for edit in self._person.to_come().values())

    # -- rounds --------------------------------------------------------------------

    def once(self) -> SharingState:
        """Do one round now, and return how the sharing stands then."""
        self._do_round()
        return self.state

    def _do_round(self) -> None:
        with self._one_round:
            folder = self._choice.folder
            if folder is None:
                return
            chosen = (folder, self._choice.answers)
            if self._sync is None or (self._sync.folder, self._sync.answers) != chosen:
                self._sync = Sync(
                    self._history,
                    folder,
                    self._choice.name,
                    lambda: self._may_go_on,
                    answers=chosen[1],
                )
            self._round = self._sync.round()
        for told in self._listeners if not self._ending else ():
            told(self._round.changed or self._waits)

    @property
    def _may_go_on(self) -> bool:
        return not (self._held or self._given_up)

    def listen(self, told: Callable[[bool], None]) -> None:
        """Call this after each round, in another thread: with True if something is new."""
        self._listeners.append(told)

    def start(self) -> None:
        """Do rounds from now on, if a folder is chosen."""
        if self._thread is None and self._choice.folder is not None:
            self._thread = threading.Thread(target=self._work, name="sharing", daemon=True)
            self._thread.start()

    def read_now(self) -> None:
        """Begin a round at once."""
        self.start()
        self._wake.set()

    def _work(self) -> None:
        self._wake.wait(SOON_S)
        while not self._ending:
            self._wake.clear()
            if not self._held:
                self._do_round()
            self._wake.wait(EVERY_S)
        if not self._held:
            self._do_round()

    def hold(self) -> None:
        """Do nothing while a workout runs."""
        self._held = True

    def go_on(self) -> None:
        """Go on: the workout is over, and the others may know of it."""
        self._held = False
        self._wake.set()

    def close(self) -> None:
        """Do a last round, and end; a folder that takes longer is not waited for."""
        self._ending = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(LAST_ROUND_S)
            self._given_up = True
            self._thread = None
