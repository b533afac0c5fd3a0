"""A plan: a routine that one person hands over to another as a file, compared with what is here.

It holds the exercises that are not the program's own, and nothing about a person: neither
what was done nor how it felt. Whoever opens it is shown all of it first, and nothing of theirs is
ever replaced: what differs is kept beside it under a name of its own.
`core.phrases.plan` has the words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.routine import LONGEST_NAME, Routine, movement_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spinecoach.core.coaching.routine import Item, Routines
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.record.archive import Refusal

ENDING = ".spineplan"
"""How the name of a plan's file ends."""

LONGEST_AUTHOR = 200
"""Characters in which somebody says who they are and what the plan is for."""


NO_ROUTINE = Routine("", ())


@dataclass(frozen=True, slots=True)
class Plan:
    """A routine to hand over; `author` is who it is from, in their own words."""

    routine: Routine
    author: str = ""


class HandOut(NamedTuple):
    """What is printed of a routine: its exercises, and who it is from, in their own words."""

    title: str
    author: str
    exercises: tuple[tuple[Item, Exercise], ...]


class Standing(StrEnum):
    """How an exercise of a plan stands to those that are here."""

    HERE = "here"  # the same
    NEW = "new"
    BESIDE = "beside"  # another one of that name is here: this one gets a name of its own
    MISSING = "missing"  # neither here nor usable in the file


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One exercise of a plan, as it would be here; `exercise` is None if it is missing."""

    item: Item
    exercise: Exercise | None
    standing: Standing

    @property
    def cautions(self) -> tuple[str, ...]:
        """The cautions of the exercise."""
        return self.exercise.cautions if self.exercise is not None else ()


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What opening a plan would do. With `refused` there is nothing else.

    `routine` is what would be kept, under its name here, and `title` how the plan calls it; `known`
    tells that it is here already.
    """

    name: str
    refused: Refusal | None = None
    author: str = ""
    routine: Routine = NO_ROUTINE
    parts: tuple[PlanPart, ...] = ()
    known: bool = False
    title: str = ""

    @property
    def hand_out(self) -> HandOut:
        """What is printed of it: without the exercises that are missing."""
        found = tuple(
            (part.item, part.exercise) for part in self.parts if part.exercise is not None
        )
        return HandOut(self.title or self.routine.name, self.author, found)

    @property
    def usable(self) -> bool:
        """Whether anything of it can be trained here."""
        return any(part.exercise is not None for part in self.parts)


def to_hand_over(routine: Routine, author: str, name: str, *, with_weights: bool) -> Plan:
    """Return the plan of a routine under a name; the person's weights go along only on wish."""
    items = routine.items
    if not with_weights:
        items = tuple(replace(item, weight_kg=None) for item in items)
    return Plan(replace(routine, name=name, items=items), author)


def shared_cautions(exercises: Sequence[Exercise]) -> tuple[str, ...]:
    """Return the cautions that all of several exercises have: they need to be read once only."""
    if len(exercises) <= 1:
        return ()
    first, *others = exercises
    return tuple(
        caution for caution in first.cautions if all(caution in one.cautions for one in others)
    )


def with_dumbbell(part: PlanPart, owned: Sequence[float]) -> PlanPart:
    """Return a part with the lightest dumbbell owned if it wants one that no plan names."""
    if part.exercise is None or part.item.weight_kg is not None:
        return part
    if not weights.carries(movement_of(part.exercise, part.item)):
        return part
    return replace(part, item=replace(part.item, weight_kg=min(owned, default=None)))


def settled(routine: Routine, here: Routines, called: Callable[[str], str]) -> Routine:
    """Return a routine under a name that no other routine has; one that is here keeps its name.

    `called` returns how a routine is called in the person's language.
    """
    taken = {ARTICLE_NAME, called(ARTICLE_NAME)}
    own = (replace(routine, name=name) for name in _names(called(routine.name)))
    return next(one for one in own if one.name not in taken and here.find(one.name) in (None, one))


def _names(name: str) -> Iterator[str]:
    """Return the name, and then what it is called if that is taken, without end."""
    endings = chain([""], (f" {number}" for number in count(2)))
    return (name[: LONGEST_NAME - len(ending)] + ending for ending in endings)
