"""Keep who trains on one machine, and a folder for each of them.

The data folder is that of the first person, as it was when nobody else trained here. Below it is
`people/`, with a folder for everybody else: a data folder like any other, which can be carried to
another machine or opened by itself. `people.json` holds names, colours and who was last. If only
one person trains there is neither.

A folder that the list does not name is somebody too, under a number until they are named: so nobody
is lost if the list is damaged, and a folder that was carried here is there at the next start.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from spinecoach.adapters.files import PEOPLE, PEOPLE_LIST
from spinecoach.adapters.files.json_file import LARGEST, JsonFile, object_in
from spinecoach.adapters.files.table import Table
from spinecoach.core.coaching.people import (
    LONGEST_NAME,
    Colour,
    NameFault,
    People,
    Person,
    Removed,
    tidied,
)
from spinecoach.core.mistake import Found, Seen, Wanted
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.local_time import local_now
from spinecoach.regular import make_folder, read_regular, why

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from spinecoach.core.mistake import Mistake

REMOVED = "removed"

SAFE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
"""What the name of a person's folder may be: it leads nowhere else on any system."""


class JsonPeople:
    """The people whose first one's data folder is `home`.

    `now` is asked when a file or a folder is moved aside, `new` for the name of a new folder. With
    `only_look` a damaged list stays where it is: another copy of the program may be at work here.
    """

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime] | None = None,
        new: Callable[[], str] | None = None,
        *,
        only_look: bool = False,
    ) -> None:
        self._home = home
        self._now = now or local_now
        self._new = new or _token
        self._file = JsonFile(home / PEOPLE_LIST, self._now)
        mistakes: list[Mistake] = []
        content = self._looked_at() if only_look else self._file.read()
        self.people = self._read(Table(content, (), mistakes))
        self._file.mistaken(TroubleKind.ENTRIES_LEFT_OUT, mistakes)

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the list."""
        return self._file.trouble

    def folder(self, person: Person) -> Path:
        """Return the data folder of a person."""
        return self._home / PEOPLE / person.own if person.own else self._home

    def trouble_of(self, person: Person) -> Trouble | None:
        """Return why somebody's files cannot be used; None if they can."""
        folder = self.folder(person)
        if not person.own or (os.path.isdir(folder) and os.access(folder, os.R_OK | os.X_OK)):  # noqa: PTH112 - Path.is_dir raises
            return None
        return Trouble(TroubleKind.PERSON_AWAY, str(folder))

    def add(self, name: str, own_name: str = "") -> Person | NameFault | Trouble:
        """Add somebody with a folder; `own_name` is that of the first, who has none yet."""
        name, first = tidied(name), self.people.everybody[0]
        first = first._replace(name=first.name or tidied(own_name))
        people = self.people.with_person(first)
        fault = self.people.fault(first.name, first.own) or people.fault(name)
        if fault is not None:
            return fault
        person = Person(self._new(), name, people.free_colour())
        folder = self.folder(person)
        try:
            make_folder(folder)
        except OSError as error:
            return Trouble(TroubleKind.PERSON_NOT_ADDED, str(folder), why(error))
        return self._keep(people.with_person(person)) or person

    def change(self, person: Person) -> NameFault | Trouble | None:
        """Give the person with that folder this name and colour."""
        person = person._replace(name=tidied(person.name))
        fault = self.people.fault(person.name, person.own)
        return fault or self._keep(self.people.with_person(person))

    def trains(self, person: Person) -> None:
        """Keep that it is this person who trained last."""
        if self.people.several and self.people.last != person.own:
            self._keep(self.people._replace(last=person.own))

    def remove(self, person: Person) -> Removed | Trouble:
        """Move somebody's folder aside; the program never deletes it."""
        folder, aside = self.folder(person), self._aside(person)
        there = os.path.lexists(folder)
        removed = Removed(person, self.people.everybody.index(person), str(aside) if there else "")
        if there and (trouble := _move(folder, aside)) is not None:
            return trouble
        return self._keep(self.people.without(person)) or removed

    def bring_back(self, removed: Removed) -> Trouble | None:
        """Move the folder of who was removed back to its place."""
        if removed.path:
            aside = self._home / REMOVED / os.path.basename(removed.path)  # noqa: PTH119 - a text
            trouble = _move(aside, self.folder(removed.person))
            if trouble is not None:
                return trouble
        return self._keep(self.people.with_again(removed))

    def _aside(self, person: Person) -> Path:
        """Return a path that is free for the folder of who is removed."""
        name = f"{self._now():%Y-%m-%d}-{person.own}"
        aside, number = self._home / REMOVED / name, 2
        while os.path.lexists(aside):
            aside, number = self._home / REMOVED / f"{name}-{number}", number + 1
        return aside

    def _keep(self, people: People) -> Trouble | None:
        """Keep this list; return why it holds only until the program ends."""
        self.people = people
        listed = [
            {"folder": one.own, "name": one.name, "colour": one.colour.value}
            for one in people.everybody
        ]
        self._file.write({"people": listed, "last": people.last})
        return self._file.trouble

    # -- reading -----------------------------------------------------------------

    def _looked_at(self) -> dict[str, Any]:
        """Return what the list holds, and change nothing if it is damaged."""
        try:
            found = object_in(read_regular(self._file.path, LARGEST))
        except FileNotFoundError:
            return {}
        except OSError:
            found = None
        if found is None:
            self._file.trouble = Trouble(TroubleKind.FILE_STAYS_DAMAGED, str(self._file.path))
        return found or {}

    def _read(self, table: Table) -> People:
        """Return who is in the list, and who only has a folder."""
        people = People(())
        for entry in table.tables("people") if "people" in table else ():
            people = _with_entry(people, entry)
        first = people.of("") or Person()
        people = People((first, *people.without(first).everybody))
        for own in self._folders():
            if people.of(own) is None:
                people = people.with_person(Person(own, "", people.free_colour()))
        last = table.text("last", empty=True, default="")
        return _numbered(people)._replace(last=last)

    def _folders(self) -> list[str]:
        """Return the names of all folders of people."""
        try:
            with os.scandir(self._home / PEOPLE) as found:
                return sorted(
                    one.name for one in found if SAFE.fullmatch(one.name) and one.is_dir()
                )
        except OSError:
            return []


