"""A routine as a person keeps it: which exercises in which order, and how much of each.

A routine is plain data and names exercises by their ids. If the file of an exercise was removed,
its item stays in the routine; the person is told, and the workout leaves it out until the file
comes back. The article's routine is made from the shelf of exercises whenever it is asked for, so
it always exists.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.exercise.exercise import REST, SETS
from spinecoach.core.mistake import Expected, Found, Mistake, Seen, Unit, Wanted
from spinecoach.core.preferences import PACE
from spinecoach.core.workout.timeline import Planned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinecoach.core.exercise.exercise import Exercise, Movement, Variant


ARTICLE = ("dumbbell-pullover", "superman", "shoulder-squeezes", "bent-over-row")
"""The article's exercises in its order, by id."""

REPS = (1, 100)
"""How many reps of a set an item may ask for."""

LONGEST_NAME = 60

LONGEST_NOTE = 120
"""Characters of a note: it is said before the first set, which takes about ten seconds."""

MOST_ITEMS = 30
MOST_DECLINED = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a routine; `rest` in seconds, `weight_kg` None for no weight or unknown.

    `sets` is what a person counts; if a rep works one side only, an even number is planned
    (`planned_sets`). `note` is what to mind, in the words of whoever made the routine.
    """

    exercise: str
    variant: str = ""
    sets: int = 1
    reps: int = 8
    rest: float = 60.0
    pace: float = 1.0
    weight_kg: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Routine:
    """A routine and its name; in `own_pace` the person ends each rep, not the clock."""

    name: str
    items: tuple[Item, ...]
    own_pace: bool = False

    def with_item(self, index: int, item: Item) -> Routine:
        """Return the same routine with another item at `index`."""
        return replace(self, items=(*self.items[:index], item, *self.items[index + 1 :]))


def article(
    exercises: Iterable[Exercise],
    variants: Mapping[str, str] | None = None,
    owned: Sequence[float] = (),
) -> Routine:
    """Return the article's routine: one set at the fewest reps, with the lightest dumbbell owned.

    If none of the article's exercises is on the shelf, it holds all that are.
    """
    shelf = {exercise.id: exercise for exercise in exercises}
    ids = [name for name in ARTICLE if name in shelf] or list(shelf)
    chosen = variants or {}
    return Routine(
        ARTICLE_NAME,
        tuple(item_of(shelf[name], chosen.get(name, ""), owned) for name in ids),
    )


@dataclass(frozen=True, slots=True)
class Routines:
    """What a person has saved: routines, which one is in use, and the questions answered "not now".

    The article's routine is in use if no other is, and need not be saved. A saved routine with its
    name replaces it until it is removed.
    """

    saved: tuple[Routine, ...] = ()
    chosen: str = ARTICLE_NAME
    declined: tuple[str, ...] = ()

    def find(self, name: str) -> Routine | None:
        """Return the saved routine of that name, or None."""
        return next((routine for routine in self.saved if routine.name == name), None)

    def with_routine(self, routine: Routine, instead_of: str = "") -> Routines:
        """Return these with a routine saved: in the place of the one it replaces, or at the end."""
        old = instead_of or routine.name
        kept = [one for one in self.saved if one.name not in {old, routine.name}]
        names = [one.name for one in self.saved]
        at = names.index(old) if old in names else len(kept)
        saved = (*kept[:at], routine, *kept[at:])
        return replace(self, saved=saved, chosen=routine.name)

    def without(self, name: str) -> Routines:
        """Return these without a routine; the article's is then in use."""
        saved = tuple(routine for routine in self.saved if routine.name != name)
        return replace(self, saved=saved, chosen=ARTICLE_NAME)

    def declining(self, key: str) -> Routines:
        """Return these with one more question answered "not now"; the oldest are dropped."""
        return replace(self, declined=(*self.declined, key)[-MOST_DECLINED:])


def with_note(routine: Routine, exercise: str, note: str) -> Routine | None:
    """Return a routine with a note at each place of an exercise; None where it is not in it."""
    if exercise not in {item.exercise for item in routine.items}:
        return None
    items = (
        replace(item, note=note) if item.exercise == exercise else item for item in routine.items
    )
    return replace(routine, items=tuple(items))


def one_line(typed: str) -> str:
    """Return a text as it is kept: without line ends, blanks around it, or what cannot be seen."""
    return " ".join("".join(char if char.isprintable() else " " for char in typed).split())


