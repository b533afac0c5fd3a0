"""The people who train on one machine: names, colours, who was last, and what a name may be.

If only one person trains, that is the first one, without a name: nobody has to be told apart.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import NamedTuple

from spinecoach.core.record.checks import writable

LONGEST_NAME = 40
"""Characters of a name."""

_JOINERS = str.maketrans("", "", "\u200c\u200d")
"""What joins letters or keeps them apart: Persian, Hindi and others are not written without it."""


class Colour(StrEnum):
    """The colours that tell people apart, beside their names."""

    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"
    RED = "red"
    ORANGE = "orange"
    GREY = "grey"


class NameFault(StrEnum):
    """Why a name cannot be taken."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    ODD = "odd"  # it has characters that cannot be seen
    TAKEN = "taken"


class Person(NamedTuple):
    """One of them. `own` is the name of their folder, "" for the first, who needs none."""

    own: str = ""
    name: str = ""
    colour: Colour = Colour.GREEN


class Removed(NamedTuple):
    """Somebody was removed, who stood at that place; `path` is where all that was theirs is now.

    It is "" if there was nothing.
    """

    person: Person
    at: int
    path: str


class People(NamedTuple):
    """All of them, the first first. `last` is the folder of who trained last."""

    everybody: tuple[Person, ...] = (Person(),)
    last: str = ""

    @property
    def several(self) -> bool:
        """Whether it has to be asked who trains."""
        return len(self.everybody) > 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all."""
        return tuple(person.name for person in self.everybody)

    @property
    def latest(self) -> Person:
        """Who trained last; the first if that is not known."""
        return self.of(self.last) or self.everybody[0]

    def of(self, own: str) -> Person | None:
        """Return who has that folder."""
        return next((person for person in self.everybody if person.own == own), None)

    def find(self, name: str) -> Person | None:
        """Return who has that name, or one that reads the same."""
        wanted = _compared(name)
        found = (person for person in self.everybody if _compared(person.name) == wanted)
        return next(found, None) if wanted else None

    def fault(self, name: str, own: str | None = None) -> NameFault | None:
        """Return why a name cannot be taken; None if it can. `own` is the folder of who asks."""
        if not name:
            return NameFault.EMPTY
        if len(name) > LONGEST_NAME:
            return NameFault.TOO_LONG
        if not writable(name) or not name.translate(_JOINERS).isprintable():
            return NameFault.ODD
        holder = self.find(name)
        return NameFault.TAKEN if holder is not None and holder.own != own else None

    def free_colour(self) -> Colour:
        """Return the first colour that nobody has; the first of all if each is taken."""
        taken = {person.colour for person in self.everybody}
        return next((colour for colour in Colour if colour not in taken), Colour.GREEN)

    def with_person(self, person: Person) -> People:
        """Return them with one more, or with one of them changed: the folder says which."""
        if self.of(person.own) is None:
            return self._replace(everybody=(*self.everybody, person))
        changed = (person if one.own == person.own else one for one in self.everybody)
        return self._replace(everybody=tuple(changed))

    def with_again(self, removed: Removed) -> People:
        """Return them with one who was removed, at the place of before."""
        before, behind = self.everybody[: removed.at], self.everybody[removed.at :]
        return self._replace(everybody=(*before, removed.person, *behind))

    def without(self, person: Person) -> People:
        """Return them without one."""
        left = tuple(one for one in self.everybody if one.own != person.own)
        return self._replace(everybody=left)


def tidied(name: str) -> str:
    """Return a name as it is kept: one blank between two words, letters in their shortest form."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _compared(name: str) -> str:
    """Return a name as it is compared: no difference of letter case, width, blanks or joiners."""
    plain = unicodedata.normalize("NFKC", name.translate(_JOINERS)).casefold()
    return "".join(unicodedata.normalize("NFKC", plain).split())