def _with_entry(people: People, entry: Table) -> People:
    """Return the people with the one of an entry; a wrong name is left out, a wrong folder all."""
    own = entry.text("folder", empty=True)
    if (own and not SAFE.fullmatch(own)) or people.of(own) is not None:
        entry.wrong("folder", Wanted.EACH_ONCE, Found(Seen.VALUE, own))
        return people
    name = tidied(entry.text("name", characters=LONGEST_NAME, empty=True))
    if name and people.fault(name) is not None:
        entry.wrong("name", Wanted.EACH_ONCE, Found(Seen.VALUE, name))
        name = ""
    colour = entry.choice("colour", Colour, default=people.free_colour())
    return people.with_person(Person(own, name, colour))


def _numbered(people: People) -> People:
    """Return the people; if there are several, each without a name is named by a number."""
    if not people.several:
        return people
    number = 0
    for person in people.everybody:
        while not person.name:
            number += 1
            if people.find(str(number)) is None:
                people = people.with_person(person := person._replace(name=str(number)))
    return people


def _move(folder: Path, to: Path) -> Trouble | None:
    """Move a folder to a path that is free; return why that cannot be."""
    try:
        make_folder(to.parent)
        if os.path.lexists(to):
            raise FileExistsError(str(to))
        folder.rename(to)
    except OSError as error:
        return Trouble(TroubleKind.PERSON_NOT_MOVED, str(folder), why(error))
    return None


def _token() -> str:
    from secrets import token_hex

    return token_hex(4)