def item_of(exercise: Exercise, variant_id: str = "", owned: Sequence[float] = ()) -> Item:
    """Return the item for an exercise as a beginner does it."""
    variant = variant_of(exercise, variant_id)
    dose = (variant or exercise).dose
    carries = weights.carries((variant or exercise).movement)
    return Item(
        exercise.id,
        variant.id if variant else "",
        reps=dose.reps_low,
        rest=dose.rest,
        weight_kg=min(owned, default=None) if carries else None,
    )


def variant_of(exercise: Exercise, variant_id: str) -> Variant | None:
    """Return the variant of that id; None, the exercise itself, if a pack does not have it."""
    return next((variant for variant in exercise.variants if variant.id == variant_id), None)


def movement_of(exercise: Exercise, item: Item) -> Movement:
    """Return the movement of an item."""
    return (variant_of(exercise, item.variant) or exercise).movement


def planned_sets(item: Item, movement: Movement, sets: int = 0) -> int:
    """Return the sets of an item in a workout: even, if a rep works one side only."""
    count = sets or item.sets
    return count + (count % 2 if movement.one_sided else 0)


def plan_of(routine: Routine, exercises: Iterable[Exercise], sets: int = 0) -> tuple[Planned, ...]:
    """Plan a routine without exercises that have no file; `sets` above 0 is used for all items."""
    shelf = {exercise.id: exercise for exercise in exercises}
    return tuple(
        _planned(shelf[item.exercise], item, sets)
        for item in routine.items
        if item.exercise in shelf
    )


def gone(routine: Routine, exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Return the ids of a routine's exercises that have no file, each once."""
    shelf = {exercise.id for exercise in exercises}
    return tuple(dict.fromkeys(i.exercise for i in routine.items if i.exercise not in shelf))


def mistakes(routine: Routine) -> tuple[Mistake, ...]:
    """Return all that is wrong with a routine; `phrases.routine.mistake` has the words."""
    found = []
    if not routine.name.strip():
        expected = Expected(Wanted.TEXT_OF_CHARACTERS, high=LONGEST_NAME)
        found.append(Mistake(("name",), expected, Found(Seen.EMPTY_TEXT)))
    if len(routine.name) > LONGEST_NAME:
        expected = Expected(Wanted.TEXT_OF_CHARACTERS, high=LONGEST_NAME)
        seen = Found(Seen.TOO_MANY_CHARACTERS, routine.name[:LONGEST_NAME], len(routine.name))
        found.append(Mistake(("name",), expected, seen))
    if not 1 <= len(routine.items) <= MOST_ITEMS:
        expected = Expected(Wanted.TABLES, 1, MOST_ITEMS)
        found.append(Mistake(("items",), expected, Found(Seen.LIST, number=len(routine.items))))
    seen_already: set[str] = set()
    for number, item in enumerate(routine.items):
        if item.exercise in seen_already:
            twice = Found(Seen.SECOND_TIME, item.exercise)
            place = ("items", number, "exercise")
            found.append(Mistake(place, Expected(Wanted.EACH_ONCE), twice))
        seen_already.add(item.exercise)
        found += [
            mistake._replace(path=("items", number, *mistake.path))
            for mistake in item_mistakes(item)
        ]
    return tuple(found)


def item_mistakes(item: Item) -> tuple[Mistake, ...]:
    """Return what is wrong with one item; `phrases.routine.item_mistake` has the words."""
    numbers = (
        ("sets", item.sets, Expected(Wanted.WHOLE, *SETS)),
        ("reps", item.reps, Expected(Wanted.WHOLE, *REPS)),
        ("rest", item.rest, Expected(Wanted.NUMBER, *REST, Unit.SECONDS)),
        ("pace", item.pace, Expected(Wanted.NUMBER, *PACE)),
    )
    found = [
        Mistake((name,), expected, Found(Seen.VALUE, f"{value:g}"))
        for name, value, expected in numbers
        if not expected.low <= value <= expected.high
    ]
    if len(item.note) > LONGEST_NOTE:
        seen = Found(Seen.TOO_MANY_CHARACTERS, item.note[:LONGEST_NOTE], len(item.note))
        expected = Expected(Wanted.TEXT_OF_CHARACTERS, high=LONGEST_NOTE)
        found.append(Mistake(("note",), expected, seen))
    heavy = None if item.weight_kg is None else weights.mistake(item.weight_kg)
    return (*found, heavy) if heavy else tuple(found)


def _planned(exercise: Exercise, item: Item, sets: int) -> Planned:
    variant = variant_of(exercise, item.variant)
    movement = (variant or exercise).movement
    return Planned(
        exercise,
        planned_sets(item, movement, sets),
        item.reps,
        # A rest has at least one second, because a block cannot be empty.
        max(1.0, item.rest),
        variant,
        item.weight_kg if weights.carries(movement) else None,
        item.pace,
        note=item.note,
    )
