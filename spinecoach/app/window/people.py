"""The people of a window, and what goes from one of them to the next.

Nothing here is imported if only one person trains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.core.coaching.people import Person, Removed
from spinecoach.core.preferences import SHARED

if TYPE_CHECKING:
    from spinecoach.adapters.files.people import JsonPeople
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.coaching.people import NameFault, People
    from spinecoach.core.trouble import Trouble


class WindowPeople:
    """Implements `core.coaching.ports.Household` for the window of one person.

    `settings` are theirs: a new person begins with their language.
    """

    def __init__(self, people: JsonPeople, paths: Paths, settings: JsonSettings) -> None:
        self._kept = people
        self._own = paths.own
        self._paths = paths
        self._settings = settings

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the list of them."""
        return self._kept.trouble

    @property
    def people(self) -> People:
        """All of them."""
        return self._kept.people

    @property
    def current(self) -> Person:
        """Who trains now."""
        return self.people.of(self._own) or self.people.everybody[0]

    def trouble_of(self, person: Person) -> Trouble | None:
        """Return why somebody's files cannot be used."""
        return self._kept.trouble_of(person)

    def add(self, name: str, own_name: str = "") -> Person | NameFault | Trouble:
        """Add somebody, whose first pages are in the language of who adds them."""
        person = self._kept.add(name, own_name)
        if isinstance(person, Person):
            theirs = JsonSettings(self._kept.folder(person))
            theirs.change(language=self._settings.get().language)
        return person

    def change(self, person: Person) -> NameFault | Trouble | None:
        """Give somebody another name or colour."""
        return self._kept.change(person)

    def remove(self, person: Person) -> Removed | Trouble:
        """Move somebody's folder aside; what can be made again of what was theirs is deleted."""
        removed = self._kept.remove(person)
        if isinstance(removed, Removed):
            from shutil import rmtree

            rmtree(self._paths.of_person(person.own).cache, ignore_errors=True)
        return removed

    def bring_back(self, removed: Removed) -> Trouble | None:
        """Undo that."""
        return self._kept.bring_back(removed)


def hand_over(before: JsonSettings, after: JsonSettings) -> None:
    """Give the next person's settings what the machine has for all of them."""
    theirs, ours = before.get()._asdict(), after.get()._asdict()
    changed = {name: theirs[name] for name in SHARED if theirs[name] != ours[name]}
    if changed:
        after.change(**changed)
