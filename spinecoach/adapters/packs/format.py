"""Read the tables of one pack into an `Exercise`.

The format is explained to its writers in `resources/exercises/README.md`. A variant contains only
what differs from its exercise; everything else is taken from the exercise. How an exercise moves is
read by `movement`.

The words may stand in the same tables, or in a words file for each language. A words file has
the same keys: `steps` is a list of texts there, `phases` and `variants` are tables by id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spinecoach.adapters.files.table import STAND_IN, Table, describe
from spinecoach.adapters.packs.movement import (
    CUE_WORDS,
    TITLE_CHARACTERS,
    MovementDraft,
    read_movement,
)
from spinecoach.core.body.joint_limits import problems_of
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import (
    ADVISED_REPS,
    REST,
    SETS,
    Citation,
    Correction,
    Dose,
    Exercise,
    Level,
    Variant,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.mistake import Found, Mistake, Seen, Unit, Wanted

if TYPE_CHECKING:
    from spinecoach.core.body.joint_limits import PoseProblem
    from spinecoach.core.mistake import KeyPath

LINE_WORDS = 6
"""Words of a correction: what fits into a three-second phase at 140 words a minute."""

_WORD_KEYS = (
    *("title", "synonyms", "summary", "why", "equipment", "cautions"),
    *("corrections", "shorter", "sources", "language"),
)
"""The keys that only hold words: they are not read if there is a words file."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
"""A language tag, in small letters."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def read_exercise(table: Table, words: Table | None = None, language: str = "") -> Exercise:
    """Read a whole file; mistakes are noted in its table, and then the exercise must not be used.

    `words` is the top table of the words file in `language`; without one, the words in the file
    itself are read, and the language that it names.
    """
    own_language = _language(table)
    if words is None:
        words = table
    else:
        table.known(*_WORD_KEYS)
        words.known("language")
    draft = read_movement(table, words)
    dose = _dose(table.table("dose"))
    table.flag("dumbbells", default=False)
    equipment = _equipment(table, words, draft)
    primary, secondary = _muscles(table.table("muscles"))
    sources = words if "sources" in words else table
    exercise = Exercise(
        id=_identifier(table),
        title=words.text("title", characters=TITLE_CHARACTERS),
        synonyms=words.texts("synonyms"),
        summary=words.text("summary"),
        primary=primary,
        secondary=secondary,
        equipment=equipment,
        movement=draft.movement(),
        dose=dose,
        corrections=tuple(
            Correction(mistake, line)
            for mistake, line in words.pairs("corrections", words=LINE_WORDS)
        ),
        cautions=words.texts("cautions", least=1),
        variants=_variants(table, words, draft, dose, equipment),
        sources=tuple(
            Citation(fact, source)
            for fact, source in (sources.pairs("sources") if "sources" in sources else ())
        ),
        language=own_language if words is table else language,
        shorter=words.pairs("shorter", words=CUE_WORDS) if "shorter" in words else (),
    )
    table.close()
    words.close()
    return exercise


def impossible_poses(exercise: Exercise) -> list[Mistake]:
    """Return the poses that no body can take; an inherited pose is named once."""
    own = problems_of(exercise.movement)
    found: list[tuple[KeyPath, PoseProblem]] = [((), problem) for problem in own]
    for number, variant in enumerate(exercise.variants):
        problems = problems_of(variant.movement)
        found += [(("variants", number), problem) for problem in problems if problem not in own]
    return [Mistake((*place, p.part, p.place, "pose"), p.expected, p.found) for place, p in found]


def useless_short_forms(exercise: Exercise) -> list[Mistake]:
    """Return the keys of `[shorter]` that are not a cue, so that their short form is never said.

    A movement without cues says the corrections instead.
    """
    movements = (exercise.movement, *(variant.movement for variant in exercise.variants))
    each = [[cue for phase in movement.phases for cue in phase.cues] for movement in movements]
    corrections = [one.line for one in exercise.corrections]
    shorter = Table(dict(exercise.shorter), ("shorter",), [])
    shorter.known(*(cue for own in each for cue in own or corrections))
    shorter.close()
    return shorter.mistakes


def _language(table: Table) -> str:
    """Return the language of the file's own words; "" if it does not say."""
    if "language" not in table:
        return ""
    language = table.text("language", characters=TITLE_CHARACTERS).lower()
    if language != STAND_IN and not LANGUAGE.fullmatch(language):
        table.wrong("language", Wanted.LANGUAGE, describe(language))
    return language


def _muscles(table: Table) -> tuple[tuple[Muscle, ...], tuple[Muscle, ...]]:
    primary = table.choices("primary", Muscle, least=1)
    secondary = table.choices("secondary", Muscle)
    for muscle in secondary:
        if muscle in primary:
            table.wrong("secondary", Wanted.MUSCLE_ONCE, Found(Seen.PRIMARY_ALREADY, muscle))
    table.close()
    return primary, secondary


def _variants(
    table: Table, words: Table, base: MovementDraft, dose: Dose, equipment: Equipment
) -> tuple[Variant, ...]:
    apart = words is not table
    all_words = words.table("variants") if apart and "variants" in table else words
    variants: list[Variant] = []
    for each in table.tables("variants"):
        identifier = _identifier(each)
        own = each
        if apart:
            each.known(*_WORD_KEYS, "short")
            own = all_words.table(identifier)
        draft = read_movement(each, own, base)
        variant = Variant(
            id=identifier,
            title=own.text("title", characters=TITLE_CHARACTERS),
            level=each.choice("level", Level),
            why=own.text("why"),
            equipment=_equipment(table, own, draft, equipment),
            movement=draft.movement(),
            dose=_dose(each.table("dose"), dose) if "dose" in each else dose,
            short=own.text("short", characters=TITLE_CHARACTERS, default="", empty=True),
        )
        if variant.id != STAND_IN and variant.id in {other.id for other in variants}:
            each.wrong("id", Wanted.OWN_ID, Found(Seen.SECOND_TIME, variant.id))
        each.close()
        own.close()
        variants.append(variant)
    if apart:
        all_words.close()
    return tuple(variants)


def _equipment(
    table: Table, words: Table, draft: MovementDraft, base: Equipment | None = None
) -> Equipment:
    """Return what to have at hand; a variant that does not say it has the things of its exercise.

    `table` is the exercise's: it says whether the dumbbells of each grip are counted.
    """
    counted = table.take("dumbbells") is True
    things = words.texts("equipment") if base is None or "equipment" in words else base.things
    return Equipment(things, draft.grip.dumbbells if counted else 0)


def _identifier(table: Table) -> str:
    value = table.text("id", characters=TITLE_CHARACTERS)
    if not _ID.fullmatch(value):
        table.wrong("id", Wanted.ID, describe(value))
    return value


def _dose(table: Table, base: Dose | None = None) -> Dose:
    low, high = table.whole_range(
        "reps", *ADVISED_REPS, default=(base.reps_low, base.reps_high) if base else None
    )
    sets = table.whole("sets", *SETS, default=base.sets if base else None)
    rest = table.number("rest", *REST, Unit.SECONDS, default=base.rest if base else None)
    table.close()
    return Dose(low, high, sets, rest)
