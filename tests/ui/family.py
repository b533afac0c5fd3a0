"""A `Household` in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spinecoach.core.coaching.people import Colour, NameFault, People, Person, Removed

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble

ANNA = Person("", "Anna", Colour.GREEN)
BEN = Person("b1", "Ben", Colour.BLUE)
CY = Person("c2", "Cy", Colour.RED)


@dataclass
class Family:
    """Who trains; `away` are those whose files cannot be used, `refuses` is why nothing changes."""

    people: People = field(default_factory=People)
    own: str = ""
    trouble: Trouble | None = None
    away: dict[str, Trouble] = field(default_factory=dict)
    refuses: Trouble | None = None

    @property
    def current(self) -> Person:
        return self.people.of(self.own) or self.people.everybody[0]

    def trouble_of(self, person: Person) -> Trouble | None:
        return self.away.get(person.own)

    def add(self, name: str, own_name: str = "") -> Person | NameFault | Trouble:
        first = self.people.everybody[0]
        people = self.people.with_person(first._replace(name=first.name or own_name))
        fault = people.fault(people.everybody[0].name, "") or people.fault(name)
        if fault is not None or self.refuses is not None:
            return fault or self.refuses or NameFault.EMPTY
        person = Person(f"n{len(people.everybody)}", name, people.free_colour())
        self.people = people.with_person(person)
        return person

    def change(self, person: Person) -> NameFault | Trouble | None:
        fault = self.people.fault(person.name, person.own) or self.refuses
        if fault is None:
            self.people = self.people.with_person(person)
        return fault

    def remove(self, person: Person) -> Removed | Trouble:
        if self.refuses is not None:
            return self.refuses
        at = self.people.everybody.index(person)
        self.people = self.people.without(person)
        return Removed(person, at, f"/home/removed/{person.own}")

    def bring_back(self, removed: Removed) -> Trouble | None:
        if self.refuses is None:
            self.people = self.people.with_again(removed)
        return self.refuses


def family(own: str = "", *, last: str = "") -> Family:
    """Anna, Ben and Cy; `own` trains now."""
    return Family(People((ANNA, BEN, CY), last), own)
